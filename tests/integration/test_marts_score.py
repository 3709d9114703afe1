"""The marts of the samples hold what is labelled; a fact that the warehouse loses or changes is seen."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.integration.conftest import Cli
from tests.quality.labelled import sets
from tests.quality.marts import PREFIX, score_marts
from tests.quality.score import score_document
from tests.quality.table import drops, read_scores

pytestmark = [pytest.mark.integration, pytest.mark.quality]
NAME = PREFIX + "samples"


def dropped(marts: Path) -> list[str]:
    scores = score_marts(marts, sets()["samples"], score_document)
    return drops(read_scores(), {(NAME, table): score for table, score in scores.items()})


def test_marts_of_the_samples_hold_their_scores(cli: Cli) -> None:
    held = read_scores()[NAME, "all"]
    assert (held.found, held.right) == (held.labels, held.read)
    assert dropped(cli.warehouse / "published" / "marts.duckdb") == []


@pytest.mark.parametrize(
    ("harm", "seen"),
    [
        ("DELETE FROM marts.fct_procurement WHERE item = 'total'", f"{NAME} fct_procurement: recall"),
        ("UPDATE marts.fct_score_item SET score = score + 1", f"{NAME} fct_score_item: precision"),
        ("UPDATE marts.fct_revenue SET amount_yuan = 10 * amount_yuan", f"{NAME} fct_revenue: precision"),
        ("DELETE FROM marts.statement WHERE fact_table = 'fct_state_asset'", f"{NAME} statement: recall"),
        ("UPDATE marts.dim_document SET fiscal_year = fiscal_year - 1", f"{NAME} document: precision"),
        ("DELETE FROM marts.dim_document", f"{NAME} all: recall 0.00 %"),
    ],
)
def test_what_the_warehouse_loses_or_changes_is_a_drop(cli: Cli, tmp_path: Path, harm: str, seen: str) -> None:
    marts = tmp_path / "harmed.duckdb"
    shutil.copy(cli.warehouse / "published" / "marts.duckdb", marts)
    with duckdb.connect(str(marts)) as connection:
        connection.execute(harm)
    assert any(line.startswith(seen) for line in dropped(marts))
