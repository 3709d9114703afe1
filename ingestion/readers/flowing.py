"""Lines and tables of a text that flows (web pages, Word), in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingestion.model import Grid, Line
from ingestion.readers.limits import Limits
from ingestion.readers.lines import clean_text, make_line
from ingestion.readers.spans import SpanCell, lay_out, peel_titles

_TITLE_LINES = 5
_LONGEST_TITLE = 60


@dataclass(slots=True)
class FlowingText:
    """Collects lines and grids; the short lines above a table are its titles."""

    limits: Limits
    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    _titles_from: int = 0

    def line(self, raw: str, locator: str, is_cell: bool = False) -> None:
        """Add a line unless it is blank."""
        if raw.strip():
            self.lines.append(make_line(len(self.lines), raw, locator, is_cell=is_cell))

    def add_table(self, rows: Sequence[Sequence[SpanCell]], caption: Iterable[str] = ()) -> None:
        """Add a table; its ``caption`` stands between the lines above it and the titles inside it."""
        number = len(self.grids) + 1
        laid = lay_out(rows, lambda r, _: f"table {number} row {r + 1}", self.limits)
        inside, laid = peel_titles(laid)
        titles = (*_title_lines(self.lines, self._titles_from), *caption, *inside)
        self._titles_from = len(self.lines)
        self.grids.append(Grid(laid, f"table {number}", titles, len(self.lines) - 1))


def _title_lines(lines: list[Line], start: int) -> tuple[str, ...]:
    """Return the last short lines since ``start`` (the previous table), back to the last sentence."""
    found: list[str] = []
    for line in reversed(lines[max(start, len(lines) - _TITLE_LINES) :]):
        text = clean_text(line.raw)
        if len(text) > _LONGEST_TITLE or text.endswith(("。", "；")):
            break
        found.append(text)
    return tuple(found[::-1])
