"""Entry point: all accounts tables of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingestion.accounts.block import Block
from ingestion.accounts.charts import has_chart, read_charts
from ingestion.accounts.columns import expand_detail
from ingestion.accounts.emit import Memory, emit
from ingestion.accounts.fund_parts import mark_fund_parts
from ingestion.accounts.grids import tables_of, tables_of_part_rows
from ingestion.accounts.layout import (
    DETAIL_TABLES,
    NOT_READ,
    OF_FORMS,
    SUBJECT_TABLES,
    find_title,
    fits,
    guess_code,
    has_economic_heads,
    layout_of,
)
from ingestion.accounts.other_body import OwnTable, body_of, distrust_other_bodies
from ingestion.accounts.streams import text_tables
from ingestion.accounts.table import Table, TableCell
from ingestion.accounts.values import read_value, unit_in
from ingestion.accounts.vocabulary import SUBJECTS, axes_of, compact, table_rule
from ingestion.model import Cell, Document, Form, Identity, Mention, Outline, Part, Reading

_FORM_WORDS = re.compile("一级指标|二级指标|三级指标|绩效目标|评分标准|指标值|项目资金|年度目标")
_LIKE_AMOUNT = re.compile(r"[0-9]\.[0-9]|[0-9],[0-9]{3}")
_FEWEST_NUMBERS = 3
"""A table with fewer numbers that matches nothing is not worth a reviewer's row."""


def read_accounts_tables(
    document: Document, outline: Outline, identity: Identity, claimed: set[int]
) -> Reading:
    """Read the accounts tables of ``document``: its grids, and tables flattened into its lines.

    ``claimed`` are lines other readers have taken. Returns statements (``source_kind`` table), one
    mention for every numeric cell of a recognised table, notices on units, one form row a table; the
    lines of flattened tables are claimed. Nothing is raised for a table that cannot be read: it is
    listed as an unrecognised form, its numbers as unresolved mentions.
    """
    reading = Reading()
    memory = Memory()
    previous: Table | None = None
    told: list[OwnTable] = []
    for grid in document.grids:
        if grid.line_span and any(no in claimed for no in range(grid.line_span[0], grid.line_span[1] + 1)):
            previous = None
            continue
        if _is_form(cell.text for row in grid.rows for cell in row if cell):
            previous = None
            continue
        tables = tables_of(grid, document.lines, previous)
        part = part_at(outline, grid.after_line)
        found = [_interpret(table, previous, identity, part, memory) for table in tables]
        is_read = any(read is not None and read.statements for read in found)
        if not is_read and (proven := tables_of_part_rows(grid, document.lines)):
            tables = proven
            found = [_interpret(table, None, identity, part, memory) for table in tables]
        if not any(found):
            cells = [cell for row in grid.rows for cell in row if cell and read_value(cell.text)]
            line = grid.after_line
            _unrecognised(cells, grid.locator, line, line, grid.title_lines, outline, reading)
        for table, read in zip(tables, found, strict=True):
            if read is not None:
                told.append(OwnTable(body_of(table.context), read.statements))
                reading.extend(read)
            elif any(found):
                numbers = [c for record in table.records for c in record.cells.values() if _is_plain(c.text)]
                _unrecognised(
                    numbers, grid.locator, grid.after_line, grid.after_line, table.context, outline, reading
                )
        if any(read is not None and read.mentions for read in found):
            # A cell that slipped into a column of names or codes is in no record: it is listed.
            listed = {(mention.locator, mention.stated_text.strip()) for mention in reading.mentions}
            slipped = [
                cell
                for row in grid.rows
                for cell in row
                if cell and _is_like_amount(cell.text) and (cell.locator, cell.text.strip()) not in listed
            ]
            _mention(slipped, grid.after_line, part, outline, reading)
        previous = tables[-1] if tables and found[-1] is not None else None
    for block, flat in text_tables(document.lines, claimed):
        if _is_form(cell.text for cell in block.cells):
            continue
        part = part_at(outline, min(block.lines))
        if has_chart(block):
            reading.extend(read_charts(block, identity, part))
            continue
        read = _interpret(flat, None, identity, part, memory) if flat else None
        if flat and read is not None:
            told.append(OwnTable(body_of(flat.context), read.statements))
            reading.extend(read)
        elif part == "main" and not _is_listed(block):
            # Attachments are the form reader's: it lists what it cannot read there.
            place = f"lines {min(block.lines)}-{max(block.lines)}"
            numbers = [cell for cell in block.cells if _is_plain(cell.text)]
            _unrecognised(numbers, place, min(block.lines), max(block.lines), block.context, outline, reading)
    distrust_other_bodies(told, identity)
    return reading


def _is_listed(block: Block) -> bool:
    """Tell a list of names, each with one amount, below its unit: the prose reader's."""
    unit = bool(block.context) and unit_in(compact(block.context[-1])) is not None
    return unit and all(len(row) == 2 and read_value(row[1].text) is not None for row in block.rows)


def part_at(outline: Outline, line_no: int) -> Part:
    """Return the part of the report at a line; ``main`` before the first line and in an empty text."""
    if 0 <= line_no < len(outline.section_of):
        part = outline.at(line_no).part
        return "main" if part == "contents" else part
    return "main"


def _is_form(texts: Iterable[str]) -> bool:
    """Tell a performance form, which another reader reads."""
    return len(set(_FORM_WORDS.findall(compact("".join(texts))))) >= 2


def _is_plain(text: str) -> bool:
    """Tell a number without unit of its own: one with a unit is a mention of the prose reader."""
    value = read_value(text)
    return value is not None and value.unit is None


def _interpret(
    table: Table, previous: Table | None, identity: Identity, part: Part, memory: Memory
) -> Reading | None:
    """Return what the table states, or None when it is no accounts table."""
    title = table.title or find_title(tuple(reversed(table.context)))
    guessed = table.code or guess_code(table.columns, table.records)
    if title is None and previous is not None and _same_headings(table, previous):
        title = previous.title
    layout = layout_of(title, guessed, identity.fiscal_year)
    # Above a table whose heads say what it is a title of another kind is the report's own.
    foreign = bool(table.code) and layout is not None and layout.rule.code == OF_FORMS
    if layout is not None and (foreign or not fits(layout.rule.code, guessed)):
        layout = layout_of(None, guessed, identity.fiscal_year)
    if layout is None:
        return None
    if layout.rule.code in NOT_READ:
        return Reading()
    if layout.rule.code in SUBJECT_TABLES and not _names_subjects(table, layout.rule.code):
        return None
    if layout.rule.code in ("basic", "project") and has_economic_heads(table.columns):
        layout = replace(layout, rule=table_rule(f"{layout.rule.code}_detail"))
    if layout.rule.code in DETAIL_TABLES:
        expand_detail(table.columns)
    if layout.rule.code in SUBJECT_TABLES:
        mark_fund_parts(table.columns, layout)
    table.title, table.code = layout.title, layout.rule.code
    return emit(table, layout, identity, part, memory)


def _same_headings(table: Table, previous: Table) -> bool:
    return [column.path for column in table.columns] == [column.path for column in previous.columns]


def _names_subjects(table: Table, code: str) -> bool:
    if code in ("operating_cost", "procurement"):
        return True
    if code == "state_asset" and any("skip" in column.axes for column in table.columns):
        return True  # values of assets by kind: details, no facts
    said = [column.axes for column in table.columns] + [dict(axes_of(r.label, False)) for r in table.records]
    return any(SUBJECTS & axes.keys() for axes in said)


def _unrecognised(
    cells: Sequence[Cell | TableCell],
    locator: str,
    start: int,
    end: int,
    context: Sequence[str],
    outline: Outline,
    reading: Reading,
) -> None:
    """List a table that matched nothing, with its numbers; of a few numbers only those like amounts."""
    part = part_at(outline, start)
    note = "表格未能识别，其中数字未读入"
    title = context[-1].strip() if context else ""
    if len(cells) < _FEWEST_NUMBERS:
        cells = [cell for cell in cells if _LIKE_AMOUNT.search(cell.text)]
    else:
        reading.forms.append(Form("unrecognised", title, "", locator, start, end, len(cells), False, note))
    _mention(cells, start, part, outline, reading)


def _is_like_amount(text: str) -> bool:
    """Tell a number alone in its cell that has the form of an amount."""
    value = read_value(text)
    return value is not None and not value.is_percent and bool(_LIKE_AMOUNT.search(text))


def _mention(
    cells: Sequence[Cell | TableCell], start: int, part: Part, outline: Outline, reading: Reading
) -> None:
    """List the numbers of cells that nobody could tell the meaning of."""
    section = outline.at(start).code if 0 <= start < len(outline.section_of) else "other"
    for cell in cells:
        place = cell.char_start if isinstance(cell, TableCell) else cell.row * 1000 + cell.col
        reading.mentions.append(
            Mention(
                cell.locator,
                start if cell.line_no is None else cell.line_no,
                place,
                place + len(cell.text),
                cell.text.strip(),
                None,
                section,
                part,
                False,
                cell.text.strip()[:200],
                None,
                "unresolved",
            )
        )
