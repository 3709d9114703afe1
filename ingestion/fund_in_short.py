"""``财政拨款`` below the heading of the public budget: short for its fund, or all funds after all.

A body with a government fund may tell the sum of all fiscal funds there. Where the amount is told elsewhere
for all fiscal funds, and another one for the public budget, the words are taken as they stand.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from ingestion.model import Reading, Statement

_PART, _WHOLE = "general_public_budget", "fiscal_appropriation"
_NAMED = "公共"
"""Words of the public budget: 一般公共预算, 公共财政预算."""


def widen_fund_in_short(reading: Reading) -> None:
    """Give amounts of 财政拨款 read as the public budget's to all fiscal funds where that is proved."""
    told: dict[tuple[str, ...], set[Decimal]] = defaultdict(set)
    for statement in reading.statements:
        if statement.usable and statement.value_number is not None:
            told[statement.fact_table, *statement.keys].add(statement.value_number)
    for index, statement in enumerate(reading.statements):
        if not _is_short(statement):
            continue
        key = (statement.fact_table, *statement.keys)
        whole = (_WHOLE, *statement.keys[1:])
        own = told[statement.fact_table, *whole]
        if statement.value_number in own and told[key] - {statement.value_number}:
            statement.keys = whole
            for claim in reading.claims:
                if claim.statement_index == index and claim.keys[:1] == (_PART,):
                    claim.keys = (_WHOLE, *claim.keys[1:])


def _is_short(statement: Statement) -> bool:
    if statement.source_kind != "narrative" or statement.keys[:1] != (_PART,) or not statement.usable:
        return False
    before = statement.quote.partition(statement.stated_text)[0]
    return statement.keys[1:2] == ("total",) and "财政拨款" in before and _NAMED not in before
