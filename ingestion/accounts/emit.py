"""From a recognised table to statements, mentions and a form row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ingestion.accounts.columns_alike import distrust_alike
from ingestion.accounts.facts import DETAIL, Fact
from ingestion.accounts.lanes import LaneState, Row, read_rows
from ingestion.accounts.layout import Layout
from ingestion.accounts.remark_counts import counts_of, is_remark
from ingestion.accounts.resolve import kind_of, resolve
from ingestion.accounts.table import Column, Record, Table, TableCell
from ingestion.accounts.units import has_large_figure, magnitude_unit, printed_unit
from ingestion.accounts.values import Value, read_value, unit_in
from ingestion.accounts.vocabulary import compact
from ingestion.model import Form, Identity, Mention, Notice, Part, Reading, Statement
from ingestion.numbers import UNIT_SCALE

UNIT_ASSUMED = "unit_not_stated"
"""``Statement.alternatives`` of an amount whose table states no unit."""
_CONTINUED = re.compile("续表|（续）?|续）?$")
_COUNTS = re.compile("[辆台套]|数")


@dataclass(slots=True)
class Memory:
    """What earlier tables of the document settled for later ones."""

    unit: str | None = None
    wrong_yuan: bool = False
    proves_yuan: bool = False
    """A table printed in 元 had figures that can only be yuan."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Fixed things while one table is written out."""

    table: Table
    layout: Layout
    identity: Identity
    part: Part
    unit: str | None
    unit_clear: bool


def emit(table: Table, layout: Layout, identity: Identity, part: Part, memory: Memory) -> Reading:
    """Return everything the cells of ``table`` state, one mention a numeric cell."""
    reading = Reading()
    unit, clear = _table_unit(table, layout, memory, reading)
    frame = _Frame(table, layout, identity, part, unit, clear)
    lanes = read_rows(table.records, layout, table.columns, identity.fiscal_year)
    data_rows = len({record.row for record in table.records if _has_number(record)})
    single = data_rows == 1 and not any(read_value(cell.text) for cell in table.strays)
    for lane in sorted(lanes):
        state = lanes[lane]
        for row in state.rows:
            before = len(reading.statements)
            for index in sorted(row.record.cells):
                column = table.columns[index] if index < len(table.columns) else Column(index, ())
                cell = row.record.cells[index]
                if not _remark(frame, reading, row, column, cell, lanes):
                    _cell(frame, reading, row, column, cell, state, single)
            distrust_alike(reading.statements[before:])
    for cell in table.strays:
        value = read_value(cell.text)
        if value:
            _mention(frame, reading, cell, value, None, cell.text, None, "unresolved")
    reading.claimed_lines |= table.lines
    reading.forms.append(
        Form(
            f"accounts_table:{layout.rule.code}",
            layout.title.strip(),
            identity.organization_name or "",
            table.locator,
            table.line_start,
            table.line_end,
            data_rows,
            True,
            "" if data_rows else "表内没有数字",
        )
    )
    return reading


def _has_number(record: Record) -> bool:
    return any(read_value(cell.text) is not None for cell in record.cells.values())


def _table_unit(table: Table, layout: Layout, memory: Memory, reading: Reading) -> tuple[str | None, bool]:
    """Return the unit of amounts and whether it is certain; report a printed unit that cannot be."""
    unit = printed_unit(reversed(table.context))
    if unit is None:
        heads = {unit_in(text) for column in table.columns for text in column.path} - {None}
        unit = next(iter(heads)) if len(heads) == 1 else memory.unit
    if unit is None:
        return "万元", False
    shown = magnitude_unit(table, unit, memory.wrong_yuan)
    if shown is None:
        memory.unit = unit
        memory.proves_yuan = memory.proves_yuan or (unit == "元" and has_large_figure(table))
        return unit, True
    if unit == "元" and memory.proves_yuan:
        # Small figures beside tables in yuan: the rest of one (续表), or a heading that nobody changed.
        return unit, any(_CONTINUED.search(compact(text)) for text in (layout.title, *table.context[-4:]))
    memory.wrong_yuan = memory.wrong_yuan or unit == "元"
    reading.notices.append(
        Notice(
            "unit_header",
            "error",
            layout.title,
            f"表头单位为“{unit}”，但表内数额只可能以“{shown}”为单位，已按“{shown}”读取",
            layout.rule.section,
            table.locator,
            table.line_start,
            next((text for text in reversed(table.context) if unit_in(text)), layout.title)[:200],
        )
    )
    return shown, True


def _cell(
    frame: _Frame, reading: Reading, row: Row, column: Column, cell: TableCell, state: LaneState, single: bool
) -> None:
    value = read_value(cell.text)
    if value is None:
        return
    kind, refusal = kind_of(row, column, frame.layout, frame.identity.fiscal_year)
    refusal = frame.layout.refused or refusal
    found = refusal or resolve(row, column, frame.layout, state, kind, single)
    if value.is_percent and not isinstance(found, str):
        found = "share"
    head = " ".join(compact(text) for text in column.path)
    label = " ".join(part for part in (row.record.code, row.record.label.strip()) if part)
    quote = " ".join(part for part in (label.replace("\n", ""), head, cell.text.strip()) if part)[:200]
    unit = value.unit or _first_unit(column, row) or frame.unit
    if isinstance(found, str):
        _mention(frame, reading, cell, value, unit, quote, None, found)
        return
    statement = _statement(frame, row, cell, value, unit, found, quote)
    if statement is None:
        _mention(frame, reading, cell, value, unit, quote, None, "unresolved")
        return
    reading.statements.append(statement)
    index = len(reading.statements) - 1
    _mention(frame, reading, cell, value, None if found.counted else unit, quote, index, None)


def _remark(
    frame: _Frame, reading: Reading, row: Row, column: Column, cell: TableCell, lanes: dict[int, LaneState]
) -> bool:
    """State the counts of a remark of the report's own year; return whether there are any."""
    layout = frame.layout
    if not is_remark(column) or layout.refused or layout.default_kind != "final":
        return False
    counts = counts_of(row, column, cell.text, lanes)
    quote = f"{row.record.label.strip()} {cell.text.strip()}".replace("\n", "")[:200]
    for count in counts:
        place = replace(cell, text=count.stated, char_start=cell.char_start + count.start)
        value = Value(count.number, Decimal(1), None, False)
        fact = Fact("fct_three_public_volume", (count.metric,), counted=True)
        statement = _statement(frame, row, place, value, None, fact, quote)
        if statement is not None:
            reading.statements.append(statement)
            _mention(frame, reading, place, value, None, quote, len(reading.statements) - 1, None)
    return bool(counts)


def _first_unit(column: Column, row: Row) -> str | None:
    own = row.record.unit or unit_in(row.record.label)
    if own:
        return own
    return next((unit for unit in map(unit_in, reversed(column.path)) if unit), None)


def _statement(
    frame: _Frame, row: Row, cell: TableCell, value: Value, unit: str | None, fact: Fact, quote: str
) -> Statement | None:
    if fact.counted:
        is_money = (value.unit or row.record.unit or "") in UNIT_SCALE
        if is_money or value.number != value.number.to_integral_value():
            return None
        if fact.table == "fct_state_asset" and "." in cell.text and not _COUNTS.search(quote):
            return None  # 车辆 among the values of assets, not their number
        scale = Decimal(1)
    elif unit in UNIT_SCALE:
        scale = UNIT_SCALE[unit]
    else:
        return None
    explicit = bool(value.unit or row.record.unit) or fact.counted or frame.unit_clear or unit != frame.unit
    return Statement(
        fact_table=fact.table,
        keys=fact.keys,
        value_number=value.number * scale,
        stated_text=cell.text.strip(),
        source_kind="table",
        section=frame.layout.rule.section,
        part=frame.part,
        locator=cell.locator,
        line_no=cell.line_no,
        char_start=cell.char_start,
        quote=quote,
        extractor=f"accounts.{frame.layout.rule.code}",
        unit=value.unit if fact.counted else unit,
        resolution=value.place * scale,
        usable=row.record.usable and explicit,
        alternatives=row.record.other or (None if explicit or not row.record.usable else UNIT_ASSUMED),
    )


def _mention(
    frame: _Frame,
    reading: Reading,
    cell: TableCell,
    value: Value,
    unit: str | None,
    clause: str,
    index: int | None,
    reason: str | None,
) -> None:
    plain = unit in UNIT_SCALE and not value.is_percent and reason != "row_number"
    reading.mentions.append(
        Mention(
            cell.locator,
            cell.line_no,
            cell.char_start,
            cell.char_start + len(cell.text) if cell.char_start < 1000 else cell.char_start + 1,
            cell.text.strip(),
            value.number * UNIT_SCALE[unit or ""] if plain else None,
            frame.layout.rule.section,
            frame.part,
            True,
            clause,
            index,
            reason,
        )
    )


__all__ = ["DETAIL", "Memory", "emit"]
