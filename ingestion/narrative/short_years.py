"""Years written with two digits (``14年“三公”经费5万元，13年6万元``), put in full before anything is read."""

from __future__ import annotations

import re

from ingestion.narrative.paragraph import Paragraph

_OPENS = r"(?<![^，。；：、（）“”\s在与比较同和及对自从由费出入算数])"
"""A year opens a clause, or stands behind 与, 比… or the name of what the amount is."""
_TELLS = r"(?<![续行有已务业职时期历用役作])(?=[0-9]{2}年(?:[度初末底0-9“三公因部一财收支决预全实政总共]))"
"""Behind other words the ones after it say so, where it is not how long something lasted (``运行14年``)."""
_SHORT = re.compile(
    rf"(?<![0-9.\-—~～至到第满近约共达逾超历时每了])(?:{_OPENS}|{_TELLS})(?P<year>[12][0-9])"
    r"(?=年(?![来间内以多级期限龄老])(?!(?:工龄|建设期|历史|时间))(?![0-9]+个月))"
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
