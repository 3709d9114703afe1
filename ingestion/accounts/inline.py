"""Whole tables printed in one line with single blanks between cells: document sites, OCR, flattened pages.

Headings open a table, labels and numbers alternate below them, the next headings or a note end it. What
the words between two numbers are is told by the vocabulary alone, so nothing is read where a row holds
more numbers than its lane has columns: there the cells were torn off their rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingestion.accounts.block import is_number
from ingestion.accounts.glued_heads import has_glued_heads
from ingestion.accounts.headings import is_context, is_table_title
from ingestion.accounts.inline_heads import first_label, may_head, once, whole_heads
from ingestion.accounts.inline_words import (
    LONE_NUMERAL,
    SENTENCE,
    is_known_head,
    is_label,
    joined,
    label_runs,
    names_item,
    words_of,
)
from ingestion.accounts.remark_counts import without_remarks
from ingestion.accounts.table import TableCell
from ingestion.accounts.token_heads import column_numbers
from ingestion.accounts.values import read_value, unit_in
from ingestion.accounts.vocabulary import match_title
from ingestion.model import Line

_SHORTEST = 60
_FEWEST_NUMBERS = 6
_FEWEST_TOKENS = 16
_REST = 40
"""A line that goes on with such a table, cut where the page was full, is at least so long."""
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
        and (sum(is_known_head(word) for word in words) >= 2 or has_glued_heads(line.text))
    )


def inline_tables(lines: Sequence[Line], start: int, claimed: set[int]) -> tuple[list[InlineTable], int]:
    """Return the tables of ``lines[start]`` and of the lines that go on with it, and the index after them."""
    end = start + 1
    while end < len(lines) and lines[end].no not in claimed and _goes_on(lines[end]):
        end += 1
    tokens = [cell for line in lines[start:end] for cell in words_of(line)]
    return _tables(without_remarks(tokens)), end


def _goes_on(line: Line) -> bool:
    words = line.text.split()
    if len(line.text) < _REST or line.is_cell or "\t" in line.text or "|" in line.text:
        return False
    numbers = sum(read_value(word) is not None for word in words)
    return numbers >= 3 and numbers * 4 >= len(words)


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
        lone = after is not None and not is_number(after.text) and LONE_NUMERAL.fullmatch(token.text)
        if not is_number(token.text) or lone:
            words.append(token)
            continue
        if words:
            opened = _open(words, found[-1] if found else None)
            if opened is not None:
                if not found or found[-1] is not opened:
                    found.append(opened)
                ended = False
            elif not ended and all(map(is_label, labels := label_runs(words))):
                found[-1].cells += map(joined, labels)
                found[-1].rows += 1
            else:
                ended = True
            words = []
        if not ended:
            found[-1].cells.append(token)
    return [table for table in found if table.rows or _is_counted(table.cells)]


def _is_counted(cells: list[TableCell]) -> bool:
    """Tell headings, the numbers of their columns and one number for each: a row without a label."""
    counted = column_numbers(cells)
    return counted is not None and len(cells) - counted[1] == counted[1] - counted[2]


def _open(words: list[TableCell], before: InlineTable | None) -> InlineTable | None:
    """Return the table that a run of words opens with its title or headings, or None.

    A run after a title that holds nothing yet (a number in its title cut it) goes on with that table.
    """
    texts = [word.text for word in words]
    signs = [
        n for n, text in enumerate(texts) if is_table_title(text) or (is_context(text) and len(text) < 60)
    ]
    heads = [n for n, text in enumerate(texts) if is_known_head(text)]
    if not signs and len(heads) < 2:
        return None
    first = next((n for n in range(len(texts)) if n >= (signs or [0])[0] and may_head(texts[n])), len(texts))
    table = before if before is not None and not before.rows and len(before.cells) <= 2 else InlineTable()
    if table is before:
        before.cells.clear()
    table.context += [text for text in texts[:first] if not SENTENCE.search(text)] + [
        text for text in texts[first:] if is_context(text) or unit_in(text)
    ]
    if len({match_title(text) for text in table.context if is_table_title(text)}) > _MOST_TITLES:
        table.context = [text for text in table.context if not is_table_title(text)]
    rest = [word for word in words[first:] if not (is_context(word.text) or unit_in(word.text))]
    label = first_label(rest)
    table.cells += once(whole_heads(rest[:label]))
    if rest[label:]:
        table.cells += map(joined, label_runs(rest[label:]))
        table.rows += 1
    return table
