"""A process beside ours, started early because what it imports takes long, that then waits for work."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
from collections.abc import Callable
from multiprocessing import util
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from ingestion.processes import deaf_to_interrupt, die_with_parent

_CONTEXT = multiprocessing.get_context("spawn")


class HelperDiedError(RuntimeError):
    """The process ended, or did not answer in time; the message is Chinese."""


class Helper:
    """A process that runs ``serve(pipe, *arguments)`` until the pipe closes."""

    def __init__(self, name: str, serve: Callable[..., None], *arguments: Any) -> None:
        """``name`` is Chinese and used in messages. ``serve`` is a function of a module."""
        self.name = name
        self.pipe: Connection[Any, Any]
        self.pipe, far = _CONTEXT.Pipe()
        self.process: BaseProcess = _CONTEXT.Process(
            target=_begin, args=(serve, far, *arguments), daemon=True
        )
        with deaf_to_interrupt():
            self.process.start()
        far.close()

    def send(self, message: Any) -> None:
        """Give it something to do. Raises ``HelperDiedError``."""
        try:
            self.pipe.send(message)
        except OSError:
            raise self._died() from None

    def receive(self, seconds: float) -> Any:
        """Return its next message. Raises ``HelperDiedError`` when none comes within ``seconds``."""
        try:
            if self.pipe.poll(seconds):
                return self.pipe.recv()
        except (EOFError, OSError):
            raise self._died() from None
        raise HelperDiedError(f"{self.name}进程超过{seconds:g}秒没有结果")

    def _died(self) -> HelperDiedError:
        self.process.join(5)
        return HelperDiedError(f"{self.name}进程异常退出（退出码{self.process.exitcode}）")

    def stop(self, seconds: float = 5) -> None:
        """End the process: let it go by itself, and if it does not, end it."""
        self.pipe.close()
        self.process.join(seconds)
        self.process.kill()
        self.process.join()


def collect_seldom() -> None:
    """Look for garbage a hundred times more seldom.

    Importing this stack makes a million objects that stay; looking through them again and again took
    a tenth of a warm run. Nothing large is garbage in a cycle here.
    """
    gc.set_threshold(100_000, 50, 100)


def _begin(serve: Callable[..., None], pipe: Connection[Any, Any], *arguments: Any) -> None:
    """Run in the helper, and do not outlive the parent."""
    die_with_parent()
    collect_seldom()
    with contextlib.suppress(BrokenPipeError):
        serve(pipe, *arguments)
    # Taking the modules apart one by one would cost half a second; semaphores must be given back.
    util._exit_function()  # type: ignore[attr-defined]
    os._exit(0)


_running: dict[str, Helper] = {}


def start_helper(name: str, serve: Callable[..., None], *arguments: Any) -> Helper:
    """Return the running helper of this name, starting it when there is none."""
    helper = _running.get(name)
    if helper is None or not helper.process.is_alive():
        helper = _running[name] = Helper(name, serve, *arguments)
    return helper


_leaving: list[Helper] = []


def dismiss_helper(helper: Helper) -> None:
    """Tell a helper that it is not needed any more; it leaves while others go on working."""
    for name in [name for name, one in _running.items() if one is helper]:
        _leaving.append(_running.pop(name))
    helper.pipe.close()


def stop_helpers() -> None:
    """End every helper."""
    helpers = [*_running.values(), *_leaving]
    _running.clear()
    _leaving.clear()
    for helper in helpers:
        helper.pipe.close()
    for helper in helpers:
        helper.stop()
