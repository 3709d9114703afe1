"""Shared helpers of the reader tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.model import RejectedError
from ingestion.readers import DEFAULT_LIMITS, Limits, read_bytes

FIXTURES = Path(__file__).parents[1] / "fixtures"


def refusal(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> RejectedError:
    """Return the refusal of ``data``; fails when it is read. The reason must be Chinese."""
    with pytest.raises(RejectedError) as caught:
        read_bytes(name, data, limits)
    assert any("\u4e00" <= char <= "\u9fff" for char in caught.value.reason)
    return caught.value
