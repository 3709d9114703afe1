"""Text tables with a head that is 其中 alone: a whole, and in the next row of heads its parts.

``机构名称 | 收入合计 | 其中：`` above ``上年结转 | 公共财政拨款 | 其他收入`` above a row of numbers. Merged
heads are printed once, so their places are lost: the numbers are used only where each row has one for every
lowest head and all parts make their wholes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ingestion.accounts.align import TOLERANCE
from ingestion.accounts.block import Block
from ingestion.accounts.columns import describe
from ingestion.accounts.table import Column, Record, Table, TableCell
from ingestion.accounts.values import read_value
from ingestion.accounts.vocabulary import compact

PARTS = "其中"
_PLANNED = re.compile("预算(?!编码|代码|单位|部门|绩效)(?!.*(?:决算|执行))")
"""A title that says so is one of a budget: its amounts were not spent."""
_REST = "其他"
_FEWEST_HEADS = 3
_FEWEST_ITEMS = 2
_Rows = list[list[TableCell]]


@dataclass(slots=True, eq=False)
class _Head:
    """A head and those below it; 其中 holds the parts of the head before it."""

    text: str
    below: list[_Head] = field(default_factory=list)

    @property
    def word(self) -> str:
        """The head without blanks and closing colon."""
        return compact(self.text)


def says_parts(texts: Sequence[str]) -> bool:
    """Tell whether one of the heads ``texts`` is 其中 alone."""
    return any(compact(text) == PARTS for text in texts)


def tables_of_parts(block: Block) -> list[tuple[Block, Table | None]] | None:
    """Return the tables of a block with such heads (None: not proven by its sums); None for another block."""
    rows = [row for row in block.rows if _filled(row)]
    runs = [(is_head, list(run)) for is_head, run in itertools.groupby(rows, key=_is_head)]
    if not any(is_head and says_parts([c.text for c in row[1:]]) for is_head, run in runs for row in run):
        return None
    found: list[tuple[Block, Table | None]] = []
    for (is_head, run), (_, body) in itertools.pairwise(runs):
        if is_head:
            heads = [_filled(row) for row in run]
            lines = {cell.line_no for row in (*heads, *body) for cell in row}
            piece = Block(block.kind, heads + body, block.context, lines)
            found.append((piece, _table(piece, heads, body)))
    return found


def _filled(row: Sequence[TableCell]) -> list[TableCell]:
    return [cell for cell in row if compact(cell.text)]


def _cut(row: list[TableCell], width: int) -> list[TableCell]:
    """Return the ``width`` cells of a row, blank ones that are printed included; [] where it has others."""
    filled = _filled(row)
    if len(filled) == width:
        return filled
    return row[:width] if len(row) >= width and not _filled(row[width:]) else []


def _is_head(row: Sequence[TableCell]) -> bool:
    return not any(read_value(cell.text) for cell in row)


def _table(block: Block, rows: _Rows, body: _Rows) -> Table | None:
    first = next((n for n, row in enumerate(rows) if len(row) >= _FEWEST_HEADS), len(rows))
    tops = _placed([[cell.text for cell in row] for row in rows[first:]])
    paths = list(_paths(tops, ()))
    body = [_cut(row, len(paths)) for row in body]
    if not paths or not all(body):
        return None
    if any(not _adds_up(tops, iter(row)) for row in body):
        return None
    columns = [Column(index, path) for index, path in enumerate(paths)]
    for column in columns:
        describe(column)
    columns[0].axes, columns[0].unclear = {"role": "label"}, False
    code, titles = _code(columns), [cell.text for row in rows[:first] for cell in row]
    if not code or any(_PLANNED.search(compact(text)) for text in titles or block.context[-1:]):
        return None
    records = [
        Record(0, row[0].text, "", dict(list(enumerate(row))[1:]), number, is_total=len(body) == 1)
        for number, row in enumerate(body)
    ]
    context = (*block.context, *titles)
    start, end = min(block.lines), max(block.lines)
    place = f"lines {start}-{end}"
    return Table("", context, columns, records, place, start, end, code=code, lines=set(block.lines))


def _placed(levels: Sequence[Sequence[str]]) -> list[_Head]:
    """Return the heads of the top row with all others below them; [] where that is open.

    Heads of a lower row stand below one that they name (当年结余 below 结余), else below the one 其中.
    """
    tops = [_Head(text) for text in levels[0]] if levels else []
    above = tops
    for level in levels[1:]:
        heads = [_Head(text) for text in level]
        named = {head: next((g for g in above if _is_of(head, g)), None) for head in heads}
        parts = [group for group in above if group.word == PARTS]
        if len(parts) != 1:
            return []
        places = [above.index(named[head] or parts[0]) for head in heads]
        if places != sorted(places):
            return []
        for head, place in zip(heads, places, strict=True):
            above[place].below.append(head)
        above = heads
    return tops


def _is_of(head: _Head, group: _Head) -> bool:
    return group.word != PARTS and group.word != head.word and head.word.endswith(group.word)


def _paths(heads: Sequence[_Head], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the path of each column; the parts of a whole stand beside it."""
    for head in heads:
        if head.word == PARTS:
            yield from _paths(head.below, above)
        elif head.below:
            yield from _paths(head.below, (*above, head.text))
        else:
            yield (*above, head.text)


def _adds_up(heads: Sequence[_Head], cells: Iterator[TableCell]) -> bool:
    """Return whether the parts behind each 其中 make the number of the head before it.

    ``cells`` are those of a row, in the order of the columns; they are used up.
    """
    return _sum(heads, cells) is not None


def _sum(heads: Sequence[_Head], cells: Iterator[TableCell]) -> Decimal | None:
    """Return the sum of ``heads`` without what stands in groups; None where a whole is not its parts."""
    total, whole = Decimal(0), Decimal(0)
    for head in heads:
        if head.below:
            parts = _sum(head.below, cells)
            if parts is None or (head.word == PARTS and abs(parts - whole) > TOLERANCE):
                return None
            continue
        value = read_value(next(cells).text)
        whole = value.number if value and not value.is_percent else Decimal(0)
        total += whole
    return total


def _code(columns: Sequence[Column]) -> str:
    """Return which accounts table the columns make, '' for none.

    A sum of revenues with the carry-over among them is made the grand total.
    """
    said = [column.axes for column in columns]
    whole = next((axes for axes in said if axes.get("rev") == "current_total"), None)
    if whole is not None and sum("rev" in axes for axes in said) > _FEWEST_ITEMS:
        if any(axes.get("rev") == "opening_carryover" for axes in said):
            whole["rev"] = "grand_total"
        for column in columns:
            if compact(column.path[-1]) == _REST:
                column.axes, column.unclear = {"rev": "other"}, False
        return "revenue"
    if {"basic", "project"} <= {axes.get("nature") for axes in said}:
        return "expenditure"
    return "three_public" if sum("tp" in axes for axes in said) > _FEWEST_ITEMS else ""
