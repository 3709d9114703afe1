"""DOC: what Word marks in the text but does not print; the same document as DOCX reads alike."""

from __future__ import annotations

import pytest

from ingestion.model import Document
from ingestion.readers import read_bytes
from ingestion.readers.doc.tables import DocRow, make_row, span_rows
from ingestion.readers.spans import SpanCell
from tests.unit.readers_helpers import FIXTURES, refusal


def read(name: str) -> Document:
    (document,) = read_bytes(name, (FIXTURES / name).read_bytes())
    return document


@pytest.mark.parametrize("name", ["marks.docx", "marks.doc"])
def test_deletions_hidden_text_and_field_codes_are_not_read_and_numbers_are_written(name: str) -> None:
    document = read(name)
    assert [line.text for line in document.lines] == [
        "收入总计200.00万元。",
        "1页后文字",
        "一、职能",
        "（1）甲项",
        "二、决算",
        "框内一行",
        "末段5²",
        "换行",
    ]
    assert document.grids == ()


def test_rows_of_different_widths_share_their_columns() -> None:
    rows = [
        DocRow(["项目", "合计"], [0, 6000, 9000], [0, 0x60]),
        DocRow(["编码", "名称", ""], [10, 2000, 6020, 9010], [0, 0, 0x20]),
        DocRow(["213", "水利", "1.50"], [0, 2000, 6000, 9000], [0, 0, 0]),
    ]
    assert span_rows(rows) == [
        [SpanCell("项目", 1, 2), SpanCell("合计", 2, 1)],
        [SpanCell("编码"), SpanCell("名称")],
        [SpanCell("213"), SpanCell("水利"), SpanCell("1.50")],
    ]


def test_cells_merged_by_flag_are_one() -> None:
    rows = [DocRow(["项目", "", "合计"], [0, 10, 20, 30], [1, 2, 0])]
    rows[0].edges = [0, 1000, 2000, 3000]
    assert span_rows(rows) == [[SpanCell("项目", 1, 2), SpanCell("合计")]]


def test_a_definition_that_does_not_fit_its_row_is_not_used() -> None:
    operand = bytes([0, 0, 1]) + (0).to_bytes(2, "little") + (500).to_bytes(2, "little")
    assert make_row(["甲", "乙"], [(0xD608, operand)]).edges == []
    assert make_row(["甲"], [(0xD608, operand)]).edges == [0, 500]


def test_encrypted_and_older_files_are_refused() -> None:
    data = bytearray((FIXTURES / "marks.doc").read_bytes())
    header = data.index(b"\xec\xa5")
    locked = bytes(data[: header + 0x0B]) + bytes([data[header + 0x0B] | 1]) + bytes(data[header + 0x0C :])
    assert refusal("a.doc", locked).reason_code == "encrypted"
    old = bytes(data[: header + 2]) + b"\x68\x00" + bytes(data[header + 4 :])
    assert refusal("a.doc", old).reason_code == "unsupported_format"
