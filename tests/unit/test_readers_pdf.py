"""PDF by geometry: lines, columns, turned pages, limits, the seam for OCR."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from ingestion.model import Document
from ingestion.readers import DEFAULT_LIMITS, Limits, read_bytes
from ingestion.readers.pdf.columns import in_one_column
from ingestion.readers.pdf.geometry import Glyph, PageLayout
from ingestion.readers.pdf.layout import cell_text, printed_lines
from ingestion.readers.pdf.pages import _is_scan
from ingestion.readers.pdf.reader import read_pdf
from tests.unit.readers_helpers import FIXTURES, refusal
from tests.unit.readers_pdf_helpers import glyphs


def test_digits_of_another_font_stay_on_their_line() -> None:
    page = [*glyphs("收入总计", 50, 100), *glyphs("万元。", 120, 100), *glyphs("307.82", 90, 96.5)]
    assert [found.text for found in printed_lines(page, 1)] == ["收入总计307.82万元。"]


def test_lines_come_from_top_to_bottom_whatever_the_content_order() -> None:
    page = [*glyphs("第三行", 50, 140), *glyphs("第一行", 50, 100), *glyphs("第二行", 50, 120)]
    assert [found.text for found in printed_lines(page, 1)] == ["第一行", "第二行", "第三行"]


def test_two_numbers_next_to_each_other_stay_two() -> None:
    page = [*glyphs("80.30", 50, 100), *glyphs("60.00", 79, 100)]
    assert printed_lines(page, 1)[0].text == "80.30 60.00"


def spread(text: str, by: float, numbers: bool) -> list[Glyph]:
    """Return glyphs set ``by`` points further apart than usual, those of numbers only where asked for."""
    found, x = [], 50.0
    for char in text:
        step = 5.0 if char.isascii() else 10.0
        found.append(Glyph(char, x, 100, x + step, 110))
        x += step + (by if numbers or not char.isascii() else 0.0)
    return found


@pytest.mark.parametrize("text", ["年初预算安排为95,147,839.66元", "接待来访人员共计1208人次左右"])
def test_a_number_in_a_line_spread_to_its_width_is_one(text: str) -> None:
    assert printed_lines(spread(text, 2.4, True), 1)[0].text == text


def test_two_numbers_beside_words_set_wide_stay_two() -> None:
    page = spread("公务接待费支出80.30", 2.4, False)
    page += glyphs("60.00", page[-1].x1 + 2.4, 100)
    assert printed_lines(page, 1)[0].text == "公务接待费支出80.30 60.00"


def test_overprinted_bold_is_read_once() -> None:
    page = [
        g for char in zip(glyphs("合计12", 50, 100), glyphs("合计12", 50.4, 100), strict=True) for g in char
    ]
    assert printed_lines(page, 1)[0].text == "合计12"


def test_the_mark_of_a_note_is_no_digit_of_the_number() -> None:
    page = [*glyphs("支出307.82", 50, 100), *glyphs("1", 100, 98, size=5), *glyphs("万元", 103, 100)]
    assert printed_lines(page, 1)[0].text == "支出307.82¹万元"


def test_a_slightly_smaller_mark_right_behind_a_digit_is_no_digit_of_the_number() -> None:
    page = [*glyphs("支出307.82", 50, 100), *glyphs("12", 100, 97, size=8.3), *glyphs("万元", 109, 100)]
    assert printed_lines(page, 1)[0].text == "支出307.82¹²万元"


def test_two_columns_are_read_one_after_the_other() -> None:
    title = glyphs("云溪县水利局部门决算公开说明", 140, 60)
    left = [glyphs(f"左栏第{row}行共有若干个字写满", 50, 100 + 20 * row) for row in range(10)]
    right = [glyphs(f"右栏第{row}行共有若干个字写满", 210, 100 + 20 * row) for row in range(10)]
    page = [glyph for pair in zip(left, right, strict=True) for piece in pair for glyph in piece]
    texts = [found.text for found in printed_lines(in_one_column(title + page), 1)]
    assert texts[0] == "云溪县水利局部门决算公开说明"
    assert [text[:4] for text in texts[1:]] == [f"{side}栏第{row}" for side in "左右" for row in range(10)]


def test_labels_beside_labels_are_no_columns_of_text() -> None:
    rows = [
        [
            *glyphs("教育支出", 50, y),
            *glyphs("1.00", 150, y),
            *glyphs("农林水支出", 210, y),
            *glyphs("2.00", 330, y),
        ]
        for y in range(100, 320, 20)
    ]
    page = [glyph for row in rows for glyph in row]
    assert in_one_column(page) is page


def test_a_number_that_lacks_a_glyph_is_unknown_as_a_whole() -> None:
    assert printed_lines(glyphs("支出1\ufffd3.45万元，占5%", 50, 100), 1)[0].text == "支出\ufffd万元，占5%"


def test_a_picture_over_the_page_with_a_stamp_is_a_scan() -> None:
    page = PageLayout(1, 600, 800, glyphs=glyphs("扫描宝", 50, 700), has_image=True, image_share=0.95)
    assert _is_scan(page)
    page.image_share = 0.1
    assert not _is_scan(page)
    assert _is_scan(PageLayout(1, 600, 800, glyphs=glyphs("正文", 50, 100) * 20, unreadable=30))


@pytest.mark.parametrize(("width", "text"), [(36, "1234567"), (120, "1234 567")])
def test_a_number_goes_on_in_a_cell_only_when_its_line_is_full(width: float, text: str) -> None:
    assert cell_text([*glyphs("1234", 50, 100), *glyphs("567", 50, 112)], width) == text


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_read_as_if_upright(turn: int, tmp_path: Path) -> None:
    source = pdfium.PdfDocument(FIXTURES / "report.pdf")
    upright = read_bytes("a.pdf", (FIXTURES / "report.pdf").read_bytes())[0]
    for page in source:
        page.set_rotation(turn)
    source.save(tmp_path / "turned.pdf")
    (turned,) = read_bytes("a.pdf", (tmp_path / "turned.pdf").read_bytes())
    assert [found.text for found in turned.lines] == [found.text for found in upright.lines]
    assert turned.grids == upright.grids


def test_page_limit_and_cell_limit() -> None:
    data = (FIXTURES / "report.pdf").read_bytes()
    assert refusal("a.pdf", data, Limits(max_pages=1)).reason_code == "limit_max_pages"
    assert refusal("a.pdf", data, Limits(max_cells=20)).reason_code == "limit_max_cells"


class FakeEngine:
    """Reads the same two lines on every page."""

    def read(self, image: Any) -> list[tuple[str, tuple[float, float, float, float]]]:
        assert image.shape[0] > image.shape[1]
        return [("收入总计88.00万元。", (100, 300, 600, 330)), ("云溪县水利局", (100, 200, 400, 230))]


def scanned(limits: Limits = DEFAULT_LIMITS) -> Document:
    return read_pdf("a.pdf", (FIXTURES / "scanned.pdf").read_bytes(), limits, FakeEngine())


def test_a_scan_read_by_an_engine_is_marked() -> None:
    document = scanned()
    assert [found.text for found in document.lines] == ["云溪县水利局", "收入总计88.00万元。"] * 2
    assert document.media_type == "application/pdf;ocr"
    assert document.remarks[0].startswith("ocr：第1、2页")


def test_scanned_pages_past_the_limit_are_told() -> None:
    document = scanned(Limits(ocr_pages=1))
    assert len(document.lines) == 2
    assert "超过识别上限1页" in document.remarks[1]
