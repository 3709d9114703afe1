"""Where a form of plain lines begins, what its lines are, and where it is over."""

from __future__ import annotations

import re

from ingestion.forms.glued import is_glued
from ingestion.forms.layout import (
    column_of,
    money_column_of,
    money_row_of,
    name_label_of,
    plain,
    title_kind,
    total_label_of,
)
from ingestion.forms.marked_names import read_marked_names
from ingestion.forms.standard_sheet import read_standard_sheets
from ingestion.forms.torn import labels_astray
from ingestion.model import Line

_FEWEST_ALONE, _MOSTLY = 8, 0.7
"""Cells a line, and their share of the lines, that make a form printed cell by cell."""
_TOTAL = re.compile(r"(?:自评|综合|评价|项目|绩效)*(?:总分|合计|总计|总得分|得分合计)")
"""Labels of a total that no header has."""
_NUMBERS = re.compile(r"[-0-9.,%|/\s]*")


def _form_words(tokens: list[str]) -> int:
    return sum(
        bool(column_of(t) or money_column_of(t) or money_row_of(t) or name_label_of(t)) for t in tokens
    )


def _heads_sheet(tokens: list[str]) -> bool:
    """Tell a line that holds the whole head of a score sheet: levels and marks next to one another."""
    roles: list[str] = []
    for token in tokens:
        column = column_of(token)
        roles = [*roles, column.role] if column is not None else []
        if len({"level1", "level2", "level3"} & set(roles)) >= 2 and "score" in roles:
            return True
    return False


def opens(lines: tuple[Line, ...], index: int) -> str:
    """Return how plain lines from ``index`` on hold a form: ``cells``, ``rows`` (see ``line_runs``) or ''."""
    text = lines[index].text
    tokens = text.split()
    if len(tokens) >= 25 and is_glued(lines[index]) and _form_words(tokens) >= 8:
        return "" if labels_astray(tokens) else "line"
    if len(tokens) >= 25 and _heads_sheet(tokens):
        return "" if read_marked_names([lines[index]]) or read_standard_sheets([lines[index]]) else "line"
    if (
        len(text) > 120
        or not tokens
        or any(line.text.strip() == "|" for line in lines[index + 1 : index + 2])
    ):
        return ""  # cells with pipes in lines of their own are another run
    label = name_label_of(tokens[0])
    ahead = [line.text.strip() for line in lines[index + 1 : index + 40] if line.text.strip()]
    if label == "project" and len(tokens) == 2 and _stand_alone(ahead):
        return "cells"
    if len(tokens) >= 2 and (label == "project" or _form_words(tokens) >= 3):
        split = [line.split() for line in ahead[:14]]
        return "rows" if sum(len(row) >= 3 and _form_words(row) >= 1 for row in split) >= 2 else ""
    heads_table = column_of(text) is not None and any(column_of(t) for t in ahead[:2])
    if label != "project" and not (heads_table and column_of(text).kind == "level"):  # type: ignore[union-attr]
        return ""
    short = sum(len(t) <= 20 for t in ahead)
    return "cells" if short >= max(4, len(ahead) * 0.6) and _form_words(ahead[:30]) >= 3 else ""


def _stand_alone(ahead: list[str]) -> bool:
    """Return whether most of the lines ahead hold one cell, and some of them the words of a form."""
    words = [line.split() for line in ahead]
    alone = sum(len(each) == 1 for each in words)
    return alone >= max(_FEWEST_ALONE, len(ahead) * _MOSTLY) and _form_words([w[0] for w in words]) >= 3


class PlainEnd:
    """Says where a form of plain lines is over: after its total, at a title, at prose below its table."""

    def __init__(self) -> None:
        self._in_table = False
        self._total = False

    def __call__(self, line: Line) -> bool:
        """Return whether ``line`` no longer belongs to the form."""
        text = line.text.strip()
        first = text.split()[0] if text else ""
        label = total_label_of(first)
        if self._total and not label and not _NUMBERS.fullmatch(text):
            return True
        self._in_table = self._in_table or getattr(column_of(first), "kind", "") == "level"
        self._total = self._total or (self._in_table and bool(_TOTAL.fullmatch(plain(first))))
        prose = len(text) > 60 and text.count("。") > (0 if self._in_table else 2)
        return bool(title_kind(text)) or prose
