"""Cells of two numbers, one of each stage: ``预算数 决算数`` in the heading, ``46.80 35.17`` below it."""

from __future__ import annotations

import re
from dataclasses import replace

from ingestion.accounts.block import is_number
from ingestion.accounts.table import TableCell
from ingestion.accounts.vocabulary import axes_of

_TWO = re.compile(r"(\S+)(\s+)(\S+)")
_FEWEST = 2
"""Columns of such headings that make it certain that blanks part two cells, and not the words of one."""


def part_pairs(rows: list[list[TableCell]]) -> list[list[TableCell]]:
    """Return ``rows`` with every pair of stages and of numbers as two cells, and the headings above twice.

    They stay as they are where any row below holds something else than two numbers or a blank under a
    pair: which number is of which stage would be a guess.
    """
    head = next((number for number, row in enumerate(rows) if len(_pairs(row)) >= _FEWEST), None)
    if head is None:
        return rows
    columns = _pairs(rows[head])
    width = len(rows[head])
    body = [row for row in rows[head + 1 :] if len(row) == width]
    if not body or not all(_is_pair_of_numbers(row[column]) for row in body for column in columns):
        return rows
    return [
        _parted(row, columns, number < head) if len(row) == width else row for number, row in enumerate(rows)
    ]


def _pairs(row: list[TableCell]) -> list[int]:
    """Return the columns whose heading is two different stages."""
    found = []
    for column, cell in enumerate(row):
        match = _TWO.fullmatch(cell.text)
        stages = {dict(axes_of(word, True)).get("kind") for word in (match[1], match[3])} if match else set()
        if len(stages) == 2 and None not in stages:
            found.append(column)
    return found


def _is_pair_of_numbers(cell: TableCell) -> bool:
    match = _TWO.fullmatch(cell.text)
    return not cell.text or bool(match and is_number(match[1]) and is_number(match[3]))


def _parted(row: list[TableCell], columns: list[int], is_above: bool) -> list[TableCell]:
    cells: list[TableCell] = []
    for column, cell in enumerate(row):
        if column not in columns:
            cells.append(cell)
            continue
        match = _TWO.fullmatch(cell.text)
        if is_above or match is None:
            cells += [cell, cell]
            continue
        second = cell.char_start + match.start(3)
        cells.append(replace(cell, text=match[1]))
        cells.append(replace(cell, text=match[3], char_start=second, col=cell.col + match.start(3)))
    return cells
