"""Tables printed with nothing but spaces between their cells: unruled pages, plain-text exports.

A line is a row when labels and numbers alternate and a number or dash ends it; numbers glued to the next
label (``0.00九、卫生健康支出``) are cut apart. Lines above made of headings only belong to the table.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from ingestion.accounts.headings import is_context, is_heading, is_numbering_row
from ingestion.accounts.table import Record, Table, TableCell, of_three_public
from ingestion.accounts.values import BLANK, read_value, unit_in
from ingestion.accounts.vocabulary import SUBJECTS, axes_of, compact, match_title
from ingestion.model import Line

_SENTENCE = re.compile("[。；;！？]|，.*，|[：:].*，")
_HAN = re.compile("[\u4e00-\u9fff]")
GLUED = re.compile(
    r"(?<=\.[0-9]{2})(?=[\u4e00-\u9fff（(])|(?<=^[0-9]{2})(?!批次|人次|辆|个团组)(?=[\u4e00-\u9fff])"
)
WORD = re.compile(r"(?<!\S)[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff](?!\S))+|\S+")
"""Words between blanks; letters set apart (``项      目``, ``合 计``) are one."""
_AMOUNT = re.compile(r"[0-9]\.[0-9]|[0-9]{4}|[0-9],[0-9]{3}")
_CODED = re.compile(r"[23][0-9]{2}(?:[0-9]{2}){0,2}\s*(?:[0-9]{2}\s*){0,2}[\u4e00-\u9fff]")
_TORN = re.compile(r"[0-9]\s+\.[0-9]")
"""A number torn by a blank: one too many, and the others stand under other headings."""
_REMARK = re.compile(
    r"(?P<row>.*\S\s{2,}[0-9][0-9.,]*\s{2,}[0-9][0-9.,]*)\s{2,}(?P<words>(?![一二三四五六七八九十]+、)[\u4e00-\u9fff]\S{0,29})"
)
"""``公务接待费    300    250    检查用餐``: a row, and what its last column remarks on it."""
_IS_ITEM = re.compile(r"(?:支出|收入|[合总]计|结余)$")
_LONGEST = 160
_FEWEST_ROWS = 3
_HEAD_LINES = 5
ITEMS = SUBJECTS | {"rev", "total", "nature", "econ"}


def spaced_cells(line: Line) -> list[TableCell]:
    """Return the cells of a line: numbers apart, words joined unless each is a heading of its own."""
    pieces: list[tuple[str, int]] = []
    for match in WORD.finditer(line.text):
        start = 0
        cuts = [cut.start() for cut in GLUED.finditer(match.group())]
        for end in [*cuts, len(match.group())]:
            pieces.append((match.group()[start:end], match.start() + start))
            start = end
    words = [text for text, _ in pieces]
    heads = len(words) > 1 and (all(map(is_heading, words)) or is_numbering_row(words))
    cells: list[TableCell] = []
    open_label = False
    for text, start in pieces:
        number = read_value(text) is not None or compact(text) in BLANK
        gap = line.text[:start].endswith("  ")
        if open_label and not number and not heads and not gap:
            last = cells[-1]
            joined = line.text[last.char_start : start + len(text)]
            cells[-1] = TableCell(joined, last.locator, last.line_no, last.char_start, last.row, last.col)
        else:
            cells.append(TableCell(text, line.locator, line.no, start, line.no, start))
        open_label = not number
    return cells


def is_spaced_row(line: Line) -> bool:
    """Tell a row: short, no sentence, a label of words first or after a code, a number or dash at the end."""
    text = _without_remark(line.text.strip())
    if not text or len(text) > _LONGEST or "\t" in text or "|" in text or _SENTENCE.search(text):
        return False
    if _TORN.search(text):
        return False
    if not re.search(r"(?:[0-9%％]|\s[-—–]+)$", text) or not _HAN.search(text):
        return False
    end = line.text.index(text) + len(text)
    cells = [cell for cell in spaced_cells(line) if cell.char_start < end]
    numbers = [read_value(cell.text) is not None for cell in cells]
    labels = [cell.text for cell in cells if read_value(cell.text) is None]
    return any(numbers) if compact(cells[-1].text) not in BLANK else bool(labels)


def _without_remark(text: str) -> str:
    """Return a row without the remark at its end; a label there begins another pair of cells."""
    match = _REMARK.fullmatch(text)
    if match is None or _IS_ITEM.search(match["words"]) or axes_of(match["words"], False):
        return text
    return match["row"]


def spaced_rows(lines: Sequence[Line], start: int, claimed: set[int]) -> tuple[list[Line], int]:
    """Return the lines of the spaced table whose first row is ``lines[start]``, and the position after it.

    The list is empty where there are too few rows, or their labels and numbers are no accounts'.
    """
    end, position, rows = start, start, 0
    while position < len(lines) and lines[position].no not in claimed:
        line = lines[position]
        if line.text.strip() and is_spaced_row(line):
            end, rows = position, rows + 1
        elif line.text.strip() and not _may_stand_between(line):
            break
        position += 1
    body = [line for line in lines[start : end + 1] if line.text.strip()]
    cells = [cell for line in body for cell in spaced_cells(line)]
    known = sum(bool(ITEMS & dict(axes_of(cell.text, False)).keys()) for cell in cells)
    known += sum(bool(_CODED.match(line.text.strip())) for line in body)
    if rows < _FEWEST_ROWS or known < _FEWEST_ROWS or not any(_AMOUNT.search(cell.text) for cell in cells):
        return [], end + 1
    return _headings(lines, start, claimed) + body, end + 1


def _may_stand_between(line: Line) -> bool:
    """Tell a row without numbers or the rest of a wrapped label: short words, no title, no sentence."""
    word = compact(line.text)
    return len(word) <= 24 and not _SENTENCE.search(line.text) and not word.endswith("表")


def _headings(lines: Sequence[Line], start: int, claimed: set[int]) -> list[Line]:
    """Return the heading lines above the first row, from the top down."""
    found: list[Line] = []
    for line in reversed(lines[max(0, start - _HEAD_LINES) : start]):
        if not line.text.strip():
            continue
        words = WORD.findall(line.text)
        if line.no in claimed or is_context(line.text) or not all(is_heading(word) for word in words):
            break
        if len(words) == 1 and unit_in(line.text):  # a title that holds the unit
            break
        found.append(line)
    return list(reversed(found))


def has_whole_head(rows: Sequence[Sequence[TableCell]], context: Sequence[str]) -> bool:
    """Tell whether the headings above a spaced table are complete: below its title or unit line.

    A heading wrapped over lines, or a word between them that is none, leaves the columns open.
    """
    if not rows or any(read_value(cell.text) is not None for cell in rows[0]) or not context:
        return False
    upper = rows[0] if len(rows) > 1 and all(read_value(cell.text) is None for cell in rows[1]) else ()
    if any({"kind", "skip", "year"} & dict(axes_of(cell.text, True)).keys() for cell in upper):
        return False  # which columns of the line below it stands over is lost
    last = context[-1]
    return all(is_heading(cell.text) for cell in rows[0]) and (
        is_context(last) or unit_in(last) is not None or match_title(last) is not None
    )


def only_full_rows(table: Table) -> Table | None:
    """Return the table with its partly filled rows as strays, since blanks leave no trace between spaces.

    A sum that the rest of its row makes is kept, and so are the three public expenses: their sums decide.
    None where row numbers stand unannounced.
    """
    widths = Counter(
        column.lane
        for column in table.columns
        if column.role == "value" and column.axes.get("skip") != "note"  # a note is no cell to miss
    )
    if any(map(of_three_public, table.columns)):
        return table
    kept: list[Record] = []
    firsts: list[str] = []
    for record in table.records:
        values = [c for index, c in sorted(record.cells.items()) if table.columns[index].role == "value"]
        firsts += [compact(values[0].text)] if values else []
        is_whole = len(values) >= widths[record.lane]
        items = not {"tp", "volume"}.isdisjoint(dict(axes_of(record.label, False)))
        if values and not is_whole and not items:
            for index in [n for n in record.cells if table.columns[n].role == "value"]:
                if index != record.proved:
                    table.strays.append(record.cells.pop(index))
        if record.cells:
            kept.append(record)
    table.records = kept
    counted = [int(word) for word in firsts if re.fullmatch("[0-9]{1,3}", word)]
    runs = sum(b - a == 1 for a, b in itertools.pairwise(counted))
    return None if runs >= 2 and runs * 2 >= len(firsts) - 1 else table
