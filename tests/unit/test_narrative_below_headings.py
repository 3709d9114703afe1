"""Whose numbers stand below a heading or a label: of its fund, its class, its group. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts

SPENDING = "三、支出决算情况说明\n"
DETAIL = "（三）一般公共预算财政拨款支出决算具体情况\n"
THREE = "七、“三公”经费支出决算情况说明\n"
BASIC = "六、一般公共预算财政拨款基本支出决算情况说明\n"
CLASS = "expenditure:{}|function|{}|{}"


@pytest.mark.parametrize(
    "text",
    [
        SPENDING + "2020年度一般公共预算财政拨款支出80万元，比上年增加2万元。\n具体情况：\n"
        "（1）教育支出（类）进修及培训（款）培训支出（项）支出6万元。",
        "三、财政拨款支出说明\n公共预算财政拨款支出年初预算为70万元，支出决算为80万元。\n具体情况如下\n"
        "1、教育支出（类）进修及培训（款）培训支出（项）6万元。",
        SPENDING
        + "本年支出合计95万元，其中基本支出95万元。\n一般公共预算财政拨款支出80万元，占本年支出合计95万元的84%。\n"
        "1.教育支出（类）进修及培训（款）培训支出（项）支出6万元。",
    ],
)
def test_classes_are_parts_of_the_total_of_one_fund_told_before_them(text: str) -> None:
    assert facts(text)[CLASS.format("general_public_budget", "2050803", "final")] == {"60000"}


@pytest.mark.parametrize(
    "text",
    [
        SPENDING + "本年支出合计95万元，其中：一般公共预算财政拨款支出80万元。\n"
        "1.教育支出（类）进修及培训（款）培训支出（项）支出6万元。",
        SPENDING + "一般公共预算财政拨款支出80万元。\n四、支出决算具体情况\n"
        "1.教育支出（类）进修及培训（款）培训支出（项）支出6万元。",
    ],
)
def test_classes_behind_several_totals_or_below_another_heading_are_of_the_section(text: str) -> None:
    assert facts(text)[CLASS.format("all", "2050803", "final")] == {"60000"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1．一般公共服务支出。年初预算为10万元，支出决算为9万元。", "201"),
        ("（2）社会保障和就业支出。年初预算10万元，决算9万元，完成预算的90%。", "208"),
    ],
)
def test_a_numbered_name_is_the_class_of_the_sentence_behind_it(text: str, code: str) -> None:
    found = facts(DETAIL + text)
    assert found[CLASS.format("general_public_budget", code, "initial_budget")] == {"100000"}
    assert found[CLASS.format("general_public_budget", code, "final")] == {"90000"}


@pytest.mark.parametrize(
    "text",
    [
        DETAIL
        + "1．教育支出。年初预算为4万元，支出决算为5万元。\n2．某某保障。年初预算为10万元，支出决算为9万元。",
        THREE + "公务接待费4万元，其余如下。\n1．会议费。年初预算为10万元，支出决算为9万元。",
        THREE
        + "2．公务接待费。年初预算为4万元，支出决算为5万元。\n培训费。年初预算为10万元，支出决算为9万元。",
    ],
)
def test_what_stands_behind_a_name_not_known_is_not_of_the_name_before(text: str) -> None:
    assert not {"100000", "90000"} & set().union(*facts(text).values())


@pytest.mark.parametrize(
    "text",
    [
        "收入合计（万元）：325.10\n其中：其他收入（万元）：25.00",
        "本年收入合计（单位：元）：3,251,000.00；其他收入（单位：元）：250,000.00。",
    ],
)
def test_a_unit_in_brackets_stands_before_its_number(text: str) -> None:
    assert facts("一、收入决算情况说明\n" + text) == {
        "revenue:all|current_total|final": {"3251000"},
        "revenue:all|other|final": {"250000"},
    }


@pytest.mark.parametrize(
    "text",
    ["人员经费：基本工资10万元、住房公积金8万元。", "1.人员经费主要包括：基本工资10万元，住房公积金8万元。"],
)
def test_a_label_says_which_group_the_economic_classes_are_of(text: str) -> None:
    assert facts(BASIC + "基本支出100万元。\n" + text + "\n公用经费：办公费3万元、差旅费2万元。") == {
        "expenditure:general_public_budget|nature|basic|final": {"1000000"},
        "expenditure:general_public_budget|economic|30101|final": {"100000"},
        "expenditure:general_public_budget|economic|30113|final": {"80000"},
        "expenditure:general_public_budget|economic|30201|final": {"30000"},
        "expenditure:general_public_budget|economic|30211|final": {"20000"},
    }


@pytest.mark.parametrize(
    "text",
    [
        "授予中小企业合同金额90万元，其中小微企业70万元。",
        "授予中小企业合同金额90万元（其中：小型微型企业70万元）。",
    ],
)
def test_small_enterprises_among_those_that_got_contracts(text: str) -> None:
    found = facts("（二）政府采购支出情况\n政府采购支出总额100万元。" + text)
    assert found["procurement:micro_contract"] == {"700000"}
    assert "procurement:micro_contract" not in facts(SPENDING + "扶持企业资金90万元，其中小微企业70万元。")


@pytest.mark.parametrize(
    "text",
    [
        "（一）总体情况：支出年初预算为12万元，支出决算为10万元，完成年初预算的83%。",
        "1.总体支出情况：2020年度支出年初预算12万元，支出决算10万元。",
    ],
)
def test_the_overall_spending_below_the_heading_of_the_three_public_expenses(text: str) -> None:
    found = facts(THREE + text)
    assert found["three_public:total|initial_budget"] == {"120000"}
    assert found["three_public:total|final"] == {"100000"}
    assert not facts("七、“三公”经费及会议费支出情况\n" + text)


@pytest.mark.parametrize(
    "text",
    [
        "14年“三公”经费支出10万元，比13年的12万元减少2万元。",
        "“三公”经费支出13年12万元，14年10万元，近14年来最低。",
        "13年度“三公”经费支出决算12万元，14年度10万元。",
    ],
)
def test_years_of_two_digits(text: str) -> None:
    assert facts(THREE + text, 2014) == {
        "three_public:total|final": {"100000"},
        "three_public:total|prior_final": {"120000"},
    }


def test_other_numbers_before_a_year_are_durations() -> None:
    text = THREE + "公务用车已使用14年，运行维护费8万元。公务接待费12年以来3万元。"
    assert "three_public:vehicle_operation|prior_final" not in facts(text, 2015)


@pytest.mark.parametrize(
    "text",
    [
        "公务用车已连续运行14年，“三公”经费支出10万元。",
        "我单位成立已14年，“三公”经费支出决算10万元。",
        "因车辆服役14年报废1辆，“三公”经费支出10万元。",
        "平均车龄14年9个月，“三公”经费决算支出10万元。",
    ],
)
def test_how_long_something_lasted_is_no_year(text: str) -> None:
    assert facts(THREE + text, 2015)["three_public:total|final"] == {"100000"}


@pytest.mark.parametrize(
    "text",
    [
        DETAIL + "一般公共预算财政拨款支出年初预算为70万元，支出决算为80万元。其中：\n（一）教育支出（类）\n"
        "1.进修及培训（款）培训支出（项）。年初预算9万元，支出决算6万元。\n（二）住房保障支出（类）\n"
        "1.住房改革支出（款）住房公积金（项）。支出决算7万元。",
        SPENDING + "2.一般公共预算财政拨款支出具体情况\n1.教育支出\n（1）培训支出6万元。\n2.住房保障支出\n"
        "（1）住房公积金7万元。",
        "（二）支出情况\n一般公共预算财政拨款支出80万元。具体如下：\n一、教育支出（类）\n（一）进修及培训（款）\n"
        "1.教育支出（类）进修及培训（款）培训支出（项）。支出决算6万元。\n二、住房保障支出（类）\n"
        "1.住房改革支出（款）住房公积金（项）。支出决算7万元。",
    ],
)
def test_classes_that_number_themselves_anew_stay_below_the_heading_of_their_fund(text: str) -> None:
    read = facts(text + "\n（三）机关运行经费\n机关运行经费5万元。")
    assert read[CLASS.format("general_public_budget", "2050803", "final")] == {"60000"}
    assert read[CLASS.format("general_public_budget", "2210201", "final")] == {"70000"}
    assert read["operating_cost:final"] == {"50000"}


def test_a_class_that_is_not_the_first_of_a_list_ends_the_section_before_it() -> None:
    read = facts(
        SPENDING
        + "（一）政府性基金支出情况\n政府性基金支出3万元。\n（二）教育支出（类）\n1.培训支出（项）6万元。"
    )
    assert not any(key.startswith("expenditure:government_fund|function") for key in read)


@pytest.mark.parametrize("numbered", ["（一）", "1.", "（2）"])
def test_the_spending_behind_a_class_named_alone_is_not_that_of_the_section(numbered: str) -> None:
    read = facts(
        SPENDING
        + f"本年支出合计95万元。\n{numbered}教育支出（类）进修及培训（款）培训支出（项）。支出决算6万元。"
    )
    assert read["expenditure:all|total|current_total|final"] == {"950000"}
    assert read[CLASS.format("all", "2050803", "final")] == {"60000"}
