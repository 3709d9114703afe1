"""Why an amount is none of the accounts: wordings as data in ``ingestion/lexicon/reason.csv``."""

from __future__ import annotations

from ingestion.lexicon.load import load

_NEAR = 40
"""Characters before the number in which its subject is looked for."""
_ANYWHERE_ONLY_OUTSIDE = frozenset({"project_text"})
"""Reasons too broad for the accounts sections, where an amount without an item stays unresolved."""


def likely_reason(clause: str, *, in_accounts: bool) -> str:
    """Return why the amount that ends ``clause`` is no statement; ``unresolved`` where no word says it."""
    near = clause[-_NEAR - 20 :]
    for entry in load("reason"):
        reason = entry.keys[0]
        if in_accounts and reason in _ANYWHERE_ONLY_OUTSIDE:
            continue
        if entry.pattern.search(near):
            return reason
    return "unresolved"
