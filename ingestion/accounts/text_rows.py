"""Rows of a block of text: how wide they may be, which are headings, and cells cut into rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingestion.accounts.block import Block
from ingestion.accounts.codes import economic_code
from ingestion.accounts.heading_nodes import is_year
from ingestion.accounts.headings import heading_rows, is_context, is_heading
from ingestion.accounts.table import Matrix, TableCell
from ingestion.accounts.tree import columns_in_order
from ingestion.accounts.values import read_value
from ingestion.accounts.vocabulary import compact
from ingestion.model import Cell

WHOLE = 0.8
"""Share of the rows with numbers that must have one width before rows count as whole."""
_NO_HEADING = frozenset({"", "栏次"})
_WIDEST = 24


def row_widths(block: Block) -> list[int]:
    """Return the row widths to try: widths seen, then divisors of the number of cells (pipes)."""
    if block.kind in ("bare", "inline"):
        return []
    seen = Counter(len(row) for row in block.rows if len(row) >= 2)
    widths = [width for width, _ in seen.most_common()]
    filled = max((len(without_pads(row, 0)) for row in block.rows if has_number(row)), default=0)
    if filled >= 2 and filled < min(seen, default=0):
        widths.append(filled)  # every row is padded beyond the last number
    if block.kind == "pipe" and not seen:
        # One cell a line with its blank cells: the first row begins at the label of the first number.
        first = next((n for n, cell in enumerate(block.cells) if read_value(cell.text)), 0)
        widths += [first - 1] if first > 2 else []
    if block.kind == "pipe" and seen:
        count = len(block.cells)
        widths += [w for w in range(_WIDEST, 2, -1) if count % w == 0 and count >= 3 * w and w not in seen]
    headed = len(columns_in_order(heading_texts(block.rows, _WIDEST))) if seen else 0
    return widths + [headed] * (headed > max(seen, default=0))


def has_number(row: Sequence[TableCell]) -> bool:
    """Tell a row in which some cell is a number."""
    return any(read_value(cell.text) for cell in row)


def without_pads(row: list[TableCell], width: int) -> list[TableCell]:
    """Return the row without blank cells at its end beyond ``width``."""
    end = len(row)
    while end > width and not compact(row[end - 1].text):
        end -= 1
    return row[:end]


def is_whole(block: Block) -> bool:
    """Tell whether the numbers stand in rows of one width: then the block is no stream."""
    numbers = Counter(len(row) for row in block.rows if has_number(row))
    width = max((len(row) for row in block.rows), default=0)
    return (
        block.kind not in ("bare", "inline")
        and width > 2
        and numbers[width] >= sum(numbers.values()) * WHOLE
    )


def cut_rows(block: Block, width: int) -> list[list[TableCell]]:
    """Cut the cells of a piped block into rows of ``width``; [] where columns then mix."""
    cells = block.cells
    first = next((row for row in block.rows if len(row) == width), block.rows[0])
    offset = next(number for number, cell in enumerate(cells) if cell is first[0]) % width
    rows = [cells[at : at + width] for at in range(offset, len(cells), width)]
    whole = rows if len(rows[-1]) == width else rows[:-1]
    if _columns_mixed(whole):
        return []
    return ([cells[:offset]] if offset else []) + rows


def is_head(row: list[TableCell]) -> bool:
    """Tell a row of headings: words most of which are known as such."""
    texts = [cell.text for cell in row if compact(cell.text)]
    known = sum(is_heading(text) and (not is_context(text) or is_year(text)) for text in texts)
    if known:
        # 会议费 and 培训费 stand beside “三公”经费.
        known += sum(not is_heading(text) and bool(economic_code(text, "", None)) for text in texts)
    return known >= 2 and known * 3 >= len(texts) * 2 and not any(map(read_value, texts))


def heading_texts(rows: list[list[TableCell]], width: int) -> list[str]:
    """Return the texts of the headings of ``rows``, ``width`` cells wide at most, in reading order."""
    head = next((number for number, row in enumerate(rows) if is_head(row)), len(rows))
    body = heading_rows(matrix_of(rows, width), head)
    return [
        cell.text
        for row in rows[head:body]
        for cell in row
        if compact(cell.text) not in _NO_HEADING and read_value(cell.text) is None
    ]


def _columns_mixed(rows: list[list[TableCell]]) -> bool:
    """Tell whether columns hold numbers and words alike: the cut into rows is wrong."""
    mixed = total = 0
    for column in zip(*rows[2:], strict=True):
        words = [cell.text for cell in column if compact(cell.text)]
        numbers = sum(read_value(word) is not None for word in words)
        texts = sum(not re.search("[0-9]", word) and len(compact(word)) > 2 for word in words)
        mixed += min(numbers, texts)
        total += max(numbers, texts)
    return mixed > total * 0.1


def matrix_of(rows: Sequence[Sequence[TableCell | None]], width: int) -> Matrix:
    """Return rows of text as a matrix of cells, ``width`` wide at least."""
    matrix: Matrix = []
    for r, row in enumerate(rows):
        cells: list[Cell | None] = [
            None if cell is None else Cell(cell.text, r, c, cell.locator, 1, 1, cell.line_no)
            for c, cell in enumerate(row)
        ]
        matrix.append(cells + [None] * (width - len(cells)))
    return matrix
