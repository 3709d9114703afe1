"""A stream of cells without rows: headings, then labels and the numbers after them."""

from __future__ import annotations

import itertools

from ingestion.accounts.align import RawRow
from ingestion.accounts.blank_lines import are_whole, with_blanks
from ingestion.accounts.block import Block, is_title
from ingestion.accounts.heading_nodes import is_kind_word, is_year
from ingestion.accounts.headings import is_context
from ingestion.accounts.headless import noted_columns
from ingestion.accounts.numbering import drop_numbering, is_numbering, numbers_astray, torn
from ingestion.accounts.remark_counts import without_remarks
from ingestion.accounts.stream_units import without_units
from ingestion.accounts.table import Column, Table, TableCell, of_three_public
from ingestion.accounts.token_codes import codes_astray, is_amount
from ingestion.accounts.token_heads import (
    column_numbers,
    columns_below,
    end_of_heads,
    in_heading_line,
    is_row_label,
    stands_by_columns,
)
from ingestion.accounts.token_records import records_by_sums
from ingestion.accounts.token_rows import (
    counts_beside_values,
    rows_by_label,
    rows_by_width,
    set_lanes,
    unlabelled_total,
)
from ingestion.accounts.values import is_blank
from ingestion.accounts.vocabulary import axes_of, compact
from ingestion.accounts.wrapped import rejoined

_COLUMN_RUN = 2
"""With more numbers than columns and these, columns were printed one by one, not rows."""

_NUMBERED = frozenset({"行次", "栏次"})


def _stands_above(cell: TableCell) -> bool:
    """Tell a title, unit or table number that the first rows of a table hold, above its headings."""
    return is_context(cell.text) or _is_table_title(cell)


def _is_table_title(cell: TableCell) -> bool:
    return is_title(cell.text) and compact(cell.text).endswith("表")


def _headings(cells: list[TableCell]) -> list[str]:
    """Return the texts of the headings; a year alone is one between another heading and its kinds."""
    heads: list[str] = []
    for number, cell in enumerate(cells):
        covers = bool(heads) and is_year(cell.text) and any(is_kind_word(c.text) for c in cells[number + 1 :])
        if covers or not is_context(cell.text):
            heads.append(cell.text)
    return heads


def _heads_labels(columns: list[Column], rows: list[RawRow]) -> bool:
    """Tell whether the first heading, an unknown one, is that of the labels: the rows lack one number."""
    is_unknown = len(columns) > 1 and columns[0].unclear and columns[0].role == "value"
    return is_unknown and max((len(row.values) for row in rows), default=0) == len(columns) - 1


def _names_items_twice(columns: list[Column], first: TableCell) -> bool:
    """Tell items in the headings and one before the first number: it is the last heading, no label."""
    return sum(map(of_three_public, columns)) > 1 and "tp" in dict(axes_of(first.text, False))


def _whole_rows(
    body: list[TableCell], block: Block, columns: list[Column], by_columns: bool
) -> list[RawRow]:
    """Return the rows of ``body`` with their blank cells, where blank lines show them; else []."""
    cells = with_blanks(body, block.blanks)
    width = sum(column.role == "value" for column in columns)
    rows = rows_by_width(cells, width) if by_columns else rows_by_label(cells)
    rows = [row for row in rows if compact(row.label) not in _NUMBERED]
    if not by_columns and is_numbering(rows, columns, True):
        rows = rows[1:]
    has_lanes = bool(rows) and (by_columns or set_lanes(rows, columns))
    return rows if has_lanes and are_whole(rows, columns) else []


def stream_table(block: Block) -> Table | None:
    """Return a block whose rows are unknown as a table, or None without a heading and a number."""
    tokens = [cell for cell in block.cells if compact(cell.text)]
    if block.kind in ("bare", "inline"):
        tokens = rejoined(tokens)
    titles = list(itertools.takewhile(_stands_above, tokens))
    titles = titles if any(map(_is_table_title, titles)) else []
    tokens = tokens[len(titles) :]
    tokens, unit = without_units(without_remarks(tokens))
    first = next((n for n, cell in enumerate(tokens) if is_amount(tokens, n)), None)
    if first is None:
        return None
    if codes_astray(tokens):
        return None
    counted = column_numbers(tokens)
    if counted:
        head_end, body_start = counted[0], counted[1]
        by_columns = True
    else:
        by_columns = stands_by_columns(tokens, first)
        head_end = first if by_columns else end_of_heads(tokens, first)
        body_start = head_end
        if by_columns and is_row_label(tokens, first - 1):
            head_end -= 1
    above = [cell.text for cell in (*titles, *tokens[:head_end]) if _stands_above(cell)]
    # A dash beside the title of a part (三、国有资产占用情况 | —) heads nothing.
    heads = [text for text in _headings(tokens[:head_end]) if not is_blank(text)]
    numbered = any(compact(head) == "栏次" for head in heads)
    if any(compact(head) == "行次" for head in heads):
        # 栏次 heads the line that numbers the columns, no column of its own.
        heads = [head for head in heads if compact(head) != "栏次"]
    columns = columns_below(heads, by_columns)
    if not by_columns and _heads_labels(columns, rows_by_label(tokens[body_start:])):
        columns = columns_below(heads[1:], by_columns)
    width = sum(column.role == "value" for column in columns)
    if width == 0 or body_start == len(tokens) or _names_items_twice(columns, tokens[body_start]):
        return None
    if by_columns and (width < 3 if not counted else width != counted[1] - counted[2]):
        return None
    fixed = in_heading_line(block, tokens[head_end:], columns) if by_columns else {}
    body = [cell for cell in tokens[body_start:] if cell not in fixed.values()]
    filled = _whole_rows(body, block, columns, by_columns)
    rows = filled or (rows_by_width(body, width) if by_columns else rows_by_label(body))
    if not rows:
        return None
    if fixed:
        rows[0].fixed = fixed
    if not by_columns:
        rows = [row for row in rows if compact(row.label) not in ("栏次", "行次")]
        if is_numbering(rows, columns, numbered):
            rows = rows[1:]
        if not heads:
            columns = noted_columns(rows, block.context, block.below) or columns
        if not rows or not set_lanes(rows, columns):
            return None
        unlabelled_total(rows)
    drop_numbering(rows, columns)
    if block.kind in ("bare", "inline") and sum(not row.label and not row.code for row in rows) > 1:
        return None  # more numbers than the columns of one row, and no label between them
    if not by_columns and torn(rows, columns, 0 if block.kind == "inline" else _COLUMN_RUN):
        return None
    is_numbered = any(compact(cell.text) in _NUMBERED for cell in tokens)
    astray = numbers_astray(rows) if is_numbered else []
    rows, halves = counts_beside_values(rows, columns)
    records, strays = records_by_sums(rows, columns)
    strays += astray + halves
    start, end = min(block.lines), max(block.lines)
    units = (f"单位：{unit}",) if unit else ()
    context = (*(heads[:1] if by_columns else ()), *block.context, *above, *units)
    place = f"lines {start}-{end}"
    return Table("", context, columns, records, place, start, end, strays, keeps_blanks=bool(filled))
