"""Rows and columns of every table of the build, for the metadata of its assets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb


@dataclass(frozen=True, slots=True)
class TableFacts:
    """Row count and (name, type) of each column."""

    rows: int
    columns: list[tuple[str, str]]


def inspect(build_db: Path) -> dict[str, TableFacts]:
    """Return the facts of every table and view of a DuckDB file, by name."""
    with duckdb.connect(str(build_db), read_only=True) as connection:
        listed = connection.execute(
            "SELECT schema_name, table_name, column_name, data_type FROM duckdb_columns() "
            "WHERE database_name = current_database() AND NOT internal ORDER BY 1, 2, column_index"
        ).fetchall()
        columns: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for schema, table, column, kind in listed:
            columns.setdefault((schema, table), []).append((column, kind))
        if not columns:
            return {}
        counts = " UNION ALL ".join(
            f"SELECT '{table}', count(*) FROM \"{schema}\".\"{table}\"" for schema, table in columns
        )
        rows = dict(connection.execute(counts).fetchall())
    return {table: TableFacts(rows[table], listed) for (_, table), listed in columns.items()}
