"""What a PDF carries beside the content of its pages: notes, filled form fields, attached files.

None of it is read, since a reader of the page may not see it, or see it over other text; but it is told.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_WRITTEN = {pdfium.FPDF_ANNOT_FREETEXT: b"Contents", pdfium.FPDF_ANNOT_WIDGET: b"V"}
"""Kinds of notes that are printed on the page, and the key of their text. Seals and signatures have none."""
_EMPTY = 2
"""Bytes of an empty text: the zero at its end."""


def has_written_notes(page: Any) -> bool:
    """Return whether text is typed over a raw page: a text box of a reviewer, a filled form field."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            key = _WRITTEN.get(pdfium.FPDFAnnot_GetSubtype(note))
            nothing = ctypes.POINTER(ctypes.c_ushort)()
            if key and pdfium.FPDFAnnot_GetStringValue(note, key, nothing, 0) > _EMPTY:
                return True
        finally:
            pdfium.FPDFPage_CloseAnnot(note)
    return False


def attached_files(document: Any) -> int:
    """Return how many files are attached to a raw document."""
    return max(pdfium.FPDFDoc_GetAttachmentCount(document), 0)
