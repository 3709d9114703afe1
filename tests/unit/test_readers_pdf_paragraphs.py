"""Printed lines of a PDF become paragraphs; running heads and page numbers go."""

from __future__ import annotations

import pytest

from ingestion.readers.pdf.furniture import drop_furniture
from ingestion.readers.pdf.geometry import PageLayout
from ingestion.readers.pdf.layout import printed_lines
from ingestion.readers.pdf.paragraphs import continues, join, margins_of
from tests.unit.readers_pdf_helpers import glyphs, line

PROSE = [
    line("　　一般公共预算财政拨款支出", 97, 520, 100),
    line("万元，占本年支出合计的百分之", 77, 520, 120),
    line("百。", 77, 97, 140),
    line("　　其中：基本支出", 97, 520, 160),
    line("若干万元。", 77, 127, 180),
]


def test_margins_are_those_of_running_text() -> None:
    outliers = [line("注：表下的说明", 40, 110, 300), line("页边的字", 540, 590, 320)]
    margins = margins_of(PROSE + outliers, 595)
    assert (margins.left, margins.right) == (77, 520)


@pytest.mark.parametrize(("index", "expected"), [(0, True), (1, True), (2, False), (3, True)])
def test_a_full_line_goes_on_and_an_indented_one_begins(index: int, expected: bool) -> None:
    margins = margins_of(PROSE, 595)
    first = 0 if index < 3 else 3
    second = PROSE[first + 1] if index > first else None
    assert continues(PROSE[first], second, PROSE[index], PROSE[index + 1], margins) is expected


def test_a_number_that_did_not_fit_still_continues_the_line_before() -> None:
    last, following = line("支出总计", 77, 490, 100), line("1,307.82万元", 77, 200, 120)
    margins = margins_of([*PROSE, last, following], 595)
    following.first_width = 60
    assert continues(last, None, last, following, margins)
    following.first_width = 10
    assert not continues(last, None, last, following, margins)


@pytest.mark.parametrize("text", ["（类）2,248,211.30元，占", "（款）96.50万元"])
def test_a_number_is_kept_with_the_bracket_before_it(text: str) -> None:
    (following,) = printed_lines(glyphs(text, 77, 120), 1)
    last = line("一般公共服务支出", 77, 485, 100)
    margins = margins_of([*PROSE, last], 595)
    assert continues(last, None, last, following, margins)
    assert not continues(last, None, last, printed_lines(glyphs("（类）支出", 77, 120), 1)[0], margins)


@pytest.mark.parametrize("text", ["二、收入决算情况说明", "（二）结构情况", "2.项目支出", "附件1：绩效报告"])
def test_a_numbered_line_after_a_sentence_begins_anew(text: str) -> None:
    last, following = line("支出若干万元。", 77, 520, 100), line(text, 77, 300, 120)
    assert not continues(last, None, last, following, margins_of(PROSE, 595))


@pytest.mark.parametrize(
    ("text", "x0", "below", "expected"),
    [
        ("（一）公务接待和因公出国经费财政拨款支出决算的总体说明", 97, 97, False),
        ("3.本级政府性基金预算财政拨款收入支出决算情况", 77, 97, False),
        ("（二）收入合计，与上年度相比", 97, 97, True),
        ("（三）国有资本经营预算财政拨款收入支出决算情况说", 97, 77, True),
    ],
)
def test_a_paragraph_below_a_heading_as_wide_as_the_page_begins_anew(
    text: str, x0: float, below: float, expected: bool
) -> None:
    heading, following = line(text, x0, 518, 100), line("二〇二二年度预算为若干万元", below, 520, 120)
    assert continues(heading, None, heading, following, margins_of(PROSE, 595)) is expected


def test_rows_of_an_unruled_table_are_not_joined() -> None:
    last, following = line("本年收入 100", 77, 520, 100), line("年初结转 20", 77, 520, 120)
    last.widest_gap = following.widest_gap = 80
    assert not continues(last, None, last, following, margins_of(PROSE, 595))


def test_a_title_broken_in_two_centred_lines_is_one() -> None:
    cover = [
        line("云溪县水利局机关及所属单位", 120, 476, 200, height=28),
        line("部门决算", 240, 356, 232, height=28),
    ]
    margins = margins_of(PROSE + cover, 595)
    assert continues(cover[0], None, cover[0], cover[1], margins)
    assert join(cover) == "云溪县水利局机关及所属单位部门决算"


def test_page_numbers_and_running_heads_go_but_unit_lines_stay() -> None:
    layouts = [PageLayout(number, 600, 800) for number in range(1, 7)]
    pages = [
        [
            line("云溪县水利局决算公开", 200, 400, 30, number),
            line("单位：万元" if number % 2 else "正文在此", 300, 400, 60, number),
            line(f"正文{number}", 77, 500, 300, number),
            line(f"- {number} -" if number < 4 else f"第{number}页 共6页", 290, 310, 770, number),
        ]
        for number in range(1, 7)
    ]
    kept = drop_furniture(layouts, pages)
    assert [found.text for found in kept[0]] == ["单位：万元", "正文1"]
    assert [found.text for found in kept[5]] == ["正文在此", "正文6"]


def test_a_lone_number_in_the_text_is_no_page_number() -> None:
    layout = PageLayout(1, 600, 800)
    assert drop_furniture([layout], [[line("12", 77, 90, 400), line("正文", 77, 90, 500)]])[0][0].text == "12"
