"""Tables ruled only horizontally or not at all, set by our own little typesetter and read back."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from ingestion.readers.pdf.geometry import Glyph, PageLayout, PrintedLine, Rule
from ingestion.readers.pdf.layout import cell_text
from ingestion.readers.pdf.overprint import drop_overprint
from ingestion.readers.pdf.pages import Page
from ingestion.readers.pdf.rules import dotted_rules
from ingestion.readers.pdf.segments import segments
from ingestion.readers.pdf.tables import RuledTable, ruled_tables
from ingestion.readers.pdf.unruled import unruled_tables

EM = 10.0
HEAD = """
项目 | < | 本年收入 | 本年支出 | < | < | 年末结转和结余
科目编码 | 科目名称 | ^ | 小计 | 基本支出 | 项目支出 | ^
"""
INDEX = "栏次 | < | 1 | 2 | 3 | 4 | 5"
BODY = """
合计 | < | 1,050.00 | 1,050.00 | 250.00 | 800.00 |
212 | 城乡社区支出 | 1,050.00 | 1,050.00 | 250.00 | 800.00 |
21208 | 国有土地使用权出让收入安排的支出 | 50.00 | 50.00 | 50.00 | |
2120801 | 征地和拆迁补偿支出 | 50.00 | 50.00 | 50.00 | |
21213 | 城市基础设施配套费安排的支出 | 1,000.00 | 1,000.00 | 200.00 | 800.00 |
"""
WIDTHS = (60, 100, 75, 75, 75, 75, 80)


def width_of(text: str) -> float:
    return sum(EM / 2 if char.isascii() else EM for char in text)


def set_text(text: str, x: float, middle: float) -> list[Glyph]:
    found = []
    for char in text:
        step = EM / 2 if char.isascii() else EM
        found.append(Glyph(char, x, middle - EM / 2, x + step, middle + EM / 2))
        x += step
    return found


def wrapped(text: str, width: float) -> list[str]:
    lines = [""]
    for char in text:
        if width_of(lines[-1] + char) > width - 6:
            lines.append("")
        lines[-1] += char
    return lines


@dataclass
class Setter:
    """Sets tables: ``|`` between cells, ``<`` merged with the left, ``^`` with the cell above."""

    widths: tuple[float, ...] = WIDTHS
    numbers: str = "right"
    row: float = 18.0
    page: PageLayout = field(default_factory=lambda: PageLayout(1, 800, 1200))
    y: float = 100.0

    def cell(self, text: str, x0: float, x1: float, top: float, bottom: float, align: str) -> None:
        lines = wrapped(text, x1 - x0) if text else []
        middle = (top + bottom) / 2 - 12.0 * (len(lines) - 1) / 2
        for line in lines:
            wide = width_of(line)
            x = {"left": x0 + 3, "right": x1 - 3 - wide, "centre": (x0 + x1 - wide) / 2}[align]
            self.page.glyphs += set_text(line, x, middle)
            middle += 12.0

    def height(self, row: list[str], column: int) -> float:
        """Return the height that a cell asks for; merged ones ask for a plain row."""
        if row[column] in ("<", "^", "") or "<" in row[column + 1 : column + 2]:
            return self.row
        return self.row + 12.0 * (len(wrapped(row[column], self.widths[column])) - 1)

    def table(self, head: str, index: str, body: str, ruled: bool = False) -> None:
        xs = [50.0]
        for width in self.widths:
            xs.append(xs[-1] + width)
        above = [row for row in f"{head}\n{index}".split("\n") if row.strip()]
        rows = body_of("\n".join([*above, body.strip()]))
        heads = len(above)
        tall = [max(self.height(row, c) for c in range(len(row))) for row in rows]
        ys = [self.y]
        for height in tall:
            ys.append(ys[-1] + height)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if text in ("<", "^"):
                    continue
                right, below = c + 1, r + 1
                while right < len(row) and row[right] == "<":
                    right += 1
                while below < len(rows) and rows[below][c] == "^":
                    below += 1
                number = text[:1].isdigit() and c > 1
                align = "centre" if r < heads or right > c + 1 else self.numbers if number else "left"
                self.cell(text, xs[c], xs[right], ys[r], ys[below], align)
        if ruled:
            self.page.horizontals += [Rule(ys[r], xs[0], xs[-1]) for r in (0, *range(heads, len(ys)))]
        self.y = ys[-1]

    def text(self, text: str) -> None:
        self.page.glyphs += set_text(text, 60, self.y + 9)
        self.y += self.row

    def shift(self, by: float, left: float, right: float, top: float, bottom: float) -> None:
        """Move the glyphs that begin in a box to the right."""
        self.page.glyphs = [
            g._replace(x0=g.x0 + by, x1=g.x1 + by) if left < g.x0 < right and top < g.top < bottom else g
            for g in self.page.glyphs
        ]

    def read(self) -> tuple[list[RuledTable], str]:
        tables, rest = unruled_tables(self.page, self.page.glyphs)
        return tables, "".join(glyph.text for glyph in rest)


def cells_of(table: RuledTable) -> list[list[str]]:
    """Return the rows as text; places that a merged cell covers are ``<``."""
    return [["<" if cell is None else cell.text for cell in row] for row in table.cells]


def body_of(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in text.strip().split("\n")]


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


def _broken(body: str) -> str:
    return body.replace("250.00", "2,50.0", 1)


def _two_numbers(body: str) -> str:
    return body.replace("250.00 | 800.00", "250.00 12.00 | 800.00", 1)


@pytest.mark.parametrize("change", [_broken, _two_numbers])
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


def ruled_page(xs: list[float], ys: list[float], *pieces: list[Glyph]) -> PageLayout:
    page = PageLayout(1, 600, 800, glyphs=[glyph for piece in pieces for glyph in piece])
    page.horizontals = [Rule(y, xs[0], xs[-1]) for y in ys]
    page.verticals = [Rule(x, ys[0], ys[-1]) for x in xs]
    return page


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


@pytest.mark.parametrize("change", [_broken, _two_numbers])
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
    page.lines = [PrintedLine("注：本表反映收支情况。", 60, table.ys[-1] + 10, 300, table.ys[-1] + 20, 1), foot]
    assert page.running_table is None
