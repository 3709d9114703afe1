"""Tables ruled only horizontally or not at all: found by their lines of numbers, rebuilt by geometry.

A table is rebuilt as a whole or not at all: when a column, a row or a heading can be read in two ways its
lines stay text, and what is certain in them is read (or listed) as text.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise

from ingestion.readers.pdf.bodies import banded, spaced
from ingestion.readers.pdf.carried import carried, summed_up
from ingestion.readers.pdf.geometry import Glyph, PageLayout, PrintedLine
from ingestion.readers.pdf.gutters import Column, Row, columns_of, overlap
from ingestion.readers.pdf.headings import Heading, heading_of
from ingestion.readers.pdf.regions import Region, is_index, regions_of
from ingestion.readers.pdf.segments import Segment, em_of, segments, side_by_side
from ingestion.readers.pdf.tables import RuledTable, Span, merged_rules

_FEWEST_ROWS, _FEWEST_NUMBERS = 3, 4
_COLUMN_GAP, _FEWEST_LINES = 0.8, 2
"""A blank of so many ems may part columns; so many such lines make a page worth a look."""
_DIGIT = re.compile("[0-9]")
_MOST_WRAPPED = 2
"""So many lines of the first row's label may stand above its numbers."""


def _levels(region: Region) -> tuple[float, float]:
    """Return the heights of the heading's ceiling and floor."""
    head = [one for line in region.head for one in line]
    top, foot = min(one.top for one in head), max(one.bottom for one in head)
    below = min(one.top for one in (region.index or region.body[0]))
    inner = [at for at in region.rules if foot - 3 < at < below + 3]
    outer = [at for at in region.rules if at < top + 3]
    if inner and outer:
        return max(outer), min(inner)
    pad = (below - foot) / 2
    return top - pad, foot + pad


def _read(region: Region, em: float) -> tuple[Heading, list[Row]] | None:
    """Return heading and rows of a region, or None where one of them is not certain."""
    pieces = [one for line in region.body for one in line]
    numbers = sum(one.is_number for one in pieces)
    rows = sum(any(one.is_number for one in line) for line in region.body)
    if any(one.is_broken for one in pieces) or not region.head or not region.body:
        return None
    if rows < _FEWEST_ROWS and not (region.index and numbers >= _FEWEST_NUMBERS):
        return None
    if any(is_index(line) for line in region.body):
        return None
    columns = columns_of(region.body)
    if columns is None:
        return None
    ceiling, floor = _levels(region)
    head = [one for line in region.head for one in line]
    heading = heading_of(head, region.index, columns, ceiling, floor, em)
    if heading is None:
        return None
    bands = [at for at in region.rules if at > floor - 3]
    is_banded = len(bands) > 2 and all(
        any(a[0].middle < at < b[0].middle for at in bands) for a, b in pairwise(_anchors(pieces))
    )
    body = banded(pieces, _closed(bands, pieces)) if is_banded else spaced(pieces, columns, em)
    return (heading, body) if body else None


def _anchors(pieces: list[Segment]) -> list[Row]:
    return side_by_side([one for one in pieces if one.is_number])


def _closed(bands: list[float], pieces: list[Segment]) -> list[float]:
    """Return the ruled lines with the ends of the text where the outer ones are missing."""
    top, foot = min(one.middle for one in pieces) - 1, max(one.middle for one in pieces) + 1
    return [*([top] if bands[0] > top else []), *bands, *([foot] if bands[-1] < foot else [])]


def _text(pieces: list[Segment]) -> str:
    return "".join(" ".join(one.text for one in line) for line in side_by_side(pieces))


def _heading_rows(heading: Heading) -> list[list[Span | None]]:
    """Return the heading as rows of cells: every text over its columns, the lowest down to the body."""
    width = len(heading.columns)
    depth = max(len(path) for path in heading.paths)
    rows: list[list[Span | None]] = [[None] * width for _ in range(depth)]
    known: set[int] = set()
    for index, path in enumerate(heading.paths):
        for level, block in enumerate(path):
            if id(block) not in known:
                known.add(id(block))
                tall = depth - level if level == len(path) - 1 else 1
                rows[level][index] = Span(level, index, tall, block.last - block.first + 1, block.text)
    return rows


def _cells(row: Row, number: int, columns: list[Column]) -> list[Span | None] | None:
    """Return a row's cells, or None where a number stands in no column or two in one."""
    held: dict[tuple[int, int], list[Segment]] = {}
    for piece in row:
        inside = [index for index, column in enumerate(columns) if overlap(piece, column) > 0]
        if not inside or (len(inside) > 1 and (piece.is_number or piece.is_mark)):
            return None
        held.setdefault((inside[0], inside[-1]), []).append(piece)
    cells: list[Span | None] = [Span(number, index, 1, 1) for index in range(len(columns))]
    taken: set[int] = set()
    for (first, last), pieces in sorted(held.items()):
        if taken & {*range(first, last + 1)} or sum(one.is_number or one.is_mark for one in pieces) > 1:
            return None
        taken |= {*range(first, last + 1)}
        cells[first] = Span(number, first, 1, last - first + 1, _text(pieces))
        for covered in range(first + 1, last + 1):
            cells[covered] = None
    return cells


def _table(region: Region, em: float) -> RuledTable | None:
    read = _read(region, em)
    for _ in range(_MOST_WRAPPED):
        if read is None and len(region.head) > 1 and not region.index and not region.rules:
            region = Region(region.head[:-1], region.index, [region.head[-1], *region.body], region.rules)
            read = _read(region, em)
    if read is None:
        return None
    heading, rows = read
    columns = heading.columns
    cells = _heading_rows(heading)
    for row in ([region.index] if region.index else []) + rows:
        made = _cells(row, len(cells), columns)
        if made is None:
            return None
        cells.append(made)
    inner = [(a.x1 + b.x0) / 2 for a, b in pairwise(columns)]
    xs = [columns[0].x0 - 2, *inner, columns[-1].x1 + 2]
    return RuledTable(xs, _steps(region.head, region.body, len(cells)), cells, columns)


def _steps(head: list[Row], body: list[Row], rows: int) -> list[float]:
    """Return the borders of ``rows`` equally high rows from the top of ``head`` to the foot of ``body``."""
    top = min(one.top for line in head for one in line)
    foot = max(one.bottom for line in body for one in line)
    return [top + (foot - top) * n / rows for n in range(rows + 1)]


def _carried(region: Region, before: RuledTable, em: float) -> RuledTable | None:
    """Return the table that goes on with ``before``, from the page above, or None where that is open."""
    lines = region.head + region.body
    if region.index or any(one.is_broken for line in lines for one in line):
        return None
    read = carried(lines, before.columns, em)
    if read is None:
        return None
    columns, rows = read
    made = [_cells(row, number, columns) for number, row in enumerate(rows)]
    cells = [row for row in made if row is not None]
    if len(cells) < len(made):
        return None
    steps = _steps(lines[:1], lines, len(cells))
    return RuledTable(before.xs, steps, cells, summed_up(before.columns, columns))


def may_hold_tables(lines: list[PrintedLine]) -> bool:
    """Return whether some lines look like rows: numbers, and blanks wide enough to part columns."""
    rows = (one for one in lines if one.widest_gap > _COLUMN_GAP * one.height and _DIGIT.search(one.text))
    return len(list(islice(rows, _FEWEST_LINES))) == _FEWEST_LINES


def unruled_tables(
    layout: PageLayout, glyphs: list[Glyph], before: RuledTable | None = None
) -> tuple[list[RuledTable], list[Glyph]]:
    """Return the tables among ``glyphs``, which stand in no ruled table, and the glyphs outside of them.

    ``before`` is such a table that ended the page before: it may go on without its heading.
    """
    em = em_of(glyphs)
    if not em:
        return [], glyphs
    pieces = segments(glyphs, em)
    if sum(one.is_number for one in pieces) < _FEWEST_NUMBERS:
        return [], glyphs
    rules = [(rule.at, rule.start, rule.end) for rule in merged_rules(layout.horizontals)]
    tables: list[RuledTable] = []
    lines = side_by_side(pieces)
    for region in regions_of(lines, rules, em):
        table = _table(region, em)
        if table is None and before is not None and (region.head + region.body)[0] == lines[0]:
            table = _carried(region, before, em)
        if table is not None:
            tables.append(table)
            glyphs = [g for g in glyphs if not table.ys[0] <= (g.top + g.bottom) / 2 <= table.ys[-1]]
    return tables, glyphs
