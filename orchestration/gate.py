"""The release gate in a process of its own, started early.

Importing Great Expectations takes longer than everything it does; in its own process that happens on
the other core while the reports are being read.
"""

from __future__ import annotations

import multiprocessing
import traceback
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

_CONTEXT = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """Whether the release may be published; ``failures`` are Chinese."""

    success: bool
    failures: list[str] = field(default_factory=list)
    statistics: dict[str, Any] = field(default_factory=dict)


class GateProcess:
    """A waiting release gate."""

    def __init__(self) -> None:
        """Start the process; it imports and then waits."""
        self.pipe: Connection[Any, Any]
        self.pipe, far = _CONTEXT.Pipe()
        self.process: BaseProcess = _CONTEXT.Process(target=_serve, args=(far,), daemon=True)
        self.process.start()
        far.close()

    def ask(self, build_db: Path, docs: Path, previous: Path | None) -> None:
        """Have the gate look at the build; it writes its HTML pages to ``docs``."""
        self.pipe.send((build_db, docs, previous))

    def answer(self, seconds: float = 600) -> GateAnswer:
        """Return the verdict. A gate that dies or does not answer is a gate that stays shut."""
        try:
            if self.pipe.poll(seconds):
                answer = self.pipe.recv()
                assert isinstance(answer, GateAnswer)
                return answer
            problem = f"发布检查超过{seconds:g}秒没有结果"
        except (EOFError, OSError):
            self.process.join(5)
            problem = f"发布检查进程异常退出（退出码{self.process.exitcode}）"
        return GateAnswer(False, [problem])

    def stop(self) -> None:
        """End the process."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


_gate: GateProcess | None = None


def start_gate() -> GateProcess:
    """Return the running gate process, starting it when there is none."""
    global _gate
    if _gate is None or not _gate.process.is_alive():
        _gate = GateProcess()
    return _gate


def stop_gate() -> None:
    """End the gate process, if one runs."""
    global _gate
    if _gate is not None:
        _gate.stop()
        _gate = None


def _serve(pipe: Connection[Any, Any]) -> None:
    """Import, then judge one build after the other until the pipe closes."""
    try:
        import great_expectations  # noqa: F401  the slow part, done before it is needed
        from expectations.release_gate import run_release_gate

        fault = ""
    except Exception:
        fault = traceback.format_exc(limit=3)
    while True:
        try:
            build_db, docs, previous = pipe.recv()
        except (EOFError, OSError):
            return
        if fault:
            pipe.send(GateAnswer(False, [f"发布检查无法启动：{fault}"]))
            continue
        try:
            result = run_release_gate(build_db, docs, previous)
            pipe.send(GateAnswer(result.success, list(result.failures), dict(result.statistics)))
        except Exception:
            pipe.send(GateAnswer(False, [f"发布检查出错：{traceback.format_exc(limit=3)}"]))
