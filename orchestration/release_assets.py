"""From the build to the published warehouse: candidate, release gate, swap. Wiring only."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import dagster as dg

from orchestration import metadata
from orchestration.findings.read import read_findings, read_stale
from orchestration.gate import ask_gate, gate_answer
from orchestration.lock import hold
from orchestration.notes import RunNotes
from orchestration.publish import Described, clear_away, swap_in, write_candidate
from orchestration.reporter import tell
from orchestration.settings import DATABASE, Settings
from orchestration.summary import run_summary

CANDIDATE = dg.AssetKey("release_candidate")
PUBLISHED = dg.AssetKey("published_marts")
GATE = "great_expectations"


def build_release_assets(settings: Settings, marts: Mapping[str, Described]) -> list[Any]:
    """Return the assets after dbt; ``marts`` are the tables that are published and their descriptions."""
    notes = RunNotes(settings.run_notes)

    @dg.asset(
        key=CANDIDATE,
        deps=[dg.AssetKey(name) for name in marts],
        group_name="release",
        kinds={"duckdb", "parquet"},
        description="候选发布：数据库与各表 Parquet 已写好，尚未对外",
    )
    def release_candidate() -> dg.MaterializeResult[None]:
        hold(settings.warehouse)
        tell("准备发布")
        clear_away(settings.releases, settings.published)
        previous = settings.marts_db if settings.marts_db.exists() else None
        # The gate reads the build while the candidate is written from it: both only read.
        docs = settings.build_db.parent / "docs"
        ask_gate(settings.build_db, docs, previous)
        made = write_candidate(settings.build_db, settings.releases, marts)
        found = Counter(one.severity for one in read_findings(made.folder / DATABASE))
        stale = len(read_stale(made.folder / DATABASE))
        notes.put(
            "release", {"folder": str(made.folder), "rows": made.rows, "findings": found, "stale": stale}
        )
        return dg.MaterializeResult(
            metadata={
                "dagster/row_count": sum(made.rows.values()),
                "各表行数": metadata.table_rows(made.rows),
                "文件夹": dg.MetadataValue.path(str(made.folder)),
                **metadata.contradictions(found),
            }
        )

    @dg.asset_check(
        asset=CANDIDATE,
        name=GATE,
        blocking=True,
        description="发布标准：覆盖率、拒收比例、检查失败比例、与上一版的行数对比、每个事实有出处",
    )
    def release_gate() -> dg.AssetCheckResult:
        tell("发布检查")
        answer = gate_answer()
        notes.put("gate", asdict(answer))
        return dg.AssetCheckResult(
            passed=answer.success,
            description="；".join(answer.failures[:3]) or None,
            metadata={
                "未通过": metadata.messages(answer.failures, "没有"),
                "请留意": metadata.messages(answer.warnings, "没有"),
                "网页": dg.MetadataValue.path(str(settings.build_db.parent / "docs" / "index.html")),
                **metadata.gate(answer.statistics),
                "统计": dg.MetadataValue.json(json.loads(json.dumps(answer.statistics, default=str))),
            },
        )

    @dg.asset(
        key=PUBLISHED,
        deps=[CANDIDATE],
        group_name="release",
        kinds={"duckdb", "parquet"},
        description="已发布的仓库：整体替换，正在读取旧版的程序不受影响",
    )
    def published_marts() -> dg.MaterializeResult[None]:
        hold(settings.warehouse)
        tell("发布")
        made = notes.get("release")
        summary = run_summary(notes)
        publish_candidate(settings, made["folder"], summary)
        notes.put("published", {"folder": made["folder"]})
        return dg.MaterializeResult(
            metadata={
                "dagster/row_count": sum(made["rows"].values()),
                "数据库": dg.MetadataValue.path(str(settings.marts_db)),
                "检查报告": dg.MetadataValue.path(str(settings.published / "docs" / "index.html")),
                **metadata.reading(notes.get("ingest")),
                **metadata.contradictions(made["findings"]),
            }
        )

    return [release_candidate, release_gate, published_marts]


def publish_candidate(settings: Settings, folder: str, summary: dict[str, Any]) -> None:
    """Complete the candidate with its summary and validation pages, and swap it in."""
    target = Path(folder)
    docs = settings.build_db.parent / "docs"
    if docs.is_dir():
        shutil.copytree(docs, target / "docs", dirs_exist_ok=True)
    text = json.dumps(summary, ensure_ascii=False, indent=1, sort_keys=True, default=str)
    (target / "run_summary.json").write_text(text, encoding="utf-8")
    swap_in(target, settings.published)
