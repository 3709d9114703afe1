"""Decimals into fixed-point columns: exactly, or with a word about what did not fit.

Polars cuts surplus decimals without saying so; these functions decide before it can.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

import polars as pl

_WIDE = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A value as the column can hold it; ``fault`` is a notice code, or '' when nothing was lost."""

    value: Decimal | int | None
    fault: str = ""


def fit(value: Decimal | None, dtype: pl.DataType) -> Fitted:
    """Return ``value`` in the precision of ``dtype`` (``pl.Decimal`` or ``pl.Int64``).

    Faults: ``value_rounded`` (surplus decimals, rounded half to even), ``value_not_whole`` (a count
    with decimals: null), ``value_out_of_range`` (too large for the column, or not finite: null).
    """
    if value is None:
        return Fitted(None)
    if not value.is_finite():
        return Fitted(None, "value_out_of_range")
    if isinstance(dtype, pl.Decimal):
        assert dtype.precision is not None
        step = Decimal(1).scaleb(-dtype.scale)
        if value.adjusted() >= dtype.precision - dtype.scale:
            return Fitted(None, "value_out_of_range")
        rounded = value.quantize(step, ROUND_HALF_EVEN, _WIDE)
        if rounded.adjusted() >= dtype.precision - dtype.scale:
            return Fitted(None, "value_out_of_range")
        return Fitted(rounded, "" if rounded == value else "value_rounded")
    if value != value.to_integral_value():
        return Fitted(None, "value_not_whole")
    if abs(value) > 2**63 - 1:
        return Fitted(None, "value_out_of_range")
    return Fitted(int(value))
