"""Whether the tables of words read their own examples as they say."""

from __future__ import annotations

import re

from ingestion.accounts.vocabulary import (
    axes_of,
    axis_rules,
    bare,
    chart_rule,
    chart_rules,
    compact,
    group_rules,
    match_title,
    table_rules,
)


def check_examples() -> list[str]:
    """Return, in Chinese, every entry whose example is not read as the entry says; empty when all are."""
    problems = []
    for table in table_rules():
        found = match_title(table.example)
        if found is None or found.code != table.code:
            read_as = found.code if found else "无"
            problems.append(f"{table.place}：例“{table.example}”应为{table.code}，读作{read_as}")
    for axis in axis_rules():
        said = dict(axes_of(axis.example, True)).get(axis.axis)
        if said != axis.value:
            expected = f"{axis.axis}={axis.value}"
            problems.append(f"{axis.place}：例“{axis.example}”应为{expected}，读作{said or '无'}")
    for chart in chart_rules():
        first = chart_rule(chart.example)
        if first is not chart:
            read_as = first.topic if first else "无"
            problems.append(f"{chart.place}：例“{chart.example}”应为{chart.topic}，读作{read_as}")
    for group in group_rules():
        words = [bare(compact(word)) for word in re.split(r" over | and | ", group.example) if word]
        below = [word for word in words[1:] if group.child.fullmatch(word)]
        if not group.parent.fullmatch(words[0]) or len(below) != len(words) - 1:
            problems.append(f"{group.place}：例“{group.example}”不成立")
    return problems
