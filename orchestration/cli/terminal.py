"""Writing to a terminal: widths of Chinese text, tables, a progress bar. No colours, no dependencies."""

from __future__ import annotations

import shutil
import sys
import time
import unicodedata
from collections.abc import Sequence
from typing import TextIO

from orchestration.places import one_line


def width(text: str) -> int:
    """Return the columns that ``text`` takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def cut(text: str, columns: int) -> str:
    """Return ``text`` shortened to ``columns``, with ``…`` where something was left out."""
    if width(text) <= columns:
        return text
    taken, used = [], 0
    for char in text:
        used += width(char)
        if used > columns - 1:
            break
        taken.append(char)
    return "".join(taken) + "…"


def pad(text: str, columns: int, right: bool = False) -> str:
    """Return ``text`` filled up with spaces to ``columns``."""
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space


def table(header: Sequence[str], rows: Sequence[Sequence[object]], limit: int = 60) -> list[str]:
    """Return a text table; numbers stand right, cells are cut to ``limit`` columns."""
    from decimal import Decimal

    cells = [[cut(_show(value), limit) for value in row] for row in rows]
    widths = [
        max([width(name), *(width(row[column]) for row in cells)]) for column, name in enumerate(header)
    ]
    numeric = [
        any(isinstance(row[column], int | float | Decimal) for row in rows) for column in range(len(header))
    ]
    lines = ["  ".join(pad(name, size, num) for name, size, num in zip(header, widths, numeric, strict=True))]
    lines.append("  ".join("─" * size for size in widths))
    lines += [
        "  ".join(pad(cell, size, num) for cell, size, num in zip(row, widths, numeric, strict=True))
        for row in cells
    ]
    return [line.rstrip() for line in lines]


def _show(value: object) -> str:
    return "" if value is None else one_line(str(value))


class Progress:
    """One line that moves on a terminal; a line a step elsewhere (log files, pipes)."""

    def __init__(self, stream: TextIO | None = None, quiet: bool = False) -> None:
        """``quiet`` writes nothing at all."""
        self.stream = stream or sys.stderr
        self.quiet = quiet
        self.moves = self.stream.isatty()
        self.step = ""
        self.drawn = 0.0
        self.started = time.monotonic()

    def __call__(self, step: str, done: int, total: int, name: str) -> None:
        """Show where a run is: see ``orchestration.reporter``."""
        if self.quiet:
            return
        now = time.monotonic()
        if not self.moves:
            if step != self.step:
                print(f"[{now - self.started:5.1f}s] {step}", file=self.stream, flush=True)
        elif step != self.step or done >= total or now - self.drawn > 0.05:
            columns = shutil.get_terminal_size().columns
            bar = f" {'█' * (20 * done // total):░<20} {done}/{total}" if total else ""
            line = cut(f"{now - self.started:5.1f}s  {step}{bar}  {name}", columns - 1)
            self.stream.write("\r\x1b[2K" + line)
            self.stream.flush()
            self.drawn = now
        self.step = step

    def close(self) -> None:
        """Clear the moving line."""
        if self.moves and not self.quiet:
            self.stream.write("\r\x1b[2K")
            self.stream.flush()
