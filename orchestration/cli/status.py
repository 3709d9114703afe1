"""``juesuan status``: what is published, from when, how well it was read."""

from __future__ import annotations

import argparse
import json

from orchestration.cli import UsageError
from orchestration.cli.options import add_warehouse, nothing_published, settings_of
from orchestration.cli.summary_text import in_beijing, numbered, summary_lines
from orchestration.lock import holder
from orchestration.notes import RunNotes
from orchestration.settings import Settings
from orchestration.summary import last_run


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Print the summary of the published release, and what became of a later run."""
    settings = settings_of(args)
    later = _later_run(settings)
    path = settings.published / "run_summary.json"
    try:
        summary = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UsageError("\n".join([str(nothing_published(settings)), *later])) from None
    except ValueError:
        raise UsageError(f"发布摘要已损坏：{path}；请重新运行 juesuan build") from None
    print("\n".join([*summary_lines(summary, settings), *later]))
    return 0


def _later_run(settings: Settings) -> list[str]:
    """Say that a build is running, or that the last one published nothing, and why."""
    owner = holder(settings.warehouse)
    if owner:
        return ["", f"正在构建（{owner}）"]
    last = last_run(RunNotes(settings.run_notes))
    if not last or last["published"]:
        return []
    begun = f"最近一次构建始于 {in_beijing(last['started'])}，"
    if not last["failures"]:
        return ["", f"{begun}中途停止（被结束、断电或内存不足），没有发布。再次运行 juesuan build 即可"]
    return ["", f"{begun}没有发布：", *numbered(last["failures"])]
