"""Tables without vertical rules that go on over the page."""

from __future__ import annotations

import pytest

from ingestion.readers.pdf.geometry import PageLayout, PrintedLine
from ingestion.readers.pdf.pages import Page
from ingestion.readers.pdf.tables import RuledTable
from ingestion.readers.pdf.unruled import unruled_tables
from tests.unit.pdf_setter import (
    BODY,
    HEAD,
    INDEX,
    Setter,
    body_of,
    broken,
    cells_of,
    two_numbers,
)

NEXT_PAGE = """
2121301 | 城市公共设施 | 90.00 | 90.00 | 20.00 | 70.00 |
2121302 | 城市环境卫生 | 1,410.00 | 1,410.00 | | 1,410.00 |
"""
OTHER_PAGE = """
229 | 其他支出 | 6.50 | 6.50 | 6.50 | |
22960 | 彩票公益金安排的支出 | 6.50 | 6.50 | 6.50 | |
2296003 | 用于体育事业的彩票公益金支出 | 6.50 | 6.50 | 6.50 | |
"""


def begun(index: str = "") -> RuledTable:
    page = Setter()
    page.table(HEAD, index, BODY)
    (table,), _ = page.read()
    return table


@pytest.mark.parametrize("index", ["", INDEX])
@pytest.mark.parametrize("body", [NEXT_PAGE, OTHER_PAGE])
def test_a_table_without_rules_goes_on_over_the_page_without_its_heading(body: str, index: str) -> None:
    page = Setter()
    page.table("", "", body)
    before = begun(index)
    (table,), rest = unruled_tables(page.page, page.page.glyphs, before)
    assert [row[2:] for row in cells_of(table)] == [row[2:] for row in body_of(body)]
    assert [row[:2] for row in cells_of(table)] == [row[:2] for row in body_of(body)]
    assert (table.xs, rest) == (before.xs, [])
    again, _ = unruled_tables(page.page, page.page.glyphs, table)
    assert [cells_of(one) for one in again] == [cells_of(table)]
    assert page.read()[0] == [], "without the page before nobody knows the columns"


def test_rows_that_do_not_share_the_edges_of_the_page_before_stay_text() -> None:
    page = Setter()
    page.table("", "", NEXT_PAGE)
    page.shift(-9, 215, 285, 0, 500)
    assert unruled_tables(page.page, page.page.glyphs, begun())[0] == []


def test_rows_below_a_line_of_text_do_not_go_on_with_the_page_before() -> None:
    page = Setter()
    page.text("国有资本经营预算财政拨款支出决算表")
    page.table("", "", NEXT_PAGE)
    assert unruled_tables(page.page, page.page.glyphs, begun())[0] == []


@pytest.mark.parametrize("change", [broken, two_numbers])
def test_a_next_page_with_a_doubtful_number_stays_text(change: object) -> None:
    page = Setter()
    page.table("", "", change(BODY.replace("合计 | <", "200 | 其他")))  # type: ignore[operator]
    assert unruled_tables(page.page, page.page.glyphs, begun())[0] == []


def test_a_table_runs_on_only_where_nothing_but_a_page_number_follows_it() -> None:
    table = begun()
    page = Page(PageLayout(1, 800, 1200), False, [table])
    foot = PrintedLine("- 7 -", 390, 1150, 410, 1160, 1)
    page.lines = [foot]
    assert page.running_table is table
    page.lines = [
        PrintedLine("注：本表反映收支情况。", 60, table.ys[-1] + 10, 300, table.ys[-1] + 20, 1),
        foot,
    ]
    assert page.running_table is None
