"""Glyphs, lines and rules of pages that no file holds."""

from __future__ import annotations

from ingestion.readers.pdf.geometry import Glyph, PageLayout, PrintedLine, Rule


def glyphs(text: str, x: float, top: float, size: float = 10.0, width: float | None = None) -> list[Glyph]:
    """Return ``text`` set from ``x`` rightwards; digits are half as wide as words."""
    found = []
    for char in text:
        step = width or (size / 2 if char.isascii() else size)
        found.append(Glyph(char, x, top, x + step, top + size))
        x += step
    return found


def line(text: str, x0: float, x1: float, top: float, page: int = 1, height: float = 10.0) -> PrintedLine:
    return PrintedLine(text, x0, top, x1, top + height, page, first_width=height)


def grid_rules(xs: list[float], ys: list[float]) -> PageLayout:
    page = PageLayout(1, 600, 800)
    page.horizontals = [Rule(y, xs[0], xs[-1]) for y in ys]
    page.verticals = [Rule(x, ys[0], ys[-1]) for x in xs]
    return page
