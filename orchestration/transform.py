"""dbt, run inside this process: a subprocess would import everything again (see docs/performance.md)."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from orchestration.settings import DBT_PROJECT, Settings

_QUIET = [
    "--log-level", "none", "--log-level-file", "none", "--no-print", "--no-use-colors", "--no-version-check",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class NodeOutcome:
    """One model, seed or test: ``status`` as dbt says it (``success``, ``pass``, ``fail``, ``skipped`` …)."""

    unique_id: str
    name: str
    status: str
    message: str
    failures: int | None
    seconds: float

    @property
    def is_test(self) -> bool:
        """Whether this is a test rather than a table."""
        return self.unique_id.startswith("test.")

    @property
    def is_good(self) -> bool:
        """Whether nothing stands in the way of publishing."""
        return self.status in {"success", "pass", "warn", "no-op", "reused"}


@dataclass(slots=True)
class TransformResult:
    """All nodes of a dbt run; ``error`` is set when dbt could not run at all."""

    success: bool
    nodes: list[NodeOutcome] = field(default_factory=list)
    error: str = ""
    seconds: float = 0.0


def fingerprint(settings: Settings) -> str:
    """Return a hash of everything that decides the dbt manifest."""
    digest = hashlib.sha256(f"{settings.staging}\n{settings.build_db}\n".encode())
    kinds = {".sql", ".yml", ".yaml", ".csv", ".md"}
    skipped = {"target", "logs", "dbt_packages"}
    for path in sorted(DBT_PROJECT.rglob("*")):
        inner = path.relative_to(DBT_PROJECT)
        if path.suffix in kinds and inner.parts[0] not in skipped:
            digest.update(str(inner).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def ensure_manifest(settings: Settings, force: bool = False) -> bool:
    """Make the dbt manifest when it is missing or out of date; return whether it was made.

    Raises ``RuntimeError`` with dbt's message when the project does not parse.
    """
    mark = settings.dbt_target / "manifest.fingerprint"
    current = fingerprint(settings)
    if not force and settings.manifest.is_file() and mark.is_file() and mark.read_text() == current:
        return False
    result = run_dbt(settings, ["parse"])
    if not result.success:
        raise RuntimeError(result.error or "dbt parse")
    mark.write_text(current)
    return True


def run_dbt(
    settings: Settings, arguments: list[str], progress: Callable[[str], None] | None = None
) -> TransformResult:
    """Run a dbt command on this warehouse and return what became of each node.

    ``progress`` is told the name of every finished node. Closes the build database before it returns.
    """
    settings.export()
    settings.dbt_target.mkdir(parents=True, exist_ok=True)
    settings.build_db.parent.mkdir(parents=True, exist_ok=True)
    # Importing dbt takes more than a second; runs that stop before dbt do not pay for it.
    from dbt.cli.main import dbtRunner

    started = time.monotonic()

    def on_event(event: Any) -> None:
        if progress and event.info.name in {"LogModelResult", "LogSeedResult", "LogTestResult"}:
            progress(event.data.node_info.node_name)

    outcome = dbtRunner(callbacks=[on_event]).invoke([*arguments, *_QUIET])
    _close_connections()
    results = getattr(outcome.result, "results", None) or []
    return TransformResult(
        success=bool(outcome.success),
        nodes=[_node(result) for result in results],
        error=str(outcome.exception or ""),
        seconds=time.monotonic() - started,
    )


def _node(result: Any) -> NodeOutcome:
    return NodeOutcome(
        unique_id=result.node.unique_id,
        name=result.node.name,
        status=str(result.status.value if hasattr(result.status, "value") else result.status),
        message=str(result.message or ""),
        failures=result.failures,
        seconds=float(result.execution_time or 0),
    )


def _close_connections() -> None:
    """Let go of the build database: dbt-duckdb keeps it open for the life of the process."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    DuckDBConnectionManager.close_all_connections()
