"""Whole tables printed in one line with single blanks between cells: document sites, OCR, flattened pages.

Headings open a table, labels and numbers alternate below them, the next headings or a note end it. What
the words between two numbers are is told by the vocabulary alone, so nothing is read where a row holds
more numbers than its lane has columns: there the cells were torn off their rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingestion.accounts.codes import function_code
from ingestion.accounts.glued_heads import glued_cuts, has_glued_heads
from ingestion.accounts.headings import is_context, is_heading
from ingestion.accounts.spaced import GLUED, ITEMS, WORD
from ingestion.accounts.table import TableCell
from ingestion.accounts.values import is_blank, read_value, unit_in
from ingestion.accounts.vocabulary import axes_of, compact, match_title
from ingestion.model import Line

_SHORTEST = 60
_FEWEST_NUMBERS = 6
_FEWEST_TOKENS = 16
_REST = 40
"""A line that goes on with such a table, cut where the page was full, is at least so long."""
_SPLIT_NUMBER = re.compile(r"(?<=[0-9])\s+(?=,[0-9]{3}|\.[0-9]{2}(?![0-9]))|(?<=[0-9][,.])\s+(?=[0-9]{2})")
_NUMERAL = re.compile(
    "(?:(?:[一二三]?十)?[一二三四五六七八九](?!般)|[一二三]?十(?![一二三四五六七八九]))(?=[\u4e00-\u9fff])"
)
_LONE_NUMERAL = re.compile("[一二三四五六七八九十]{1,3}[、.]?")
_NUMBERED = re.compile(
    "[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[、.](?![0-9])"
)
_OF_WORD = re.compile(r"[0-9]{4}年|[0-9]{1,2}(?:表|页|月(?!末)|号)")
"""Digits that belong to the word behind them: ``2022 年度``, ``公开 01 表``."""
_NOTE = re.compile("(?:注|说明|备注|附注)[:：0-9]|(?:注|备注)$")
_SENTENCE = re.compile("[。；;！？]|，")
_LONG_LABEL = 40
_MOST_TITLES = 2
"""More titles in a row are a list of contents."""


@dataclass(slots=True)
class InlineTable:
    """The cells of one table: headings first; and the texts that stand before them."""

    context: list[str] = field(default_factory=list)
    cells: list[TableCell] = field(default_factory=list)
    rows: int = 0
    """Labels with a number behind them."""

    def length(self) -> int:
        """Return how many characters its cells have."""
        return sum(len(cell.text) for cell in self.cells)


def is_inline(line: Line) -> bool:
    """Tell a line that holds a table or more: long, many numbers, and headings of labels and amounts."""
    if len(line.text) < _SHORTEST or line.is_cell or "\t" in line.text or "|" in line.text:
        return False
    words = line.text.split()
    return (
        len(words) >= _FEWEST_TOKENS
        and sum(read_value(word) is not None for word in words) >= _FEWEST_NUMBERS
        and (sum(_heads(word) for word in words) >= 2 or has_glued_heads(line.text))
    )


def inline_tables(lines: Sequence[Line], start: int, claimed: set[int]) -> tuple[list[InlineTable], int]:
    """Return the tables of ``lines[start]`` and of the lines that go on with it, and the index after them."""
    end = start + 1
    while end < len(lines) and lines[end].no not in claimed and _goes_on(lines[end]):
        end += 1
    tokens = [cell for line in lines[start:end] for cell in _tokens(line)]
    return _tables(tokens), end


def _goes_on(line: Line) -> bool:
    words = line.text.split()
    if len(line.text) < _REST or line.is_cell or "\t" in line.text or "|" in line.text:
        return False
    numbers = sum(read_value(word) is not None for word in words)
    return numbers >= 3 and numbers * 4 >= len(words)


def _heads(text: str) -> bool:
    """Tell a heading over labels, row numbers or a kind of amount."""
    return bool({"role", "kind"} & dict(axes_of(text, True)).keys()) and not re.search("[0-9]", text)


def _is_title(text: str) -> bool:
    word = compact(text)
    return len(word) <= 40 and word.endswith("表") and match_title(word) is not None


def _tokens(line: Line) -> list[TableCell]:
    """Return the words of a line; digits cut by a blank are one number, ``2022 年度`` is one word."""
    cells: list[TableCell] = []
    glued = glued_cuts(line.text)
    for match in WORD.finditer(line.text):
        cuts = [cut.start() for cut in GLUED.finditer(match.group())]
        if glued:
            cuts = sorted({*cuts, *(at - match.start() for at in glued if match.start() < at < match.end())})
        begin = 0
        for end in [*cuts, len(match.group())]:
            text = match.group()[begin:end]
            at = match.start() + begin
            begin = end
            gap = line.text[cells[-1].char_start : at + len(text)] if cells else ""
            joint = len(cells[-1].text) if cells else 0
            split = any(cut.start() == joint for cut in _SPLIT_NUMBER.finditer(gap))
            dated = bool(cells) and _OF_WORD.match(cells[-1].text + text)
            if split or dated:
                cells[-1] = _cell(line, gap, cells[-1].char_start)
            else:
                cells.append(_cell(line, text, at))
    return cells


def _cell(line: Line, text: str, start: int) -> TableCell:
    return TableCell(text, line.locator, line.no, start, line.no, start)


def _joined(words: Sequence[TableCell]) -> TableCell:
    first = words[0]
    text = " ".join(word.text for word in words)
    bare = _NUMERAL.match(text)
    # Numbering that lost its mark: 五教育支出.
    if bare and names_item(text[bare.end() :]):
        text = text[bare.end() :]
    return TableCell(text, first.locator, first.line_no, first.char_start, first.row, first.col)


def names_item(label: str) -> bool:
    """Tell a label that names an item of the accounts."""
    return bool(ITEMS & dict(axes_of(label, False)).keys()) or function_code(label, "", None) is not None


def row_numbers(table: InlineTable) -> list[int]:
    """Return the small whole numbers right behind labels of items: row numbers, if the table has them."""
    pairs = zip(table.cells, table.cells[1:], strict=False)
    return [
        int(number.text)
        for label, number in pairs
        if re.fullmatch("[0-9]{1,3}", number.text) and names_item(label.text)
    ]


def _tables(tokens: Sequence[TableCell]) -> list[InlineTable]:
    found: list[InlineTable] = []
    words: list[TableCell] = []
    ended = True
    for number, token in enumerate(tokens):
        after = tokens[number + 1] if number + 1 < len(tokens) else None
        lone = after is not None and not _is_value(after.text) and _LONE_NUMERAL.fullmatch(token.text)
        if not _is_value(token.text) or lone:
            words.append(token)
            continue
        if words:
            opened = _open(words, found[-1] if found else None)
            if opened is not None:
                if not found or found[-1] is not opened:
                    found.append(opened)
                ended = False
            elif not ended and all(map(_is_label, labels := _labels(words))):
                found[-1].cells += map(_joined, labels)
                found[-1].rows += 1
            else:
                ended = True
            words = []
        if not ended:
            found[-1].cells.append(token)
    return [table for table in found if table.rows]


def _is_value(text: str) -> bool:
    return read_value(text) is not None or is_blank(text)


def _labels(words: Sequence[TableCell]) -> list[list[TableCell]]:
    """Return the words between two numbers by label: the rows above the last one have blank cells."""
    labels: list[list[TableCell]] = []
    for word in words:
        if _LONE_NUMERAL.fullmatch(word.text):
            continue
        if not labels or _NUMBERED.match(compact(word.text)) or names_item(word.text):
            labels.append([])
        labels[-1].append(word)
    return labels or [[words[-1]]]


def _is_label(words: Sequence[TableCell]) -> bool:
    text = "".join(word.text for word in words)
    noted = any(_NOTE.match(word.text) for word in words)
    return not noted and len(text) <= _LONG_LABEL and not _SENTENCE.search(text)


def _open(words: list[TableCell], before: InlineTable | None) -> InlineTable | None:
    """Return the table that a run of words opens with its title or headings, or None.

    A run after a title that holds nothing yet (a number in its title cut it) goes on with that table.
    """
    texts = [word.text for word in words]
    signs = [n for n, text in enumerate(texts) if _is_title(text) or (is_context(text) and len(text) < 60)]
    heads = [n for n, text in enumerate(texts) if _heads(text)]
    if not signs and len(heads) < 2:
        return None
    first = next((n for n in range(len(texts)) if n >= (signs or [0])[0] and _may_head(texts[n])), len(texts))
    table = before if before is not None and not before.rows and len(before.cells) <= 2 else InlineTable()
    if table is before:
        before.cells.clear()
    table.context += [text for text in texts[:first] if not _SENTENCE.search(text)] + [
        text for text in texts[first:] if is_context(text) or unit_in(text)
    ]
    if len({match_title(text) for text in table.context if _is_title(text)}) > _MOST_TITLES:
        table.context = [text for text in table.context if not _is_title(text)]
    rest = [word for word in words[first:] if not (is_context(word.text) or unit_in(word.text))]
    label = _first_label(rest)
    table.cells += _once(_whole_heads(rest[:label]))
    if rest[label:]:
        table.cells += map(_joined, _labels(rest[label:]))
        table.rows += 1
    return table


def _may_head(text: str) -> bool:
    return is_heading(text) and not is_context(text) and not _is_title(text)


def _first_label(words: Sequence[TableCell]) -> int:
    """Return where the label of the first row begins behind the headings: after the last one known."""
    last = max((n for n, word in enumerate(words) if _heads(word.text)), default=-1)
    n = last + 1
    while n < len(words) and is_heading(words[n].text) and n + 1 < len(words):
        n += 1
    return n


def _whole_heads(words: Sequence[TableCell]) -> list[TableCell]:
    """Join headings that a blank cut apart (``功能分类 科目编码``) and only together make one."""
    whole: list[TableCell] = []
    n = 0
    while n < len(words):
        size = 1
        if not is_heading(words[n].text):
            joins = ("".join(w.text for w in words[n : n + k]) for k in (2, 3))
            size = next((k for k, text in zip((2, 3), joins, strict=True) if is_heading(text)), 1)
        first = words[n]
        text = "".join(word.text for word in words[n : n + size])
        whole.append(TableCell(text, first.locator, first.line_no, first.char_start, first.row, first.col))
        n += size
    return whole


def _once(words: Sequence[TableCell]) -> list[TableCell]:
    """Leave out repeats of a merged heading: ``收入 收入 收入 支出 支出 支出``."""
    return [
        word
        for n, word in enumerate(words)
        if n == 0 or compact(word.text) != compact(words[n - 1].text) or not _flow(word.text)
    ]


def _flow(text: str) -> bool:
    return compact(text) in ("收入", "支出")
