"""Headings that are a year alone, over the kinds of that year, in text; 公务用车 over its parts."""

from __future__ import annotations

import pytest

from tests.unit.page_helpers import stated

_BODY = "桐溪县湿地管护站2023年度部门决算\n第四部分 决算公开表\n“三公”经费支出决算表\n单位：万元\n"
_WAYS = [("\t", True), (" | ", True), ("\t", False), (" | ", False), ("\n", False)]
"""What stands between cells, and whether the blank cells of merged headings are printed."""


def _page(rows: list[str], between: str, blanks: bool) -> dict[str, set[str]]:
    cells = [[cell for cell in row.split("|") if blanks or cell] for row in rows]
    return stated(_BODY + "\n".join(between.join(row) for row in cells) + "\n第五部分 名词解释\n")


@pytest.mark.parametrize(("between", "blanks"), _WAYS)
def test_a_year_over_its_kinds_between_other_headings(between: str, blanks: bool) -> None:
    rows = [
        "项目|2022年决算数|2023年||比上年增减|",
        "||预算数|决算数|增减额|增减率（%）",
        "合计|12.00|15.00|11.00|-1.00|-8.33",
        "1.因公出国（境）费|1.00|1.00|2.00|1.00|100.00",
        "2.公务接待费|2.00|4.00|1.50|-0.50|-25.00",
        "3.公务用车购置及运行费|9.00|10.00|7.50|-1.50|-16.67",
    ]
    assert _page(rows, between, blanks) == {
        f"three_public:{item}|{kind}": {value}
        for item, values in {
            "total": ("120000", "150000", "110000"),
            "overseas": ("10000", "10000", "20000"),
            "reception": ("20000", "40000", "15000"),
            "vehicle_total": ("90000", "100000", "75000"),
        }.items()
        for kind, value in zip(("prior_final", "budget", "final"), values, strict=True)
    }


@pytest.mark.parametrize(("between", "blanks"), _WAYS)
def test_the_kinds_of_two_years_and_a_year_with_its_own_kind(between: str, blanks: bool) -> None:
    two = ["项目|2022年||2023年|", "|预算数|决算数|预算数|决算数", "合计|13.00|12.00|15.00|11.00"]
    rest = ["1.公务接待费|3.00|2.00|4.00|1.00", "2.公务用车购置及运行费|10.00|10.00|11.00|10.00"]
    found = _page(two + rest, between, blanks)
    assert found["three_public:total|prior_final"] == {"120000"}
    assert found["three_public:total|final"] == {"110000"}
    assert found["three_public:reception|budget"] == {"40000"}
    own = ["项目|2023年|||2022年决算数", "|年初预算数|调整预算数|决算数|", "合计|15.00|13.00|11.00|12.00"]
    rest = ["1.公务接待费|4.00|3.00|1.00|2.00", "2.公务用车购置及运行费|11.00|10.00|10.00|10.00"]
    found = _page(own + rest, between, blanks)
    assert found["three_public:total|initial_budget"] == {"150000"}
    assert found["three_public:total|adjusted_budget"] == {"130000"}
    assert found["three_public:total|final"] == {"110000"}
    assert found["three_public:total|prior_final"] == {"120000"}


@pytest.mark.parametrize(("between", "blanks"), _WAYS)
def test_the_vehicles_alone_head_their_parts(between: str, blanks: bool) -> None:
    rows = [
        "合计|因公出国（境）费|公务接待费|公务用车||",
        "|||小计|购置费|运行维护费",
        "15.00|1.00|4.00|10.00|3.00|7.00",
    ]
    assert _page(rows, between, blanks) == {
        "three_public:total|final": {"150000"},
        "three_public:overseas|final": {"10000"},
        "three_public:reception|final": {"40000"},
        "three_public:vehicle_total|final": {"100000"},
        "three_public:vehicle_purchase|final": {"30000"},
        "three_public:vehicle_operation|final": {"70000"},
    }
