"""财政拨款 told below the heading of the public budget that is the sum of all fiscal funds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingestion.fund_in_short import widen_fund_in_short
from ingestion.model import Reading, Statement
from tests.unit.reconciliation_helpers import claims, said

PART = "general_public_budget|total|current_total|final"
WHOLE = "fiscal_appropriation|total|current_total|final"


def _told(key: str, amount: str, quote: str, line: int) -> Statement:
    statement = said("expenditure", key, amount, line=line)
    statement.quote = quote.format(statement.stated_text)
    return statement


@pytest.mark.parametrize("quote", ["2021年度财政拨款支出{}。", "本年财政拨款支出合计{}，占99%。"])
@pytest.mark.parametrize(
    ("whole", "part", "scope"),
    [("848.92", "788.48", WHOLE), ("900.00", "788.48", PART), ("848.92", "848.92", PART)],
)
def test_words_are_taken_as_they_stand_where_both_are_told(
    quote: str, whole: str, part: str, scope: str
) -> None:
    short = _told(PART, "848.92", quote, 1)
    statements = [
        short,
        _told(WHOLE, whole, "财政拨款支出总额{}。", 2),
        _told(PART, part, "一般公共预算财政拨款支出{}。", 3),
    ]
    claim = claims("growth", short, "11.67")
    claim.statement_index = 0
    widen_fund_in_short(Reading(statements=statements, claims=[claim]))
    assert "|".join(short.keys) == scope
    assert "|".join(claim.keys) == scope
    assert "|".join(statements[2].keys) == PART
    assert short.value_number == Decimal("8489200.00")
