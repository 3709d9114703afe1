"""The headings that open a table printed in one line."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.accounts.headings import is_context, is_heading, is_table_title
from ingestion.accounts.inline_words import is_known_head
from ingestion.accounts.table import TableCell
from ingestion.accounts.vocabulary import compact


def may_head(text: str) -> bool:
    """Tell a text that may be a heading: a known one, and neither title nor unit of the table."""
    return is_heading(text) and not is_context(text) and not is_table_title(text)


def first_label(words: Sequence[TableCell]) -> int:
    """Return where the label of the first row begins behind the headings: after the last one known."""
    last = max((n for n, word in enumerate(words) if is_known_head(word.text)), default=-1)
    n = last + 1
    while n < len(words) and is_heading(words[n].text) and n + 1 < len(words):
        n += 1
    return n


def whole_heads(words: Sequence[TableCell]) -> list[TableCell]:
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


def once(words: Sequence[TableCell]) -> list[TableCell]:
    """Leave out repeats of a merged heading: ``收入 收入 收入 支出 支出 支出``."""
    return [
        word
        for n, word in enumerate(words)
        if n == 0 or compact(word.text) != compact(words[n - 1].text) or not _flow(word.text)
    ]


def _flow(text: str) -> bool:
    return compact(text) in ("收入", "支出")
