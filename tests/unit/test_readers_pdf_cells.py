"""Cells of ruled pages whose text stands over a border or has no rule between its rows."""

from __future__ import annotations

from ingestion.readers.pdf.geometry import PageLayout, Rule
from ingestion.readers.pdf.tables import ruled_tables
from ingestion.readers.pdf.unruled import unruled_tables
from tests.unit.pdf_setter import (
    BODY,
    HEAD,
    INDEX,
    WIDTHS,
    Setter,
    body_of,
    cells_of,
    ruled_page,
    set_text,
)


def texts_of(page: PageLayout) -> list[list[str]]:
    return [row for table in ruled_tables(page)[0] for row in cells_of(table)]


def test_a_number_over_the_border_is_the_cells_that_holds_most_of_it() -> None:
    page = ruled_page([50, 100, 150], [100, 120], set_text("1,010.20", 63, 110), set_text("甲", 120, 110))
    assert texts_of(page) == [["1,010.20", "甲"]]


def test_a_number_halfway_over_the_border_is_no_ones() -> None:
    page = ruled_page([50, 102, 150], [100, 120], set_text("1,010.20", 82, 110), set_text("甲", 130, 110))
    assert texts_of(page)[0][0] == "\ufffd"


def test_numbers_printed_over_one_another_are_unknown() -> None:
    page = ruled_page([50, 100, 150], [100, 120], set_text("1,010.20", 64, 110), set_text("3.50", 101, 110))
    assert not any(text.strip("\ufffd").strip() for text in texts_of(page)[0])


def test_two_whole_numbers_that_touch_at_the_border_stay_two() -> None:
    page = ruled_page([50, 100, 150], [100, 120], set_text("1,010.20", 60, 110), set_text("3.50", 100, 110))
    assert texts_of(page) == [["1,010.20", "3.50"]]


def test_a_table_whose_rows_are_not_ruled_is_parted_by_its_text() -> None:
    page = Setter()
    page.table(HEAD, INDEX, BODY)
    xs = [50.0]
    for width in WIDTHS:
        xs.append(xs[-1] + width)
    page.page.horizontals = [Rule(y, xs[0], xs[-1]) for y in (100.0, 154.0, page.y)]
    page.page.verticals = [Rule(x, 154.0, page.y) for x in xs]
    tables, rest = ruled_tables(page.page)
    assert tables == []
    (table,), _ = unruled_tables(page.page, rest)
    assert [row[2:] for row in cells_of(table)[-5:]] == [row[2:] for row in body_of(BODY)]
