"""Printed lines to logical lines: a sentence broken at the right margin is one line again.

Rules of Chinese typesetting used here: a paragraph's first line is indented, its other lines start at
the left margin, and every line but its last is full.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingestion.readers.pdf.geometry import PrintedLine

_NUMBERED = re.compile(
    r"\s*(?:第[一二三四五六七八九十百0-9]+[部章节条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[)）]|"
    r"[0-9]{1,2}[、．)）]|[0-9]{1,2}\.(?![0-9])|[①-⑳]|附件?[0-9一二三四五六七八九十]*[：:]|注[：:]|表[0-9一二三四五六七八九十]+)"
)
_ENDS_SENTENCE = re.compile(r"[。！？；：:;]$")
_IN_SENTENCE = re.compile("[，。；：,;:]")
_LEADER = re.compile(r"[.…·．]{4,}\s*[0-9]*$")
_STANDS_ALONE = re.compile(r"单位[：:]\s*(?:人民币)?[百千万亿]*元$|^(?:目\s*录|续表)$")

_COLUMN_GAP = 1.8
"""A blank of so many ems parts columns; such lines are rows and never one sentence."""
_WIDE_SHARE = 0.55
_MARGIN_SHARE = 0.3
"""The left margin is the leftmost start that is this common among the starts of wide lines."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Text margins of the pages of one size, and the usual distance from line to line."""

    left: float
    right: float
    pitch: float
    centre: float
    type_height: float


def _clusters(values: list[float], width: float) -> list[tuple[int, float, float]]:
    """Return (count, least, greatest) of the groups of ``values`` that lie within ``width``."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= width:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [(len(group), group[0], group[-1]) for group in groups]


def margins_of(lines: list[PrintedLine], page_width: float) -> Margins:
    """Return the margins that most of the wide lines among ``lines`` keep to.

    Wide lines are those of running text: they start at the left margin or at the indent, and nearly
    all end at the right margin. Without any, the outermost lines tell.
    """
    em = median(line.height for line in lines)
    wide = [line for line in lines if line.x1 - line.x0 >= _WIDE_SHARE * page_width] or lines
    rights = _clusters([line.x1 for line in wide], em)
    lefts = _clusters([line.x0 for line in wide], em)
    most = max(count for count, _, _ in lefts)
    pitches = [b.top - a.top for a, b in pairwise(lines) if a.page == b.page and b.top > a.top]
    return Margins(
        left=next(least for count, least, _ in lefts if count >= _MARGIN_SHARE * most),
        right=max(rights)[2],
        pitch=median(pitches) if pitches else 2 * em,
        centre=page_width / 2,
        type_height=em,
    )


def _is_centred(line: PrintedLine, margins: Margins) -> bool:
    inset = 1.2 * margins.type_height
    return (
        abs((line.x0 + line.x1) / 2 - margins.centre) < 0.8 * line.height
        and line.x0 > margins.left + inset
        and line.x1 < margins.right - inset
    )


def _continues_title(last: PrintedLine, following: PrintedLine, margins: Margins) -> bool:
    """Return whether two centred lines are one title broken in two (covers, long headings)."""
    wide = last.x1 - last.x0 >= 0.45 * 2 * margins.centre
    if not wide or last.page != following.page or following.top - last.bottom > 1.2 * last.height:
        return False
    is_large = last.height >= 1.2 * margins.type_height
    is_full = last.x1 >= margins.right - 1.5 * last.height
    return (is_large or is_full) and _is_centred(following, margins) and (
        is_full or _is_centred(last, margins)
    )  # fmt: skip


def _is_heading(line: PrintedLine) -> bool:
    return bool(_NUMBERED.match(line.text)) and not _IN_SENTENCE.search(line.text)


def _begins_below(heading: PrintedLine, following: PrintedLine, margins: Margins) -> bool:
    """Return whether a paragraph begins below a heading as wide as the page."""
    shift = (following.x0 - heading.x0) / heading.height
    return abs(shift) < 0.5 or (1.5 < shift < 2.5 and margins.right - following.x1 < 2 * heading.height)


def continues(
    first: PrintedLine,
    second: PrintedLine | None,
    last: PrintedLine,
    following: PrintedLine,
    margins: Margins,
) -> bool:
    """Return whether ``following`` goes on with the paragraph ``first``, ``second`` … ``last``."""
    em = last.height
    if abs(following.height - em) > 0.2 * em or _LEADER.search(last.text):
        return False
    if max(last.widest_gap, following.widest_gap) > _COLUMN_GAP * em:
        return False
    if _STANDS_ALONE.search(last.text) or _STANDS_ALONE.search(following.text):
        return False
    if last.page == following.page:
        if following.top - last.top > max(1.4 * margins.pitch, 2.2 * em) or following.top < last.top:
            return False
    elif following.page != last.page + 1:
        return False
    is_numbered = bool(_NUMBERED.match(following.text))
    if not is_numbered and _continues_title(last, following, margins):
        return True
    if margins.right - last.x1 >= following.first_width + 0.3 * em:
        return False
    ended = bool(_ENDS_SENTENCE.search(last.text))
    start = second.x0 if second else margins.left
    is_indented = first.x0 > start + 0.8 * em
    if ended and not is_indented and last.page != following.page:
        return False
    if is_numbered and (ended or not is_indented):
        return False
    if following.x0 <= start + 0.8 * em:
        return True
    if second is None and _is_heading(first) and _begins_below(first, following, margins):
        return False
    return not ended and following.x0 <= first.x0 + 4 * em and not is_numbered


def join(lines: list[PrintedLine]) -> str:
    """Return the text of a paragraph: no blanks between Chinese lines, one between Latin words."""
    text = lines[0].text
    for line in lines[1:]:
        latin = re.search(r"[A-Za-z,;]$", text) and re.match(r"[A-Za-z]", line.text)
        text += (" " if latin else "") + line.text
    return text
