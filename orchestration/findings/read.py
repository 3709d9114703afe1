"""The findings of a published warehouse as plain rows, the root causes first with what follows from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from orchestration.labels import SEVERITY
from orchestration.places import in_words, place_in_words
from orchestration.queries import open_contradictions, open_marts, stale_decisions


@dataclass(slots=True)
class Finding:
    """One contradiction. Amounts are yuan (``unit`` yuan), percent, or counts and scores."""

    key: str
    document_key: str
    organization_key: str | None
    source_name: str
    sha256: str
    region_code: str | None
    region_name: str
    organization_name: str
    fiscal_year: int | None
    check_code: str
    check_name: str
    severity: str
    message: str
    quote: str
    locator: str
    stated: Decimal | None
    expected: Decimal | None
    difference: Decimal | None
    unit: str
    hint: str
    mend: str
    basis: str
    statement_key: str
    cause: str
    other_quote: str = ""
    """The sentence or cell it contradicts, where that is another one."""
    other_locator: str = ""
    review: str = ""
    """What people decided on the sentence: value, who, when and why; '' where they have not."""
    regions: tuple[tuple[str, str], ...] = ()
    """Code and name of the region and of those above it."""
    follows: list[str] = field(default_factory=list)
    """Names and places of findings that follow from the same wrong figure."""

    @property
    def severity_name(self) -> str:
        """错误, 疑问 or 提示."""
        return SEVERITY[self.severity]

    @property
    def place(self) -> str:
        """The place in words: ``第17行``, ``第7页表2第5行``."""
        return place_in_words(self.locator)

    @property
    def other(self) -> str:
        """What it contradicts: quote and place; '' where that is the same sentence."""
        if not self.other_quote or self.other_quote == self.quote:
            return ""
        return f"“{self.other_quote}”（{place_in_words(self.other_locator)}）"

    @property
    def advice(self) -> str:
        """How to mend it: the likely wrong figure first, then the rule."""
        return "；".join(part for part in (self.hint, self.mend) if part)


def read_findings(marts_db: Path) -> list[Finding]:
    """Return the open findings, one a root cause, in the order of region, organization and document.

    Findings that people confirmed as right or waived are left out. Raises ``duckdb.Error`` when the
    file is no published warehouse.
    """
    with open_marts(marts_db) as connection:
        rows = open_contradictions(connection)
    roots: dict[tuple[str, str], Finding] = {}
    for row in sorted(rows, key=lambda row: not row["is_root"]):
        key = (row["document_key"], row["root_cause_key"])
        if key not in roots:
            roots[key] = _finding(row)
        else:
            roots[key].follows.append(f"{row['check_name']}（{place_in_words(row['locator'] or '')}）")
    order = {row["reconciliation_key"]: number for number, row in enumerate(rows)}
    return sorted(roots.values(), key=lambda finding: order[finding.key])


def _finding(row: dict[str, object]) -> Finding:
    def text(name: str) -> str:
        return str(row[name] or "")

    def number(name: str) -> Decimal | None:
        value = row[name]
        return value if isinstance(value, Decimal) else None

    year = row["fiscal_year"]
    return Finding(
        key=text("reconciliation_key"),
        document_key=text("document_key"),
        organization_key=text("organization_key") or None,
        source_name=text("source_name"),
        sha256=text("sha256"),
        region_code=text("region_code") or None,
        region_name=text("region_name"),
        organization_name=text("organization_name"),
        fiscal_year=year if isinstance(year, int) else None,
        check_code=text("check_code"),
        check_name=text("check_name"),
        severity=text("severity"),
        message=in_words(text("message")),
        quote=text("quote"),
        locator=text("locator"),
        stated=number("stated_value"),
        expected=number("expected_value"),
        difference=number("difference"),
        unit=text("unit"),
        hint=text("hint"),
        mend=text("mend"),
        basis=text("basis"),
        statement_key=text("statement_key"),
        cause=text("root_cause_key"),
        other_quote=text("other_quote"),
        other_locator=text("other_locator"),
        review=_review(row),
        regions=_regions(row),
    )


def _review(row: dict[str, object]) -> str:
    if row["review_action"] != "correct" or row["review_value"] is None:
        return ""
    value = Decimal(str(row["review_value"]))
    shown = f"{value / 10_000:,.2f}万元" if row["fact_unit"] == "yuan" else f"{value.normalize():f}"
    return (
        f"已由{row['reviewed_by']}于{row['reviewed_on']}更正为{shown}（仓库保留原数）：{row['review_reason']}"
    )


def read_stale(marts_db: Path) -> list[tuple[str, str]]:
    """Return the decisions of people that no longer find what they mean: which one, and why not."""
    with open_marts(marts_db) as connection:
        rows = stale_decisions(connection)
    return [(f"{who} {decided_on} {subject}", reason) for who, decided_on, subject, reason in rows]


def _regions(row: dict[str, object]) -> tuple[tuple[str, str], ...]:
    levels = [
        ("region_code", "region_name"),
        ("prefecture_code", "prefecture_name"),
        ("province_code", "province_name"),
    ]
    found = [(str(row[code]), str(row[name])) for code, name in levels if row[code] and row[name]]
    return tuple(dict.fromkeys(found)) or (("000000", str(row["region_name"])),)
