"""Tables flattened into text lines, as internal tables."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ingestion.accounts.bare_parts import parted
from ingestion.accounts.block import Block, is_title, packed
from ingestion.accounts.blocks import find_blocks
from ingestion.accounts.charts import has_chart
from ingestion.accounts.columns import assign_lanes, describe, name_first_column, name_unit_columns
from ingestion.accounts.glued_heads import has_glued_heads
from ingestion.accounts.headings import heading_rows
from ingestion.accounts.lane_sums import only_lanes_that_add_up
from ingestion.accounts.pair_rows import pair_rows, pairs_at_end
from ingestion.accounts.places import (
    contradicts_places,
    keep_sound,
    only_true_sums,
    placed_paths,
    with_labels,
)
from ingestion.accounts.records import records_of
from ingestion.accounts.spaced import has_whole_head, only_full_rows
from ingestion.accounts.table import Column, Record, Table, TableCell, of_three_public
from ingestion.accounts.text_rows import (
    WHOLE,
    cut_rows,
    heading_texts,
    is_head,
    is_whole,
    matrix_of,
    row_widths,
    without_pads,
)
from ingestion.accounts.tokens import stream_table
from ingestion.accounts.tree import columns_in_order
from ingestion.accounts.values import is_blank, read_value
from ingestion.accounts.whole_parts import tables_of_parts
from ingestion.accounts.whole_rows import is_shifted, whole_row
from ingestion.model import Line

_ITEMS = 2
"""So many columns of items, and no number below them is of another row's name."""


def text_tables(lines: Sequence[Line], claimed: set[int]) -> list[tuple[Block, Table | None]]:
    """Return the runs of piped, tabbed or one-cell-a-line text, each with the table it makes, if any."""
    found: list[tuple[Block, Table | None]] = []
    for block in itertools.chain.from_iterable(map(parted, find_blocks(lines, claimed))):
        block.rows = packed(block.rows)
        if (pieces := tables_of_parts(block)) is not None:
            found += pieces
            continue
        table = None
        if block.kind == "spaced" and not has_whole_head(block.rows, block.context):
            table = None
        elif not has_chart(block):
            table, pairs = _with_pairs(block)
            found += [(block, pairs)] if pairs else []
        if block.kind in ("spaced", "inline") and table is not None:
            table = only_full_rows(only_true_sums(table) if block.kind == "inline" else table)
            if table and any(line.no in block.lines and has_glued_heads(line.text) for line in lines):
                table = only_lanes_that_add_up(table)
        if table is not None and not block.is_mixed:
            table.lines |= block.lines
        found.append((block, table))
    return found


def _with_pairs(block: Block) -> tuple[Table | None, Table | None]:
    """Return the table of a block, and the counts beside their names below one whose columns are items."""
    cut = pairs_at_end(block)
    table = table_of(cut[0]) if cut else None
    if cut is None or table is None or sum(map(of_three_public, table.columns)) < _ITEMS:
        return table_of(block), None
    cut[1].lines |= block.lines
    return table, cut[1]


def table_of(block: Block) -> Table | None:
    """Return the table of a block whose rows are printed, else of its cells as a stream, or None."""
    table = None if block.kind == "inline" else _first_fit(block)
    if table is None and (block.kind == "inline" or not is_whole(block)):
        table = stream_table(block)
        table = keep_sound(table, table.keeps_blanks) if table else None
    return table


def _first_fit(block: Block) -> Table | None:
    """Return the table of the first width at which headings and rows agree, None where none does."""
    for width in row_widths(block):
        trimmed = [without_pads(row, width) for row in block.rows]
        options = [trimmed] if all(len(row) <= width for row in trimmed) else []
        options += [cut_rows(block, width)] if block.kind == "pipe" else []
        for rows in options:
            table = _rowed_table(block, rows, width) if rows else None
            table = keep_sound(table, True) if table else None
            if table is not None:
                return table
    return None


def _rowed_table(block: Block, rows: list[list[TableCell]], width: int) -> Table | None:
    """Return a table whose rows are whole: its headings are put back into one path a column.

    None where the headings do not make as many columns as the rows have cells.
    """
    start, end = min(block.lines), max(block.lines)
    head = next((number for number, row in enumerate(rows) if is_head(row)), len(rows))
    body = heading_rows(matrix_of(rows, width), head)
    context = [
        cell.text for row in rows[:head] for cell in row if cell.text and read_value(cell.text) is None
    ]
    in_order = columns_in_order(heading_texts(rows, width))
    paths = placed_paths(rows[head:body], width) or with_labels(in_order, rows[body:], width)
    if len(paths) != width or body >= len(rows) or contradicts_places(rows[head:body], paths):
        return None
    columns = [Column(index, path) for index, path in enumerate(paths)]
    for column in columns:
        describe(column)
    assign_lanes(columns)
    name_first_column([row[0].text for row in rows[body:] if len(row) == width], columns)
    name_unit_columns(matrix_of(rows, width), body, len(rows), columns)
    values = [(column.lane, column.path) for column in columns if column.role == "value"]
    if len(values) != len(set(values)):
        return None  # the headings above them are lost
    whole = [whole_row(row, columns) for row in rows[body:]]
    if any(row is not None and is_shifted(row, columns) for row in whole):
        return None
    kept = [row for row in whole if row is not None]
    numbers = [sum(any(read_value(c.text) for c in row if c) for row in some) for some in (kept, rows[body:])]
    if not kept or numbers[0] < numbers[1] * WHOLE:
        return None
    lost = [cell for row, full in zip(rows[body:], whole, strict=True) if full is None for cell in row]
    matrix = matrix_of(kept, width)
    printed = {id(row[0]) for row in block.rows if row}
    is_cut = any(row and id(row[0]) not in printed for row in rows)
    beside = {} if is_cut else pair_rows(matrix, 0, len(matrix), columns)
    records = records_of(matrix, 0, columns, start, None, beside)
    if beside and len(records) == 1 and not records[0].label:
        records[0].is_total = True  # the only row of the columns, as if no other stood below it
    for record in records:
        for index, cell in record.cells.items():
            record.cells[index] = kept[cell.row][cell.col] or cell
    if _words_under_values(records, columns):
        return None
    titled = next((n for n, row in enumerate(rows[:head]) if any(is_title(c.text) for c in row)), 0)
    # Numbers above the title (page views, index numbers) are none of the table's.
    lost += [cell for row_no in beside for cell in kept[row_no] if cell is not None]
    strays = [c for row in rows[titled:head] for c in row if read_value(c.text)] + [
        c for c in lost if read_value(c.text)
    ]
    texts = (*block.context, *context)
    return Table("", texts, columns, records, f"lines {start}-{end}", start, end, strays)


def _words_under_values(records: list[Record], columns: list[Column]) -> bool:
    """Tell whether words stand where numbers should: the rows were cut in the wrong place."""
    cells = [
        cell.text
        for record in records
        for index, cell in record.cells.items()
        if "skip" not in columns[index].axes
    ]
    words = sum(read_value(text) is None and not is_blank(text) for text in cells)
    return words * 5 > len(cells)
