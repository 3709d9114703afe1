"""What Dagster's UI shows of a run, as text, tables and numbers that it can plot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg

from expectations.labels import label
from orchestration.labels import SEVERITY
from orchestration.places import one_line

_SHOWN = 20
"""Files or messages shown; the rest is counted."""
_SHARES = {
    "coverage": "金额覆盖率",
    "unreadable_share": "读取失败占比",
    "rejected_share": "被拒绝占比",
    "failed_check_share": "勾稽不通过占比",
    "unusable_share": "不可用陈述占比",
    "conflicting_share": "矛盾事实占比",
    "named_category_share": "无编码科目占比",
    "undetermined_share": "归属不明占比",
}
"""Shares of the release gate's statistics, null where the sample is too small to judge."""


def messages(found: Sequence[str], none: str) -> str:
    """Return messages one after the other, or ``none``. As text: Dagster hides Markdown behind a click."""
    more = f"；……共 {len(found)} 条" if len(found) > _SHOWN else ""
    return "；".join(found[:_SHOWN]) + more or none


def table_rows(rows: Mapping[str, int]) -> dg.MarkdownMetadataValue:
    """Return the number of rows of every table."""
    lines = [f"| {name} | {_cell(label(name))} | {count:,} |" for name, count in sorted(rows.items())]
    return dg.MetadataValue.md("\n".join(["| 表 | 内容 | 行数 |", "|---|---|--:|", *lines]))


def rejections(rejected: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """Return how many files were not taken in, by reason and one by one."""
    if not rejected:
        return {"未入库": 0}
    counts = Counter(row["reason_code"] for row in rejected)
    by_reason = "\n".join(f"| {code} | {count} |" for code, count in counts.most_common())
    files = [f"| {_cell(row['source_name'])} | {_cell(row['reason'])} |" for row in rejected[:_SHOWN]]
    more = [f"| ……共 {len(rejected)} 个 | 见表 rejected_document |"] if len(rejected) > _SHOWN else []
    return {
        "未入库": len(rejected),
        "未入库原因": dg.MetadataValue.md(f"| 原因代码 | 文件数 |\n|---|--:|\n{by_reason}"),
        "未入库文件": dg.MetadataValue.md("\n".join(["| 文件 | 原因 |", "|---|---|", *files, *more])),
    }


def reading(note: Mapping[str, Any]) -> dict[str, Any]:
    """Return how well a run read its reports, from what ``ingest`` noted."""
    found, coverage, clarity = note["files_found"], note["coverage"], note["clarity"]
    told = {
        "文件": found,
        "本次解析": note["files_parsed"],
        "入库报告": note["documents"],
        "未入库占比": len(note["rejected"]) / found if found else None,
        "金额覆盖率": coverage["share"],
        "未能解释的金额": coverage["unresolved"],
        "读法不明确占比": clarity["share"],
    }
    return {name: value for name, value in told.items() if value is not None}


def gate(statistics: Mapping[str, Any]) -> dict[str, float]:
    """Return the shares a release is judged by."""
    known = {column: name for column, name in _SHARES.items() if statistics.get(column) is not None}
    return {name: float(statistics[column]) for column, name in known.items()}


def contradictions(counts: Mapping[str, int]) -> dict[str, int]:
    """Return the number of findings of each severity."""
    return {f"报告自相矛盾：{name}": counts.get(code, 0) for code, name in SEVERITY.items()}


def _cell(text: str) -> str:
    """Return text that breaks neither a table nor a list, whatever a file is called."""
    return one_line(text).replace("|", "\\|")
