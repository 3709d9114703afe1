"""Fixtures for every test: where the repository, the samples and the optional reference material are."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """Folder of the project's own reports."""
    return ROOT / "tests" / "samples" / "reports"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of the reference material beside the repository; the test skips where it is absent."""
    if not (SHARED / "reports").is_dir():
        pytest.skip(f"reference material not found at {SHARED}: nothing to compare with")
    return SHARED
