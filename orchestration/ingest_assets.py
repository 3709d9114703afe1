"""Assets from the landing folder to the staging tables, with the pandera gate. Wiring only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import dagster as dg

from ingestion.batch import ingest
from ingestion.coverage import measure_clarity, measure_coverage
from ingestion.finding import find_files
from ingestion.schema import staging_schemas
from ingestion.staging import Staging
from orchestration import metadata
from orchestration.findings.corrections import FILE, CorrectionError, hand_over
from orchestration.gate import start_gate
from orchestration.landing import Landing
from orchestration.lock import hold
from orchestration.notes import RunNotes
from orchestration.preflight import NotReadyError, require_apart, require_room
from orchestration.reporter import tell
from orchestration.settings import Settings
from orchestration.staging_columns import describe
from orchestration.summary import rejections
from orchestration.transform import start_dbt

SOURCE = "staging_files"
"""Name of the dbt source: Parquet file and dbt source are one asset."""
RAW = dg.AssetKey("raw_report")
GATE = "pandera"
WAIT_SECONDS = 3600.0
"""How long a scheduled run waits for another one; the command line asks before it starts."""

_DESCRIPTIONS = {
    "stg_document": "每份报告一行：单位、地区、年度、报告类型及其依据",
    "stg_rejected": "未能入库的文件及原因",
    "stg_section": "报告的章节结构",
    "stg_amount_mention": "报告中的每一个金额：成为哪条陈述，或为何不是",
    "stg_claim": "报告自己的占比、完成率、增减等算术表述",
    "stg_notice": "措辞与书写上需要复核之处",
    "stg_form": "识别到的表单、评分表、决算表，以及未能识别的类表格内容",
    "stg_revenue": "收入陈述",
    "stg_expenditure": "支出陈述（总额、性质、功能分类、经济分类）",
    "stg_expenditure_matrix": "支出陈述（功能分类与经济分类、性质交叉）",
    "stg_three_public": "“三公”经费陈述",
    "stg_three_public_volume": "“三公”经费实物量陈述（团组、人次、车辆、批次）",
    "stg_operating_cost": "机关运行经费陈述",
    "stg_procurement": "政府采购陈述",
    "stg_state_asset": "国有资产占用陈述",
    "stg_project_execution": "项目预算执行陈述",
    "stg_performance_score": "绩效得分与等级陈述",
    "stg_score_item": "评分表逐项陈述",
    "stg_performance_indicator": "绩效指标陈述（目标、实际、偏差原因）",
}


def staging_key(name: str) -> dg.AssetKey:
    """Return the asset key of a staging file, which is that of the dbt source."""
    return dg.AssetKey([SOURCE, name])


def column_schema(table: str, types: dict[str, Any]) -> dg.TableSchema:
    """Return Dagster's column metadata for the Polars schema of a staging table."""
    return dg.TableSchema(
        [dg.TableColumn(name, str(kind), description=describe(table, name)) for name, kind in types.items()]
    )


def build_ingest_assets(settings: Settings) -> list[Any]:
    """Return the assets and checks before dbt."""

    @dg.asset(key=RAW, group_name="landing", kinds={"file"}, description="待读取的报告文件（只读，从不改动）")
    def raw_report(landing: Landing) -> dg.MaterializeResult[None]:
        hold(settings.warehouse, wait=WAIT_SECONDS)
        RunNotes(settings.run_notes).begin()
        try:
            require_apart(landing.paths(), settings.warehouse)
            require_room(settings.warehouse)
        except NotReadyError as error:
            raise dg.Failure(str(error)) from None
        start_gate()
        try:
            hand_over(settings.corrections, settings.staging)
        except CorrectionError as error:
            raise dg.Failure(f"人工决定不能采用：\n{error}") from None
        start_dbt(settings)
        tell("查找报告")
        found = find_files(landing.paths())
        if not found.files:
            # A share that is not mounted: what is published stays.
            raise dg.Failure("没有找到任何可读的报告文件：" + "、".join(landing.reports))
        return dg.MaterializeResult(
            metadata={
                "dagster/row_count": len(found.files),
                "路径": metadata.messages(landing.reports, "无"),
                "无法打开": metadata.messages(
                    [f"{one.source_name}：{one.reason}" for one in found.refused], "没有"
                ),
                "忽略的临时文件": metadata.messages(found.ignored, "没有"),
            }
        )

    specs = [
        dg.AssetSpec(
            staging_key(name),
            deps=[RAW],
            group_name="staging",
            kinds={"polars", "parquet"},
            description=_DESCRIPTIONS[name],
            metadata={"dagster/column_schema": column_schema(name, types)},
        )
        for name, types in staging_schemas().items()
    ]

    @dg.multi_asset(specs=specs, name="ingest")
    def staging(landing: Landing) -> Iterator[dg.MaterializeResult[None]]:
        hold(settings.warehouse, wait=WAIT_SECONDS)

        def progress(done: int, total: int, name: str) -> None:
            tell("读取报告", done, total, name)

        result = ingest(
            landing.paths(),
            settings.staging,
            settings.cache,
            options=landing.options(settings),
            progress=progress,
        )
        files = Staging(settings.staging)
        coverage = measure_coverage(files.read("stg_amount_mention"))
        clarity = measure_clarity(files)
        note = asdict(result) | {
            "coverage": asdict(coverage) | {"share": coverage.share},
            "clarity": asdict(clarity) | {"share": clarity.share},
        }
        notes = RunNotes(settings.run_notes)
        notes.put("ingest", note)
        told = {
            "stg_document": metadata.reading(note),
            "stg_amount_mention": metadata.reading(note),
            "stg_rejected": metadata.rejections(rejections(notes)),
        }
        for name in staging_schemas():
            yield dg.MaterializeResult(
                asset_key=staging_key(name),
                metadata={
                    "dagster/row_count": result.rows[name],
                    "本次解析文件数": result.files_parsed,
                    "文件位置": dg.MetadataValue.path(str(files.path(name))),
                    **told.get(name, {}),
                },
            )

    checks = [
        dg.AssetCheckSpec(
            GATE,
            asset=staging_key(name),
            blocking=True,
            description="列类型、必填、取值范围（结构与数据均检查）",
        )
        for name in staging_schemas()
    ]

    @dg.multi_asset_check(specs=checks, name="pandera_gate")
    def pandera_gate() -> Iterator[dg.AssetCheckResult]:
        # pandera takes most of a second to import; definitions must load without it.
        from expectations.staging import check_frame

        tell("检查中间表")
        files = Staging(settings.staging)
        failed: dict[str, list[str]] = {}
        for name in staging_schemas():
            messages = check_frame(name, files.read(name))
            if messages:
                failed[name] = messages
            yield dg.AssetCheckResult(
                asset_key=staging_key(name),
                check_name=GATE,
                passed=not messages,
                description="；".join(messages[:3]) or None,
                metadata={"问题": metadata.messages(messages, "没有")},
            )
        RunNotes(settings.run_notes).put("pandera", {"failed": failed})

    corrections = dg.AssetSpec(
        dg.AssetKey(["reviewed_files", FILE.removesuffix(".csv")]),
        group_name="landing",
        kinds={"csv"},
        description="人工确认、更正与豁免（corrections/*.csv），每次构建前核对",
    )
    return [raw_report, corrections, staging, pandera_gate]
