"""Rows of invented reports: documents and statements with defaults for all that a test does not care about."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ingestion.schema import TOPIC_KEYS, TOPIC_VALUE, staging_name

Row = dict[str, Any]
COUNTY = "doc-county-2020"
COUNTY_OLD = "doc-county-2020-v1"
COUNTY_NOTICE = "doc-county-2020-notice"
CITY = "doc-city-2020"
EXCERPT = "doc-excerpt"


def document(key: str, name: str | None, region: str | None, year: int | None, **more: Any) -> Row:
    """Return a row of ``stg_document``; ``more`` overrides the defaults."""
    return {
        "document_key": key,
        "source_name": f"{key}.txt",
        "media_type": "text/plain",
        "sha256": key.ljust(64, "0"),
        "byte_size": 1000,
        "encoding": "utf-8",
        "line_count": 100,
        "title": f"{name or ''}{year or ''}年度部门决算",
        "report_kind": "final_accounts",
        "organization_name": name,
        "organization_basis": "title",
        "organization_aliases": "",
        "region_code": region,
        "region_level": None,
        "region_note": "",
        "fiscal_year": year,
        "year_basis": "title",
        "remarks": "",
        "parser_version": "1",
        **more,
    }


class Statements:
    """Collects statement rows by staging table, numbering them within their document."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {staging_name(fact): [] for fact in TOPIC_KEYS}
        self._count: dict[str, int] = {}

    def add(self, doc: str, fact: str, key: str, value: str | None, **more: Any) -> str:
        """Add one statement; ``key`` is the fact key, ``value`` a decimal string. Returns its statement key."""
        number = self._count[doc] = self._count.get(doc, 0) + 1
        statement_key = f"{doc}#{number}"
        row: Row = {
            "statement_key": statement_key,
            "document_key": doc,
            "statement_no": number,
            "stated_text": more.get("value_text") or str(value),
            "unit": "元",
            "resolution": Decimal("100"),
            "source_kind": "narrative",
            "section": "other",
            "part": "main",
            "locator": f"line {number}",
            "line_no": number,
            "char_start": 0,
            "quote": f"{key} {value}",
            "extractor": "fixture",
            "is_usable": True,
            **dict(zip(TOPIC_KEYS[fact], key.split("|"), strict=True)),
            **more,
        }
        typed = TOPIC_VALUE[fact]
        if typed is not None and value is not None:
            row[typed[0]] = int(value) if typed[0] == "quantity" else Decimal(value)
        self.rows[staging_name(fact)].append(row)
        return statement_key
