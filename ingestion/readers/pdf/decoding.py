"""Which glyphs of a page are no text to read: printed invisibly, or of no known character.

A font need not say which characters its glyphs are (a CID font without ToUnicode).
pdfium then gives the glyph's number in the font as if it were a character: ``20.50`` may come out as control
characters, or as other digits. It tells so glyph by glyph, which costs time: asked first are all digits and a
sample of the rest, and only where one of them has no character the whole page.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from typing import Any

import pypdfium2.raw as pdfium

_SAMPLE = 16
"""Every so many glyphs one is asked, whatever it is."""
_LOST_SHARE = 0.2
"""More glyphs of a font without a character than this, and none of that font is trusted."""
_NAME_LENGTH = 128


def undecodable(text: Any, count: int, characters: str) -> frozenset[int]:
    """Return the indexes of the glyphs of a raw text page that stand for no known character.

    ``characters`` are those pdfium gives for the ``count`` glyphs. Where a good part of a font's glyphs is
    unknown all of them are: some of its numbers pass for characters once pdfium has made them of normal form.
    """
    has_error = pdfium.FPDFText_HasUnicodeMapError
    asked = (
        index
        for index in range(count)
        if index % _SAMPLE == 0 or characters[index].isdigit() or characters[index] < " "
    )
    if not any(has_error(text, index) == 1 for index in asked):
        return frozenset()
    lost = {index for index in range(count) if has_error(text, index) == 1}
    fonts = [_font(text, index) for index in range(count)]
    glyphs, unknown = Counter(fonts), Counter(fonts[index] for index in lost)
    bad = {font for font, number in unknown.items() if font and number > _LOST_SHARE * glyphs[font]}
    lost |= {index for index in range(count) if fonts[index] in bad}
    return frozenset(index for index in lost if pdfium.FPDFText_IsGenerated(text, index) != 1)


def is_hidden(text: Any, index: int) -> bool:
    """Tell a glyph that is printed invisibly: nobody who looks at the page can see it."""
    item = pdfium.FPDFText_GetTextObject(text, index)
    return bool(item) and pdfium.FPDFTextObj_GetTextRenderMode(item) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE


def _font(text: Any, index: int) -> bytes:
    """Return the name of the font of a glyph, empty where pdfium does not tell it."""
    name, flags = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()
    written = pdfium.FPDFText_GetFontInfo(text, index, name, _NAME_LENGTH, ctypes.byref(flags))
    return name.value if 0 < written <= _NAME_LENGTH else b""
