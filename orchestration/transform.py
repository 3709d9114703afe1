"""dbt in a process of its own, started early, that hands over each model and test as it finishes.

Importing dbt, reading its project and running its nodes takes most of a warm run. Beside the process
that reads reports and writes the run history, half of that costs no time (see docs/performance.md).
"""

from __future__ import annotations

import contextlib
import shutil
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orchestration import dbt_connection
from orchestration import manifest as manifest_file
from orchestration.dbt_connection import Row
from orchestration.helper import Helper, dismiss_helper, start_helper
from orchestration.settings import Settings

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_QUIET = [
    "--log-level", "none", "--log-level-file", "none", "--no-print", "--no-use-colors", "--no-version-check",
]  # fmt: skip
_LISTENED = "NodeFinished"
"""The debug event of dbt that ends a node."""
_NODE_SECONDS = 3600.0
"""How long one model may take."""


@dataclass(frozen=True, slots=True)
class NodeOutcome:
    """One model, seed or test: ``status`` as dbt says it (``success``, ``pass``, ``fail``, ``skipped`` …).

    ``rows`` and ``columns`` (name, type) are those of the relation, where there is one; ``examples`` are the
    first rows that a failed test found, column by column.
    """

    unique_id: str
    name: str
    status: str
    message: str = ""
    failures: int | None = None
    seconds: float = 0.0
    rows: int | None = None
    columns: Row = ()
    examples: tuple[Row, ...] = ()

    @property
    def is_test(self) -> bool:
        """Whether this is a test rather than a table."""
        return self.unique_id.startswith("test.")

    @property
    def is_good(self) -> bool:
        """Whether nothing stands in the way of publishing."""
        return self.status in {"success", "pass", "warn", "no-op", "reused"}


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of a dbt command; ``error`` is set when dbt could not run at all."""

    success: bool
    error: str = ""


def start_dbt(settings: Settings) -> Helper:
    """Return the dbt process of this warehouse; it reads the project and then waits."""
    return start_helper("加工", _serve, settings)


def ensure_manifest(settings: Settings) -> bool:
    """Make the dbt manifest when it is missing or out of date; return whether it was made.

    Raises ``RuntimeError`` with dbt's message when the project does not parse.
    """
    if manifest_file.is_current(settings):
        return False
    helper = start_dbt(settings)
    helper.send("manifest")
    finished = helper.receive(_NODE_SECONDS)
    if not finished.success:
        raise RuntimeError(finished.error)
    return True


def run_dbt(settings: Settings, arguments: list[str]) -> Iterator[NodeOutcome | Finished]:
    """Run a dbt command; yield each node as it finishes, and ``Finished`` at the end.

    The build database is closed when ``Finished`` comes. Raises ``HelperDiedError``.
    """
    helper = start_dbt(settings)
    helper.send(arguments)
    while True:
        message = helper.receive(_NODE_SECONDS)
        if isinstance(message, Finished):
            dismiss_helper(helper)
        yield message
        if isinstance(message, Finished):
            return


def _serve(pipe: Connection[Any, Any], settings: Settings) -> None:
    """Parse, then run one command after the other until the pipe closes."""
    try:
        parsed, fault = _parse(settings), ""
    except Exception as error:
        parsed, fault = None, f"{error}" or traceback.format_exc(limit=-3)
    while True:
        try:
            wanted = pipe.recv()
        except (EOFError, OSError):
            return
        if fault or wanted == "manifest":
            pipe.send(Finished(not fault, fault))
            continue
        try:
            pipe.send(_run(settings, wanted, parsed, pipe))
        except Exception:
            pipe.send(Finished(False, traceback.format_exc(limit=-3)))


def _parse(settings: Settings) -> Any:
    """Return the parsed project, writing ``manifest.json`` when it is out of date."""
    settings.export()
    settings.dbt_target.mkdir(parents=True, exist_ok=True)
    settings.build_db.parent.mkdir(parents=True, exist_ok=True)
    current = manifest_file.is_current(settings)
    from dbt.cli.main import dbtRunner

    # Without it dbt is a tenth slower and does the same.
    with contextlib.suppress(ImportError):
        from orchestration.quiet_events import install

        install(_LISTENED)
    outcome = dbtRunner().invoke(["parse", *(["--no-write-json"] if current else []), *_QUIET])
    if not outcome.success:
        raise RuntimeError(str(outcome.exception or "dbt parse"))
    if not current:
        manifest_file.mark_current(settings)
    return outcome.result


def clear_scratch(build_db: Path) -> None:
    """Remove the scratch database with its log and its spill folder.

    Whatever an older project or a killed run left there must not show, nor stand in the next run's way:
    DuckDB spills into a folder ``<name>.tmp`` that outlives a killed process.
    """
    for leftover in build_db.parent.glob(build_db.name + "*"):
        if leftover.is_dir() and not leftover.is_symlink():
            shutil.rmtree(leftover)
        else:
            leftover.unlink()


def _run(settings: Settings, arguments: list[str], parsed: Any, pipe: Connection[Any, Any]) -> Finished:
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    if arguments[0] == "build":
        clear_scratch(settings.build_db)
    sent: set[str] = set()

    def on_event(event: Any) -> None:
        if event.info.name == _LISTENED:
            outcome = _from_event(event.data, parsed)
            if outcome.unique_id not in sent:
                sent.add(outcome.unique_id)
                pipe.send(outcome)

    outcome = dbtRunner(manifest=parsed, callbacks=[on_event]).invoke([*arguments, *_QUIET])
    # dbt-duckdb keeps the file open for the life of the process; readers wait for it.
    DuckDBConnectionManager.close_all_connections()
    for result in getattr(outcome.result, "results", None) or []:
        if result.node.unique_id not in sent:
            status = str(getattr(result.status, "value", result.status))
            pipe.send(NodeOutcome(result.node.unique_id, result.node.name, status, str(result.message or "")))
    return Finished(bool(outcome.success), str(outcome.exception or ""))


def _from_event(data: Any, parsed: Any) -> NodeOutcome:
    node, result = data.node_info, data.run_result
    examples: tuple[Row, ...] = ()
    if node.unique_id.startswith("test.") and result.status in {"fail", "warn"}:
        examples = dbt_connection.examples(getattr(parsed.nodes.get(node.unique_id), "compiled_code", None))
    rows: int | None = None
    columns: Row = ()
    if not node.unique_id.startswith("test.") and result.status == "success":
        rows, columns = dbt_connection.relation(node.node_relation.schema, node.node_relation.alias)
    return NodeOutcome(
        unique_id=node.unique_id,
        name=node.node_name,
        status=result.status,
        message=result.message,
        failures=result.num_failures if node.unique_id.startswith("test.") else None,
        seconds=result.execution_time,
        rows=rows,
        columns=columns,
        examples=examples,
    )
