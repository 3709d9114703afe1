"""Grids whose merged headings were printed once and not merged: those of the next row stand too far left."""

from __future__ import annotations

import itertools

from ingestion.accounts.table import Matrix
from ingestion.accounts.tree import is_label_head
from ingestion.accounts.values import read_value
from ingestion.model import Cell

_ROWS = 6
"""Headings stand within so many rows of a table."""
_FEWEST = 2


def has_lost_spans(matrix: Matrix) -> bool:
    """Tell headings like ``项目 | 预算数 | 决算数`` above more of them that begin in the labels' column.

    A cell of the second row is then no part of the heading above it.
    """
    rows = list(enumerate(matrix[:_ROWS]))
    return any(_is_short(row, top, low) for (row, top), (_, low) in itertools.pairwise(rows))


def _is_short(row: int, top: list[Cell | None], low: list[Cell | None]) -> bool:
    above, below = _words(top), _words(low)
    first = top[0]
    if len(above) < _FEWEST or len(below) <= len(above) or first is None or low[0] is None:
        return False
    if any(cell.col != place for place, cell in enumerate(above)) or is_label_head(low[0].text):
        return False  # blank cells keep the places of the headings
    merged = any(cell.col_span > 1 or cell.row_span > 1 for cell in (*above, *below))
    begins = low[0].row == row + 1 and bool(low[0].text.strip())
    numbers = any(read_value(cell.text) for cell in (*above, *below))
    return begins and not merged and not numbers and is_label_head(first.text)


def _words(row: list[Cell | None]) -> list[Cell]:
    return [cell for cell in row if cell is not None and cell.text.strip()]
