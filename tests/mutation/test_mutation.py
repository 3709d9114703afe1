"""A small run of the mutation test: clean reports have no failure, mistyped numbers are caught."""

from __future__ import annotations

import pytest

from tests.mutation.run import TARGETS, Score, score


@pytest.fixture(scope="module")
def result() -> Score:
    """Twelve mistypings of each kind in one report."""
    return score(reports=1, sample=12)


def test_clean_report_has_no_failure(result: Score) -> None:
    assert result.failures_on_clean == []


@pytest.mark.parametrize("kind", list(TARGETS))
def test_mistyped_numbers_are_caught(result: Score, kind: str) -> None:
    # A sample of twelve allows one miss: a last place changed by one stays inside the rounding of sums.
    assert result.caught[kind] >= result.tried[kind] - 1, result.missed


def test_one_mistyping_is_one_finding(result: Score) -> None:
    assert result.roots[1] >= 0.95 * sum(result.roots.values())
