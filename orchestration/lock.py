"""One build at a time: an advisory lock on the warehouse folder, released by the system if we die."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO

_held: dict[Path, IO[str]] = {}
"""Locks of this process: every step of a run asks for the lock, the first one takes it."""


class BusyError(RuntimeError):
    """Another build is running in this warehouse; the message is Chinese."""


def hold(warehouse: Path, wait: float = 0.0, waiting: Callable[[str], None] | None = None) -> None:
    """Take the build lock of ``warehouse`` for this process, or raise ``BusyError`` after ``wait`` seconds.

    ``waiting`` is told once when there is something to wait for.
    """
    warehouse.mkdir(parents=True, exist_ok=True)
    path = (warehouse / ".lock").resolve()
    if path in _held:
        return
    file = path.open("a+", encoding="utf-8")
    # Who only looks whether a build runs holds the lock for a moment, too.
    end = time.monotonic() + max(wait, 0.5)
    told = False
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            owner = _owner(file)
            if time.monotonic() >= end:
                file.close()
                message = f"另一次构建正在使用该仓库（{owner}），请等它结束后再试：{warehouse}"
                raise BusyError(message) from None
            if waiting and not told:
                waiting(f"另一次构建正在进行（{owner}），等待其结束……")
                told = True
            time.sleep(0.2)
    file.truncate(0)
    started = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
    file.write(json.dumps({"pid": os.getpid(), "started": started}))
    file.flush()
    _held[path] = file


def release(warehouse: Path) -> None:
    """Give the lock back, if this process has it."""
    file = _held.pop((warehouse / ".lock").resolve(), None)
    if file is not None:
        file.close()


def holder(warehouse: Path) -> str:
    """Return who has the build lock of ``warehouse``: process and start, '' when nobody has."""
    try:
        with (warehouse / ".lock").open(encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return _owner(file)
    except OSError:
        return ""
    return ""


def _owner(file: IO[str]) -> str:
    try:
        file.seek(0)
        note = json.loads(file.read())
        return f"进程 {note['pid']}，始于 {note['started']}"
    except (ValueError, KeyError, TypeError):
        return "进程号未知"
