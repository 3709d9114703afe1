"""Frames: types, keys, exact values."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from ingestion.fitting import fit
from ingestion.frames import to_frames
from ingestion.keys import fact_key
from ingestion.model import Mention, Reading
from ingestion.schema import AMOUNT, QUANTITY, VALUE, staging_schemas
from tests.unit.batch_fakes import document, parsed, statement


def frames_of(*statements, **reading):
    return to_frames([parsed(document("a.txt", b"text"), Reading(list(statements), **reading))])


def test_every_table_is_there_in_its_types_even_when_empty() -> None:
    frames = to_frames([])
    assert {name: dict(frame.schema) for name, frame in frames.items()} == staging_schemas()
    assert all(frame.height == 0 for frame in frames.values())


def test_amount_is_exact() -> None:
    frame = frames_of(statement("123456789012345.67"))["stg_three_public"]
    assert frame["amount_yuan"].to_list() == [Decimal("123456789012345.67")]
    assert frame["is_usable"].to_list() == [True]


def test_surplus_decimals_are_rounded_with_a_notice() -> None:
    frames = frames_of(statement("10.005"), statement("10.015", char_start=9))
    assert frames["stg_three_public"]["amount_yuan"].to_list() == [Decimal("10.00"), Decimal("10.02")]
    assert frames["stg_notice"]["notice_code"].to_list() == ["value_rounded"] * 2
    assert "10.005元" in frames["stg_notice"]["message"][0]


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (statement("2.5", "fct_three_public_volume", "vehicles_held"), "value_not_whole"),
        (statement("1e18"), "value_out_of_range"),
        (statement("NaN"), "value_out_of_range"),
    ],
)
def test_what_no_column_can_hold_is_null_unusable_and_noticed(made, code: str) -> None:
    frames = frames_of(made)
    table = frames["stg_" + made.fact_table.removeprefix("fct_")]
    assert table["is_usable"].to_list() == [False]
    assert table[:, "amount_yuan" if "amount_yuan" in table.columns else "quantity"].to_list() == [None]
    assert frames["stg_notice"]["notice_code"].to_list() == [code]


def test_statement_keys_are_unique_and_stable() -> None:
    same = [
        statement("1"),
        statement("1"),
        statement("1", char_start=4),
        statement("1", "fct_procurement", "total"),
    ]
    first, second = frames_of(*same), frames_of(*same)
    keys = pl.concat([first["stg_three_public"]["statement_key"], first["stg_procurement"]["statement_key"]])
    assert keys.n_unique() == 4
    assert all(first[name].equals(second[name]) for name in first)


def test_bar_inside_a_key_part_does_not_make_two_parts() -> None:
    made = statement("5", "fct_project_execution", "道路|桥梁", "budget")
    assert frames_of(made)["stg_project_execution"]["project_name"].to_list() == ["道路／桥梁"]
    assert fact_key(made.keys) == "道路／桥梁|budget"


def test_mention_points_at_its_statement_whatever_the_order() -> None:
    later, earlier = statement("2", line_no=9), statement("1", line_no=1)
    mention = Mention("line 9", 9, 0, 2, "2", Decimal(2), "three_public", "main", True, "c", 0)
    frames = frames_of(later, earlier, mentions=[mention])
    table = frames["stg_three_public"]
    assert table["amount_yuan"].to_list() == [Decimal(1), Decimal(2)]
    assert frames["stg_amount_mention"]["statement_key"][0] == table["statement_key"][1]


def test_wrong_keys_are_an_error_of_the_reader() -> None:
    with pytest.raises(ValueError, match=r"test\.fake.*fct_three_public"):
        frames_of(statement("1", "fct_three_public", "reception"))


def test_typed_attributes() -> None:
    made = statement(
        "95", "fct_performance_score", "department", "本部门", attributes={"full_mark": "100", "grade": "优"}
    )
    row = frames_of(made)["stg_performance_score"].row(0, named=True)
    assert (row["score"], row["full_mark"], row["grade"], row["evaluator"]) == (95, 100, "优", None)


@pytest.mark.parametrize(
    ("value", "dtype", "expected"),
    [("0", AMOUNT, "0"), ("-12.3", AMOUNT, "-12.3"), ("999999999999999999.995", AMOUNT, None), ("7", QUANTITY, "7"),
     ("1234.56785", VALUE, "1234.5678")],
)  # fmt: skip
def test_fit(value: str, dtype: pl.DataType, expected: str | None) -> None:
    fitted = fit(Decimal(value), dtype).value
    assert fitted == (None if expected is None else Decimal(expected))
