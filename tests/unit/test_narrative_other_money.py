"""Amounts that stand beside the accounts but are none of them, and comparisons that are of both or of neither."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts, read


def reasons(text: str, year: int = 2020) -> list[str | None]:
    """Return the reason of each amount, None where it became a statement."""
    return [mention.reason for mention in read(text, year).mentions]


def claims(text: str, kind: str, year: int = 2020) -> list[str]:
    """Return what each claim of a kind is about."""
    return ["|".join(claim.keys) for claim in read(text, year).claims if claim.claim_kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        "五、一般公共预算财政拨款支出决算情况说明\n2020年一般公共预算财政拨款支出900.00万元。\n"
        "组织对“河道清淤”项目开展部门评价，涉及一般公共预算支出96.30万元，政府性基金预算支出12.00万元。",
        "五、一般公共预算财政拨款支出决算情况说明\n一般公共预算财政拨款支出合计900.00万元。\n"
        "我局选取3个项目进行绩效评价，共涉及一般公共预算财政拨款支出88.10万元。",
    ],
)
def test_what_projects_cost_is_not_what_the_fund_spent(text: str) -> None:
    found = facts(text)
    assert found["expenditure:general_public_budget|total|current_total|final"] == {"9000000"}
    assert not any(key.startswith("expenditure:government_fund") for key in found)


@pytest.mark.parametrize(
    "text",
    [
        "七、“三公”经费支出决算情况说明\n2020年“三公”经费支出决算9.93万元（其中：一般公共预算支出9.93万元；"
        "政府性基金预算支出0万元；国有资本经营预算支出0万元），占预算的90%。",
        "七、“三公”经费支出决算情况说明\n“三公”经费财政拨款支出共9.93万元，其中：一般公共预算支出8.00万元，"
        "政府性基金预算支出1.93万元。",
    ],
)
def test_a_fund_of_the_three_public_expenses_is_no_whole_fund(text: str) -> None:
    found = facts(text)
    assert found["three_public:total|final"] == {"99300"}
    assert not any(key.startswith("expenditure:") for key in found)


@pytest.mark.parametrize(
    "text",
    [
        "七、“三公”经费支出决算情况说明\n2020年财政拨款“三公”经费支出0万元。医院公务用车运行维护费12.60万元、"
        "公务接待费0.80万元均由事业收入列支，不在财政拨款“三公”经费统计范围内。",
        "七、“三公”经费支出决算情况说明\n2020年财政拨款“三公”经费支出0万元。公务接待费1.20万元从自有资金支付，"
        "未纳入“三公”经费统计。",
    ],
)
def test_money_outside_the_three_public_expenses_is_none_of_them(text: str) -> None:
    found = facts(text)
    assert found["three_public:total|final"] == {"0"}
    assert {key for key in found if key.startswith("three_public")} == {"three_public:total|final"}


@pytest.mark.parametrize(
    "text",
    [
        "二、支出决算情况说明\n项目支出167.30万元。其中：基本建设类项目支出30.00万元。\n"
        "具体开支：1.良种推广项目支出118.60万元；2.饲草示范项目支出48.70万元。",
        "二、支出决算情况说明\n本年项目支出167.30万元，主要有村道硬化项目支出99.10万元。",
    ],
)
def test_one_project_is_not_all_projects(text: str) -> None:
    assert facts(text)["expenditure:all|nature|project|final"] == {"1673000"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (
            "一、收入支出决算总体情况说明\n（一）收入决算总计88.00万元。包括：\n1.本年收入决算合计80.00万元。",
            "revenue:all|{}|final",
        ),
        (
            "一、收入支出决算总体情况说明\n（二）支出决算总计88.00万元。包括：\n1.本年支出决算合计80.00万元。",
            "expenditure:all|total|{}|final",
        ),
    ],
)
def test_a_total_of_the_final_accounts_holds_the_carry_over(text: str, key: str) -> None:
    found = facts(text)
    assert found[key.format("grand_total")] == {"880000"}
    assert found[key.format("current_total")] == {"800000"}


@pytest.mark.parametrize(
    "text",
    [
        "其中：一般公共预算财政拨款收入19.50万元，政府性基金收入0万元，国有资本经营预算收入0万元。",
        "财政拨款收入19.50万元，包括国有资本经营收入0万元。",
    ],
)
def test_revenue_of_the_capital_budget_is_no_business_revenue(text: str) -> None:
    found = facts("二、收入决算情况说明\n" + text)
    assert found["revenue:all|state_capital|final"] == {"0"}
    assert "revenue:all|business_operation|final" not in found


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况\n2020年收入总计90.00万元，比上年减少8.00万元，下降8.16%。主要原因：一是人员减少；"
        "二是上年安排的苗圃改造经费20.50万元本年不再安排。",
        "一、总体情况\n2020年收入总计90.00万元，比上年增加9.00万元，主要是2019年农村公路攻坚行动投入6.00万元。",
    ],
)
def test_points_of_an_explanation_are_explained(text: str) -> None:
    assert reasons(text)[-1] == "explanation"


@pytest.mark.parametrize(
    "text",
    [
        "1.财政拨款收入40.00万元。包括一般公共预算财政拨款收入30.00万元和政府性基金财政拨款收入10.00万元，"
        "较2019年减少5.00万元，下降11.11%。",
        "本年包括一般公共预算财政拨款收入30.00万元及政府性基金财政拨款收入10.00万元，比上年增加5.00万元，增长14.29%。",
    ],
)
def test_a_comparison_of_two_is_not_of_the_last(text: str) -> None:
    assert not [key for key in claims("二、收入决算情况说明\n" + text, "growth") if "government_fund" in key]


@pytest.mark.parametrize(
    "text",
    [
        "2020年度收入总计90.00万元，其中年初结转和结余7.00万元，较2019年减少9.00万元，下降9.09%。",
        "支出总计90.00万元，其中年末结转和结余7.00万元，比上年增加9.00万元，增长11.11%。",
    ],
)
def test_a_comparison_of_whole_or_carry_over_is_of_neither(text: str) -> None:
    assert claims("一、收入支出决算总体情况说明\n" + text, "growth") == []


@pytest.mark.parametrize(
    "text",
    [
        "财政拨款收入80.00万元（其中，一般公共预算78.00万元，国有资本经营预算2.00万元），占收入合计80.00%。",
        "财政拨款收入80.00万元（含政府性基金预算财政拨款收入2.00万元），占本年收入的80.00%。",
    ],
)
def test_a_share_behind_a_bracket_is_of_what_stands_before_it(text: str) -> None:
    found = claims("二、收入决算情况说明\n" + text, "share")
    assert found == ["all|fiscal_appropriation|final"]


@pytest.mark.parametrize(
    "text",
    [
        "授予小微企业合同金额30.00万元；货物采购授予中小企业合同金额占货物支出金额的100%。",
        "授予中小企业合同金额30.00万元。其中，工程采购授予中小企业合同金额占工程支出金额的50%。",
    ],
)
def test_a_share_of_something_narrower_is_of_no_item(text: str) -> None:
    assert claims("（二）政府采购支出情况\n" + text, "share") == []


def test_a_share_of_the_item_named_with_it_is_of_that_item() -> None:
    text = "（二）支出决算情况\n基本支出30.00万元，项目支出占70.00%。"
    assert claims(text, "share") == ["all|nature|project|final"]


@pytest.mark.parametrize(
    "text",
    [
        "（一）工资福利支出9.00万元，主要包括基本工资5.00万元、津贴补贴4.00万元。",
        "商品和服务支出9.00万元，主要包括办公费5.00万元、印刷费4.00万元。",
    ],
)
def test_items_of_a_class_of_the_basic_expenditure_are_read(text: str) -> None:
    found = facts("六、一般公共预算财政拨款基本支出决算情况说明\n" + text)
    assert len([key for key in found if key.count("economic|30")]) == 3


@pytest.mark.parametrize(
    "text",
    [
        "1.公共安全支出90.00万元，具体包括：\n（1）行政运行70.00万元，完成年初预算的90%。\n（2）其他检察支出20.00万元。",
        "农林水支出90.00万元，其中：\n1.行政运行70.00万元。\n2.执法监管20.00万元。",
    ],
)
def test_an_item_many_subclasses_have_is_kept_by_name(text: str) -> None:
    found = facts("五、一般公共预算财政拨款支出决算具体情况\n" + text, 2022)
    assert [key for key in found if key.endswith("/行政运行|final")]


@pytest.mark.parametrize(
    "text",
    [
        "与上年相比，财政拨款收入总计增加5.00万元。与年初预算相比，财政拨款支出年初预算数40.00万元，决算数43.00万元。",
        "财政拨款收入总计50.00万元。较年初预算相比，支出年初预算数40.00万元，决算数43.00万元。",
    ],
)
def test_spending_is_no_stage_of_the_revenue_told_before(text: str) -> None:
    found = facts("四、财政拨款收入支出决算总体情况说明\n" + text)
    assert not {"400000", "430000"} & {
        value for key, values in found.items() if key.startswith("revenue") for value in values
    }


@pytest.mark.parametrize(
    "text",
    [
        "2020年度政府性基金预算财政拨款收入60.00万元；年初结转和结余0万元；支出60.00万元；年末结转和结余0万元。",
        "政府性基金预算财政拨款收入60.00万元，支出60.00万元。",
    ],
)
def test_spending_in_the_section_of_a_fund_is_the_funds(text: str) -> None:
    found = facts("八、政府性基金预算财政拨款收入支出决算情况说明\n" + text)
    assert found["expenditure:government_fund|total|current_total|final"] == {"600000"}


@pytest.mark.parametrize(
    "text",
    [
        "2020年度会议费支出决算1.86万元。",
        "2020年培训费预算1.20万元。",
        "政府购买服务决算210.60万元。",
        "用于抢险车辆，其中：燃料费4.10万元。",
        "具体内容包括：检查组用餐费0.26万元。",
    ],

)
def test_meetings_and_bought_services_are_outside_the_contract(text: str) -> None:
    assert set(reasons("十、一般性支出情况\n" + text)) == {"outside_contract"}


@pytest.mark.parametrize(
    "text",
    [
        "截至2020年末，本部门共有车辆1辆，其中应急保障用车1辆；单价50万元以上的通用设备2台（套）。"
        "2020年当年购置车辆0辆；购置单价50万元以上的通用设备0台（套）。",
        "截至2020年末，本单位车辆合计1辆；单价50万元以上的通用设备2台（套）。本年新购置车辆0辆，"
        "新购置单价50万元以上的通用设备0台（套）。",
    ],
)
def test_what_was_bought_is_not_what_is_there(text: str) -> None:
    found = facts("（三）国有资产占用及购置情况说明\n" + text)
    assert found["state_asset:vehicles_total"] == {"1"}
    assert found["state_asset:equipment_over_500k"] == {"2"}


@pytest.mark.parametrize(
    "text",
    [
        "2015年新购公务用车一辆。公务用车改革前车辆保有量为48辆，车辆保有量账面数为48辆，实际保有量为11辆。",
        "公务用车编制数20辆，公务用车保有量11辆。",
    ],
)
def test_vehicles_before_a_reform_and_in_the_books_are_not_held(text: str) -> None:
    found = facts("七、“三公”经费支出决算情况说明\n" + text, 2015)
    assert found["three_public_volume:vehicles_held"] == {"11"}


@pytest.mark.parametrize(
    "text",
    [
        "厅本级和17家二级单位2014年共计支出“三公经费”231.08万元，其中：公务接待费支出19.37万元。"
        "其中厅本级“三公经费”支出62.40万元。",
        "2014年“三公”经费支出231.08万元，其中局机关“三公”经费支出62.40万元。",
    ],
)
def test_the_part_of_one_body_is_not_the_whole(text: str) -> None:
    found = facts("七、“三公”经费支出决算情况说明\n" + text, 2014)
    assert found["three_public:total|final"] == {"2310800"}
