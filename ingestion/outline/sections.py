"""Groups of section codes that several rooms ask for."""

from __future__ import annotations

OWN_ACCOUNTS = frozenset(
    {
        "total",
        "revenue",
        "expenditure",
        "fiscal_total",
        "gpb_total",
        "gpb_structure",
        "gpb_detail",
        "basic_expenditure",
        "three_public",
        "government_fund",
        "state_capital",
        "operating_cost",
        "procurement",
        "state_asset",
    }
)
"""Sections that tell of the body's own accounts of the year."""
COVERED = OWN_ACCOUNTS | {"tables"}
"""Sections over which coverage is measured."""
