"""Small staging tables for tests of the dbt project: literal values, typed by ``ingestion.schema``.

Four reports of invented bodies: a county bureau with accounts and, for the same year, an older version and a
three-public notice; a municipal bureau of the prefecture above it; and an excerpt without organization or year.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from ingestion.schema import TOPIC_KEYS, TOPIC_VALUE, staging_name, staging_schemas
from orchestration.findings.corrections import COLUMNS, FILE

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


def _county(s: Statements) -> dict[str, str]:
    """The county bureau's accounts; returns the statement keys that tests and claims refer to."""
    key: dict[str, str] = {}
    doc = COUNTY
    for item, value in (("grand_total", "1200"), ("current_total", "1000"), ("opening_carryover", "200")):
        key[item] = s.add(doc, "fct_revenue", f"all|{item}|final", f"{value}0000.00", section="total")
    # Two printings of one figure: the rounded one in the overview agrees, the section's own is chosen.
    s.add(
        doc,
        "fct_revenue",
        "all|general_public_budget|final",
        "9500000.00",
        section="overview",
        resolution=Decimal(100000),
    )
    key["gpb"] = s.add(doc, "fct_revenue", "all|general_public_budget|final", "9523400.00", section="revenue")
    s.add(doc, "fct_revenue", "all|other|final", "476600.00", section="revenue")
    # The narrative contradicts the table of the same rank: the table is chosen, the fact is conflicting.
    s.add(doc, "fct_expenditure", "all|nature|basic|final", "6000000.00", section="expenditure")
    key["basic"] = s.add(
        doc, "fct_expenditure", "all|nature|basic|final", "6100000.00", section="tables", source_kind="table"
    )
    s.add(doc, "fct_expenditure", "all|nature|project|final", "3800000.00", section="expenditure")
    s.add(doc, "fct_expenditure", "all|total|current_total|final", "9900000.00", section="expenditure")
    # An attachment comes after the main part even where it is finer.
    s.add(
        doc,
        "fct_expenditure",
        "all|total|grand_total|final",
        "12000001.00",
        section="evaluation_department",
        part="attachment",
        resolution=Decimal(1),
    )
    key["grand"] = s.add(
        doc, "fct_expenditure", "all|total|grand_total|final", "12000000.00", section="total"
    )
    key["function"] = s.add(
        doc,
        "fct_expenditure",
        "general_public_budget|function|2011301|final",
        "5000000.00",
        section="gpb_detail",
    )
    s.add(
        doc,
        "fct_expenditure",
        "general_public_budget|function|2998877|final",
        "1000.00",
        section="gpb_detail",
    )
    s.add(
        doc,
        "fct_expenditure",
        "general_public_budget|function|name:某某支出|final",
        "2000.00",
        section="gpb_detail",
    )
    s.add(
        doc,
        "fct_expenditure",
        "general_public_budget|economic|personnel|final",
        "4000000.00",
        section="basic_expenditure",
    )
    s.add(
        doc,
        "fct_expenditure",
        "general_public_budget|economic|30101|final",
        "1500000.00",
        section="basic_expenditure",
    )
    s.add(
        doc,
        "fct_expenditure_matrix",
        "general_public_budget|2011301|basic|30101|final",
        "1500000.00",
        section="tables",
        source_kind="table",
    )
    key["three_public"] = s.add(doc, "fct_three_public", "total|final", "50000.00", section="three_public")
    s.add(doc, "fct_three_public", "total|initial_budget", "80000.00", section="three_public")
    s.add(doc, "fct_three_public", "overseas|final", "0.00", section="three_public")
    s.add(doc, "fct_three_public", "total|final", "51000.00", section="evaluation_department")
    s.add(
        doc,
        "fct_three_public_volume",
        "vehicles_held",
        "2",
        section="three_public",
        unit="辆",
        resolution=Decimal(1),
    )
    s.add(doc, "fct_operating_cost", "final", "300000.00", section="operating_cost")
    s.add(doc, "fct_procurement", "total", "100000.00", section="procurement")
    s.add(
        doc, "fct_state_asset", "vehicles_total", "2", section="state_asset", unit="辆", resolution=Decimal(1)
    )
    # Not usable: kept as a statement, never a fact.
    s.add(
        doc,
        "fct_procurement",
        "works",
        "70000.00",
        section="procurement",
        is_usable=False,
        alternatives="fct_procurement:services",
    )
    _performance(s, doc)
    return key


def _performance(s: Statements, doc: str) -> None:
    for name, canonical in (("“山货上行”项目", "“山货上行”项目"), ("山货上行", "“山货上行”项目")):
        s.add(
            doc,
            "fct_project_execution",
            f"{name}|budget",
            "1000000.00",
            section="performance",
            canonical_name=canonical,
        )
    s.add(
        doc,
        "fct_project_execution",
        "“山货上行”项目|executed",
        "900000.00",
        section="performance",
        canonical_name="“山货上行”项目",
    )
    s.add(
        doc,
        "fct_performance_score",
        "department|部门整体支出",
        "95.5000",
        section="performance",
        unit="分",
        resolution=Decimal("0.1"),
    )
    s.add(
        doc,
        "fct_performance_score",
        "department|部门整体支出",
        "95.5000",
        section="evaluation_department",
        part="attachment",
        unit="分",
        full_mark=Decimal(100),
        grade="优",
        resolution=Decimal("0.1"),
    )
    s.add(doc, "fct_performance_score", "project|山货上行项目", "88.0000", section="performance", unit="分")
    for field, value in (("full_mark", "10"), ("score", "9.5")):
        s.add(
            doc,
            "fct_score_item",
            f"部门整体支出|投入|预算管理|编制质量|{field}",
            value,
            unit="分",
            section="evaluation_department",
            part="attachment",
            source_kind="table",
            resolution=Decimal("0.1"),
        )
    for field, text, typed in (
        ("target", "≥20场", "20"),
        ("actual", "18场", "18"),
        ("deviation_reason", "疫情", None),
    ):
        s.add(
            doc,
            "fct_performance_indicator",
            f"山货上行项目|产出指标|数量指标|展销场次|{field}",
            None,
            value_text=text,
            typed_value=None if typed is None else Decimal(typed),
            typed_unit=None if typed is None else "场",
            unit=None,
            resolution=None,
            section="evaluation_project",
            part="attachment",
            source_kind="table",
        )
    for field, text, typed in (("target", "≤100万元", "100"), ("actual", "90万元", "90")):
        s.add(
            doc,
            "fct_performance_indicator",
            f"山货上行项目|产出指标|成本指标|总成本|{field}",
            None,
            value_text=text,
            typed_value=Decimal(typed),
            typed_unit="万元",
            unit=None,
            resolution=None,
            section="evaluation_project",
            part="attachment",
            source_kind="table",
        )


def _others(s: Statements) -> None:
    s.add(COUNTY_OLD, "fct_revenue", "all|grand_total|final", "11990000.00", section="total")
    s.add(COUNTY_NOTICE, "fct_three_public", "total|final", "50000.00", section="three_public")
    s.add(CITY, "fct_revenue", "all|grand_total|final", "30000000.00", section="total")
    s.add(CITY, "fct_three_public", "total|final", "70000.00", section="three_public")
    s.add(
        CITY,
        "fct_performance_score",
        "department|部门整体支出",
        "85.0000",
        section="performance",
        unit="分",
        full_mark=Decimal(100),
    )
    # Grades without a score: statements, never facts of a score.
    grade: Row = {"value_text": "良", "grade": "良", "section": "performance", "evaluator": "self"}
    s.add(CITY, "fct_performance_score", "department|某局自评", None, is_usable=False, **grade)
    s.add(CITY, "fct_performance_score", "project|冷库项目", None, **grade)
    s.add(EXCERPT, "fct_revenue", "all|grand_total|final", "990000.00", section="total")


def _claims(key: dict[str, str]) -> list[Row]:
    base: Row = {
        "document_key": COUNTY,
        "fact_table": "fct_revenue",
        "fact_key": "all|general_public_budget|final",
        "direction": "none",
        "section": "revenue",
        "part": "main",
        "locator": "line 5",
        "line_no": 5,
        "char_start": 9,
        "quote": "占95.23%",
        "stated_text": "95.23%",
        "resolution": Decimal("0.01"),
        "base_subject": "本年收入合计",
    }
    return [
        base
        | {
            "claim_no": 1,
            "claim_kind": "share",
            "statement_key": key["gpb"],
            "value_number": Decimal("95.23"),
        },
        base
        | {
            "claim_no": 2,
            "claim_kind": "completion",
            "fact_table": "fct_three_public",
            "fact_key": "total|final",
            "statement_key": key["three_public"],
            "value_number": Decimal("62.5"),
            "base_kind": "initial_budget",
        },
    ]


def _mentions(statements: Statements, key: dict[str, str]) -> list[Row]:
    rows = [row for table in statements.rows.values() for row in table if row["document_key"] == COUNTY]
    made: list[Row] = [
        {
            "document_key": COUNTY,
            "locator": row["locator"],
            "line_no": row["line_no"],
            "char_start": 0,
            "char_end": 5,
            "stated_text": row["stated_text"],
            "value_yuan": None,
            "section": row["section"],
            "part": row["part"],
            "in_accounts": True,
            "clause": row["quote"],
            "statement_key": row["statement_key"],
            "reason": None,
        }
        for row in rows
        if row["unit"] == "元"
    ]
    for reason in ("change", "unresolved"):
        made.append(made[0] | {"statement_key": None, "reason": reason, "char_start": 50})
    for number, row in enumerate(made, start=1):
        row["mention_no"] = number
    return made


def staging_rows() -> dict[str, list[Row]]:
    """Return the rows of every staging table."""
    statements = Statements()
    key = _county(statements)
    _others(statements)
    rows: dict[str, list[Row]] = {name: [] for name in staging_schemas()}
    rows |= statements.rows
    rows["stg_document"] = [
        document(COUNTY, "安远县商务局", "360726", 2020, published_on=dt.date(2021, 9, 20)),
        document(COUNTY_OLD, "江西省赣州市安远县商务局", "360726", 2020, published_on=dt.date(2021, 9, 1)),
        document(
            COUNTY_NOTICE,
            "安远县商务局",
            "360726",
            2020,
            published_on=dt.date(2021, 12, 1),
            report_kind="three_public_disclosure",
        ),
        document(CITY, "赣州市商务局", "360700", 2020),
        document(EXCERPT, None, None, None, title=None, region_note="无编制单位"),
    ]
    rows["stg_rejected"] = [
        {
            "source_name": "空.txt",
            "sha256": "0" * 64,
            "byte_size": 0,
            "reason_code": "empty",
            "reason": "文件为空",
        }
    ]
    rows["stg_amount_mention"] = _mentions(statements, key)
    rows["stg_claim"] = _claims(key)
    rows["stg_notice"] = [
        {
            "document_key": COUNTY,
            "notice_no": 1,
            "notice_code": "mixed_year",
            "severity": "warning",
            "subject": "年度",
            "message": "正文写“2019年度”，报告为2020年度",
            "section": "total",
            "locator": "line 1",
            "line_no": 1,
            "quote": "2019年度",
        }
    ]
    return rows


def frames(rows: dict[str, list[Row]] | None = None) -> dict[str, pl.DataFrame]:
    """Return typed frames of ``rows`` (default: the fixture), absent columns null."""
    chosen = staging_rows() if rows is None else rows
    return {
        name: pl.DataFrame(
            [{column: row.get(column) for column in schema} for row in chosen.get(name, [])],
            schema=schema,
            orient="row",
        )
        for name, schema in staging_schemas().items()
    }


def write_staging(folder: Path, rows: dict[str, list[Row]] | None = None) -> None:
    """Write every staging table to ``folder`` as ``<name>.parquet``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in frames(rows).items():
        frame.write_parquet(folder / f"{name}.parquet")
    (folder / FILE).write_text(",".join(COLUMNS) + "\n", encoding="utf-8")


if __name__ == "__main__":
    import sys

    write_staging(Path(sys.argv[1]))
