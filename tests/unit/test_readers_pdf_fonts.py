"""Text of a PDF that cannot or must not be read: fonts without characters, invisible text, text across others."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.model import Document, RejectedError
from ingestion.readers import read_bytes

FIXTURE = Path(__file__).parents[1] / "fixtures" / "report.pdf"
LINE = "BT /F1 12 Tf 72 {y} Td ({text}) Tj ET"
VISIBLE = "\n".join(LINE.format(y=700 - 20 * row, text=f"visible line {row} of this page") for row in range(6))


def own_pdf(content: str, page: str = "", root: str = "") -> bytes:
    """Return a PDF of one page: F1 is Helvetica, F2 a CID font whose glyphs have numbers only.

    ``page`` and ``root`` are further entries of the page and of the document.
    """
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{root}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        f"/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>{page}>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Own/Encoding/Identity-H/DescendantFonts[7 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Own/DW 600/FontDescriptor 8 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        "<</Type/FontDescriptor/FontName/ABCDEF+Own/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0"
        "/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
    ]
    data, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(data)
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return (data + f"startxref\n{start}\n%%EOF\n").encode()


def read(content: str) -> Document:
    return read_bytes("own.pdf", own_pdf(content))[0]


def test_a_font_without_characters_is_refused_not_misread() -> None:
    data = FIXTURE.read_bytes()
    assert b"/ToUnicode" in data
    with pytest.raises(RejectedError) as refused:
        read_bytes("report.pdf", data.replace(b"/ToUnicode", b"/ToUnicodX"))
    assert refused.value.reason_code == "scanned_pdf"
    assert "字体无法解码" in refused.value.reason


def test_glyph_numbers_that_look_like_digits_are_no_number() -> None:
    unknown = "BT /F2 12 Tf 72 560 Td <00310032002E00350030> Tj ET"  # 12.50, were they characters
    document = read(f"{VISIBLE}\n{unknown}")
    texts = [line.text for line in document.lines]
    assert any("visible line 5" in text for text in texts)
    assert "12.50" not in "".join(texts)
    assert any("\ufffd" in text for text in texts)
    assert any("第1页有字体无法解码的文字" in remark for remark in document.remarks)


def test_invisible_text_among_visible_is_left_out_and_told() -> None:
    hidden = "BT 3 Tr /F1 12 Tf 72 560 Td (hidden 99.90) Tj ET"
    document = read(f"{VISIBLE}\n{hidden}")
    assert "99.90" not in "".join(line.text for line in document.lines)
    assert "第1页有看不见的隐藏文字，未读入" in document.remarks


def test_text_laid_invisibly_over_all_of_its_page_is_read() -> None:
    document = read("3 Tr\n" + VISIBLE)
    assert "visible line 5" in "".join(line.text for line in document.lines)


ROWS = ["total 2484.39 spent", "of which 13730.12", "the rest 96.50"]


def _inked(document: Document) -> str:
    return "".join("".join(line.text.split()) for line in document.lines)


def _turned(rows: list[str], turn: str, x: int, step: int) -> str:
    """Return lines set with the text matrix ``turn``, each ``step`` points further along the page."""
    return "\n".join(
        f"BT /F1 12 Tf {turn} {x + step * n} {100 if step > 0 else 700} Tm ({row}) Tj ET" for n, row in enumerate(rows)
    )


@pytest.mark.parametrize(("turn", "x", "step"), [("0 1 -1 0", 100, 20), ("0 -1 1 0", 400, -20)])
def test_text_that_runs_up_or_down_the_page_is_not_read_backwards(turn: str, x: int, step: int) -> None:
    assert _inked(read(_turned(ROWS, turn, x, step))) == "".join(ROWS).replace(" ", "")


def test_digits_across_the_text_of_a_page_are_unknown_and_told() -> None:
    document = read(f"{VISIBLE}\n{_turned(['12.50'], '0 1 -1 0', 300, 20)}")
    text = _inked(document)
    assert "\ufffd" in text
    assert sum(char.isdigit() for char in text) == 6
    assert any("方向不同" in remark for remark in document.remarks)


def test_a_page_number_across_the_text_of_a_page_is_left_out() -> None:
    document = read(f"{_turned(ROWS, '0 1 -1 0', 100, 20)}\nBT /F1 9 Tf 300 30 Td (- 7 -) Tj ET")
    assert _inked(document) == "".join(ROWS).replace(" ", "")
    assert not document.remarks


def test_notes_form_fields_and_attached_files_are_told() -> None:
    plain = read(VISIBLE)
    assert not plain.remarks
    box = "<</Type/Annot/Subtype/FreeText/Rect[100 100 300 130]/Contents(spent 88.80)>>"
    field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/V(99.90)/Rect[100 100 300 130]>>"
    seal = "<</Type/Annot/Subtype/Stamp/Rect[100 100 300 130]>>"
    blank = "<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/V()/Rect[100 100 300 130]>>"
    for note, told in ((box, True), (field, True), (seal, False), (blank, False)):
        document = read_bytes("own.pdf", own_pdf(VISIBLE, page=f"/Annots[{note}]"))[0]
        assert [line.text for line in document.lines] == [line.text for line in plain.lines]
        assert any("批注" in remark for remark in document.remarks) is told
    files = "/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a.xlsx)/EF<</F 4 0 R>>>>]>>>>"
    attached = read_bytes("own.pdf", own_pdf(VISIBLE, root=files))[0]
    assert any("附件1个" in remark for remark in attached.remarks)
