"""The job, and the schedule and sensor that start it; both are off until somebody turns them on."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import dagster as dg

from ingestion.finding import find_files
from orchestration.letter_assets import GROUP as LETTERS_GROUP
from orchestration.settings import Settings

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
    schedule = dg.ScheduleDefinition(
        name="daily",
        job=job,
        cron_schedule="30 6 * * *",
        execution_timezone="Asia/Shanghai",
        default_status=dg.DefaultScheduleStatus.STOPPED,
        description="每天清晨 6:30 重建一次（默认关闭）",
    )

    @dg.sensor(
        name="landing_folder",
        job=job,
        minimum_interval_seconds=60,
        default_status=dg.DefaultSensorStatus.STOPPED,
        description="报告文件夹有新增、删除或更改时重建（默认关闭）",
    )
    def landing_folder(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        state = landing_state(settings)
        if state == context.cursor:
            return dg.SkipReason("报告文件夹没有变化")
        context.update_cursor(state)
        return dg.RunRequest(run_key=state)

    return job, [schedule], [landing_folder]


def landing_state(settings: Settings) -> str:
    """Return a hash of names, sizes and times of what lies in the landing folders."""
    listed = []
    for found in find_files(settings.reports).files:
        try:
            stat = found.path.stat()
        except OSError:
            continue
        listed.append([found.source_name, stat.st_size, stat.st_mtime_ns])
    return hashlib.sha256(json.dumps(listed).encode()).hexdigest()
