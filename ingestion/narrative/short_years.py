"""Years written with two digits (``14年“三公”经费5万元，13年6万元``), put in full before anything is read."""

from __future__ import annotations

import re

from ingestion.narrative.paragraph import Paragraph

_SHORT = re.compile(
    r"(?<![0-9.\-—~～至到第满近约共达逾超历时每了])(?<!使用)(?<!服役)(?<!工作)(?<!合作)(?P<year>[12][0-9])(?=年(?![来间内以多级期限龄老])(?!(?:工龄|建设期|历史|时间)))"
)
_CENTURY = 2000


def in_full(paragraph: Paragraph, fiscal_year: int | None) -> Paragraph:
    """Return ``paragraph`` with the report's year and the one before it written with four digits.

    Any other number before 年 may be how long something took and stays as it is.
    """
    if fiscal_year is None:
        return paragraph
    known = {fiscal_year - _CENTURY, fiscal_year - 1 - _CENTURY}
    starts = {m.start() for m in _SHORT.finditer(paragraph.text) if int(m["year"]) in known}
    if not starts:
        return paragraph
    places = [
        place for index in range(len(paragraph.text)) for place in [index] * (3 if index in starts else 1)
    ]
    return Paragraph(
        "".join(("20" if index in starts else "") + char for index, char in enumerate(paragraph.text)),
        tuple(paragraph.line_nos[place] for place in places),
        tuple(paragraph.offsets[place] for place in places),
    )
