"""Where tables without ruled cells stand on a page: heading, row of column numbers and body, by lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from ingestion.readers.pdf.gutters import Row

_STOPS = re.compile(
    r"单位[：:]|公开\s*[0-9]+\s*表|[。；;]$|[.…·．]{4,}|^注[：:]|^说明[：:]|^(?:编制|填报)?(?:部门|单位)(?:名称)?[：:]|^第[一二三四五六七八九十]+部分"
)
_LONGEST = 45
_MOST_HEAD_LINES = 14
_APART = 4.0
"""Lines further apart than so many ems are not of one table, unless ruled lines say so."""
_WIDE = 0.8
_CODE_PARTS = frozenset("类款项")
"""Headings of the parts of a code; they may reach down beside the column numbers and the total."""


@dataclass(slots=True)
class Region:
    """The lines of one table: heading, row of column numbers, body; and the ruled lines across it."""

    head: list[Row] = field(default_factory=list)
    index: Row = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)


def _is_row(line: Row) -> bool:
    return len(line) > 1 and any(one.is_number or one.is_mark for one in line)


def is_index(line: Row) -> bool:
    """Tell a row of column numbers: they count up, and only short words stand beside them."""
    counted = [int(one.text) for one in line if one.text.isdigit() and len(one.text) < 3]
    words = [one for one in line if not one.text.isdigit()]
    return (
        len(counted) > 1
        and counted[0] in (1, 2)
        and all(b - a == 1 for a, b in pairwise(counted))
        and all(len(word.text) <= 3 and not word.is_number for word in words)
    )


def _stops(line: Row) -> bool:
    if any(_STOPS.search(one.text) for one in line):
        return True
    lone = line[0].text
    return len(line) == 1 and (len(lone) > _LONGEST or lone.endswith(("表", "表）", "情况说明")))


def _across(rules: list[tuple[float, float, float]], left: float, right: float) -> list[float]:
    wide = _WIDE * (right - left)
    return sorted(at for at, start, end in rules if min(end, right) - max(start, left) >= wide)


def regions_of(lines: list[Row], rules: list[tuple[float, float, float]], em: float) -> list[Region]:
    """Return the tables among the lines of a page, from top to bottom."""
    found: list[Region] = []
    position, free = 0, 0
    while position < len(lines):
        if not _is_row(lines[position]) or _stops(lines[position]):
            position += 1
            continue
        end = last = position
        while end + 1 < len(lines) and not _stops(lines[end + 1]):
            if lines[end + 1][0].top - lines[end][0].bottom > _APART * em:
                break
            end += 1
            if _is_row(lines[end]) or lines[end][0].top - lines[last][0].bottom < 0.3 * em:
                last = end
        region = Region(body=lines[position : last + 1])
        while position > free and len(region.head) < _MOST_HEAD_LINES and not _stops(lines[position - 1]):
            if lines[position][0].top - lines[position - 1][0].bottom > _APART * em:
                break
            position -= 1
            region.head.insert(0, lines[position])
        left = min(one.x0 for line in region.body for one in line)
        right = max(one.x1 for line in region.body for one in line)
        region.rules = _across(rules, left, right)
        _trim(region, lines[position - 1][0].bottom if position else 0.0)
        if region.body:
            found.append(region)
        position = free = last + 1
    return found


def _trim(region: Region, limit: float) -> None:
    """Move the row of column numbers out of the body, and a title above the top rule out of the heading.

    ``limit`` is the foot of the line above the region.
    """
    if is_index(region.body[0]):
        region.index = region.body.pop(0)
    first = region.index or region.body[0]
    above = [at for at in region.rules if limit - 3 < at < first[0].middle]
    ceiling, floor = (above[0], above[-1]) if above else (limit, first[0].bottom)
    if all(len(line) == 1 for line in region.head if line[0].middle < ceiling):
        region.head = [line for line in region.head if line[0].middle > ceiling]
    if len(above) > 1 and not region.index:
        region.body = [line for line in region.head if line[0].middle > floor] + region.body
        region.head = [line for line in region.head if line[0].middle < floor]
    body = [
        [one for one in line if not (number < 2 and one.text in _CODE_PARTS)]
        for number, line in enumerate(region.body)
    ]
    region.body = [line for line in body if line]
