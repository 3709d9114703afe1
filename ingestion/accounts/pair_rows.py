"""Rows of labels with their numbers beside them, below the columns of another table in one frame.

``公务用车购置数（辆） | 0 | 公务用车保有量（辆） | 4`` below the amounts of 三公 expenses: the heading
above such a number is that of other rows, and says nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingestion.accounts.headings import distinct_cells
from ingestion.accounts.records import table_cell
from ingestion.accounts.table import Column, Matrix, Record, Table
from ingestion.accounts.values import is_blank, read_value
from ingestion.accounts.vocabulary import SUBJECTS, axes_of
from ingestion.model import Cell


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its number, None where that is blank."""

    label: Cell
    number: Cell | None
    is_astray: bool
    """The label stands among the values: a row of its own, no matter what the columns are."""


def pair_rows(matrix: Matrix, start: int, end: int, columns: Sequence[Column]) -> dict[int, list[Pair]]:
    """Return the pairs of each of the rows ``start`` to ``end`` (exclusive) that is made of them."""
    values = {column.index for column in columns if column.role == "value" and SUBJECTS & column.axes.keys()}
    rows = {row_no: _pairs(matrix[row_no], row_no, values) for row_no in range(start, end)}
    return {row_no: pairs for row_no, pairs in rows.items() if pairs}


def table_of_pairs(rows: dict[int, list[Pair]], like: Table) -> Table:
    """Return the table that the pairs make in the frame of ``like``: a lane for each pair of a row.

    An amount beside the label of the row stands in a column of the table above, and nobody knows which.
    """
    lanes = max(map(len, rows.values()))
    columns = []
    for lane in range(lanes):
        columns += [Column(2 * lane, (), lane, {"role": "label"}), Column(2 * lane + 1, (), lane)]
    columns.append(Column(2 * lanes, (), lanes - 1, {"skip": "unresolved"}))
    records = []
    for row_no, pairs in rows.items():
        for lane, pair in enumerate(pairs):
            place = 2 * lane + 1 if pair.is_astray or _is_count(pair.label) else 2 * lanes
            cells = {place: table_cell(pair.number, like.line_start)} if pair.number is not None else {}
            records.append(Record(lane, pair.label.text, "", cells, row_no))
    return Table(like.title, like.context, columns, records, like.locator, like.line_start, like.line_end)


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


def _is_count(label: Cell) -> bool:
    return bool({"volume", "asset"} & dict(axes_of(label.text, False)).keys())
