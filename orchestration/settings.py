"""Where everything is. The only place that reads the environment; it holds no wiring and no work.

| variable | meaning | default |
|---|---|---|
| ``JUESUAN_WAREHOUSE`` | folder of the warehouse | ``warehouse`` below the current folder |
| ``JUESUAN_REPORTS`` | landing folders or files, joined by ``:`` | the samples of the project |
| ``JUESUAN_WORKERS`` | processes that parse | number of cores, at most 8 |
| ``JUESUAN_LIMITS`` | what one file may cost, ``pages=5000,seconds=1200`` | see ``ingestion.allowance`` |
| ``JUESUAN_LEXICON`` | folder of a curator's own lexicon tables | none |
| ``JUESUAN_CORRECTIONS`` | folder of the reviewed decisions | ``corrections`` of the project |
| ``JUESUAN_SCHEDULE`` | when the schedule builds, once it is turned on: cron, Beijing time | ``30 6 * * *`` |
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ingestion.allowance import Allowance, LimitError, parse_limits

PROJECT = Path(__file__).resolve().parent.parent
DBT_PROJECT = PROJECT / "dbt_project"
CORRECTIONS = PROJECT / "corrections"
DATABASE = "marts.duckdb"
"""Name of the published database in its folder."""
SAMPLES = PROJECT / "tests" / "samples" / "reports"


class SettingError(ValueError):
    """A variable that cannot be used; the message is Chinese and names it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Paths of one warehouse and how a run is worked."""

    warehouse: Path
    reports: tuple[Path, ...]
    workers: int
    allowance: Allowance
    lexicon: Path | None
    schedule: str
    corrections: Path = CORRECTIONS

    @property
    def cache(self) -> Path:
        """Parsed documents by content."""
        return self.warehouse / "cache"

    @property
    def staging(self) -> Path:
        """Parquet files that dbt reads."""
        return self.warehouse / "staging"

    @property
    def build_db(self) -> Path:
        """Scratch database; nobody but dbt writes it."""
        return self.warehouse / "build" / "warehouse.duckdb"

    @property
    def run_notes(self) -> Path:
        """What the steps of the running or last run report."""
        return self.warehouse / "build" / "run"

    @property
    def dbt_target(self) -> Path:
        """Manifest and partial parse of dbt; one a warehouse because paths are compiled into it."""
        return self.warehouse / "dbt"

    @property
    def manifest(self) -> Path:
        """The dbt manifest that Dagster reads."""
        return self.dbt_target / "manifest.json"

    @property
    def releases(self) -> Path:
        """Released warehouses, each in a folder of its own."""
        return self.warehouse / "releases"

    @property
    def published(self) -> Path:
        """Link to the current release."""
        return self.warehouse / "published"

    @property
    def marts_db(self) -> Path:
        """The published database."""
        return self.published / DATABASE

    @property
    def dagster_home(self) -> Path:
        """Run history, shared by the command line and the UI."""
        return self.warehouse / "dagster"

    @property
    def log(self) -> Path:
        """What a maintainer needs of files that could not be parsed and commands that failed."""
        return self.warehouse / "juesuan.log"

    def at(self, warehouse: Path) -> Settings:
        """Return the same settings for another warehouse folder."""
        return replace(self, warehouse=warehouse.absolute())

    def export(self) -> None:
        """Put into the environment what dbt, Dagster and child processes read there."""
        os.environ.update(self.exported())

    def exported(self) -> dict[str, str]:
        """Return what dbt, Dagster and child processes read in the environment."""
        return {
            "JUESUAN_WAREHOUSE": str(self.warehouse),
            "JUESUAN_CORRECTIONS": str(self.corrections),
            "JUESUAN_STAGING_DIR": str(self.staging),
            "JUESUAN_BUILD_DB": str(self.build_db),
            # Two nodes at once use the other core; more only wait for Python.
            "JUESUAN_DBT_THREADS": str(min(2, os.cpu_count() or 1)),
            "DBT_TARGET_PATH": str(self.dbt_target),
            "DBT_LOG_PATH": str(self.dbt_target / "logs"),
            "DBT_PROFILES_DIR": str(DBT_PROJECT),
            "DBT_PROJECT_DIR": str(DBT_PROJECT),
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
            "DAGSTER_HOME": str(self.dagster_home),
            "GX_ANALYTICS_ENABLED": "false",
            "DO_NOT_TRACK": "1",
        }


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of the environment. Raises ``SettingError`` naming a variable that is wrong."""
    given = os.environ if environment is None else environment
    reports = [Path(part).absolute() for part in given.get("JUESUAN_REPORTS", "").split(os.pathsep) if part]
    return Settings(
        warehouse=Path(given.get("JUESUAN_WAREHOUSE") or "warehouse").absolute(),
        reports=tuple(reports or [SAMPLES]),
        workers=int(_number(given, "JUESUAN_WORKERS", max(1, min(8, os.cpu_count() or 1)), least=0)),
        allowance=_allowance(given.get("JUESUAN_LIMITS", "")),
        lexicon=Path(given["JUESUAN_LEXICON"]).absolute() if given.get("JUESUAN_LEXICON") else None,
        schedule=given.get("JUESUAN_SCHEDULE") or "30 6 * * *",
        corrections=Path(given.get("JUESUAN_CORRECTIONS") or CORRECTIONS).absolute(),
    )


def _allowance(text: str) -> Allowance:
    try:
        return parse_limits([text])
    except LimitError as error:
        raise SettingError(f"环境变量 JUESUAN_LIMITS：{error}") from None


def _number(given: Mapping[str, str], name: str, default: float, least: float) -> float:
    text = given.get(name, "")
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = least - 1
    if not value >= least:
        raise SettingError(f"环境变量 {name} 的值“{text}”无效，应为不小于{least:g}的数")
    return value
