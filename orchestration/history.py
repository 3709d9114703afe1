"""The run history: a Dagster instance in the warehouse folder, shared by command line and UI."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from orchestration.preflight import NotReadyError
from orchestration.settings import Settings

if TYPE_CHECKING:
    import dagster as dg

_CONFIG = """\
# Written by juesuan; edit freely, it is not overwritten.
telemetry:
  enabled: false
# No invitation to register when the UI is opened for the first time.
nux:
  enabled: false
# Steps write nothing to their standard output; copying it would cost a process for each.
compute_logs:
  module: dagster._core.storage.noop_compute_log_manager
  class: NoOpComputeLogManager
# The usual files, with connections kept open.
event_log_storage:
  module: orchestration.event_log
  class: PooledSqliteEventLogStorage
  config:
    base_dir: {history}
"""
_BARE = "telemetry:\n  enabled: false\n"
"""What `make ui` writes where there is nothing yet."""


def prepare_home(settings: Settings) -> None:
    """Make the folder of the run history with its configuration."""
    settings.dagster_home.mkdir(parents=True, exist_ok=True)
    path = settings.dagster_home / "dagster.yaml"
    if not path.exists() or path.read_text(encoding="utf-8") == _BARE:
        path.write_text(_CONFIG.format(history=json.dumps(str(settings.dagster_home / "history" / "runs"))))


class HistoryError(NotReadyError):
    """The run history cannot be read. Nothing but the history is lost where it is moved away."""

    code = 1


def require_history(error: Exception, settings: Settings) -> None:
    """Raise ``HistoryError`` where ``error`` is that of a damaged history or of its configuration."""
    import sqlalchemy.exc
    import yaml

    if isinstance(error, sqlalchemy.exc.DatabaseError | yaml.YAMLError):
        reason = str(error).splitlines()[0]
        raise HistoryError(
            f"运行历史或其设置 dagster.yaml 无法读写：{settings.dagster_home}（{reason}）\n"
            "请把这个文件夹移走或改名后再次运行：只丢失运行历史，报告和已发布的数据不受影响"
        ) from error


def open_history(settings: Settings) -> dg.DagsterInstance:
    """Return the instance that holds the run history."""
    import dagster

    prepare_home(settings)
    return dagster.DagsterInstance.from_config(str(settings.dagster_home))
