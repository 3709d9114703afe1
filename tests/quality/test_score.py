"""The committed scores hold, on our own samples always and on the reference reports where they are."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ingestion.model import Statement
from tests.quality import score
from tests.quality.labelled import Label, LabelledReport, same_keys, same_value, sets, similar
from tests.quality.table import Score, drops, read_scores, write_scores

pytestmark = pytest.mark.quality


def statement(keys: tuple[str, ...], value: str | None, text: str | None = None, usable: bool = True) -> Statement:
    number = None if value is None else Decimal(value)
    return Statement(
        "fct_three_public", keys, number, "", "narrative", "three_public", "main", "line 1", 1, 0, "", "test",
        value_text=text, usable=usable,
    )  # fmt: skip


LABELS = [
    Label("fct_three_public", ("total", "final"), "10000.00", False, ""),
    Label("fct_three_public", ("reception", "final"), "5000.00", False, ""),
    Label("fct_three_public", ("overseas", "final"), "0", True, ""),
]


def test_found_missed_wrong_and_soft_are_told_apart() -> None:
    read = [
        statement(("total", "final"), "10000"),
        statement(("total", "final"), "10000"),  # stated twice: one
        statement(("reception", "final"), "5001"),
        statement(("overseas", "final"), "0"),
    ]
    result = score.score_table("d", LABELS, read)
    assert (result.found, result.labels, result.right, result.read) == (1, 2, 2, 3)
    assert [line.split()[0] for line in result.misses] == ["MISS", "WRONG"]


def test_an_unusable_statement_counts_neither_way() -> None:
    result = score.score_table("d", LABELS, [statement(("reception", "final"), "5001", usable=False)])
    assert (result.found, result.right, result.read) == (0, 0, 0)


def test_names_are_compared_leniently_and_codes_are_not() -> None:
    assert similar("“政企对接”活动项目", "政企对接活动")
    assert similar("嶺東縣財政審計處", "岭东县财政审计处")
    assert not similar("道路养护", "绿化补植")
    assert same_keys("fct_project_execution", ("道路养护项目", "budget"), ("道路养护", "budget"))
    assert not same_keys("fct_project_execution", ("道路养护项目", "budget"), ("道路养护", "executed"))
    assert not same_keys("fct_three_public", ("reception", "final"), ("reception_domestic", "final"))
    assert same_value("fct_score_item", "95.50", Decimal("95.5"), "优")
    assert not same_value("fct_score_item", "95.50", Decimal("95.6"), None)
    assert same_value("fct_performance_indicator", "≥90%", None, "≥90%")
    assert not same_value("fct_revenue", "10000.00", None, None)


def test_a_lower_score_is_a_drop_and_a_higher_one_is_not() -> None:
    old = {("s", "t"): Score(9, 10, 9, 9), ("absent", "t"): Score(1, 1, 1, 1)}
    assert drops(old, {("s", "t"): Score(10, 10, 10, 10)}) == []
    assert drops(old, {("s", "t"): Score(8, 10, 9, 9)}) == ["s t: recall 80.00 % was 90.00 %"]
    assert drops(old, {("s", "t"): Score(9, 10, 9, 10)}) == ["s t: precision 90.00 % was 100.00 %"]
    assert drops(old, {("s", "other"): Score(1, 1, 1, 1)}) == ["s t: recall 0.00 % was 90.00 %"]


def test_scores_are_written_and_read_back(tmp_path: Path) -> None:
    scores = {("s", "t"): Score(9, 10, 8, 9)}
    write_scores(scores, tmp_path / "scores.csv")
    assert read_scores(tmp_path / "scores.csv") == scores


def test_a_report_that_cannot_be_parsed_is_named_and_counts_as_missing(tmp_path: Path) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(b"")
    report = LabelledReport("empty", path, tuple(LABELS), {"fiscal_year": "2020"})
    scores = score.score_report(report)
    assert (scores["fct_three_public"].found, scores["fct_three_public"].labels) == (0, 2)
    assert scores["document"].misses[0].startswith("REJECTED empty")


def test_samples_hold_their_scores(capsys: pytest.CaptureFixture[str]) -> None:
    assert score.main(["samples", "--misses", "5"]) == 0, capsys.readouterr().out


@pytest.mark.shared
def test_reference_reports_hold_their_scores(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [name for name in sets() if name != "samples"]
    assert names, f"no labelled set under {shared}"
    assert score.main([*names, "--misses", "5"]) == 0, capsys.readouterr().out
