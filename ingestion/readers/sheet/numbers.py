"""Cell values as they would be printed: exact decimals without exponents, dates as ISO days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache

_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_SERIAL = 2_958_466
"""Serial number of the day after 9999-12-31."""
_LARGEST = 308
"""Greatest power of ten that a spreadsheet can store."""
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_BUILT_IN_CODES = {2: "0.00", 4: "0.00", 7: "0.00", 8: "0.00", 9: "0%", 10: "0.00%", 39: "0.00", 40: "0.00",
                   43: "0.00", 44: "0.00"}  # fmt: skip
"""Number formats that every workbook knows without writing them down (ECMA-376, 18.8.30)."""
_NOT_CODE = re.compile(r'"[^"]*"|[\\!].|\[[^\]]*\]|[_*].')
_LITERAL_POINT = re.compile(r'"\."|[\\!]\.')
_MONEY = re.compile(r'"\s*([千万亿]?元)\s*"[^0#?]*$')
_THOUSAND = 3
"""Powers of ten that a comma behind the last digit of a format takes away."""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a stored number is shown."""

    is_date: bool = False
    is_percent: bool = False
    decimals: int = 0
    """Decimals that are always shown."""
    shift: int = 0
    """Powers of ten by which it is shown smaller: 4 for 元 shown as 万元 (``0!.0,``)."""
    unit: str = ""
    """Unit that is written behind a number shown smaller."""


@cache
def number_format(number: int, code: str | None) -> NumberFormat:
    """Return what format ``number`` shows; ``code`` is None for one of the built-in ones."""
    if code is None:
        if number in _BUILT_IN_DATES:
            return NumberFormat(is_date=True)
        code = _BUILT_IN_CODES.get(number, "")
    plain = _NOT_CODE.sub("", code).lower().split(";")[0]
    first = code.split(";")[0]
    money = _MONEY.search(first)
    if plain == "general":
        return NumberFormat()
    if re.search(r"[ymdhs]", plain) and not re.search(r"[0#?]", plain.replace(".0", "")):
        return NumberFormat(is_date=True)
    decimals = re.search(r"\.(0*)", plain)
    shift = _shift(first, plain)
    return NumberFormat(
        is_percent="%" in plain,
        decimals=len(decimals[1]) if decimals else 0,
        shift=shift,
        unit=money[1] if money and shift else "",
    )


def _shift(code: str, plain: str) -> int:
    """Return by how many powers of ten: commas at the end of a format, a point that it only writes."""
    last = max(map(plain.rfind, "0#?"))
    shift = _THOUSAND * plain.count(",", last) if last >= 0 else 0
    point = _LITERAL_POINT.search(code)
    if point and re.search("[0#?]", code[: point.start()]):
        shift += len(re.findall("[0#?]", _NOT_CODE.sub("", code[point.end() :])))
    return shift


def print_number(text: str) -> str:
    """Return a stored number without binary noise: ``1234.5599999999999`` -> ``1234.56``, ``5E2`` -> 500.

    Spreadsheets keep 15 significant digits; further ones are an artefact of binary storage.
    """
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST:
        return text
    if not value:
        return "0"
    if len(value.as_tuple().digits) > 15:
        value = Decimal(format(float(value), ".15g"))
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") or "0" if "." in plain else plain


def print_stored(text: str, shown: NumberFormat, is_1904: bool = False) -> str:
    """Return a stored number as its format shows it, but never rounded: ``60`` as ``60.00``.

    A format that shows 元 as 千元 or 万元 is followed: what the sheet states is what it shows.
    """
    if shown.is_date:
        return print_serial(text, is_1904)
    plain = print_number(text)
    try:
        value = (Decimal(plain) * (100 if shown.is_percent else 1)).scaleb(-shown.shift)
    except InvalidOperation:
        return plain
    plain = print_number(format(value, "f"))
    missing = shown.decimals - len(plain.partition(".")[2])
    if missing > 0:
        plain += ("" if "." in plain else ".") + "0" * missing
    return plain + ("%" if shown.is_percent else "") + shown.unit


def print_serial(text: str, is_1904: bool = False) -> str:
    """Return a stored day number as ``2024-09-20``, with the time where it has one."""
    try:
        serial = float(text)
    except ValueError:
        return text
    if not 0 <= serial < _LAST_SERIAL:
        return print_number(text)
    moment = (_EPOCH_1904 if is_1904 else _EPOCH) + timedelta(seconds=round(serial * 86400))
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ", "minutes")
