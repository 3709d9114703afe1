"""The words of tables printed in one line: cut, joined, and told apart as values, headings and labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.accounts.codes import function_code
from ingestion.accounts.glued_heads import glued_cuts
from ingestion.accounts.spaced import GLUED, ITEMS, WORD
from ingestion.accounts.table import TableCell
from ingestion.accounts.vocabulary import axes_of, compact
from ingestion.model import Line

_SPLIT_NUMBER = re.compile(r"(?<=[0-9])\s+(?=,[0-9]{3}|\.[0-9]{2}(?![0-9]))|(?<=[0-9][,.])\s+(?=[0-9]{2})")
_NUMERAL = re.compile(
    "(?:(?:[一二三]?十)?[一二三四五六七八九](?!般)|[一二三]?十(?![一二三四五六七八九]))(?=[\u4e00-\u9fff])"
)
LONE_NUMERAL = re.compile("[一二三四五六七八九十]{1,3}[、.]?")
_NUMBERED = re.compile(
    "[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[、.](?![0-9])"
)
_OF_WORD = re.compile(r"[0-9]{4}年|[0-9]{1,2}(?:表|页|月(?!末)|号)")
"""Digits that belong to the word behind them: ``2022 年度``, ``公开 01 表``."""
_NOTE = re.compile("(?:注|说明|备注|附注)[:：0-9]|(?:注|备注)$")
SENTENCE = re.compile("[。；;！？]|，")
_LONG_LABEL = 40


def is_known_head(text: str) -> bool:
    """Tell a heading over labels, row numbers or a kind of amount."""
    return bool({"role", "kind"} & dict(axes_of(text, True)).keys()) and not re.search("[0-9]", text)


def words_of(line: Line) -> list[TableCell]:
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
            dated = bool(cells) and cells[-1].text.isdigit() and _OF_WORD.match(cells[-1].text + text)
            if split or dated:
                cells[-1] = _cell(line, gap, cells[-1].char_start)
            else:
                cells.append(_cell(line, text, at))
    return cells


def _cell(line: Line, text: str, start: int) -> TableCell:
    return TableCell(text, line.locator, line.no, start, line.no, start)


def joined(words: Sequence[TableCell]) -> TableCell:
    """Return words with blanks between them as one label, its numbering left out where it lost its mark."""
    first = words[0]
    text = " ".join(word.text for word in words)
    bare = _NUMERAL.match(text)  # ``五教育支出``
    if bare and names_item(text[bare.end() :]):
        text = text[bare.end() :]
    return TableCell(text, first.locator, first.line_no, first.char_start, first.row, first.col)


def names_item(label: str) -> bool:
    """Tell a label that names an item of the accounts."""
    return bool(ITEMS & dict(axes_of(label, False)).keys()) or function_code(label, "", None) is not None


def label_runs(words: Sequence[TableCell]) -> list[list[TableCell]]:
    """Return the words between two numbers by label: the rows above the last one have blank cells."""
    labels: list[list[TableCell]] = []
    for word in words:
        if LONE_NUMERAL.fullmatch(word.text):
            continue
        if not labels or _NUMBERED.match(compact(word.text)) or names_item(word.text):
            labels.append([])
        labels[-1].append(word)
    return labels or [[words[-1]]]


def is_label(words: Sequence[TableCell]) -> bool:
    """Tell words that may be the label of a row: short, no sentence and no note below the table."""
    text = "".join(word.text for word in words)
    noted = any(_NOTE.match(word.text) for word in words)
    return not noted and len(text) <= _LONG_LABEL and not SENTENCE.search(text)
