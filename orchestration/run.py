"""Running ``build_warehouse`` from the command line: the job of the UI, in this process."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path

from orchestration.findings.corrections import hand_over
from orchestration.gate import start_gate
from orchestration.helper import collect_seldom, stop_helpers
from orchestration.lock import hold, release
from orchestration.notes import RunNotes
from orchestration.reporter import tell
from orchestration.settings import Settings
from orchestration.transform import ensure_manifest, start_dbt


@dataclass(frozen=True, slots=True)
class RunResult:
    """Whether the run published, its id in the history, and the first error of each failed step."""

    success: bool
    run_id: str
    errors: list[str]


def build_warehouse(
    settings: Settings, reports: Sequence[Path], *, force: bool = False, wait: float = 0.0
) -> RunResult:
    """Run the whole job over ``reports``. Raises ``BusyError`` when another build has the warehouse.

    Raises ``CorrectionError`` when a reviewed decision cannot be used: nothing is built without it.
    """
    hold(settings.warehouse, wait=wait, waiting=tell)
    handler = _log_to(settings)
    try:
        RunNotes(settings.run_notes).clear()
        settings.export()
        hand_over(settings.corrections, settings.staging)
        # First of all, because importing what they need takes the other core longest; dbt is needed first.
        start_dbt(settings)
        start_gate()
        collect_seldom()
        tell("启动")
        return _execute(settings, reports, force)
    finally:
        stop_helpers()
        release(settings.warehouse)
        logging.getLogger("ingestion").removeHandler(handler)
        handler.close()


def _log_to(settings: Settings) -> logging.Handler:
    """Write warnings of the parser to the log of the warehouse instead of the terminal."""
    handler = RotatingFileHandler(
        settings.log, maxBytes=2_000_000, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger("ingestion").addHandler(handler)
    return handler


def _execute(settings: Settings, reports: Sequence[Path], force: bool) -> RunResult:
    ensure_manifest(settings)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # beta notices of dagster are not for a clerk
        from orchestration.assembly import build_definitions
        from orchestration.automation import JOB
        from orchestration.history import open_history

        job = build_definitions(settings).resolve_job_def(JOB)
        landing = {"reports": [str(path) for path in reports], "force": force}
        with open_history(settings) as history:
            result = job.execute_in_process(
                instance=history,
                raise_on_error=False,
                run_config={
                    "resources": {"landing": {"config": landing}},
                    "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
                },
                tags={"started_by": "juesuan build"},
            )
            errors = [
                _message(event.step_failure_data.error)
                for event in result.all_events
                if event.is_step_failure
            ]
            if any("DagsterExecutionInterruptedError" in error for error in errors):
                raise KeyboardInterrupt
            return RunResult(result.success, result.run_id, errors)


def _message(error: object) -> str:
    """Return the innermost message of a serialised error."""
    while getattr(error, "cause", None) is not None:
        error = error.cause  # type: ignore[attr-defined]
    return str(getattr(error, "message", error)).strip()
