"""The letters to departments and regions, written from the published marts. Wiring only.

A job of its own: a build does not wait for letters, and letters can be written again without a build.
"""

from __future__ import annotations

from typing import Any

import dagster as dg

from orchestration.release_assets import PUBLISHED
from orchestration.settings import Settings

GROUP = "findings"
LETTERS_JOB = "write_letters"


def build_letter_assets(settings: Settings) -> list[Any]:
    """Return the asset that writes ``<warehouse>/findings``."""

    @dg.asset(
        name="department_letters",
        deps=[PUBLISHED],
        group_name=GROUP,
        kinds={"html", "excel"},
        description="核对意见：每个单位、每个政区一份网页和一个工作簿，写明报告哪里自相矛盾、应怎样改",
    )
    def department_letters() -> dg.MaterializeResult[None]:
        from orchestration.findings.write import write_findings

        made = write_findings(settings.marts_db, settings.warehouse / "findings")
        return dg.MaterializeResult(
            metadata={
                "dagster/row_count": made.findings,
                "错误": made.errors,
                "单位": made.organizations,
                "政区": made.regions,
                "文件夹": dg.MetadataValue.path(str(made.folder)),
            }
        )

    return [department_letters]


def letters_job() -> Any:
    """Return the job that writes the letters of the published warehouse."""
    return dg.define_asset_job(
        LETTERS_JOB,
        selection=dg.AssetSelection.groups(GROUP),
        description="由已发布的仓库写出各单位、各政区的核对意见",
        executor_def=dg.in_process_executor,
    )
