"""Grades: what a cell or sentence says, ticked boxes, the band printed beside a grade."""

from __future__ import annotations

import re
from decimal import Decimal

GRADE = r"优秀?|良好?|中等?|合格|不合格|及格|不及格|较差|差|一般|低|较好|较低"
_TICKED = "☑■√✓✔☒●◉▣"
_OPEN = "□☐○◯▢◻"
_OPTION = re.compile(
    rf"([{_TICKED}{_OPEN}]?)\s*({GRADE})\s*([{_TICKED}]?)\s*(?:[（(]([^（()）]*)[）)])?(?=[；;、，,。\s{_TICKED}{_OPEN}]|$)"
)
_NUM = r"([0-9]+(?:\.[0-9]+)?)"
_RANGE = re.compile(rf"{_NUM}\s*分?\s*[≤<＜≦~—－\-至到]")
_UPPER = re.compile(rf"[≤<＜≦~—－\-至到]\s*{_NUM}\s*分?\s*$")
_BELOW = re.compile(rf"(?:低于|小于|[<＜]|不足)\s*{_NUM}|{_NUM}\s*分?(?:以下)")


def _band(text: str | None) -> tuple[Decimal, Decimal] | None:
    if not text:
        return None
    lower, upper, below = _RANGE.search(text), _UPPER.search(text), _BELOW.search(text)
    if lower and upper:
        return Decimal(lower.group(1)), Decimal(upper.group(1))
    if below:
        return Decimal(0), Decimal(below.group(1) or below.group(2))
    return None


def chosen_grade(text: str) -> tuple[str, tuple[Decimal, Decimal] | None] | None:
    """Return (grade, printed band or None) that ``text`` marks among its options, or None.

    One option without a box among boxed ones is the ticked one: exports lose the tick's symbol font.
    A cell that holds nothing but a grade states it.
    """
    body = re.sub(r"^.{0,8}?[:：]", "", text.strip())
    options = list(_OPTION.finditer(body))
    if not options:
        return None
    ticked = [m for m in options if m.group(1) in set(_TICKED) or (m.group(3) and not m.group(1))]
    if not ticked and len(options) > 1:
        ticked = [m for m in options if not m.group(1)]
        if len(ticked) == len(options):
            return None
    if len(options) == 1 and not ticked:
        ticked = options if options[0].group(0).strip() == body.strip() and not options[0].group(1) else []
    if len(ticked) != 1:
        return None
    return ticked[0].group(2), _band(ticked[0].group(4))
