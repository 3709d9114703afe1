"""Wholes and their parts in prose: which total a word means, and what goes on about a part. All invented."""

from __future__ import annotations

import pytest

from ingestion.narrative.balance import loose_wholes_differ
from tests.unit.narrative_helpers import facts

EXPENDITURE = "三、支出决算情况说明\n"
REVENUE = "二、收入决算情况说明\n"
CASES: dict[str, tuple[str, dict[str, str]]] = {
    "total income and total spending that differ are those of the year": (
        "2020年度决算总收入70.00万元，比2019年度总收入60.00万元增加10.00万元。2020年度总支出65.00万元。",
        {
            "revenue:all|current_total|final": "700000",
            "revenue:all|current_total|prior_final": "600000",
            "expenditure:all|total|current_total|final": "650000",
        },
    ),
    "total income and total spending that are equal are those of the form": (
        "全年收入总额为8万元，支出总额为80,000元。",
        {"revenue:all|grand_total|final": "80000", "expenditure:all|total|grand_total|final": "80000"},
    ),
    "the word of the form stays the form's total even where it does not balance": (
        "2020年收入总计9万元，支出总计8万元。",
        {"revenue:all|grand_total|final": "90000", "expenditure:all|total|grand_total|final": "80000"},
    ),
    "the budget's spending has no carry-over in the section on its spending": (
        "五、一般公共预算财政拨款支出决算情况说明\n本校一般公共预算财政拨款支出总计16万元，与上年相比减少1万元。",
        {"expenditure:general_public_budget|total|current_total|final": "160000"},
    ),
    "this year's appropriation beside the carry-over": (
        "四、财政拨款收入支出决算总体情况说明\n财政拨款收入总计9万元，其中：年初财政拨款结转和结余1万元，"
        "本年财政拨款收入8万元。财政拨款支出总计9万元，其中：年末财政拨款结转和结余2万元，本年度财政拨款支出7万元。",
        {
            "revenue:fiscal_appropriation|grand_total|final": "90000",
            "revenue:fiscal_appropriation|opening_carryover|final": "10000",
            "revenue:fiscal_appropriation|current_total|final": "80000",
            "expenditure:fiscal_appropriation|total|grand_total|final": "90000",
            "expenditure:fiscal_appropriation|total|closing_carryover|final": "20000",
            "expenditure:fiscal_appropriation|total|current_total|final": "70000",
        },
    ),
    "stages of a part of the spending": (
        EXPENDITURE + "住房公积金：年初预算为0万元，年中追加45万元，支出决算为44万元。",
        {
            "expenditure:all|function|2210201|initial_budget": "0",
            "expenditure:all|function|2210201|final": "440000",
        },
    ),
    "stages of another part": (
        EXPENDITURE + "基本支出年初预算为3万元，支出决算为4万元。",
        {"expenditure:all|nature|basic|initial_budget": "30000", "expenditure:all|nature|basic|final": "40000"},
    ),
    "stages of a part of the revenue": (
        REVENUE + "其他收入年初预算3万元，收入决算4万元。",
        {"revenue:all|other|initial_budget": "30000", "revenue:all|other|final": "40000"},
    ),
    "a list by function without a section": (
        "乡里全年支出按功能分类：一般公共服务支出9万元、公共安全支出1.2万元。",
        {"expenditure:all|function|201|final": "90000", "expenditure:all|function|204|final": "12000"},
    ),
    "classes by their codes alone": (
        "全年支出合计10万元。按功能分类科目，其中：201类7万元，213类3万元，999类1万元。按经济分类科目，其中：301类6万元。",
        {
            "expenditure:all|total|current_total|final": "100000",
            "expenditure:all|function|201|final": "70000",
            "expenditure:all|function|213|final": "30000",
        },
    ),
    "a list by function of the fund told before": (
        "2020年一般公共预算财政拨款支出10万元，比上年增加1万元。\n按支出功能分类：教育支出8万元、农林水支出2万元。",
        {
            "expenditure:general_public_budget|total|current_total|final": "100000",
            "expenditure:general_public_budget|function|205|final": "80000",
            "expenditure:general_public_budget|function|213|final": "20000",
        },
    ),
    "a list by function of all that was spent": (
        "全年支出合计10万元。\n按功能分类科目，公共安全支出9万元，住房保障支出1万元。",
        {
            "expenditure:all|total|current_total|final": "100000",
            "expenditure:all|function|204|final": "90000",
            "expenditure:all|function|221|final": "10000",
        },
    ),
    "a list by function classes with shares": (
        "按照支出功能分类科目，教育支出8万元，占80%；农林水支出2万元，占20%。",
        {"expenditure:all|function|205|final": "80000", "expenditure:all|function|213|final": "20000"},
    ),
    "goods and works without a word for procurement of their own": (
        "全校政府采购总额38.71万元，其中：货物11.46万元，工程27.25万元。",
        {"procurement:total": "387100", "procurement:goods": "114600", "procurement:works": "272500"},
    ),
    "a heading that ends in 情况说明 names the item of the sentence below it": (
        "七、“三公”经费支出情况\n2.公务用车购置费用支出情况说明。\n2020年购置车辆1台，预算为9万元，支出决算为8万元。",
        {
            "three_public_volume:vehicles_purchased": "1",
            "three_public:vehicle_purchase|budget": "90000",
            "three_public:vehicle_purchase|final": "80000",
        },
    ),
    "what a sum fell or rose to is this year's": (
        "七、“三公”经费支出情况\n公务用车运行费由上年的2684元降为2143元，公务接待费由上年的1442元增到1875元。",
        {
            "three_public:vehicle_operation|prior_final": "2684",
            "three_public:vehicle_operation|final": "2143",
            "three_public:reception|prior_final": "1442",
            "three_public:reception|final": "1875",
        },
    ),
    "the whole goes on behind the lines of its parts": (
        "七、“三公”经费支出情况\n“三公”经费支出共计9万元，其中：\n1、公务接待费3万元；\n2、公务用车运行费6万元；\n3、因公出国（境）费："
        "零。\n较上年决算数11万元减少2万元。",
        {
            "three_public:total|final": "90000",
            "three_public:reception|final": "30000",
            "three_public:vehicle_operation|final": "60000",
            "three_public:overseas|final": "0",
            "three_public:total|prior_final": "110000",
        },
    ),
    "behind lines that end in full stops": (
        EXPENDITURE + "本年支出合计9万元，其中：\n1.基本支出3万元。\n2.项目支出6万元。\n与2019年决算11万元相比减少2万元。",
        {
            "expenditure:all|total|current_total|final": "90000",
            "expenditure:all|nature|basic|final": "30000",
            "expenditure:all|nature|project|final": "60000",
            "expenditure:all|total|current_total|prior_final": "110000",
        },
    ),
    "kinds of projects are parts of the project expenditure": (
        EXPENDITURE + "项目支出20万元，其中：基本建设类项目支出12万元，行政事业类项目支出8万元。",
        {"expenditure:all|nature|project|final": "200000"},
    ),
    "the whole spending has basic expenditure as a part": (
        "年初预算8万元，全年实际支出9万元，其中基本支出5万元、项目支出4万元。",
        {
            "expenditure:all|total|current_total|final": "90000",
            "expenditure:all|nature|basic|final": "50000",
            "expenditure:all|nature|project|final": "40000",
        },
    ),
    "one fund alone is a remark on the appropriations spoken of": (
        "四、财政拨款收入支出决算情况说明\n财政拨款收支均为一般公共预算财政拨款，其中本年收入62万元；本年支出61万元。",
        {
            "revenue:fiscal_appropriation|current_total|final": "620000",
            "expenditure:fiscal_appropriation|total|current_total|final": "610000",
        },
    ),
    "the heading's fund is more exact than the word 财政拨款": (
        "六、一般公共预算基本支出决算情况说明\n2020年度财政拨款基本支出46万元，其中：人员经费41万元；公用经费5万元。",
        {
            "expenditure:general_public_budget|nature|basic|final": "460000",
            "expenditure:general_public_budget|economic|personnel|final": "410000",
            "expenditure:general_public_budget|economic|public_use|final": "50000",
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_which_whole_and_whose_part(name: str) -> None:
    text, wanted = CASES[name]
    assert facts(text) == {key: {value} for key, value in wanted.items()}


def test_goods_outside_procurement_are_not_procured() -> None:
    assert not facts("我县全年进口货物12万元，服务3万元。")


@pytest.mark.parametrize(
    ("texts", "differ"),
    [
        (["总收入为5.00万元", "总支出为50,000元"], False),
        (["支出总额5万元，其中", "收入总额共计6万元"], True),
        (["总收入5万元"], False),
        (["收入总计5万元，支出总计6万元"], False),
    ],
)
def test_loose_wholes_are_compared_in_one_unit(texts: list[str], differ: bool) -> None:
    assert loose_wholes_differ(texts) is differ


@pytest.mark.parametrize(
    "text",
    [
        "我站2020年度收入80万元；上年结转和结余12万元，本年收入总合计92万元。\n2020年总支出85万元；年末结转和结余7万元。",
        "本年收入合计80万元，年初结转和结余12万元，全年收入合计92万元。支出总合计85万元，年末结转和结余7万元。",
    ],
)
def test_revenue_with_what_was_carried_is_the_total_of_the_form(text: str) -> None:
    found = facts("一、收入支出决算情况说明\n" + text)
    assert found["revenue:all|current_total|final"] == {"800000"}
    assert found["revenue:all|grand_total|final"] == {"920000"}
    assert found["expenditure:all|total|current_total|final"] == {"850000"}


def test_two_totals_of_the_year_that_nothing_joins_stay() -> None:
    found = facts("一、收入支出决算情况说明\n本年收入合计80万元，年初结转和结余12万元，全年收入合计93万元。")
    assert found["revenue:all|current_total|final"] == {"800000", "930000"}
