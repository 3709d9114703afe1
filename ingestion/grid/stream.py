"""Runs of cells out of a text stream: cells a line, tabbed rows, pipe rows, plain cells a line.

Word exports print a cell as a line with a leading tab, further paragraphs of the cell as plain lines,
and a blank line at the end of a row (and for every blank paragraph, so a blank line alone does not end
a row for sure: ``ingestion.forms.split_rows`` decides by the width of the header).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ingestion.grid.cells import Piece, TableCell, TableRow, TableRun
from ingestion.grid.lines import HEADING, make_cell, piece, split_row
from ingestion.grid.pipes import is_piped, pipe_run
from ingestion.model import Line

_LONG = 4000
"""A continuation paragraph of one cell is never longer than this."""


class _Builder:
    """Collects the cells and rows of one run."""

    def __init__(self) -> None:
        self.rows: list[TableRow] = []
        self.cells: list[TableCell] = []
        self.pieces: list[Piece] = []
        self.lines: list[Line] = []

    def open_cell(self, line: Line) -> None:
        self.close_cell()
        self.pieces = [piece(line, 0, len(line.text))]
        self.lines = [line]

    def continue_cell(self, line: Line) -> None:
        self.pieces.append(piece(line, 0, len(line.text)))
        self.lines.append(line)

    def close_cell(self) -> None:
        if self.pieces:
            first = next((i for i, p in enumerate(self.pieces) if p.text.strip()), 0)
            self.cells.append(make_cell(self.lines[first], self.pieces))
        self.pieces, self.lines = [], []

    def close_row(self) -> None:
        self.close_cell()
        if self.cells:
            self.rows.append(TableRow(tuple(self.cells)))
        self.cells = []


def _tab_run(lines: tuple[Line, ...], start: int) -> tuple[TableRun, int]:
    """Read the run of tab-marked cells that starts at index ``start``; return it and the next index."""
    builder = _Builder()
    index, last, blank_before = start, start, False
    while index < len(lines):
        line = lines[index]
        if line.is_cell:
            builder.open_cell(line)
            blank_before, last = False, index
        elif not line.text.strip():
            builder.close_row()
            blank_before = True
        elif blank_before or HEADING.match(line.text) or len(line.text) > _LONG:
            break
        else:
            builder.continue_cell(line)
            last = index
        index += 1
    builder.close_row()
    run = TableRun(tuple(builder.rows), lines[start].no, lines[last].no, lines[start].locator)
    return run, last + 1


def _row_run(lines: tuple[Line, ...], start: int) -> tuple[TableRun, int]:
    """Read consecutive lines with tabs between cells, one row a line.

    A line that begins with a tab begins with a blank cell.
    """
    index = start
    rows = []
    while index < len(lines) and _is_tabbed(lines[index]):
        cells = split_row(lines[index], "\t")
        if lines[index].is_cell and not lines[index].text.startswith("\t"):
            cells.insert(0, make_cell(lines[index], [piece(lines[index], 0, 0)]))
        rows.append(TableRow(tuple(cells)))
        index += 1
    return TableRun(tuple(rows), lines[start].no, lines[index - 1].no, lines[start].locator), index


def _is_tabbed(line: Line) -> bool:
    return line.text.strip().count("\t") >= 1


def _opens_rows(lines: tuple[Line, ...], index: int) -> bool:
    """Return whether a row with tabs between its cells stands at ``index``, and another one after it."""
    if not _is_tabbed(lines[index]) or index + 1 >= len(lines) or not _is_tabbed(lines[index + 1]):
        return False
    return not (lines[index].is_cell and lines[index + 1].is_cell) or _opens_rows(lines, index + 1)


def _plain_run(lines: tuple[Line, ...], start: int, is_end: Callable[[Line], bool]) -> tuple[TableRun, int]:
    """Read plain cells, one a line, from ``start`` until ``is_end`` or a heading."""
    rows, index, last = [], start, start
    while index < len(lines):
        line = lines[index]
        if line.text.strip():
            if (is_end(line) or HEADING.match(line.text)) and index > start:
                break
            rows += [TableRow((cell,)) for cell in split_row(line, "\t") if cell.text.strip()]
            last = index
        index += 1
    run = TableRun(tuple(rows), lines[start].no, lines[last].no, lines[start].locator, is_flat=True)
    return run, last + 1


def _spaced_run(lines: tuple[Line, ...], start: int, is_end: Callable[[Line], bool]) -> tuple[TableRun, int]:
    """Read rows whose cells stand between blanks, one row a line, until ``is_end`` or a heading."""
    rows, index, last = [], start, start
    while index < len(lines):
        line = lines[index]
        if line.text.strip():
            if (is_end(line) or HEADING.match(line.text)) and index > start:
                break
            cells = [
                make_cell(line, [piece(line, match.start(), match.end())])
                for match in re.finditer(r"\S+", line.text)
            ]
            rows.append(TableRow(tuple(cells)))
            last = index
        index += 1
    run = TableRun(tuple(rows), lines[start].no, lines[last].no, lines[start].locator, is_spaced=True)
    return run, last + 1


def _token_run(line: Line) -> TableRun:
    """Read a whole form printed in one line with blanks between the cells."""
    rows = tuple(
        TableRow((make_cell(line, [piece(line, match.start(), match.end())]),))
        for match in re.finditer(r"\S+", line.text)
    )
    return TableRun(rows, line.no, line.no, line.locator, is_flat=True)


def line_runs(
    lines: tuple[Line, ...],
    opens: Callable[[tuple[Line, ...], int], str],
    ends: Callable[[], Callable[[Line], bool]],
) -> list[TableRun]:
    """Return every run of cells in ``lines``, in order.

    ``opens(lines, index)`` says whether plain lines from ``index`` on are a form (only its words can
    tell): ``cells`` for one cell a line, ``rows`` for one row a line with blanks between the cells,
    ``line`` for all in one line with blanks between, '' for neither. ``ends()`` gives, for one such
    form, a function of a line that says whether the form is over.
    """
    runs: list[TableRun] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        by_cell = _is_tabbed(line) and not line.is_cell and opens(lines, index) == "cells"
        if by_cell:
            run, index = _plain_run(lines, index, ends())
        elif _opens_rows(lines, index):
            run, index = _row_run(lines, index)
        elif line.is_cell:
            run, index = _tab_run(lines, index)
        elif not line.text.strip():
            index += 1
            continue
        elif is_piped(line):
            run, index = pipe_run(lines, index)
        elif kind := opens(lines, index):
            if kind == "line":
                run, index = _token_run(line), index + 1
            else:
                reader = _plain_run if kind == "cells" else _spaced_run
                run, index = reader(lines, index, ends())
        else:
            index += 1
            continue
        if run.rows:
            runs.append(run)
    return runs
