"""``juesuan build``: reports in, published warehouse out, and a summary that a person understands."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

from orchestration.cli import UsageError
from orchestration.cli.options import add_lexicon, add_limits, add_warehouse, lexicon_of, settings_of
from orchestration.cli.summary_text import failure_lines, summary_lines
from orchestration.cli.terminal import Progress
from orchestration.preflight import require_project
from orchestration.settings import SAMPLES


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("reports", nargs="*", type=Path, metavar="报告", help="报告文件或文件夹，可多个")
    add_warehouse(parser)
    add_lexicon(parser)
    add_limits(parser)
    parser.add_argument("--force", action="store_true", help="忽略缓存，全部重新解析")
    parser.add_argument(
        "--corrections",
        type=Path,
        metavar="文件夹",
        help="人工决定（CSV）所在文件夹（默认项目的 corrections）",
    )
    parser.add_argument("--quiet", action="store_true", help="只在失败时输出")
    parser.add_argument(
        "--wait", type=float, default=0.0, metavar="秒", help="另一次构建正在进行时最多等待多少秒"
    )


def run(args: argparse.Namespace) -> int:
    """Build; 0 published, 1 a check kept it from being published, 2 nothing to read."""
    started = time.monotonic()
    require_project()
    settings = settings_of(args)
    if args.corrections:
        settings = replace(settings, corrections=args.corrections.absolute())
    reports = [path.absolute() for path in args.reports] or list(settings.reports)
    _require_reports(reports)
    if settings.lexicon is not None:
        lexicon_of(settings)
    if not args.quiet and reports == [SAMPLES]:
        print("未指定报告，使用项目自带的样例。", file=sys.stderr)
    from orchestration.findings.corrections import CorrectionError
    from orchestration.notes import RunNotes
    from orchestration.reporter import forget, listen
    from orchestration.run import build_warehouse
    from orchestration.summary import failures, rejections, run_summary

    progress = Progress(quiet=args.quiet)
    listen(progress)
    try:
        result = build_warehouse(settings, reports, force=args.force, wait=args.wait)
    except CorrectionError as error:
        raise UsageError(f"人工决定不能采用，没有构建：\n{error}") from None
    finally:
        forget(progress)
        progress.close()
    notes = RunNotes(settings.run_notes)
    if not result.success:
        messages = failures(notes) or result.errors
        print("\n".join(failure_lines(messages, rejections(notes), settings)), file=sys.stderr)
        return 1
    if not args.quiet:
        print("\n".join(summary_lines(run_summary(notes), settings, time.monotonic() - started)))
        if any(row["reason_code"].startswith("parser_") for row in run_summary(notes)["rejected"]):
            print(f"程序出错的详情见 {settings.log}")
    return 0


def _require_reports(reports: list[Path]) -> None:
    """Raise ``UsageError`` for a path that does not exist and for folders without any file."""
    from ingestion.finding import find_files

    missing = [path for path in reports if not path.exists() and not path.is_symlink()]
    if missing:
        raise UsageError("找不到报告文件或文件夹：" + "、".join(str(path) for path in missing))
    found = find_files(reports)
    if not found.files and not found.refused:
        raise UsageError("没有找到任何报告文件：" + "、".join(str(path) for path in reports))
    if not found.files:
        reasons = "\n".join(f"  {one.source_name}：{one.reason}" for one in found.refused)
        raise UsageError(f"没有一份报告可以读取：\n{reasons}")
