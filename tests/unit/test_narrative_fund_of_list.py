"""Which fund a list is of: of its head, its section or the amount before it. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts


@pytest.mark.parametrize(
    "text",
    [
        "2020年度政府性基金预算财政拨款收入30万元，本年支出28万元，年末结转和结余2万元。",
        "政府性基金预算财政拨款收入30万元；本年支出28万元，其中项目支出28万元；年末结转和结余2万元。",
    ],
)
def test_below_the_heading_of_a_fund_all_is_of_the_fund(text: str) -> None:
    found = facts("七、政府性基金预算财政拨款支出决算情况说明\n" + text)
    assert found["revenue:fiscal_appropriation|government_fund|final"] == {"300000"}
    assert found["expenditure:government_fund|total|current_total|final"] == {"280000"}
    assert found["expenditure:government_fund|total|closing_carryover|final"] == {"20000"}


@pytest.mark.parametrize(
    ("heading", "scope"),
    [
        ("（三）一般公共预算财政拨款收入支出决算情况说明", "general_public_budget"),
        ("四、公共财政预算财政拨款收支决算总体情况", "general_public_budget"),
        ("四、财政拨款收入支出决算总体情况说明", "fiscal_appropriation"),
    ],
)
def test_a_heading_on_both_sides_may_name_one_fund(heading: str, scope: str) -> None:
    text = f"{heading}\n1.收入情况。年初财政拨款结转和结余2万元。\n2.支出情况。主要用于教育支出（类）7万元。"
    found = facts(text)
    assert found[f"revenue:{scope}|opening_carryover|final"] == {"20000"}
    assert found[f"expenditure:{scope}|function|205|final"] == {"70000"}


@pytest.mark.parametrize(
    "head",
    [
        "2020年度一般公共预算财政拨款支出主要用于以下几个方面：",
        "增减不大。公共预算财政拨款支出具体情况如下：",
    ],
)
def test_the_head_of_a_list_names_its_fund_without_a_number(head: str) -> None:
    text = f"三、支出决算情况说明\n{head}\n（1）教育支出7万元，占70%，比上年减少。\n（2）农林水支出3万元，占30%。"
    assert facts(text) == {
        "expenditure:general_public_budget|function|205|final": {"70000"},
        "expenditure:general_public_budget|function|213|final": {"30000"},
    }


@pytest.mark.parametrize(
    "text",
    [
        "机关运行经费支出18万元，机关运行经费主要用于开支办公费3万元、公务用车运行维护费5万元、公务接待费2万元。",
        "机关运行经费18万元，单位运行经费用于公务接待费2万元，差旅费3万元。",
    ],
)
def test_what_the_operating_cost_was_spent_on_is_a_part(text: str) -> None:
    assert facts("（一）机关运行经费情况\n" + text) == {"operating_cost:final": {"180000"}}


def test_members_of_a_list_numbered_in_words_keep_its_fund() -> None:
    text = "六、财政拨款基本支出决算情况说明\n2020年度财政拨款基本支出决算12万元，其中：\n（一）人员经费11万元。包括工资。\n（二）公用经费1万元。包括办公费。"
    assert facts(text) == {
        "expenditure:fiscal_appropriation|nature|basic|final": {"120000"},
        "expenditure:fiscal_appropriation|economic|personnel|final": {"110000"},
        "expenditure:fiscal_appropriation|economic|public_use|final": {"10000"},
    }


@pytest.mark.parametrize(
    "opening",
    [
        "（二）2020年支出64万元，比2019年决算数增加2万元，增长3.2%，具体情况如下：",
        "2.支出64万元，较上年增加2万元，具体构成如下：",
    ],
)
def test_a_side_whose_items_are_told_below_is_the_body_s(opening: str) -> None:
    found = facts(f"一、收支决算总体情况\n{opening}\n1.基本支出54万元。\n2.项目支出10万元。")
    assert found["expenditure:all|total|current_total|final"] == {"640000"}
    assert found["expenditure:all|nature|basic|final"] == {"540000"}
    assert found["expenditure:all|nature|project|final"] == {"100000"}
    of_fund = facts(f"二、一般公共预算支出决算情况说明\n{opening}\n1.基本支出54万元。")
    assert "expenditure:all|total|current_total|final" not in of_fund


@pytest.mark.parametrize(
    "text",
    [
        "财政拨款支出95万元，其中：一般公共预算财政拨款支出90万元、政府性基金预算财政拨款支出5万元；"
        "年末结转和结余4万元，其中：一般公共预算财政拨款3万元、政府性基金预算财政拨款1万元。",
        "财政拨款支出95万元，其中一般公共预算财政拨款支出90万元，政府性基金预算财政拨款支出5万元；"
        "年末财政拨款结转4万元（其中：一般公共预算3万元，政府性基金1万元）。",
    ],
)
def test_what_funds_carry_over_is_not_what_they_spent(text: str) -> None:
    assert facts("四、财政拨款收入支出决算情况说明\n2020年度" + text) == {
        "expenditure:fiscal_appropriation|total|current_total|final": {"950000"},
        "expenditure:general_public_budget|total|current_total|final": {"900000"},
        "expenditure:government_fund|total|current_total|final": {"50000"},
        "expenditure:fiscal_appropriation|total|closing_carryover|final": {"40000"},
    }


@pytest.mark.parametrize("heading", ["四、财政拨款收入支出决算情况说明", "（二）财政拨款收入和支出情况"])
def test_a_heading_on_both_sides_names_neither(heading: str) -> None:
    found = facts(heading + "\n2020年度财政拨款支出95万元，其中：基本支出90万元。")
    assert found["expenditure:fiscal_appropriation|total|current_total|final"] == {"950000"}
    assert found["expenditure:fiscal_appropriation|nature|basic|final"] == {"900000"}
