"""Whose class a name is: printed codes, the class named above, names that share one number. All invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts

DETAIL = "（三）一般公共预算财政拨款支出决算具体情况\n"
FARM = DETAIL + "农林水支出（类）农业农村（款）事业运行（项）支出1.00万元。\n"
FARM_HEAD = DETAIL + "农林水支出（类）支出1.00万元，"
BASIC = "一般公共预算财政拨款基本支出决算情况说明\n2020年度基本支出9.00万元，其中：公用经费5.00万元，包括："


def classes(text: str) -> dict[str, set[str]]:
    """Return the final amounts by code of the class."""
    return {
        key.split("|")[2]: value
        for key, value in facts(text).items()
        if key.startswith("expenditure:general_public_budget|") and key.endswith("|final")
    }


@pytest.mark.parametrize(
    "words",
    [
        "5.2010350事业运行：支出3.00万元。",
        "12.2010350事业运行支出决算3.00万元。",
        "2020年度6.2010350事业运行支出3.00万元。",
        "201 03 50事业运行支出3.00万元。",
        "7.20103 50事业运行：支出3.00万元。",
        "2010350：事业运行支出3.00万元。",
    ],
)
def test_a_printed_code_is_read_behind_the_number_of_its_item(words: str) -> None:
    assert classes(FARM + words) == {"2130104": {"10000"}, "2010350": {"30000"}}


@pytest.mark.parametrize(
    "words",
    [
        "22010350事业运行支出3.00万元。",
        "2010\n350事业运行：支出3.00万元。",
        "（201）（03）（50）事业运行支出3.00万元。",
        "50事业运行支出3.00万元。",
        "201035事业运行支出3.00万元。",
    ],
)
def test_a_name_beside_a_code_that_was_not_read_is_not_of_the_class_before(words: str) -> None:
    assert classes(FARM_HEAD + "其中：农业农村（款）0.50万元。\n" + words).keys() == {"213", "21301"}


@pytest.mark.parametrize(
    "words",
    [
        "一般公共服务支出：事业运行支出3.00万元。",
        "一般公共服务支出（类），事业运行支出3.00万元。",
        "一般公共服务支出中，事业运行支出3.00万元。",
        "政府办公厅（室）及相关机构事务（款）：事业运行支出3.00万元。",
        "（1）潮汐观测支出\n1.事业运行支出3.00万元。",
        "（2）礁石养护支出（类）\n事业运行支出3.00万元。",
        "礁石养护支出（类）2.00万元，其中：事业运行支出3.00万元。",
        "事业运行支出3.00万元。",
    ],
)
def test_a_name_of_many_classes_is_not_of_a_class_with_other_names_in_between(words: str) -> None:
    assert "30000" not in classes(FARM + words).get("2130104", set())


@pytest.mark.parametrize(
    "words",
    [
        FARM_HEAD + "其中：事业运行支出3.00万元。",
        "七、一般公共预算财政拨款支出决算具体情况\n（一）农林水支出\n1.事业运行支出3.00万元。\n2.行政运行支出4.00万元。",
        FARM + "行政运行（项）支出2.00万元，事业运行（项）支出3.00万元。",
    ],
)
def test_a_name_of_many_classes_is_of_the_class_named_above(words: str) -> None:
    assert "30000" in classes(words)["2130104"]


@pytest.mark.parametrize(
    "words",
    [
        "小学教育、初中教育支出3.00万元。",
        "住房保障支出购房补贴支出3.00万元。",
        "社会保障和就业支出退休支出3.00万元。",
        "一般公共服务支出（类）事业运行支出3.00万元。",
        "205教育支出学前教育支出3.00万元。",
        "机关事业单位基本养老保险缴费支出及职业年金支出3.00万元。",
        "学前教育等支出3.00万元。",
        "小学教育（项）、初中教育（项）支出3.00万元。",
    ],
)
def test_a_number_of_several_names_is_of_none_of_them(words: str) -> None:
    assert classes(DETAIL + words) == {}


def test_a_name_that_holds_such_words_itself_is_one_name() -> None:
    text = DETAIL + "1.商业服务业等支出3.00万元。\n2.社会保障与就业支出为4.00万元。\n3、2050201学前教育：支出5.00万元。"
    assert classes(text) == {"216": {"30000"}, "208": {"40000"}, "2050201": {"50000"}}


@pytest.mark.parametrize(
    "words",
    ["办公费、印刷费3.00万元。", "办公费等3.00万元。", "租船费、印刷费3.00万元。", "其他商品和服务支出中劳务费3.00万元。"],
)
def test_a_number_of_several_economic_classes_is_of_none_of_them(words: str) -> None:
    assert classes(BASIC + "水费1.00万元，" + words) == {"basic": {"90000"}, "public_use": {"50000"}, "30205": {"10000"}}


@pytest.mark.parametrize(
    "words",
    [
        "其中滩涂测绘事务支出，事业运行3.00万元。",
        "其中：码头管护（款），事业运行支出3.00万元。",
    ],
)
def test_behind_a_class_that_is_not_known_the_class_before_is_over(words: str) -> None:
    assert classes(DETAIL + "农林水支出（类）20.00万元。" + words) == {"213": {"200000"}}
