"""Every number with the form of an amount has an answer: a statement, or a mention with its reason."""

from __future__ import annotations

import pytest

from ingestion.model import Mention
from ingestion.parse import parse_document
from ingestion.readers import read_bytes

_HEAD = "云溪县水务局2021年度部门决算\n第三部分 2021年度部门决算情况说明\n"
_TOTAL = "一、收入支出决算总体情况说明\n2021年度收、支总计各80.50万元，与上年相比各增加2.10万元。\n"


def _mentions(text: str) -> list[Mention]:
    documents = read_bytes("云溪县水务局2021年度部门决算.txt", (_HEAD + _TOTAL + text).encode())
    return parse_document(documents[0]).reading.mentions


def _open(text: str) -> list[str]:
    """Return the numbers listed without a statement, those of the sample's own sentence left out."""
    return [m.stated_text for m in _mentions(text) if m.statement_index is None and m.stated_text != "2.10万元"]


def test_rows_that_no_table_reader_puts_together() -> None:
    text = "二、收入决算情况说明\n20805 和 60.00 61.00\n18.00 -3.00 1,215.00计\n"
    assert _open(text) == ["60.00", "61.00", "18.00", "-3.00", "1,215.00"]


def test_a_row_printed_without_a_blank_is_one_entry() -> None:
    text = "三、支出决算情况说明\n合计1,234.5010,000.00\n行政运行234.50100.00134.50，水费12.3045.60\n"
    assert _open(text) == ["1,234.5010,000.00", "234.50100.00134.50", "12.3045.60"]


def test_dates_and_versions_are_no_row_without_blanks() -> None:
    assert not _open("三、支出决算情况说明\n自2018.12.31起，按10.20.30.40版执行\n")


def test_an_amount_whose_unit_was_forgotten() -> None:
    found = _mentions("二、收入决算情况说明\n本年收入合计比上年的总收入71.97增加6.53万元，完成预算的98.70。\n")
    listed = {m.stated_text: (m.reason, m.in_accounts) for m in found}
    assert listed["71.97"] == ("unresolved", True)
    assert listed["98.70"] == ("unresolved", True)


def test_the_second_of_a_pair_is_what_the_first_is() -> None:
    text = "二、收入决算情况说明\n与上年相比，收、支总计各减少5.40万元、7.20，分别下降8.1%、9.3%。\n"
    assert {m.stated_text: m.reason for m in _mentions(text)}["7.20"] == "change"


@pytest.mark.parametrize(
    "line",
    [
        "发放宣传册3.5万册，慰问1.2万人次，面积120.50平方米，油耗下降6.80个百分点。",
        "举办“3.15”主题活动，时间为2021.3.15，联系电话0831-2345678。",
        "2.1 收入决算构成",
        "2.2130316（农村水利）12万元",
        "完成合同额12.30万美元，时间为4.1-12月，比例为12.50 %。",
        "文件编号A1.20，第3.20条。",
    ],
)
def test_quantities_dates_and_numbering_are_no_amounts(line: str) -> None:
    assert _open(f"二、收入决算情况说明\n{line}\n") == []


def test_outside_the_accounts_only_rows_of_numbers() -> None:
    duties = "第一部分 云溪县水务局概况\n一、主要职能\n本年水质达标3.20，有关情况见公报。\n"
    row = "灌溉 12.50 13.50 14.50\n"
    documents = read_bytes("云溪县水务局2021年度部门决算.txt", (duties + row + _HEAD + _TOTAL).encode())
    found = parse_document(documents[0]).reading.mentions
    listed = [(m.stated_text, m.in_accounts) for m in found if m.value_yuan is None]
    assert listed == [("12.50", False), ("13.50", False), ("14.50", False)]


def test_a_cell_beyond_the_columns_of_a_read_table() -> None:
    table = (
        "收入支出决算总表\n单位：万元\n项目 | 行次 | 决算数 | 项目 | 行次 | 决算数 |\n栏次 | | 1 | 栏次 | | 2 |\n"
        "一、财政拨款收入 | 1 | 80.50 | 一、一般公共服务支出 | 5 | 2.50 |\n"
        "2 | 二、外交支出 | 6 | 77.25 | ||\n本年收入合计 | 3 | 80.50 | 本年支出合计 | 7 | 80.50 |\n"
        "总计 | 4 | 80.50 | 总计 | 8 | 80.50 |\n"
    )
    assert "77.25" in [m.stated_text for m in _mentions(table)]


def test_a_number_in_the_column_of_names_is_listed() -> None:
    rows = [
        ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
        ["201", "一般公共服务支出", "80.50", "60.25", "20.25"],
        ["20103", "80.50", "60.25", "20.75", ""],
        ["合计", "", "80.50", "60.25", "20.25"],
    ]
    cells = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    head = "<h1>云溪县水务局2021年度部门决算</h1><p>支出决算表</p><p>单位：万元</p>"
    page = f"<html><body>{head}<table>{cells}</table></body></html>"
    parsed = parse_document(read_bytes("云溪县水务局2021年度部门决算.html", page.encode())[0])
    stated = [m.stated_text for m in parsed.reading.mentions]
    assert sorted(text for text in stated if "." in text) == sorted(
        text for row in rows for text in row if "." in text
    )
