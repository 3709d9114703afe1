"""What proves a row of a list of projects whose rows are not shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ingestion.forms.grade import chosen_grade
from ingestion.forms.layout import total_label_of
from ingestion.forms.money import is_amount, rate_fits
from ingestion.forms.project_list import AMOUNTS
from ingestion.forms.prose_text import is_project_name
from ingestion.grid import Column, TableCell
from ingestion.numbers import parse_decimal

ORDINAL = frozenset({"序号", "编号"})
"""Heads of the column that numbers the rows."""
_NOTHING = frozenset({"-", "—", "－", "--", "——", "/", "无"})
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,2}(?:[,，][0-9]{3})+|[1-9][0-9]*)(?![0-9,，])")
_NUMERIC = re.compile(r"[-+.,，]?[0-9]")
_ROUNDING = Decimal("0.02")


def is_even(rows: Sequence[Sequence[TableCell]], column: int) -> bool:
    """Tell a column that holds numbers in all rows or in none: else cells were lost somewhere before it."""
    texts = [row[column].compact for row in rows if column < len(row) and row[column].compact not in _NOTHING]
    return len({is_amount(text.rstrip("%％分")) for text in texts}) < 2


def by_role(row: Sequence[TableCell], columns: Sequence[Column]) -> dict[str, TableCell]:
    """Return the first cell of each role."""
    cells: dict[str, TableCell] = {}
    for column, cell in zip(columns, row, strict=False):
        cells.setdefault(column.role, cell)
    return cells


def decimals(row: Sequence[TableCell], columns: Sequence[Column]) -> frozenset[int]:
    """Return with how many decimals the amounts of a row are printed: a torn one has others."""
    pairs = zip(row, columns, strict=False)
    texts = [cell.compact for cell, column in pairs if column.role.split("/")[0] in AMOUNTS]
    return frozenset(len(text.partition(".")[2]) for text in texts if text not in _NOTHING)


def rate_of(cells: dict[str, TableCell]) -> str:
    """Return the printed rate of execution, '' where there is none."""
    rate = cells["rate"].compact if "rate" in cells and "executed" in cells else ""
    return rate if is_amount(rate.rstrip("%％")) else ""


def fits(row: Sequence[TableCell], columns: Sequence[Column]) -> bool:
    """Tell whether cells are of their columns' kinds, the rate that of the amounts, wholes those of parts."""
    remarks = row[len(columns) - 1 :] if columns[-1].kind == "text" else ()
    if not all(map(_is_of, row, columns)) or any(_NUMERIC.match(cell.compact) for cell in remarks):
        return False
    cells = by_role(row, columns)
    return (not rate_of(cells) or rate_fits(cells)) and _adds_up(cells)


def _adds_up(cells: dict[str, TableCell]) -> bool:
    """Tell whether the parts of each amount, where all are printed, make it."""
    for whole in AMOUNTS & cells.keys():
        parts = [cell for role, cell in cells.items() if role.startswith(f"{whole}/")]
        total = parse_decimal(cells[whole].compact)
        values = [value for cell in parts if (value := parse_decimal(cell.compact)) is not None]
        if total is None or not parts or len(values) < len(parts):
            continue
        if abs(total - sum(values)) > _ROUNDING:
            return False
    return True


def _is_of(cell: TableCell, column: Column) -> bool:
    text = cell.compact
    if column.title in ORDINAL:
        return text.isdecimal()
    if column.role == "name":
        return not is_amount(text) and is_project_name(cell.name) and not total_label_of(text)
    if column.role == "grade":
        return text in _NOTHING or chosen_grade(cell.text) is not None
    if column.kind == "rate":
        return text in _NOTHING or _is_whole(text.rstrip("%％"))
    if column.kind == "number":
        return text in _NOTHING or _is_whole(text.removesuffix("分"))
    return True


def _is_whole(text: str) -> bool:
    """Tell an amount that is no piece of one torn by a blank: ``00,000.00``."""
    return is_amount(text) and bool(_WHOLE.match(text))
