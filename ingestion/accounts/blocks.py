"""Runs of text lines that are tables: where each begins and ends, and the texts above it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ingestion.accounts.block import GAP, SENTENCE, Block, cell_of, is_chart_line, is_number, is_title
from ingestion.accounts.broken_names import rejoined
from ingestion.accounts.inline import InlineTable, inline_tables, is_inline, row_numbers
from ingestion.accounts.inline_words import names_item
from ingestion.accounts.pipes import read_pipes
from ingestion.accounts.spaced import is_spaced_row, spaced_cells, spaced_rows
from ingestion.accounts.table import TableCell
from ingestion.accounts.values import is_unit, unit_in
from ingestion.accounts.vocabulary import axes_of, compact
from ingestion.model import Line

_SHORT = 32
_ABOVE = 6
"""Printed lines above a table that may be its title, unit and number."""
_UNIT_ALONE = re.compile(
    r"[(（]?(?:[注备][:：]?)?(?:以上)?(?:金额)?单位(?:均?为|[:：])(?:人民币)?[万亿千百]?元[)）]?。?"
)
"""A line that states the unit of what stands above it."""
_YEAR_AND_UNIT = re.compile(r"^(?:20[0-9]{2}年度?)?(?:金额|计量)?单位[:：][^，。]*$")
"""``2020年度 单位：万元`` between a title and the heads."""
_FARTHEST = 20
"""How far up they stand, blank lines between them counted."""
_MOSTLY = 0.5


def find_blocks(lines: Sequence[Line], claimed: set[int]) -> list[Block]:
    """Return the table-like runs of ``lines`` in order; claimed lines end a run."""
    blocks: list[Block] = []
    position = unspaced = 0
    while position < len(lines):
        line = lines[position]
        block: Block | None = None
        if line.no in claimed or not line.text.strip():
            position += 1
            continue
        if "|" in line.text:
            block, end = read_pipes(lines, position, claimed)
        elif line.is_cell or "\t" in line.text:
            block, end = _tabs(lines, position, claimed)
        elif is_number(line.text):
            block, end = _bare(lines, position, claimed, blocks[-1].lines if blocks else set())
        elif is_inline(line):
            start = position
            tables, position = inline_tables(lines, start, claimed)
            length = sum(len(near.text) for near in lines[start:position])
            blocks += _inline(tables, _above(lines, start, claimed), length)
            continue
        elif position >= unspaced and is_spaced_row(line):
            block, end = _spaced(lines, position, claimed)
            unspaced = end  # rows too few from here are too few from the next one, too
        if block is None:
            position += 1
            continue
        above = _above(lines, min(block.lines, default=position), claimed)
        block.context = above + block.context
        if not any(map(unit_in, block.context)):
            block.context = _unit_above_title(lines, min(block.lines, default=position)) + block.context
        if not any(map(unit_in, block.context)):
            block.context += _unit_below(lines, max(end, position + 1))
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
        if SENTENCE.search(line.text) or len(compact(line.text)) > 60:
            break
        texts.append(line.text)
    return list(reversed(texts))


def _unit_above_title(lines: Sequence[Line], start: int) -> list[str]:
    """Return the row of body and unit between pipes that stands above a table's title, as a list; else []."""
    above = [line for line in lines[max(0, start - _ABOVE) : start] if line.text.strip()]
    while above and is_title(above[-1].text) and "|" not in above[-1].text:
        row = above[-2].text if len(above) > 1 else ""
        if "|" in row and unit_in(row) and not any(char.isdigit() for char in row):
            return [row]
        above.pop()
    return []


def _unit_below(lines: Sequence[Line], end: int) -> list[str]:
    """Return the line of the unit right below a run, [] where it may be that of a table behind it."""
    below = [line.text for line in lines[end : end + _ABOVE] if line.text.strip()][:2]
    if not below or not _UNIT_ALONE.fullmatch(compact(below[0])):
        return []
    return below[:1] if len(below) == 1 or SENTENCE.search(below[1]) else []


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
                row.append(cell_of(piece, line, offset))
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
        if is_number(line.text):
            end, gap = position, 0
        elif line.text.strip() and not names_item(line.text):
            gap += 1
        if gap > 2 * GAP or (line.text.strip() and is_title(line.text) and not axes_of(line.text, False)):
            break
        position += 1
    chosen = [line for line in lines[start : end + 1] if line.text.strip()]
    while chosen and is_title(chosen[0].text) and not _looks_like_head(chosen[0].text):
        chosen = chosen[1:]
    # Titles and units stay context, whatever stands above them is not part of the table.
    for number in range(len(chosen) - 2, -1, -1):
        # A unit between a label and its number is a cell of the table.
        in_row = is_unit(chosen[number].text) and is_number(chosen[number + 1].text)
        if chosen[number].no < lines[first].no and not in_row and _is_above_head(chosen[number].text):
            chosen = chosen[number + 1 :]
            break
    rows = [[cell] for cell in rejoined([cell_of(line.text, line, 0) for line in chosen])]
    numbers = sum(is_number(line.text) for line in chosen)
    if numbers < 3 or len(chosen) - numbers < 2:
        return None, position
    behind = itertools.takewhile(lambda line: not line.text.strip(), lines[end + 1 :])
    blank = [line for line in lines[start : end + 1] if not line.text.strip()]
    blanks = [cell_of("", line, 0) for line in (*blank, *behind)]
    return Block("bare", rows, [], {line.no for line in chosen}, blanks=blanks), end + 1


def _is_above_head(text: str) -> bool:
    """Tell a title or a line of the unit: nothing above it belongs to the table."""
    if unit_in(text):
        rest = _YEAR_AND_UNIT.sub("", re.sub(r"[（(].*[)）]", "", compact(text)))
        return not (rest and axes_of(rest, True))
    return is_title(text) and not _looks_like_head(text)


def _spaced(lines: Sequence[Line], start: int, claimed: set[int]) -> tuple[Block | None, int]:
    chosen, end = spaced_rows(lines, start, claimed)
    if not chosen:
        return None, end
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
        and (not text or (len(compact(text)) <= _SHORT and not SENTENCE.search(text)) or is_title(text))
    )
