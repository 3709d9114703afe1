"""The answer for one amount: a statement of which target and stage, or why it is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingestion.narrative.sentence import Target

PRIOR_YEAR = "prior_year"
"""``Statement.alternatives`` of an item without stages that a sentence tells of the year before alone."""
Verdict = Literal["fact", "base", "change", "skip"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer for one amount."""

    verdict: Verdict
    targets: tuple[Target, ...] = ()
    kind: str = "final"
    reason: str | None = None
    """Why it is no statement, for ``skip`` and ``change``."""
    base_year: int | None = None
    more_kinds: tuple[str, ...] = ()
    """Further stages the same amount is stated for (``预算、决算均为5万元``)."""
    alternatives: str | None = None
    is_clear: bool = True
    """False where the choice between readings follows no stated rule."""
    rule: str = ""
