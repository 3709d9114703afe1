"""Glyphs to printed lines: by where they stand, not by the order or the font they were written in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from ingestion.readers.lines import raised
from ingestion.readers.pdf.geometry import Glyph, PrintedLine

_OVERLAP = 0.5
"""Runs that share this much of the lower one's height stand on one line (digits of another font
often sit a third of a line higher or lower)."""
_WORD_GAP = 0.6
"""A gap wider than this share of the type height is a space."""
_DIGIT_GAP = 0.15
"""Between two digits a narrower gap is one already: two cells never become one number."""
_BROKEN_NUMBER = re.compile("[0-9.,]*\ufffd[0-9.,\ufffd]*")
"""A number that lacks a glyph is unknown as a whole: a wrong number is worse than a missing one."""
_SMALL, _RAISED = 0.75, 0.15
"""Type smaller than this and lifted by this, in shares of the line's type height, is raised."""
_SMALLER, _LIFTED = 0.92, 0.1
"""The same for a digit right behind another."""
_SPACED, _FEWEST_SPACED = 0.08, 4
"""Letters are set wide from this share of the type height on; so many pairs of characters must show it."""
_PADDING = 8.0
"""Blank that a table cell keeps at its sides, in points."""
_WHOLE = re.compile(r"[0-9]\.[0-9]{2}$")
_TOKEN = re.compile(
    r"[（《“‘〈【(]*(?:(?:[^\s0-9，。；：、]{1,3}[）》】])?[0-9A-Za-z.,%/:+\-]+|\S)[，。；：、）》”’％%！？]*"
)
"""What a line break cannot part: a number, or a character with the punctuation that clings to it.

LibreOffice also keeps a number with the bracket before it: ``（类）2,248.30``.
"""


class _Run:
    """Glyphs that follow each other on one base line in the page's content."""

    __slots__ = ("bottom", "glyphs", "top")

    def __init__(self, glyph: Glyph) -> None:
        self.glyphs = [glyph]
        self.top = glyph.top
        self.bottom = glyph.bottom


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    run: _Run | None = None
    for glyph in glyphs:
        if run is not None and abs(glyph.top - run.top) < 1.0 and abs(glyph.bottom - run.bottom) < 1.0:
            run.glyphs.append(glyph)
        else:
            run = _Run(glyph)
            runs.append(run)
    return runs


def cluster(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the glyphs of each printed line from top to bottom, each line from left to right."""
    lines: list[tuple[float, float, int, list[Glyph]]] = []
    for run in sorted(_runs(glyphs), key=lambda r: r.top + r.bottom):
        for back in range(1, min(3, len(lines)) + 1):
            top, bottom, weight, members = lines[-back]
            shared = min(bottom, run.bottom) - max(top, run.top)
            if shared >= _OVERLAP * min(bottom - top, run.bottom - run.top):
                size = len(run.glyphs)
                total = weight + size
                lines[-back] = (
                    (top * weight + run.top * size) / total,
                    (bottom * weight + run.bottom * size) / total,
                    total,
                    members,
                )
                members.extend(run.glyphs)
                break
        else:
            lines.append((run.top, run.bottom, len(run.glyphs), list(run.glyphs)))
    lines.sort(key=lambda line: line[0] + line[1])
    for _, _, _, members in lines:
        members.sort(key=lambda glyph: glyph.x0)
    return [members for _, _, _, members in lines]


def _with_notes_raised(glyphs: list[Glyph]) -> list[Glyph]:
    """Return ``glyphs`` with small raised digits, the marks of notes, as raised digits."""
    heights = sorted(glyph.bottom - glyph.top for glyph in glyphs)
    middle = heights[len(heights) // 2]
    if heights[0] >= _SMALLER * middle:
        return glyphs
    foot = sorted(glyph.bottom for glyph in glyphs)[len(glyphs) // 2]
    found: list[Glyph] = []
    last: Glyph | None = None
    mark = 0.0
    for glyph in glyphs:
        height = glyph.bottom - glyph.top
        if mark and abs(height - mark) > 0.1:
            mark = 0.0
        if last is not None and not mark and glyph.text.isdigit() and last.text.isdigit():
            before = last.bottom - last.top
            # A number is of one size: a smaller digit lifted behind it is none of its own.
            if height < _SMALLER * before and last.bottom - glyph.bottom > _LIFTED * before:
                mark = height
        if mark or (height < _SMALL * middle and foot - glyph.bottom > _RAISED * middle):
            found.append(glyph._replace(text=raised(glyph.text)))
        else:
            found.append(glyph)
        last = glyph
    return found


def _letter_spacing(glyphs: list[Glyph]) -> float:
    """Return the blank between all letters of a line that is set wide, numbers included, else 0.

    Justified lines are spread so: every two digits stand as far apart as the characters of words.
    """
    height = glyphs[0].bottom - glyphs[0].top
    words, digits = [], []
    for a, b in pairwise(glyphs):
        if "\u4e00" <= a.text <= "\u9fff" and "\u4e00" <= b.text <= "\u9fff":
            words.append(b.x0 - a.x1)
        elif a.text.isdigit() and b.text.isdigit():
            digits.append(b.x0 - a.x1)
    if len(words) < _FEWEST_SPACED or not digits:
        return 0.0
    spacing = sorted(words)[len(words) // 2]
    if spacing < _SPACED * height or any(abs(gap - spacing) > _SPACED * height for gap in digits):
        return 0.0
    return spacing


def line_text(glyphs: list[Glyph]) -> str:
    """Return the text of one line: wide gaps become a space, overprinted doubles (false bold) go."""
    pieces: list[str] = []
    last: Glyph | None = None
    for glyph in _with_notes_raised(glyphs):
        if last is not None:
            if glyph.text == last.text and glyph.x0 - last.x0 < 0.3 * (last.x1 - last.x0):
                continue
            height = min(glyph.bottom - glyph.top, last.bottom - last.top)
            both_digits = glyph.text.isdigit() and last.text.isdigit()
            gap = _DIGIT_GAP if both_digits else _WORD_GAP
            blank = glyph.x0 - last.x1
            if blank > gap * height and glyph.text != " " and pieces[-1] != " ":
                spread = _letter_spacing(glyphs) if both_digits else 0.0
                if blank - spread > gap * height:
                    pieces.append(" ")
        pieces.append(glyph.text)
        last = glyph
    text = "".join(pieces).strip()
    return _BROKEN_NUMBER.sub("\ufffd", text) if "\ufffd" in text else text


def cell_text(glyphs: list[Glyph], width: float) -> str:
    """Return the text of a table cell ``width`` points wide; Chinese breaks anywhere.

    A number goes on in the next line only when its line is full and it lacks its two decimals: two
    numbers stay two.
    """
    text = ""
    room = float("inf")
    for line in cluster(glyphs):
        piece = line_text(line)
        if text and piece and text[-1].isascii() and piece[0].isascii():
            is_whole = _WHOLE.search(text) and piece[0].isdigit()
            text += "" if not is_whole and room < 2.5 * (line[0].x1 - line[0].x0) + _PADDING else " "
        text += piece
        room = width - (line[-1].x1 - line[0].x0)
    return text


def printed_lines(glyphs: Iterable[Glyph], page: int) -> list[PrintedLine]:
    """Return the printed lines of a page from top to bottom; blank ones are left out."""
    found = []
    for members in cluster(glyphs):
        text = line_text(members)
        if not text:
            continue
        inked = [glyph for glyph in members if not glyph.text.isspace()]
        heights = sorted(glyph.bottom - glyph.top for glyph in inked)
        middle = heights[len(heights) // 2]
        top = min(glyph.top for glyph in inked if glyph.bottom - glyph.top >= 0.8 * middle)
        token = _TOKEN.match(text)
        size = len(token.group()) if token else 1
        found.append(
            PrintedLine(
                text=text,
                x0=inked[0].x0,
                top=top,
                x1=inked[-1].x1,
                bottom=top + middle,
                page=page,
                widest_gap=max((b.x0 - a.x1 for a, b in pairwise(inked)), default=0.0),
                first_width=inked[min(size, len(inked)) - 1].x1 - inked[0].x0,
            )
        )
    return found
