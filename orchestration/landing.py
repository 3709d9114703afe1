"""What a run reads: the one thing a person chooses when starting a run in the UI."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
from pydantic import Field

from ingestion.batch import Options
from orchestration.settings import Settings


class Landing(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Folders and files to read. Never changed, only read."""

    reports: list[str] = Field(description="报告所在的文件夹或文件")
    force: bool = Field(default=False, description="忽略缓存，全部重新解析")

    def paths(self) -> list[Path]:
        """Return what to read as paths."""
        return [Path(text) for text in self.reports]

    def options(self, settings: Settings) -> Options:
        """Return how to parse it."""
        return Options(
            workers=settings.workers,
            timeout=settings.file_seconds,
            memory=settings.worker_bytes,
            force=self.force,
        )
