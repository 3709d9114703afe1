"""The staging folder: one Parquet file a table and a manifest that says what they were made from."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import polars as pl

from ingestion.cache import write_atomically
from ingestion.schema import staging_schemas

_MANIFEST = "manifest.json"


class Staging:
    """Reads and writes the staging tables; identical frames become identical files."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is made when the tables are first written."""
        self.folder = folder

    def path(self, name: str) -> Path:
        """Return the Parquet file of a staging table."""
        return self.folder / f"{name}.parquet"

    def holds(self, input_key: str) -> bool:
        """Return whether the folder holds exactly what these inputs give, undamaged."""
        manifest = self._manifest()
        if manifest.get("input_key") != input_key or set(manifest["files"]) != set(staging_schemas()):
            return False
        return all(self._digest(name) == digest for name, digest in manifest["files"].items())

    def row_counts(self) -> dict[str, int]:
        """Return the number of rows of each table, as written."""
        return dict(self._manifest()["rows"])

    def read(self, name: str) -> pl.DataFrame:
        """Return one staging table."""
        return pl.read_parquet(self.path(name))

    def write(self, frames: dict[str, pl.DataFrame], input_key: str | None) -> None:
        """Write every table, the manifest last: a run that is killed here leaves no valid manifest.

        ``input_key`` None marks contents that another run with the same files may not reuse.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / _MANIFEST).unlink(missing_ok=True)
        files = {}
        for name in staging_schemas():
            buffer = io.BytesIO()
            frames[name].write_parquet(
                buffer, compression="zstd", compression_level=3, statistics=True, row_group_size=131_072
            )
            data = buffer.getvalue()
            files[name] = hashlib.sha256(data).hexdigest()
            write_atomically(self.path(name), data)
        for stale in self.folder.glob("stg_*.parquet"):
            if stale.stem not in files:
                stale.unlink()
        rows = {name: frames[name].height for name in files}
        manifest = {"input_key": input_key, "files": files, "rows": rows}
        write_atomically(self.folder / _MANIFEST, json.dumps(manifest, indent=1, sort_keys=True).encode())

    def _digest(self, name: str) -> str | None:
        try:
            return hashlib.sha256(self.path(name).read_bytes()).hexdigest()
        except OSError:
            return None

    def _manifest(self) -> dict[str, Any]:
        try:
            manifest = json.loads((self.folder / _MANIFEST).read_bytes())
        except (OSError, ValueError):
            return {}
        return manifest if isinstance(manifest, dict) else {}
