"""Printed cell values and units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingestion.accounts.vocabulary import compact
from ingestion.numbers import NUMBER, last_place, parse_decimal

_VALUE = re.compile(
    rf"[¥￥]?(?P<sign>[-−－+])?[¥￥]?(?P<number>{NUMBER}|\.[0-9]+)(?P<unit>[千百]?[万亿]?元|[个辆批次人台套组]+)?"
    r"(?P<percent>[%％‰])?"
)
BLANK = frozenset({"", "-", "--", "---", "—", "——", "－", "―", "–", "/", "*", "…", "……", "...", "一", "——-"})
"""Printed signs of an empty cell. A dash is not a stated zero."""

_UNIT_LINE = re.compile(
    r"(?:单位|^金额(?=[:：]))[:：为]?[（(]?(?:人民币)?[:：]?([千百]?[万亿]?元)|[（(]([千百]?[万亿]?元)[)）]"
)
_UNIT_ALONE = re.compile(r"^[（(]?([千百]?[万亿]?元)[)）]?$")
_UNIT_CELL = re.compile("（?(?:[千百]?[万亿]?元|[辆台套个批组人次项]{1,2}|台[（/、]?套）?|个团组|%)）?")


@dataclass(frozen=True, slots=True)
class Value:
    """A number as printed in a cell."""

    number: Decimal
    place: Decimal
    """One unit of the last printed place."""
    unit: str | None
    """Unit printed in the cell itself."""
    is_percent: bool


def read_value(text: str) -> Value | None:
    """Return the number a cell holds, or None for a blank, a dash or words."""
    squeezed = re.sub(r"\s", "", compact(text))
    if squeezed.startswith("（") and squeezed.endswith("）"):
        squeezed = squeezed[1:-1]
    match = _VALUE.fullmatch(squeezed)
    if not match:
        return None
    number = parse_decimal(match["number"])
    if number is None:
        return None
    if match["sign"] in ("-", "−", "－"):
        number = -number
    return Value(number, last_place(match["number"]), match["unit"], bool(match["percent"]))


def is_blank(text: str) -> bool:
    """Tell whether a cell is printed empty: nothing or a dash."""
    return re.sub(r"\s", "", compact(text)) in BLANK


def unit_in(text: str) -> str | None:
    """Return the unit of amounts that a title line, heading or label states, or None."""
    squeezed = re.sub(r"\s", "", compact(text))
    match = _UNIT_LINE.search(squeezed) or _UNIT_ALONE.match(squeezed)
    return (match.group(1) or (match.group(2) if match.re is _UNIT_LINE else None)) if match else None


def is_unit(text: str) -> bool:
    """Tell a cell that holds a unit and nothing else: ``元``, ``辆``."""
    return bool(_UNIT_CELL.fullmatch(re.sub(r"\s", "", compact(text))))
