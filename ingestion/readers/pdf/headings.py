"""Headings of an unruled table: which text stands over which columns, or that it is not certain.

Heading cells are centred, so the middle of a text tells where its cell begins: a text in the middle of the
whole heading stands alone, one below the middle has another above it. Every reading of the lines (which of
them are one wrapped text) that fits so must agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise

from ingestion.readers.pdf.blank_columns import lone_headings, with_blank_columns
from ingestion.readers.pdf.gutters import Column, Row, overlap
from ingestion.readers.pdf.segments import Segment, side_by_side

_WRAPS = (1.25, 1.45, 1.7, 2.0)
"""Distances, in ems, up to which two lines may be one wrapped text: each is tried."""
_LEVEL = 0.5
"""Ems by which the ends of heading cells of one level may differ."""
_BETTER, _AROUND = 0.2, 3
"""How much nearer, in a column's width, another range may be; so many columns around are compared."""
_PADDING = 0.5
_OFF_CENTRE, _CLEARER = 0.35, 0.2
"""Shares of a column's width: a heading's distance from the middle of its columns, and how much nearer
it must be to it than to that of any other columns."""


@dataclass(slots=True)
class Block:
    """A heading text, one or more lines, and the columns it stands over (last one included)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    first: int = -1
    last: int = -1

    @property
    def middle(self) -> float:
        """Height of its middle on the page."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Heading:
    """The columns, blank ones included, and each one's heading texts from top to bottom."""

    columns: list[Column]
    paths: list[list[Block]]


def _block(pieces: list[Segment], first: int = -1, last: int = -1) -> Block:
    lines = side_by_side(pieces)
    return Block(
        "".join(" ".join(piece.text for piece in line) for line in lines),
        min(piece.x0 for piece in pieces),
        min(piece.top for piece in pieces),
        max(piece.x1 for piece in pieces),
        max(piece.bottom for piece in pieces),
        first,
        last,
    )


def _is_lowest(piece: Segment, other: Segment) -> bool:
    return other is piece or overlap(piece, other) <= 0 or other.middle <= piece.middle


def _owned(
    head: list[Segment], columns: list[Column], wrap: float
) -> tuple[list[Block | None], list[Segment]]:
    """Return each column's own heading, and the pieces that are no part of one."""
    left = list(head)
    owned: list[Block | None] = []
    for index, column in enumerate(columns):
        others = columns[:index] + columns[index + 1 :]
        mine = [
            piece
            for piece in left
            if overlap(piece, column) > 0 and not any(overlap(piece, other) > 0 for other in others)
        ]
        lines = side_by_side(mine)[::-1]
        if not lines:
            owned.append(None)
            continue
        stack = [lines[0]]
        for line in lines[1:]:
            if stack[-1][0].middle - line[0].middle > wrap:
                break
            stack.append(line)
        pieces = [piece for line in stack for piece in line]
        left = [piece for piece in left if piece not in pieces]
        owned.append(_block(pieces, index, index))
    return owned, left


def _spans(pieces: list[Segment], wrap: float) -> list[Block]:
    """Return the pieces as blocks, wrapped lines put together, lowest first."""
    stacks: list[list[Segment]] = []
    for piece in sorted(pieces, key=lambda one: one.middle):
        for stack in stacks:
            last = stack[-1]
            wide = min(last.x1 - last.x0, piece.x1 - piece.x0)
            if piece.middle - last.middle <= wrap and overlap(piece, last) > 0.6 * wide:
                stack.append(piece)
                break
        else:
            stacks.append([piece])
    return sorted((_block(stack) for stack in stacks), key=lambda block: -block.middle)


def _borders(columns: list[Column], owned: list[Block | None], em: float) -> list[float]:
    """Return where the columns begin and the last one ends.

    That is right behind right-aligned numbers, else halfway to the next column.
    """
    inner = [
        a.x1 + min((b.x0 - a.x1) / 2, _PADDING * em) if a.edge == "right" else (a.x1 + b.x0) / 2
        for a, b in pairwise(columns)
    ]
    first, over = columns[0], owned[0]
    left = first.x0 if not over or not first.is_value else min(first.x0, over.x0 + over.x1 - inner[0])
    return [left, *inner, columns[-1].x1]


def _shared_out(group: range, blocks: list[Block], borders: list[float]) -> list[range] | None:
    """Return the columns of ``group`` each of ``blocks`` stands over, in their order, or None."""
    width = (borders[group.stop] - borders[group.start]) / len(group)
    ways: list[tuple[float, list[range]]] = []
    for cuts in combinations(range(group.start + 1, group.stop), len(blocks) - 1):
        edges = [group.start, *cuts, group.stop]
        parts = [range(a, b) for a, b in pairwise(edges)]
        off = max(
            abs((block.x0 + block.x1) / 2 - (borders[part.start] + borders[part.stop]) / 2)
            for block, part in zip(blocks, parts, strict=True)
        )
        ways.append((off, parts))
    ways.sort(key=lambda way: way[0])
    if not ways or ways[0][0] > _OFF_CENTRE * width + 4:
        return None
    if len(ways) > 1 and ways[1][0] - ways[0][0] < _CLEARER * width:
        return None
    if len(blocks) > 1 and min(map(len, ways[0][1])) == 1:
        return None  # a heading of one column beside one of several: more likely they are not centred
    fits = all(_fits_best(block, part, borders) for block, part in zip(blocks, ways[0][1], strict=True))
    return ways[0][1] if fits else None


def _fits_best(block: Block, part: range, borders: list[float]) -> bool:
    """Return whether no other range around ``part`` has its middle clearly nearer to the heading's."""
    centre = (block.x0 + block.x1) / 2
    slack = _BETTER * (borders[part.stop] - borders[part.start]) / len(part)
    off = abs(centre - (borders[part.start] + borders[part.stop]) / 2) - slack
    starts = range(max(part.start - _AROUND, 0), min(part.start + _AROUND, len(borders) - 2) + 1)
    stops = range(max(part.stop - _AROUND, 1), min(part.stop + _AROUND, len(borders) - 1) + 1)
    return all(abs(centre - (borders[a] + borders[b]) / 2) >= off for a in starts for b in stops if a < b)


def _groups(columns: list[int], tops: list[float], play: float) -> list[range]:
    found: list[range] = []
    for index in columns:
        if found and found[-1].stop == index and abs(tops[index] - tops[index - 1]) <= play:
            found[-1] = range(found[-1].start, index + 1)
        else:
            found.append(range(index, index + 1))
    return found


def _solved(
    head: list[Segment], columns: list[Column], ceiling: float, floor: float, em: float, wrap: float
) -> list[list[Block]] | None:
    """Return the heading path of every column when lines up to ``wrap`` apart may be one text."""
    owned, rest = _owned(head, columns, wrap)
    if any(block is None and column.numbers for block, column in zip(owned, columns, strict=True)):
        return None
    play = _LEVEL * em
    paths = [[block] if block else [] for block in owned]
    tops = [2 * block.middle - floor if block else ceiling for block in owned]
    if any(top < ceiling - play for top in tops):
        return None
    spans = _spans(rest, wrap)
    borders = _borders(columns, owned, em)
    while spans:
        lowest = max(tops)
        waiting = [i for i, top in enumerate(tops) if top > lowest - play and top > ceiling + play]
        if not waiting:
            return None
        for group in _groups(waiting, tops, play):
            level = max(tops[i] for i in group)
            left, right = borders[group.start], borders[group.stop]
            over = [b for b in spans if left < (b.x0 + b.x1) / 2 < right and level - b.bottom < 1.2 * em]
            over = sorted((b for b in over if b.middle < level), key=lambda b: b.x0)
            parts = _shared_out(group, over, borders) if over else None
            if parts is None:
                return None
            for block, part in zip(over, parts, strict=True):
                block.first, block.last = part.start, part.stop - 1
                spans = [other for other in spans if other is not block]
                for i in part:
                    paths[i].insert(0, block)
                    tops[i] = 2 * block.middle - level
                    if tops[i] < ceiling - play:
                        return None
    return None if any(top > ceiling + play for top in tops) else paths


def heading_of(
    head: list[Segment], index: Row, columns: list[Column], ceiling: float, floor: float, em: float
) -> Heading | None:
    """Return the heading between ``ceiling`` and ``floor``, or None when it can be read in two ways.

    ``index`` is the row of column numbers below it, where there is one.
    """
    # What stands too high to reach down to the body is a heading over several columns.
    low = [piece for piece in head if 2 * piece.middle - floor >= ceiling - _LEVEL * em]
    low = [piece for piece in low if all(_is_lowest(piece, other) for other in low)]
    groups = lone_headings(low, index, columns)
    whole = with_blank_columns(columns, low, groups)
    if whole is None:
        return None
    found: dict[tuple[str, ...], list[list[Block]]] = {}
    for wrap in reversed(_WRAPS):
        paths = _solved(head, whole, ceiling, floor, em, wrap * em)
        if paths is not None:
            found.setdefault(tuple("".join(b.text for b in path) for path in paths), paths)
    return Heading(whole, next(iter(found.values()))) if len(found) == 1 else None
