"""What the commands print for programs and spreadsheets, and which version they are."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

import pytest

from orchestration.cli import main
from orchestration.cli.csv_text import MACHINE, SPREADSHEET, write_csv

HEADER = ["单位", "金额", "原文"]
ROWS = [
    ("青屏县水务局", Decimal("12345678901234.56"), "收入合计，共…"),
    ("白沙镇", None, "=1+1"),
    ("丙", -3, "-"),
    ("丁", "-3.50", "-A1"),
]


def written(form: str) -> str:
    out = io.StringIO(newline="")
    write_csv(out, HEADER, ROWS, form)
    return out.getvalue()


def test_csv_for_programs_is_plain() -> None:
    text = written(MACHINE)
    assert text.startswith("单位,")
    assert "\r" not in text
    told = [["" if value is None else str(value) for value in row] for row in ROWS]
    assert list(csv.reader(io.StringIO(text))) == [HEADER, *told]


def test_csv_for_excel_is_marked_as_unicode_and_computes_nothing() -> None:
    data = written(SPREADSHEET).encode()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == HEADER
    assert rows[1] == ["青屏县水务局", "12345678901234.56", "收入合计，共…"]
    assert rows[2] == ["白沙镇", "", "'=1+1"]
    assert rows[3] == ["丙", "-3", "-"]
    assert rows[4] == ["丁", "-3.50", "'-A1"]
    assert data.count(b"\r\n") == 5


def test_version_of_program_and_parser(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert re.fullmatch(r"juesuan \S+，解析器版本 \S+\n", capsys.readouterr().out)
