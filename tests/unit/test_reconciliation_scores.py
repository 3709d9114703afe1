"""Score sheets against their items, and money of projects."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingestion.model import Statement
from tests.unit.reconciliation_helpers import check, said, states


def score_sheet(score: str, told: str, marks: tuple[str, ...] = ("60", "40")) -> list[Statement]:
    """A score on the sheet and in prose, and two items that make 96.5."""
    one = Decimal(1)
    keys = [("p", "产出指标", "数量指标", name) for name in ("巡护", "培训")]
    items = [
        said("score_item", "|".join((*key, field)), value, line=5, source="table", unit=one)
        for key, points, mark in zip(keys, ("58.0", "38.5"), marks, strict=True)
        for field, value in (("score", points), ("full_mark", mark))
    ]
    return [
        said("performance_score", "project|p", score, line=3, source="table", unit=one, full_mark="100"),
        said("performance_score", "project|p", told, line=1, unit=one, full_mark="100"),
        *items,
    ]


def test_of_two_scores_the_one_that_the_items_make_is_right() -> None:
    for score, told, line in (("98.5", "96.5", "line 3"), ("96.5", "98.5", "line 1")):
        found = check(score_sheet(score, told))
        row = next(row for row in found if row["check_code"] == "same_fact" and row["status"] == "fail")
        assert (row["locator"], row["suspect_value"], row["suspect_should_be"]) == (
            line,
            Decimal("98.5"),
            Decimal("96.5"),
        )
        fails = [row for row in found if row["status"] == "fail"]
        assert sum(bool(row["is_root"]) for row in fails) == 1


def test_a_sheet_without_the_row_of_the_execution_rate_is_not_held_to_its_total() -> None:
    found = check(score_sheet("99.5", "99.5", marks=("50", "40")))
    assert states(found, "score_items") == ["insufficient_data", "insufficient_data"]
    assert states(found, "score_full_marks") == ["insufficient_data"]
    assert "fail" in states(check(score_sheet("99.5", "99.5")), "score_items")


def test_money_without_anything_bought() -> None:
    one = Decimal(1)
    found = check(
        [
            said("three_public", "vehicle_purchase|final", "18.30"),
            said("three_public_volume", "vehicles_purchased", "0", unit=one),
        ]
    )
    assert states(found, "three_public_volume") == ["fail"]


@pytest.mark.parametrize(
    ("items", "state"),
    [
        (("开放天数", "展览", "观众满意度"), "insufficient_data"),
        (("出勤率", "参观人次", "补贴标准"), "insufficient_data"),
        (("预算执行率", "展览", "观众满意度"), "fail"),
    ],
)
def test_the_score_of_the_execution_rate_may_stand_elsewhere(items: tuple[str, ...], state: str) -> None:
    one = Decimal(1)
    statements = [said("performance_score", "project|免费开放", "88.4", unit=one)]
    statements += [
        said("score_item", f"免费开放|指标|指标|{item}|score", mark, unit=one, line=number, source="table")
        for number, (item, mark) in enumerate(zip(items, ("34", "22", "15"), strict=True))
    ]
    assert states(check(statements), "score_items") == [state]


@pytest.mark.parametrize(("fiscal", "state"), [("150.00", "insufficient_data"), ("190.00", "fail")])
@pytest.mark.parametrize("measure", ["budget", "executed"])
def test_money_carried_over_may_be_the_rest_of_a_project(measure: str, fiscal: str, state: str) -> None:
    statements = [
        said("project_execution", f"农村道路养护|{measure}", "186.50", source="table"),
        said("project_execution", f"农村道路养护|{measure}_fiscal", fiscal, source="table", line=1),
        said("project_execution", f"农村道路养护|{measure}_other", "0", source="table", line=2),
    ]
    assert states(check(statements), f"project_{measure}") == [state]
