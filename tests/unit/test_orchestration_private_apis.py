"""What we override of Dagster and dbt that is not public: there in the locked versions, and not needed to work."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest
from dagster import DagsterInstance
from dagster._core.storage.event_log import SqliteEventLogStorage

from orchestration import dbt_connection, quiet_events
from orchestration.event_log import PooledSqliteEventLogStorage
from orchestration.history import open_history
from orchestration.settings import load_settings


def history(tmp_path: Path) -> DagsterInstance:
    return open_history(load_settings({}).at(tmp_path / "warehouse"))


def runs_are_kept(instance: DagsterInstance) -> None:
    from dagster import job, op

    @op
    def one() -> int:
        return 1

    @job
    def small() -> None:
        one()

    result = small.execute_in_process(instance=instance)
    assert len(instance.all_logs(result.run_id)) > 3


def test_event_log_is_ours_and_fits_the_locked_dagster(tmp_path: Path) -> None:
    with history(tmp_path) as instance:
        storage: Any = instance._event_storage
        assert isinstance(storage, PooledSqliteEventLogStorage)
        assert storage.fits(), (
            "dagster changed SqliteEventLogStorage: look at orchestration/event_log.py; until then builds work and "
            "take a third longer"
        )
        runs_are_kept(instance)
        assert storage._engines


def test_event_log_without_what_it_overrides_is_that_of_dagster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PooledSqliteEventLogStorage, "_needed", ("_connect", "_moved_to_somewhere_else"))
    with history(tmp_path) as instance:
        storage: Any = instance._event_storage
        assert not storage.fits()
        runs_are_kept(instance)
        assert not storage._engines


def test_upstream_connects_by_shard() -> None:
    assert list(inspect.signature(SqliteEventLogStorage._connect).parameters) == ["self", "shard"]


def test_quiet_events_fit_the_locked_dbt() -> None:
    assert quiet_events.fits(), (
        "dbt changed EventManager.fire_event: look at orchestration/quiet_events.py; until then dbt is a tenth slower"
    )


def test_quiet_events_are_not_installed_where_dbt_is_made_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    def fire_event(self: object, event: object) -> None: ...

    def never(manager: object) -> None:
        raise AssertionError("installed over an event manager of another make")

    monkeypatch.setattr(quiet_events.EventManager, "fire_event", fire_event)
    monkeypatch.setattr(quiet_events, "ctx_set_event_manager", never)
    assert quiet_events.install("NodeFinished") is False


def test_connection_of_dbt_is_where_we_look_and_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    assert hasattr(DuckDBConnectionManager, "_ENV"), "dbt-duckdb moved its connection: see orchestration/dbt_connection.py"
    monkeypatch.delattr(DuckDBConnectionManager, "_ENV")
    assert dbt_connection.cursor() is None
    assert dbt_connection.examples("select 1") == ()
    assert dbt_connection.relation("marts", "statement") == (None, ())
