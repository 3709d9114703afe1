"""Heads of lists that name a fund and no number, both sides of a budget in turn, totals and what they hold."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts, read

FISCAL = "二、财政拨款支出情况\n2020年度财政拨款支出30万元，其中一般公共预算财政拨款支出20万元，政府性基金预算财政拨款支出10万元。"
GPB, FUND = "expenditure:general_public_budget|", "expenditure:government_fund|"
TOTALS = {
    "expenditure:fiscal_appropriation|total|current_total|final": "300000",
    GPB + "total|current_total|final": "200000",
    FUND + "total|current_total|final": "100000",
}
CLASSES = {GPB + "function|213|final": "150000", GPB + "function|221|final": "50000"}
MADE = "（一）收支预算编制情况\n"
CASES: dict[str, tuple[str, dict[str, str]]] = {
    "classes of a fund that the head of their list names": (
        FISCAL
        + "一般公共预算财政拨款支出按支出功能科目，用于以下方面：农林水支出（类）15万元，占75%；住房保障支出（类）5万元。"
        "政府性基金支出构成为：城乡社区支出（类）10万元。",
        {**TOTALS, **CLASSES, FUND + "function|212|final": "100000"},
    ),
    "a head in a line of its own": (
        FISCAL + "\n一般公共预算财政拨款支出具体情况如下：\n1.农林水支出15万元；\n2.住房保障支出5万元。\n"
        "政府性基金预算财政拨款支出主要用于：\n1.城乡社区支出10万元。",
        {**TOTALS, **CLASSES, FUND + "function|212|final": "100000"},
    ),
    "a fund without a number and its parts": (
        FISCAL + "公共预算支出中，基本支出8万元，项目支出12万元。",
        {**TOTALS, GPB + "nature|basic|final": "80000", GPB + "nature|project|final": "120000"},
    ),
    "the whole below a heading of both sides": (
        "四、财政拨款收入支出决算情况说明\n2020年度财政拨款支出30万元。",
        {"expenditure:fiscal_appropriation|total|current_total|final": "300000"},
    ),
    "both sides of the initial budget, the verb before them": (
        MADE
        + "2020年年初预算安排收入48万元，其中：一般公共预算财政拨款48万元。年初预算安排支出48万元，其中：基本支出41万元，项目支出7万元。",
        {
            "revenue:all|current_total|initial_budget": "480000",
            "revenue:all|general_public_budget|initial_budget": "480000",
            "expenditure:all|total|current_total|initial_budget": "480000",
            "expenditure:all|nature|basic|initial_budget": "410000",
            "expenditure:all|nature|project|initial_budget": "70000",
        },
    ),
    "before and after the adjustment": (
        "二、部门预算执行情况\n本单位年初安排收入预算48万元，调整后收入预算50万元；年初安排支出预算48万元，调整后支出预算50万元。",
        {
            "revenue:all|current_total|initial_budget": "480000",
            "revenue:all|current_total|adjusted_budget": "500000",
            "expenditure:all|total|current_total|initial_budget": "480000",
            "expenditure:all|total|current_total|adjusted_budget": "500000",
        },
    ),
    "what the total of 财政拨款 holds": (
        "一、收入支出决算总体情况\n财政拨款收入总计31万元，包括本年财政拨款收入29万元和年初财政拨款结转结余2万元。",
        {
            "revenue:fiscal_appropriation|grand_total|final": "310000",
            "revenue:fiscal_appropriation|current_total|final": "290000",
            "revenue:fiscal_appropriation|opening_carryover|final": "20000",
        },
    ),
    "the same, carried over last year": (
        "一、收入支出决算总体情况\n财政拨款收入总计31万元，由本年财政拨款收入29万元与上年末结转和结余2万元组成。",
        {
            "revenue:fiscal_appropriation|grand_total|final": "310000",
            "revenue:fiscal_appropriation|current_total|final": "290000",
            "revenue:fiscal_appropriation|opening_carryover|final": "20000",
        },
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_the_fund_stage_and_whole_of_a_list(text: str, expected: dict[str, str]) -> None:
    assert facts(text) == {key: {value} for key, value in expected.items()}


@pytest.mark.parametrize(
    "text",
    [
        "三、支出决算情况说明\n防汛值守项目。年初预算安排支出5万元，实际支出为4万元。",
        MADE + "2020年年初预算安排收入48万元。防汛值守项目。年初预算安排支出5万元。",
        "二、收入支出情况\n培训费支出。年初预算安排支出5万元。",
    ],
)
def test_spending_behind_a_name_not_known_is_not_the_whole(text: str) -> None:
    assert not [one for one in read(text).statements if one.fact_table == "fct_expenditure"]
