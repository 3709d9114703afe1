"""``juesuan lexicon check``: every entry of the lexicon reads its own example, and no two conflict."""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("action", choices=["check", "list"], help="check 检查全部词条；list 列出各表词条数")


def run(args: argparse.Namespace) -> int:
    """Print what is wrong, one entry a line. Returns 0 when all is well, 1 otherwise."""
    from ingestion.accounts.vocabulary import check_examples
    from ingestion.lexicon.check import check_lexicon
    from ingestion.lexicon.load import KEY_COLUMNS, load
    from ingestion.lexicon.tables import LexiconError

    try:
        counts = {name: len(load(name)) for name in KEY_COLUMNS}
        findings = check_lexicon() if args.action == "check" else []
        tables = check_examples() if args.action == "check" else []
    except LexiconError as error:
        print(f"词表无法使用：{error}")
        return 1
    problems = [f"{f.place}：{f.message}" for f in findings] + list(tables)
    for problem in problems:
        print(problem)
    if args.action == "list":
        for name, count in counts.items():
            print(f"{name}.csv  {count} 条  列：{', '.join((*KEY_COLUMNS[name], 'pattern', 'example'))}")
        return 0
    total = sum(counts.values())
    verdict = f"{len(problems)} 条有问题" if problems else "例句全部读对，无冲突"
    print(f"词条 {total} 条（另有决算表格词表），{verdict}。")
    return 1 if problems else 0
