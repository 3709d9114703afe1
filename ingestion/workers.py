"""Worker processes that a file may crash, hang or fill without harm to any other file.

Each worker takes one file at a time over a pipe. One that dies, or holds a file for too long, is
replaced, and only the file it had is given up. ``concurrent.futures`` is not used because there one
dead worker ends the whole pool.
"""

from __future__ import annotations

import logging
import multiprocessing
import resource
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from ingestion.processes import deaf_to_interrupt, die_with_parent

log = logging.getLogger(__name__)
_CONTEXT = multiprocessing.get_context("spawn")
_START_SECONDS = 120.0
"""Loading the parser takes about a second; this is for a machine that swaps."""


@dataclass(frozen=True, slots=True)
class Task:
    """One file to work on; ``no`` comes back with the outcome."""

    no: int
    source_name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """The packed entry of a file, or why there is none. ``lasting``: another try would end the same."""

    no: int
    payload: bytes | None
    reason_code: str = ""
    reason: str = ""
    lasting: bool = True
    detail: str = ""
    """Traceback, for the log."""


Work = Callable[[str, bytes], bytes]
"""Source name and content to a packed entry; must be importable by name from a new process."""


class WorkerStartError(RuntimeError):
    """A worker could not even load the parser: our fault, not a file's; stops the run."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """First message of a worker: ``fault`` is a traceback when it could not start."""

    fault: str = ""


def attempt(work: Work, task: Task) -> Outcome:
    """Do ``work`` on one file; any error becomes an outcome with a Chinese reason, and a log entry."""
    try:
        return Outcome(task.no, work(task.source_name, task.data))
    except MemoryError:
        advice = "请拆分文件，或在构建时用 --limit memory=更大的数（GB）"
        return Outcome(task.no, None, "limit_memory", f"解析所需内存超过上限，文件未入库；{advice}", False)
    except Exception as error:
        what = f"{type(error).__name__}: {error}"[:300]
        reason = f"解析程序出错（{what}），文件未入库；这是程序的缺陷，请把该文件反馈给维护者"
        return Outcome(task.no, None, "parser_error", reason, detail=traceback.format_exc())


def run_tasks(
    work: Work,
    tasks: Iterable[Task],
    *,
    workers: int,
    timeout: float,
    memory: int | None,
    prepare: Callable[[], None] | None = None,
) -> Iterator[Outcome]:
    """Yield an outcome for every task, in the order in which they end.

    ``workers`` 0 works in this process, without protection. ``timeout`` is in seconds for one file,
    ``memory`` the address space of one worker in bytes. ``prepare`` is called once in each worker, before
    the time of its first file begins. Raises ``WorkerStartError`` when a worker cannot start.
    """
    if workers <= 0:
        for task in tasks:
            done = attempt(work, task)
            _log(task, done)
            yield done
        return
    queue = iter(tasks)
    crew: list[_Worker] = []
    try:
        while True:
            while len(idle := [worker for worker in crew if worker.task is None]) or len(crew) < workers:
                following = next(queue, None)
                if following is None:
                    break
                if not idle:
                    crew.append(_Worker(work, timeout, memory, prepare))
                    idle.append(crew[-1])
                idle[0].give(following)
            busy = [worker for worker in crew if worker.task is not None]
            if not busy:
                return
            wait([worker.pipe for worker in busy], timeout=min(worker.left() for worker in busy))
            for worker in busy:
                outcome = worker.collect()
                if outcome is not None:
                    yield outcome
    finally:
        for worker in crew:
            worker.stop()


def _log(task: Task, outcome: Outcome) -> None:
    """Keep what a maintainer needs of a file that could not be parsed."""
    if outcome.reason_code:
        log.warning("%s: %s\n%s", task.source_name, outcome.reason, outcome.detail)


class _Worker:
    """A process and the file it has."""

    pipe: Connection[Any, Any]
    process: BaseProcess

    def __init__(
        self, work: Work, timeout: float, memory: int | None, prepare: Callable[[], None] | None
    ) -> None:
        self.timeout, self.arguments = timeout, (work, memory, prepare)
        self.task: Task | None = None
        self.deadline = 0.0
        self._start()

    def _start(self) -> None:
        self.pipe, far = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_serve, args=(far, *self.arguments), daemon=True)
        with deaf_to_interrupt():
            self.process.start()
        far.close()
        self.ready = False

    def give(self, task: Task) -> None:
        self.task = task
        self.deadline = time.monotonic() + (self.timeout if self.ready else _START_SECONDS)
        try:
            self.pipe.send(task)
        except OSError:  # it died while idle: collect() sees that and gives the file's outcome
            log.warning("worker was gone before %s", task.source_name)

    def left(self) -> float:
        return max(0.0, self.deadline - time.monotonic())

    def collect(self) -> Outcome | None:
        """Return the outcome if there is one: an answer, a death or the time limit."""
        assert self.task is not None
        task, outcome = self.task, None
        try:
            if self.pipe.poll():
                message = self.pipe.recv()
                if isinstance(message, _Ready):
                    self._greet(message)
                else:
                    outcome = message
        except (EOFError, OSError):
            self.process.join(5)
            code = self.process.exitcode
            if not self.ready:
                raise WorkerStartError(f"解析进程无法启动（退出码{code}）") from None
            how = f"信号{-code}" if code is not None and code < 0 else f"退出码{code}"
            reason = f"解析进程异常退出（{how}），文件未入库；其他文件不受影响"
            outcome = Outcome(task.no, None, "parser_crash", reason, False)
            self._replace()
        if outcome is None and self.left() == 0:
            if not self.ready:
                raise WorkerStartError(f"解析进程{_START_SECONDS:g}秒内未能启动")
            advice = "请拆分文件，或在构建时用 --limit seconds=更大的数"
            reason = f"解析超过{self.timeout:g}秒仍未结束，文件未入库；{advice}"
            outcome = Outcome(task.no, None, "limit_seconds", reason, False)
            self._replace()
        if outcome is not None:
            self.task = None
            _log(task, outcome)
        return outcome

    def _greet(self, message: _Ready) -> None:
        if message.fault:
            raise WorkerStartError(f"解析程序无法加载：{message.fault}")
        self.ready = True
        self.deadline = time.monotonic() + self.timeout

    def _replace(self) -> None:
        self._end()
        self._start()

    def stop(self) -> None:
        self._end()

    def _end(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


def _serve(
    pipe: Connection[Any, Any], work: Work, memory: int | None, prepare: Callable[[], None] | None
) -> None:
    """Work on files until the pipe closes: the body of a worker process."""
    die_with_parent()
    if memory is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        if prepare is not None:
            prepare()
        pipe.send(_Ready())
    except Exception:
        pipe.send(_Ready(traceback.format_exc(limit=-3)))
        return
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(attempt(work, task))
