"""What a check says reaches the person who reads the summary: what failed, and what is only worth a look."""

from __future__ import annotations

from pathlib import Path

from orchestration.cli.summary_text import summary_lines
from orchestration.notes import RunNotes
from orchestration.settings import load_settings
from orchestration.summary import failures, run_summary
from orchestration.transform import Finished, NodeOutcome
from orchestration.transform_assets import failure_text, note_of

MANIFEST = {
    "nodes": {
        "test.p.fct_revenue_holds": {"attached_node": "model.p.fct_revenue", "description": ""},
        "test.p.lost": {"description": "发布的行数等于中间表的行数"},
    }
}
BROKEN = NodeOutcome(
    "test.p.fct_revenue_holds", "fct_revenue_holds", "fail", "Got 5 results, configured to fail if != 0", failures=5,
    examples=((("broken_promise", "amount_kind 的值须在 dim_amount_kind 中"), ("seen_value", "x"), ("row_key", "d|k")),),
)  # fmt: skip


def test_a_failed_test_names_table_rule_value_and_row() -> None:
    assert failure_text(BROKEN, MANIFEST) == (
        "表 fct_revenue（收入）不符：“amount_kind 的值须在 dim_amount_kind 中”，见 d|k，其值为 x……共 5 处"
    )
    lost = NodeOutcome("test.p.lost", "lost", "fail", "Got 1", failures=1, examples=((("what", "t"), ("staged", "2")),))
    assert failure_text(lost, MANIFEST) == "检验 lost（发布的行数等于中间表的行数）不符：what=t，staged=2"
    error = NodeOutcome("model.p.m", "m", "error", "Binder Error: no column")
    assert failure_text(error, MANIFEST) == "m 无法运行：Binder Error: no column"


def test_failures_reach_the_summary_and_skipped_nodes_do_not(tmp_path: Path) -> None:
    notes = RunNotes(tmp_path)
    skipped = NodeOutcome("model.p.n", "n", "skipped")
    notes.put("dbt", note_of([BROKEN, skipped], Finished(False), MANIFEST))
    assert failures(notes) == [failure_text(BROKEN, MANIFEST)]


def test_warnings_of_the_release_gate_are_shown(tmp_path: Path) -> None:
    notes = RunNotes(tmp_path / "run")
    notes.put("gate", {"success": True, "failures": [], "statistics": {}, "warnings": ["覆盖率 91%，低于通常的 95%"]})
    lines = summary_lines(run_summary(notes), load_settings({}).at(tmp_path))
    assert [line for line in lines if "请留意" in line] == ["  请留意：覆盖率 91%，低于通常的 95%"]
