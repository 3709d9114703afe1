"""Whether a finding names the figure that was changed, and says what it was before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingestion.numbers import last_place, parse_decimal

_SCALES = (Decimal(1), Decimal(10_000), Decimal(100_000_000))
"""A printed number as a percentage or count, in 万元, in 亿元: the findings have yuan."""

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Naming:
    """What the findings of one change say of it: the figure itself, and the figure it should be."""

    is_named: bool
    is_mended: bool


def naming(found: Sequence[Row], before: str, after: str) -> Naming:
    """Tell of the root findings whether one names the figure ``after`` as the odd one and ``before`` as right.

    The odd figure of a finding is its suspect, else what it says is stated; the right one is
    ``suspect_should_be``, else what it expected, to the last printed place of ``before``. Where two figures
    may be odd (a change and its rate) the finding says of each what it should be.
    """
    named = mended = False
    for row in found:
        if not row["is_root"]:
            continue
        has_suspect = row["suspect_value"] is not None
        odd = row["suspect_value"] if has_suspect else row["stated_value"]
        right = row["suspect_should_be"] if has_suspect else row["expected_value"]
        if _is(odd, after):
            named = True
            mended = mended or _is(right, before)
        elif _is_offered(row["hint"], before):
            named = mended = True
    return Naming(named, mended)


def _is_offered(hint: object, before: str) -> bool:
    """Tell whether a hint says that an amount should be about ``before``: to 1 %, as a rate has few places."""
    offered = re.search(r"(?:增减额|该数)应约为([0-9.]+)", str(hint or ""))
    number = parse_decimal(before)
    return offered is not None and number is not None and abs(Decimal(offered[1]) - number) * 100 <= number


def _is(value: object, printed: str) -> bool:
    number = parse_decimal(printed)
    if number is None or not isinstance(value, Decimal):
        return False
    room = last_place(printed) / 2
    return any(abs(value - number * scale) <= room * scale for scale in _SCALES)
