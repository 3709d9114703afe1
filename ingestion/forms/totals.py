"""What a sheet contradicts: marks against the printed total, total against the printed grade."""

from __future__ import annotations

from decimal import Decimal

from ingestion.forms.place import Place
from ingestion.forms.sheet import Sheet
from ingestion.grid import TableCell
from ingestion.model import Notice
from ingestion.numbers import parse_decimal

_TOLERANCE = Decimal("0.011")
_EXECUTION, _MOST_EXECUTION = 10, 20
"""Marks of the execution rate on the official form, and the most that a gap may be to be taken for them."""


def _value(cell: TableCell | None) -> Decimal | None:
    return parse_decimal(cell.compact.removesuffix("分")) if cell is not None else None


def _sum(sheet: Sheet, role: str) -> tuple[Decimal, int]:
    rows = [*([sheet.execution] if sheet.execution else []), *sheet.indicators]
    values = [_value(row.cells.get(role)) for row in rows]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)), len(known)


def _notice(
    place: Place, sheet: Sheet, code: str, cell: TableCell, message: str, stated: Decimal, expected: Decimal
) -> None:
    place.reading.notices.append(
        Notice(
            notice_code=code,
            severity="warning",
            subject=sheet.subject,
            message=message,
            section=place.section(cell.line_no)[0],
            locator=cell.locator,
            line_no=cell.line_no,
            quote=cell.quote,
            stated_value=stated,
            expected_value=expected,
        )
    )


def _has_execution(sheet: Sheet) -> bool:
    """True where the score of the execution rate was read, beside the money or among the items."""
    return sheet.execution is not None or any("执行" in "".join(row.levels) for row in sheet.indicators)


def _lacks_execution(sheet: Sheet) -> bool:
    """True where the ten points of the execution rate, which stand beside the money, were not read."""
    full, (marks, _) = _value(sheet.closing.full_mark) or Decimal(100), _sum(sheet, "full_mark")
    return not _has_execution(sheet) and full - marks == _EXECUTION


def _may_lack_execution(sheet: Sheet, gap: Decimal) -> bool:
    """True where no mark of an item is printed and the gap may be the score of the execution rate."""
    return not _has_execution(sheet) and _sum(sheet, "full_mark")[1] == 0 and 0 < gap <= _MOST_EXECUTION


def adds_up(sheet: Sheet) -> bool:
    """Return whether marks and scores, that of the execution rate among them, make both printed totals."""
    printed = {"full_mark": _value(sheet.closing.full_mark), "score": _value(sheet.closing.score)}
    return all(total is not None and _sum(sheet, role)[0] == total for role, total in printed.items())


def check_sheet(place: Place, sheet: Sheet) -> None:
    """Add notices where the items of ``sheet`` do not add up to its total, or the grade does not fit."""
    closing = sheet.closing
    for role, cell, code, word in (
        ("full_mark", closing.full_mark, "full_mark_sum_mismatch", "分值"),
        ("score", closing.score, "score_sum_mismatch", "得分"),
    ):
        printed = _value(cell)
        total, count = _sum(sheet, role)
        if cell is None or printed is None or count < 2 or abs(total - printed) <= _TOLERANCE:
            continue
        if _lacks_execution(sheet) or (role == "score" and _may_lack_execution(sheet, printed - total)):
            continue
        message = (
            f"《{sheet.title or sheet.subject}》各项{word}合计为{total}分，表中所列总{word}为{printed}分"
        )
        _notice(place, sheet, code, cell, message, printed, total)
    score = _value(closing.score)
    if score is not None and closing.grade and closing.band and closing.grade_cell is not None:
        lower, upper = closing.band
        if not lower <= score < upper + 1:
            message = f"自评得分{score}分不在所勾选等级“{closing.grade}”的区间（{lower}—{upper}分）内"
            _notice(place, sheet, "score_grade_mismatch", closing.grade_cell, message, score, lower)
