"""Small tables printed one cell a line, one behind the other in a single run of lines.

``年度收入情况（万元）`` / ``机构名称`` / ``收入合计`` / ``其中：`` / ``上年结转`` / … / the body /
its numbers / the next table's title. Rows are lost; they are put back only where there is one
number for every head, and where the parts behind 其中 make the whole.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

from ingestion.accounts.align import TOLERANCE
from ingestion.accounts.block import Block
from ingestion.accounts.table import TableCell
from ingestion.accounts.tree import is_label_head
from ingestion.accounts.values import read_value, unit_in
from ingestion.accounts.vocabulary import compact
from ingestion.accounts.whole_parts import PARTS, says_parts

_Cells = list[TableCell]
_FEWEST_HEADS = 3


def parted(block: Block) -> list[Block]:
    """Return the tables of a run of bare cells as blocks of their own, else the block itself."""
    if block.kind != "bare":
        return [block]
    cells = [cell for cell in block.cells if compact(cell.text)]
    runs = [list(run) for _, run in itertools.groupby(cells, key=lambda cell: read_value(cell.text) is None)]
    if len(runs) % 2 or read_value(runs[0][0].text) is not None:
        return [block]
    found = [_piece(block, words, numbers) for words, numbers in zip(runs[::2], runs[1::2], strict=True)]
    pieces = [piece for piece in found if piece is not None]
    is_same = len(pieces) == 1 and pieces[0].kind == block.kind and pieces[0].context == block.context
    return [block] if is_same or len(pieces) < len(found) else pieces


def _piece(block: Block, words: _Cells, numbers: _Cells) -> Block | None:
    """Return the block of one table, None where heads and numbers do not match."""
    context = block.context
    if len(words) > 1 and unit_in(words[0].text) and not says_parts([words[0].text]):
        context, words = [*context, words[0].text], words[1:]
    if len(words) < _FEWEST_HEADS:
        return None
    if says_parts([cell.text for cell in words]):
        rows = _with_parts(words, numbers)
    else:
        rows = [[cell] for cell in (*words, *numbers)] if len(words) == len(numbers) else []
    if not rows:
        return None
    kind = "bare" if len(rows) > len(numbers) else "tab"
    return Block(kind, rows, context, {cell.line_no for row in rows for cell in row})


def _with_parts(words: _Cells, numbers: _Cells) -> list[_Cells]:
    """Return the rows of a table whose last heads are the parts of the one before 其中; [] where unproven."""
    place = next(n for n, cell in enumerate(words) if compact(cell.text) == PARTS)
    top, parts, label = words[: place + 1], words[place + 1 : -1], words[-1]
    is_row = is_label_head(top[0].text) and len(top) == _FEWEST_HEADS
    if not is_row or len(numbers) != len(parts) + 1 or not _makes_whole(numbers):
        return []
    return [top, parts, [label, *numbers]]


def _makes_whole(numbers: Sequence[TableCell]) -> bool:
    values = [value.number for cell in numbers if (value := read_value(cell.text)) is not None]
    return abs(values[0] - sum(values[1:], Decimal(0))) <= TOLERANCE
