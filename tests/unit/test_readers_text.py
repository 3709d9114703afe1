"""Plain text: encodings, line numbers, cleaning with offsets, refusals."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.model import RejectedError
from ingestion.readers import Limits, read_bytes
from ingestion.readers.lines import clean, fold
from tests.unit.readers_helpers import refusal

SAMPLE = "云溪县水利局2023年度部门决算\n\n收入总计1,234.50万元，其中财政拨款收入1,200.00万元。\n"


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_encoding_is_found_from_the_bytes(codec: str, found: str) -> None:
    (document,) = read_bytes("报告.txt", SAMPLE.encode(codec))
    assert document.encoding == found
    assert [line.text for line in document.lines] == SAMPLE.splitlines()


def test_traditional_big5_is_found_and_folded() -> None:
    text = "雲溪縣水利局2023年度部門決算\n財政撥款的收入總計10.5萬元，資產購置經費。\n"
    (document,) = read_bytes("a.txt", text.encode("big5"))
    assert document.encoding == "big5"
    assert document.lines[1].text == "财政拨款的收入总计10.5万元，资产购置经费。"
    assert document.lines[1].raw == text.splitlines()[1]


def test_one_bad_byte_does_not_change_the_encoding() -> None:
    data = (SAMPLE * 40).encode()
    (document,) = read_bytes("a.txt", data[:60] + b"\xff" + data[60:])
    assert document.encoding == "utf-8"
    assert "1个字符无法读出" in document.remarks[0]
    assert document.lines[5].text.startswith("收入总计1,234.50万元")


def test_lines_are_numbered_as_an_editor_does() -> None:
    (document,) = read_bytes("a.txt", "甲\r\n乙\r丙\n\f丁\f戊\n".encode())
    assert [(line.no, line.text, line.locator) for line in document.lines] == [
        (0, "甲", "line 0"), (1, "乙", "line 1"), (2, "丙", "line 2"), (3, "丁", "line 3"),
        (4, "戊", "line 4"),
    ]  # fmt: skip


def test_export_marks_go_wherever_they_stand_and_the_quote_is_verbatim() -> None:
    raw = "[bookmark: _Toc1][bookmark: _Toc2]主要变动原[image: ]因是项目[footnote: 见附件]减少１２．５万元"
    (document,) = read_bytes("a.txt", raw.encode())
    line = document.lines[0]
    assert line.text == "主要变动原因是项目减少12.5万元"
    start = line.text.index("减少")
    assert line.quote(start, len(line.text)) == "减少１２．５万元"
    assert line.raw_offsets is not None
    assert len(line.raw_offsets) == len(line.text)


def test_invisible_characters_go_and_odd_spaces_become_plain() -> None:
    text, offsets = clean("\ufeff一、\u200b收入\u00a0合\u3000计")
    assert text == "一、收入 合 计"
    assert offsets == (1, 2, 4, 5, 6, 7, 8, 9)


def test_radical_code_points_of_pdf_fonts_are_words() -> None:
    assert fold("⽀出⼀般公共预算") == "支出一般公共预算"


@pytest.mark.parametrize(
    ("raw", "text", "is_cell"),
    [("\t项目名称", "项目名称", True), ("\t\t12.00\t3", "\t\t12.00\t3", True), ("甲\t乙", "甲\t乙", False)],
)
def test_a_leading_tab_marks_a_cell(raw: str, text: str, is_cell: bool) -> None:
    (document,) = read_bytes("a.txt", raw.encode())
    assert (document.lines[0].text, document.lines[0].is_cell) == (text, is_cell)


def test_brackets_that_are_text_stay() -> None:
    assert clean("依据[2019]12号文[注：不含离退休]")[0] == "依据[2019]12号文[注：不含离退休]"


@given(st.text(st.sampled_from("收 支\t１[image: x]\u200b\ufeff經\u3000"), max_size=40))
def test_every_kept_character_is_its_raw_character_folded(raw: str) -> None:
    text, offsets = clean(raw)
    where = offsets if offsets is not None else tuple(range(len(raw)))
    assert len(where) == len(text)
    assert text == "".join(fold(raw[i]) for i in where)


def test_traditional_table_maps_one_character_to_one_and_its_example_shows_it() -> None:
    path = Path(__file__).parents[2] / "ingestion" / "lexicon" / "traditional_character.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    characters = [row["character"] for row in rows]
    assert len(set(characters)) == len(characters)
    for row in rows:
        assert len(row["character"]) == len(row["replacement"]) == 1
        assert row["character"] != row["replacement"]
        assert row["character"] in row["example"]
        assert row["replacement"] not in characters


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        ("\ufeff".encode(), "empty"),
        (bytes(range(256)) * 50, "binary"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 500, "binary"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, code: str) -> None:
    assert refusal("报告.txt", data).reason_code == code


def test_a_stray_nul_byte_is_dropped() -> None:
    (document,) = read_bytes(
        "a.txt", (SAMPLE * 5).encode().replace("收入".encode(), b"\x00" + "收入".encode(), 1)
    )
    assert document.lines[2].text.startswith("收入总计")


def test_too_many_bytes_are_refused_with_the_limit_named() -> None:
    error = refusal("a.txt", SAMPLE.encode(), Limits(max_bytes=10))
    assert error.reason_code == "limit_max_bytes"
    assert "10" in error.reason


def test_twenty_megabytes_are_read() -> None:
    data = SAMPLE.encode() * (20_000_000 // len(SAMPLE.encode()) + 1)
    (document,) = read_bytes("a.txt", data)
    assert document.byte_size == len(data) > 20_000_000
    assert len(document.lines) == 3 * (len(data) // len(SAMPLE.encode()))


def test_a_data_file_is_no_report() -> None:
    with pytest.raises(RejectedError, match="JSON") as caught:
        read_bytes("labels.jsonl", '{"doc": "甲", "value": "2020年度部门决算"}\n'.encode())
    assert caught.value.reason_code == "unsupported_format"
