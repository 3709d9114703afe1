"""Rows below the columns of the three public expenses that are not of them: counts beside their names, or below
names of their own, and amounts of something else; on pages and in text."""

from __future__ import annotations

import pytest

from tests.unit.page_helpers import stated, web_page

BODY = "桐溪县湿地管护站2023年度部门决算\n"
TITLE = "“三公”经费、会议费、培训费支出决算表"
AMOUNTS = {
    "three_public:total|final": "206000",
    "three_public:vehicle_total|final": "140000",
    "three_public:vehicle_operation|final": "140000",
    "three_public:reception|final": "66000",
}
HEADS = """
“三公”经费 | < | < | < | < | < | 会议费 | 培训费
合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费 | ^ | ^
^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^ | ^ | ^
20.60 | | 14.00 | | 14.00 | 6.60 | 2.10 | 6.80
"""
CASES = {
    "pairs": (
        HEADS + "相关统计数 | < | < | < | < | < | < | <\n"
        "公务用车购置数（辆） | < | < | 1 | 公务用车保有量（辆） | < | < | 4\n"
        "国内公务接待批次（个） | < | < | 58 | 国内公务接待人次（人） | < | < | 492\n"
        "召开会议次数（个） | < | < | 7 | 参加会议人次（人） | < | < | 330",
        {
            **AMOUNTS,
            "three_public_volume:vehicles_purchased": "1",
            "three_public_volume:vehicles_held": "4",
            "three_public_volume:reception_batches": "58",
            "three_public_volume:reception_persons": "492",
        },
    ),
    "names above the counts": (
        HEADS + "出国（境）团组数 | 出国（境）人次数 | 公务用车购置数 | 公务用车保有量 | 国内接待批次 | 国内接待人次 | |\n"
        "2 | 5 | 1 | 4 | 58 | 492 | |",
        {
            **AMOUNTS,
            "three_public_volume:overseas_groups": "2",
            "three_public_volume:overseas_persons": "5",
            "three_public_volume:vehicles_purchased": "1",
            "three_public_volume:vehicles_held": "4",
            "three_public_volume:reception_batches": "58",
            "three_public_volume:reception_persons": "492",
        },
    ),
    "a pair in the column of the labels, amounts of no known column": (
        "项目 | 合计 | 因公出国（境）费 | 公务接待费 | 公务用车运行维护费\n"
        "预算数 | 30.00 | 2.00 | 8.00 | 20.00\n"
        "决算数 | 20.00 | 1.00 | 7.00 | 12.00\n"
        "出国团组数（个） | 2 | 公务用车保有量（辆） | 4 |\n"
        "会议费 | 3.00 | 培训费 | 5.00 |\n"
        "公务接待费 | 9.00 | 国内接待批次 | 12 |",
        {
            "three_public:total|budget": "300000",
            "three_public:overseas|budget": "20000",
            "three_public:reception|budget": "80000",
            "three_public:vehicle_operation|budget": "200000",
            "three_public:total|final": "200000",
            "three_public:overseas|final": "10000",
            "three_public:reception|final": "70000",
            "three_public:vehicle_operation|final": "120000",
            "three_public_volume:overseas_groups": "2",
            "three_public_volume:vehicles_held": "4",
            "three_public_volume:reception_batches": "12",
        },
    ),
}


@pytest.mark.parametrize(("table", "wanted"), CASES.values(), ids=CASES.keys())
def test_numbers_beside_names_are_of_no_column(table: str, wanted: dict[str, str]) -> None:
    found = stated(web_page(TITLE, table), "own.html")
    assert found == {key: {value} for key, value in wanted.items()}


def _in_text(table: str, between: str, merged: str | None) -> str:
    """Return the table as text; covered cells printed as ``merged``, None leaves them out."""
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    kept = [[cell for cell in row if merged is not None or cell not in "<^" or not cell] for row in rows]
    lines = [between.join(merged or "" if cell in ("<", "^") else cell for cell in row) for row in kept]
    return BODY + TITLE + "\n单位：万元\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(("between", "merged"), [("\t", ""), (" | ", ""), (" | ", None)])
def test_the_same_in_text(between: str, merged: str | None) -> None:
    table, wanted = CASES["pairs"]
    found = stated(_in_text(table, between, merged))
    assert found == {key: {value} for key, value in wanted.items()}


@pytest.mark.parametrize("row", ["其中：上年结转 | < | < | < | < | < | < | 3.00", "2022年 | 19.20 | | | | | |"])
def test_a_row_that_begins_with_a_word_is_of_no_column(row: str) -> None:
    found = {key: {value} for key, value in AMOUNTS.items()}
    assert stated(web_page(TITLE, HEADS + row), "own.html") == found
    assert stated(_in_text(HEADS + row, "\t", "")) == found


@pytest.mark.parametrize("row", ["年末在职人数\n36", "人均\n0.5\n备注\n2"])
def test_the_last_heading_is_no_label_of_the_amounts_below_it(row: str) -> None:
    text = _in_text(HEADS, "\n", None).replace("\n\n", "\n")
    assert not stated(text + row + "\n")
