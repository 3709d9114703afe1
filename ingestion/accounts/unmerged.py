"""Headings centred over columns without merging their cells: the blanks to the right are theirs too."""

from __future__ import annotations

from ingestion.accounts.table import Matrix
from ingestion.accounts.values import read_value
from ingestion.model import Cell


def spread_headings(matrix: Matrix, start: int, end: int) -> Matrix:
    """Return the matrix with each unmerged heading of rows ``start`` to ``end`` over all columns it covers.

    A blank heading cell belongs to the heading on its left where both have a heading below them and the
    same one above them. A merged heading covers its own columns and no more.
    """
    spread = [list(row) for row in matrix]
    for row_no in range(start, end - 1):
        for column in range(1, len(spread[row_no])):
            cell, left = spread[row_no][column], spread[row_no][column - 1]
            if left is None or (cell is not None and cell.text.strip()) or not left.text.strip():
                continue
            if left.col_span > 1 or left.row_span > 1 or left.row != row_no:
                continue
            if not (_is_named(spread, row_no, end, column) and _is_named(spread, row_no, end, column - 1)):
                continue
            if row_no == start or _same(spread[row_no - 1][column], spread[row_no - 1][column - 1]):
                spread[row_no][column] = left
    return spread


def _is_named(matrix: Matrix, row_no: int, end: int, column: int) -> bool:
    """Tell whether words stand in a column below a heading row."""
    below = [matrix[number][column] for number in range(row_no + 1, end)]
    return any(
        cell is not None and cell.row > row_no and cell.text.strip() and read_value(cell.text) is None
        for cell in below
    )


def _same(cell: Cell | None, left: Cell | None) -> bool:
    is_blank = cell is None or not cell.text.strip()
    is_left_blank = left is None or not left.text.strip()
    return cell is left or (is_blank and is_left_blank)
