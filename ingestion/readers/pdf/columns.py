"""Pages set in two columns: the right column is moved below the left one, so that lines follow in order."""

from __future__ import annotations

from itertools import pairwise

from ingestion.readers.pdf.geometry import Glyph
from ingestion.readers.pdf.layout import cluster

_FEWEST_LINES = 8
_FULL, _WIDEST_GAP, _MOST_FULL = 0.75, 1.5, 0.5
"""Running text fills so much of its column's width without a blank of so many ems, in so many lines."""
_MOST_CROSSING = 6
"""Lines that may stand over both columns: titles."""


def _is_full(glyphs: list[Glyph], width: float) -> bool:
    em = glyphs[0].bottom - glyphs[0].top
    gaps = (b.x0 - a.x1 for a, b in pairwise(glyphs))
    return glyphs[-1].x1 - glyphs[0].x0 >= _FULL * width and max(gaps, default=0.0) < _WIDEST_GAP * em


def _moved(glyphs: list[Glyph], right: float, down: float) -> list[Glyph]:
    return [
        Glyph(g.text, g.x0 + right, g.top + down, g.x1 + right, g.bottom + down) if right or down else g
        for g in glyphs
    ]


def in_one_column(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs of a page without tables with its right column below the left one.

    A page is taken for one of two columns when nearly no glyph stands in its middle and most lines hold
    running text on both sides. Lines across both columns part what is above them from what is below.
    """
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not inked:
        return glyphs
    middle = (min(glyph.x0 for glyph in inked) + max(glyph.x1 for glyph in inked)) / 2
    if sum(glyph.x0 < middle < glyph.x1 for glyph in inked) > _MOST_CROSSING:
        return glyphs
    bands: list[tuple[list[Glyph], list[Glyph]]] = [([], [])]
    both: list[bool] = []
    width = middle - min(glyph.x0 for glyph in inked)
    lines = cluster(inked)
    for line in lines:
        left = [glyph for glyph in line if glyph.x1 <= middle]
        right = [glyph for glyph in line if glyph.x0 >= middle]
        if len(left) + len(right) < len(line):
            bands += [(line, []), ([], [])]
            continue
        bands[-1][0].extend(left)
        bands[-1][1].extend(right)
        if left and right:
            both.append(_is_full(left, width) and _is_full(right, width))
    if len(both) < _FEWEST_LINES or len(both) * 2 < len(lines) or sum(both) < _MOST_FULL * len(both):
        return glyphs
    found: list[Glyph] = []
    down = 0.0
    for left, right in bands:
        found += _moved(left, 0.0, down)
        if left and right:
            drop = max(glyph.bottom for glyph in left) - min(glyph.top for glyph in right)
            shift = min(glyph.x0 for glyph in left) - min(glyph.x0 for glyph in right)
            pitch = (max(g.bottom for g in left) - min(g.top for g in left)) / max(len(both), 1)
            gap = max(pitch - (left[0].bottom - left[0].top), 0.0)
            down += drop + gap
            found += _moved(right, shift, down)
        elif right:
            found += _moved(right, 0.0, down)
    return found
