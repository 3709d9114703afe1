"""From runs of cells to sheets: which rows are titles, names, money, headers, indicators, totals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.forms.block import continues_header, is_header, is_repeat, set_columns
from ingestion.forms.flat import as_flat, flat_rows
from ingestion.forms.layout import money_column_of, money_row_of, name_label_of, title_kind
from ingestion.forms.lent_heads import lend_heads
from ingestion.forms.money import money_header, money_places, unit_in
from ingestion.forms.project_list import list_header
from ingestion.forms.sheet import Block, Sheet
from ingestion.forms.sheet_rows import keep_row, read_inline, read_inside
from ingestion.forms.split_rows import join_split_rows, opens_row
from ingestion.grid import TableCell, TableRow, TableRun

_OTHER_TITLE = re.compile(
    r"(?:总表|决算表|明细表|预算表|汇总表|收支表|一览表|公开[0-9]{1,2}表)(?:（.{0,20}）)?$"
)
"""Titles of tables that are no forms."""
_INLINE_NAME = re.compile(r"(?:专项预算|专项)?项目(?:支出)?名称\s*[:：]\s*(\S.*)$")
_NEXT_LABEL = re.compile(r"\s+(?=\S{2,8}[:：])")


def _names_project(row: TableRow) -> bool:
    return any(name_label_of(cell.compact) == "project" for cell in row.cells)


def _name_above(titles: Sequence[str]) -> str:
    """Return the project that a line between the title and the table names (``项目名称：X``), or ''."""
    found = next((m for m in map(_INLINE_NAME.search, reversed(titles)) if m), None)
    return _NEXT_LABEL.split(found[1].strip())[0] if found else ""


class SheetReader:
    """Feeds runs in reading order and collects sheets. One instance a document."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.current: Sheet | None = None
        self.unrecognised: list[TableRun] = []

    def feed(self, run: TableRun, titles: Sequence[str]) -> None:
        """Read one run; ``titles`` are the lines just above it, nearest last."""
        run = as_flat(run)
        rows = flat_rows(run) if run.is_flat else list(run.rows)
        title = next((t for t in reversed(titles) if title_kind(t)), "")
        unit = next((u for u in (unit_in(t) for t in reversed(titles)) if u), None)
        if title or not self._continues(run, rows, titles):
            self.current = None
        self._title, self._unit = title, unit
        self._named = _name_above(titles) if title else ""
        before, held = len(self.sheets), self.current
        known_rows = index = joined = 0
        while index < len(rows):
            width = self._width() if not (run.is_flat or run.is_grid or run.is_spaced) else 0
            if width and index >= joined and not opens_row(rows[index]):
                stop = self._table_end(rows, index)
                whole = join_split_rows(rows[index:stop], width)
                rows[index:stop] = whole
                joined = index + len(whole)
            known_rows += self._row(run, rows[index])
            index += 1
        read = self.sheets[before:] + ([held] if held is not None else [])
        if not known_rows or all(sheet.is_empty and not title_kind(sheet.title) for sheet in read):
            self.unrecognised.append(run)

    def _continues(self, run: TableRun, rows: Sequence[TableRow], titles: Sequence[str]) -> bool:
        """Return whether a grid goes on with the form before: no title of its own, the same columns."""
        sheet = self.current
        if not run.is_grid or sheet is None or not sheet.is_grid or sheet.closing.score is not None:
            return False
        if any(_OTHER_TITLE.search(title.strip()) for title in titles) or not rows:
            return False
        if not sheet.blocks:
            return True
        return is_header(rows[0]) or len(rows[0].cells) <= sheet.blocks[-1].width + 2

    def _width(self) -> int:
        """Return how many cells the rows of the table being read have, 0 outside of one."""
        sheet = self.current
        if sheet is None:
            return 0
        return sheet.blocks[-1].width if sheet.blocks else sheet.money_width

    @staticmethod
    def _table_end(rows: Sequence[TableRow], start: int) -> int:
        end = start
        while end < len(rows) and not opens_row(rows[end]):
            end += 1
        return end

    def _sheet(self, run: TableRun, cell: TableCell) -> Sheet:
        """Return the current sheet, opened now if there is none."""
        if self.current is None:
            self.current = Sheet(
                kind=title_kind(self._title) or "",
                title=self._title.strip(),
                line_start=cell.line_no,
                line_end=cell.line_no,
                locator=cell.locator,
                is_grid=run.is_grid,
                unit=self._unit,
                subject=self._named,
                subject_kind="project" if self._named else "",
            )
            self._title = self._named = ""
            self.sheets.append(self.current)
        return self.current

    def _new(self, run: TableRun, cell: TableCell, title: str = "") -> Sheet:
        if title:
            self._title = title
        self.current = None
        return self._sheet(run, cell)

    def _row(self, run: TableRun, row: TableRow) -> int:
        """Read one row; return 1 when it belongs to a sheet, else 0."""
        filled = row.filled
        if not filled:
            if self.current is not None:
                keep_row(self.current, row)
                self.current.row_count -= 1
            return 0
        first = filled[0]
        if len(filled) <= 2 and (kind := title_kind(first.text)) and not is_header(row):
            sheet = self.current
            if sheet is None or not sheet.is_empty or (sheet.title and title_kind(sheet.title) != kind):
                sheet = self._new(run, first, first.name)
            sheet.title, sheet.kind = first.name, kind
            read_inline(sheet, row)
            return keep_row(sheet, row)
        if len(filled) == 1 and len(first.compact) < 60 and _OTHER_TITLE.search(first.compact):
            # The title of another table right below: the form is over.
            self.current = None
            return 0
        # Where blank cells have vanished, ``listed_stream`` alone reads lists.
        listing = None if run.is_spaced else list_header(row)
        if listing:
            sheet = self._sheet(run, first)
            sheet.kind, sheet.list_columns = "project_list", listing
            read_inline(sheet, row)
            return keep_row(sheet, row)
        columns = money_header(row)
        if (columns is None or _names_project(row)) and self._names(run, row):
            return 1
        if columns:
            sheet = self._sheet(run, first)
            sheet.money_columns, sheet.money_width = columns, len(row.cells)
            sheet.money_places = money_places(row, columns)
            sheet.total_in_head = any(money_row_of(c.compact) == "total" for c in filled)
            sheet.unit = next((u for u in (unit_in(c.text) for c in filled) if u), sheet.unit)
            return keep_row(sheet, row)
        if is_header(row):
            return self._header(run, row)
        if self.current is None:
            return self._start_without_header(run, row)
        lend_heads(self.current, row, self.sheets[:-1])
        return read_inside(self.current, row)

    def _names(self, run: TableRun, row: TableRow) -> bool:
        """Read labels with the name beside them: ``项目名称 | X``, or in one cell ``项目名称：X``."""
        found = False
        for index, cell in enumerate(row.cells):
            role = name_label_of(cell.compact)
            inline = _INLINE_NAME.search(cell.text) if role is None else None
            if role is None and inline is None:
                continue
            found = True
            rest = [c for c in row.cells[index + 1 :] if c.compact]
            value = inline.group(1).strip() if inline else rest[0].name if rest else ""
            if inline:
                role = "project"
            if role == "project" and value and not name_label_of(value) and not money_column_of(value):
                sheet = self.current
                if sheet is None or not sheet.is_empty or sheet.subject:
                    sheet = self._new(run, row.cells[0])
                sheet.subject, sheet.subject_kind = value, "project"
            elif role == "department" and value and not name_label_of(value):
                sheet = self._sheet(run, row.cells[0])
                sheet.department = sheet.department or value
        if found:
            sheet = self._sheet(run, row.cells[0])
            read_inline(sheet, row)
            keep_row(sheet, row)
        return found

    def _header(self, run: TableRun, row: TableRow) -> int:
        sheet = self._sheet(run, row.cells[0])
        block = sheet.blocks[-1] if sheet.blocks else None
        if block is not None and is_repeat(block, row):
            return keep_row(sheet, row)
        if block is not None and continues_header(block, row):
            block.header.append([cell.compact for cell in row.cells])
        else:
            if block is not None and sheet.closing.score is not None:
                sheet = self._new(run, row.cells[0])
            block = Block([[cell.compact for cell in row.cells]], is_flat=run.is_flat or run.is_spaced)
            sheet.blocks.append(block)
        set_columns(block)
        return keep_row(sheet, row)

    def _start_without_header(self, run: TableRun, row: TableRow) -> int:
        """A sheet may open with the unit that files it, or with label-value money."""
        compact = row.filled[0].compact
        if re.match(r"(?:部门|单位)（?(?:单位|盖章)", compact) and len(compact) < 120:
            sheet = self._sheet(run, row.cells[0])
            read_inline(sheet, row)
            return keep_row(sheet, row)
        return 0
