"""From the build database to a release: one DuckDB file, one Parquet file a table, swapped in whole.

A release is a folder ``releases/<id>``; ``published`` is a link to the current one, replaced by a rename.
So readers see the old release or the new one, never a mixture; a run killed at any moment leaves a
folder nobody links to, which the next run removes; who has an old file open goes on reading it.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from orchestration.settings import DATABASE

SCHEMA = "marts"
STORAGE_VERSION = "v1.5.0"
"""DuckDB 2.0's own format cannot be read by 1.5 clients, which most BI drivers still are."""
_DATABASE_FILE = "juesuan.duckdb"
"""What ``marts.duckdb`` links to. DuckDB names the catalog after the real file, and where catalog and
schema are both ``marts`` it refuses ``marts.fct_revenue`` as ambiguous (seen with 1.5.6 and 2.0.0)."""
_KEEP = 2
"""Releases that stay: the current one and the one before it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A written release that nobody sees yet. ``rows`` counts rows by table."""

    folder: Path
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class Described:
    """What a table and its columns are, in Chinese; published as their comments."""

    table: str
    columns: Mapping[str, str]


def write_candidate(build_db: Path, releases: Path, described: Mapping[str, Described]) -> Candidate:
    """Copy the tables of schema ``marts`` out of ``build_db`` into a new release folder.

    ``described`` gives their comments by table name. Rows are put in order by all columns, so that the
    same content gives the same Parquet bytes whatever order a parallel query left them in.
    Raises ``duckdb.Error`` when the build has no marts.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    folder = releases / f"{stamp}-{uuid.uuid4().hex[:4]}"
    folder.mkdir(parents=True)
    with duckdb.connect(":memory:") as connection:
        connection.execute("SET preserve_insertion_order = true")
        connection.execute(f"ATTACH {_text(build_db)} AS build (READ_ONLY)")
        connection.execute(
            f"ATTACH {_text(folder / _DATABASE_FILE)} AS release (STORAGE_VERSION '{STORAGE_VERSION}')"
        )
        connection.execute(f"CREATE SCHEMA release.{SCHEMA}")
        rows = {name: _copy(connection, name, folder) for name in _tables(connection)}
        _comment(connection, {name: described[name] for name in rows if name in described})
        connection.execute("DETACH release")
    (folder / DATABASE).symlink_to(_DATABASE_FILE)
    return Candidate(folder, rows)


def swap_in(folder: Path, published: Path) -> None:
    """Make ``folder`` the published release: one rename, then the old ones are cleared away.

    Raises ``FileExistsError`` when ``published`` is not a link of ours.
    """
    if published.exists() and not published.is_symlink():
        raise FileExistsError(f"{published} 已存在且不是由本程序发布的链接，请移走后重试")
    for path in folder.rglob("*"):
        if path.is_file():
            _flush(path)
    link = published.with_name(f".{published.name}.{uuid.uuid4().hex[:6]}")
    link.symlink_to(os.path.relpath(folder, published.parent))
    link.replace(published)
    _flush(published.parent)
    clear_away(folder.parent, published)


def clear_away(releases: Path, published: Path) -> None:
    """Remove releases older than the last ones, and what killed runs left behind."""
    if not releases.is_dir():
        return
    keep: set[str] = set()
    if published.exists():
        current = published.resolve().name
        older = sorted(path.name for path in releases.iterdir() if path.name < current)
        keep = {current, *older[len(older) - _KEEP + 1 :]}
    for path in releases.iterdir():
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)
    for link in published.parent.glob(f".{published.name}.*"):
        link.unlink(missing_ok=True)


def _tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = 'build' AND schema_name = ? "
        "ORDER BY table_name",
        [SCHEMA],
    ).fetchall()
    return [name for (name,) in found]


def _copy(connection: duckdb.DuckDBPyConnection, name: str, folder: Path) -> int:
    table = f'{SCHEMA}."{name}"'
    connection.execute(f"CREATE TABLE release.{table} AS SELECT * FROM build.{table} ORDER BY ALL")
    target = _text(folder / f"{name}.parquet")
    connection.execute(f"COPY release.{table} TO {target} (FORMAT parquet, COMPRESSION zstd)")
    counted = connection.execute(f"SELECT count(*) FROM release.{table}").fetchone()
    return int(counted[0]) if counted else 0


def _comment(connection: duckdb.DuckDBPyConnection, described: Mapping[str, Described]) -> None:
    """Write the comments. dbt's ``persist_docs`` would ask for them node by node, during the build."""
    wanted = []
    for name, texts in described.items():
        table = f'release.{SCHEMA}."{name}"'
        wanted.append(f"COMMENT ON TABLE {table} IS {_text(texts.table)}")
        wanted += [
            f'COMMENT ON COLUMN {table}."{column}" IS {_text(text)}' for column, text in texts.columns.items()
        ]
    connection.execute(";".join(["BEGIN", *wanted, "COMMIT"]))


def _text(value: object) -> str:
    """Return an SQL text literal."""
    return "'" + str(value).replace("'", "''") + "'"


def _flush(path: Path) -> None:
    """Have the system write a file or folder to disk, so that a power cut cannot leave it half there."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
