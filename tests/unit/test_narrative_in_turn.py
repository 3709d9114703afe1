"""What numbers told in turn, fallen from and added to belong to. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts, read

THREE = "七、“三公”经费支出决算情况说明\n"


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费由5万元降为3万元。",
        "“三公”经费9万元，公务接待费从原来的5万元减少到3万元。",
        "公务接待费由5万元压减至3万元，降幅较大。",
    ],
)
def test_what_an_amount_fell_from_is_of_no_known_year(text: str) -> None:
    assert facts(THREE + text)["three_public:reception|final"] == {"30000"}


@pytest.mark.parametrize("words", ["预、决算数分别为", "预决算分别为", "年初预、决算数分别为"])
def test_budget_and_final_in_short(words: str) -> None:
    kind = "initial_budget" if "年初" in words else "budget"
    assert facts(THREE + f"“三公”经费{words}12万元和10万元。") == {
        f"three_public:total|{kind}": {"120000"},
        "three_public:total|final": {"100000"},
    }


@pytest.mark.parametrize("verb", ["分别支出", "分别为"])
def test_items_spent_in_turn(verb: str) -> None:
    text = f"公务接待费、公务用车运行维护费{verb}2万元和6万元，分别比上年的3万元和7万元减少1万元和1万元。"
    assert facts(THREE + text) == {
        "three_public:reception|final": {"20000"},
        "three_public:vehicle_operation|final": {"60000"},
        "three_public:reception|prior_final": {"30000"},
        "three_public:vehicle_operation|prior_final": {"70000"},
    }


@pytest.mark.parametrize(
    "text",
    ["支出合计90万元，加上年末结转10万元。", "本年支出90万元，加上年末结转和结余10万元，总计100万元。"],
)
def test_the_balance_added_to_the_spending_is_the_year_s_end(text: str) -> None:
    found = facts("一、收入支出决算总体情况说明\n" + text)
    assert found["expenditure:all|total|closing_carryover|final"] == {"100000"}
    assert not any(key.startswith("revenue:") for key in found)
    income = facts("一、收入支出决算总体情况说明\n收入合计90万元，加上年结转10万元。")
    assert income["revenue:all|opening_carryover|final"] == {"100000"}


@pytest.mark.parametrize(
    "text",
    [
        "货物支出30万元，其中授予中小企业合同20万元；服务支出60万元，其中授予中小企业合同50万元。",
        "政府采购工程支出60万元，其中：授予小微企业合同50万元。",
    ],
)
def test_contracts_among_one_kind_of_purchases_are_not_all_contracts(text: str) -> None:
    assert not any("contract" in key for key in facts("（二）政府采购支出情况\n" + text))
    whole = facts("（二）政府采购支出情况\n政府采购支出90万元，其中货物30万元，其中授予中小企业合同20万元。")
    assert whole["procurement:sme_contract"] == {"200000"}


@pytest.mark.parametrize("link", ["为", "，即", "，计"])
def test_an_amount_behind_a_share_is_of_what_the_share_is_of(link: str) -> None:
    text = f"基本支出60万元，人员经费占83.3%{link}50万元，公用经费占16.7%{link}10万元。"
    assert facts("六、一般公共预算财政拨款基本支出决算情况说明\n" + text) == {
        "expenditure:general_public_budget|nature|basic|final": {"600000"},
        "expenditure:general_public_budget|economic|personnel|final": {"500000"},
        "expenditure:general_public_budget|economic|public_use|final": {"100000"},
    }
    unknown = facts(f"三、支出决算情况说明\n基本支出60万元，某某费占10%{link}6万元。")
    assert unknown == {"expenditure:all|nature|basic|final": {"600000"}}


@pytest.mark.parametrize(
    "text",
    [
        "本年收入95万元，其中本级财政拨款60万元，上级财政拨款20万元。",
        "本年收入95万元，其中：县级财政拨款60万元、省级财政拨款20万元。",
    ],
)
def test_what_one_level_gave_is_not_all_appropriations(text: str) -> None:
    assert facts("二、收入决算情况说明\n" + text) == {"revenue:all|current_total|final": {"950000"}}


@pytest.mark.parametrize(
    "text",
    ["事业收入10万元，其中财政专户管理资金8万元。", "事业收入10万元；其中：财政专户管理资金8万元。"],
)
def test_a_part_of_the_same_item_is_not_the_item(text: str) -> None:
    assert facts("二、收入决算情况说明\n" + text) == {"revenue:all|undertaking|final": {"100000"}}


@pytest.mark.parametrize("money", ["其他资金", "自有资金", "非财政拨款资金"])
def test_the_balance_of_other_money_is_not_that_of_the_appropriations(money: str) -> None:
    text = f"财政拨款支出78万元，年末财政拨款结转2万元；{money}收入15万元，{money}支出12万元，年末结余3万元。"
    assert facts("一、收入支出决算总体情况说明\n" + text) == {
        "expenditure:fiscal_appropriation|total|current_total|final": {"780000"},
        "expenditure:fiscal_appropriation|total|closing_carryover|final": {"20000"},
    }


def test_the_first_class_in_a_bracket() -> None:
    found = facts(
        "六、一般公共预算财政拨款基本支出决算情况说明\n公用经费10万元（办公费3万元，差旅费2万元）。"
    )
    assert found["expenditure:general_public_budget|economic|30201|final"] == {"30000"}
    assert found["expenditure:general_public_budget|economic|30211|final"] == {"20000"}


@pytest.mark.parametrize(
    "text",
    [
        "接待费2万元：其中商务接待1.2万元，公务接待0.8万元。",
        "公务接待费2万元，其中招商接待1.2万元，其他公务接待费0.8万元。",
    ],
)
def test_a_part_with_the_words_of_the_whole_is_not_the_whole(text: str) -> None:
    assert facts(THREE + text)["three_public:reception|final"] == {"20000"}


@pytest.mark.parametrize("first", ["出国费持平，车辆费减少0.6万元", "某某费减少0.6万元"])
def test_what_stands_behind_parts_that_changed_is_of_none_of_them(first: str) -> None:
    text = f"与2019年相比，“三公”经费减少1万元，其中：{first}，接待费减少0.4万元。2020年实际支出8万元。"
    assert "three_public:reception|final" not in facts(THREE + text)


@pytest.mark.parametrize(
    "text",
    [
        "教育支出70万元，主要用于小学教育40万元、初中教育30万元，完成年初预算68万元的102.9%。",
        "教育支出70万元，其中小学教育40万元，初中教育30万元，比上年68万元增加2万元。",
    ],
)
def test_what_is_compared_behind_several_parts_may_be_the_whole(text: str) -> None:
    statements = read("（三）一般公共预算财政拨款支出决算具体情况\n" + text).statements
    compared = [one for one in statements if one.value_number == 680000]
    assert [one.usable for one in compared] == [False]
    assert "function|205|" in str(compared[0].alternatives)


@pytest.mark.parametrize(
    "first",
    [
        "公务接待费2万元，比上年3万元减少1万元",
        "公务接待费2万元，与上年持平",
        "公务接待费2万元，比上年减少1万元",
    ],
)
def test_where_each_part_is_compared_the_last_is(first: str) -> None:
    text = f"“三公”经费8万元，其中：{first}，公务用车运行维护费6万元，比上年7万元减少1万元。"
    (compared,) = [one for one in read(THREE + text).statements if one.value_number == 70000]
    assert compared.keys == ("vehicle_operation", "prior_final")
    assert compared.usable


def test_the_year_before_behind_a_bracket_of_parts_is_of_the_whole() -> None:
    text = "六、一般公共预算财政拨款基本支出决算情况说明\n商品和服务支出10万元（办公费2万元、差旅费8万元），上年11万元。"
    found = facts(text)
    assert found["expenditure:general_public_budget|economic|302|prior_final"] == {"110000"}


@pytest.mark.parametrize("visitors", ["来访人员", "来访客人"])
def test_visitors_received_in_batches(visitors: str) -> None:
    found = facts(THREE + f"公务接待费2万元，共接待{visitors}30批次，240人次。")
    assert found["three_public_volume:reception_batches"] == {"30"}
    assert found["three_public_volume:reception_persons"] == {"240"}
