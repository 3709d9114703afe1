"""Columns of one row that state one fact with different amounts: what told them apart is lost."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ingestion.model import Statement

COLUMNS_ALIKE = "同一行有两列读作同一项"
"""``Statement.alternatives`` of what such columns state."""


def distrust_alike(statements: Sequence[Statement]) -> None:
    """Use none of the amounts that two columns of one row (``statements``) state as one fact."""
    values: dict[tuple[str, ...], set[Decimal | None]] = {}
    for one in statements:
        values.setdefault((one.fact_table, *one.keys), set()).add(one.value_number)
    for one in statements:
        if len(values[(one.fact_table, *one.keys)]) > 1 and one.usable:
            one.usable, one.alternatives = False, COLUMNS_ALIKE
