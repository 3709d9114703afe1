"""Tables ruled only horizontally or not at all, set by our own little typesetter and read back."""

from __future__ import annotations

import pytest

from ingestion.readers.pdf.geometry import Glyph, PageLayout, Rule
from ingestion.readers.pdf.layout import cell_text
from ingestion.readers.pdf.overprint import drop_overprint
from ingestion.readers.pdf.rules import dotted_rules
from ingestion.readers.pdf.segments import segments
from ingestion.readers.pdf.tables import ruled_tables
from tests.unit.pdf_setter import (
    BODY,
    EM,
    HEAD,
    INDEX,
    Setter,
    body_of,
    broken,
    cells_of,
    ruled_page,
    set_text,
    two_numbers,
)


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("index", ["", INDEX])
@pytest.mark.parametrize("numbers", ["right", "centre"])
def test_a_table_without_vertical_rules_is_rebuilt(ruled: bool, index: str, numbers: str) -> None:
    page = Setter(numbers=numbers)
    page.text("政府性基金预算财政拨款收入支出决算表")
    page.text("单位：万元")
    page.table(HEAD, index, BODY, ruled)
    (table,), rest = page.read()
    rows = cells_of(table)
    assert rows[0] == ["项目", "<", "本年收入", "本年支出", "<", "<", "年末结转和结余"]
    assert rows[1] == ["科目编码", "科目名称", "<", "小计", "基本支出", "项目支出", "<"]
    assert [row[2:] for row in rows[-5:]] == [row[2:] for row in body_of(BODY)]
    assert [row[:2] for row in rows[-4:]] == [row[:2] for row in body_of(BODY)[1:]]
    assert rest == "政府性基金预算财政拨款收入支出决算表单位：万元"
    first = table.cells[0]
    assert first[2] is not None
    assert first[3] is not None
    assert (first[2].row_span, first[3].col_span) == (2, 3)


def test_two_spans_side_by_side_divide_their_columns() -> None:
    page = Setter(widths=(60,) * 10)
    heads = "预算数 | < | < | < | < | 决算数 | < | < | < | <\n"
    heads += " | ".join(["合计", "出国费", "购置费", "运行费", "接待费"] * 2)
    index = " | ".join(map(str, range(1, 11)))
    page.table(heads, index, "60.00 | | 5.00 | 50.00 | 5.00 | 50.00 | | | 48.00 | 2.00")
    (table,), _ = page.read()
    rows = cells_of(table)
    assert rows[0] == ["预算数", *"<<<<", "决算数", *"<<<<"]
    assert rows[-1] == ["60.00", "", "5.00", "50.00", "5.00", "50.00", "", "", "48.00", "2.00"]


def test_two_tables_on_a_page_stay_two() -> None:
    page = Setter()
    for title in ("政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表"):
        page.text(title)
        page.text("单位：万元")
        page.table(HEAD, INDEX, BODY, True)
        page.text("注：本表反映部门本年度收支情况。")
    tables, rest = page.read()
    assert [len(table.cells) for table in tables] == [8, 8]
    assert rest.count("注：本表反映部门本年度收支情况。") == 2


@pytest.mark.parametrize("change", [broken, two_numbers])
def test_a_table_with_a_doubtful_number_stays_text(change: object) -> None:
    page = Setter()
    page.table(HEAD, INDEX, change(BODY))  # type: ignore[operator]
    before = "".join(glyph.text for glyph in page.page.glyphs)
    assert page.read() == ([], before)


def test_numbers_that_share_no_edge_stay_text() -> None:
    page = Setter()
    page.table(HEAD, INDEX, BODY)
    page.shift(-9, 215, 285, 170, 180)
    assert page.read()[0] == []


def test_a_heading_that_may_stand_over_either_columns_stays_text() -> None:
    page = Setter()
    page.table(HEAD, "", BODY)
    # 本年支出 halfway between two of its columns and a neighbour
    page.shift(45, 350, 460, 90, 110)
    assert page.read()[0] == []


def test_a_heading_is_needed() -> None:
    page = Setter()
    page.table("", "", BODY)
    assert page.read()[0] == []


def test_prose_and_contents_are_no_tables() -> None:
    page = Setter()
    for number in range(1, 7):
        page.text(f"{number}年度收、支总计1,286.40万元，比上年增加86.40万元，增长7.20%。")
    for number in range(1, 7):
        page.page.glyphs += set_text(f"第{number}节收入支出情况", 60, page.y)
        page.page.glyphs += set_text(str(number), 500, page.y)
        page.y += 18
    assert page.read()[0] == []


def test_dots_in_a_row_are_a_rule() -> None:
    dots = [(50 + 1.5 * n, 100.0) for n in range(40)] + [(300.0, 100.0), (301.5, 100.0)]
    assert list(dotted_rules(dots)) == [Rule(100.0, 50, 108.5)]


def test_a_watermark_over_the_text_is_dropped_and_a_title_is_not() -> None:
    text = [
        *set_text("收入支出1,286.40万元，其中基本支出", 60, 300),
        *set_text("项目支出80.00万元，共三项", 60, 318),
    ]
    title = [Glyph("决", 60, 90, 85, 115), Glyph("算", 85, 90, 110, 115)]
    mark = [Glyph("水", 80, 285, 130, 335), Glyph("务", 130, 285, 180, 335), Glyph("局", 400, 285, 450, 335)]
    page = PageLayout(1, 600, 800, glyphs=[*title, *text[:9], *mark, *text[9:]])
    drop_overprint(page)
    assert page.glyphs == [*title, *text]
    assert page.overprints == 3


def test_whole_numbers_below_each_other_in_a_narrow_cell_stay_two() -> None:
    stacked = [*set_text("20.00", 50, 100), *set_text("20.00", 50, 112)]
    assert cell_text(stacked, 28) == "20.00 20.00"


def test_a_heading_nearer_to_the_middle_of_more_columns_stays_text() -> None:
    page = Setter(widths=(60,) * 5)
    page.table(
        "合计 | 经费 | < | < | 接待费\n^ | 小计 | 购置费 | 运行费 | ^",
        "1 | 2 | 3 | 4 | 5",
        "9.00 | 5.00 | 3.00 | 2.00 | 4.00",
    )
    assert len(page.read()[0]) == 1
    page.shift(-45, 140, 260, 90, 110)
    assert page.read()[0] == []


def test_a_code_and_the_name_close_to_it_are_two_cells() -> None:
    left = [set_text("01", 50, y) + set_text("行政运行", 61.5, y) for y in (900, 920)]
    assert [one.text for piece in left for one in segments(piece, EM)] == ["01", "行政运行"] * 2


def test_headings_that_end_in_their_column_numbers_show_rows_without_rules() -> None:
    xs = [50.0, 110, 170, 230, 290]
    words = ["合计", "购置费", "运行费", "接待费"]
    cells = enumerate(zip(words, xs, strict=False), 1)
    pieces = [set_text(word, x + 4, 106) + set_text(str(n), x + 4, 120) for n, (word, x) in cells]
    assert ruled_tables(ruled_page(xs, [98, 130, 150], *pieces))[0] == []
