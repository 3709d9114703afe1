"""Running ``build_warehouse`` from the command line: the job of the UI, in this process."""

from __future__ import annotations

import contextlib
import logging
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path

from orchestration.findings.corrections import hand_over
from orchestration.gate import start_gate
from orchestration.helper import collect_seldom, stop_helpers
from orchestration.history import require_history
from orchestration.lock import hold, release
from orchestration.notes import RunNotes
from orchestration.preflight import require_apart, require_link, require_room
from orchestration.reporter import tell
from orchestration.settings import Settings
from orchestration.system_errors import in_chinese, translated
from orchestration.transform import ensure_manifest, start_dbt

_log = logging.getLogger(__name__)
_LOGGED = ("ingestion", __name__)
_CLASS = re.compile(r"^[\w.]*[A-Z]\w*(?:Failure|Error)?: ")
"""The name of the exception that Dagster puts before its message."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """Whether the run published, its id in the history, and what each failed step said, in Chinese."""

    success: bool
    run_id: str
    errors: list[str]


def build_warehouse(
    settings: Settings, reports: Sequence[Path], *, force: bool = False, wait: float = 0.0
) -> RunResult:
    """Run the whole job over ``reports``. Raises ``BusyError`` when another build has the warehouse.

    Raises ``CorrectionError`` when a reviewed decision cannot be used: nothing is built without it.
    Raises ``NotReadyError`` where the warehouse lies among the reports or its disk is full.
    """
    require_apart(reports, settings.warehouse)
    require_link(settings.published)
    require_room(settings.warehouse)
    hold(settings.warehouse, wait=wait, waiting=tell)
    handler = _log_to(settings)
    try:
        RunNotes(settings.run_notes).begin()
        settings.export()
        hand_over(settings.corrections, settings.staging)
        # First of all, because importing what they need takes the other core longest; dbt is needed first.
        start_dbt(settings)
        start_gate()
        collect_seldom()
        tell("启动")
        return _execute(settings, reports, force)
    except Exception as error:
        told = in_chinese(error) if isinstance(error, OSError) else str(error)
        with contextlib.suppress(OSError):
            RunNotes(settings.run_notes).put("errors", {"steps": [told]})
        require_room(settings.warehouse)
        require_history(error, settings)
        raise
    finally:
        stop_helpers()
        release(settings.warehouse)
        for name in _LOGGED:
            logging.getLogger(name).removeHandler(handler)
        handler.close()


def _log_to(settings: Settings) -> logging.Handler:
    """Write warnings of the parser and errors of steps to the log of the warehouse, not the terminal."""
    handler = RotatingFileHandler(
        settings.log, maxBytes=2_000_000, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    for name in _LOGGED:
        logging.getLogger(name).addHandler(handler)
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
            failed = [event for event in result.all_events if event.is_step_failure]
            errors = [_message(event.step_key, event.step_failure_data.error) for event in failed]
            if any("DagsterExecutionInterruptedError" in error for error in errors):
                raise KeyboardInterrupt
            for event in failed:
                _log.error("%s\n%s", event.step_key, event.step_failure_data.error)
            if errors:
                RunNotes(settings.run_notes).put("errors", {"steps": errors})
            return RunResult(result.success, result.run_id, errors)


def _message(step: str | None, error: object) -> str:
    """Return which step failed and the innermost message of its serialised error."""
    while getattr(error, "cause", None) is not None:
        error = error.cause  # type: ignore[attr-defined]
    message = translated(str(getattr(error, "message", error)).strip())
    return f"步骤 {step}：{_CLASS.sub('', message)}"
