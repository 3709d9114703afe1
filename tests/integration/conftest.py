"""One small warehouse, built once through the command line, that every integration test reads."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Cli:
    """Runs ``juesuan`` as a user does: a process of its own."""

    warehouse: Path

    def environment(self) -> dict[str, str]:
        path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUESUAN_", "DAGSTER_"))}
        return kept | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}

    def command(self, *arguments: str) -> list[str]:
        code = "import sys; from orchestration.cli import main; sys.exit(main())"
        return [sys.executable, "-c", code, *arguments]

    def __call__(self, *arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
        words = [str(word) for word in arguments]
        if words and words[0] not in {"--help"}:
            words += ["--warehouse", str(self.warehouse)]
        done = subprocess.run(
            self.command(*words), env=self.environment(), cwd=self.warehouse.parent,
            capture_output=True, text=True, timeout=600, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stdout + done.stderr, done.stderr
        assert done.returncode == code, f"{done.returncode}: {done.stdout}\n{done.stderr}"
        return done


@pytest.fixture(scope="session")
def cli(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Cli:
    """The command line over a warehouse built from the project's samples."""
    made = Cli(tmp_path_factory.mktemp("integration") / "warehouse")
    made("build", samples)
    return made


@pytest.fixture
def marts(cli: Cli) -> duckdb.DuckDBPyConnection:
    """The published marts, opened as a BI tool does."""
    return duckdb.connect(str(cli.warehouse / "published" / "marts.duckdb"), read_only=True)
