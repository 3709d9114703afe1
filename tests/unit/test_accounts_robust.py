"""Any grid and any text: nothing is raised, every statement is linked, nothing is read twice."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.model import Cell, Grid
from tests.unit.accounts_helpers import make_grid, read
from tests.unit.accounts_tables import TABLES

WORDS = [
    *{cell.strip() for _, table in TABLES.values() for row in table.split("\n") for cell in row.split("|")},
    "",
    "\n",
    "|",
    "\t",
    "—",
    "注：本表反映情况。",
    "单位：万元",
    "2022年度部门决算表",
    "9" * 40,
]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_any_grid_is_read_or_listed(seed: int) -> None:
    rng = random.Random(seed)
    width, height = rng.randint(1, 9), rng.randint(1, 8)
    rows = tuple(
        tuple(
            None
            if rng.random() < 0.15
            else Cell(rng.choice(WORDS), r, c, f"row {r}", rng.choice((1, 1, 1, 3)), rng.choice((1, 1, 1, 4)))
            for c in range(width)
        )
        for r in range(height)
    )
    reading = read(Grid(rows, "page 1 table 1", (rng.choice(WORDS),), rng.randint(-1, 3)))
    linked = [m.statement_index for m in reading.mentions if m.statement_index is not None]
    assert sorted(linked) == list(range(len(reading.statements)))
    assert len({(s.locator, s.char_start, s.keys) for s in reading.statements}) == len(reading.statements)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_any_text_is_read_or_left(seed: int) -> None:
    rng = random.Random(seed)
    joint = rng.choice((" | ", "\t", " |\n", "\n\n"))
    text = "\n".join(
        joint.join(rng.choice(WORDS) for _ in range(rng.randint(1, 6))) for _ in range(rng.randint(1, 12))
    )
    reading = read(text=text or "x")
    assert all(0 <= s.line_no <= text.count("\n") for s in reading.statements)


@pytest.mark.parametrize("name", TABLES)
def test_broken_off_tables_give_no_other_numbers(name: str) -> None:
    titles, table = TABLES[name]
    rows = table.strip("\n").split("\n")
    whole = {(s.fact_table, s.keys, s.value_number) for s in read(make_grid(table, *titles)).statements}
    for end in range(1, len(rows)):
        part = read(make_grid("\n".join(rows[:end]), *titles))
        assert {(s.fact_table, s.keys, s.value_number) for s in part.statements if s.usable} <= whole
