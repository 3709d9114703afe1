"""The release gate in a process of its own, started early.

Importing Great Expectations takes longer than everything it does; in its own process that happens on
the other core while the reports are being read.
"""

from __future__ import annotations

import os
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orchestration.helper import Helper, HelperDiedError, dismiss_helper, start_helper

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_SECONDS = 900.0


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """Whether the release may be published; ``failures`` and ``warnings`` are Chinese."""

    success: bool
    failures: list[str] = field(default_factory=list)
    statistics: dict[str, Any] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def start_gate() -> Helper:
    """Return the gate process; it imports and then waits."""
    return start_helper("发布检查", _serve)


def ask_gate(build_db: Path, docs: Path, previous: Path | None) -> None:
    """Have the gate look at the build; it writes its HTML pages to ``docs``."""
    start_gate().send((build_db, docs, previous))


def gate_answer() -> GateAnswer:
    """Return the verdict. A gate that dies or does not answer is a gate that stays shut."""
    helper = start_gate()
    try:
        answer = helper.receive(_SECONDS)
    except HelperDiedError as error:
        return GateAnswer(False, [str(error)])
    finally:
        dismiss_helper(helper)
    assert isinstance(answer, GateAnswer)
    return answer


def _serve(pipe: Connection[Any, Any]) -> None:
    """Import, then judge one build after the other until the pipe closes."""
    # Needed last, so let the others have the cores first.
    os.nice(5)
    try:
        import great_expectations  # noqa: F401  the slow part, done before it is needed

        from expectations.release_gate import run_release_gate

        fault = ""
    except Exception:
        fault = traceback.format_exc(limit=-3)
    while True:
        try:
            build_db, docs, previous = pipe.recv()
        except (EOFError, OSError):
            return
        if fault:
            pipe.send(GateAnswer(False, [f"发布检查无法启动：{fault}"]))
            continue
        try:
            result = run_release_gate(build_db, docs, previous)
            answer = GateAnswer(result.success, result.failures, result.statistics, result.warnings)
            pipe.send(answer)
        except Exception:
            pipe.send(GateAnswer(False, [f"发布检查出错：{traceback.format_exc(limit=-3)}"]))
