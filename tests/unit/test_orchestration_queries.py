"""The questions to the marts: which facts are meant, reading only, and that they stand in one place."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from orchestration import queries

ROOT = Path(__file__).resolve().parents[2] / "orchestration"
SQL_OWNERS = {"queries.py", "publish.py", "dbt_connection.py", "event_log.py"}


@pytest.fixture
def marts(tmp_path: Path) -> Path:
    path = tmp_path / "it's marts.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            """
            CREATE SCHEMA marts; USE marts;
            CREATE TABLE dim_document AS SELECT * FROM (VALUES
                ('d1', '甲.txt', 'o1', 2020, true), ('d2', '无名.txt', NULL, NULL, false))
                t(document_key, source_name, organization_key, fiscal_year, is_current);
            CREATE TABLE dim_organization AS SELECT 'o1' AS organization_key, '青石县水务局' AS organization_name;
            CREATE TABLE statement AS SELECT * FROM (VALUES
                ('s1', 'd1', 'fct_three_public', 'total|final', 1.0, 'line 2'),
                ('s2', 'd1', 'fct_three_public', 'total|final', 1.0, 'line 1'),
                ('s3', 'd1', 'fct_three_public', 'vehicle_total|final', 2.0, 'line 3'),
                ('s4', 'd2', 'fct_three_public', 'total|final', 3.0, 'line 4'))
                t(statement_key, document_key, fact_table, fact_key, value_number, locator);
            ALTER TABLE statement ADD COLUMN value_text VARCHAR;
            ALTER TABLE statement ADD COLUMN section VARCHAR DEFAULT 'three_public';
            ALTER TABLE statement ADD COLUMN source_kind VARCHAR DEFAULT 'unheard_of';
            CREATE TABLE fct_three_public AS SELECT s.document_key, statement_key, fiscal_year, organization_key,
                false AS is_conflicting
                FROM statement s JOIN dim_document USING (document_key) WHERE statement_key <> 's2';
            CREATE TABLE dim_code_label AS SELECT 'fact_table' AS code_set, 'fct_three_public' AS code, '“三公”经费' AS label,
                4 AS sort_order UNION ALL SELECT 'item', 'total', '合计', 1
                UNION ALL SELECT 'section', 'three_public', '“三公”经费情况', 1;
            """
        )
    return path


@pytest.mark.parametrize(
    ("organization", "year", "key", "found"),
    [
        (None, None, None, ["s1", "s3", "s4"]),
        ("水务", None, None, ["s1", "s3"]),
        ("无名", None, None, ["s4"]),
        (None, 2020, None, ["s1", "s3"]),
        (None, None, "total|final", ["s1", "s4"]),  # a whole key: not vehicle_total|final
        (None, None, "total", ["s1", "s3", "s4"]),
        (None, 2019, None, []),
    ],
)
def test_facts_that_are_meant(marts: Path, organization: str | None, year: int | None, key: str | None, found: list[str]) -> None:
    with queries.open_marts(marts) as connection:
        rows = queries.facts(connection, "fct_three_public", organization, year, key, limit=9)
    assert [row["statement_key"] for row in rows] == found


def test_the_chosen_statement_comes_first_and_fact_tables_have_chinese_names(marts: Path) -> None:
    with queries.open_marts(marts) as connection:
        rows = queries.statements_of(connection, "fct_three_public", "d1", "total|final", "s1")
        assert queries.fact_tables(connection) == {"fct_three_public": "“三公”经费"}
        assert queries.reports(connection, 9) == [("无名.txt", None), ("青石县水务局", 2020)]
    assert [row["statement_key"] for row in rows] == ["s1", "s2"]
    # A code has its label, one without a label stays as it is.
    assert {(row["section_label"], row["source_label"]) for row in rows} == {("“三公”经费情况", "unheard_of")}


@pytest.mark.parametrize("query", ["DROP TABLE statement", "COPY (SELECT 1) TO 'x.csv'", "FROM read_csv('/etc/hosts')"])
def test_the_connection_reads_the_marts_and_nothing_else(marts: Path, query: str) -> None:
    with queries.open_marts(marts) as connection, pytest.raises(duckdb.Error):
        connection.execute(query)


def test_no_module_but_the_named_ones_asks_the_database() -> None:
    asking = {
        path.name
        for path in ROOT.rglob("*.py")
        if re.search(r"(?i)\bselect\b[^\"']*\bfrom\b|\bfrom (?:warehouse\.)?marts\.", path.read_text(encoding="utf-8"))
    }
    assert asking - SQL_OWNERS == set()
