"""Real tables (``Document.grids``) as internal tables, continued over pages where they run on."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.accounts.block import Block
from ingestion.accounts.columns import (
    columns_of,
    name_code_columns,
    name_first_column,
    name_label_columns,
    name_unit_columns,
)
from ingestion.accounts.headings import context_rows, heading_rows, next_heading, next_title
from ingestion.accounts.pair_rows import pair_rows, table_of_pairs
from ingestion.accounts.records import heading_strays, records_of, table_cell
from ingestion.accounts.streams import table_of
from ingestion.accounts.table import Matrix, Table, expand
from ingestion.accounts.unspanned import has_lost_spans
from ingestion.accounts.values import read_value, unit_in
from ingestion.accounts.vocabulary import compact
from ingestion.accounts.whole_parts import tables_of_parts
from ingestion.model import Grid, Line

_PASSED_OVER = 6
"""Rows at the top of a frame that may be neither a title nor a heading."""
_LOOK_BACK = 8
"""Lines above a table in which its title and unit may stand."""


def tables_of(grid: Grid, lines: Sequence[Line], previous: Table | None) -> list[Table]:
    """Return the tables inside a grid, mostly one: some frames hold a second with headings of its own.

    A grid without headings continues ``previous``; without that the list is empty.
    """
    matrix = expand(grid)
    if not matrix:
        return []
    if has_lost_spans(matrix):
        return _as_printed(grid, lines)
    inner, first = context_rows(matrix)
    above = lines_above(grid, lines)
    tables: list[Table] = []
    while first < len(matrix):
        first, skipped = _first_heading(matrix, first)
        inner += skipped
        body = heading_rows(matrix, first)
        if body == first:
            if tables or previous is None or inner or len(previous.columns) != len(matrix[0]):
                break
            columns, title, context = previous.columns, previous.title, previous.context
        else:
            columns = columns_of(matrix, first, body)
            title, context = "", (*above, *inner)
        titled = next_title(matrix, body)
        end = min(next_heading(matrix, body, columns), titled)
        name_code_columns(matrix, body, end, columns)
        first_cells = [row[0].text for row in matrix[body:end] if row[0] is not None]
        name_first_column(first_cells, columns)
        name_label_columns(matrix, body, end, columns)
        name_unit_columns(matrix, body, end, columns)
        strays = heading_strays(matrix, first, body, grid.after_line)
        pairs = pair_rows(matrix, body, end, columns)
        records = strays + records_of(matrix, body, columns, grid.after_line, end, pairs)
        below = next((record for record in records if record not in strays), None)
        if below and not below.label and not below.code and _total_in_heading(matrix, first, body):
            below.is_total = True
        line_no = grid.after_line
        table = Table(title, tuple(context), columns, records, grid.locator, line_no, line_no)
        tables += [table_of_pairs(pairs, table), table] if any(pairs.values()) else [table]
        first = end
        if first == titled:
            texts, first = context_rows(matrix, first)
            inner += texts
    return tables


def tables_of_part_rows(grid: Grid, lines: Sequence[Line]) -> list[Table]:
    """Return the tables of a grid whose heads hold 其中 alone, as far as sums prove them."""
    found = tables_of_parts(_block_of(grid, lines)) or []
    return [_in_grid(table, grid) for _, table in found if table is not None]


def _as_printed(grid: Grid, lines: Sequence[Line]) -> list[Table]:
    """Return the table that the rows of a grid make without the places of their cells, as in a text."""
    table = table_of(_block_of(grid, lines))
    return [_in_grid(table, grid)] if table is not None else []


def _block_of(grid: Grid, lines: Sequence[Line]) -> Block:
    """Return the cells of a grid as rows of a text, each where it begins."""
    rows = [
        [
            table_cell(cell, grid.after_line)
            for place, cell in enumerate(row)
            if cell is not None and (cell.row, cell.col) == (number, place)
        ]
        for number, row in enumerate(expand(grid))
    ]
    return Block("pipe", rows, list(lines_above(grid, lines)), {grid.after_line})


def _in_grid(table: Table, grid: Grid) -> Table:
    table.locator, table.lines = grid.locator, set()
    return table


def _first_heading(matrix: Matrix, first: int) -> tuple[int, list[str]]:
    """Return the first row that begins headings, and the texts of the rows above it.

    Only a few rows without any number are passed over; where none begins headings it is ``first``.
    """
    skipped: list[str] = []
    for row_no in range(first, min(first + _PASSED_OVER, len(matrix))):
        if heading_rows(matrix, row_no) > row_no:
            return row_no, skipped
        texts = [cell.text for cell in matrix[row_no] if cell is not None and cell.row == row_no]
        if any(read_value(text) is not None for text in texts):
            break
        skipped += [text for text in dict.fromkeys(texts) if text.strip()]
    return first, []


def _total_in_heading(matrix: Matrix, first: int, body: int) -> bool:
    """Tell whether 合计 stands in the label column of the lowest heading row, its values below it."""
    cell = matrix[body - 1][0]
    return body - 1 > first and cell is not None and compact(cell.text) == "合计"


def lines_above(grid: Grid, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the texts above a grid, nearest last: the lines before it, then its own title lines.

    Lines are taken back to the first sentence; page numbers and blank lines do not count.
    """
    texts: list[str] = []
    for line in reversed(lines[max(0, grid.after_line - 2 * _LOOK_BACK) : grid.after_line + 1]):
        word = compact(line.text)
        if not word or word.isdigit():
            continue
        if "。" in word or len(word) > 80 or len(texts) >= _LOOK_BACK:
            break
        texts.append(line.text)
        if len(texts) >= 2 and unit_in(texts[0]) is None and unit_in(word):
            break
    above = [text for text in reversed(texts) if text not in grid.title_lines]
    return (*above, *grid.title_lines)
