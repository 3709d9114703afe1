"""Why an amount is none of the accounts: wordings as data in ``ingestion/lexicon/reason.csv``."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

_NEAR = 40
"""Characters before the number in which its subject is looked for."""
_ANYWHERE_ONLY_OUTSIDE = frozenset({"project_text"})
"""Reasons too broad for the accounts sections, where an amount without an item stays unresolved."""


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = resources.files("ingestion.lexicon").joinpath("reason.csv").read_text("utf-8")
    return tuple((row["reason"], re.compile(row["pattern"])) for row in csv.DictReader(text.splitlines()))


def likely_reason(clause: str, *, in_accounts: bool) -> str:
    """Return why the amount that ends ``clause`` is no statement; ``unresolved`` where no word says it."""
    near = clause[-_NEAR - 20 :]
    for reason, pattern in _rules():
        if in_accounts and reason in _ANYWHERE_ONLY_OUTSIDE:
            continue
        if pattern.search(near):
            return reason
    return "unresolved"
