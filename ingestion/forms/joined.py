"""Lines put together, each character still knowing its place."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.grid import TableCell
from ingestion.model import Line

_BEFORE, _AFTER = 60, 20
"""Characters of the line around a cell that its quote shows."""


class Joined:
    """The text of several lines without white space, or with one blank for each run of it."""

    def __init__(self, lines: Sequence[Line], keep_blanks: bool = False) -> None:
        kept: list[tuple[Line, int, str]] = []
        for line in lines:
            for at, char in enumerate(line.text + " "):
                if not char.isspace():
                    kept.append((line, at, char))
                elif keep_blanks and kept and kept[-1][2] != " ":
                    kept.append((line, at, " "))
        self._places = [(line, at) for line, at, _ in kept]
        self.text = "".join(char for _, _, char in kept)

    def cell(self, start: int, end: int) -> TableCell:
        """Return ``text[start:end]`` as a cell at the place where it begins."""
        line, at = self._places[start]
        last_line, last = self._places[end - 1]
        stop = last + 1 if last_line is line else len(line.text)
        quote = line.quote(max(0, at - _BEFORE), stop + _AFTER)
        return TableCell(self.text[start:end], line.locator, line.no, at, quote)

    def line(self, at: int) -> Line:
        """Return the line that character ``at`` stands in."""
        return self._places[at][0]
