"""The sums of a lane in the table of revenue and expenditure: 本年合计 of its items, 总计 with the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ingestion.accounts.align import TOLERANCE
from ingestion.accounts.table import Record, Table
from ingestion.accounts.values import read_value
from ingestion.accounts.vocabulary import compact

_YEAR = re.compile("本年(?:收入|支出)合计")
_ALL = re.compile("(?:收入|支出)?总计|合计")
_PART = re.compile("其中|（[一二三四五六七八九十]+）|[0-9]+[.、]")


def only_lanes_that_add_up(table: Table) -> Table:
    """Return the table without the lanes whose row numbers or sums fail or are not printed.

    Where cells run together, these alone show that no number moved from one row to another.
    """
    for lane in sorted({record.lane for record in table.records}):
        mine = [record for record in table.records if record.lane == lane]
        carries = any("结转" in record.label for record in mine)  # always printed; its amount may be left
        if not (carries and _counts_up(mine, table) and _adds_up(mine, table)):
            table.strays += [c for record in mine for c in record.cells.values() if read_value(c.text)]
            table.records = [record for record in table.records if record.lane != lane]
    return table


def _cells(record: Record, table: Table, role: str) -> list[Decimal]:
    columns = [column for column in table.columns if column.role == role and column.lane == record.lane]
    cells = [record.cells[column.index] for column in columns if column.index in record.cells]
    return [value.number for cell in cells if (value := read_value(cell.text))]


def _counts_up(records: Sequence[Record], table: Table) -> bool:
    numbers = [number for record in records for number in _cells(record, table, "rowno")]
    return len(numbers) == len(records) and numbers == sorted(set(numbers))


def _adds_up(records: Sequence[Record], table: Table) -> bool:
    parts: list[Decimal] = []
    year: Decimal | None = None
    for record in records:
        label, values = compact(record.label), _cells(record, table, "value")
        if len(values) > 1 or (values and not label):
            return False
        if _PART.match(label) or not values:
            continue
        if _YEAR.fullmatch(label) or _ALL.fullmatch(label):
            if abs(sum(parts) - values[0]) > TOLERANCE:
                return False
            if _ALL.fullmatch(label):
                return year is not None
            year, parts = values[0], []
        parts.append(values[0])
    return False
