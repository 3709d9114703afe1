"""Small staging tables for tests of the dbt project: literal values, typed by ``ingestion.schema``.

Four reports of invented bodies: a county bureau with accounts and, for the same year, an older version and a
three-public notice; a municipal bureau of the prefecture above it; and an excerpt without organization or year.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl

from ingestion.schema import staging_schemas
from orchestration.findings.corrections import COLUMNS, FILE
from tests.integration.dbt_fixtures.reports import claims, county, mentions, other_reports
from tests.integration.dbt_fixtures.statements import (
    CITY,
    COUNTY,
    COUNTY_NOTICE,
    COUNTY_OLD,
    EXCERPT,
    Row,
    Statements,
    document,
)


def staging_rows() -> dict[str, list[Row]]:
    """Return the rows of every staging table."""
    statements = Statements()
    key = county(statements)
    other_reports(statements)
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
    rows["stg_amount_mention"] = mentions(statements, key)
    rows["stg_claim"] = claims(key)
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
