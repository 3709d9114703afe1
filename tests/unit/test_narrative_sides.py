"""Revenue told after expenditure, and the other way round: a number is never of the side its words do not name."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts, read

CASES: dict[str, tuple[str, dict[str, str]]] = {
    "both sides called 决算": (
        "本部门2020年度决算收入305.1万元，其中：一般公共预算拨款280.5万元，上级补助收入24.6万元；比上年增加3万元。\n"
        "本部门2020年度决算支出304.2万元，其中：农林水支出290万元，住房保障支出14.2万元。支出较上年增加3万元。",
        {
            "revenue:all|current_total|final": "3051000",
            "revenue:all|general_public_budget|final": "2805000",
            "revenue:all|superior_subsidy|final": "246000",
            "expenditure:all|total|current_total|final": "3042000",
            "expenditure:all|function|213|final": "2900000",
            "expenditure:all|function|221|final": "142000",
        },
    ),
    "a fund's other side behind the parts of its first": (
        "（四）2020年度财政拨款收入决算40万元，其中一般公共预算财政拨款30万元，政府性基金预算财政拨款10万元；"
        "财政拨款支出决算39万元，其中一般公共预算财政拨款支出29万元。",
        {
            "revenue:all|fiscal_appropriation|final": "400000",
            "revenue:all|general_public_budget|final": "300000",
            "revenue:all|government_fund|final": "100000",
            "expenditure:fiscal_appropriation|total|current_total|final": "390000",
            "expenditure:general_public_budget|total|current_total|final": "290000",
        },
    ),
    "the prior year in brackets": (
        "七、“三公”经费支出情况\n公务接待费0.6万元（上年0.8万元）；公务用车运行维护费3.5万元（2019年3.8万元），下降8%。",
        {
            "three_public:reception|final": "6000",
            "three_public:reception|prior_final": "8000",
            "three_public:vehicle_operation|final": "35000",
            "three_public:vehicle_operation|prior_final": "38000",
        },
    ),
    "a sentence on the other side behind one on an item": (
        "二、收入决算情况说明\n事业收入5万元。\n实际支出预算数7万元。",
        {"revenue:all|undertaking|final": "50000"},
    ),
    "a line on the other side behind the line of a total": (
        "一、总体情况\n2020年度收入合计9万元。\n支出年初预算7万元，决算8万元。",
        {"revenue:all|current_total|final": "90000"},
    ),
    "what follows one part of a sum that is not known": (
        "我所2020年筹得款项30万元，其中：事业收入5万元，捐赠款25万元。\n全年支出决算28万元。",
        {"revenue:all|undertaking|final": "50000", "expenditure:all|total|current_total|final": "280000"},
    ),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_sides(case: str) -> None:
    text, expected = CASES[case]
    assert facts(text) == {key: {value} for key, value in expected.items()}


def test_an_appropriation_of_non_tax_revenue_is_no_statistic() -> None:
    reading = read("二、收入决算情况\n本年收入合计9万元，其中：纳入专户管理的非税收入拨款4万元。")
    assert "unresolved" in {mention.reason for mention in reading.mentions}
