"""Reading one page through pdfium's C functions: every glyph with its box, every ruled line.

The raw functions are used because a Python object per glyph and path would cost most of the time.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from ingestion.readers.pdf.beside import has_written_notes
from ingestion.readers.pdf.decoding import is_hidden, undecodable
from ingestion.readers.pdf.geometry import Glyph, PageLayout
from ingestion.readers.pdf.overprint import drop_overprint
from ingestion.readers.pdf.rules import collect_rules

_ANGLE_SAMPLE = 24
_UPRIGHT = 0.3
"""Sine of twice the greatest angle from a right one at which a glyph is no watermark's."""
_UNKNOWN = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})
"""Codes of a glyph whose font does not say its character; private ones are bullets and ornaments."""
_EDGE = 0.1
"""Share of the page at each of its sides in which a page number may stand across the text."""
_Turn = Callable[[float, float, float, float], tuple[float, float, float, float]]
"""(left, top, right, bottom) in page space, y upwards -> (x0, top, x1, bottom), y downwards."""


@contextmanager
def _opened_page(document: Any, index: int) -> Iterator[Any]:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise ValueError(f"page {index + 1} cannot be loaded")
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)


@contextmanager
def _opened_text(page: Any) -> Iterator[Any]:
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        raise ValueError("the text of a page cannot be loaded")
    try:
        yield text
    finally:
        pdfium.FPDFText_ClosePage(text)


def _turn(quarters: int, box: pdfium.FS_RECTF) -> _Turn:
    """Return the map from page space to reading space for a page turned clockwise by quarter turns."""
    left, right, bottom, top = box.left, box.right, box.bottom, box.top
    if quarters == 1:
        return lambda x0, y1, x1, y0: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
    if quarters == 2:
        return lambda x0, y1, x1, y0: (right - x1, y0 - bottom, right - x0, y1 - bottom)
    if quarters == 3:
        return lambda x0, y1, x1, y0: (top - y1, right - x1, top - y0, right - x0)
    return lambda x0, y1, x1, y0: (x0 - left, top - y1, x1 - left, top - y0)


def _quarters_of(text: Any, index: int) -> int:
    """Return the quarter turns clockwise that make one glyph upright.

    pdfium measures its angle clockwise: text that runs up the page has three quarters and needs one.
    """
    return -round(pdfium.FPDFText_GetCharAngle(text, index) / 1.5708) % 4


def _quarters_of_text(text: Any, count: int, page_quarters: int) -> int:
    """Return the turn that makes most of the text upright (wide tables printed sideways)."""
    votes = [0, 0, 0, 0]
    step = max(count // _ANGLE_SAMPLE, 1)
    for index in range(0, count, step):
        if pdfium.FPDFText_GetUnicode(text, index) > 32 and not pdfium.FPDFText_IsGenerated(text, index):
            votes[_quarters_of(text, index)] += 1
    best = max(range(4), key=votes.__getitem__)
    return best if sum(votes) and votes[best] * 2 > sum(votes) else page_quarters


def _characters(text: Any, count: int) -> str:
    """Return the page's characters: in one call where they can be matched to the glyph indexes."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer)
    if written == count + 1:
        decoded = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(decoded) == count:
            return decoded
    return "".join(chr(pdfium.FPDFText_GetUnicode(text, index)) for index in range(count))


def _at_edge(x0: float, top: float, x1: float, bottom: float, layout: PageLayout) -> bool:
    across, down = _EDGE * layout.width, _EDGE * layout.height
    return x1 < across or x0 > layout.width - across or bottom < down or top > layout.height - down


def _glyphs(text: Any, count: int, quarters: int, turn: _Turn, layout: PageLayout) -> None:
    """Fill ``layout.glyphs`` in the order of the page's content, generated characters left out.

    Digits that stand across the page's other text are not known: put in its lines they may be read backwards.
    At the edge of the page they are its number.
    """
    characters = _characters(text, count)
    rect = pdfium.FS_RECTF()
    reference = ctypes.byref(rect)
    box_of = pdfium.FPDFText_GetLooseCharBox
    glyphs, unknown = layout.glyphs, undecodable(text, count, characters)
    some_across = 0 < layout.sideways_texts < layout.texts
    some_hidden = 0 < layout.hidden_texts <= layout.texts / 2
    for index in range(count):
        code = 0 if index in unknown else ord(characters[index])
        if code in (10, 13):
            continue
        box_of(text, index, reference)
        left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
        if right <= left or top <= bottom:
            continue
        if code in _UNKNOWN or 0xE000 <= code <= 0xF8FF:
            layout.unreadable += 1
            if code not in _UNKNOWN:
                continue
            code = 0xFFFD
        if some_hidden and is_hidden(text, index):
            layout.hidden_glyphs += 1
            continue
        if layout.slanted_texts and abs(math.sin(2 * pdfium.FPDFText_GetCharAngle(text, index))) > _UPRIGHT:
            layout.overprints += 1
            continue
        x0, upper, x1, lower = turn(left, top, right, bottom)
        if x1 <= 0 or x0 >= layout.width or lower <= 0 or upper >= layout.height:
            continue
        if some_across and _quarters_of(text, index) != quarters:
            if _at_edge(x0, upper, x1, lower, layout):
                continue
            if chr(code).isdigit():
                layout.across_glyphs += 1
                code = 0xFFFD
        # pdfium gives a hyphen at the end of a line as U+0002.
        glyphs.append(Glyph("-" if code == 2 else chr(code), x0, upper, x1, lower))


def read_page(document: Any, index: int) -> PageLayout:
    """Return the layout of page ``index`` (0-based) of an opened raw document. Raises ``ValueError``."""
    with _opened_page(document, index) as page, _opened_text(page) as text:
        box = pdfium.FS_RECTF()
        if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
            raise ValueError(f"page {index + 1} has no size")
        count = max(pdfium.FPDFText_CountChars(text), 0)
        quarters = _quarters_of_text(text, count, pdfium.FPDFPage_GetRotation(page) % 4)
        width, height = box.right - box.left, box.top - box.bottom
        if quarters % 2:
            width, height = height, width
        layout = PageLayout(index + 1, width, height)
        turn = _turn(quarters, box)
        collect_rules(page, turn, layout)
        _glyphs(text, count, quarters, turn, layout)
        drop_overprint(layout)
        layout.has_notes = has_written_notes(page)
        return layout
