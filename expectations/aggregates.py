"""The numbers that a release is judged by, read from the built marts with DuckDB as small pandas frames.

Counting only: what is a fact, a statement or a failed check was decided in dbt.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb
import pandas as pd
import yaml

from ingestion.schema import TOPIC_KEYS, TOPIC_VALUE

UNREADABLE = ("damaged", "parser_error", "parser_crash", "not_found", "unreadable", "folder_unreadable")
"""Reason codes that speak of the file or the program, not of what the document is; and ``limit_…``."""

_PLAIN = tuple(fact for fact in TOPIC_KEYS if fact not in ("fct_score_item", "fct_performance_indicator"))
"""Facts whose key is the statement's key; the other two are rows of several statements."""
_SAME_KEY = tuple(f for f in _PLAIN if f not in ("fct_project_execution", "fct_performance_score"))
"""Of these the names in the key stay as written on the way from statement to fact."""
_LEAST_FILES, _LEAST_ROWS = 20, 200
"""A share over fewer files or rows than this says nothing about the release."""


def read_aggregates(build_db: Path, previous: Path | None) -> dict[str, pd.DataFrame]:
    """Return the frames ``release``, ``facts``, ``integrity`` and ``previous`` of the built marts.

    ``release`` has one row (shares are null where the sample is too small), ``facts`` and ``previous``
    one row a fact table, ``integrity`` one row a check. Raises ``duckdb.Error`` when a mart is missing.
    """
    with duckdb.connect(str(build_db), read_only=True) as connection:
        with_previous = previous is not None and previous.is_file()
        if with_previous:
            quoted = str(previous).replace("'", "''")
            connection.execute(f"attach '{quoted}' as old (read_only)")
        old_tables = _tables(connection, "old") if with_previous else set()
        return {
            "release": connection.execute(_release("dim_document" in old_tables)).df(),
            "facts": connection.execute(_union(map(_fact_row, TOPIC_KEYS))).df(),
            "integrity": connection.execute(_integrity()).df(),
            "previous": _previous(connection, old_tables),
        }


def _tables(connection: duckdb.DuckDBPyConnection, database: str) -> set[str]:
    rows = connection.execute(
        "select table_name from duckdb_tables() where database_name = ? and schema_name = 'marts'"
        " union select view_name from duckdb_views() where database_name = ? and schema_name = 'marts'",
        [database, database],
    ).fetchall()
    return {name for (name,) in rows}


def _union(queries: Iterable[str]) -> str:
    return "\nunion all\n".join(queries)


def _release(with_previous: bool) -> str:
    old = "(select count(*) from old.marts.dim_document)" if with_previous else "0"
    unreadable = ", ".join(f"'{code}'" for code in UNREADABLE)
    facts = _union(f"select is_conflicting from marts.{fact}" for fact in TOPIC_KEYS)
    return f"""
with document as (
    select count(*) as documents, coalesce(sum(accounts_mentions), 0) as mentions,
        sum(coverage * accounts_mentions) as explained,
        count(*) filter (where organization_key is null or fiscal_year is null) as undetermined
    from marts.dim_document
), rejected as (
    select count(*) as rejected,
        count(*) filter (where reason_code in ({unreadable}) or reason_code like 'limit_%') as unreadable
    from marts.rejected_document
), stated as (
    select count(*) as statements, count(*) filter (where not is_usable) as unusable from marts.statement
), fact as (
    select count(*) as facts, count(*) filter (where is_conflicting) as conflicting from ({facts})
), category as (
    select count(*) as categories, count(*) filter (where category_code like 'name:%') as named
    from marts.fct_expenditure where classification in ('function', 'economic')
), checked as (
    select count(*) filter (where status in ('pass', 'fail')) as decided,
        count(*) filter (where status = 'fail') as failed
    from marts.fct_reconciliation
)
select '全库' as subject, documents, rejected, documents + rejected as files, statements, facts,
    mentions as accounts_mentions, decided as decided_checks, failed as failed_checks,
    {old} as previous_documents, cast({old} > 0 and documents = 0 as integer) as emptied,
    case when mentions >= {_LEAST_ROWS} then cast(explained / mentions as double) end as coverage,
    case when documents + rejected >= {_LEAST_FILES} then unreadable / (documents + rejected) end
        as unreadable_share,
    case when documents + rejected >= {_LEAST_FILES} then rejected / (documents + rejected) end
        as rejected_share,
    case when decided >= {_LEAST_ROWS} then failed / decided end as failed_check_share,
    case when statements >= {_LEAST_ROWS} then unusable / statements end as unusable_share,
    case when facts >= {_LEAST_ROWS} then conflicting / facts end as conflicting_share,
    case when categories >= {_LEAST_ROWS} then named / categories end as named_category_share,
    case when documents >= {_LEAST_FILES} then undetermined / documents end as undetermined_share
from document, rejected, stated, fact, category, checked"""


def _fact_row(fact: str) -> str:
    typed = TOPIC_VALUE[fact]
    value = {"fct_score_item": "coalesce(score, full_mark)"}.get(fact, typed[0] if typed else "")
    if fact == "fct_performance_indicator":
        value = "coalesce(target_text, actual_text, deviation_reason)"
    if fact == "fct_performance_score":
        value = "coalesce(cast(score as varchar), grade, cast(full_mark as varchar))"
    same = f"f.{typed[0]} is distinct from s.value_number" if typed and fact in _SAME_KEY else "false"
    negative = f"f.{typed[0]} < 0" if typed and typed[0] == "quantity" else "false"
    lost = "0"
    if fact in _SAME_KEY:
        lost = f"""(select count(*) from (
        select distinct document_key, fact_key from marts.statement where fact_table = '{fact}' and is_usable
        except select document_key, fact_key from marts.{fact}))"""
    return f"""
select '{fact}' as subject, count(*) as rows,
    count(*) filter (where s.statement_key is null) as without_statement,
    count(*) filter (where not s.is_usable) as from_unusable,
    count(*) filter (where d.document_key is null) as unknown_document,
    count(*) - count(distinct (f.document_key, f.fact_key)) as duplicate_keys,
    count(*) filter (where {value} is null) as without_value,
    count(*) filter (where s.statement_key is not null and {same}) as value_differs,
    {lost} as lost_keys,
    count(*) filter (where {negative}) as negative_counts,
    count(*) filter (where f.fiscal_year not between 2000 and 2100) as implausible_years
from marts.{fact} f
left join marts.statement s on f.statement_key = s.statement_key
left join marts.dim_document d on f.document_key = d.document_key"""


_SUMMED = ("revenue_current_total_yuan", "expenditure_current_total_yuan", "three_public_total_yuan")


def _integrity() -> str:
    checks: dict[str, str] = yaml.safe_load((Path(__file__).parent / "integrity.yaml").read_text("utf-8"))
    for measure in _SUMMED:
        # Every organization with a known region counts once in its province: no loss, no double count.
        checks[f"各省合计与部门合计不符（{measure}）"] = f"""
    select cast(coalesce((select sum({measure}) from marts.mart_region_year
            where region_level = 'province'), 0)
        <> coalesce((select sum({measure}) from marts.mart_department_year
            where region_code is not null), 0) as integer)"""
    return _union(f"select '{name}' as subject, ({query}) as found" for name, query in checks.items())


def _previous(connection: duckdb.DuckDBPyConnection, old_tables: set[str]) -> pd.DataFrame:
    """Compare facts of the documents (by content) that both releases hold: other files may come and go."""
    facts = [fact for fact in TOPIC_KEYS if fact in old_tables and "dim_document" in old_tables]
    if not facts:
        columns = ("subject", "rows_before", "rows_now", "kept_share", "vanished")
        return pd.DataFrame({column: pd.Series(dtype="object") for column in columns})
    parts = _union(
        f"""select '{fact}' as subject,
    (select count(*) from old.marts.{fact} where document_key in (select document_key from shared))
        as rows_before,
    (select count(*) from marts.{fact} where document_key in (select document_key from shared)) as rows_now"""
        for fact in facts
    )
    return connection.execute(f"""
with shared as (
    select document_key from marts.dim_document
    where sha256 in (select sha256 from old.marts.dim_document)
), counted as ({parts})
select *, case when rows_before >= 50 then rows_now / rows_before end as kept_share,
    cast(rows_before >= 20 and rows_now = 0 as integer) as vanished
from counted""").df()
