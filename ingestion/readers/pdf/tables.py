"""Ruled tables of one page: the lattice of ruled lines, merged cells, and the glyphs in each cell."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from ingestion.readers.pdf.geometry import Glyph, PageLayout, Rule
from ingestion.readers.pdf.gutters import Column
from ingestion.readers.pdf.layout import cell_text
from ingestion.readers.pdf.overflow import whole_numbers

_SNAP = 3.0
"""Lines nearer than this are one line (double rules, thick rules drawn as boxes)."""
_MOST_RULES = 4000
_MOST_CELLS = 60_000
"""A page with more is a drawing: a map, a plan, a chart of many lines."""
_COVER = 0.6
"""Share of a cell's side that must be ruled for the side to be a border."""
_AMOUNT = re.compile(r"[0-9]\.[0-9]{2}(?![0-9])")
_NUMBERED = re.compile(r"[^0-9]{2,}([0-9]{1,2})")
_WORD = re.compile("[\u4e00-\u9fff]")
_FEWEST_FULL = 3
"""So many cells with several amounts each show that lines are missing."""


@dataclass(slots=True)
class Span:
    """A cell: its first row and column, and how many of each it covers."""

    row: int
    col: int
    row_span: int
    col_span: int
    text: str = ""


@dataclass(slots=True)
class RuledTable:
    """One table on one page. ``cells[r][c]`` is None where a merged cell covers the place."""

    xs: list[float]
    ys: list[float]
    cells: list[list[Span | None]] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    """The columns of one rebuilt from where its text stands."""

    def holds(self, glyph: Glyph) -> bool:
        """Return whether the middle of ``glyph`` lies in the table."""
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]


def _snapped(values: list[float]) -> list[float]:
    """Return the distinct positions among ``values``, each the mean of its cluster."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _SNAP and value - groups[-1][0] <= 2 * _SNAP:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def merged_rules(rules: list[Rule]) -> list[Rule]:
    """Return ``rules`` with pieces of one line joined: dashes, cell by cell borders, double rules."""
    if not rules:
        return []
    positions = _snapped([rule.at for rule in rules])
    bounds = [(a + b) / 2 for a, b in pairwise(positions)]
    pieces: dict[int, list[Rule]] = {}
    for rule in rules:
        pieces.setdefault(bisect_right(bounds, rule.at), []).append(rule)
    joined: list[Rule] = []
    for index, members in pieces.items():
        members.sort(key=lambda rule: rule.start)
        start, end = members[0].start, members[0].end
        for rule in members[1:]:
            if rule.start <= end + _SNAP:
                end = max(end, rule.end)
            else:
                joined.append(Rule(positions[index], start, end))
                start, end = rule.start, rule.end
        joined.append(Rule(positions[index], start, end))
    return joined


def _components(horizontals: list[Rule], verticals: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the sets of lines that touch each other."""
    parent = list(range(len(horizontals) + len(verticals)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    shift = len(horizontals)
    order = sorted(range(len(verticals)), key=lambda j: verticals[j].at)
    places = [verticals[j].at for j in order]
    for i, horizontal in enumerate(horizontals):
        first = bisect_left(places, horizontal.start - _SNAP)
        for j in order[first : bisect_right(places, horizontal.end + _SNAP)]:
            if verticals[j].start - _SNAP <= horizontal.at <= verticals[j].end + _SNAP:
                parent[root(i)] = root(shift + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(horizontals):
        groups.setdefault(root(i), ([], []))[0].append(rule)
    for j, rule in enumerate(verticals):
        groups.setdefault(root(shift + j), ([], []))[1].append(rule)
    return list(groups.values())


def _ruled(rules: list[Rule], at: float, start: float, end: float) -> bool:
    """Return whether the side from ``start`` to ``end`` at ``at`` is drawn."""
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= _SNAP
    )
    return covered >= _COVER * (end - start)


def _spans(xs: list[float], ys: list[float], horizontals: list[Rule], verticals: list[Rule]) -> list[Span]:
    """Return the cells of a lattice: fields without a border between them are one merged cell."""
    rows, cols = len(ys) - 1, len(xs) - 1
    walls = [[c == 0 or _ruled(verticals, xs[c], ys[r], ys[r + 1]) for c in range(cols)] for r in range(rows)]
    floors = [
        [r == 0 or _ruled(horizontals, ys[r], xs[c], xs[c + 1]) for c in range(cols)] for r in range(rows)
    ]
    spans: list[Span] = []
    open_above: dict[tuple[int, int], Span] = {}
    for r in range(rows):
        current: dict[tuple[int, int], Span] = {}
        c = 0
        while c < cols:
            end = c + 1
            while end < cols and not walls[r][end]:
                end += 1
            above = open_above.get((c, end))
            if above is not None and not any(floors[r][c:end]):
                above.row_span += 1
                current[c, end] = above
            else:
                span = Span(r, c, 1, end - c)
                spans.append(span)
                current[c, end] = span
            c = end
        open_above = current
    return spans


def _table(horizontals: list[Rule], verticals: list[Rule]) -> RuledTable | None:
    """Return the table that touching lines draw, or None for frames, boxes and underlines.

    Sides left open count as drawn: the ends of the crossing lines are the table's edges.
    """
    if len(horizontals) < 2 or not verticals:
        return None
    xs = _snapped(
        [rule.at for rule in verticals]
        + [min(rule.start for rule in horizontals), max(rule.end for rule in horizontals)]
    )
    ys = _snapped(
        [rule.at for rule in horizontals]
        + [min(rule.start for rule in verticals), max(rule.end for rule in verticals)]
    )
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    table = RuledTable(xs, ys, [[None] * (len(xs) - 1) for _ in range(len(ys) - 1)])
    for span in _spans(xs, ys, horizontals, verticals):
        table.cells[span.row][span.col] = span
    return table


def _fill(table: RuledTable, glyphs: list[Glyph]) -> None:
    """Put the glyphs that stand in the table into its cells."""
    owner: dict[tuple[int, int], Span] = {}
    for row in table.cells:
        for span in row:
            if span is not None:
                for r in range(span.row, span.row + span.row_span):
                    for c in range(span.col, span.col + span.col_span):
                        owner[r, c] = span
    held: dict[int, tuple[Span, list[Glyph]]] = {}
    last_row, last_col = len(table.ys) - 2, len(table.xs) - 2
    placed: list[tuple[Glyph, Span]] = []
    for glyph in glyphs:
        r = bisect_right(table.ys, (glyph.top + glyph.bottom) / 2) - 1
        c = bisect_right(table.xs, (glyph.x0 + glyph.x1) / 2) - 1
        placed.append((glyph, owner[min(r, last_row), min(c, last_col)]))
    for glyph, span in whole_numbers(placed, lambda span: table.xs[span.col + span.col_span]):
        held.setdefault(id(span), (span, []))[1].append(glyph)
    for span, members in held.values():
        span.text = cell_text(members, table.xs[span.col + span.col_span] - table.xs[span.col])


def _is_coarse(table: RuledTable) -> bool:
    """Return whether lines between rows are not drawn.

    Several cells then hold several amounts and no words, or every heading ends in its column number.
    """
    for row in table.cells:
        ends = [_NUMBERED.fullmatch(span.text) for span in row if span is not None and span.text]
        if len(ends) > _FEWEST_FULL and [int(end[1]) for end in ends if end] == [*range(1, len(ends) + 1)]:
            return True
    texts = [span.text for row in table.cells for span in row if span is not None]
    many = [text for text in texts if len(_AMOUNT.findall(text)) > 1 and not _WORD.search(text)]
    return len(many) >= _FEWEST_FULL


def ruled_tables(layout: PageLayout) -> tuple[list[RuledTable], list[Glyph]]:
    """Return the tables of a page from top to bottom, and the glyphs that stand outside of them.

    Tables whose lines part only some of their rows or columns are left to ``unruled``.
    """
    tables: list[RuledTable] = []
    rest = layout.glyphs
    all_horizontals, all_verticals = merged_rules(layout.horizontals), merged_rules(layout.verticals)
    if len(all_horizontals) + len(all_verticals) > _MOST_RULES:
        return [], rest
    for horizontals, verticals in _components(all_horizontals, all_verticals):
        table = _table(horizontals, verticals)
        if table is None:
            continue
        inside = [glyph for glyph in rest if table.holds(glyph)]
        if not inside:
            continue
        _fill(table, inside)
        if _is_coarse(table):
            continue
        rest = [glyph for glyph in rest if not table.holds(glyph)]
        tables.append(table)
    tables.sort(key=lambda table: table.ys[0])
    return tables, rest
