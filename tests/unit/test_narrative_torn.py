"""Sentences torn between two paragraphs, and numbers that several names share. All invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts, read

THREE = "七、“三公”经费支出情况\n"
TOLD = THREE + "2020年度“三公”经费支出9.00万元，比上年减少1.00万元。"
REVENUE = "二、收入决算情况说明\n2020年度收入合计80.00万元。其中：事业收入3.00万元，"
DETAIL = "七、一般公共预算财政拨款支出决算具体情况\n农林水支出（类）支出20.00万元，"


@pytest.mark.parametrize(
    "torn",
    [
        TOLD + "会议、因公出国\n\n青石县某某馆2020年度部门决算\n（境）费用支出7.00万元，完成年初预算6.00万元的116%。",
        TOLD + "公务用车购置\n\n及运行费、租车费支出7.00万元。",
        TOLD + "国内公务\n\n接待费年初预算\n\n数7.00万元。",
        REVENUE + "非\n\n财政拨款收入7.00万元。",
        DETAIL + "其中：一般公共服务支出（类）商贸事\n\n务（款）事业运行（项）支出7.00万元。",
        TOLD + "公务接待费比2019年\n\n决算数7.00万元增加。",
        TOLD + "\n（2）公务用车购置\n及运行维护费支出7.00万元。",
        TOLD + "\n（4）公务接待费年\n初预算数7.00万元。",
        REVENUE + "经营收入1.00万元。\n（3）码头\n收入7.00万元，占本年收入的2.1%。",
        DETAIL + "\n（二）滩涂测绘\n与围垦（类）支出7.00万元。",
        DETAIL + "文化和旅游（款）群众\n\n文化（项）。年初预算为7.00万元，支出决算为6.00万元。",
        DETAIL + "其中：2020年度一般公\n- 15 -\n共预算财政拨款基本支出7.00万元，其中：人员经费6.00万元。",
        TOLD + "公务接待费（其中：\n\n外事接待费0.10万元），年初预算数7.00万元。",
        TOLD + "公务用车费（含\n\n购置费0.10万元），支出决算数7.00万元。",
        DETAIL + "\n（6）2050202小学\n- 40 -\n教育：支出7.00万元，主要用于日常业务开支。",
        DETAIL + "\n2070109群众\n文化：支出7.00万元。",
        THREE + "2020年“三公”经费决算9.00万元。其中：\n1.因公出\n席会议费用。2020年决算数7.00万元，比2020年年初预算数6.00万元增加。",
        DETAIL + "\n“滩涂测绘\n支出”（类）2020年度决算7.00万元，比年初预算6.00万元增加。",
        "二、收入决算情况说明\n2021年收入预算总计89 5659\n1.75元，其中：财政拨款收入7.00万元，其他收入6.00万元。",
        DETAIL + "主要用于人员工资和日常运转\n②滩涂测绘（类）支出7.00万元。",
    ],
)  # fmt: skip
def test_a_name_torn_by_a_page_is_not_its_second_half(torn: str) -> None:
    values = [value for found in facts(torn).values() for value in found]
    assert "70000" not in values
    assert "60000" not in values
    assert any(mention.reason == "unresolved" for mention in read(torn).mentions)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (TOLD + "与预算持平\n\n公务接待费支出7.00万元。", "three_public:reception|final"),
        (REVENUE + "较上年有所减少\n\n其他收入7.00万元。", "revenue:all|other|final"),
    ],
)
def test_a_sentence_without_its_mark_takes_nothing_from_the_next(text: str, key: str) -> None:
    assert facts(text)[key] == {"70000"}


@pytest.mark.parametrize(
    ("torn", "metric"),
    [
        ("全年外事\n\n接待3批次。", "reception_batches"),
        ("全年国（境）外公务\n\n接待人数7人。", "reception_persons"),
        ("国内公务接待共9批次（其\n\n中外事接待2批次），70人次。", "foreign_reception_persons"),
        ("接待来宾9批次（含国\n\n外接待2批次），70人次（含国外3人次）。", "foreign_reception_persons"),
    ],
)
def test_a_count_torn_by_a_page_is_not_of_its_second_half(torn: str, metric: str) -> None:
    assert f"three_public_volume:{metric}" not in facts(TOLD + torn)


@pytest.mark.parametrize(
    "shared",
    [
        THREE + "会议费、公务接待费7.00万元。",
        THREE + "培训费和公务接待费共7.00万元。",
        THREE + "公务接待费等支出7.00万元。",
        THREE + "租船费（含燃油）、公务用车运行维护费7.00万元。",
        THREE + "租船费、公务用车运行维护费7.00万元。",
        "二、收入决算情况说明\n利息收入、其他收入7.00万元。",
        "二、收入决算情况说明\n事业收入等7.00万元。",
        "三、支出决算情况说明\n码头维护支出和项目支出7.00万元。",
    ],
)
def test_a_number_that_an_unknown_name_shares_is_of_no_item(shared: str) -> None:
    assert facts(shared) == {}


@pytest.mark.parametrize(
    "before", ["公务接待费5.00万元（不含外宾）、", "因公出国（境）费5.00万元（较上年减少1.00万元，两批）和"]
)
def test_what_has_its_number_before_a_bracket_shares_no_other(before: str) -> None:
    assert facts(THREE + before + "公务用车运行维护费7.00万元。")["three_public:vehicle_operation|final"] == {
        "70000"
    }


def test_a_list_number_before_an_item_shares_nothing() -> None:
    text = THREE + "1、公务接待费7.00万元；二、因公出国（境）费6.00万元，会议费、公务用车购置费均为0万元。"
    assert facts(text) == {
        "three_public:reception|final": {"70000"},
        "three_public:overseas|final": {"60000"},
        "three_public:vehicle_purchase|final": {"0"},
    }


@pytest.mark.parametrize(
    ("listed", "other"),
    [
        ("5.00万元系事业收入，7.00万元系码头靠泊28收入，1.00万元系其他收入。", "undertaking"),
        ("5.00万元为上级补助收入，7.00万元为滩涂项目来款，1.00万元为其他收入。", "superior_subsidy"),
    ],
)
def test_the_item_behind_a_number_is_not_that_of_the_next(listed: str, other: str) -> None:
    found = facts("二、收入决算情况说明\n2020年度收入合计13.00万元，其中：" + listed)
    assert found[f"revenue:all|{other}|final"] == {"50000"}
    assert "70000" not in {value for values in found.values() for value in values}


@pytest.mark.parametrize(
    "text",
    [
        "2020年度收入、支出决算总计9.00万元。其中：\n（一）收入决算总计9.00万元。包括：\n1．本年收入决算合计8.00万元。\n"
        "（二）支出决算总计9.00万元。包括：\n1．本年支出决算合计7.00万元。",
        "收入决算总计9.00万元，其中本年收入合计8.00万元；支出决算总计9.00万元，其中本年支出合计7.00万元。",
    ],
)
def test_the_total_of_the_accounts_holds_what_was_carried_over(text: str) -> None:
    assert facts("一、收入支出决算总体情况说明\n" + text) == {
        "revenue:all|grand_total|final": {"90000"},
        "expenditure:all|total|grand_total|final": {"90000"},
        "revenue:all|current_total|final": {"80000"},
        "expenditure:all|total|current_total|final": {"70000"},
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("农业农村（款）病虫害控制（项）。年初预算为3.00万元，完成年初预算的98.00%\n水利（款）防汛（项）。年初预算为7.00万元。", "2130314"),
        ("普通教育（款）小学教育（项）。年初预算为3.00万元，占42.10%普通教育（款）初中教育（项）。年初预算为7.00万元。", "2050203"),
        ("普通教育（款）小学教育（项）。年初预算为3.00万元，占42.10%，普通教育（款）初中教育（项）。年初预算为7.00万元。", "2050203"),
        ("水利（款）防汛（项）。年初预算为3.00万元，支出决算为2.00万元；农业农村（款）病虫害控制（项）。年初预算为7.00万元。", "2130108"),
    ],
)  # fmt: skip
def test_what_is_named_behind_a_number_without_a_stop_is_what_follows(text: str, code: str) -> None:
    found = facts(DETAIL.partition("\n")[0] + "\n" + text)
    assert found[f"expenditure:general_public_budget|function|{code}|initial_budget"] == {"70000"}


@pytest.mark.parametrize("item", ["公务接待费支出决算为7.00万元", "因公出国（境）费决算7.00万元"])
def test_items_below_the_three_public_expenses_are_no_economic_classes(item: str) -> None:
    text = (
        "一般公共预算财政拨款基本支出决算情况说明\n2020年度基本支出90.00万元，其中：公用经费50.00万元。主要包括：\n商品和服务支出50.00万元。\n"
        f"2020年度“三公”经费支出30.00万元。其中，5.00万元为公务用车运行维护费。\n（1）{item}。"
    )
    assert not [key for key in facts(text) if "economic|302" in key and len(key.split("|")[2]) == 5]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("①教育支出（类）支出6.00万元，主要用于人员工资和日常运转\n二是农林水支出（类）7.00万元。", "213"),
        ("教育支出（类）6.00万元，用于教学楼的修缮和日常运行三是节能环保（类）支出7.00万元。", "211"),
    ],
)
def test_a_point_without_a_stop_before_it_begins_a_name(text: str, key: str) -> None:
    found = facts("三、支出决算情况说明\n2020年度支出合计90.00万元，包括：\n" + text)
    assert {name for name, values in found.items() if "70000" in values} == {
        f"expenditure:all|function|{key}|final"
    }


@pytest.mark.parametrize(
    "torn",
    [
        "七、财政拨款基本支出情况说明\n2020年度一般公共预\n算财政拨款基本支出9.00万元，其中：\n人员经费7.00万元，\n公用经费2.00万元。",
        "七、财政拨款基本支出情况说明\n2020年度政府性基金预\n算基本支出9.00万元，其中：\n工资福利支出7.00万元，\n商品和服务支出2.00万元。",
    ],
)
def test_the_list_of_a_head_that_is_not_known_is_not_known(torn: str) -> None:
    assert not {"70000", "20000"} & {value for values in facts(torn).values() for value in values}


@pytest.mark.parametrize(
    "torn",
    [
        TOLD + "\n2021年“三公”经费预算安\n\n排9.00万元，\n其中公务接待费7.00万元。",
        TOLD + "按照2021年年初\n\n安排，共需5.00万元，其中因公出国（境）费7.00万元。",
    ],
)
def test_a_year_before_a_tear_is_that_of_the_whole_sentence(torn: str) -> None:
    assert "70000" not in {value for values in facts(torn).values() for value in values}


@pytest.mark.parametrize(
    "text",
    [
        "二、收入决算情况说明\n2020年年初预算收入合计80.00万元\n本年收入合计7.00万元。",
        "二、收入决算情况说明\n2020年度收入年初预算合计为80.00万元\n2020年收入合计7.00万元。",
    ],
)
def test_the_stage_of_a_sentence_without_its_stop_ends_with_its_line(text: str) -> None:
    assert facts(text)["revenue:all|current_total|final"] == {"70000"}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (REVENUE.rstrip("，") + "。\n其中：其他收入、经营收入分别为7.00万\n\n元、6.00万元。", set()),
        (TOLD + "因公出国（境）费、公务接待费分别为7.00万元。", set()),
        (
            TOLD + "因公出国（境）费、公务接待费分别为0万元。",
            {"three_public:overseas|final", "three_public:reception|final"},
        ),
    ],
)
def test_one_number_for_several_items_in_turn_is_a_list_cut_off(text: str, keys: set[str]) -> None:
    found = {key for key, values in facts(text).items() if values & {"70000", "60000", "0"}}
    assert found == keys


def test_a_year_behind_a_rate_is_not_that_of_the_parts_told_next() -> None:
    text = (
        THREE
        + "公务用车购置和运行维护费支出9.00万元，完成年初预算\n28\n数的68％，2019年决算数12.00万元。\n其中，购置费用决算支出零元。"
    )
    assert facts(text)["three_public:vehicle_purchase|final"] == {"0"}


def test_a_class_behind_a_line_that_lost_its_stop_takes_no_words_of_it() -> None:
    text = (
        DETAIL
        + "主要用于人员工资和日常运转\n教育支出（类）7.00万元。\n用于日常业务和维修\n农林水支出（类）6.00万元。"
    )
    assert not [key for key in facts(text) if "name:" in key]


@pytest.mark.parametrize("told", ["与上年相比，无增减变化", "与上年决算数相比基本持平"])
@pytest.mark.parametrize("opening", ["其中，", ""])
def test_a_clause_that_lost_its_stop_does_not_date_the_parts_below_it(told: str, opening: str) -> None:
    text = (
        THREE
        + f"2.公务用车购置及运行费共支出2.43万元，完成预算的69.03%，{told}\n{opening}公务用车购置费决算数为1.20万元。"
    )
    found = facts(text)
    assert found["three_public:vehicle_purchase|final"] == {"12000"}
    assert "three_public:vehicle_purchase|prior_final" not in found


@pytest.mark.parametrize("told", ["预算为3.36万元，决算支出6.48万元", "年初预算数3.36万元，支出6.48万元"])
def test_an_amount_without_a_name_is_not_that_of_each_of_a_list(told: str) -> None:
    listed = (
        "其中：因公出国（境）费、公务用车购置及运行维护费、公务接待费分别为0.10万元、6.48万元、0.20万元。"
    )
    found = facts(THREE + f"“三公”经费为6.78万元。{listed}\n（2）{told}。")
    assert not any(key.endswith("budget") for key in found)


def test_parts_of_a_sentence_whose_head_is_torn_are_not_read() -> None:
    found = facts(
        DETAIL
        + "其中：2020年度预算安排水电共\n\n基本支出7.00万元，人员经费6.00万元。其中：基本工资3.00万元，奖金2.00万元。"
    )
    assert "expenditure:general_public_budget|economic|30101|final" not in found
    assert "expenditure:general_public_budget|economic|30101|budget" not in found


@pytest.mark.parametrize("cause", ["主要是项目跨年结算", "主要系车辆报废更新"])
def test_an_item_behind_the_reason_of_a_change_is_no_amount_of_its_year(cause: str) -> None:
    told = f"（2）公务用车购置及运行费支出9.00万元，2019年决算数8.00万元，同比增长12.50%，{cause}"
    found = facts(THREE + told + "\n公务用车购置费7.00万元。")
    assert "three_public:vehicle_purchase|prior_final" not in found


@pytest.mark.parametrize("head", ["②公务用车购置及运行费", "③公务接待费"])
def test_an_item_below_its_circled_number_is_read(head: str) -> None:
    found = facts(
        THREE
        + f"2020年“三公”经费支出9.00万元。\n{head}\n决算数3.00万元（预算4.00万元），2019年决算数5.00万元。"
    )
    key = "three_public:" + ("vehicle_total" if "用车" in head else "reception")
    assert found[f"{key}|final"] == {"30000"}
    assert found[f"{key}|budget"] == {"40000"}
    assert found[f"{key}|prior_final"] == {"50000"}


@pytest.mark.parametrize(
    "told", ["决算数3.00万元（预算4.00万元），2019年决算数5.00万元", "支出3.00万元，较2019年支出5.00万元"]
)
def test_parts_of_an_unknown_whole_are_not_of_the_year_it_is_compared_with(told: str) -> None:
    found = facts(THREE + f"水陆两用\n\n车辆费{told}。其中，公务用车购置费支出0.50万元。")
    assert "three_public:vehicle_purchase|prior_final" not in found


@pytest.mark.parametrize("broken", ["调整后预算数13 4273 6.94万元", "因故调整为89 56.75万元"])
def test_parts_of_what_was_spent_are_not_of_the_budget_before_a_broken_number(broken: str) -> None:
    told = f"（2）公务用车购置和运行维护费年初预算4.00万元，{broken}，决算6.80万元。"
    found = facts(THREE + f"{told}\n其中，公务用车购置费支出0.50万元，较预算0.60万元减少。")
    assert "three_public:vehicle_purchase|initial_budget" not in found


@pytest.mark.parametrize("number", ["（2）", "2、"])
def test_a_member_of_another_numbering_is_none_of_the_list(number: str) -> None:
    found = facts(
        "六、一般公共预算财政拨款基本支出决算情况\n2020年度一般公共预算财政拨款基本支出9.00万元，其中：\n"
        "（一）人员经费9.00万元。\n本年财政拨款“三公”经费支出3.00万元。\n"
        f"{number}公务用车购置及运行维护费用为2.00万元，与2019年1.50万元相比增加0.50万元。"
    )
    assert "expenditure:general_public_budget|nature|basic|prior_final" not in found
    assert found["three_public:vehicle_total|final"] == {"20000"}
