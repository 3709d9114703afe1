"""Rows cut out of a stream of cells whose header has a mark for every level: do the marks bear the cut out?

A row that was cut at the wrong cell has its marks in other columns, and the marks of the rows below a name no
longer make the mark of that name.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ingestion.grid import Column, TableCell
from ingestion.numbers import parse_decimal

Marks = tuple[Decimal | None, ...]


def marks_of(
    columns: Sequence[Column], slices: Sequence[tuple[int, int]], cells: Sequence[TableCell]
) -> Marks:
    """Return the marks of a row, one for each column of marks; None where it has no cell or no number."""
    return tuple(
        parse_decimal(cells[start].compact.removesuffix("分")) if end > start else None
        for column, (start, end) in zip(columns, slices, strict=False)
        if column.role == "full_mark"
    )


def marks_contradict(rows: Sequence[Marks]) -> bool:
    """Tell whether the marks of the lowest level make less or more than a mark printed above them.

    The rows below the last mark of a level may go on on another page: they may make less.
    """
    width = max((len(row) for row in rows), default=0)
    for level in range(width - 1):
        opened = [index for index, row in enumerate(rows) if row[level] is not None]
        if not opened:
            continue
        for index, end in zip(opened, [*opened[1:], len(rows)], strict=True):
            above = rows[index][level] or Decimal(0)
            below = sum((row[-1] or Decimal(0) for row in rows[index:end]), Decimal(0))
            if below > above or (below < above and end < len(rows)):
                return True
    return False
