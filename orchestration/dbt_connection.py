"""Questions to the build database over the connection that dbt holds open, in the dbt process.

DuckDB lets one process write a file, so nobody else can ask while dbt runs. dbt-duckdb has no public way
to its connection (looked up in 1.11); where the private one is gone, counts and examples are missing and
nothing else.
"""

from __future__ import annotations

from typing import Any

import duckdb

Row = tuple[tuple[str, str], ...]
"""Column and value, as text; nulls are left out."""

_SHOWN = 3
"""Rows shown of what a failed test found."""


def cursor() -> duckdb.DuckDBPyConnection | None:
    """Return a cursor of dbt's connection, None where there is no way to it."""
    try:
        from dbt.adapters.duckdb.connections import DuckDBConnectionManager

        environment: Any = DuckDBConnectionManager._ENV
        opened = environment.conn.cursor()
    except (ImportError, AttributeError):
        return None
    return opened if isinstance(opened, duckdb.DuckDBPyConnection) else None


def examples(query: str | None) -> tuple[Row, ...]:
    """Return the first rows of a test's query; none where it cannot be asked again."""
    asked = cursor()
    if not query or asked is None:
        return ()
    try:
        found = asked.execute(f"SELECT * FROM ({query}\n) ORDER BY ALL LIMIT {_SHOWN}")
        names = [column[0] for column in found.description or []]
        rows = found.fetchall()
    except duckdb.Error:
        return ()
    finally:
        asked.close()
    return tuple(
        tuple((name, str(value)) for name, value in zip(names, row, strict=True) if value is not None)
        for row in rows
    )


def relation(schema: str, name: str) -> tuple[int | None, Row]:
    """Return the number of rows and the columns (name, type) of a relation that dbt just made."""
    asked = cursor()
    if asked is None:
        return None, ()
    counted = asked.execute(f'SELECT count(*) FROM "{schema}"."{name}"').fetchone()
    columns = asked.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = ? AND table_name = ? "
        "ORDER BY column_index",
        [schema, name],
    ).fetchall()
    asked.close()
    return int(counted[0]) if counted else None, tuple((column, kind) for column, kind in columns)
