"""Cells of a row find their columns, whatever was merged or split."""

from __future__ import annotations

from ingestion.grid import Column, align, align_all, cut_rows, lowest, stack

_SHEET = [
    Column("level1", "level"),
    Column("level2", "level"),
    Column("full_mark", "number"),
    Column("note", "text"),
    Column("tick", "tick"),
    Column("score", "number"),
]


def _cut(row: list[str], columns: list[Column]) -> dict[str, list[str]]:
    _, slices = align([row], columns)
    return {c.role: row[a:b] for c, (a, b) in zip(columns, slices, strict=True)}


def test_row_of_the_header_width_is_taken_as_it_stands() -> None:
    found = _cut(["决策", "立项", "5", "依据充分", "√", "4"], _SHEET)
    assert found == {
        "level1": ["决策"],
        "level2": ["立项"],
        "full_mark": ["5"],
        "note": ["依据充分"],
        "tick": ["√"],
        "score": ["4"],
    }


def test_extra_cell_before_the_mark_is_a_level_and_after_it_a_remark() -> None:
    assert _cut(["决策", "范围", "立项", "5", "依据", "√", "4"], _SHEET)["full_mark"] == ["5"]
    assert _cut(["决策", "立项", "5", "依据", "不完善", "较完善", "完善", "√", "4"], _SHEET)["score"] == ["4"]


def test_blank_mark_of_a_merged_cell_stays_blank() -> None:
    rows = [["决策", "立项", "10", "依据充分", "√", "4"], ["", "程序", "", "程序规范", "", "3"]]
    slices = align_all(rows, _SHEET)
    assert [rows[1][a:b] for a, b in slices[1]][2] == [""]
    assert [rows[1][a:b] for a, b in slices[1]][5] == ["3"]


def test_missing_end_cells_do_not_shift_the_amounts() -> None:
    columns = [
        Column("label", "label"),
        Column("initial", "number"),
        Column("adjusted", "number"),
        Column("executed", "number"),
        Column("full_mark", "number"),
        Column("rate", "rate"),
    ]
    found = _cut(["其中：财政拨款", "32.0", "32", "27.04"], columns)
    assert (found["adjusted"], found["executed"], found["full_mark"]) == (["32"], ["27.04"], [])


def test_stream_is_cut_where_names_begin() -> None:
    columns = [
        Column("level1", "level", skip=0.3, own=frozenset({"产出指标", "效益指标"})),
        Column("level3", "level", skip=3.0),
        Column("target", "value"),
        Column("actual", "value"),
        Column("full_mark", "number"),
    ]
    cells = [
        "产出指标",
        "里程",
        "≥10公里",
        "12公里",
        "20",
        "路面平整",
        "平整",
        "平整",
        "10",
        "效益指标",
        "通行",
        "提升",
        "提升",
        "30",
    ]
    assert cut_rows(cells, columns) == [(0, 5), (5, 9), (9, 14)]


def test_header_of_two_rows_gives_the_lowest_words() -> None:
    upper = ["绩效指标", "分值", "说明", "评价方式", "得分"]
    lower = ["一级指标", "二级指标", "", "", "整体", "样本", ""]
    assert lowest(stack(upper, lower)) == ["一级指标", "二级指标", "分值", "说明", "整体", "样本", "得分"]
