"""Sums behind a list, counts in brackets, names that go on behind a class. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts

THREE = "七、“三公”经费支出决算情况说明\n"
DETAIL = "（三）一般公共预算财政拨款支出决算具体情况\n"


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费5万元（接待12批次，96人次），预算7万元，上年6万元。",
        "公务接待费支出5万元（其中：国内接待12批次96人次），完成预算7万元的71%，比上年6万元减少1万元。",
    ],
)
def test_counts_in_brackets_leave_the_item_spoken_of(text: str) -> None:
    found = facts(THREE + text)
    assert found["three_public:reception|final"] == {"50000"}
    assert found["three_public:reception|budget"] == {"70000"}
    assert found["three_public:reception|prior_final"] == {"60000"}
    assert found["three_public_volume:reception_batches"] == {"12"}


def test_what_a_remark_counts_is_not_what_goes_on_behind_it() -> None:
    assert facts(THREE + "三公经费5万元（均为公务接待费，12批96人次），预算7万元。") == {
        "three_public:total|final": {"50000"},
        "three_public:total|budget": {"70000"},
        "three_public_volume:reception_batches": {"12"},
        "three_public_volume:reception_persons": {"96"},
    }


@pytest.mark.parametrize("sums", ["，合计支出43.6万元", "；三项费用共计43.6万元", "，各项合计43.6万元"])
def test_a_sum_behind_the_three_items_is_their_total(sums: str) -> None:
    text = f"因公出国（境）费5万元，公务用车购置及运行维护费32万元，公务接待费6.6万元{sums}，比预算数52万元减少8.4万元。"
    found = facts(THREE + text)
    assert found["three_public:reception|final"] == {"66000"}
    assert found["three_public:total|final"] == {"436000"}
    assert found["three_public:total|budget"] == {"520000"}


@pytest.mark.parametrize("sums", ["，合计支出11.6万元", "；两项共计11.6万元，比预算12万元减少"])
def test_a_sum_behind_other_items_is_of_none_of_them(sums: str) -> None:
    found = facts(THREE + f"因公出国（境）费5万元，公务接待费6.6万元{sums}。")
    assert found == {"three_public:overseas|final": {"50000"}, "three_public:reception|final": {"66000"}}


@pytest.mark.parametrize("side", ["支出", "部门预算支出", "单位支出"])
def test_stages_of_the_other_side_are_not_of_the_side_before(side: str) -> None:
    text = f"2020年部门预算收入年初数15万元，调整数18万元，决算数17万元；{side}年初数15万元，调整数18万元，决算数16万元。"
    found = facts("八、收支预算执行情况\n" + text)
    assert found["revenue:all|current_total|initial_budget"] == {"150000"}
    assert found["revenue:all|current_total|adjusted_budget"] == {"180000"}
    assert found["revenue:all|current_total|final"] == {"170000"}
    assert found["expenditure:all|total|current_total|final"] == {"160000"}


def test_an_unknown_subject_of_the_other_side_ends_what_was_carried() -> None:
    found = facts("一、收支情况\n2020年收入合计18万元；专户支出为9万元，决算数8万元。")
    assert found == {"revenue:all|current_total|final": {"180000"}}


@pytest.mark.parametrize(
    "both", ["本年度收入总计18万元，支出总计18万元。", "本年度收入总计18万元；本年度支出总计18万元。"]
)
def test_the_totals_of_the_form_in_the_year(both: str) -> None:
    assert facts("一、收入支出决算总体情况说明\n" + both) == {
        "revenue:all|grand_total|final": {"180000"},
        "expenditure:all|total|grand_total|final": {"180000"},
    }


@pytest.mark.parametrize(
    "name",
    ["公共安全视频监控", "科学技术奖励", "节能环保项目", "交通运输设备购置", "农林水利工程", "城乡社区治理"],
)
def test_a_name_that_goes_on_behind_a_class_is_not_the_class(name: str) -> None:
    for text in (f"支出50万元，主要用于{name}5万元。", f"卫生健康支出50万元，其中：{name}5万元。"):
        assert not {"50000"} & set().union(*facts(DETAIL + text).values())


@pytest.mark.parametrize("name", ["公共安全支出", "公共安全经费", "公共安全方面支出", "公共安全"])
def test_money_words_behind_a_class_add_nothing(name: str) -> None:
    found = facts(DETAIL + f"一般公共预算财政拨款支出50万元，主要用于{name}5万元。")
    assert found["expenditure:general_public_budget|function|204|final"] == {"50000"}


def test_the_item_of_a_class_of_the_same_words_is_the_item() -> None:
    text = "2．城乡社区支出43万元，主要用于城乡社区环境卫生21万元，其他城乡社区支出22万元。"
    assert facts(DETAIL + text, 2022)["expenditure:general_public_budget|function|212|final"] == {"430000"}


@pytest.mark.parametrize(
    "text",
    [
        "基本支出12万元，其中人员经费11万元、公用经费1万元；项目支出38万元。\n比上年48万元增加2万元。",
        "基本支出12万元，其中：人员经费11万元；项目支出38万元。较上年48万元增加2万元。",
    ],
)
def test_one_of_several_items_beside_each_other_heads_none(text: str) -> None:
    found = facts("三、支出情况\n按资金性质：" + text)
    assert found["expenditure:all|nature|basic|final"] == {"120000"}
    assert not any(key.endswith("prior_final") for key in found)
    vehicles = (
        "公务用车购置及运行费9万元，其中购置费2万元，运行费7万元；公务接待费3万元。较上年15万元减少3万元。"
    )
    assert not any(key.endswith("prior_final") for key in facts(THREE + vehicles))


@pytest.mark.parametrize("lead", ["其中", "其中："])
def test_parts_of_what_two_funds_spent_are_of_neither(lead: str) -> None:
    funds = "一般公共预算财政拨款支出30万元，政府性基金预算财政拨款支出15万元。"
    found = facts(f"二、支出情况\n{funds}\n{lead}卫生健康支出27万元，住房保障支出1万元。")
    assert not any("|function|" in key for key in found)
    whole = facts(f"二、支出情况\n本年支出合计45万元，其中：{funds}{lead}卫生健康支出27万元。")
    assert whole["expenditure:all|function|210|final"] == {"270000"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("年初实有公务用车5辆，年末公务用车保有量4辆。", "4"),
        ("期初公务用车保有量为6辆，期末公务用车保有量为7辆。", "7"),
    ],
)
def test_vehicles_are_counted_at_the_end_of_the_year(text: str, held: str) -> None:
    assert facts(THREE + text) == {"three_public_volume:vehicles_held": {held}}


@pytest.mark.parametrize(
    "text", ["年末累计结余15万元，其中当年结余7万元。", "年末结转和结余15万元，其中：当年结余7万元。"]
)
def test_what_this_year_left_is_a_part_of_the_balance(text: str) -> None:
    assert facts("四、结余情况\n2020" + text)["expenditure:all|total|closing_carryover|final"] == {"150000"}


def test_a_class_and_its_item_joined_by_a_dash() -> None:
    found = facts(
        DETAIL + "一般公共预算支出21万元，其中：统战事务-行政运行14万元，统战事务—一般行政管理事务4万元。"
    )
    assert found["expenditure:general_public_budget|function|2013401|final"] == {"140000"}
    assert found["expenditure:general_public_budget|function|2013402|final"] == {"40000"}


def test_a_short_heading_on_the_appropriations() -> None:
    assert facts("四、财政拨款收支\n财政拨款收入49万元，财政拨款支出48万元，年初结转6万元。") == {
        "revenue:fiscal_appropriation|current_total|final": {"490000"},
        "expenditure:fiscal_appropriation|total|current_total|final": {"480000"},
        "revenue:fiscal_appropriation|opening_carryover|final": {"60000"},
    }


@pytest.mark.parametrize(
    "text",
    [
        "公务接待30批次，其中县外接待10批次80人次，县内接待20批次160人次。",
        "国内公务接待30批次，其中：招商接待10批次、80人次。",
    ],
)
def test_persons_of_some_receptions_are_not_all_persons(text: str) -> None:
    assert facts(THREE + text) == {"three_public_volume:reception_batches": {"30"}}


@pytest.mark.parametrize(
    "text",
    [
        "本年购置公务用车2辆，年末公务用车保有量5辆；2019年购置1辆，保有量4辆。",
        "公务用车购置数2辆，财政拨款开支的公务用车保有量5辆，单位实有车辆8辆。",
    ],
)
def test_vehicles_of_another_year_or_count_are_not_those_held(text: str) -> None:
    found = facts(THREE + text)
    assert found["three_public_volume:vehicles_held"] == {"5"}
    assert found["three_public_volume:vehicles_purchased"] == {"2"}


@pytest.mark.parametrize("other", ["参加其他单位团组1个", "参加上级部门出国团组1个"])
def test_groups_of_other_bodies_are_a_part_of_all_groups(other: str) -> None:
    found = facts(THREE + f"因公出国（境）费8万元，组织出国团组2个，{other}，全年共计3个团组、6人次。")
    assert found["three_public_volume:overseas_groups"] == {"3"}


def test_kinds_of_purchases_among_those_of_one_way_are_not_all() -> None:
    head = "（二）政府采购支出情况\n"
    text = (
        "政府采购支出90万元，其中：集中采购60万元（货物20万元、服务40万元），分散采购30万元（货物30万元）。"
    )
    assert facts(head + text) == {"procurement:total": {"900000"}}
    sums = "政府采购货物支出30万元，工程支出0万元，服务支出60万元，合计90万元。"
    assert facts(head + sums)["procurement:total"] == {"900000"}
