"""Statements and claims written by hand, checked without a parser."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ingestion.frames import to_frames
from ingestion.model import Claim, Document, Identity, Line, Mention, Outline, Reading, Section, Statement
from ingestion.numbers import last_place
from ingestion.parse import Parsed
from tests.reconciliation_support import reconcile, rows

UNIT = Decimal(10_000)


def said(
    fact: str,
    key: str,
    amount: str,
    *,
    line: int = 0,
    source: str = "narrative",
    part: str = "main",
    usable: bool = True,
    unit: Decimal = UNIT,
    **attributes: str,
) -> Statement:
    """Return a statement of ``fct_<fact>``; ``amount`` as printed in 万元."""
    return Statement(
        f"fct_{fact}",
        tuple(key.split("|")),
        Decimal(amount) * unit,
        f"{amount}万元",
        source,  # type: ignore[arg-type]
        "total",
        part,  # type: ignore[arg-type]
        f"line {line}",
        line,
        0,
        f"写着{amount}",
        "test",
        unit="万元",
        resolution=last_place(amount) * unit,
        usable=usable,
        attributes=attributes,
    )


def claims(kind: str, of: Statement, value: str | None, direction: str = "none", **more: Any) -> Claim:
    """Return a claim about a statement; percent, or 万元 for a change."""
    scale = UNIT if kind == "change" else Decimal(1)
    return Claim(
        kind,  # type: ignore[arg-type]
        of.fact_table,
        of.keys,
        direction,  # type: ignore[arg-type]
        None if value is None else Decimal(value) * scale,
        None if value is None else last_place(value) * scale,
        value or "",
        "total",
        of.part,
        of.locator,
        of.line_no,
        0,
        "原句",
        **more,
    )


def check(
    statements: Sequence[Statement],
    stated: Sequence[Claim] = (),
    unresolved: Sequence[str] = (),
    unread: int = 0,
) -> list[dict[str, Any]]:
    """Return the rows of ``fct_reconciliation`` of one document, without those that had no ground.

    ``unresolved``: amounts in 万元 nobody placed; ``unread``: how many cells without a unit nobody placed.
    """
    for claim in stated:
        for index, one in enumerate(statements):
            if (one.fact_table, one.keys, one.line_no) == (claim.fact_table, claim.keys, claim.line_no):
                claim.statement_index = index
    digest = hashlib.sha256(repr((statements, stated)).encode()).hexdigest()
    lines = tuple(Line(i, "文", "文", f"line {i}") for i in range(60))
    section = Section(0, "total", "说明", 1, "main", 0, 60)
    mentions = [
        Mention(
            "line 1", 1, 0, 5, text, Decimal(text) * UNIT, "total", "main", True, text, reason="unresolved"
        )
        for text in unresolved
    ]
    mentions += [
        Mention("line 2", 2, 0, 4, "1.00", None, "total", "main", True, "1.00", reason="unresolved")
        for _ in range(unread)
    ]
    reading = Reading(statements=list(statements), claims=list(stated), mentions=mentions)
    document = Document("own.txt", "text/plain", digest, 1, lines)
    identity = Identity("青屏县水务局", None, None, 2022, "final_accounts")
    frames = to_frames([Parsed(document, identity, Outline((section,), (0,) * 60), reading)])
    return rows(
        reconcile(frames),
        "select * from fct_reconciliation where status <> 'not_applicable' and family <> 'notice'",
    )


def states(found: Sequence[dict[str, Any]], code: str) -> list[str]:
    """Return the states of one check."""
    return sorted(row["status"] for row in found if row["check_code"] == code)


def failed(found: Sequence[dict[str, Any]]) -> list[str]:
    """Return the codes of the failed checks."""
    return sorted(row["check_code"] for row in found if row["status"] == "fail")


def three(total: str, overseas: str, vehicle: str, reception: str, **more: Any) -> list[Statement]:
    """Return the three public expenses and their total."""
    return [
        said("three_public", "total|final", total, **more),
        said("three_public", "overseas|final", overseas, **more),
        said("three_public", "vehicle_total|final", vehicle, **more),
        said("three_public", "reception|final", reception, **more),
    ]


def function(code: str, amount: str, **more: Any) -> Statement:
    """Return what was spent on a function class out of the public budget."""
    return said("expenditure", f"general_public_budget|function|{code}|final", amount, **more)
