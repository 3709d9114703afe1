"""What follows a list of several items, and digits stuck to a year: no item, no code."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts, read

HEAD = "（三）一般公共预算财政拨款支出决算具体情况\n"
SEVERAL = HEAD + "教育支出（类）3.10万元，占40%；卫生健康支出（类）2.20万元，占60%。\n"


def test_amounts_after_a_list_of_several_items_are_of_none_of_them() -> None:
    reading = read(SEVERAL + "2020年预算数9.90万元，决算数8.80万元。")
    values = {f"{one.value_number:f}" for one in reading.statements if one.value_number is not None}
    assert not {"99000.00", "88000.00"} & values
    lost = [mention.stated_text for mention in reading.mentions if mention.reason == "unresolved"]
    assert lost == ["9.90万元", "8.80万元"]


def test_amounts_after_one_item_are_still_of_it() -> None:
    found = facts(HEAD + "教育支出（类）3.10万元，占40%。\n2020年预算数9.90万元。")
    assert found["expenditure:general_public_budget|function|205|budget"] == {"99000"}


def test_a_digit_stuck_to_a_year_is_no_code() -> None:
    found = facts("四、其他\n22020年住房保障支出4.00万元。\n（一）22020年支出5.00万元。")
    assert not [key for key in found if "22020" in key]
    coded = facts(HEAD + "2050803培训支出4.00万元。")
    assert coded["expenditure:general_public_budget|function|2050803|final"] == {"40000"}


@pytest.mark.parametrize("words", ["与年初预算相比，", "较年初预算数对比："])
def test_a_comparison_that_opens_a_line_is_of_no_sentence_whose_stop_is_lost(words: str) -> None:
    found = facts(
        "四、财政拨款收入支出决算总体情况说明\n财政拨款支出总计49万元，其中：年末结转1万元，本年财政拨款支出48万元\n"
        f"{words}年初预算数47万元，决算数49万元，差异率4%。"
    )
    spent = "expenditure:fiscal_appropriation|total|current_total"
    assert found[f"{spent}|final"] == {"480000"}
    assert f"{spent}|initial_budget" not in found
