"""Sums inside tables whose cells are no facts (income by function): rows, and codes over their parts.

Which columns and rows add up is not assumed: a relation counts when nearly all rows of the table show it,
and the few that break it are reported, one cell a wrong figure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from ingestion.model import Mention, Notice, Reading
from ingestion.numbers import last_place, parse_decimal

_CLAUSE = re.compile(
    r"(?P<code>[0-9]{3}(?:[0-9]{2}){0,2})\s+(?P<name>\S+)\s+(?P<column>.+?)\s+(?P<value>-?[0-9.,]+)$"
)
_TOTAL = re.compile(r"合计|总计|小计")
_PART_OF = re.compile(r"其中|小计")
_ENOUGH = 4
"""Relations of one kind a table must have before any of them is held against it."""
_MOST = Decimal("0.8")


@dataclass(frozen=True, slots=True)
class _Cell:
    code: str
    column: str
    value: Decimal
    half: Decimal
    mention: Mention = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total cell and the cells that should add to it."""

    total: _Cell
    parts: tuple[_Cell, ...]

    @property
    def gap(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0)) - self.total.value

    @property
    def holds(self) -> bool:
        return abs(self.gap) <= sum((part.half for part in self.parts), self.total.half)

    @property
    def cells(self) -> tuple[_Cell, ...]:
        return (self.total, *self.parts)


def read_tables(reading: Reading) -> Iterator[Notice]:
    """Yield one notice for each figure that breaks the sums its table otherwise keeps."""
    tables: dict[str, list[_Cell]] = defaultdict(list)
    for mention in reading.mentions:
        if mention.reason != "table_detail" or mention.statement_index is not None:
            continue
        match = _CLAUSE.match(mention.clause)
        value = parse_decimal(match["value"]) if match else None
        if match is None or value is None:
            continue
        half = last_place(match["value"]) / 2
        tables[mention.section].append(_Cell(match["code"], match["column"], value, half, mention))
    for cells in tables.values():
        broken = [one for kind in (_rows(cells), _columns(cells)) for one in _odd(kind)]
        while broken:
            counted = Counter(cell for one in broken for cell in one.cells)
            # Of cells in equally many broken sums the parts are blamed first: a total has other witnesses.
            worst = max(counted, key=lambda cell: (counted[cell], len(cell.code)))
            yield _notice(worst, [one for one in broken if worst in one.cells])
            broken = [one for one in broken if worst not in one.cells]


def _rows(cells: Iterable[_Cell]) -> list[_Sum]:
    by_code: dict[str, list[_Cell]] = defaultdict(list)
    for cell in cells:
        by_code[cell.code].append(cell)
    found = []
    for row in by_code.values():
        totals = [cell for cell in row if _TOTAL.search(cell.column)]
        parts = tuple(
            cell for cell in row if not _TOTAL.search(cell.column) and not _PART_OF.search(cell.column)
        )
        if len(totals) == 1 and parts and len({cell.column for cell in row}) == len(row):
            found.append(_Sum(totals[0], parts))
    return found


def _columns(cells: Iterable[_Cell]) -> list[_Sum]:
    by_column: dict[str, dict[str, _Cell]] = defaultdict(dict)
    for cell in cells:
        by_column[cell.column].setdefault(cell.code, cell)
    found = []
    for column in by_column.values():
        for code, cell in column.items():
            parts = tuple(one for other, one in column.items() if other[:-2] == code)
            if parts:
                found.append(_Sum(cell, parts))
    return found


def _odd(sums: list[_Sum]) -> list[_Sum]:
    broken = [one for one in sums if not one.holds]
    if len(sums) < _ENOUGH or len(sums) - len(broken) < _MOST * len(sums):
        return []
    return broken


def _notice(cell: _Cell, broken: list[_Sum]) -> Notice:
    first = broken[0]
    parts = sum((part.value for part in first.parts), Decimal(0))
    should_be = parts if cell is first.total else cell.value - first.gap
    return Notice(
        "table_detail",
        "error",
        f"{cell.code}|{cell.column}",
        f"表中{first.total.code}“{first.total.column}”{first.total.value}，所属各数之和{parts}，相差{abs(first.gap)}；"
        f"疑{cell.code}“{cell.column}”{cell.value}有误，若其余数字无误应为{should_be}",
        cell.mention.section,
        cell.mention.locator,
        cell.mention.line_no,
        cell.mention.clause[:200],
        stated_value=cell.value,
        expected_value=should_be,
    )
