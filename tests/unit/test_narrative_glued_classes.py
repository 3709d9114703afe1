"""Items without a mark of their own behind a marked 款, and the items that follow them."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts

LIST = "二、财政拨款支出决算情况\n2020年度财政拨款支出90万元，按支出功能分类科目分，包括：\n"
CASES = {
    "a 款 marked as a 类": (
        "1.一般公共服务支出60万元，具体包括：档案事务（类）行政运行40万元，一般行政管理事务20万元。",
        {"201": "600000", "2012601": "400000", "2012602": "200000"},
    ),
    "a 款 and its items": (
        "1.农林水支出60万元，包括：水利（款）防汛40万元，水利工程建设20万元。",
        {"213": "600000", "2130314": "400000", "2130305": "200000"},
    ),
    "a name that is no longer than its item's": (
        "1.教育支出60万元，包括：普通教育（类）小学教育40万元，进修及培训（款）培训支出20万元。",
        {"205": "600000", "2050202": "400000", "2050803": "200000"},
    ),
    "names that many classes have, below a 款": (
        "1.一般公共服务支出（类）60万元，其中：档案事务（款）60万元，包括行政运行40万元，一般行政管理事务20万元。",
        {"201": "600000", "20126": "600000", "2012601": "400000", "2012602": "200000"},
    ),
    "the 款 that does not have such an item": (
        "1.一般公共服务支出60万元，其中：档案事务（款）档案馆40万元，事业运行20万元。",
        {"201": "600000", "2012604": "400000", "name:一般公共服务支出/事业运行": "200000"},
    ),
    "an item that is not known": (
        "1.农林水支出60万元，包括：水利（款）河长巡查补助40万元。",
        {"213": "600000"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_items_glued_to_their_class(name: str) -> None:
    text, expected = CASES[name]
    found = {key: values for key, values in facts(LIST + text).items() if "|function|" in key}
    assert found == {
        f"expenditure:fiscal_appropriation|function|{code}|final": {value} for code, value in expected.items()
    }
