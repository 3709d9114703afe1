"""Rows of a stream whose cells lost a blank one or were torn: what stands in which column is open."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.forms.listed_rows import ORDINAL
from ingestion.forms.money import is_amount
from ingestion.forms.sheet import IndicatorRow
from ingestion.grid import Column, TableRow

_VALUES = ("target", "actual")
_MARKS = ("full_mark", "score")


def has_stray_number(row: TableRow, columns: Sequence[Column], slices: Sequence[tuple[int, int]]) -> bool:
    """Tell a row with a number alone in a column of words: 分值 and 得分 may have slipped into it."""
    words = ("text", "remark")
    return any(
        is_amount(cell.compact)
        for column, cut in zip(columns, slices, strict=False)
        if column.kind in words
        for cell in row.cells[slice(*cut)]
    )


def drop_uncertain(rows: Sequence[IndicatorRow], columns: Sequence[Column], strays: Sequence[bool]) -> int:
    """Take out of each row what may stand in another column; return of how many rows.

    Where all rows lack the same cells, the column was left blank, and the others are where they belong. Else
    a row that lacks a mark may show it in the column before, and one of two values may be either. A number
    that begins a row is what the row before had too many. ``strays`` tells of each row whether numbers stand
    among its words.
    """
    roles = [role for role in (*_VALUES, *_MARKS) if any(role == column.role for column in columns)]
    lacking = [frozenset(role for role in roles if role not in row.cells) for row in rows]
    usual = max(lacking, key=lacking.count) if lacking else frozenset()
    numbered = bool(columns) and columns[0].title in ORDINAL
    touched = 0
    for number, (row, lost) in enumerate(zip(rows, lacking, strict=True)):
        drop: set[str] = set()
        if lost != usual and lost & set(_MARKS):
            drop |= {*_MARKS, *(_VALUES if any(_is_number(row, role) for role in _VALUES) else ())}
        if lost != usual and lost & set(_VALUES) and not _has_unit_behind_target(row, lost):
            drop |= set(_VALUES)
        if strays[number]:
            drop |= set(_MARKS)
        if not numbered and any(map(_begins_with_number, rows[number : number + 2])):
            drop |= set(roles)
        for role in drop & row.cells.keys():
            del row.cells[role]
        touched += bool(drop)
    return touched


def _is_number(row: IndicatorRow, role: str) -> bool:
    return role in row.cells and is_amount(row.cells[role].compact)


def _begins_with_number(row: IndicatorRow) -> bool:
    return _is_number(row, "block") or any(map(is_amount, row.levels))


def _has_unit_behind_target(row: IndicatorRow, lost: frozenset[str]) -> bool:
    """Tell a row whose unit stands behind its target: what is missing is what was achieved."""
    return "actual" in lost and "unit" in row.cells and bool(row.cells["unit"].compact)
