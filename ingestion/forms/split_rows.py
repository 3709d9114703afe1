"""Rows of a form that blank paragraphs cut into pieces."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.forms.block import is_header
from ingestion.forms.layout import (
    money_row_of,
    name_label_of,
    title_kind,
    total_label_of,
)
from ingestion.forms.money import money_header
from ingestion.grid import TableRow


def join_split_rows(rows: Sequence[TableRow], width: int) -> list[TableRow]:
    """Join pieces of rows that blank paragraphs cut, where the pieces make ``width`` cells exactly."""
    joined: list[TableRow] = []
    index = 0
    while index < len(rows):
        cells = list(rows[index].cells)
        end = index + 1
        if len(cells) < width and not opens_row(rows[index]):
            total, last = len(cells), end
            while last < len(rows) and total < width and not _begins(rows[last]):
                total += len(rows[last].cells)
                last += 1
            if total == width and last > end:
                cells = [cell for row in rows[index:last] for cell in row.cells]
                end = last
        joined.append(TableRow(tuple(cells)))
        index = end
    return joined


def _begins(row: TableRow) -> bool:
    """Return whether ``row`` begins a row of its own and goes on with none."""
    first = row.cells[0].compact if row.cells else ""
    return opens_row(row) or money_row_of(first) is not None


def opens_row(row: TableRow) -> bool:
    """Return whether ``row`` is something else than a row of an indicator table."""
    filled = row.filled
    if not filled:
        return False
    first = filled[0].compact
    return bool(
        total_label_of(first)
        or name_label_of(first)
        or title_kind(filled[0].text)
        or is_header(row)
        or money_header(row)
    )
