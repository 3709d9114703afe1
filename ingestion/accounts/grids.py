"""Real tables (``Document.grids``) as internal tables, continued over pages where they run on."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.accounts.headings import (
    columns_of,
    context_rows,
    heading_rows,
    heading_strays,
    records_of,
)
from ingestion.accounts.table import Matrix, Table, expand
from ingestion.accounts.values import unit_in
from ingestion.accounts.vocabulary import compact
from ingestion.model import Grid, Line

_LOOK_BACK = 8
"""Lines above a table in which its title and unit may stand."""


def table_of(grid: Grid, lines: Sequence[Line], previous: Table | None) -> Table | None:
    """Return the grid as a table. One without headings of its own continues ``previous``, or is None."""
    matrix = expand(grid)
    if not matrix:
        return None
    inner, first = context_rows(matrix)
    above = lines_above(grid, lines)
    body = heading_rows(matrix, first)
    if body == first:
        if previous is None or inner or len(previous.columns) != len(matrix[0]):
            return None
        columns, title, context = previous.columns, previous.title, previous.context
    else:
        columns = columns_of(matrix, first, body)
        title, context = "", (*above, *inner)
    strays = heading_strays(matrix, first, body, grid.after_line)
    records = strays + records_of(matrix, body, columns, grid.after_line)
    below = next((record for record in records if record not in strays), None)
    if below and not below.label and not below.code and _total_in_heading(matrix, first, body):
        below.is_total = True
    return Table(title, tuple(context), columns, records, grid.locator, grid.after_line, grid.after_line)


def _total_in_heading(matrix: Matrix, first: int, body: int) -> bool:
    """Tell whether 合计 stands in the label column of the lowest heading row, its values below it."""
    cell = matrix[body - 1][0]
    return body - 1 > first and cell is not None and compact(cell.text) == "合计"


def lines_above(grid: Grid, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the texts above a grid, nearest last: the lines before it, then its own title lines.

    Lines are taken back to the first sentence; page numbers and blank lines do not count.
    """
    texts: list[str] = []
    for line in reversed(lines[max(0, grid.after_line - 2 * _LOOK_BACK) : grid.after_line + 1]):
        word = compact(line.text)
        if not word or word.isdigit():
            continue
        if "。" in word or len(word) > 80 or len(texts) >= _LOOK_BACK:
            break
        texts.append(line.text)
        if len(texts) >= 2 and unit_in(texts[0]) is None and unit_in(word):
            break
    above = [text for text in reversed(texts) if text not in grid.title_lines]
    return (*above, *grid.title_lines)
