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
