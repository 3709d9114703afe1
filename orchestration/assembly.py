"""Everything Dagster knows of: raw file → staging → dbt → release. Assembly only: no work is done here."""

from __future__ import annotations

import json

import dagster as dg

from orchestration.automation import build_automation
from orchestration.helper import stop_helpers
from orchestration.ingest_assets import build_ingest_assets
from orchestration.landing import Landing
from orchestration.letter_assets import build_letter_assets, letters_job
from orchestration.release_assets import build_release_assets
from orchestration.settings import Settings
from orchestration.transform import ensure_manifest
from orchestration.transform_assets import build_transform_assets, published_tables


def build_definitions(settings: Settings) -> dg.Definitions:
    """Return the definitions for one warehouse.

    The dbt manifest is made by ``juesuan build`` and ``juesuan prepare``. Only where there is none at all,
    as in a clean checkout, it is made here, once.
    """
    settings.export()
    if not settings.manifest.is_file():
        ensure_manifest(settings)
        stop_helpers()
    manifest = json.loads(settings.manifest.read_text(encoding="utf-8"))
    parts = [
        *build_ingest_assets(settings),
        *build_transform_assets(settings, manifest),
        *build_release_assets(settings, published_tables(manifest)),
        *build_letter_assets(settings),
    ]
    job, schedules, sensors = build_automation(settings)
    return dg.Definitions(
        assets=[part for part in parts if not isinstance(part, dg.AssetChecksDefinition)],
        asset_checks=[part for part in parts if isinstance(part, dg.AssetChecksDefinition)],
        jobs=[job, letters_job()],
        schedules=schedules,
        sensors=sensors,
        resources={"landing": Landing(reports=[str(path) for path in settings.reports])},
    )
