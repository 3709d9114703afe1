"""Words that are short for what stands above them: the fund of a heading, the item of a list, of a sentence before."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts

PUBLIC = "五、一般公共预算财政拨款支出决算情况说明\n（一）财政拨款支出决算总体情况\n"
BASIC = "六、一般公共预算财政拨款基本支出决算情况说明\n"
FUND = "八、政府性基金预算财政拨款收入支出决算情况说明\n"
GPB = "expenditure:general_public_budget|"
CASES: dict[str, tuple[str, int, dict[str, str]]] = {
    "财政拨款 below the heading of the public budget": (
        PUBLIC + "2020年度财政拨款支出321.50万元，占本年支出合计的90%。",
        2020,
        {GPB + "total|current_total|final": "3215000"},
    ),
    "its parts and its budget": (
        PUBLIC + "财政拨款支出年初预算为30万元，支出决算为28万元，主要用于以下方面：基本支出20万元；项目支出8万元。",
        2020,
        {
            GPB + "total|current_total|initial_budget": "300000",
            GPB + "total|current_total|final": "280000",
            GPB + "nature|basic|final": "200000",
            GPB + "nature|project|final": "80000",
        },
    ),
    "a sentence that names a fund means all of them by 财政拨款": (
        PUBLIC + "2020年度财政拨款支出40万元，其中：一般公共预算财政拨款支出30万元，政府性基金支出10万元。",
        2020,
        {
            "expenditure:fiscal_appropriation|total|current_total|final": "400000",
            GPB + "total|current_total|final": "300000",
            "expenditure:government_fund|total|current_total|final": "100000",
        },
    ),
    "basic expenditure of the public budget": (
        BASIC + "本年财政拨款基本支出66.20万元，其中：人员经费60.10万元；公用经费6.10万元。",
        2020,
        {
            GPB + "nature|basic|final": "662000",
            GPB + "economic|personnel|final": "601000",
            GPB + "economic|public_use|final": "61000",
        },
    ),
    "basic expenditure below a heading of appropriations stays theirs": (
        "五、财政拨款基本支出决算情况说明\n2020年度财政拨款基本支出66万元。",
        2020,
        {"expenditure:fiscal_appropriation|nature|basic|final": "660000"},
    ),
    "the revenue of a fund below its own heading is one of the appropriations": (
        FUND + "2020年度政府性基金预算财政拨款收入7.5万元，政府性基金预算财政拨款支出7万元。",
        2020,
        {
            "revenue:fiscal_appropriation|government_fund|final": "75000",
            "expenditure:government_fund|total|current_total|final": "70000",
        },
    ),
    "the revenue of a fund among all revenue": (
        "二、收入决算情况说明\n本年收入合计20万元，其中：政府性基金预算财政拨款收入7.5万元。",
        2020,
        {"revenue:all|current_total|final": "200000", "revenue:all|government_fund|final": "75000"},
    ),
    "numbered members of a list that are sentences": (
        "我站2020年支出决算90万元，支出具体情况如下：\n1.教育支出60.5万元：主要用于日常教学。比上年增加2万元。\n"
        "2.住房保障支出20.3万元：主要用于缴纳公积金。\n3.卫生健康支出9.2万元。主要用于医疗保险。",
        2020,
        {
            "expenditure:all|total|current_total|final": "900000",
            "expenditure:all|function|205|final": "605000",
            "expenditure:all|function|221|final": "203000",
            "expenditure:all|function|210|final": "92000",
        },
    ),
    "a list whose paragraph ends in what the money was used for": (
        "三、财政拨款支出决算情况\n（一）2020年一般公共预算财政拨款支出78万元，主要用于：\n"
        "1. 教育（类）支出61万元，占78%；\n2. 卫生健康（类）支出17万元。\n",
        2020,
        {
            GPB + "total|current_total|final": "780000",
            GPB + "function|205|final": "610000",
            GPB + "function|210|final": "170000",
        },
    ),
    "both totals of a final account": (
        "一、收支决算总体情况\n我馆2020年度收入总决算为52.4万元，支出总决算为51.4万元，比上年均增加3万元。",
        2020,
        {"revenue:all|grand_total|final": "524000", "expenditure:all|total|grand_total|final": "514000"},
    ),
    "a number out of order ends the list": (
        "我站2020年支出决算90万元，支出具体情况如下：\n1.教育支出60.5万元。\n4.住房保障支出20.3万元为全年公积金。",
        2020,
        {"expenditure:all|total|current_total|final": "900000", "expenditure:all|function|205|final": "605000"},
    ),
    "batches in a sentence of their own": (
        "（二）公务接待费\n2020年公务接待费3.2万元，主要用于上级检查。共41批次、325人次。",
        2020,
        {
            "three_public:reception|final": "32000",
            "three_public_volume:reception_batches": "41",
            "three_public_volume:reception_persons": "325",
        },
    ),
    "batches of something else": (
        "（二）公务接待费\n2020年公务接待费3.2万元。全年组织技能培训共41批次、325人次。",
        2020,
        {"three_public:reception|final": "32000"},
    ),
    "batches that went abroad": (
        "七、“三公”经费支出情况\n因公出国（境）费6万元，用于学术交流和出国培训，全年累计2个批次、出国累计7人次。",
        2020,
        {
            "three_public:overseas|final": "60000",
            "three_public_volume:overseas_groups": "2",
            "three_public_volume:overseas_persons": "7",
        },
    ),
    "batches abroad without a word for groups": (
        "七、“三公”经费支出情况\n因公出国（境）经费12万元。2020年因公出国（境）4批次、18人次。公务接待费2万元，接待3批次。",
        2020,
        {
            "three_public:overseas|final": "120000",
            "three_public_volume:overseas_groups": "4",
            "three_public_volume:overseas_persons": "18",
            "three_public:reception|final": "20000",
            "three_public_volume:reception_batches": "3",
        },
    ),
    "functions of projects are not the whole function": (
        "三、支出决算情况\n（二）项目支出55.5万元。其中：水利工程建设支出30万元，防汛支出10万元。\n"
        "按功能分类，教育支出60万元，住房保障支出5万元。",
        2020,
        {
            "expenditure:all|nature|project|final": "555000",
            "expenditure:all|function|205|final": "600000",
            "expenditure:all|function|221|final": "50000",
        },
    ),
    "vehicles given away are neither held nor bought": (
        "（三）国有资产占用情况\n2020年处置车辆2辆，账面原值9万元；报废公务用车1辆。年末共有车辆6辆。",
        2020,
        {"state_asset:vehicles_total": "6"},
    ),
    "a vehicle that replaces one given away is bought": (
        "七、“三公”经费支出情况\n公务用车购置费18万元，本年报废更新公务用车1辆。出租车辆3辆。",
        2020,
        {"three_public:vehicle_purchase|final": "180000", "three_public_volume:vehicles_purchased": "1"},
    ),
    "the old name of the class of capital expenditure": (
        "（二）一般公共预算支出决算情况说明\n2016年支出中，商品和服务支出9万元，其他资本性支出2万元。",
        2016,
        {GPB + "economic|302|final": "90000", GPB + "economic|310|final": "20000"},
    ),
    "of today it is an item": (
        "（二）一般公共预算支出决算情况说明\n2020年支出中，商品和服务支出9万元，其他资本性支出2万元。",
        2020,
        {GPB + "economic|302|final": "90000"},
    ),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_short_for(case: str) -> None:
    text, year, expected = CASES[case]
    assert facts(text, year) == {key: {value} for key, value in expected.items()}
