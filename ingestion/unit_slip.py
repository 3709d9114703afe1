"""A unit that slipped: ``公务接待费1.58元`` where the same report says ``1.58万元`` of the same item.

The same digits in 元 and in 万元 for one fact are one amount. The 元 is the slip: it is kept, shown and
reported (notice ``unit_magnitude``), and feeds no fact. Several slips in one table are a slip of its heading:
then no amount of it feeds a fact (notice ``unit_header``).
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from ingestion.model import Notice, Reading, Statement

UNIT_SLIP = "unit_slip"
"""``Statement.alternatives`` of an amount in 元 whose digits stand elsewhere in 万元."""
_WAN = Decimal(10_000)
_SEVERAL = 2


def distrust_slipped_units(reading: Reading) -> None:
    """Mark amounts in 元 as not usable where the same fact is stated with the same digits in 万元."""
    stated: dict[tuple[str, tuple[str, ...]], set[Decimal]] = defaultdict(set)
    for statement in reading.statements:
        if statement.unit == "万元" and statement.value_number:
            stated[statement.fact_table, statement.keys].add(statement.value_number)
    tables: dict[tuple[str, str], list[tuple[Statement, bool]]] = defaultdict(list)
    agreeing: set[tuple[str, str]] = set()
    for statement in reading.statements:
        value = statement.value_number
        if statement.unit != "元" or value is None or not statement.usable:
            continue
        told = stated.get((statement.fact_table, statement.keys), set())
        is_slip = value != 0 and value * _WAN in told
        if is_slip:
            statement.usable, statement.alternatives = False, UNIT_SLIP
        if statement.source_kind == "table":
            tables[statement.fact_table, statement.section].append((statement, is_slip))
            if value and not is_slip and any(abs(value - one) <= _WAN / 100 for one in told):
                agreeing.add((statement.fact_table, statement.section))
    for table, cells in tables.items():
        # One amount that agrees in 元: the heading is right.
        if table not in agreeing:
            _distrust_table(reading, cells)


def _distrust_table(reading: Reading, cells: list[tuple[Statement, bool]]) -> None:
    """Mark every amount of the table, zeros too: what is left of it would look like a whole table."""
    slips = [cell for cell, is_slip in cells if is_slip]
    if len({cell.keys for cell in slips}) < _SEVERAL:
        return
    for cell, _ in cells:
        cell.usable, cell.alternatives = False, UNIT_SLIP
    first = slips[0]
    reading.notices.append(
        Notice(
            notice_code="unit_header",
            severity="error",
            subject=first.section,
            message=f"表头单位为元，表中{len(slips)}个数与文中以万元为单位的数字相同，疑单位应为万元；本表各数未采用",
            section=first.section,
            locator=first.locator,
            line_no=first.line_no,
            quote=first.quote,
            stated_value=first.value_number,
            expected_value=(first.value_number or Decimal(0)) * _WAN,
        )
    )
