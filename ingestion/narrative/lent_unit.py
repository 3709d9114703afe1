"""A number whose unit stands behind the next: ``较上年3.20减少0.80万元，下降25%``.

The unit is that of the change only where the change's own rate shows it, or an amount told before.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ingestion.numbers import NUMBER, last_place, parse_decimal, to_yuan

_CHANGED = r"(?:相比，?)?(?:减少|下降|降低|压减|增加|增长|上升)(?:了)?"
LENT = (
    r"(?<![0-9.])(?<![0-9][,，])(?!20[0-9]{2}(?![0-9.,]))(?P<lent>[0-9]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?)"
    rf"(?={_CHANGED}(?P<by>{NUMBER})(?P<lent_unit>亿元|万元|元))"
)
"""The pattern of such a number; a year without its 年 (``较2019减少0.80万元``) is none."""
_RATE = re.compile(rf"[^。；0-9]{{0,12}}(?P<rate>{NUMBER})%")
_TOLD = re.compile(rf"(?P<number>{NUMBER})(?P<unit>亿元|万元|元)")


def is_lent(text: str, match: re.Match[str]) -> bool:
    """Whether the rate behind the change, or an amount before, shows that both have one unit."""
    base, by = parse_decimal(match["lent"]), parse_decimal(match["by"])
    if not base or by is None:
        return False
    behind = _RATE.match(text, match.end("lent_unit"))
    rate = parse_decimal(behind["rate"]) if behind else None
    if behind is not None and rate is not None:
        return abs(by / base * 100 - rate) <= last_place(behind["rate"])
    return _makes_told(text[: match.start()], base, by, match["lent_unit"])


def _makes_told(before: str, base: Decimal, by: Decimal, unit: str) -> bool:
    """Whether base and change make an amount told before, to its last place."""
    for told in _TOLD.finditer(before):
        amount, scale = to_yuan(told["number"], told["unit"]), to_yuan("1", unit)
        if amount and scale and amount[0] in ((base - by) * scale[0], (base + by) * scale[0]):
            return True
    return False
