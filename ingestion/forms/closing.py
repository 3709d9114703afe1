"""The closing rows of a sheet: total full mark, total score, grade."""

from __future__ import annotations

import re
from decimal import Decimal

from ingestion.forms.grade import chosen_grade
from ingestion.forms.layout import total_label_of
from ingestion.forms.money import is_amount
from ingestion.forms.sheet import Block, Closing, Sheet
from ingestion.grid import TableCell, TableRow
from ingestion.numbers import parse_decimal

INLINE_SCORE = re.compile(r"(?:自评|评价|综合)?(?:总?得分|总分)\s*[:：]\s*([0-9]{1,3}(?:\.[0-9]+)?)\s*分?$")
"""A score in the cell of its own label: ``自评得分：98``."""


_HEAD_WORDS = {"得分", "评分", "分值"}


def read_closing(sheet: Sheet, row: TableRow) -> None:
    """Read totals and grades: ``分值 | 100 | 自评得分 | 92``, ``总分 | 100 | 95.5``, ``自评等级 | …``."""
    closing = sheet.closing
    label = score_label = ""
    loose: list[tuple[int, TableCell]] = []
    for index, cell in enumerate(row.cells):
        text = cell.compact
        role = total_label_of(text)
        if text in _HEAD_WORDS and not sheet.blocks:
            # Above the indicators such a word is a head that has lost its row, not a label.
            return
        if role and not is_amount(text):
            label, score_label = role, text
            continue
        grade = chosen_grade(cell.text) if label == "grade" or "结果" in text or "等级" in text else None
        if grade:
            closing.grade, closing.band = grade
            closing.grade_cell = cell
        elif text and is_amount(text.removesuffix("分")):
            if label == "score":
                # Where finance prints its mark beside the body's own, the own one is the score.
                if closing.score is None or ("自评" in score_label and "自评" not in closing.score_label):
                    closing.score, closing.score_label = cell, score_label
                label = ""
            else:
                loose.append((index, cell))
        elif match := INLINE_SCORE.search(text):
            closing.score, closing.score_label = cell, text[: match.start(1)]
    if loose:
        _tell_apart(closing, sheet.blocks[-1] if sheet.blocks else None, row, loose)


def _tell_apart(
    closing: Closing, block: Block | None, row: TableRow, loose: list[tuple[int, TableCell]]
) -> None:
    """Tell full mark and score apart among the numbers after ``总分``.

    Sheets with a mark for every level print the full mark several times before the score; those with a
    second evaluator print further scores after the first.
    """
    if block is not None and block.is_flat and not _is_whole(block, row, loose):
        return
    label = row.filled[0].compact
    first = loose[0][1]
    if len(loose) >= 2:
        closing.full_mark = closing.full_mark or first
        others = [cell for _, cell in loose[1:] if cell.compact != first.compact]
        if closing.score is None:
            closing.score, closing.score_label = others[0] if others else loose[-1][1], label
        return
    index, cell = loose[0]
    role = ""
    if block is not None and len(row.cells) == block.width and index < len(block.columns):
        role = block.columns[index].role
    if role == "full_mark" or (role != "score" and cell.compact.removesuffix("分") in _FULL_MARKS):
        closing.full_mark = closing.full_mark or cell
    elif closing.score is None:
        closing.score, closing.score_label = cell, label


def _is_whole(block: Block, row: TableRow, loose: list[tuple[int, TableCell]]) -> bool:
    """Tell whether no number of a closing row whose blanks are cells was torn.

    There are no more numbers than columns of marks and scores, the full mark counted where no column has it,
    no piece of one (``.5``, ``97.``) stands among them, and the first, the full mark, is the highest.
    """
    roles = [column.role for column in block.columns]
    most = roles.count("full_mark") + max(roles.count("score"), 1)
    if "full_mark" not in roles:
        most += loose[0][1].compact in _FULL_MARKS
    pieces = any(re.fullmatch(r"\.[0-9]+分?|[0-9]+\.", cell.compact) for cell in row.cells)
    values = [parse_decimal(cell.compact.removesuffix("分")) or Decimal(0) for _, cell in loose]
    return len(loose) <= most and not pieces and max(values) == values[0]


_FULL_MARKS = {"100", "100.0", "100.00"}
"""A number alone after ``合计`` is the full mark when it is one of these."""
