"""What commands and letters ask of the published marts: the only SQL outside dbt and publishing.

Tables and columns are those of the contract; a row is a dictionary by column name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

Row = dict[str, Any]

REJECTED = "未入库"
"""The outcome of a file that was not taken in."""

_CONTRADICTIONS = """
select r.reconciliation_key, r.document_key, r.organization_key, d.source_name, r.region_code, r.fiscal_year,
       coalesce(o.organization_name, '（单位不明）') as organization_name,
       coalesce(g.region_name, '（政区不明）') as region_name,
       r.check_code, r.check_name, r.severity, r.message, r.locator, r.stated_value, r.expected_value,
       r.difference, r.unit, r.hint, r.root_cause_key, r.is_root, r.suspect_label, r.suspect_should_be,
       c.mend, c.formula, c.basis, r.reviewed_by, r.reviewed_on, r.review_reason, r.review_value,
       coalesce(r.quote, s.quote, '') as quote,
       coalesce(o2.quote, '') as other_quote, coalesce(o2.locator, '') as other_locator,
       case when s.fact_table in ('fct_three_public_volume', 'fct_state_asset', 'fct_performance_score',
                                  'fct_score_item', 'fct_performance_indicator')
            then 'number' else 'yuan' end as fact_unit, r.statement_key, r.review_action,
       d.sha256, g.prefecture_code, g.prefecture_name, g.province_code, g.province_name
from marts.fct_reconciliation r
join marts.dim_document d using (document_key)
join marts.dim_check c on c.check_code = r.check_code
left join marts.dim_organization o on o.organization_key = r.organization_key
left join marts.dim_region g on g.region_code = r.region_code
left join marts.statement s on s.statement_key = r.statement_key and s.document_key = r.document_key
left join marts.statement o2
    on o2.statement_key = r.other_statement_key and o2.document_key = r.document_key
where r.status = 'fail' and coalesce(r.review_action, '') not in ('confirm', 'waive')
order by r.region_code nulls last, organization_name, r.fiscal_year, d.source_name, r.document_key,
         case r.severity when 'error' then 0 when 'warning' then 1 else 2 end,
         r.check_code, r.locator, r.reconciliation_key
"""


def open_marts(marts_db: Path) -> duckdb.DuckDBPyConnection:
    """Return a reading connection with ``marts`` as the schema names are found in; it can write nowhere.

    Raises ``duckdb.Error`` when the file is no published warehouse.
    """
    connection = duckdb.connect(":memory:")
    # Attached under a name of our own: a file called marts.duckdb makes ``marts`` ambiguous.
    path = str(marts_db).replace("'", "''")
    connection.execute(f"ATTACH '{path}' AS warehouse (READ_ONLY)")
    connection.execute("USE warehouse.marts")
    connection.execute("SET enable_external_access = false")
    return connection


def fact_tables(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the fact tables that statements feed, with their Chinese names."""
    rows = connection.execute(
        "SELECT code, label FROM marts.dim_code_label WHERE code_set = 'fact_table' ORDER BY sort_order"
    ).fetchall()
    return dict(rows)


def facts(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    organization: str | None,
    year: int | None,
    key: str | None,
    limit: int,
) -> list[Row]:
    """Return facts of ``table`` (one of ``fact_tables``) with their organization and report.

    ``organization`` is a part of its name or of the file's. ``key`` is a whole fact key, or a part of one:
    one without ``|`` means every fact that has it.
    """
    return _rows(
        connection,
        f"""
        SELECT s.document_key, s.fact_key, f.statement_key, s.value_number, s.value_text, d.source_name,
               f.fiscal_year, o.organization_name, f.is_conflicting, d.is_current
        FROM marts.{table} f
        JOIN marts.statement s ON s.statement_key = f.statement_key
        JOIN marts.dim_document d ON d.document_key = f.document_key
        LEFT JOIN marts.dim_organization o ON o.organization_key = f.organization_key
        WHERE ($organization IS NULL OR contains(coalesce(o.organization_name, ''), $organization)
               OR contains(d.source_name, $organization))
          AND ($year IS NULL OR f.fiscal_year = $year)
          AND ($key IS NULL OR s.fact_key = $key OR ($loose AND contains(s.fact_key, $key)))
        ORDER BY o.organization_name, f.fiscal_year, d.source_name, s.fact_key
        LIMIT {int(limit)}
        """,
        {
            "organization": organization,
            "year": year,
            "key": key,
            "loose": key is not None and "|" not in key,
        },
    )


def statements_of(
    connection: duckdb.DuckDBPyConnection, table: str, document_key: str, fact_key: str, chosen: str
) -> list[Row]:
    """Return every statement of a fact, that with the key ``chosen`` first."""
    return _rows(
        connection,
        f"SELECT *, {_label('section')} AS section_label, {_label('source_kind')} AS source_label "
        "FROM marts.statement WHERE document_key = $document AND fact_table = $table "
        "AND fact_key = $key ORDER BY statement_key <> $chosen, locator, statement_key",
        {"document": document_key, "table": table, "key": fact_key, "chosen": chosen},
    )


def reports(connection: duckdb.DuckDBPyConnection, limit: int) -> list[tuple[str, int | None]]:
    """Return organization (else file) and year of the reports."""
    return connection.execute(
        "SELECT DISTINCT coalesce(o.organization_name, d.source_name), d.fiscal_year "
        "FROM marts.dim_document d LEFT JOIN marts.dim_organization o "
        f"ON o.organization_key = d.organization_key ORDER BY ALL LIMIT {int(limit)}"
    ).fetchall()


def unresolved(connection: duckdb.DuckDBPyConnection, everywhere: bool) -> list[Row]:
    """Return the amounts without an answer, of the accounts sections or of the whole report."""
    return _rows(
        connection,
        "SELECT mention.clause, mention.stated_text, mention.locator, document.source_name, "
        f"{_label('section')} AS section_label "
        "FROM marts.amount_mention AS mention JOIN marts.dim_document AS document USING (document_key) "
        "WHERE mention.reason = 'unresolved' AND (mention.in_accounts OR $everywhere) "
        "ORDER BY document.source_name, mention.locator",
        {"everywhere": everywhere},
    )


def open_contradictions(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return the failed checks that nobody confirmed or waived, in the order of region, body and report."""
    return _rows(connection, _CONTRADICTIONS, {})


def files(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return every file of the input with what became of it, those that were not taken in first.

    ``outcome`` is ``REJECTED``, 入库，不计入汇总 (not the report that speaks for its body and year) or 入库.
    """
    return _rows(
        connection,
        f"""
        WITH issue AS (
            SELECT document_key, string_agg(concat_ws('：', issue, nullif(detail, '')), '；'
                ORDER BY issue_code) AS remark
            FROM marts.mart_document_issue GROUP BY document_key
        )
        SELECT source_name, '{REJECTED}' AS outcome, NULL AS organization_name, NULL AS fiscal_year,
            reason AS remark
        FROM marts.rejected_document
        UNION ALL
        SELECT d.source_name, if(d.is_current, '入库', '入库，不计入汇总'), o.organization_name,
            d.fiscal_year, coalesce(i.remark, '')
        FROM marts.dim_document d
        LEFT JOIN marts.dim_organization o USING (organization_key)
        LEFT JOIN issue i USING (document_key)
        ORDER BY outcome DESC, source_name
        """,
        {},
    )


def stale_decisions(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str, str]]:
    """Return who decided, when, on what, and why it no longer finds anything."""
    return connection.execute(
        "SELECT who, decided_on, coalesce(nullif(statement_key, ''), check_code), stale_reason "
        "FROM marts.fct_correction WHERE NOT is_found ORDER BY 1, 2, 3"
    ).fetchall()


def _label(column: str) -> str:
    """Return SQL for the Chinese label of a code, else the code; the set of codes is named as its column."""
    labels = f"SELECT label FROM marts.dim_code_label WHERE code_set = '{column}' AND code = {column}"
    return f"coalesce(({labels}), {column})"


def _rows(connection: duckdb.DuckDBPyConnection, query: str, values: dict[str, object]) -> list[Row]:
    result = connection.execute(query, values)
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
