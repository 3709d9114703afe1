"""One fact stated more than once: which of the values is odd, and what follows from it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.unit.reconciliation_helpers import check, said, states
from tests.unit.test_reconciliation_sums import function, three


def test_sums_out_by_the_same_amount_have_one_root() -> None:
    total = said("expenditure", "general_public_budget|total|current_total|final", "80.00")
    statements = [
        total,
        function("201", "50.00"),
        function("208", "30.00"),
        function("20103", "50.00", line=1),
        function("2010301", "44.00", line=2),
        function("20805", "30.00", line=3),
        function("2080505", "30.00", line=4),
    ]
    found = check(statements)
    fails = [row for row in found if row["status"] == "fail"]
    assert len(fails) >= 3
    assert len({row["root_cause_key"] for row in fails}) == 1
    assert [row["severity"] for row in fails if row["is_root"]] == ["error"]
    assert {row["severity"] for row in fails if not row["is_root"]} == {"info"}
    # The one figure all of them rest on, and the value that would reconcile.
    root = next(row for row in fails if row["is_root"])
    assert (root["suspect_key"], root["suspect_should_be"]) == (
        "general_public_budget|function|2010301|final",
        Decimal("500000.0000"),
    )


def test_same_fact_beyond_rounding_fails_and_names_the_minority() -> None:
    statements = [
        said("operating_cost", "final", "36.29", line=1),
        said("operating_cost", "final", "36.29", line=2, source="table"),
        said("operating_cost", "final", "63.29", line=3),
    ]
    row = next(row for row in check(statements) if row["check_code"] == "same_fact")
    assert (row["status"], row["stated_value"], row["expected_value"]) == (
        "fail",
        Decimal(632900),
        Decimal(362900),
    )
    assert row["locator"] == "line 3"


@pytest.mark.parametrize("odd", ["table", "narrative"])
def test_of_two_values_the_one_with_which_the_sums_hold_is_right(odd: str) -> None:
    total = "all|total|current_total|final"
    other = {"table": "narrative", "narrative": "table"}[odd]
    found = check(
        [
            said("expenditure", total, "80.00"),
            said("expenditure", "all|nature|basic|final", "50.00", line=1),
            said("expenditure", "all|nature|project|final", "39.00", line=2, source=odd),
            said("expenditure", "all|nature|project|final", "30.00", line=3, source=other),
        ]
    )
    row = next(row for row in found if row["check_code"] == "same_fact" and row["status"] == "fail")
    assert (row["stated_value"], row["suspect_value"], row["suspect_should_be"]) == (
        Decimal(390000),
        Decimal(390000),
        Decimal(300000),
    )


@pytest.mark.parametrize(
    ("parts", "odd"), [(("15.22", "96.58"), "operation"), (("95.22", "16.58"), "purchase")]
)
def test_a_part_that_would_have_to_be_negative_is_not_the_odd_one(parts: tuple[str, str], odd: str) -> None:
    # 80.00 too much: only the larger part can be less by that. The total holds in the sum above it.
    found = check(
        [
            said("three_public", "total|budget", "46.30"),
            said("three_public", "overseas|budget", "0"),
            said("three_public", "reception|budget", "14.50"),
            said("three_public", "vehicle_total|budget", "31.80"),
            said("three_public", "vehicle_purchase|budget", parts[0], line=1),
            said("three_public", "vehicle_operation|budget", parts[1], line=1),
        ]
    )
    row = next(row for row in found if row["check_code"] == "three_public_vehicle")
    assert row["status"] == "fail"
    right = {"operation": "vehicle_operation|budget", "purchase": "vehicle_purchase|budget"}[odd]
    assert (row["suspect_key"], row["suspect_should_be"]) == (
        right,
        Decimal(165800 if odd == "operation" else 152200),
    )


def test_one_number_typed_for_two_facts_has_one_root() -> None:
    keys = ("all|total|grand_total|final", "fiscal_appropriation|total|grand_total|final")
    wrong = [said("expenditure", key, "181.00", line=1) for key in keys]
    right = [said("expenditure", key, "81.00", line=2, source="table") for key in keys]
    more = [said("expenditure", key, "81.00", line=3, source="chart") for key in keys]
    fails = [row for row in check(wrong + right + more) if row["check_code"] == "same_fact"]
    assert [row["status"] for row in fails] == ["fail", "fail"]
    assert len({row["root_cause_key"] for row in fails}) == 1
    # Typed in two sentences they are two mistakes.
    apart = [said("expenditure", key, "181.00", line=line) for line, key in zip((1, 4), keys, strict=True)]
    fails = [row for row in check(apart + right + more) if row["check_code"] == "same_fact"]
    assert len({row["root_cause_key"] for row in fails}) == 2


def test_coarser_statement_of_the_same_fact_agrees() -> None:
    found = check(
        [said("operating_cost", "final", "1049.41"), said("operating_cost", "final", "1049.4", line=2)]
    )
    assert states(found, "same_fact") == ["pass"]


def test_wrong_copy_fails_once_while_the_sum_holds_with_the_right_one() -> None:
    statements = [
        *three("12.50", "0", "8.20", "4.30", source="table"),
        said("three_public", "reception|final", "43.00", line=5),
    ]
    found = check(statements)
    roots = [row["check_code"] for row in found if row["status"] == "fail" and row["is_root"]]
    assert roots == ["same_fact"]
