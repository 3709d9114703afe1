"""``juesuan status``: what is published, from when, how well it was read."""

from __future__ import annotations

import argparse
import json

from orchestration.cli import UsageError
from orchestration.cli.options import add_warehouse, nothing_published, settings_of
from orchestration.cli.summary_text import summary_lines


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Print the summary of the published release, and whether a later run failed."""
    settings = settings_of(args)
    path = settings.published / "run_summary.json"
    try:
        summary = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise nothing_published(settings) from None
    except ValueError:
        raise UsageError(f"发布摘要已损坏：{path}；请重新运行 juesuan build") from None
    print("\n".join(summary_lines(summary, settings)))
    from orchestration.notes import RunNotes
    from orchestration.summary import failures

    later = failures(RunNotes(settings.run_notes))
    if later:
        print("\n最近一次构建没有发布：")
        print("\n".join(f"  {message}" for message in later))
    return 0
