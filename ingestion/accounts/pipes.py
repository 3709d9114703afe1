"""Lines with pipes between their cells: cells that go on over lines, and the notes below the table."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ingestion.accounts.block import GAP, SENTENCE, Block, cell_of, is_title
from ingestion.accounts.headings import is_context, is_heading
from ingestion.accounts.paired import part_pairs
from ingestion.accounts.table import TableCell
from ingestion.accounts.values import read_value
from ingestion.accounts.vocabulary import compact
from ingestion.model import Line

_WIDE = 3
"""So many pipes between the cells of a head and of the one row below it make a table."""
_NOTE = 12
"""Characters from which a sentence alone in its row is a note."""


def read_pipes(lines: Sequence[Line], start: int, claimed: set[int]) -> tuple[Block | None, int]:
    """Read piped lines; a line without a pipe between them carries on an open cell or is a title."""
    rows: list[list[TableCell]] = []
    context: list[str] = []
    used: set[int] = set()
    pending: tuple[str, Line, int] | None = None
    position = start
    is_open, is_framed = _rows_are_open(lines, start), _rows_are_framed(lines, start)
    while position < len(lines) and lines[position].no not in claimed:
        line = lines[position]
        if "|" not in line.text:
            ahead = lines[position + 1 : position + 1 + GAP]
            goes_on = any("|" in near.text for near in ahead) and not SENTENCE.search(line.text)
            if not goes_on or (line.text.strip() and is_title(line.text) and pending is None):
                break
            if line.text.strip():
                pending = (
                    (pending[0] + line.text, pending[1], pending[2]) if pending else (line.text, line, 0)
                )
            used.add(line.no)
            position += 1
            continue
        row: list[TableCell] = []
        offset = 0
        pieces = line.text.split("|")
        markdown = line.text.lstrip().startswith("|") and line.text.rstrip().endswith("|") and len(pieces) > 3
        for number, piece in enumerate(pieces):
            last = number == len(pieces) - 1
            if markdown and number == 0 and not piece.strip() and (is_framed or _markdown(lines, position)):
                offset += len(piece) + 1
                continue
            text, origin, at = piece, line, offset
            if number == 0 and pending:
                text, origin, at = pending[0] + piece, pending[1], pending[2]
                pending = None
            if last and not is_open and not is_context(text):
                if text.strip():
                    pending = (text, origin, at)
            else:
                row.append(cell_of(text, origin, at))
            offset += len(piece) + 1
        if row and not all(re.fullmatch(r":?-{2,}:?", cell.text) for cell in row):
            rows.append(row)
        used.add(line.no)
        position += 1
    if pending and rows:
        rows[-1].append(cell_of(*pending))
    _leave_notes(rows, used)
    return (Block("pipe", part_pairs(rows), context, used), position) if rows else (None, position)


def _piped(lines: Sequence[Line], start: int) -> list[str]:
    return list(itertools.takewhile(lambda text: "|" in text, (line.text for line in lines[start:])))


def _is_head_line(text: str) -> bool:
    """Tell a line of a table's own head: body, year and unit."""
    return all(is_context(piece) for piece in text.split("|") if piece.strip())


def _rows_are_open(lines: Sequence[Line], start: int) -> bool:
    """Tell whether pipes stand between cells only: no line ends with one, or few of lines with as many.

    A line may end with one before a blank last cell; then every line that does not ends in a whole cell.
    """
    piped = [text for text in _piped(lines, start) if not _is_head_line(text)]
    unclosed = [text for text in piped if not text.endswith("|")]
    closed = len(piped) - sum(not text.rstrip().endswith("|") for text in piped)
    alike = len({text.count("|") for text in piped}) == 1
    if len(piped) <= 2 or not unclosed:
        return len(piped) == 2 and alike and not closed
    return not closed or (alike and closed * 2 < len(piped)) or all(map(_ends_in_whole_cell, unclosed))


def _ends_in_whole_cell(text: str) -> bool:
    last = text.rpartition("|")[2]
    return not last.strip() or read_value(last) is not None or is_heading(last)


def _rows_are_framed(lines: Sequence[Line], start: int) -> bool:
    """Tell whether pipes stand around the rows too: every line begins and ends with one."""
    piped = [text.strip() for text in _piped(lines, start)]
    return len(piped) > 2 and all(len(text) > 1 and text[0] == text[-1] == "|" for text in piped)


def _leave_notes(rows: list[list[TableCell]], used: set[int]) -> None:
    """Take the notes below a table out of it: sentences alone in their row are the prose reader's."""
    while len(rows) > 1:
        cells = [cell for cell in rows[-1] if compact(cell.text)]
        if len(cells) != 1 or not SENTENCE.search(cells[0].text) or len(compact(cells[0].text)) < _NOTE:
            return
        rows.pop()
        used -= {no for no in used if cells[0].line_no is not None and no >= cells[0].line_no}


def _markdown(lines: Sequence[Line], position: int) -> bool:
    near = [line.text.strip() for line in lines[max(0, position - 3) : position + 4] if "|" in line.text]
    return (
        all(text.startswith("|") and text.endswith("|") for text in near)
        and len({text.count("|") for text in near}) == 1
    )
