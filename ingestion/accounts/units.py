"""The unit of a table's amounts, and the check of a printed unit against the magnitudes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ingestion.accounts.layout import SUBJECT_TABLES
from ingestion.accounts.table import Table
from ingestion.accounts.values import read_value, unit_in

_SMALL_TOTAL = Decimal(100_000)
"""No department's yearly accounts stay below ten万元 in every figure."""
_SMALL_ITEM = Decimal(100)
_HUGE = Decimal(100_000_000)
"""A 万元 figure above a trillion yuan is no department's."""


def printed_unit(texts: Iterable[str]) -> str | None:
    """Return the first unit stated by ``texts`` (ordered nearest first), or None."""
    return next((unit for unit in map(unit_in, texts) if unit), None)


def amounts(table: Table) -> list[Decimal]:
    """Return the non-zero plain numbers of the value cells, without percentages and own units."""
    found = []
    for record in table.records:
        for index, cell in record.cells.items():
            column = table.columns[index] if index < len(table.columns) else None
            if column is None or column.role != "value" or "skip" in column.axes:
                continue
            value = read_value(cell.text)
            if value and not value.is_percent and not value.unit and value.number:
                found.append(abs(value.number))
    return found


def has_large_figure(table: Table) -> bool:
    """Tell whether a figure of the table is too large for one of the small tables in 万元."""
    return max(amounts(table), default=Decimal(0)) >= _SMALL_TOTAL


def magnitude_unit(table: Table, unit: str, other_was_wrong: bool) -> str | None:
    """Return the unit that the magnitudes show where the printed one cannot be, else None.

    Rule for a printed 元: all figures stay below 100,000, at least one is below 100, and there are at
    least four of them (a small table follows another table of the document judged so). Rule for a
    printed 万元: a figure above a trillion yuan.
    """
    numbers = amounts(table)
    if not numbers:
        return None
    if unit == "元" and max(numbers) < _SMALL_TOTAL and min(numbers) < _SMALL_ITEM:
        big_table = table.code not in SUBJECT_TABLES and len(numbers) >= 4
        return "万元" if big_table or other_was_wrong else None
    if unit == "万元" and max(numbers) > _HUGE:
        return "元"
    return None
