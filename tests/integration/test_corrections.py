"""A reviewed decision from the file to the marts, the letters and the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from orchestration.findings.corrections import COLUMNS
from tests.integration.conftest import Cli

pytestmark = [pytest.mark.integration]


def query(cli: Cli, sql: str) -> list[dict[str, Any]]:
    return json.loads(cli("sql", sql, "--format", "json").stdout)


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory, cli: Cli, samples: Path) -> Cli:
    """A second warehouse over the same reports, with four decisions; two no longer find what they mean."""
    facts = query(
        cli,
        "SELECT d.sha256, f.statement_key, f.amount_yuan FROM fct_expenditure f JOIN dim_document d USING (document_key)"
        " WHERE amount_kind = 'final' AND amount_yuan > 0 ORDER BY f.statement_key LIMIT 2",
    )
    rows = [
        [
            facts[0]["sha256"],
            facts[0]["statement_key"],
            "",
            "correct",
            "123,456.00",
            "张三",
            "2024/5/31",
            "多打一位",
        ],
        [facts[1]["sha256"], facts[1]["statement_key"], "", "confirm", "", "李四", "2024-06-01", "原文无误"],
        [facts[1]["sha256"], "sgone", "", "confirm", "", "李四", "2024-06-01", "旧语句"],
        ["f" * 64, "s1", "", "confirm", "", "李四", "2024-06-01", "换过的文件"],
    ]
    folder = tmp_path_factory.mktemp("corrections")
    lines = [",".join(f'"{cell}"' for cell in row) for row in [list(COLUMNS), *rows]]
    (folder / "一季度.csv").write_bytes("\r\n".join(lines).encode("gb18030"))
    made = Cli(tmp_path_factory.mktemp("decided") / "warehouse")
    text = made("build", samples, "--corrections", folder).stdout
    assert "人工决定  4 个，其中 2 个已找不到所指的语句" in text
    return made


def test_a_corrected_fact_says_so_and_keeps_the_original(decided: Cli) -> None:
    found = query(
        decided,
        "SELECT original_value, corrected_value, is_corrected, is_confirmed, who, decided_on, reason"
        " FROM mart_corrected_fact WHERE who IS NOT NULL ORDER BY who",
    )
    by_who = {row["who"]: row for row in found}
    corrected, confirmed = by_who["张三"], by_who["李四"]
    assert (corrected["is_corrected"], float(corrected["corrected_value"])) == (True, 123456.0)
    assert corrected["original_value"] != corrected["corrected_value"]
    assert (corrected["decided_on"], corrected["reason"]) == ("2024-05-31", "多打一位")
    assert (confirmed["is_confirmed"], confirmed["is_corrected"]) == (True, False)
    assert confirmed["original_value"] == confirmed["corrected_value"]


def test_the_fact_itself_is_as_printed(decided: Cli) -> None:
    found = query(
        decided,
        "SELECT f.amount_yuan, c.original_value FROM mart_corrected_fact c"
        " JOIN fct_expenditure f USING (statement_key) WHERE c.is_corrected",
    )
    assert [row["amount_yuan"] for row in found] == [row["original_value"] for row in found] != []


def test_decisions_that_find_nothing_are_reported(decided: Cli) -> None:
    lost = query(
        decided, "SELECT reason, stale_reason FROM fct_correction WHERE NOT is_found ORDER BY reason"
    )
    assert {row["reason"] for row in lost} == {"换过的文件", "旧语句"}
    text = decided("findings", code=_has_errors(decided)).stdout
    assert "2 个人工决定已找不到所指的语句" in text
    assert "报告不在仓库中" in text
    assert "报告中没有这一语句" in text


def _has_errors(cli: Cli) -> int:
    errors = query(
        cli,
        "SELECT count(*) AS n FROM fct_reconciliation WHERE status = 'fail' AND severity = 'error'"
        " AND coalesce(review_action, '') NOT IN ('confirm', 'waive')",
    )
    return int(errors[0]["n"] > 0)


def test_a_wrong_decision_stops_the_build_and_says_what_to_write(
    cli: Cli, tmp_path: Path, samples: Path
) -> None:
    row = f"{'a' * 64},s1,,correct,,,去年,多打一位"
    (tmp_path / "错.csv").write_text(",".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8-sig")
    said = cli("build", samples, "--corrections", tmp_path, code=2).stderr
    for words in ("错.csv 第2行", "value_yuan", "who 必填", "decided_on 应为日期"):
        assert words in said
