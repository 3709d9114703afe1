"""Shapes of the notices of towns and counties. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts, read

THREE = "七、“三公”经费支出情况\n"
DETAIL = "五、一般公共预算财政拨款支出决算具体情况\n"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("低于预算的", "budget"),
        ("高于年初预算数的", "initial_budget"),
        ("少于上年的", "prior_final"),
        ("低于2019年决算的", "prior_final"),
    ],
)
def test_what_an_amount_lies_below_is_stated(words: str, key: str) -> None:
    found = facts(THREE + f"公务接待费3万元，{words}4万元。")
    assert found == {"three_public:reception|final": {"30000"}, f"three_public:reception|{key}": {"40000"}}


@pytest.mark.parametrize("words", ["低于预算", "高于预算数"])
def test_by_how_much_it_lies_below_is_not(words: str) -> None:
    assert facts(THREE + f"公务接待费3万元，{words}1万元。") == {"three_public:reception|final": {"30000"}}


def test_a_headline_without_yuan() -> None:
    text = "“三公”经费支出9.4亿元。\n因公出国1.5亿，公务接待0.8亿\n其中，因公出国（境）费用1.5亿元。接待群众0.8亿。"
    assert facts(THREE + text) == {
        "three_public:total|final": {"940000000"},
        "three_public:overseas|final": {"150000000"},
        "three_public:reception|final": {"80000000"},
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("（一）2080505（机关事业单位基本养老保险缴费支出）5万元，较上年决算数增加1万元。", "2080505"),
        ("1.2100302（乡镇卫生院）支出5万元。", "2100302"),
        ("2130399（其他水利支出）支出决算为5万元。", "2130399"),
        ("20132（组织事务）5万元。", "20132"),
        ("206“科学技术支出”5万元。", "206"),
        ("（2）2210201《住房公积金》5万元。", "2210201"),
    ],
)
def test_a_code_with_its_name_in_brackets(text: str, code: str) -> None:
    assert facts(DETAIL + text) == {f"expenditure:general_public_budget|function|{code}|final": {"50000"}}


@pytest.mark.parametrize(
    "text", ["203（个）5万元。", "2090000（某项支出）5万元。", "118（住房公积金等）5万元。"]
)
def test_numbers_before_brackets_that_are_no_codes(text: str) -> None:
    assert facts(DETAIL + text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费支出1.22万元。公务接待费主要用于业务检查、教研活动等，35批次282人。",
        "公务用车运行费3万元，公务接待费1.22万元。公务接待费主要是接待来访，共35批次、282人次。",
        "公务用车运行费3万元，公务接待费1.22万元，主要用于上级调研和学习，35批次，282人次。",
    ],
)
def test_receptions_behind_what_they_were_for(text: str) -> None:
    found = facts(THREE + text)
    assert found["three_public_volume:reception_batches"] == {"35"}
    assert found["three_public_volume:reception_persons"] == {"282"}


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费1.22万元，主要用于上级调研，其中省级部门3批次20人。",
        "公务用车运行费3万元，主要用于下乡，35批次。",
    ],
)
def test_parts_and_other_items_behind_a_use_are_none(text: str) -> None:
    assert not any("batches" in "|".join(s.keys) for s in read(THREE + text).statements)
