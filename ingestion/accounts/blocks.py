"""Runs of text lines that are tables: piped rows, tabbed cells, one cell a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingestion.accounts.broken_names import rejoined
from ingestion.accounts.inline import InlineTable, inline_tables, is_inline, names_item, row_numbers
from ingestion.accounts.spaced import is_spaced_row, spaced_cells, spaced_rows
from ingestion.accounts.table import TableCell
from ingestion.accounts.values import BLANK, read_value, unit_in
from ingestion.accounts.vocabulary import axes_of, compact, match_title
from ingestion.model import Line

_SENTENCE = re.compile("[。；;！？]|，.*，")
_SHORT = 32
_ABOVE = 6
"""Printed lines above a table that may be its title, unit and number."""
_FARTHEST = 20
"""How far up they stand, blank lines between them counted."""
_NOTE = 12
"""Characters from which a sentence alone in its row is a note."""
_GAP = 3
_MOSTLY = 0.5


@dataclass(slots=True)
class Block:
    """One run: its cells by source line (rows known) or in one stream, and the texts above it."""

    kind: str
    """``pipe``, ``tab``, ``spaced``, ``bare`` or ``inline`` (one line)."""
    rows: list[list[TableCell]]
    """Cells by source line for pipes, by group of lines for tabs, one a row for bare lines."""
    context: list[str] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    below: list[str] = field(default_factory=list)
    """The lines just below one with a cell a line: its note."""
    is_mixed: bool = False
    """Its lines hold other text as well."""

    @property
    def cells(self) -> list[TableCell]:
        """All cells in order."""
        return [cell for row in self.rows for cell in row]


def _cell(text: str, line: Line, start: int) -> TableCell:
    lead = len(text) - len(text.lstrip())
    return TableCell(text.strip(), line.locator, line.no, start + lead, line.no, start)


def is_title(text: str) -> bool:
    """Tell a title of an accounts table or a line that states the unit."""
    word = compact(text)
    return bool(unit_in(word)) or (
        len(word) <= 60
        and not _SENTENCE.search(text)
        and match_title(word) is not None
        and bool(re.search(r"表$|情况|[0-9]{4}年|决算|明细", word))
    )


def _is_number(text: str) -> bool:
    return read_value(text) is not None or (bool(text.strip()) and compact(text) in BLANK)


def is_chart_line(cells: Sequence[TableCell]) -> bool:
    """Tell the data of a drawn chart: two or more names of a line, then two or more numbers."""
    if len({cell.line_no for cell in cells}) > 1:
        return False
    kinds = ("b" if not compact(cell.text) else "n" if read_value(cell.text) else "t" for cell in cells)
    return bool(re.match("t{2,}n{2,}", "".join(kinds)))


def find_blocks(lines: Sequence[Line], claimed: set[int]) -> list[Block]:
    """Return the table-like runs of ``lines`` in order; claimed lines end a run."""
    blocks: list[Block] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        block: Block | None = None
        if line.no in claimed or not line.text.strip():
            position += 1
            continue
        if "|" in line.text:
            block, end = _pipes(lines, position, claimed)
        elif line.is_cell or "\t" in line.text:
            block, end = _tabs(lines, position, claimed)
        elif _is_number(line.text):
            block, end = _bare(lines, position, claimed, blocks[-1].lines if blocks else set())
        elif is_inline(line):
            start = position
            tables, position = inline_tables(lines, start, claimed)
            length = sum(len(near.text) for near in lines[start:position])
            blocks += _inline(tables, _above(lines, start, claimed), length)
            continue
        elif is_spaced_row(line):
            block, end = _spaced(lines, position, claimed)
        if block is None:
            position += 1
            continue
        above = _above(lines, min(block.lines, default=position), claimed)
        block.context = above + block.context
        if block.kind == "bare":
            block.below = [near.text for near in lines[end : end + _ABOVE] if near.text.strip()]
        blocks.append(block)
        position = max(end, position + 1)
    return blocks


def _above(lines: Sequence[Line], start: int, claimed: set[int]) -> list[str]:
    """Return the texts above a run, from the top down; blank lines between cells do not count."""
    texts: list[str] = []
    for line in reversed(lines[max(0, start - _FARTHEST) : start]):
        if line.no in claimed or "|" in line.text or len(texts) >= _ABOVE:
            break
        if not line.text.strip():
            continue
        if _SENTENCE.search(line.text) or len(compact(line.text)) > 60:
            break
        texts.append(line.text)
    return list(reversed(texts))


def _pipes(lines: Sequence[Line], start: int, claimed: set[int]) -> tuple[Block | None, int]:
    """Read piped lines; a line without a pipe between them carries on an open cell or is a title."""
    rows: list[list[TableCell]] = []
    context: list[str] = []
    used: set[int] = set()
    pending: tuple[str, Line, int] | None = None
    position = start
    while position < len(lines) and lines[position].no not in claimed:
        line = lines[position]
        if "|" not in line.text:
            ahead = lines[position + 1 : position + 1 + _GAP]
            goes_on = any("|" in near.text for near in ahead) and not _SENTENCE.search(line.text)
            if not goes_on or (line.text.strip() and is_title(line.text) and pending is None):
                break
            if line.text.strip():
                pending = (
                    (pending[0] + line.text, pending[1], pending[2]) if pending else (line.text, line, 0)
                )
            used.add(line.no)
            position += 1
            continue
        row: list[TableCell] = []
        offset = 0
        pieces = line.text.split("|")
        markdown = line.text.lstrip().startswith("|") and line.text.rstrip().endswith("|") and len(pieces) > 3
        for number, piece in enumerate(pieces):
            last = number == len(pieces) - 1
            if markdown and number == 0 and not piece.strip() and _markdown(lines, position):
                offset += len(piece) + 1
                continue
            text, origin, at = piece, line, offset
            if number == 0 and pending:
                text, origin, at = pending[0] + piece, pending[1], pending[2]
                pending = None
            if last:
                if text.strip():
                    pending = (text, origin, at)
            else:
                row.append(_cell(text, origin, at))
            offset += len(piece) + 1
        if row and not all(re.fullmatch(r":?-{2,}:?", cell.text) for cell in row):
            rows.append(row)
        used.add(line.no)
        position += 1
    if pending and rows:
        rows[-1].append(_cell(*pending))
    _leave_notes(rows, used)
    return (Block("pipe", rows, context, used), position) if rows else (None, position)


def _leave_notes(rows: list[list[TableCell]], used: set[int]) -> None:
    """Take the notes below a table out of it: sentences alone in their row are the prose reader's."""
    while len(rows) > 1:
        cells = [cell for cell in rows[-1] if compact(cell.text)]
        if len(cells) != 1 or not _SENTENCE.search(cells[0].text) or len(compact(cells[0].text)) < _NOTE:
            return
        rows.pop()
        used -= {no for no in used if cells[0].line_no is not None and no >= cells[0].line_no}


def _markdown(lines: Sequence[Line], position: int) -> bool:
    near = [line.text.strip() for line in lines[max(0, position - 3) : position + 4] if "|" in line.text]
    return (
        all(text.startswith("|") and text.endswith("|") for text in near)
        and len({text.count("|") for text in near}) == 1
    )


def _tabs(lines: Sequence[Line], start: int, claimed: set[int]) -> tuple[Block | None, int]:
    """Read tabbed cells: a blank line ends a row; several cells in a line are a row."""
    rows: list[list[TableCell]] = []
    row: list[TableCell] = []
    used: set[int] = set()
    position, blanks = start, 0
    while position < len(lines) and lines[position].no not in claimed:
        line = lines[position]
        if line.is_cell or "\t" in line.text:
            blanks = 0
            offset = 0
            for piece in line.text.split("\t"):
                row.append(_cell(piece, line, offset))
                offset += len(piece) + 1
            if "\t" in line.text:
                rows.append(row)
                row = []
        elif not line.text.strip():
            blanks += 1
            if row:
                rows.append(row)
            row = []
            if blanks > 1:
                break
        else:
            break
        used.add(line.no)
        position += 1
    if row:
        rows.append(row)
    if len(rows) > 1 or any(map(is_chart_line, rows)):
        return Block("tab", rows, [], used), position
    return None, position


def _bare(lines: Sequence[Line], first: int, claimed: set[int], taken: set[int]) -> tuple[Block | None, int]:
    """Read one cell a line around the number line ``first``: short lines without sentence marks."""
    start = first
    while start > 0 and _fits(lines[start - 1], claimed) and lines[start - 1].no not in taken:
        start -= 1
    end, position, gap = first, first, 0
    while position < len(lines) and _fits(lines[position], claimed):
        line = lines[position]
        if _is_number(line.text):
            end, gap = position, 0
        elif line.text.strip() and not names_item(line.text):
            gap += 1
        if gap > 2 * _GAP or (line.text.strip() and is_title(line.text) and not axes_of(line.text, False)):
            break
        position += 1
    chosen = [line for line in lines[start : end + 1] if line.text.strip()]
    while chosen and is_title(chosen[0].text) and not _looks_like_head(chosen[0].text):
        chosen = chosen[1:]
    # Titles and units stay context, whatever stands above them is not part of the table.
    for number in range(len(chosen) - 1, -1, -1):
        if chosen[number].no < lines[first].no and _is_above_head(chosen[number].text):
            chosen = chosen[number + 1 :]
            break
    rows = [[cell] for cell in rejoined([_cell(line.text, line, 0) for line in chosen])]
    numbers = sum(_is_number(line.text) for line in chosen)
    if numbers < 3 or len(chosen) - numbers < 2:
        return None, position
    return Block("bare", rows, [], {line.no for line in chosen}), end + 1


def _is_above_head(text: str) -> bool:
    """Tell a title or a line of the unit: nothing above it belongs to the table."""
    if unit_in(text):
        return not axes_of(re.sub(r"[（(].*[)）]", "", compact(text)), True)
    return is_title(text) and not _looks_like_head(text)


def _spaced(lines: Sequence[Line], start: int, claimed: set[int]) -> tuple[Block | None, int]:
    chosen, end = spaced_rows(lines, start, claimed)
    if not chosen:
        return None, start
    rows = [spaced_cells(line) for line in chosen]
    return Block("spaced", rows, [], {line.no for line in chosen}), end


def _inline(tables: Sequence[InlineTable], above: list[str], length: int) -> list[Block]:
    """Return a block for each table of a text of ``length`` below the lines ``above``.

    One that goes on with the row numbers of the table before has its title. Where much else stands in the
    text it is left to the other readers too.
    """
    mixed = sum(table.length() for table in tables) < length * _MOSTLY
    blocks: list[Block] = []
    last: list[int] = []
    for table in tables:
        numbers = row_numbers(table)
        goes_on = last and numbers and numbers[0] == last[-1] + 1
        context = [*blocks[-1].context, *table.context] if goes_on else table.context
        context = context if blocks else above + context
        found = {cell.line_no for cell in table.cells}
        blocks.append(Block("inline", [table.cells], context, found, is_mixed=mixed))
        last = numbers
    return blocks


def _looks_like_head(text: str) -> bool:
    return bool({"kind", "role"} & dict(axes_of(text, True)).keys()) and len(compact(text)) <= 16


def _fits(line: Line, claimed: set[int]) -> bool:
    text = line.text.strip()
    return (
        line.no not in claimed
        and "|" not in text
        and not line.is_cell
        and (not text or (len(compact(text)) <= _SHORT and not _SENTENCE.search(text)) or is_title(text))
    )
