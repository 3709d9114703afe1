"""The summary of a run as lines for a clerk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from expectations.labels import TABLES, label
from orchestration.cli.terminal import pad, table
from orchestration.labels import SEVERITY
from orchestration.places import one_line
from orchestration.settings import Settings
from orchestration.summary import GATE

_SHOWN = 20
"""Rejections shown; the rest is counted and stands in the table."""


def summary_lines(summary: dict[str, Any], settings: Settings, seconds: float | None = None) -> list[str]:
    """Return what was read, what was not and why, what is in the tables, and where they are."""
    rejected = summary.get("rejected") or []
    rows = summary.get("rows") or {}
    lines = ["", "构建完成，已发布。" if seconds is not None else "已发布的仓库", ""]
    if summary.get("documents") == 0:
        lines[-1:] = ["请留意：没有一份报告入库，各表都是空的。原因逐个列在下面。", ""]
    lines.append(
        f"读取文件  {summary.get('files_found')} 个（本次解析 {summary.get('files_parsed')} 个，"
        f"入库报告 {summary.get('documents')} 份，未入库 {len(rejected)} 个）"
    )
    lines += _parsed_again(summary)
    lines += _rejected(rejected, "全部列出：juesuan files --rejected")
    if summary.get("ignored"):
        lines.append(f"  忽略隐藏与临时文件 {len(summary['ignored'])} 个")
    lines += ["", *_coverage(summary.get("coverage") or {})]
    lines += [*_clarity(summary.get("clarity") or {}), ""]
    shown = [name for name in TABLES if name in rows]
    others = sorted(set(rows) - set(shown))
    lines.append("各表行数")
    counts = table(["内容", "表", "行数"], [[label(name), name, rows[name]] for name in shown])
    lines += ["  " + line for line in counts[2:]]
    if others:
        lines.append("  另有：" + "、".join(f"{name} {rows[name]}" for name in others))
    lines += ["", *_gates(summary)]
    lines += ["", f"数据库    {settings.marts_db}", f"Parquet   {settings.published}/*.parquet"]
    if (settings.published / "docs").is_dir():
        lines.append(f"检查报告  {settings.published}/docs/index.html")
    if summary.get("finished"):
        lines.append(f"发布时间  {in_beijing(summary['finished'])}")
    if seconds is not None:
        lines.append(f"用时      {seconds:.1f} 秒{_throughput(summary)}")
    return lines


def in_beijing(moment: str) -> str:
    """Return an ISO time with its offset as the clocks of the readers show it."""
    there = datetime.fromisoformat(moment).astimezone(timezone(timedelta(hours=8)))
    return f"{there:%Y-%m-%d %H:%M:%S}（北京时间）"


def _coverage(coverage: dict[str, Any]) -> list[str]:
    share = coverage.get("share")
    if share is None:
        return ["金额覆盖率  决算部分没有金额"]
    return [
        f"金额覆盖率  {share:.2%}（决算部分 {coverage['accounts']} 个金额，"
        f"未能解释 {coverage['unresolved']} 个；全文共 {coverage['mentions']} 个）"
    ]


def _clarity(clarity: dict[str, Any]) -> list[str]:
    """Say how many numbers can be read in several ways: they stand in the warehouse, in no fact."""
    share = clarity.get("share")
    if share is None:
        return []
    return [
        f"读法不明确  {share:.2%}（{clarity['statements']} 条陈述中 {clarity['unclear']} 条有多种读法，"
        "已保留备查，不计入任何事实）"
    ]


def _parsed_again(summary: dict[str, Any]) -> list[str]:
    again, kept = summary.get("parsed_again") or {}, summary.get("files_kept")
    causes = {"lexicon": "词表改动", "limits": "上限改动"}
    told = [f"因{words}重新解析 {again[key]} 个" for key, words in causes.items() if again.get(key)]
    told += [f"不受改动影响、沿用以前的结果 {kept} 个"] if kept else []
    return ["  其中：" + "，".join(told)] if told else []


def _gates(summary: dict[str, Any]) -> list[str]:
    gate = summary.get("gate") or {}
    tests = summary.get("tests")
    state = "通过" if gate.get("success") else "未通过"
    lines = [f"检查      数据检验 {tests} 项通过；发布标准{state}"]
    lines += [f"  请留意：{message}" for message in gate.get("warnings", [])]
    found = summary.get("findings")
    if found is not None:
        counts = "，".join(f"{name} {found.get(key, 0)} 个" for key, name in SEVERITY.items())
        lines.append(f"报告自相矛盾  {counts}（逐条查看：juesuan findings）")
    decisions = (summary.get("rows") or {}).get("fct_correction")
    if decisions:
        stale = summary.get("stale_corrections") or 0
        lost = f"，其中 {stale} 个已找不到所指的语句（见 juesuan findings）" if stale else ""
        lines.append(f"人工决定  {decisions} 个{lost}")
    return lines


def _throughput(summary: dict[str, Any]) -> str:
    parsed, seconds = summary.get("files_parsed"), summary.get("ingest_seconds")
    if not parsed or not seconds:
        return ""
    return f"（解析 {parsed} 个文件用 {seconds:.1f} 秒，每秒 {parsed / seconds:.1f} 个）"


def _rejected(rejected: Sequence[Mapping[str, str]], more: str) -> list[str]:
    """List files that were not taken in, one a line whatever their names hold; ``more``: where all are."""
    lines = [f"  未入库：{one_line(row['source_name'])}：{row['reason']}" for row in rejected[:_SHOWN]]
    if len(rejected) > _SHOWN:
        lines.append(f"  ……另有 {len(rejected) - _SHOWN} 个（{more}）")
    return lines


def failure_lines(
    messages: Sequence[str], rejected: Sequence[Mapping[str, str]], settings: Settings
) -> list[str]:
    """Return why nothing was published, which files were not taken in, and what stands unchanged."""
    lines = ["", "没有发布，原因：", "", *numbered(messages)]
    if rejected:
        lines += ["", *_rejected(rejected, f"见 {settings.staging}/stg_rejected.parquet")]
    lines.append("")
    if settings.marts_db.exists():
        lines.append(f"此前发布的仓库没有变化：{settings.marts_db}")
    page = settings.build_db.parent / "docs" / "index.html"
    judged = any(message.startswith(GATE) for message in messages)
    shown = {"构建中的数据库（供查看）": settings.build_db, "程序日志": settings.log}
    shown |= {"发布检查的网页": page} if judged else {}
    lines += [f"{name}：{path}" for name, path in shown.items() if path.exists()]
    return lines


def numbered(messages: Sequence[str]) -> list[str]:
    """Return the messages as a numbered list."""
    return [f"  {pad(str(number) + '.', 4)}{message}" for number, message in enumerate(messages, 1)]
