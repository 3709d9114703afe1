"""What the body spent as a whole, told in an evaluation by 整体支出 or without naming an item."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts

REPORT = "青石县茶叶局2020年度部门整体支出绩效评价报告\n"
WHOLE = "expenditure:all|total|current_total"


@pytest.mark.parametrize(
    "text",
    [
        "2020年部门整体支出为90万元，其中基本支出60万元（人员经费50万元、公用经费10万元），项目支出30万元。",
        "我局整体支出决算90万元，其中：基本支出60万元，项目支出30万元。",
        "2020年度单位整体支出总额90万元。基本支出60万元，项目支出30万元。",
    ],
)
def test_all_that_the_body_spent(text: str) -> None:
    found = facts(REPORT + "三、部门整体支出规模、使用方向和主要内容\n" + text)
    assert found[f"{WHOLE}|final"] == {"900000"}
    assert found["expenditure:all|nature|basic|final"] == {"600000"}
    assert found["expenditure:all|nature|project|final"] == {"300000"}


def test_what_a_project_spent_as_a_whole_is_not_the_body_s() -> None:
    assert not facts(REPORT + "二、资金情况\n茶园滴灌项目整体支出30万元，比计划节约2万元。")


@pytest.mark.parametrize(
    "text",
    [
        "2020年年初部门预算80万元，调整后预算95万元，实际支出90万元，预算执行率95%。",
        "我局2020年年初预算为80万元，全年预算95万元，执行数90万元。",
    ],
)
def test_the_body_s_budget_and_what_was_spent_of_it(text: str) -> None:
    assert facts("一、部门整体绩效自评结果\n" + text) == {
        f"{WHOLE}|initial_budget": {"800000"},
        f"{WHOLE}|adjusted_budget": {"950000"},
        f"{WHOLE}|final": {"900000"},
    }


@pytest.mark.parametrize(
    "text",
    [
        "一、部门整体绩效自评结果\n该项目为新增项目。年初预算80万元，实际支出90万元。",
        "一、部门整体绩效自评结果\n1.茶园滴灌。年初预算80万元，实际支出90万元。",
        "二、项目绩效自评结果\n2020年年初部门预算80万元，实际支出90万元。",
    ],
)
def test_a_budget_of_something_else_is_not_the_body_s(text: str) -> None:
    assert not facts(text)


@pytest.mark.parametrize("heading", ["五、存在的主要问题", "（三）下一步改进措施", "四、主要经验做法"])
def test_a_heading_on_the_work_done_is_no_half_of_a_sentence(heading: str) -> None:
    found = facts(REPORT + heading + "\n个别项目进度偏慢，年末结转资金8万元。")
    assert found == {"expenditure:all|total|closing_carryover|final": {"80000"}}
