"""What the steps of a run report for its summary: one small JSON file a step.

Files, because the steps may run in one process (command line) or in several (another executor).
"""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any


class RunNotes:
    """Notes of the running or last run."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is emptied when a run starts."""
        self.folder = folder

    def begin(self) -> None:
        """Forget the run before and note that one is running."""
        shutil.rmtree(self.folder, ignore_errors=True)
        started = datetime.now().astimezone().isoformat(timespec="seconds")
        self.put("run", {"started": started, "process": os.getpid()})

    def put(self, step: str, note: dict[str, Any]) -> None:
        """Keep what a step reports."""
        self.folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(note, ensure_ascii=False, indent=1, default=str)
        (self.folder / f"{step}.json").write_text(text, encoding="utf-8")

    def get(self, step: str) -> dict[str, Any]:
        """Return what a step reported; {} when it did not run."""
        try:
            note = json.loads((self.folder / f"{step}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return note if isinstance(note, dict) else {}

    def all(self) -> dict[str, Any]:
        """Return every note by step."""
        return {path.stem: self.get(path.stem) for path in sorted(self.folder.glob("*.json"))}
