"""Cells out of text lines: pieces of a line, cells out of pieces, a line cut at a separator."""

from __future__ import annotations

import re

from ingestion.grid.cells import Piece, TableCell
from ingestion.model import Line

HEADING = re.compile(
    r"\s*(?:附件|附表|附录|第[一二三四五六七八九十0-9]+部分|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]+）)"
)
"""Lines that open a section and therefore end a table."""
TITLE = re.compile(
    r"\s*[^|。；，]*(?:绩效|自评|评分|决算)[^|。；，]{0,20}表\s*(?:（[^（）]*）|\([^()]*\))?\s*"
)
"""Lines that are the title of another table as a whole."""


def piece(line: Line, start: int, end: int) -> Piece:
    """Return ``line.text[start:end]`` with its place."""
    return Piece(line.no, start, end, line.text[start:end])


def make_cell(line: Line, pieces: list[Piece]) -> TableCell:
    """Return a cell out of its paragraphs; ``line`` is the line of the first one."""
    filled = [piece for piece in pieces if piece.text.strip()]
    first = filled[0] if filled else pieces[0]
    lead = len(first.text) - len(first.text.lstrip())
    text = "\n".join(piece.text.strip() for piece in filled)
    return TableCell(
        text=text,
        locator=line.locator,
        line_no=line.no,
        char_start=first.start + lead,
        quote=line.quote(first.start + lead, first.end),
        pieces=tuple(pieces),
    )


def split_row(line: Line, separator: str) -> list[TableCell]:
    """Return the cells of one line that holds a whole row, split at ``separator``."""
    cells, position = [], 0
    for part in line.text.split(separator):
        cells.append(make_cell(line, [piece(line, position, position + len(part))]))
        position += len(part) + len(separator)
    return cells
