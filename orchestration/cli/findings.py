"""``juesuan findings``: what the published reports contradict, one entry a root cause."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.cli import UsageError
from orchestration.cli.csv_text import FORMATS, HELP, write_csv
from orchestration.cli.options import add_warehouse, open_published, settings_of

if TYPE_CHECKING:
    from orchestration.findings.read import Finding

_FIELDS = (
    "region_name",
    "organization_name",
    "fiscal_year",
    "source_name",
    "sha256",
    "check_code",
    "check_name",
    "severity",
    "message",
    "quote",
    "locator",
    "other_quote",
    "other_locator",
    "stated",
    "expected",
    "difference",
    "unit",
    "advice",
    "review",
    "statement_key",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--organization", metavar="单位", help="只看名称含这些字的单位或文件")
    parser.add_argument("--year", type=int, metavar="年度", help="只看这一年度")
    parser.add_argument("--severity", choices=["error", "warning", "info"], help="只看这一级及更重的问题")
    parser.add_argument("--format", choices=["text", *FORMATS], default="text", help=HELP)
    parser.add_argument(
        "--letters", type=Path, metavar="文件夹", help="另把各单位、各政区的核对意见写到这里（旧的整体替换）"
    )
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Print the findings; 1 when there are errors among them, 0 otherwise."""
    settings = settings_of(args)
    open_published(settings).close()
    from orchestration.findings.read import read_findings, read_stale
    from orchestration.findings.write import LetterFolderError, write_findings

    if args.letters:
        # Before anything is printed: `| head` ends a command that writes on.
        try:
            made = write_findings(settings.marts_db, args.letters)
        except LetterFolderError as error:
            raise UsageError(str(error)) from None
        print(
            f"核对意见已写入 {made.folder}：单位 {made.organizations} 份，政区 {made.regions} 份，"
            "从 index.html 看起",
            file=sys.stderr,
        )

    ranks = ("error", "warning", "info")
    shown = [
        finding
        for finding in read_findings(settings.marts_db)
        if (not args.organization or args.organization in finding.organization_name + finding.source_name)
        and (not args.year or finding.fiscal_year == args.year)
        and (not args.severity or ranks.index(finding.severity) <= ranks.index(args.severity))
    ]
    if args.format == "json":
        print(json.dumps([_row(one) for one in shown], ensure_ascii=False, indent=1, default=str))
    elif args.format != "text":
        write_csv(sys.stdout, _FIELDS, ([*_row(one).values()] for one in shown), args.format)
    else:
        _print(shown)
        stale = read_stale(settings.marts_db)
        if stale:
            print(f"\n{len(stale)} 个人工决定已找不到所指的语句，请重新核对：")
            print("\n".join(f"  {which}：{reason}" for which, reason in stale))
    return 1 if any(one.severity == "error" for one in shown) else 0


def _row(finding: Finding) -> dict[str, object]:
    return {name: getattr(finding, name) for name in _FIELDS}


def _print(findings: list[Finding]) -> None:
    owner = ""
    for number, one in enumerate(findings, start=1):
        heading = f"{one.organization_name} {one.fiscal_year or '年度不明'}（{one.source_name}）"
        if heading != owner:
            owner = heading
            print(f"\n{heading}")
        print(f"{number:4d}. [{one.severity_name}] {one.place}　不符合：{one.check_name}")
        print(f"      {one.message}")
        if one.quote:
            print(f"      原文：“{one.quote}”")
        if one.other:
            print(f"      对照：{one.other}")
        if one.follows:
            print(f"      由此还影响：{'、'.join(one.follows)}")
        if one.review:
            print(f"      人工决定：{one.review}")
        print(f"      怎样改：{one.advice}")
    errors = sum(one.severity == "error" for one in findings)
    print(f"\n共 {len(findings)} 个问题，其中错误 {errors} 个" if findings else "没有发现问题")
