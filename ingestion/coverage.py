"""How many amounts of the accounts sections were explained, and how many statements are unclear."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ingestion.schema import TOPIC_KEYS, staging_name
from ingestion.staging import Staging


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


@dataclass(frozen=True, slots=True)
class Clarity:
    """Counts of statements: all, and those with several readings that no rule decides between."""

    statements: int
    unclear: int

    @property
    def share(self) -> float | None:
        """Share of unclear statements, 0 to 1; None without statements."""
        return self.unclear / self.statements if self.statements else None


def measure_clarity(staging: Staging) -> Clarity:
    """Return how many of the staged statements carry alternatives and are kept out of the facts for it."""
    statements = unclear = 0
    for fact in TOPIC_KEYS:
        scan = pl.scan_parquet(staging.path(staging_name(fact)))
        undecided = ~pl.col("is_usable") & pl.col("alternatives").is_not_null()
        rows, open_ones = scan.select(pl.len(), undecided.sum()).collect().row(0)
        statements, unclear = statements + rows, unclear + open_ones
    return Clarity(statements, unclear)
