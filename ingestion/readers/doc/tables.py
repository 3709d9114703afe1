"""Rows of a DOC table: widths from the row's definition give columns, flags give merged cells."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from ingestion.readers.doc.binary import Sprms
from ingestion.readers.spans import SpanCell

_DEFINE_TABLE, _VERTICAL_MERGE = 0xD608, 0xD62B
_MERGED, _V_MERGED, _V_RESTART = 0x02, 0x20, 0x40
_CELL_SIZE = 20
_SAME = 80
"""Column edges nearer than this, in twips, are the same edge (1.4 mm)."""


@dataclass(slots=True)
class DocRow:
    """One row: the text of its cells, and what its definition says of each."""

    texts: list[str]
    edges: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)


def make_row(texts: list[str], modifiers: Sprms) -> DocRow:
    """Return a row with the definition that stands at its end; without one, cells are columns."""
    row = DocRow(texts)
    for code, operand in modifiers:
        if code == _DEFINE_TABLE and len(operand) > 3:
            count = operand[2]
            if len(operand) < 3 + 2 * (count + 1):
                continue
            row.edges = list(struct.unpack_from(f"<{count + 1}h", operand, 3))
            flags_at = 3 + 2 * (count + 1)
            row.flags = [
                struct.unpack_from("<H", operand, place)[0] if place + 2 <= len(operand) else 0
                for place in range(flags_at, flags_at + count * _CELL_SIZE, _CELL_SIZE)
            ]
        elif code == _VERTICAL_MERGE and len(operand) >= 3 and operand[1] < len(row.flags):
            row.flags[operand[1]] |= _V_RESTART | _V_MERGED if operand[2] & 2 else _V_MERGED
    if len(row.edges) != len(texts) + 1:
        row.edges, row.flags = [], []
    return row


def _columns(rows: list[DocRow]) -> list[int]:
    edges: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not edges or edge - edges[-1] > _SAME:
            edges.append(edge)
    return edges


def _nearest(edges: list[int], edge: int) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - edge))


def span_rows(rows: list[DocRow]) -> list[list[SpanCell]]:
    """Return the rows as spanning cells, those merged across or down in their first place only."""
    edges = _columns(rows)
    laid: list[list[SpanCell]] = []
    open_cells: dict[int, tuple[int, int]] = {}
    for r, row in enumerate(rows):
        cells: list[SpanCell] = []
        still_open: dict[int, tuple[int, int]] = {}
        for index, text in enumerate(row.texts):
            flags = row.flags[index] if row.flags else 0
            start = _nearest(edges, row.edges[index]) if row.edges else index
            end = _nearest(edges, row.edges[index + 1]) if row.edges else index + 1
            if index == 0 and start > 0:
                cells.append(SpanCell("", 1, start))
            width = max(end - start, 1)
            if flags & _MERGED and cells:
                cells[-1] = cells[-1]._replace(col_span=cells[-1].col_span + width)
                continue
            above = open_cells.get(start)
            if flags & _V_MERGED and not flags & _V_RESTART and above is not None:
                first = laid[above[0]][above[1]]
                laid[above[0]][above[1]] = first._replace(row_span=first.row_span + 1)
                still_open[start] = above
                continue
            if flags & (_V_RESTART | _V_MERGED):
                still_open[start] = (r, len(cells))
            cells.append(SpanCell(text, 1, width))
        open_cells = still_open
        laid.append(cells)
    return laid
