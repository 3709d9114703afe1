"""Shapes of short notices and of pages copied by hand. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts, read

THREE = "七、“三公”经费支出情况\n"
TOTAL = "一、收入支出决算总体情况说明\n"
FISCAL = "四、财政拨款收入支出决算总体情况说明\n"
BASIC = "六、一般公共预算财政拨款基本支出决算情况说明\n"
CASES: dict[str, tuple[str, dict[str, str]]] = {
    "决算数字 is a measure": (
        THREE + "“三公”经费支出7万元，比上年决算数字9万元下降22%；公务接待费实际支出数字为2万元。",
        {
            "three_public:total|final": "70000",
            "three_public:total|prior_final": "90000",
            "three_public:reception|final": "20000",
        },
    ),
    "both sides in short, behind a sentence": (
        TOTAL + "2020年度收入总计12万元，支出总计12万元。与上年决算数9万元相比，收支各增加3万元。",
        {
            "revenue:all|grand_total|final": "120000",
            "expenditure:all|total|grand_total|final": "120000",
            "revenue:all|grand_total|prior_final": "90000",
            "expenditure:all|total|grand_total|prior_final": "90000",
        },
    ),
    "both sides in short, in the sentence": (
        FISCAL + "财政拨款支出总计12万元，收入总计12万元，与2019年9万元相比，收入、支出均增加3万元。",
        {
            "revenue:fiscal_appropriation|grand_total|final": "120000",
            "expenditure:fiscal_appropriation|total|grand_total|final": "120000",
            "revenue:fiscal_appropriation|grand_total|prior_final": "90000",
            "expenditure:fiscal_appropriation|total|grand_total|prior_final": "90000",
        },
    ),
    "both sides in short are nobody's where more was told": (
        TOTAL + "收入总计12万元，支出总计12万元，其中基本支出8万元。与上年9万元相比，收支各增加3万元。",
        {
            "revenue:all|grand_total|final": "120000",
            "expenditure:all|total|grand_total|final": "120000",
            "expenditure:all|nature|basic|final": "80000",
        },
    ),
    "what a fund received is a part of all fiscal revenue": (
        FISCAL + "政府性基金预算财政拨款本年收入合计5万元，比上年增加1万元；本年支出合计4万元。",
        {
            "revenue:fiscal_appropriation|government_fund|final": "50000",
            "expenditure:government_fund|total|current_total|final": "40000",
        },
    ),
    "what a fund received and spent in two sentences": (
        FISCAL + "1.一般公共预算财政拨款本年收入9万元。本年支出8万元。\n"
        "2.政府性基金预算财政拨款年初结转3万元，本年收入5万元，本年支出4万元，年末结转和结余4万元。",
        {
            "revenue:fiscal_appropriation|general_public_budget|final": "90000",
            "expenditure:general_public_budget|total|current_total|final": "80000",
            "revenue:government_fund|opening_carryover|final": "30000",
            "revenue:fiscal_appropriation|government_fund|final": "50000",
            "expenditure:government_fund|total|current_total|final": "40000",
            "expenditure:government_fund|total|closing_carryover|final": "40000",
        },
    ),
    "what is told behind the parts is the whole's": (
        FISCAL + "财政拨款本年收入10万元。其中：一般公共预算财政拨款收入9万元。本年支出8万元。",
        {
            "revenue:fiscal_appropriation|current_total|final": "100000",
            "revenue:fiscal_appropriation|general_public_budget|final": "90000",
            "expenditure:fiscal_appropriation|total|current_total|final": "80000",
        },
    ),
    "among all revenues a fund's is one of them": (
        TOTAL + "事业收入1万元，一般公共预算财政拨款收入9万元，本年支出合计10万元。",
        {
            "revenue:all|undertaking|final": "10000",
            "revenue:all|general_public_budget|final": "90000",
            "expenditure:all|total|current_total|final": "100000",
        },
    ),
    "the year's sums do not balance, so one amount is not of both": (
        TOTAL + "收入合计9.5万元，支出合计8.5万元。与上年8万元相比，收入支出均有增长。",
        {"revenue:all|current_total|final": "95000", "expenditure:all|total|current_total|final": "85000"},
    ),
    "behind a part the whole goes on": (
        FISCAL + "财政拨款收入总计10万元，包括一般公共预算财政拨款本年收入9万元、年初结转1万元；支出总计10万元，"
        "包括本年支出8万元，年末结转2万元。",
        {
            "revenue:fiscal_appropriation|grand_total|final": "100000",
            "revenue:fiscal_appropriation|general_public_budget|final": "90000",
            "revenue:fiscal_appropriation|opening_carryover|final": "10000",
            "expenditure:fiscal_appropriation|total|grand_total|final": "100000",
            "expenditure:fiscal_appropriation|total|current_total|final": "80000",
            "expenditure:fiscal_appropriation|total|closing_carryover|final": "20000",
        },
    ),
    "a class of a list without a unit is zero": (
        BASIC + "人员经费9万元，其中：基本工资5万元、职业年金缴费0、住房公积金4万元；离休费0；退休费0。",
        {
            "expenditure:general_public_budget|economic|personnel|final": "90000",
            "expenditure:general_public_budget|economic|30101|final": "50000",
            "expenditure:general_public_budget|economic|30109|final": "0",
            "expenditure:general_public_budget|economic|30113|final": "40000",
            "expenditure:general_public_budget|economic|30301|final": "0",
            "expenditure:general_public_budget|economic|30302|final": "0",
        },
    ),
    "the first class of a list may be zero": (
        BASIC + "公用经费9万元，主要包括：办公费0、印刷费0、水费9万元。",
        {
            "expenditure:general_public_budget|economic|public_use|final": "90000",
            "expenditure:general_public_budget|economic|30201|final": "0",
            "expenditure:general_public_budget|economic|30202|final": "0",
            "expenditure:general_public_budget|economic|30205|final": "90000",
        },
    ),
    "a narrow stop behind a zero, and two unlike items": (
        THREE + "公务用车购置费和因公出国（境）费均为0.公务接待费2万元。公务用车购置及公务接待费5万元。",
        {
            "three_public:vehicle_purchase|final": "0",
            "three_public:overseas|final": "0",
            "three_public:reception|final": "20000",
        },
    ),
    "a scanned 元": (
        THREE + "公务接待费支出3.15万兀，公务用车运行维护费4200亓。",
        {"three_public:reception|final": "31500", "three_public:vehicle_operation|final": "4200"},
    ),
    "a label above a sentence is no half of it": (
        "青石县水务局2020年度“三公”经费支出情况公示\n单位(盖章)：青石县水务局\n"
        "2020年，我局“三公”经费共支出86500元，比2019年9.2万元减少0.55万元。\n一、车辆运行费支出64300元。\n"
        "二、因公出国（境）经费：无。",
        {
            "three_public:total|final": "86500",
            "three_public:total|prior_final": "92000",
            "three_public:vehicle_operation|final": "64300",
            "three_public:overseas|final": "0",
        },
    ),
    "a source above a sentence is no half of it": (
        THREE + "来源：青石在线\n公务接待费支出2万元。",
        {"three_public:reception|final": "20000"},
    ),
    "公用经费 in the place of the running cost is of the public budget": (
        "（一）机关运行经费及公用经费支出情况\n2020年度青石县测绘站（事业单位）公用经费支出9万元，比上年增加1万元。",
        {"expenditure:general_public_budget|economic|public_use|final": "90000"},
    ),
    "公用经费 in the place of the running cost, below the heading of all that is left": (
        "十、其他重要事项的情况说明\n2020年度青石县测绘站公用经费支出9万元。\n2020年度政府采购支出总额3万元。",
        {
            "expenditure:general_public_budget|economic|public_use|final": "90000",
            "procurement:total": "30000",
        },
    ),
    "working cars are held": (
        THREE + "我局现有工作用车4辆，均为越野车。",
        {"three_public_volume:vehicles_held": "4"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_shape(name: str) -> None:
    text, expected = CASES[name]
    assert facts(text) == {key: set(value.split("|")) for key, value in expected.items()}


@pytest.mark.parametrize(
    "parts", ["主要用于办公费3万元，差旅费2万元等。", "主要包括：印刷费3万元、邮电费2万元。"]
)
def test_parts_of_the_running_cost_are_none_of_the_contract(parts: str) -> None:
    reading = read("（一）机关运行经费支出情况\n2020年机关运行经费支出9万元。" + parts)
    assert [mention.reason for mention in reading.mentions] == [None, "outside_contract", "outside_contract"]


def test_an_amount_of_another_stage_behind_the_parts_stays_open() -> None:
    reading = read("（一）机关运行经费支出情况\n2020年机关运行经费支出9万元，其中：办公费3万元，年初预算数为8万元。")
    assert [mention.reason for mention in reading.mentions] == [None, "outside_contract", "unresolved"]
