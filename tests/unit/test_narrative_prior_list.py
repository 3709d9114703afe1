"""Lists of the prior year, told by a word (上年, 去年) instead of its number. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts

THREE = "七、“三公”经费支出情况\n"
PRIOR = {
    "three_public:total|prior_final": {"90000"},
    "three_public:reception|prior_final": {"20000"},
    "three_public:vehicle_operation|prior_final": {"70000"},
}
THIS = {
    "three_public:total|final": {"80000"},
    "three_public:reception|final": {"10000"},
    "three_public:vehicle_operation|final": {"70000"},
}


@pytest.mark.parametrize(
    "text",
    [
        "上年“三公”经费支出9万元，其中公务接待费2万元、公务用车运行维护费7万元。",
        "上年度“三公”经费决算9万元（公务接待费2万元，公务用车运行维护费7万元）。",
        "上年“三公”经费决算为9万元。其中：公务用车运行维护费7万元，公务接待费2万元。",
        "支出情况：上一年“三公”经费支出9万元，公务接待费2万元，公务用车运行维护费7万元。",
    ],
)
def test_a_list_opened_by_the_prior_year_is_of_that_year(text: str) -> None:
    assert facts(THREE + text) == PRIOR


@pytest.mark.parametrize("year", ["本年", "今年", "2020年", "当年度"])
@pytest.mark.parametrize("stop", ["。", "；", "，"])
def test_words_of_this_year_end_it(year: str, stop: str) -> None:
    text = (
        f"上年“三公”经费支出9万元（公务接待费2万元、公务用车运行维护费7万元）{stop}"
        f"{year}“三公”经费支出8万元（公务接待费1万元、公务用车运行维护费7万元）。"
    )
    assert facts(THREE + text) == PRIOR | THIS


def test_items_told_side_by_side_are_each_of_the_year_named_last() -> None:
    text = "上年公务接待费2万元，公务用车运行维护费7万元，今年公务接待费1万元，公务用车运行维护费6万元。"
    assert facts(THREE + text) == {
        "three_public:reception|prior_final": {"20000"},
        "three_public:vehicle_operation|prior_final": {"70000"},
        "three_public:reception|final": {"10000"},
        "three_public:vehicle_operation|final": {"60000"},
    }


@pytest.mark.parametrize(
    "text",
    [
        "去年共支出“三公”经费9万元，其中公务接待费2万元、公务用车运行维护费7万元。",
        "去年“三公”经费支出9万元（公务接待费2万元，公务用车运行维护费7万元）。",
    ],
)
def test_parts_of_a_headline_are_of_a_year_as_open_as_its_own(text: str) -> None:
    """去年 is the prior year in the report, the report's year in news of the next."""
    assert not {key for key in facts(THREE + text) if "total" not in key}


def test_an_item_not_known_of_this_year_leaves_its_parts_open() -> None:
    text = "上年“三公”经费支出9万元（公务接待费2万元），今年某项9万元（公务接待费1万元）。"
    assert facts(THREE + text).get("three_public:reception|prior_final") == {"20000"}
    assert "three_public:reception|final" not in facts(THREE + text)


@pytest.mark.parametrize("words", ["本年收入合计", "当年收入合计"])
def test_the_income_of_the_year_is_an_item_of_any_year(words: str) -> None:
    text = f"一、收入支出决算总体情况说明\n上年收入总计9万元，其中：{words}8万元，年初结转和结余1万元。"
    assert {key.rpartition("|")[2] for key in facts(text)} <= {"prior_final"}


def test_parts_of_an_unknown_whole_of_the_prior_year() -> None:
    text = "一、收入支出决算总体情况说明\n上年度某项9万元，其中财政拨款收入8万元，其他收入1万元；本年度某项7万元，其中财政拨款收入6万元。"
    assert "90000" not in str(facts(text))
    assert facts(text).get("revenue:all|fiscal_appropriation|final", set()) <= {"60000"}
    assert "revenue:all|other|final" not in facts(text)


@pytest.mark.parametrize("words", ["决算数", "年初预算数"])
def test_what_follows_the_parts_of_an_unknown_whole_is_of_none_of_them(words: str) -> None:
    text = f"一、收入支出决算总体情况说明\n2020年某项9万元，其中财政拨款收入8万元，其他收入1万元；{words}7万元。"
    assert facts(text) == {
        "revenue:all|fiscal_appropriation|final": {"80000"},
        "revenue:all|other|final": {"10000"},
    }


@pytest.mark.parametrize("year", [("上年", "本年"), ("2019年", "2020年")])
def test_a_budget_of_another_year_is_an_item_told(year: tuple[str, str]) -> None:
    prior, this = year
    text = f"{prior}“三公”经费预算10万元，支出9万元，其中公务接待费3万元。{this}预算8万元，支出7万元，其中公务接待费2万元。"
    found = facts(THREE + text)
    assert found["three_public:reception|final"] == {"20000"}
    assert found["three_public:reception|prior_final"] == {"30000"}
    assert "three_public:reception|budget" not in found


@pytest.mark.parametrize("stop", ["；", "，"])
def test_counts_of_the_prior_year_are_none(stop: str) -> None:
    text = f"上年公务接待费3万元，接待30批次200人次{stop}本年公务接待费2万元，接待20批次100人次。"
    found = facts(THREE + text)
    assert found["three_public_volume:reception_batches"] == {"20"}
    assert found["three_public_volume:reception_persons"] == {"100"}
