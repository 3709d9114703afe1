"""PDF by geometry: lines, paragraphs, ruled tables, page furniture, the seam for OCR."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from ingestion.model import Document
from ingestion.readers import DEFAULT_LIMITS, Limits, read_bytes
from ingestion.readers.pdf.columns import in_one_column
from ingestion.readers.pdf.furniture import drop_furniture
from ingestion.readers.pdf.geometry import Glyph, PageLayout, PrintedLine, Rule
from ingestion.readers.pdf.grids import JoinedTable, TablePart, continue_table, to_grid
from ingestion.readers.pdf.layout import cell_text, printed_lines
from ingestion.readers.pdf.pages import _is_scan
from ingestion.readers.pdf.paragraphs import continues, join, margins_of
from ingestion.readers.pdf.reader import read_pdf
from ingestion.readers.pdf.tables import RuledTable, ruled_tables
from tests.unit.readers_helpers import FIXTURES, refusal

REAL = Path(__file__).parents[3] / "shared" / "reports" / "pdf"


def glyphs(text: str, x: float, top: float, size: float = 10.0, width: float | None = None) -> list[Glyph]:
    """Return ``text`` set from ``x`` rightwards; digits are half as wide as words."""
    found = []
    for char in text:
        step = width or (size / 2 if char.isascii() else size)
        found.append(Glyph(char, x, top, x + step, top + size))
        x += step
    return found


def line(text: str, x0: float, x1: float, top: float, page: int = 1, height: float = 10.0) -> PrintedLine:
    return PrintedLine(text, x0, top, x1, top + height, page, first_width=height)


def grid_rules(xs: list[float], ys: list[float]) -> PageLayout:
    page = PageLayout(1, 600, 800)
    page.horizontals = [Rule(y, xs[0], xs[-1]) for y in ys]
    page.verticals = [Rule(x, ys[0], ys[-1]) for x in xs]
    return page


def test_digits_of_another_font_stay_on_their_line() -> None:
    page = [*glyphs("收入总计", 50, 100), *glyphs("万元。", 120, 100), *glyphs("307.82", 90, 96.5)]
    assert [found.text for found in printed_lines(page, 1)] == ["收入总计307.82万元。"]


def test_lines_come_from_top_to_bottom_whatever_the_content_order() -> None:
    page = [*glyphs("第三行", 50, 140), *glyphs("第一行", 50, 100), *glyphs("第二行", 50, 120)]
    assert [found.text for found in printed_lines(page, 1)] == ["第一行", "第二行", "第三行"]


def test_two_numbers_next_to_each_other_stay_two() -> None:
    page = [*glyphs("80.30", 50, 100), *glyphs("60.00", 79, 100)]
    assert printed_lines(page, 1)[0].text == "80.30 60.00"


def spread(text: str, by: float, numbers: bool) -> list[Glyph]:
    """Return glyphs set ``by`` points further apart than usual, those of numbers only where asked for."""
    found, x = [], 50.0
    for char in text:
        step = 5.0 if char.isascii() else 10.0
        found.append(Glyph(char, x, 100, x + step, 110))
        x += step + (by if numbers or not char.isascii() else 0.0)
    return found


@pytest.mark.parametrize("text", ["年初预算安排为95,147,839.66元", "接待来访人员共计1208人次左右"])
def test_a_number_in_a_line_spread_to_its_width_is_one(text: str) -> None:
    assert printed_lines(spread(text, 2.4, True), 1)[0].text == text


def test_two_numbers_beside_words_set_wide_stay_two() -> None:
    page = spread("公务接待费支出80.30", 2.4, False)
    page += glyphs("60.00", page[-1].x1 + 2.4, 100)
    assert printed_lines(page, 1)[0].text == "公务接待费支出80.30 60.00"


def test_overprinted_bold_is_read_once() -> None:
    page = [
        g for char in zip(glyphs("合计12", 50, 100), glyphs("合计12", 50.4, 100), strict=True) for g in char
    ]
    assert printed_lines(page, 1)[0].text == "合计12"


def test_the_mark_of_a_note_is_no_digit_of_the_number() -> None:
    page = [*glyphs("支出307.82", 50, 100), *glyphs("1", 100, 98, size=5), *glyphs("万元", 103, 100)]
    assert printed_lines(page, 1)[0].text == "支出307.82¹万元"


def test_a_slightly_smaller_mark_right_behind_a_digit_is_no_digit_of_the_number() -> None:
    page = [*glyphs("支出307.82", 50, 100), *glyphs("12", 100, 97, size=8.3), *glyphs("万元", 109, 100)]
    assert printed_lines(page, 1)[0].text == "支出307.82¹²万元"


def test_two_columns_are_read_one_after_the_other() -> None:
    title = glyphs("云溪县水利局部门决算公开说明", 140, 60)
    left = [glyphs(f"左栏第{row}行共有若干个字写满", 50, 100 + 20 * row) for row in range(10)]
    right = [glyphs(f"右栏第{row}行共有若干个字写满", 210, 100 + 20 * row) for row in range(10)]
    page = [glyph for pair in zip(left, right, strict=True) for piece in pair for glyph in piece]
    texts = [found.text for found in printed_lines(in_one_column(title + page), 1)]
    assert texts[0] == "云溪县水利局部门决算公开说明"
    assert [text[:4] for text in texts[1:]] == [f"{side}栏第{row}" for side in "左右" for row in range(10)]


def test_labels_beside_labels_are_no_columns_of_text() -> None:
    rows = [
        [
            *glyphs("教育支出", 50, y),
            *glyphs("1.00", 150, y),
            *glyphs("农林水支出", 210, y),
            *glyphs("2.00", 330, y),
        ]
        for y in range(100, 320, 20)
    ]
    page = [glyph for row in rows for glyph in row]
    assert in_one_column(page) is page


def test_a_number_that_lacks_a_glyph_is_unknown_as_a_whole() -> None:
    assert printed_lines(glyphs("支出1\ufffd3.45万元，占5%", 50, 100), 1)[0].text == "支出\ufffd万元，占5%"


def test_a_picture_over_the_page_with_a_stamp_is_a_scan() -> None:
    page = PageLayout(1, 600, 800, glyphs=glyphs("扫描宝", 50, 700), has_image=True, image_share=0.95)
    assert _is_scan(page)
    page.image_share = 0.1
    assert not _is_scan(page)
    assert _is_scan(PageLayout(1, 600, 800, glyphs=glyphs("正文", 50, 100) * 20, unreadable=30))


@pytest.mark.parametrize(("width", "text"), [(36, "1234567"), (120, "1234 567")])
def test_a_number_goes_on_in_a_cell_only_when_its_line_is_full(width: float, text: str) -> None:
    assert cell_text([*glyphs("1234", 50, 100), *glyphs("567", 50, 112)], width) == text


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


def test_cells_without_a_border_between_them_are_one() -> None:
    page = grid_rules([50, 150, 250, 350], [100, 120, 140, 160])
    page.verticals = [rule for rule in page.verticals if rule.at != 150] + [Rule(150, 120, 160)]
    page.horizontals = [rule for rule in page.horizontals if rule.at != 120] + [Rule(120, 50, 250)]
    page.glyphs = [*glyphs("项目", 60, 105), *glyphs("合计", 260, 115), *glyphs("1.50", 160, 145)]
    ((table,), rest) = ruled_tables(page)
    assert rest == []
    top = table.cells[0]
    assert top[0] is not None
    assert (top[0].text, top[0].row_span, top[0].col_span) == ("项目", 1, 2)
    assert top[2] is not None
    assert (top[2].text, top[2].row_span, top[2].col_span) == ("合计", 2, 1)
    assert (top[1], table.cells[1][2]) == (None, None)
    assert table.cells[2][1] is not None
    assert table.cells[2][1].text == "1.50"


def test_sides_left_open_are_the_ends_of_the_crossing_lines() -> None:
    page = grid_rules([50, 150, 250], [100, 120, 140])
    page.verticals = [Rule(150, 100, 140)]
    page.glyphs = [*glyphs("甲", 60, 105), *glyphs("1", 160, 105), *glyphs("外面", 60, 300)]
    ((table,), rest) = ruled_tables(page)
    assert [[cell.text if cell else None for cell in row] for row in table.cells] == [["甲", "1"], ["", ""]]
    assert "".join(glyph.text for glyph in rest) == "外面"


def test_dotted_and_double_rules_are_one_rule() -> None:
    page = grid_rules([50, 150, 250], [100, 120])
    page.verticals = [Rule(x, y, y + 1) for x in (50, 150, 250) for y in range(100, 120, 2)]
    page.horizontals += [Rule(101.5, 50, 250), Rule(119, 50, 250)]
    page.glyphs = glyphs("甲", 60, 105)
    ((table,), _) = ruled_tables(page)
    assert (len(table.xs), len(table.ys)) == (3, 2)


def test_frames_and_underlines_are_no_tables() -> None:
    page = grid_rules([50, 550], [50, 750])
    page.horizontals.append(Rule(300, 100, 200))
    page.glyphs = glyphs("框里的正文", 60, 105)
    assert ruled_tables(page) == ([], page.glyphs)


def test_a_drawing_of_thousands_of_lines_is_left_alone() -> None:
    page = grid_rules([50, 150, 250], [100, 120])
    page.horizontals += [Rule(130 + 4 * n, 10 + n, 500) for n in range(5000)]
    page.glyphs = glyphs("地图", 60, 105)
    assert ruled_tables(page) == ([], page.glyphs)


def part(xs: list[float], rows: list[list[str]], page: int, above: list[str]) -> TablePart:
    ruled = grid_rules(xs, [100.0 + 20 * index for index in range(len(rows) + 1)])
    ruled.glyphs = [
        glyph
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        for glyph in glyphs(text, xs[c] + 2, 105 + 20 * r, width=4)
    ]
    table: RuledTable = ruled_tables(ruled)[0][0]
    return TablePart(table, page, 1, above)


def test_a_table_goes_on_over_pages_without_its_repeated_heading() -> None:
    head = [["编码", "合计", "基本"], ["201", "1.00", "1.00"]]
    first = part([50, 150, 250, 350], head, 3, ["支出决算表", "单位：万元"])
    joined = JoinedTable([first], first.table.xs, first.above)
    for page, above in (
        (4, []),
        (5, ["支出决算表", "单位：万元"]),
        (6, ["（续表）"]),
        (7, ["支出决算表（续）", "单位：万元"]),
    ):
        rows = [["编码", "合计", "基本"], [f"20{page}", "2.00", "2.00"]]
        assert continue_table(joined, part([52, 152, 252, 352], rows, page, above))
    grid = to_grid(joined)
    assert [row[0].text for row in grid.rows if row[0]] == ["编码", "201", "204", "205", "206", "207"]
    assert grid.rows[2][0] is not None
    assert grid.rows[2][0].locator == "page 4 table 1 row 2"
    assert [row[0].row for row in grid.rows if row[0]] == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("xs", "page", "above"),
    [([50, 150, 250, 350], 4, ["收入决算表"]), ([50, 150, 250, 350], 5, []), ([50, 150, 290, 350], 4, [])],
)
def test_another_table_is_not_a_continuation(xs: list[float], page: int, above: list[str]) -> None:
    first = part([50, 150, 250, 350], [["编码", "合计", "基本"]], 3, ["支出决算表"])
    joined = JoinedTable([first], first.table.xs, first.above)
    assert not continue_table(joined, part(xs, [["1", "2", "3"]], page, above))


@pytest.mark.parametrize(
    ("last", "first", "whole"),
    [
        (["2080150", "事业运", "209,642,593.0"], ["", "行", "4"], ["2080150", "事业运行", "209,642,593.04"]),
        (["2080150", "事业运行", "9,642,593"], ["", "", ".04"], ["2080150", "事业运行", "9,642,593.04"]),
        (["2080150", "事业运行", "642.50"], ["", "其他", "4"], None),
        (["七、", "文化旅游", "-"], ["八、", "社会保障", "9975.51"], None),
        (["2080150", "事业运行", "9,642,"], ["", "", "593.04"], ["2080150", "事业运行", "9,642,593.04"]),
        (["2080150", "事业运行", "5"], ["", "", "93.04"], None),
        (["2080150", "事业运行", "642.5"], ["21", "其他", "4"], None),
        (["2080150", "事业运行", "642.5"], ["", "其他支出", "14.00"], None),
    ],
)
def test_a_number_torn_by_the_page_is_whole_only_where_its_end_makes_it_so(
    last: list[str], first: list[str], whole: list[str] | None
) -> None:
    xs = [50, 150, 250, 350]
    begun = part(xs, [["编码", "名称", "金额"], last], 1, [])
    joined = JoinedTable([begun], begun.table.xs, [])
    assert continue_table(joined, part(xs, [first, ["210", "卫生", "7.00"]], 2, []))
    rows = [[cell.text for cell in row if cell] for row in to_grid(joined).rows]
    assert rows[1:-1] == ([whole] if whole else [last, first])


def test_a_page_that_lacks_a_border_of_the_heading_still_continues() -> None:
    first = part([50, 150, 250, 350], [["甲", "乙", "丙"]], 1, [])
    joined = JoinedTable([first], first.table.xs, [])
    assert continue_table(joined, part([50, 150, 350], [["丁", "戊"]], 2, []))
    last = to_grid(joined).rows[-1]
    assert [(cell.text, cell.col, cell.col_span) if cell else None for cell in last] == [
        ("丁", 0, 1), ("戊", 1, 2), None,
    ]  # fmt: skip


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_read_as_if_upright(turn: int, tmp_path: Path) -> None:
    source = pdfium.PdfDocument(FIXTURES / "report.pdf")
    upright = read_bytes("a.pdf", (FIXTURES / "report.pdf").read_bytes())[0]
    for page in source:
        page.set_rotation(turn)
    source.save(tmp_path / "turned.pdf")
    (turned,) = read_bytes("a.pdf", (tmp_path / "turned.pdf").read_bytes())
    assert [found.text for found in turned.lines] == [found.text for found in upright.lines]
    assert turned.grids == upright.grids


def test_page_limit_and_cell_limit() -> None:
    data = (FIXTURES / "report.pdf").read_bytes()
    assert refusal("a.pdf", data, Limits(max_pages=1)).reason_code == "limit_max_pages"
    assert refusal("a.pdf", data, Limits(max_cells=20)).reason_code == "limit_max_cells"


class FakeEngine:
    """Reads the same two lines on every page."""

    def read(self, image: Any) -> list[tuple[str, tuple[float, float, float, float]]]:
        assert image.shape[0] > image.shape[1]
        return [("收入总计88.00万元。", (100, 300, 600, 330)), ("云溪县水利局", (100, 200, 400, 230))]


def scanned(limits: Limits = DEFAULT_LIMITS) -> Document:
    return read_pdf("a.pdf", (FIXTURES / "scanned.pdf").read_bytes(), limits, FakeEngine())


def test_a_scan_read_by_an_engine_is_marked() -> None:
    document = scanned()
    assert [found.text for found in document.lines] == ["云溪县水利局", "收入总计88.00万元。"] * 2
    assert document.media_type == "application/pdf;ocr"
    assert document.remarks[0].startswith("ocr：第1、2页")


def test_scanned_pages_past_the_limit_are_told() -> None:
    document = scanned(Limits(ocr_pages=1))
    assert len(document.lines) == 2
    assert "超过识别上限1页" in document.remarks[1]


@pytest.mark.skipif(not REAL.is_dir(), reason="the real PDFs in ../shared/reports/pdf are not here")
@pytest.mark.parametrize("path", sorted(REAL.glob("*.pdf")), ids=lambda path: path.stem[-8:])
def test_real_tables_have_the_rows_that_pdfplumber_finds(path: Path) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    (document,) = read_bytes(path.name, path.read_bytes())
    ours = [
        tuple("".join(cell.text.split()) for cell in row if cell is not None and cell.text)
        for grid in document.grids
        for row in grid.rows
    ]
    with pdfplumber.open(path) as source:
        theirs = [
            tuple("".join(cell.split()) for cell in row if cell)
            for page in source.pages
            for table in page.extract_tables()
            for row in table
        ]
    assert ours == theirs
