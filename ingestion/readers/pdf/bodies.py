"""Rows of an unruled table: which lines of its labels belong to which line of numbers."""

from __future__ import annotations

from itertools import pairwise

from ingestion.readers.pdf.gutters import Column, Row, overlap
from ingestion.readers.pdf.segments import Segment, side_by_side

_ROW_SHARE = 0.95
_LONGEST_WRAP = 2.0
_BESIDE = 0.3
"""A number stands beside a label's line when their middles differ by less than so many ems."""


def _middle(line: Row) -> float:
    return sum(piece.middle for piece in line) / len(line)


def banded(pieces: list[Segment], bands: list[float]) -> list[Row] | None:
    """Return the rows between the ruled lines ``bands``, or None where one holds two lines of numbers."""
    rows: list[Row] = [[] for _ in range(len(bands) - 1)]
    for piece in pieces:
        place = next((i for i in range(len(rows)) if bands[i] <= piece.middle < bands[i + 1]), None)
        if place is None:
            return None
        rows[place].append(piece)
    for row in rows:
        if len(side_by_side([piece for piece in row if piece.is_number or piece.is_mark])) > 1:
            return None
    return [row for row in rows if row]


def _blocks(lines: list[Row], wrap: float) -> list[list[Row]]:
    blocks: list[list[Row]] = []
    for line in lines:
        if blocks and _middle(line) - _middle(blocks[-1][-1]) <= wrap:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _matched(blocks: list[list[Row]], anchors: list[float], play: float) -> list[int | None] | None:
    """Return the anchor of each block, or None when a block has two."""
    found: list[int | None] = []
    for block in blocks:
        top, foot = _middle(block[0]) - play, _middle(block[-1]) + play
        inside = [index for index, anchor in enumerate(anchors) if top <= anchor <= foot]
        if len(inside) > 1:
            return None
        found.append(inside[0] if inside else None)
    return found


def _labelled(words: list[Segment], anchors: list[float], em: float) -> list[tuple[int | None, Row]]:
    """Return the labels of one column, wrapped lines put together, each with its line of numbers."""
    lines = side_by_side(words)
    least = min((b - a for a, b in pairwise(anchors)), default=float("inf"))
    limit = min(_ROW_SHARE * least, _LONGEST_WRAP * em)
    gaps = {0.0, *(_middle(b) - _middle(a) + 0.1 for a, b in pairwise(lines))}
    best: list[tuple[int | None, Row]] = []
    most = -1
    for wrap in sorted(gap for gap in gaps if gap <= limit):
        blocks = _blocks(lines, wrap)
        found = _matched(blocks, anchors, _BESIDE * em)
        if found is None:
            break
        known = [place for place in found if place is not None]
        if len(known) == len({*known}) and len(known) >= most:
            most = len(known)
            best = [
                (place, [piece for line in block for piece in line])
                for place, block in zip(found, blocks, strict=True)
            ]
    return best


def spaced(pieces: list[Segment], columns: list[Column], em: float) -> list[Row] | None:
    """Return the rows of a body without ruled lines, or None where a number's label is not certain."""
    numbers = [piece for piece in pieces if piece.is_number or piece.is_mark]
    anchors = side_by_side(numbers)
    rows: list[Row] = [list(line) for line in anchors]
    heights = [_middle(line) for line in anchors]
    words = [piece for piece in pieces if not (piece.is_number or piece.is_mark)]
    blank: list[Row] = []
    lanes = [column for column in columns if column.words]
    for lane in lanes:
        own = [piece for piece in words if overlap(piece, lane) > 0]
        words = [piece for piece in words if piece not in own]
        found = _labelled(own, heights, em)
        if own and not found:
            return None
        for place, label in found:
            if place is None:
                blank.append(label)
            else:
                rows[place] += label
    if words:
        return None
    named = lanes or [column for column in columns if column.numbers and not column.is_value]
    for row in rows:
        has_name = any(
            not (piece.is_number or piece.is_mark)
            or any(overlap(piece, column) > 0 and not column.is_value for column in columns)
            for piece in row
        )
        if not has_name and (named or len(rows) > 1):
            return None
    return sorted(rows + blank, key=_middle)
