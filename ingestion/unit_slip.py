"""A unit that slipped: ``公务接待费1.58元`` where the same report says ``1.58万元`` of the same item.

The same digits in 元 and in 万元 for one fact are one amount. The 元 is the slip: it is kept, shown and
reported (notice ``unit_magnitude``), and feeds no fact.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from ingestion.model import Reading

UNIT_SLIP = "unit_slip"
"""``Statement.alternatives`` of an amount in 元 whose digits stand elsewhere in 万元."""
_WAN = Decimal(10_000)


def distrust_slipped_units(reading: Reading) -> None:
    """Mark amounts in 元 as not usable where the same fact is stated with the same digits in 万元."""
    stated: dict[tuple[str, tuple[str, ...]], set[Decimal]] = defaultdict(set)
    for statement in reading.statements:
        if statement.unit == "万元" and statement.value_number:
            stated[statement.fact_table, statement.keys].add(statement.value_number)
    for statement in reading.statements:
        value = statement.value_number
        if statement.unit != "元" or not value or not statement.usable:
            continue
        if value * _WAN in stated.get((statement.fact_table, statement.keys), ()):
            statement.usable, statement.alternatives = False, UNIT_SLIP
