"""Dagster's own SQLite event log, with its connections kept open.

Upstream opens, and throws away, an engine and a connection for each of the thousand small statements of
a run, which took a third of a warm build (docs/performance.md). Format and place of the files are
unchanged: either class reads what the other wrote. Looked up in dagster 1.13; in a release that is made
otherwise the storage is the upstream one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy
from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._serdes import ConfigurableClassData

_OPEN = 8
"""Files kept open at once: the index, the running run, and what the UI looks at."""


class PooledSqliteEventLogStorage(SqliteEventLogStorage):
    """One engine a file. Commits are safe against a killed process, not against a power cut."""

    _engines: dict[str, sqlalchemy.Engine]

    _needed = ("_connect", "_initdb", "conn_string_for_shard", "_db_lock", "_initialized_dbs")
    """Of upstream, what is overridden or used here."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engines = {}
        super().__init__(base_dir, inst_data)

    @classmethod
    def from_config_value(
        cls, inst_data: ConfigurableClassData | None, config_value: Any
    ) -> PooledSqliteEventLogStorage:
        """Make the storage that ``dagster.yaml`` names."""
        return cls(inst_data=inst_data, **config_value)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[sqlalchemy.Connection]:
        if not self.fits():
            with super()._connect(shard) as connection:
                yield connection
            return
        with self._db_lock:
            engine = self._engine(shard)
            if shard not in self._initialized_dbs:
                self._initdb(engine)
                self._initialized_dbs.add(shard)
            with engine.connect() as connection, connection.begin():
                yield connection

    def fits(self) -> bool:
        """Return whether upstream is made as this class needs it."""
        upstream = super()
        return all(hasattr(upstream, name) or name in vars(self) for name in self._needed)

    def _engine(self, shard: str) -> sqlalchemy.Engine:
        engine = self._engines.pop(shard, None)
        if engine is None:
            if len(self._engines) >= _OPEN:
                self._engines.pop(next(iter(self._engines))).dispose()
            engine = sqlalchemy.create_engine(
                self.conn_string_for_shard(shard), connect_args={"timeout": 30}, pool_size=1
            )
            sqlalchemy.event.listen(engine, "connect", _set_up)
        self._engines[shard] = engine
        return engine

    def dispose(self) -> None:
        """Close every file."""
        super().dispose()
        for engine in self._engines.values():
            engine.dispose()
        self._engines.clear()


def _set_up(connection: Any, record: Any) -> None:
    # With a write-ahead log this leaves the file whole whatever happens; only the last moments of
    # the history could be missing after a power cut.
    connection.execute("PRAGMA synchronous = NORMAL")
