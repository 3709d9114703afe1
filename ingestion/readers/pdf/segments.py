"""Pieces of text that stand together on one base line: what the cells of an unruled table are made of."""

from __future__ import annotations

import re
from statistics import median
from typing import NamedTuple

from ingestion.readers.pdf.geometry import Glyph
from ingestion.readers.pdf.layout import line_text

NUMBER = re.compile(r"[-－−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?[%％]?")
MARK = re.compile(r"[-—–－─/]{1,3}")
"""What stands in a cell without a number."""
_PART_OF_NUMBER = re.compile(r"[0-9.,，\ufffd]*[0-9][0-9.,，\ufffd]*")
_WHOLE = re.compile(r"[0-9]\.[0-9]{2}$")
_APART, _DIGITS_APART, _IN_NUMBER = 0.6, 0.3, 0.15
"""Blanks, in ems, that part two words, a number from words before or after it, and two numbers."""
_TOUCHING = 0.08
"""A blank, in ems, that no font leaves inside a number or between it and what belongs to it."""
_SHARED = 0.5
_ONE_LINE = 0.35
"""Pieces whose middles differ by less than this share of their height stand side by side."""


class Segment(NamedTuple):
    """One piece and its box, in points, y downwards."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> float:
        """Height of its middle on the page."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Middle from left to right."""
        return (self.x0 + self.x1) / 2

    @property
    def is_number(self) -> bool:
        """Whether it is one whole number, perhaps a rate."""
        return bool(NUMBER.fullmatch(self.text))

    @property
    def is_mark(self) -> bool:
        """Whether it is a dash for no number."""
        return bool(MARK.fullmatch(self.text))

    @property
    def is_broken(self) -> bool:
        """Whether it is digits that make no whole number: wrapped, glued or lacking a glyph."""
        return bool(_PART_OF_NUMBER.fullmatch(self.text)) and not self.is_number


def em_of(glyphs: list[Glyph]) -> float:
    """Return the usual width of a Chinese character among ``glyphs``; 0 without any."""
    widths = [glyph.x1 - glyph.x0 for glyph in glyphs if "\u4e00" <= glyph.text <= "\u9fff"]
    return median(widths) if widths else 0.0


def _goes_on(text: str, following: str) -> bool:
    """Return whether a piece may go on: a number with decimals, or a bare code, ends before words."""
    if _WHOLE.search(text):
        return not (following.isdigit() or "\u4e00" <= following <= "\u9fff")
    return not (text.isdigit() and "\u4e00" <= following <= "\u9fff")


def _pieces(glyphs: list[Glyph], em: float) -> list[list[Glyph]]:
    pieces: list[list[Glyph]] = []
    for glyph in glyphs:
        if glyph.text.isspace():
            continue
        last = pieces[-1][-1] if pieces else None
        if last is not None and abs(glyph.top - last.top) < 1 and abs(glyph.bottom - last.bottom) < 1:
            gap = glyph.x0 - last.x1
            digits = glyph.text.isdigit() or last.text.isdigit()
            apart = _APART if not digits else _DIGITS_APART
            apart = _IN_NUMBER if glyph.text.isdigit() and last.text.isdigit() else apart
            ended = gap > _TOUCHING * em and not _goes_on("".join(g.text for g in pieces[-1]), glyph.text)
            if -0.5 * em < gap < apart * em and not ended:
                pieces[-1].append(glyph)
                continue
        pieces.append([glyph])
    return pieces


def _follows(last: Segment, piece: Segment, em: float) -> bool:
    """Return whether ``piece`` goes on with ``last`` on its line, in another font."""
    shared = min(last.bottom, piece.bottom) - max(last.top, piece.top)
    if shared < _SHARED * min(last.bottom - last.top, piece.bottom - piece.top):
        return False
    gap = piece.x0 - last.x1
    if gap > _TOUCHING * em and not _goes_on(last.text, piece.text[0]):
        return False
    return -0.2 * em < gap < _DIGITS_APART * em and not (_WHOLE.search(last.text) and piece.text[0].isdigit())


def segments(glyphs: list[Glyph], em: float) -> list[Segment]:
    """Return the pieces of a page from top to bottom, those printed twice (false bold) once."""
    found: list[Segment] = []
    for members in _pieces(glyphs, em):
        text = line_text(sorted(members, key=lambda glyph: glyph.x0))
        tops, feet = [g.top for g in members], [g.bottom for g in members]
        left, right = min(g.x0 for g in members), max(g.x1 for g in members)
        found.append(Segment(text, left, median(tops), right, median(feet)))
    found.sort(key=lambda piece: (piece.x0, piece.x1))
    joined: list[Segment] = []
    for piece in found:
        near = joined[-40:]
        if any(
            piece.text == other.text
            and abs(piece.x0 - other.x0) < 0.3 * em
            and abs(piece.top - other.top) < 0.3 * em
            for other in near
        ):
            continue
        place = next((i for i in range(len(joined) - 1, -1, -1) if _follows(joined[i], piece, em)), None)
        if place is None:
            joined.append(piece)
        else:
            last = joined.pop(place)
            main = max(last, piece, key=lambda one: one.x1 - one.x0)
            joined.append(Segment(last.text + piece.text, last.x0, main.top, piece.x1, main.bottom))
    return sorted(joined, key=lambda piece: (piece.middle, piece.x0))


def side_by_side(pieces: list[Segment]) -> list[list[Segment]]:
    """Return ``pieces`` as printed lines from top to bottom, each from left to right."""
    lines: list[list[Segment]] = []
    for piece in sorted(pieces, key=lambda one: one.middle):
        if lines:
            other = lines[-1][0]
            height = min(piece.bottom - piece.top, other.bottom - other.top)
            if piece.middle - other.middle < _ONE_LINE * height:
                lines[-1].append(piece)
                continue
        lines.append([piece])
    return [sorted(line, key=lambda piece: piece.x0) for line in lines]
