"""From heading rows to columns and lanes: what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.accounts.codes import economic_code, split_code
from ingestion.accounts.headings import is_numbering_row, own_texts
from ingestion.accounts.table import Column, Matrix
from ingestion.accounts.unmerged import spread_headings
from ingestion.accounts.values import is_blank, is_unit, read_value
from ingestion.accounts.vocabulary import SUBJECTS, axes_of, compact
from ingestion.model import Cell
from ingestion.reference import economic_name, function_name

_TWO_KINDS = re.compile("(?:(?:年初|全年|调整|上年)?(?:预算|决算)(?:数|金额|额)){2,}")
"""Two headings printed as one: which of them an amount below belongs to is open."""
_PIECES = (re.compile("[1-5][0-9]{2}"), re.compile("[0-9]{2}"), re.compile("[0-9]{2}"))
_CODE_PARTS, _FEWEST_CODED, _KNOWN_SHARE = 3, 3, 0.8
"""A code in three columns; so many rows must have one, and such a share of them must be known."""


def columns_of(matrix: Matrix, start: int, end: int) -> list[Column]:
    """Return the columns that the heading rows ``start`` to ``end`` (exclusive) make, with lanes."""
    width = len(matrix[0]) if matrix else 0
    matrix = spread_headings(matrix, start, end)
    heads = [
        matrix[row_no]
        for row_no in range(start, end)
        if not is_numbering_row(own_texts(matrix[row_no], row_no))
    ]
    columns: list[Column] = []
    lowest: list[Cell | None] = []
    for index in range(width):
        path: list[str] = []
        previous: Cell | None = None
        for row in heads:
            cell = row[index]
            if cell is None or cell is previous or not cell.text.strip():
                continue
            previous = cell
            if read_value(cell.text) is None and not (
                cell.row > start and cell.col == 0 and compact(cell.text) == "合计"
            ):
                path.append(cell.text)
        columns.append(Column(index, tuple(path)))
        lowest.append(previous)
    for column in columns:
        describe(column)
    _refuse_half_named(columns, lowest)
    _refuse_nameless(columns)
    assign_lanes(columns)
    return columns


def _refuse_half_named(columns: list[Column], lowest: list[Cell | None]) -> None:
    """Mark columns below a merged heading whose own name is blank, beside others with one: which is open.

    ``lowest`` are the lowest headings of the columns.
    """
    for column, cell in zip(columns, lowest, strict=True):
        if cell is None or cell.col_span < 2 or column.role != "value":
            continue
        if any(other is not cell for other in lowest[cell.col : cell.col + cell.col_span]):
            column.axes["skip"] = "unresolved"


def _refuse_nameless(columns: list[Column]) -> None:
    """Mark columns without any heading beside columns with one: nobody knows what their numbers are."""
    if any(column.path and column.role == "value" for column in columns):
        for column in columns:
            if not column.path:
                column.axes["skip"] = "unresolved"


def describe(column: Column) -> None:
    """Set what the heading path of ``column`` says: lower headings refine higher ones."""
    axes: dict[str, str] = {}
    known = True
    for text in column.path:
        said = dict(axes_of(text, True)) if not _TWO_KINDS.fullmatch(compact(text)) else {}
        known = bool(said)
        if said.get("total") == "all" and "total" in axes:
            del said["total"]
        if "skip" not in said and "role" in axes:
            axes.pop("role")
        subject = SUBJECTS & said.keys()
        if subject:
            for axis in SUBJECTS:
                axes.pop(axis, None)
        axes.update(said)
    if SUBJECTS & axes.keys():
        axes.pop("role", None)
    column.axes = axes
    column.unclear = not known


def expand_detail(columns: list[Column]) -> None:
    """Give headings of economic classes (明细表) their code; a 小计 below a class takes the class's."""
    for column in columns:
        if column.role != "value" or column.axes.keys() & {"nature", "econ", "rev", "skip"}:
            continue
        names = [text for text in column.path if not dict(axes_of(text, True)).get("total")]
        printed, name = split_code(names[-1]) if names else ("", "")
        code = economic_code(name, printed, None) if names else None
        if code:
            column.axes["economic_code"] = code
            column.unclear = False


def assign_lanes(columns: list[Column]) -> None:
    """Start a new lane where label columns stand again after value columns."""
    lane, seen_value = 0, False
    for column in columns:
        if column.role == "value":
            seen_value = seen_value or bool(column.path)
        elif seen_value:
            lane, seen_value = lane + 1, False
        column.lane = lane


def name_code_columns(matrix: Matrix, start: int, end: int, columns: list[Column]) -> None:
    """Make columns of 类, 款 and 项 code columns whatever their headings say: what they hold shows it.

    Headings too wide for them are printed over one another. Each row's pieces must make a known class.
    """
    for first in columns[: max(len(columns) - _CODE_PARTS, 0)]:
        parts = columns[first.index : first.index + _CODE_PARTS]
        rows = [[_word(matrix[row_no][part.index]) for part in parts] for row_no in range(start, end)]
        coded = [row for row in rows if _PIECES[0].fullmatch(row[0])]
        if len(coded) < _FEWEST_CODED or len({*map(len, (row[1] for row in coded))}) < 2:
            continue
        whole = all(
            pattern.fullmatch(word) or (number and not word)
            for row in coded
            for number, (pattern, word) in enumerate(zip(_PIECES, row, strict=True))
        )
        known = sum(bool(function_name("".join(row)) or economic_name("".join(row))) for row in coded)
        if whole and known >= _KNOWN_SHARE * len(coded):
            for part in parts:
                part.axes, part.unclear = {"role": "code"}, False
            assign_lanes(columns)


def name_unit_columns(matrix: Matrix, start: int, end: int, columns: list[Column]) -> None:
    """Make a column of units (``元``, ``个``, ``辆``) one of them, whatever its heading calls it."""
    for column in columns:
        words = [_word(matrix[row_no][column.index]) for row_no in range(start, end)]
        words = [word for word in words if not is_blank(word)]
        if column.path and words and all(map(is_unit, words)):
            column.axes, column.unclear = {"role": "unit"}, False
            assign_lanes(columns)


def _word(cell: Cell | None) -> str:
    return compact(cell.text) if cell is not None else ""


def name_first_column(texts: Sequence[str], columns: list[Column]) -> None:
    """Make the first column that of the labels where its heading is blank or unknown and no number below.

    Without it the amounts of all rows (年初预算数, 决算数, 增减额) would be those of the whole.
    """
    first = columns[0]
    if first.role != "value" or (first.path and not first.unclear):
        return
    words = [text for text in texts if not is_blank(text)]
    if words and all(read_value(word) is None for word in words):
        first.axes = {"role": "label"}
        assign_lanes(columns)


def name_label_columns(matrix: Matrix, start: int, end: int, columns: list[Column]) -> None:
    """Make columns with words below an unknown heading label columns, and set the lanes anew."""
    found = False
    for column in columns:
        if not column.unclear or column.role != "value" or not column.path:
            continue
        texts = [matrix[row_no][column.index] for row_no in range(start, end)]
        words = [cell.text for cell in texts if cell is not None and not is_blank(cell.text)]
        if len(words) >= 3 and sum(read_value(word) is None for word in words) >= len(words) * 0.8:
            column.axes["role"] = "label"
            found = True
    if found:
        assign_lanes(columns)
