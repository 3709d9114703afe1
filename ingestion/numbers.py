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
    if value is None or scale is None:
        return None
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
