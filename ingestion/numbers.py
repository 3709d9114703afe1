"""Reading printed numbers exactly: digits, separators, units, Chinese numerals. No floats."""

from __future__ import annotations

import re
from decimal import Decimal

_WIDE = "０１２３４５６７８９．，％（）：；－＋　＝／"
_NARROW = "0123456789.,%():;-+ =/"
_KEEP = {"（", "）", "：", "；", "，"}
"""Punctuation that stays wide: it carries structure in Chinese prose."""
FOLD_WIDTH = str.maketrans({w: n for w, n in zip(_WIDE, _NARROW, strict=True) if w not in _KEEP})
"""Length-preserving folding of full-width digits and signs."""

UNIT_SCALE: dict[str, Decimal] = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
}
"""Yuan per printed unit."""

NUMBER = r"[0-9]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?"
"""A printed number: optional thousands separators of either width, optional decimals."""

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
_DIGITS.update({c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")})
_DIGITS.update({"〇": 0, "两": 2, "貳": 2, "參": 3, "陸": 6})
_POWERS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}

_NUMERALS = "".join((*_DIGITS, *_POWERS))
NUMBER_IN_WORDS = (
    rf"(?<![0-9.第点{_NUMERALS}万亿])(?:[{''.join(_DIGITS)}]|[十拾](?![万亿元])|(?<!几)(?<!(?<!算)数)[十拾])[{_NUMERALS}万亿点]*?"
    r"(?=(?:亿|万)?元(?:整|[^一-龥]|[的占和与及等较比完增减上下无持多少降]|$)|(?:亿|万)元)"
)
"""A number in words before its unit (``三万五千元``, ``叁佰肆拾贰万元``); not 几十万元, 数百元, 三元区."""


def parse_decimal(text: str) -> Decimal | None:
    """Return the value of a printed number, or None. Accepts separators, spaces, a leading sign."""
    compact = re.sub(r"[\s,，]", "", text.translate(FOLD_WIDTH)).replace("−", "-").replace("－", "-")
    if not re.fullmatch(r"[-+]?[0-9]*\.?[0-9]+|[-+]?[0-9]+\.", compact):
        return None
    return Decimal(compact)


def last_place(text: str) -> Decimal:
    """Return one unit of the last printed place: ``4.60`` -> 0.01, ``984`` -> 1."""
    compact = re.sub(r"[\s,，]", "", text.translate(FOLD_WIDTH))
    decimals = len(compact.split(".", 1)[1]) if "." in compact else 0
    return Decimal(1).scaleb(-decimals)


def to_yuan(number: str, unit: str) -> tuple[Decimal, Decimal] | None:
    """Return (amount in yuan, resolution in yuan) of a printed number and unit, or None."""
    value = parse_decimal(number)
    scale = UNIT_SCALE.get(unit)
    if scale is None:
        return None
    if value is None:
        value = parse_chinese_number(number)
        return None if value is None else (value * scale, scale)
    return value * scale, last_place(number) * scale


def parse_chinese_integer(text: str) -> int | None:
    """Return the value of a Chinese numeral below ten thousand (``十二``, ``壹``), or None."""
    if not text:
        return None
    total, digit = 0, 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _POWERS:
            total += (digit or 1) * _POWERS[char]
            digit = 0
        else:
            return None
    return total + digit


def parse_chinese_number(text: str) -> Decimal | None:
    """Return the value of a number in words with 万, 亿 or 点 (``三万五千``, ``一点五``), or None."""
    whole, point, decimals = text.partition("点")
    if point:
        digits = [str(_DIGITS.get(char, "")) for char in decimals]
        base = parse_chinese_number(whole)
        if base is None or not digits or "" in digits:
            return None
        return base + Decimal("0." + "".join(digits))
    if not whole:
        return None
    total = 0
    for name, power in (("亿", 10**8), ("万", 10**4)):
        high, found, rest = whole.rpartition(name)
        if not found:
            continue
        value = parse_chinese_integer(high)
        if value is None:
            return None
        total, whole = total + value * power, rest
    if not whole:
        return Decimal(total)
    below = parse_chinese_integer(whole)
    return None if below is None else Decimal(total + below)
