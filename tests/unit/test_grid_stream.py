"""Runs of cells out of text, with their places."""

from __future__ import annotations

from ingestion.grid import TableRun, grid_run, line_runs
from ingestion.model import Cell, Grid
from tests.unit.forms_helpers import document


def _runs(text: str) -> list[TableRun]:
    return line_runs(document(text).lines, lambda lines, index: "", lambda: lambda line: False)


def _texts(run: TableRun) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in run.rows]


def test_blank_line_ends_a_row_and_plain_line_continues_a_cell() -> None:
    (run,) = _runs("→一级\n指标\n→得分\n\n→产出\n→10\n\n正文从这里开始。")
    assert _texts(run) == [["一级\n指标", "得分"], ["产出", "10"]]
    assert (run.line_start, run.line_end) == (0, 5)


def test_heading_right_after_a_cell_is_no_cell() -> None:
    (run,) = _runs("→自评得分\n→92\n附件2：\n正文")
    assert _texts(run) == [["自评得分", "92"]]


def test_cell_knows_line_offset_and_verbatim_quote() -> None:
    (run,) = _runs("→项目\n→   32.0 \n")
    cell = run.rows[0].cells[1]
    assert (cell.line_no, cell.char_start, cell.text, cell.quote) == (1, 3, "32.0", "32.0 ")


def test_pipe_text_is_flat_only_when_lines_hold_one_cell() -> None:
    (rows,) = _runs("项目 | 预算 |\n甲 | 5 |")
    (flat,) = _runs("项目 |\n预算 |\n甲 |\n5 |\n|")
    assert not rows.is_flat
    assert _texts(rows) == [["项目", "预算"], ["甲", "5"]]
    assert flat.is_flat
    assert _texts(flat) == [["项目"], ["预算"], ["甲"], ["5"], [""]]


def test_grid_leaves_out_cells_covered_sideways_and_blanks_those_covered_from_above() -> None:
    grid = Grid(
        (
            (Cell("资金", 0, 0, "t r1", row_span=2), Cell("预算", 0, 1, "t r1", col_span=2), None),
            (None, Cell("5", 1, 1, "t r2"), Cell("6", 1, 2, "t r2")),
        ),
        "page 1 table 1",
        after_line=7,
    )
    run = grid_run(grid)
    assert _texts(run) == [["资金", "预算"], ["", "5", "6"]]
    assert run.rows[1].cells[2].char_start == 1002
    assert run.rows[1].cells[2].line_no == 7
