"""``juesuan files``: what became of every file: taken in or not, why not, and what to look at."""

from __future__ import annotations

import argparse
import json
import sys

from orchestration import queries
from orchestration.cli.csv_text import FORMATS, HELP, write_csv
from orchestration.cli.options import add_warehouse, open_published, settings_of
from orchestration.places import in_words, one_line

_TOLD = {
    "source_name": "文件",
    "outcome": "结果",
    "organization_name": "单位",
    "fiscal_year": "年度",
    "remark": "说明",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--rejected", action="store_true", help="只列没有入库的文件")
    parser.add_argument("--format", choices=["text", *FORMATS], default="text", help=HELP)
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Print one entry a file, those that need somebody's attention first. Returns 0."""
    with open_published(settings_of(args)) as connection:
        rows = queries.files(connection)
    rows = [row for row in rows if row["outcome"] == queries.REJECTED or not args.rejected]
    if args.format == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    elif args.format != "text":
        write_csv(sys.stdout, [*_TOLD.values()], ([row[name] for name in _TOLD] for row in rows), args.format)
    else:
        _print(rows)
    return 0


def _print(rows: list[queries.Row]) -> None:
    for outcome in dict.fromkeys(row["outcome"] for row in rows):
        some = [row for row in rows if row["outcome"] == outcome]
        print(f"\n{outcome}（{len(some)} 个）")
        for row in some:
            whose = " ".join(str(row[name]) for name in ("organization_name", "fiscal_year") if row[name])
            print(f"  {one_line(row['source_name'])}" + (f"  →  {whose}" if whose else ""))
            if row["remark"]:
                print(f"      {in_words(row['remark'])}")
    print(f"\n共 {len(rows)} 个文件" if rows else "没有这样的文件")
