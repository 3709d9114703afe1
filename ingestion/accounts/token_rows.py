"""The body of a stream of cells: labels with the numbers after them, and the lane each stands in."""

from __future__ import annotations

import re

from ingestion.accounts.align import RawRow
from ingestion.accounts.codes import function_code, split_code
from ingestion.accounts.numbering import counts_up, lanes_by_number
from ingestion.accounts.table import Column, TableCell
from ingestion.accounts.token_codes import is_amount
from ingestion.accounts.values import is_blank
from ingestion.accounts.vocabulary import axes_of, compact

_PIECE = re.compile("[0-9]{2}")


def rows_by_width(body: list[TableCell], width: int) -> list[RawRow]:
    """Return rows of ``width`` numbers, a label before them or none: tables whose items are headings."""
    rows: list[RawRow] = []
    row: RawRow | None = None
    for number, cell in enumerate(body):
        if is_amount(body, number) or (is_blank(cell.text) and row is not None):
            if row is None or len(row.values) >= width:
                row = RawRow("", "", [])
                rows.append(row)
            row.values.append(cell)
            continue
        axes = dict(axes_of(cell.text, False))
        if (
            row is not None
            and row.values
            and len(row.values) < width
            and not axes
            and not split_code(cell.text)[0]
            and not function_code(cell.text, "", None)
        ):
            row.values.append(cell)
            continue
        code, name = split_code(cell.text)
        if row is not None and not row.values and row.code and not row.label:
            row.code += compact(cell.text) if _PIECE.fullmatch(compact(cell.text)) else ""
            row.label = "" if _PIECE.fullmatch(compact(cell.text)) else name
        else:
            row = RawRow(name, code, [])
            rows.append(row)
    return [row for row in rows if row.values]


def rows_by_label(body: list[TableCell]) -> list[RawRow]:
    """Return rows of a label, its code and all numbers up to the next label; labels without any are left."""
    rows: list[RawRow] = []
    for number, cell in enumerate(body):
        if is_amount(body, number) or (is_blank(cell.text) and rows):
            if not rows:
                rows.append(RawRow("", "", []))
            rows[-1].values.append(cell)
            continue
        code, name = split_code(cell.text)
        if rows and rows[-1].code and not rows[-1].label and not rows[-1].values:
            rows[-1].code += compact(cell.text) if _PIECE.fullmatch(compact(cell.text)) else ""
            rows[-1].label = "" if _PIECE.fullmatch(compact(cell.text)) else name
        else:
            rows.append(RawRow(name, code, []))
    return [row for row in rows if row.values]


def set_lanes(rows: list[RawRow], columns: list[Column]) -> bool:
    """Put rows of a two-lane table into their lanes: revenue left, all else right, totals in turn.

    Without revenue the row numbers tell the lanes apart. False where nothing does.
    """
    numbered = any(column.role == "rowno" for column in columns)
    if not numbered and counts_up(rows):
        return False
    if columns[-1].lane != 1:
        return True
    if not any("rev" in dict(axes_of(row.label, False)) for row in rows):
        return numbered and lanes_by_number(rows)
    turn = 0
    for row in rows:
        axes = dict(axes_of(row.label, False))
        if axes.get("total") == "all":
            row.lane, turn = turn, 1 - turn
        else:
            # ``国有资本经营预算支出`` is named like the fund and stands among the expenditure.
            row.lane = 0 if "rev" in axes and not compact(row.label).endswith("支出") else 1
    return True


def unlabelled_total(rows: list[RawRow]) -> None:
    """Take a first row without a label for the 合计 row; its sums are checked by ``align``."""
    if rows and not rows[0].label and not rows[0].code:
        rows[0].is_total = True


def counts_beside_values(
    rows: list[RawRow], columns: list[Column]
) -> tuple[list[RawRow], list[TableCell]]:
    """Return the rows without those that lack a number where counts stand beside values, and their cells.

    The only number of ``应急保障用车 22`` below 数量 and 原值 may be either.
    """
    axes = [column.axes for column in columns if column.role == "value"]
    if not any("count" in said for said in axes) or not any("skip" in said for said in axes):
        return rows, []
    whole = [row for row in rows if len(row.values) >= len(axes)]
    return whole, [cell for row in rows if len(row.values) < len(axes) for cell in row.values]
