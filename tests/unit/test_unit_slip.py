"""A table headed 元 whose figures prose tells in 万元: the heading slipped, and nothing of it is a fact."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ingestion.model import Reading, Statement
from ingestion.unit_slip import distrust_slipped_units
from tests.unit.reconciliation_helpers import said


def cell(key: str, printed: str) -> Statement:
    """Return a table's amount in 元."""
    return replace(said("three_public", key, printed, source="table", unit=Decimal(1)), unit="元")


def read(*statements: Statement) -> Reading:
    reading = Reading(statements=list(statements))
    distrust_slipped_units(reading)
    return reading


PROSE = (said("three_public", "total|final", "14.35"), said("three_public", "reception|final", "1.75"))


def test_several_slips_in_one_table_are_a_slip_of_its_heading() -> None:
    cells = [cell("total|final", "14.35"), cell("reception|final", "1.75")]
    cells += [cell("vehicle_total|final", "16.20"), cell("overseas|final", "0.00")]
    reading = read(*PROSE, *cells)
    assert [one.usable for one in reading.statements] == [True, True, False, False, False, False]
    (notice,) = reading.notices
    assert (notice.notice_code, notice.severity) == ("unit_header", "error")
    assert "2个数" in notice.message
    assert "万元" in notice.message


def test_one_slip_is_one_amount() -> None:
    reading = read(*PROSE, cell("total|final", "14.35"), cell("vehicle_total|final", "126000.00"))
    assert [one.usable for one in reading.statements] == [True, True, False, True]
    assert not reading.notices


def test_a_heading_in_yuan_that_an_amount_confirms_is_right() -> None:
    cells = [
        cell("total|final", "143500.00"),
        cell("reception|final", "1.75"),
        cell("reception|final", "1.75"),
    ]
    reading = read(*PROSE, *cells, cell("overseas|final", "0.00"))
    assert [one.usable for one in reading.statements] == [True, True, True, False, False, True]
    assert not reading.notices
