"""Tables flattened into text lines, as internal tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingestion.accounts.blocks import Block, find_blocks
from ingestion.accounts.grids import table_of
from ingestion.accounts.headings import is_heading
from ingestion.accounts.table import Table, TableCell
from ingestion.accounts.tokens import stream_table
from ingestion.accounts.values import read_value
from ingestion.accounts.vocabulary import compact
from ingestion.model import Cell, Grid, Line


def text_tables(lines: Sequence[Line], claimed: set[int]) -> list[tuple[Block, Table | None]]:
    """Return the runs of piped, tabbed or one-cell-a-line text, each with the table it makes, if any."""
    found: list[tuple[Block, Table | None]] = []
    for block in find_blocks(lines, claimed):
        table = None
        if not any(map(_is_chart, block.rows)):
            table = _rows_known(block) or stream_table(block)
        if table is not None:
            table.lines |= block.lines
        found.append((block, table))
    return found


def _is_chart(row: list[TableCell]) -> bool:
    """Tell the data of a drawn chart, as exports leave it: all names of a line, then all its numbers."""
    kinds = ["n" if read_value(cell.text) else "t" for cell in row if compact(cell.text)]
    return bool(re.search("t{2,}n{2,}", "".join(kinds)))


def _rows_known(block: Block) -> Table | None:
    """Return the block as a table where its rows keep all their cells, else None."""
    rows = _chunked(block) if block.kind == "pipe" else _grouped(block)
    head = next((number for number, row in enumerate(rows) if _is_head(row)), None)
    if head is None:
        return None
    width = len(rows[head])
    while head > 0 and _is_upper_head(rows[head - 1]):
        head -= 1
    body = _spread(rows[head:], width)
    if body is None or not _consistent(body):
        return None
    above = [cell.text for row in rows[:head] for cell in row if cell.text and read_value(cell.text) is None]
    strays = [cell for row in rows[:head] for cell in row if read_value(cell.text) is not None]
    start, end = min(block.lines), max(block.lines)
    grid = Grid(
        tuple(
            tuple(_grid_cell(cell, r, c, span) for c, (cell, span) in enumerate(row))
            for r, row in enumerate(body)
        ),
        f"lines {start}-{end}",
        (*block.context, *above) or (" ",),
        start,
    )
    table = table_of(grid, (), None)
    if table is None:
        return None
    for record in table.records:
        for index, cell in record.cells.items():
            printed = body[cell.row][cell.col][0]
            record.cells[index] = printed or cell
    table.strays += strays
    table.line_start, table.line_end = start, end
    return table


def _grid_cell(cell: TableCell | None, row: int, col: int, span: int) -> Cell | None:
    if cell is None:
        return None
    return Cell(cell.text, row, col, cell.locator, 1, span, cell.line_no)


def _is_head(row: list[TableCell]) -> bool:
    texts = [cell.text for cell in row if compact(cell.text)]
    known = sum(map(is_heading, texts))
    return known >= 2 and known * 3 >= len(texts) * 2 and not any(map(read_value, texts))


def _is_upper_head(row: list[TableCell]) -> bool:
    texts = [cell.text for cell in row if compact(cell.text)]
    return bool(texts) and len(row) > 1 and all(compact(text) in ("收入", "支出") for text in texts)


def _chunked(block: Block) -> list[list[TableCell]]:
    """Cut the cells of a piped block into rows of the width of its heading line."""
    heads = [row for row in block.rows if _is_head(row)]
    widths = Counter(len(row) for row in (heads or block.rows) if len(row) >= 2)
    if not widths:
        return []
    width = widths.most_common(1)[0][0]
    cells = block.cells
    first = next(row for row in (heads or block.rows) if len(row) == width)
    offset = next(number for number, cell in enumerate(cells) if cell is first[0]) % width
    rows = [cells[:offset]] if offset else []
    return rows + [cells[at : at + width] for at in range(offset, len(cells), width)]


def _grouped(block: Block) -> list[list[TableCell]]:
    widths = Counter(len(row) for row in block.rows if len(row) >= 2)
    if block.kind != "tab" or not widths:
        return []
    width, times = widths.most_common(1)[0]
    several = sum(widths.values())
    return block.rows if times >= several * 0.85 else [row for row in block.rows if len(row) == width] * 0


Spread = list[list[tuple[TableCell | None, int]]]


def _spread(rows: list[list[TableCell]], width: int) -> Spread | None:
    """Give heading cells that lost their spans their place; None when that cannot be told.

    Only 收入 | 支出 above two lanes is put back here; other packed headings need ``tree``.
    """
    spread: Spread = []
    heads = 0
    for row in rows:
        texts = [cell for cell in row if compact(cell.text)]
        if heads == len(spread) and _is_upper_head(row):
            half = width // 2
            placed: list[tuple[TableCell | None, int]] = [(None, 1)] * width
            for number, cell in enumerate(texts[:2]):
                placed[number * half] = (cell, half)
            spread.append(placed)
            heads += 1
            continue
        if heads == len(spread) and texts and all(is_heading(cell.text) for cell in texts):
            if (
                len(texts) < len(row)
                and not any(read_value(cell.text) for cell in texts)
                and heads == 0
            ):
                return None
        padded = list(row[:width]) + [None] * (width - len(row))
        spread.append([(cell, 1) for cell in padded])
    return spread


def _consistent(rows: Spread) -> bool:
    """Tell whether columns hold either numbers or words: the cut into rows is right."""
    if len(rows) < 2:
        return False
    mixed = total = 0
    for column in zip(*rows[1:], strict=True):
        words = [cell.text for cell, _ in column if cell is not None and compact(cell.text)]
        numbers = sum(read_value(word) is not None for word in words)
        texts = sum(not re.search("[0-9]", word) and len(compact(word)) > 1 for word in words)
        mixed += min(numbers, texts)
        total += max(numbers, texts)
    return mixed <= total * 0.1
