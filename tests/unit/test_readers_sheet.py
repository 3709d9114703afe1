"""Workbooks: numbers as shown, merged cells, titles, notes, several tables on a sheet."""

from __future__ import annotations

import pytest

from ingestion.readers import read_bytes
from ingestion.readers.sheet.cells import column_name
from ingestion.readers.sheet.numbers import number_format, print_number, print_stored
from tests.unit.readers_helpers import refusal, texts, xlsx


def cell(place: str, text: str) -> str:
    if text.replace(".", "").isdigit():
        return f'<c r="{place}"><v>{text}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet(rows: dict[int, dict[str, str]], merges: tuple[str, ...] = ()) -> str:
    inner = "".join(
        f'<row r="{r}">' + "".join(cell(f"{c}{r}", text) for c, text in cells.items()) + "</row>"
        for r, cells in rows.items()
    )
    return (
        f"<sheetData>{inner}</sheetData><mergeCells>"
        + "".join(f'<mergeCell ref="{merge}"/>' for merge in merges)
        + "</mergeCells>"
    )


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("12.3", "12.3"), ("1234.5599999999999", "1234.56"), ("0.30000000000000004", "0.3"), ("2010301", "2010301"),
     ("1.5E3", "1500"), ("1E-7", "0.0000001"), ("-0.0", "0"), ("1e999999", "1e999999"), ("abc", "abc")],
)  # fmt: skip
def test_numbers_lose_binary_noise_and_nothing_else(stored: str, shown: str) -> None:
    assert print_number(stored) == shown


@pytest.mark.parametrize(
    ("code", "stored", "shown"),
    [
        ("#,##0.00", "60", "60.00"),
        ("0.00", "307.8234", "307.8234"),
        ("0.00%", "0.5162", "51.62%"),
        ("General", "12.3", "12.3"),
        ("@", "2010301", "2010301"),
        ('yyyy"年"m"月"d"日"', "45555", "2024-09-20"),
        ("[$-804]yyyy/m/d;@", "45555.5", "2024-09-20 12:00"),
        ("#,##0.00_ ;[Red]\\-#,##0.00\\ ", "-5", "-5.00"),
        ('0.00"元"', "5", "5.00"),
        ("0!.0,", "123456", "12.3456"),
        ("0\\.0000", "123456", "12.3456"),
        ('0"."0,"万元"', "123456", "12.3456万元"),
        ("#,##0.00,", "1234567", "1234.567"),
        ("#,##0", "1234567", "1234567"),
    ],
)
def test_formats_say_decimals_percent_and_dates(code: str, stored: str, shown: str) -> None:
    assert print_stored(stored, number_format(164, code)) == shown


def test_built_in_formats() -> None:
    assert print_stored("45555", number_format(14, None)) == "2024-09-20"
    assert print_stored("1", number_format(4, None)) == "1.00"
    assert print_stored("1", number_format(0, None)) == "1"


def test_column_letters() -> None:
    assert [column_name(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize("label", ["部门", "编报单位", "预算部门"])
def test_titles_notes_and_locators(label: str) -> None:
    rows = {
        1: {"A": "2023年度支出决算表"},
        2: {"C": "公开03表"},
        3: {"A": f"{label}：云溪县水利局", "C": "单位：万元"},
        5: {"A": "项目", "B": "合计", "C": "基本支出"},
        6: {"A": "水利", "B": "12.5", "C": "12.5"},
        7: {"A": "注：本表反映支出情况。"},
    }
    (document,) = read_bytes("a.xlsx", xlsx({"表三": sheet(rows, ("A1:C1",))}))
    (grid,) = document.grids
    assert texts(grid) == [["项目", "合计", "基本支出"], ["水利", "12.5", "12.5"]]
    assert grid.rows[1][1] is not None
    assert grid.rows[1][1].locator == "sheet 表三!B6"
    assert grid.title_lines == ("表三", "2023年度支出决算表", "公开03表", f"{label}：云溪县水利局 单位：万元")
    assert [line.locator for line in document.lines] == [
        "sheet 表三!A1", "sheet 表三!C2", "sheet 表三!A3", "sheet 表三!A7",
    ]  # fmt: skip
    assert grid.after_line == 2


def test_two_tables_on_a_sheet() -> None:
    rows = {
        1: {"A": "收入决算表"}, 2: {"A": "甲", "B": "1"}, 3: {"A": "乙", "B": "2"},
        6: {"A": "支出决算表"}, 7: {"A": "丙", "B": "3"},
    }  # fmt: skip
    (document,) = read_bytes("a.xlsx", xlsx({"Sheet1": sheet(rows)}))
    assert [(grid.title_lines, texts(grid)) for grid in document.grids] == [
        (("收入决算表",), [["甲", "1"], ["乙", "2"]]),
        (("支出决算表",), [["丙", "3"]]),
    ]


def test_merges_past_the_data_and_across_blank_rows_are_cut() -> None:
    rows = {1: {"A": "项目", "B": "数"}, 3: {"A": "甲", "B": "1"}}
    (document,) = read_bytes("a.xlsx", xlsx({"表": sheet(rows, ("A1:A3", "B3:ZZ9", "bad"))}))
    grid = document.grids[0]
    first = grid.rows[0][0]
    assert first is not None
    assert (first.row_span, first.col_span) == (2, 1)
    assert grid.rows[1][0] is None


def test_rich_text_phonetics_shared_and_broken_indexes() -> None:
    strings = "<si><r><t>收入</t></r><r><t>总计</t></r><rPh><t>shouru</t></rPh></si>"
    data = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>9</v></c><c r="C1" t="b"><v>1</v></c>'
    inner = data + '<c r="D1" t="e"><v>#REF!</v></c><c r="E1" t="str"><v>公式</v></c></row></sheetData>'
    (document,) = read_bytes("a.xlsx", xlsx({"表": inner}, strings=strings))
    assert texts(document.grids[0]) == [["收入总计", "", "TRUE", "", "公式"]]


def test_two_numbers_in_a_cell_stay_two() -> None:
    rows = sheet({1: {"A": "一般公共\n预算", "B": "1"}, 2: {"A": "说明 100\n200", "B": "2"}})
    (document,) = read_bytes("a.xlsx", xlsx({"表": rows}))
    assert texts(document.grids[0]) == [["一般公共预算", "1"], ["说明 100 200", "2"]]


def test_very_hidden_sheets_and_only_hidden_sheets() -> None:
    rows = sheet({1: {"A": "甲", "B": "1"}})
    (document,) = read_bytes("a.xlsx", xlsx({"表": rows, "底稿": rows}, hidden=("底稿",)))
    assert document.remarks == ("略去隐藏的工作表“底稿”",)
    error = refusal("a.xlsx", xlsx({"底稿": rows}, hidden=("底稿",)))
    assert error.reason_code == "empty"
    assert "底稿" in error.reason
