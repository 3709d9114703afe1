"""The seam for scanned pages: an engine reads an image, the document says that it was read so."""

from __future__ import annotations

from functools import cache
from typing import Any, Protocol

from ingestion.readers.pdf.geometry import Glyph

_SCALE = 2.0
"""Rendered pixels per point: 144 dots an inch, enough for the 10-point type of reports."""


class OcrEngine(Protocol):
    """What an engine must offer. Boxes are (x0, top, x1, bottom) in pixels of the image."""

    def read(self, image: Any) -> list[tuple[str, tuple[float, float, float, float]]]:
        """Return the text runs of ``image``, an array of height × width × 3 bytes."""
        ...


class RapidOcrEngine:
    """The engine of the extra ``ocr``; its models come inside its package, nothing is downloaded."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR  # type: ignore[import-not-found,unused-ignore]

        self._engine = RapidOCR(params={"Global.log_level": "error"})

    def read(self, image: Any) -> list[tuple[str, tuple[float, float, float, float]]]:
        """Return the text runs that the engine found, top to bottom."""
        result = self._engine(image)
        if result.txts is None or result.boxes is None:
            return []
        found = []
        for text, box in zip(result.txts, result.boxes, strict=True):
            xs, ys = [float(p[0]) for p in box], [float(p[1]) for p in box]
            found.append((str(text), (min(xs), min(ys), max(xs), max(ys))))
        return found


@cache
def default_engine() -> OcrEngine | None:
    """Return the installed engine, or None without the extra ``ocr``."""
    try:
        return RapidOcrEngine()
    except ImportError:
        return None


def read_scan(document: Any, index: int, engine: OcrEngine) -> list[Glyph]:
    """Return page ``index`` of a pypdfium2 document read by ``engine``, one glyph a character.

    A run's width is shared out evenly: enough to order characters, not to rebuild tables.
    """
    page = document[index]
    try:
        image = page.render(scale=_SCALE).to_numpy()
    finally:
        page.close()
    glyphs: list[Glyph] = []
    for text, (x0, top, x1, bottom) in engine.read(image):
        step = (x1 - x0) / max(len(text), 1)
        for place, char in enumerate(text):
            left = x0 + place * step
            glyphs.append(Glyph(char, left / _SCALE, top / _SCALE, (left + step) / _SCALE, bottom / _SCALE))
    return glyphs
