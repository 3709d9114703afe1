"""One report of our own in every format: the same lines and the same tables come out of each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingestion.model import Document
from ingestion.numbers import parse_decimal
from ingestion.parse import parse_document
from ingestion.readers import read_all, read_bytes
from tests.unit.readers_helpers import FIXTURES, texts

PAGED = ("report.docx", "report.doc", "report.pdf", "report.html", "report.mhtml")
SHEETS = ("report.xlsx", "report.xls")
SENTENCE = (
    "2023年度本年收入合计1,250.15万元，其中：一般公共预算财政拨款收入1,180.15万元，占94.40%；"
    "政府性基金预算财政拨款收入60.00万元，占4.80%；其他收入10.00万元，占0.80%。"
)


def read(name: str) -> Document:
    (document,) = read_bytes(name, (FIXTURES / name).read_bytes())
    return document


def amounts(document: Document) -> list[list[list[str | Decimal]]]:
    """Return the grids with numbers as values, so that 1180.15 and 1,180.15 compare equal."""
    return [
        [
            [parse_decimal(text) if parse_decimal(text) is not None else text for text in row]
            for row in texts(grid)
        ]
        for grid in document.grids
    ]  # type: ignore[return-value]


@pytest.mark.parametrize("name", PAGED)
def test_lines_are_whole_sentences_in_order(name: str) -> None:
    lines = [line.text.strip() for line in read(name).lines]
    assert lines == [line.text.strip() for line in read("report.docx").lines]
    assert SENTENCE in lines
    assert lines[0] == "云溪县水利局2023年度部门决算"
    assert len(lines) == 22


@pytest.mark.parametrize("name", SHEETS)
def test_text_sheets_become_lines(name: str) -> None:
    document = read(name)
    (line,) = [line for line in document.lines if line.text == SENTENCE]
    assert line.locator == "sheet 说明!A4"


@pytest.mark.parametrize("name", PAGED + SHEETS)
def test_tables_are_the_same_cells(name: str) -> None:
    document = read(name)
    assert amounts(document) == amounts(read("report.docx"))
    revenue, expenditure = texts(document.grids[0]), document.grids[1]
    assert revenue[0] == ["收入", "支出"]
    assert revenue[1] == ["项目", "决算数", "项目", "决算数"]
    assert texts(expenditure)[9][:2] == ["2130305", "水利工程建设"]
    heading = expenditure.rows[0]
    assert heading[0] is not None
    assert (heading[0].text, heading[0].row_span, heading[0].col_span) == ("项目", 1, 2)
    assert heading[2] is not None
    assert (heading[2].text, heading[2].row_span, heading[2].col_span) == ("本年支出合计", 2, 1)
    assert heading[1] is None
    assert expenditure.rows[1][2] is None


@pytest.mark.parametrize("name", PAGED + SHEETS)
def test_titles_and_unit_stand_with_the_table(name: str) -> None:
    for grid, title in zip(read(name).grids, ("收入支出决算总表", "支出决算表"), strict=True):
        assert any(line.endswith(title) for line in grid.title_lines)
        assert any("单位：万元" in line for line in grid.title_lines)


@pytest.mark.parametrize("name", PAGED)
def test_table_text_is_not_repeated_among_the_lines(name: str) -> None:
    assert not any("水利工程建设" in line.text for line in read(name).lines)


def test_a_table_over_two_pages_is_one_and_its_cells_know_their_page() -> None:
    grid = read("report.pdf").grids[1]
    assert len(grid.rows) == 10
    first, last = grid.rows[0][0], grid.rows[9][0]
    assert first is not None
    assert last is not None
    assert first.locator == "page 1 table 2 row 1"
    assert last.locator == "page 2 table 1 row 6"


def test_web_page_has_its_date_source_and_title_and_no_menu() -> None:
    for name in ("report.html", "report.mhtml"):
        document = read(name)
        assert str(document.published_on) == "2024-09-18"
        assert document.title == "云溪县水利局2023年度部门决算"
        assert document.remarks == ("网页来源：云溪县水利局",)
        assert not any("栏目" in line.text or "首页" in line.text for line in document.lines)
    assert read("report.html").encoding == "gb18030"


@pytest.mark.parametrize("name", SHEETS)
def test_hidden_sheets_are_left_out_and_said_so(name: str) -> None:
    document = read(name)
    assert document.remarks == ("略去隐藏的工作表“底稿”",)
    assert not any("999999" in cell for grid in document.grids for row in texts(grid) for cell in row)


@pytest.mark.parametrize("name", SHEETS)
def test_numbers_have_the_decimals_their_format_shows(name: str) -> None:
    total = texts(read(name).grids[0])[-1]
    assert total == ["总计", "1286.40", "总计", "1286.40"]
    assert read(name).grids[0].rows[-1][1].locator == "sheet 收入支出决算总表!B11"  # type: ignore[union-attr]


def test_archive_gives_every_document_with_names_from_gbk() -> None:
    documents, rejections = read_all("年度.zip", (FIXTURES / "report.zip").read_bytes())
    assert rejections == []
    assert [document.source_name for document in documents] == [
        "年度.zip/云溪县水利局2023年度部门决算.docx",
        "年度.zip/内层.zip/附件/云溪县水利局2023年度部门决算表.xlsx",
    ]
    assert documents[0].lines == read("report.docx").lines


@pytest.mark.parametrize("name", PAGED + SHEETS)
def test_a_wrong_extension_does_not_matter(name: str) -> None:
    data = (FIXTURES / name).read_bytes()
    for wrong in ("报告.txt", "报告.pdf", "报告.docx", "报告"):
        (document,) = read_bytes(wrong, data)
        assert document.media_type == read(name).media_type
        assert len(document.grids) == 2


@pytest.mark.parametrize("name", PAGED + SHEETS)
def test_every_format_states_the_same(name: str) -> None:
    """The facts of issue and contract: key and value, whatever the file they were published in."""

    def stated(source: str) -> set[tuple[str, tuple[str, ...], Decimal | None]]:
        statements = parse_document(read(source)).reading.statements
        return {(item.fact_table, item.keys, item.value_number) for item in statements if item.usable}

    assert stated(name) == stated("report.docx")
    assert ("fct_revenue", ("all", "grand_total", "final"), Decimal("12864000.00")) in stated(name)
