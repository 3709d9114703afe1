"""Watermarks printed upright in large type across the text: they belong to no line and no cell."""

from __future__ import annotations

from statistics import median

from ingestion.readers.pdf.geometry import Glyph, PageLayout

_LARGE = 2.0
"""Type so many times as high as the page's usual type may be a watermark; titles are, too."""


def _covers(large: Glyph, small: Glyph) -> bool:
    x, y = (small.x0 + small.x1) / 2, (small.top + small.bottom) / 2
    return large.x0 < x < large.x1 and large.top < y < large.bottom


def drop_overprint(layout: PageLayout) -> None:
    """Take large glyphs that are printed over small ones off the page, with all of their type and line."""
    heights = [glyph.bottom - glyph.top for glyph in layout.glyphs]
    if not heights or max(heights) <= _LARGE * min(heights):
        return
    usual = median(heights)
    large = [glyph for glyph in layout.glyphs if glyph.bottom - glyph.top > _LARGE * usual]
    if not large or len(large) * 2 > len(layout.glyphs):
        return
    small = [g for g in layout.glyphs if g.bottom - g.top <= _LARGE * usual and not g.text.isspace()]
    lines = {round(one.bottom) for one in large if any(_covers(one, other) for other in small)}
    kept = [g for g in layout.glyphs if g.bottom - g.top <= _LARGE * usual or round(g.bottom) not in lines]
    layout.overprints += len(layout.glyphs) - len(kept)
    layout.glyphs = kept
