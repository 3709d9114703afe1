"""Whose whole it is: sides of a budget comparison, lists under a fund, parts of a stated total."""

from __future__ import annotations

from tests.unit.narrative_helpers import facts


def test_side_of_a_budget_comparison_is_the_bodys_own() -> None:
    found = facts(
        "（一）收支预算执行分析\n2020年收入年初预算数31.5万元，决算数40.2万元，增加8.7万元。\n"
        "2020年支出年初预算数31.5万元，决算数39.1万元。其中：基本支出年初预算数21.5万元，决算数28.1万元。"
    )
    assert found["revenue:all|current_total|initial_budget"] == {"315000"}
    assert found["revenue:all|current_total|final"] == {"402000"}
    assert found["expenditure:all|total|current_total|initial_budget"] == {"315000"}
    assert found["expenditure:all|total|current_total|final"] == {"391000"}
    assert found["expenditure:all|nature|basic|initial_budget"] == {"215000"}
    paired = facts("一、预算执行情况分析\n本单位2020年收入年初预算8.5万元；支出年初预算7.5万元。")
    assert paired["expenditure:all|total|current_total|initial_budget"] == {"75000"}


def test_expenditure_of_a_subject_without_a_name_is_not_all_expenditure() -> None:
    for words in ("支出决算为", "支出为", "实际支出"):
        found = facts(f"（三）印刷费支出情况说明\n2020年印刷费年初预算为6万元，{words}6.3万元。")
        assert not [key for key in found if "current_total" in key], words


def test_bare_side_below_a_fund_is_of_that_fund() -> None:
    fund = "三、一般公共预算财政拨款支出决算情况说明\n{}\n（1）农林水支出8.50万元，占40%。"
    key = "expenditure:general_public_budget|function|213|final"
    assert facts(fund.format("1.支出情况。2020年一般公共预算财政拨款支出21.25万元。"))[key] == {"85000"}
    own = "三、支出决算情况说明\n1.支出情况。2020年支出合计21.25万元。\n（1）农林水支出8.50万元，占40%。"
    assert "expenditure:all|function|213|final" in facts(own)


def test_what_is_arranged_within_a_stated_final_is_final() -> None:
    found = facts("2020年开支“三公”经费90万元。其中：公务用车购置安排60万元，增加5万元；公务接待费30万元。")
    assert found["three_public:vehicle_purchase|final"] == {"600000"}
    assert found["three_public:reception|final"] == {"300000"}
    planned = facts("2020年“三公”经费预算90万元。其中：公务接待费安排30万元。")
    assert planned["three_public:reception|budget"] == {"300000"}


def test_comparison_after_the_parts_is_of_the_whole() -> None:
    listed = "“三公”经费支出9万元，其中：公务接待费4万元，公务用车运行维护费5万元。"
    found = facts(f"三、“三公”经费支出情况\n{listed}较年初预算12万元节约3万元。")
    assert found["three_public:total|initial_budget"] == {"120000"}
    assert "three_public:vehicle_operation|initial_budget" not in found
    flat = "公务接待费4万元，公务用车运行维护费5万元。较年初预算12万元节约3万元。"
    assert not [key for key in facts(f"三、“三公”经费支出情况\n{flat}") if "initial_budget" in key]


def test_counts_before_what_they_count() -> None:
    head = "三、“三公”经费支出情况\n"
    abroad = facts(head + "因公出国（境）费7万元，主要用于3个因公出国（境）团组8人次的费用。")
    assert abroad["three_public_volume:overseas_groups"] == {"3"}
    assert abroad["three_public_volume:overseas_persons"] == {"8"}
    assert facts(head + "用于经批准购置的2辆公务用车；")["three_public_volume:vehicles_purchased"] == {"2"}
    assert facts(head + "购置特种专业技术车辆2辆。")["three_public_volume:vehicles_purchased"] == {"2"}
    less = facts(head + "因公出国（境）费7万元，比上年减少3个因公出国（境）团组。")
    assert "three_public_volume:overseas_groups" not in less


def test_classes_of_procurement() -> None:
    found = facts("五、政府采购说明\n2020年政府采购支出9万元，其中货物类4万元，工程类3万元，服务类2万元。")
    assert found["procurement:goods"] == {"40000"}
    assert found["procurement:works"] == {"30000"}
    assert found["procurement:services"] == {"20000"}
