"""The dbt manifest that Dagster reads: an explicit step, repeated only when something changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from orchestration.settings import DBT_PROJECT, Settings

_KINDS = {".sql", ".yml", ".yaml", ".csv", ".md"}
_SKIPPED = {"target", "logs", "dbt_packages"}


def is_current(settings: Settings) -> bool:
    """Return whether the manifest is that of the dbt project as it is now."""
    mark = _mark(settings)
    return settings.manifest.is_file() and mark.is_file() and mark.read_text() == _fingerprint(settings)


def mark_current(settings: Settings) -> None:
    """Note that the manifest was just made."""
    _mark(settings).write_text(_fingerprint(settings))


def _mark(settings: Settings) -> Path:
    return settings.dbt_target / "manifest.fingerprint"


def _fingerprint(settings: Settings) -> str:
    """Return a hash of everything that decides the manifest: the project and the paths compiled into it."""
    digest = hashlib.sha256(f"{settings.staging}\n{settings.build_db}\n".encode())
    for path in sorted(DBT_PROJECT.rglob("*")):
        inner = path.relative_to(DBT_PROJECT)
        if path.suffix in _KINDS and inner.parts[0] not in _SKIPPED:
            digest.update(str(inner).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
