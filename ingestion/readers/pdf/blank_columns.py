"""Columns of an unruled table without a number: headings, and column numbers, that stand over none."""

from __future__ import annotations

from ingestion.readers.pdf.gutters import Column, Row, overlap
from ingestion.readers.pdf.segments import Segment

_SAME_EDGE = 2.0
_LEFT_OF = ("right", "centre")
"""Numbers that share this edge may have their heading to the left of them."""


def lone_headings(head: list[Segment], index: Row, columns: list[Column]) -> list[Column]:
    """Return the extents of headings, and of column numbers, that stand over or beside no column."""
    groups: list[Column] = []
    for piece in sorted(head, key=lambda one: one.x0):
        if any(overlap(piece, column) > 0 for column in columns):
            continue
        if groups and overlap(piece, groups[-1]) > 0:
            groups[-1].x1 = max(groups[-1].x1, piece.x1)
        else:
            groups.append(Column(piece.x0, piece.x1))
    values = [column for column in columns if column.is_value]
    beside = [abs(p.x1 - c.x1) for p in index if p.is_number for c in values if overlap(p, c) > 0]
    at_right = bool(beside) and max(beside) < _SAME_EDGE
    for piece in index:
        if any(overlap(piece, other) > 0 for other in (*columns, *groups)):
            continue
        named = [c for c in columns if any(overlap(h, piece) > 0 and overlap(h, c) > 0 for h in head)]
        if len(named) == 1:
            named[0].x0, named[0].x1 = min(named[0].x0, piece.x0), max(named[0].x1, piece.x1)
            continue
        before = max((g for g in (*columns, *groups) if g.x1 <= piece.x0), key=lambda g: g.x1, default=None)
        if at_right and before is not None and any(before is group for group in groups):
            before.x1 = piece.x1
        else:
            groups.append(Column(piece.x0, piece.x1))
    return sorted(groups, key=lambda group: group.x0)


def with_blank_columns(
    columns: list[Column], head: list[Segment], groups: list[Column]
) -> list[Column] | None:
    """Return ``columns`` and those of ``groups`` that are blank ones, or None where that is open.

    A heading beside the numbers of its column stands left of right-aligned ones and right of others.
    """
    direct = {i for i, column in enumerate(columns) for piece in head if overlap(piece, column) > 0}
    blanks: list[Column] = []
    for index in range(len(columns) + 1):
        start = columns[index - 1].x1 if index else float("-inf")
        end = columns[index].x0 if index < len(columns) else float("inf")
        inside = [group for group in groups if start <= group.x0 and group.x1 <= end]
        claims = []
        if inside and index < len(columns) and index not in direct and columns[index].edge in _LEFT_OF:
            claims.append((columns[index], inside[-1], index))
        before = columns[index - 1] if index else None
        may = before and (before.edge not in _LEFT_OF or not before.is_value)
        if inside and before and may and index - 1 not in direct:
            claims.append((before, inside[0], index - 1))
        if len(claims) > len(inside):
            return None
        for column, group, place in claims:
            column.x0, column.x1 = min(column.x0, group.x0), max(column.x1, group.x1)
            direct.add(place)
            inside = [other for other in inside if other is not group]
        blanks += inside
    return sorted([*columns, *blanks], key=lambda column: column.x0)
