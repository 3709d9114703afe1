"""``juesuan unresolved``: amounts without an answer, grouped by the words before them.

What a curator of the lexicon reads: the most frequent wording first, with examples, is the next entry.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict

from orchestration import queries
from orchestration.cli.options import add_warehouse, open_published, settings_of
from orchestration.cli.terminal import table
from orchestration.places import place_in_words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--all", action="store_true", help="也列出决算部分以外的金额")
    parser.add_argument("--most", type=int, default=30, metavar="N", help="最多列出多少种写法（默认 30）")
    parser.add_argument("--examples", type=int, default=2, metavar="N", help="每种写法举几个例子（默认 2）")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Print the shapes, most frequent first. Returns 0."""
    with open_published(settings_of(args)) as connection:
        rows = queries.unresolved(connection, everywhere=args.all)
    shapes: dict[str, list[queries.Row]] = defaultdict(list)
    for row in rows:
        shapes[shape_of(row["clause"], row["stated_text"])].append(row)
    if not shapes:
        print("没有未能解释的金额。")
        return 0
    ranked = sorted(shapes.items(), key=lambda item: (-len(item[1]), item[0]))
    print(f"未能解释的金额 {len(rows)} 个，{len(shapes)} 种写法。写法见于数字之前，N 代表数字：\n")
    lines: list[tuple[object, ...]] = []
    for shape, found in ranked[: args.most]:
        for number, one in enumerate(found[: args.examples]):
            head = (len(found), shape) if number == 0 else ("", "")
            place = f"{one['source_name']} {place_in_words(one['locator'])}"
            lines.append((*head, one["stated_text"], place, one["section_label"], one["clause"][-40:]))
    print("\n".join(table(["次数", "写法", "金额", "出处", "部分", "所在句"], lines)))
    if len(ranked) > args.most:
        print(f"（另有 {len(ranked) - args.most} 种写法，用 --most 查看）")
    print(
        "\n要让某种写法被读懂：在 ingestion/lexicon/item.csv 加一行（附例句），再运行 juesuan lexicon check。"
    )
    return 0


def shape_of(clause: str, stated: str) -> str:
    """Return the words right before the amount with figures and years made alike."""
    head = clause.rpartition(stated)[0] if stated in clause else clause
    words = re.split(r"[，。；：！？]", head)[-1]
    words = re.sub(r"20[0-9]{2}年(?:度)?", "", words)
    return re.sub(r"[0-9][0-9,.]*", "N", words)[-24:] or "（金额前没有文字）"
