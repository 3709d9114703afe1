"""Hostile and broken input: every one is refused with a reason or read safely, none raises or hangs."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from ingestion.readers import Limits, read_all, read_bytes
from tests.unit.readers_helpers import FIXTURES, docx, refusal, xlsx, zipped

REPORT = "收入总计100.00万元。".encode()
PDF = (FIXTURES / "report.pdf").read_bytes()


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.98])
def test_truncated_pdf(share: float) -> None:
    assert refusal("a.pdf", PDF[: int(len(PDF) * share)]).reason_code == "damaged"


def test_garbage_pdf() -> None:
    noise = os.urandom(50_000).replace(b"%%EOF", b"")
    assert refusal("a.pdf", b"%PDF-1.7\n" + noise).reason_code == "damaged"
    assert refusal("a.pdf", b"%PDF-1.7\n" + noise + b"\n%%EOF").reason_code == "damaged"


def test_encrypted_pdf() -> None:
    assert refusal("a.pdf", (FIXTURES / "encrypted.pdf").read_bytes()).reason_code == "encrypted"


def test_scanned_pdf_names_its_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingestion.readers.pdf.pages.default_engine", lambda: None)
    error = refusal("a.pdf", (FIXTURES / "scanned.pdf").read_bytes())
    assert error.reason_code == "scanned_pdf"
    assert "共2页" in error.reason


def test_zip_bomb_stops_at_the_ratio_and_at_the_size() -> None:
    bomb = zipped({"a.txt": b"0" * 100_000_000})
    assert len(bomb) < 200_000
    assert refusal("a.zip", bomb).reason_code == "limit_max_ratio"
    limits = Limits(max_unpacked=1_000_000, max_ratio=10_000)
    assert refusal("a.zip", bomb, limits).reason_code == "limit_max_unpacked"


def test_the_unpacking_budget_is_shared_by_all_entries() -> None:
    data = zipped({f"{number}.txt": os.urandom(30_000) for number in range(10)})
    _, rejections = read_all("a.zip", data, Limits(max_unpacked=100_000))
    assert "limit_max_unpacked" in {rejection.error.reason_code for rejection in rejections}


def test_a_declared_size_is_not_trusted() -> None:
    data = bytearray(zipped({"a.txt": b"0" * 50_000_000}))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        place = archive.start_dir
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    assert refusal("a.zip", bytes(data)).reason_code in ("damaged", "limit_max_ratio")


def test_zip_names_cannot_leave_their_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    monkeypatch.chdir(folder)
    data = zipped([("../../x.txt", REPORT), ("/etc/y.txt", REPORT), ("C:\\..\\z.txt", REPORT)])
    documents, rejections = read_all("a.zip", data)
    assert [document.source_name for document in documents] == [
        "a.zip/x.txt",
        "a.zip/etc/y.txt",
        "a.zip/z.txt",
    ]
    assert rejections == []
    assert list(tmp_path.rglob("*")) == [folder]


def test_ten_thousand_entries() -> None:
    data = zipped((f"{number}.txt", REPORT) for number in range(10_000))
    error = refusal("a.zip", data)
    assert error.reason_code == "limit_max_entries"
    assert "10000" in error.reason
    assert "5000" in error.reason


def test_a_flood_of_entries_is_refused_before_they_are_listed() -> None:
    data = zipped({"a.txt": REPORT}) + b"PK\x01\x02" * 200_000
    assert refusal("a.zip", data).reason_code == "limit_max_entries"


def test_an_office_part_is_unpacked_within_its_own_limit() -> None:
    error = refusal("a.docx", docx("<w:p/>" * 1000), Limits(max_xml=1000))
    assert error.reason_code == "limit_max_xml"


def test_archives_within_archives_end() -> None:
    data = zipped({"a.txt": REPORT})
    for _ in range(3):
        data = zipped({"inner.zip": data})
    assert [document.source_name for document in read_bytes("o.zip", data)] == [
        "o.zip/inner.zip/inner.zip/inner.zip/a.txt"
    ]
    assert refusal("o.zip", zipped({"inner.zip": data})).reason_code == "limit_max_depth"


def test_encrypted_member_is_named_and_the_others_are_read() -> None:
    data = bytearray(zipped([("a.txt", REPORT), ("b.txt", REPORT)]))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        place = archive.start_dir
    data[place + 8] |= 1
    documents, rejections = read_all("o.zip", bytes(data))
    assert [document.source_name for document in documents] == ["o.zip/b.txt"]
    assert [(item.source_name, item.error.reason_code) for item in rejections] == [
        ("o.zip/a.txt", "encrypted")
    ]


def test_refused_members_are_remarked_on_the_first_document() -> None:
    (document,) = read_bytes("o.zip", zipped([("a.txt", REPORT), ("b.rar", b"Rar!\x1a\x07\x01\x00")]))
    assert "另有1个文件未能读取（o.zip/b.rar：RAR" in document.remarks[-1]


def test_when_nothing_in_an_archive_is_readable_every_reason_is_told() -> None:
    error = refusal("o.zip", zipped([("a.rar", b"Rar!\x1a\x07\x01\x00"), ("b.txt", b"")]))
    assert "o.zip/a.rar" in error.reason
    assert "0字节" in error.reason


def test_archive_of_nothing_and_unread_kinds() -> None:
    assert refusal("a.zip", zipped({})).reason_code == "empty"
    assert refusal("a.zip", zipped({"a.txt": REPORT})[:60]).reason_code == "damaged"
    for magic in (b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c\x00\x04", b"\x1f\x8b\x08\x00"):
        assert refusal("a.zip", magic + b"\x00" * 100).reason_code == "unsupported_archive"
    for data in (b"{\\rtf1 x}", b"\x89PNG\r\n\x1a\n\x00", zipped({"OFD.xml": b"<x/>"})):
        assert refusal("a.doc", data).reason_code == "unsupported_format"


def test_docx_with_external_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密100万元", encoding="utf-8")
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    for encoding in ("utf-8", "utf-16"):
        error = refusal("a.docx", zipped({"word/document.xml": xml.encode(encoding)}))
        assert "机密" not in error.reason
    assert refusal("a.docx", zipped({"word/document.xml": xml.encode()})).reason_code == "unsafe_xml"


def test_docx_of_deep_nesting_and_of_broken_xml() -> None:
    deep = "<w:smartTag>" * 5000 + "</w:smartTag>" * 5000
    assert refusal("a.docx", docx(deep)).reason_code in ("damaged", "empty")
    assert refusal("a.docx", zipped({"word/document.xml": b"<w:document"})).reason_code == "damaged"
    assert refusal("a.docx", zipped({"word/document.xml": b""})).reason_code == "damaged"


def test_html_of_fifty_megabytes() -> None:
    sentence = "一般公共预算财政拨款支出<span>100.00</span>万元，占本年支出合计的<b>5</b>%。"
    paragraph = f"<p>{sentence}{'主要原因是项目增加，' * 60}</p>"
    count = 50_000_000 // len(paragraph.encode()) + 1
    data = f"<html><body>{paragraph * count}</body></html>".encode()
    assert len(data) > 50_000_000
    (document,) = read_bytes("a.html", data)
    assert len(document.lines) == count
    assert refusal("a.html", data, Limits(max_bytes=1_000_000)).reason_code == "limit_max_bytes"


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "iso-8859-1", "no-such-charset", "utf-16", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_html_with_a_broken_declaration(declared: str, encoding: str) -> None:
    html = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"><title>决算</title>'
        "</head><body><p>云溪县水利局收入总计100.00万元。</p></body></html>"
    )
    (document,) = read_bytes("a.html", html.encode(encoding))
    assert [line.text for line in document.lines] == ["云溪县水利局收入总计100.00万元。"]


def test_html_nested_without_end_and_without_text() -> None:
    (document,) = read_bytes("a.html", ("<html><body>" + "<div>" * 5000 + "支出100万元").encode())
    assert [line.text for line in document.lines] == ["支出100万元"]
    for deep in ("<div>" * 100_000, "<div>" * 50_000 + "x" + "</div>" * 50_000):
        assert refusal("a.html", f"<html><body>{deep}".encode()).reason_code == "limit_html_depth"
    assert refusal("a.html", b"<html><body><script>var a='1'</script></body></html>").reason_code == "empty"


def test_html_of_absurd_spans() -> None:
    html = '<table><tr><td colspan="999999999" rowspan="999999">甲</td><td>乙</td></tr><tr><td>丙</td><td>1</td></tr></table>'
    documents = read_bytes("a.html", html.encode())
    assert max(len(row) for row in documents[0].grids[0].rows) <= 400


def test_xlsx_with_a_million_blank_rows() -> None:
    blank = "".join(f'<row r="{number}"><c r="A{number}" s="1"/></row>' for number in range(2, 1_000_001))
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>总计</t></is></c><c r="B1"><v>12.3</v></c></row>'
    (document,) = read_bytes("a.xlsx", xlsx({"表": f"<sheetData>{row}{blank}</sheetData>"}))
    (grid,) = document.grids
    assert [[cell.text for cell in row if cell] for row in grid.rows] == [["总计", "12.3"]]


def test_xlsx_with_too_many_rows_or_too_wide() -> None:
    cells = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>1</v></c></row>' for n in range(1, 50)
    )
    data = xlsx({"表": f"<sheetData>{cells}</sheetData>"})
    assert refusal("a.xlsx", data, Limits(max_rows=20)).reason_code == "limit_max_rows"
    assert refusal("a.xlsx", data, Limits(max_cells=50)).reason_code == "limit_max_cells"
    wide = cells + '<row r="60"><c r="XFD60"><v>1</v></c></row>'
    error = refusal("a.xlsx", xlsx({"表": f"<sheetData>{wide}</sheetData>"}), Limits(max_cells=500_000))
    assert error.reason_code == "limit_max_cells"


def test_xlsx_with_hostile_merges_is_quick() -> None:
    merges = "".join('<mergeCell ref="A1:XFD1048576"/>' for _ in range(2000))
    row = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    (document,) = read_bytes(
        "a.xlsx", xlsx({"表": f"<sheetData>{row}</sheetData><mergeCells>{merges}</mergeCells>"})
    )
    assert document.grids[0].rows[0][1] is None


def test_ole_garbage_and_office_with_password() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert refusal("a.doc", ole + b"\x00" * 4000).reason_code == "unsupported_format"
    assert refusal("a.doc", ole + "WordDocument".encode("utf-16-le") * 99).reason_code == "damaged"
    assert refusal("a.docx", ole + "EncryptedPackage".encode("utf-16-le") * 99).reason_code == "encrypted"


@pytest.mark.parametrize("name", ["report.doc", "report.xls", "report.docx", "report.xlsx", "report.pdf"])
@pytest.mark.parametrize("seed", range(6))
def test_flipped_bytes_never_raise_anything_else(name: str, seed: int) -> None:
    data = bytearray((FIXTURES / name).read_bytes())
    for step in range(40):
        data[(seed * 7919 + step * 104_729) % len(data)] ^= 1 + (seed * 31 + step) % 255
    documents, rejections = read_all(name, bytes(data))
    assert documents or rejections
    assert all(rejection.error.reason for rejection in rejections)


@pytest.mark.parametrize(
    ("name", "data"), [("a.pdf", REPORT), ("a.docx", "收入100.00万元。".encode("gb18030")), ("a.xls", REPORT)]
)
def test_text_under_a_wrong_extension_is_text(name: str, data: bytes) -> None:
    (document,) = read_bytes(name, data)
    assert document.media_type == "text/plain"
