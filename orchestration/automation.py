"""The job, and the schedule and sensor that start it; both are off until somebody turns them on."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import dagster as dg

from ingestion.finding import find_files
from orchestration.letter_assets import GROUP as LETTERS_GROUP
from orchestration.preflight import NotReadyError, require_apart
from orchestration.settings import SettingError, Settings

JOB = "build_warehouse"


def build_automation(settings: Settings) -> tuple[Any, list[Any], list[Any]]:
    """Return the job, the schedules and the sensors."""
    job = dg.define_asset_job(
        JOB,
        selection=dg.AssetSelection.all() - dg.AssetSelection.groups(LETTERS_GROUP),
        description="从报告文件到发布的仓库，含全部检查",
        # One process: starting one for each of the steps takes longer than the steps do.
        executor_def=dg.in_process_executor,
    )

    @dg.sensor(
        name="landing_folder",
        job=job,
        minimum_interval_seconds=60,
        default_status=dg.DefaultSensorStatus.STOPPED,
        description="报告文件夹有新增、删除或更改，并已稳定一分钟时重建（默认关闭）",
    )
    def landing_folder(context: dg.SensorEvaluationContext) -> dg.SensorResult:
        """Two equal looks one after the other: the first file is there while others are still copied."""
        try:
            require_apart(settings.reports, settings.warehouse)
        except NotReadyError as error:
            return dg.SensorResult(skip_reason=str(error))
        state = landing_state(settings)
        built, _, seen = (context.cursor or "").partition("/")
        if not state:
            return dg.SensorResult(skip_reason="报告文件夹里没有文件，不重建")
        if state == built:
            return dg.SensorResult(skip_reason="报告文件夹没有变化", cursor=built)
        if state != seen:
            waiting = "报告文件夹有变化，等文件放齐后重建"
            return dg.SensorResult(skip_reason=waiting, cursor=f"{built}/{state}")
        # No run key: a folder may well return to what it was, and Dagster starts a key only once.
        return dg.SensorResult(run_requests=[dg.RunRequest()], cursor=state)

    return job, [_schedule(job, settings.schedule)], [landing_folder]


def _schedule(job: Any, cron: str) -> dg.ScheduleDefinition:
    """Return the schedule. Raises ``SettingError`` when ``cron`` is none."""
    try:
        return dg.ScheduleDefinition(
            name="daily",
            job=job,
            cron_schedule=cron,
            execution_timezone="Asia/Shanghai",
            default_status=dg.DefaultScheduleStatus.STOPPED,
            description=f"定时重建，北京时间 {cron}（分 时 日 月 周，由 JUESUAN_SCHEDULE 设定；默认关闭）",
        )
    except dg.DagsterInvalidDefinitionError:
        raise SettingError(
            f"环境变量 JUESUAN_SCHEDULE 的值“{cron}”无效，应为五段的 cron 写法，例如 30 6 * * *"
        ) from None


def landing_state(settings: Settings) -> str:
    """Return a hash of names, sizes and times of what lies in the landing folders, "" without a file."""
    listed = []
    for found in find_files(settings.reports).files:
        try:
            stat = found.path.stat()
        except OSError:
            continue
        listed.append([found.source_name, stat.st_size, stat.st_mtime_ns])
    return hashlib.sha256(json.dumps(listed).encode()).hexdigest() if listed else ""
