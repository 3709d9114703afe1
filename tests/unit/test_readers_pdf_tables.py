"""Ruled tables of a PDF: cells out of their rules, and tables that go on over pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.readers import read_bytes
from ingestion.readers.pdf.geometry import Rule
from ingestion.readers.pdf.grids import JoinedTable, TablePart, continue_table, to_grid
from ingestion.readers.pdf.tables import RuledTable, ruled_tables
from tests.unit.readers_pdf_helpers import glyphs, grid_rules

REAL = Path(__file__).parents[3] / "shared" / "reports" / "pdf"


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
