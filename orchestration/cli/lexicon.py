"""``juesuan lexicon``: every entry reads its own example and no two conflict; where tables may be added."""

from __future__ import annotations

import argparse

from orchestration.cli.options import add_lexicon, lexicon_of, settings_of


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("action", choices=["check", "list"], help="check 检查全部词条；list 列出各表词条数")
    add_lexicon(parser)


def run(args: argparse.Namespace) -> int:
    """Print what is wrong, one entry a line. Returns 0 when all is well, 1 otherwise, 2 for a wrong table."""
    lexicon = lexicon_of(settings_of(args))
    from ingestion.accounts.examples import check_examples
    from ingestion.lexicon.check import check_lexicon
    from ingestion.lexicon.difference import JUDGED
    from ingestion.lexicon.tables import table_rows

    rows = {name: table_rows(name, table.columns) for name, table in JUDGED.items()}
    own = sum(row.is_own for found in rows.values() for row in found)
    if args.action == "list":
        for name, found in rows.items():
            mine = sum(row.is_own for row in found)
            beside = f"（其中自己的 {mine} 条）" if mine else ""
            print(f"{name}.csv  {len(found)} 条{beside}  列：{', '.join(JUDGED[name].columns)}")
        for name, text in lexicon.built_in:
            if name not in JUDGED:
                head, *lines = text.splitlines()
                print(f"{name}.csv  {len(lines)} 条（改动后全部文件重新解析）  列：{head.replace(',', ', ')}")
        return 0
    problems = [f"{finding.place}：{finding.message}" for finding in check_lexicon()] + check_examples()
    for problem in problems:
        print(problem)
    total = sum(len(found) for found in rows.values())
    beside = f"（其中 {lexicon.folder} 中 {own} 条）" if lexicon.folder else ""
    verdict = f"{len(problems)} 条有问题" if problems else "例句全部读对，无冲突"
    print(f"词条 {total} 条{beside}，{verdict}。")
    return 1 if problems else 0
