"""What a run reads: the one thing a person chooses when starting a run in the UI."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
from pydantic import Field

from ingestion.allowance import parse_limits
from ingestion.batch import Options
from orchestration.settings import Settings


class Landing(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Folders and files to read. Never changed, only read."""

    reports: list[str] = Field(description="报告所在的文件夹或文件")
    force: bool = Field(default=False, description="忽略缓存，全部重新解析")
    limits: list[str] = Field(default=[], description="单个文件的上限，如 pages=5000、seconds=1200")
    lexicon: str = Field(default="", description="自己的词表所在的文件夹；空为 JUESUAN_LEXICON 所指")

    def paths(self) -> list[Path]:
        """Return what to read as paths."""
        return [Path(text) for text in self.reports]

    def options(self, settings: Settings) -> Options:
        """Return how to parse it. Raises ``LimitError`` for a limit that cannot be used."""
        return Options(
            workers=settings.workers,
            allowance=parse_limits(self.limits, settings.allowance),
            lexicon=Path(self.lexicon).absolute() if self.lexicon else settings.lexicon,
            force=self.force,
        )
