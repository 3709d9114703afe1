"""How amounts are printed: patterns that the checks of this room share."""

from __future__ import annotations

import re
from decimal import Decimal

from ingestion.numbers import to_yuan

PRINTED = r"[0-9][0-9,]*(?:\.[0-9]+)?"
"""A number: digits, commas between them, decimals."""
WHOLE = rf"(?<![0-9.,]){PRINTED}"
"""The same, and not the end of a longer one."""
UNIT = "亿元|万元|元"


def money(name: str, number: str = PRINTED) -> str:
    """Return the pattern of an amount, its number in group ``name``, its unit in ``name_unit``."""
    return rf"(?P<{name}>{number})(?P<{name}_unit>{UNIT})"


def yuan_of(match: re.Match[str], name: str) -> tuple[Decimal, Decimal] | None:
    """Return (amount, resolution) in yuan of the amount ``name``, or None where it was not matched."""
    return to_yuan(match[name], match[f"{name}_unit"]) if match[name] else None


def as_printed(match: re.Match[str], name: str) -> str:
    """Return the amount ``name`` with its unit as it is printed."""
    return f"{match[name]}{match[f'{name}_unit']}"
