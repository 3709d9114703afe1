"""One run of table-like lines, and what tells a title, a number and the data of a chart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingestion.accounts.headings import is_context
from ingestion.accounts.table import TableCell
from ingestion.accounts.values import BLANK, is_unit, read_value, unit_in
from ingestion.accounts.vocabulary import compact, match_title
from ingestion.model import Line

SENTENCE = re.compile("[。；;！？]|，.*，")
GAP = 3
"""Lines of another kind that may stand between those of one run (twice as many between bare cells)."""


@dataclass(slots=True)
class Block:
    """One run: its cells by source line (rows known) or in one stream, and the texts above it."""

    kind: str
    """``pipe``, ``tab``, ``spaced``, ``bare`` or ``inline`` (one line)."""
    rows: list[list[TableCell]]
    """Cells by source line for pipes, by group of lines for tabs, one a row for bare lines."""
    context: list[str] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    below: list[str] = field(default_factory=list)
    """The lines just below one with a cell a line: its note."""
    blanks: list[TableCell] = field(default_factory=list)
    """The blank lines between bare cells: blank cells, perhaps."""
    is_mixed: bool = False
    """Its lines hold other text as well."""

    @property
    def cells(self) -> list[TableCell]:
        """All cells in order."""
        return [cell for row in self.rows for cell in row]


def cell_of(text: str, line: Line, start: int) -> TableCell:
    """Return the cell printed from place ``start`` of ``line`` on, without the blanks around it."""
    lead = len(text) - len(text.lstrip())
    return TableCell(text.strip(), line.locator, line.no, start + lead, line.no, start)


def is_title(text: str) -> bool:
    """Tell a title of an accounts table or a line that states the unit."""
    word = compact(text)
    return bool(unit_in(word)) or (
        len(word) <= 60
        and not SENTENCE.search(text)
        and match_title(word) is not None
        and bool(re.search(r"表$|情况|[0-9]{4}年|决算|明细", word))
    )


def packed(rows: list[list[TableCell]]) -> list[list[TableCell]]:
    """Return the rows, the lines of the table's own head (title, body and unit) without their blank cells.

    They may be wider than the table: the unit stands at the end of a line as wide as the page.
    """
    above = list(itertools.takewhile(lambda row: all(_is_of_head(cell.text) for cell in row), rows))
    return [[cell for cell in row if compact(cell.text)] or row[:1] for row in above] + rows[len(above) :]


def _is_of_head(text: str) -> bool:
    return not compact(text) or is_context(text) or is_title(text)


def is_number(text: str) -> bool:
    """Tell a number, or a mark that stands for none (``-``)."""
    return read_value(text) is not None or (bool(text.strip()) and compact(text) in BLANK)


def is_chart_line(cells: Sequence[TableCell]) -> bool:
    """Tell the data of a drawn chart: two or more names of a line, then two or more numbers.

    A unit among the names makes it a row: its label, its unit and its numbers.
    """
    if len({cell.line_no for cell in cells}) > 1 or any(is_unit(cell.text) for cell in cells):
        return False
    kinds = ("b" if not compact(cell.text) else "n" if read_value(cell.text) else "t" for cell in cells)
    return bool(re.match("t{2,}n{2,}", "".join(kinds)))
