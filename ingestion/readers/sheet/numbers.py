"""Cell values as they would be printed: exact decimals without exponents, dates as ISO days."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_SERIAL = 2_958_466
"""Serial number of the day after 9999-12-31."""
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Number formats that every workbook knows as dates or times (ECMA-376, 18.8.30)."""
_NOT_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


def is_date_format(number: int, code: str | None) -> bool:
    """Return whether a number format shows a date or time."""
    if code is None:
        return number in _BUILT_IN_DATES
    plain = _NOT_CODE.sub("", code).lower()
    return bool(re.search(r"[ymdhs]", plain)) and not re.search(
        r"[0#?]", plain.split(";")[0].replace(".0", "")
    )


def print_number(text: str) -> str:
    """Return a stored number without binary noise: ``1234.5599999999999`` -> ``1234.56``, ``5E2`` -> 500.

    Spreadsheets keep 15 significant digits; further ones are an artefact of binary storage.
    """
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite():
        return text
    if len(value.as_tuple().digits) > 15:
        value = Decimal(format(float(value), ".15g"))
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") or "0" if "." in plain else plain


def print_serial(text: str, is_1904: bool = False) -> str:
    """Return a stored day number as ``2024-09-20``, with the time where it has one."""
    try:
        serial = float(text)
    except ValueError:
        return text
    if not 0 <= serial < _LAST_SERIAL:
        return print_number(text)
    return print_value((_EPOCH_1904 if is_1904 else _EPOCH) + timedelta(days=round(serial * 86400) / 86400))


def print_value(value: object) -> str:
    """Return a Python value of a cell as text; '' for blank."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return print_number(repr(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
