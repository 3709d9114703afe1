"""How many amounts of the accounts sections were explained."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of amounts: in all sections, in the accounts sections, and of those the unresolved."""

    mentions: int
    accounts: int
    unresolved: int

    @property
    def share(self) -> float | None:
        """Share explained, 0 to 1; None without any amount in the accounts sections."""
        return None if not self.accounts else 1 - self.unresolved / self.accounts


def measure_coverage(mentions: pl.DataFrame) -> Coverage:
    """Return the coverage of ``stg_amount_mention`` rows, by the contract's rule.

    Explained is what became a statement or has a reason other than ``unresolved``.
    """
    accounts = mentions.filter(pl.col("in_accounts"))
    open_ones = accounts.filter(
        pl.col("statement_key").is_null() & (pl.col("reason").fill_null("unresolved") == "unresolved")
    )
    return Coverage(mentions.height, accounts.height, open_ones.height)
