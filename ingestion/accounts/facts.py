"""The keys of facts that the cells of accounts tables feed."""

from __future__ import annotations

from dataclasses import dataclass

FUNDS = frozenset({"general_public_budget", "government_fund", "state_capital"})
DETAIL = "table_detail"
"""Reason of a number that no fact holds: a detail of the table."""


@dataclass(frozen=True, slots=True)
class Fact:
    """The key that a cell feeds."""

    table: str
    keys: tuple[str, ...]
    counted: bool = False
    """True when the value is a count, without unit of money."""


def expenditure_fact(scope: str, classification: str, category: str, kind: str) -> Fact:
    """Return the fact of an expenditure; ``classification`` is total, function, nature or economic."""
    return Fact("fct_expenditure", (scope, classification, category, kind))


def revenue_fact(scope: str, item: str, kind: str) -> Fact:
    """Return the fact of a revenue or of its total."""
    return Fact("fct_revenue", (scope, item, kind))


def matrix_fact(scope: str, function: str, nature: str, economic: str, kind: str) -> Fact:
    """Return the fact of an expenditure by function and nature or economic class; '' where none is said."""
    return Fact("fct_expenditure_matrix", (scope, function, nature, economic, kind))
