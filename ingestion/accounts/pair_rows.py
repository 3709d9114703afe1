"""Rows of labels with their numbers beside them, below the columns of another table in one frame.

``公务用车购置数（辆） | 0 | 公务用车保有量（辆） | 4`` below the amounts of 三公 expenses: the heading
above such a number is that of other rows, and says nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingestion.accounts.block import Block
from ingestion.accounts.headings import distinct_cells
from ingestion.accounts.records import table_cell
from ingestion.accounts.table import Column, Matrix, Record, Table, TableCell
from ingestion.accounts.values import is_blank, read_value
from ingestion.accounts.vocabulary import SUBJECTS, axes_of
from ingestion.model import Cell

_VALUE, _UNKNOWN = 1, 2
"""Columns of the numbers whose label says all, and of those of some column of the table above."""
_FEWEST = 2
"""So many names of counts at the end of a text make it one of pairs."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its number, None where that is blank."""

    label: Cell
    number: Cell | None
    is_astray: bool
    """The label stands among the values: a row of its own, no matter what the columns are."""


def pair_rows(matrix: Matrix, start: int, end: int, columns: Sequence[Column]) -> dict[int, list[Pair]]:
    """Return the pairs of each of the rows ``start`` to ``end`` (exclusive) that is none of the columns.

    Without a column of labels a row that begins with a word is none; it has no pairs where it is not made of
    them.
    """
    values = {column.index for column in columns if column.role == "value" and SUBJECTS & column.axes.keys()}
    labelled = any(column.role != "value" for column in columns)
    rows: dict[int, list[Pair]] = {}
    for row_no in range(start, end):
        pairs = _pairs(matrix[row_no], row_no, values)
        if pairs or (values and not labelled and _is_labelled(matrix[row_no])):
            rows[row_no] = pairs
    return rows


def table_of_pairs(rows: dict[int, list[Pair]], like: Table) -> Table:
    """Return the table that the pairs make in the frame of ``like``.

    An amount beside the label of the row stands in a column of the table above, and nobody knows which.
    """
    records = [
        _record(pair.label.text, table_cell(pair.number, like.line_start), pair.is_astray)
        for pairs in rows.values()
        for pair in pairs
        if pair.number is not None
    ]
    return _table(records, like.context, like.locator, like.line_start, like.line_end)


def pairs_at_end(block: Block) -> tuple[Block, Table] | None:
    """Cut the counts beside their names off the end of a run of text; None where it ends in no such pairs."""
    cells = [cell for cell in block.cells if not is_blank(cell.text)]
    end, records = len(cells), list[Record]()
    while end > 0:
        label = cells[end - 1]
        number = label if read_value(label.text) is not None else None
        if number is not None:
            end -= 1
            label = cells[end - 1] if end else number
        if read_value(label.text) is not None or (number is None and not _is_count(label.text)):
            end += number is not None
            break
        end -= 1
        if number is not None:
            records.insert(0, _record(label.text, number, False))
    if not 0 < end < len(cells) or sum(_is_count(record.label) for record in records) < _FEWEST:
        return None
    rest, first = [], cells[end]
    for row in block.rows:
        at = next((n for n, cell in enumerate(row) if cell is first), len(row))
        rest += [row[:at]] if at else []
        if at < len(row):
            break
    lines = (min(block.lines), max(block.lines))
    table = _table(records, tuple(block.context), f"lines {lines[0]}-{lines[1]}", *lines)
    return replace(block, rows=rest), table


def _record(label: str, number: TableCell, is_astray: bool) -> Record:
    place = _VALUE if is_astray or _is_count(label) else _UNKNOWN
    return Record(0, label, "", {place: number}, number.row)


def _table(records: list[Record], context: tuple[str, ...], locator: str, start: int, end: int) -> Table:
    columns = [
        Column(0, (), 0, {"role": "label"}),
        Column(_VALUE, ()),
        Column(_UNKNOWN, (), 0, {"skip": "unresolved"}),
    ]
    return Table("", context, columns, records, locator, start, end)


def _pairs(row: list[Cell | None], row_no: int, values: set[int]) -> list[Pair]:
    """Return the pairs of a row; [] where it is not made of them or no word stands in a value column."""
    pairs: list[Pair] = []
    for cell in distinct_cells(row):
        if cell.row != row_no:
            return []
        if read_value(cell.text) is None and not is_blank(cell.text):
            pairs.append(Pair(cell, None, bool(values & set(range(cell.col, cell.col + cell.col_span)))))
        elif not pairs or pairs[-1].number is not None:
            return []
        else:
            pairs[-1] = replace(pairs[-1], number=cell)
    numbers = sum(pair.number is not None for pair in pairs)
    astray = [pair for pair in pairs if pair.is_astray]
    is_whole = len(pairs) > 1 and numbers == len(pairs)
    known = any(SUBJECTS & dict(axes_of(pair.label.text, False)).keys() for pair in astray)
    return pairs if numbers and astray and (is_whole or known) else []


def _is_labelled(row: list[Cell | None]) -> bool:
    texts = [cell.text for cell in distinct_cells(row) if not is_blank(cell.text)]
    return bool(texts) and read_value(texts[0]) is None and any(map(read_value, texts))


def _is_count(label: str) -> bool:
    return bool({"volume", "asset"} & dict(axes_of(label, False)).keys())
