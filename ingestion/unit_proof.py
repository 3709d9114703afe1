"""The unit of a table that states none, proven by sentences of the same report.

A table without a unit is read in 万元 and not used. Where sentences state amounts of its facts with their
unit, two equal ones show that the reading is right: any other unit would be off by ten or more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from ingestion.accounts import UNIT_ASSUMED
from ingestion.model import Reading, Statement

_EQUAL_MIN = 2
_APART = Decimal(5)
"""An amount so many times another one of the same fact is in another unit: then nothing is proven."""


def trust_proven_units(reading: Reading) -> None:
    """Use the amounts of tables without a unit, topic by topic, where sentences prove what it is."""
    assumed: dict[str, list[Statement]] = defaultdict(list)
    stated: dict[tuple[str, tuple[str, ...]], set[Decimal]] = defaultdict(set)
    for statement in reading.statements:
        if statement.alternatives == UNIT_ASSUMED:
            assumed[statement.fact_table].append(statement)
        elif statement.usable and statement.value_number and statement.source_kind == "narrative":
            stated[statement.fact_table, statement.keys].add(statement.value_number)
    for group in assumed.values():
        if _is_proven(group, stated):
            for statement in group:
                statement.usable, statement.alternatives = True, None


def _is_proven(
    group: Sequence[Statement], stated: dict[tuple[str, tuple[str, ...]], set[Decimal]]
) -> bool:
    equal = set()
    for statement in group:
        value = statement.value_number
        for other in stated.get((statement.fact_table, statement.keys), ()) if value else ():
            assert value is not None
            if value == other:
                equal.add(statement.keys)
            elif not abs(other) / _APART < abs(value) < abs(other) * _APART:
                return False
    return len(equal) >= _EQUAL_MIN
