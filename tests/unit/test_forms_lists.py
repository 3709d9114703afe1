"""Lists of projects whose rows are not shown: what proves a row, and what is left out."""

from __future__ import annotations

import pytest

from tests.unit.forms_helpers import facts, read

_HEADS = "序号 项目名称 预算数（万元） 执行数（万元） 执行率 自评得分 自评等级"
_ROWS = ("1 河岸绿化 60.00 58.20 97.00% 96.5 优", "2 苗圃改造 25.50 25.50 100.00% 100 优")
_SUM = "合计 85.50 83.70 97.89%"


def _printed(how: str, *parts: str) -> str:
    """Return the parts one cell a line (``cells``), a part a line (``rows``) or in one line (``line``)."""
    text = {"cells": "\n".join(parts).replace(" ", "\n"), "rows": "\n".join(parts), "line": " ".join(parts)}[how]
    return f"附件\n项目支出绩效自评情况汇总表\n{text}"


@pytest.mark.parametrize("how", ["cells", "rows", "line"])
@pytest.mark.parametrize("heads", [_HEADS, _HEADS.replace("自评等级", "评价等次").replace("执行率", "预算完成率")])
def test_rows_that_count_up_and_keep_their_rate_are_read(how: str, heads: str) -> None:
    reading = read(_printed(how, heads, *_ROWS, _SUM))
    assert facts(reading, "fct_project_execution") == {
        ("河岸绿化", "budget"): "600000",
        ("河岸绿化", "executed"): "582000",
        ("苗圃改造", "budget"): "255000",
        ("苗圃改造", "executed"): "255000",
    }
    assert facts(reading, "fct_performance_score") == {
        ("project", "河岸绿化"): "96.5",
        ("project", "苗圃改造"): "100",
    }


@pytest.mark.parametrize("how", ["cells", "rows", "line"])
@pytest.mark.parametrize(
    "row",
    [
        "1 河岸绿化 58.20 97.00% 96.5 优",
        "1 河岸绿化 60.00 97.00% 96.5 优",
        "1 河岸 绿化 60.00 58.20 97.00% 96.5 优",
        "1 河岸绿化 60.00 48.20 97.00% 96.5 优",
        "1 河岸绿化 60.00 58.20 97.00% 96 .5 优",
    ],
)
def test_a_row_that_lost_a_cell_or_contradicts_itself_is_left_out(how: str, row: str) -> None:
    reading = read(_printed(how, _HEADS, row, _ROWS[1], _SUM))
    assert {keys[0] for keys in facts(reading, "fct_project_execution")} == {"苗圃改造"}
    assert set(facts(reading, "fct_performance_score")) == {("project", "苗圃改造")}


@pytest.mark.parametrize("how", ["cells", "rows", "line"])
@pytest.mark.parametrize("parts", ["合计 财政拨款 其他资金", "小计 财政资金 自筹资金"])
def test_the_parts_of_two_amounts_stand_below_them(how: str, parts: str) -> None:
    reading = read(
        _printed(
            how,
            "单位：万元",
            "序号 项目名称 预算数 执行数 自评得分",
            f"{parts} {parts}",
            "1 河岸绿化 60.00 50.00 10.00 58.20 50.00 8.20 96.5",
            "2 苗圃改造 25.50 25.50 0.00 25.50 24.50 0.00 100",
        )
    )
    assert facts(reading, "fct_project_execution") == {
        ("河岸绿化", "budget"): "600000",
        ("河岸绿化", "executed"): "582000",
        ("河岸绿化", "budget_fiscal"): "500000",
        ("河岸绿化", "executed_fiscal"): "500000",
        ("河岸绿化", "budget_other"): "100000",
        ("河岸绿化", "executed_other"): "82000",
    }


@pytest.mark.parametrize("head", ["预算数 执行数", "全年预算数 实际支出"])
def test_parts_of_a_merged_head_are_columns_of_their_own(head: str) -> None:
    budget, executed = head.split()
    rows = [
        f"序号 | 项目名称 | {budget} | {executed} | 自评得分",
        "合计 | 财政拨款 | 合计 | 财政拨款",
        "1 | 河岸绿化 | 60.00 | 50.00 | 58.20 | 49.00 | 96.5",
    ]
    reading = read("项目支出绩效自评汇总表\n单位：万元\n" + "\n".join(f"| {row} |" for row in rows))
    found = facts(reading, "fct_project_execution")
    assert found["河岸绿化", "executed"] == "582000"
    assert found["河岸绿化", "executed_fiscal"] == "490000"
    assert facts(reading, "fct_performance_score") == {("project", "河岸绿化"): "96.5"}


@pytest.mark.parametrize("how", ["cells", "rows", "line"])
def test_rows_without_numbers_need_every_cell(how: str) -> None:
    heads = "项目名称 预算金额（元） 实际支出（元） 结余（元） 完成情况"
    whole = ("河岸绿化 600,000.00 582,000.00 18,000.00 已完成", "苗圃改造 255,000.00 255,000.00 0.00 已完成")
    reading = read(_printed(how, heads, *whole))
    assert facts(reading, "fct_project_execution")["河岸绿化", "executed"] == "582000"
    torn = whole[0].replace("582,000.00 ", "")
    assert not facts(read(_printed(how, heads, torn, whole[1])), "fct_project_execution")


@pytest.mark.parametrize("title", ["2023年度项目支出执行情况表", "项目资金使用完成情况表（2023年）"])
def test_a_table_of_what_projects_spent_is_a_list(title: str) -> None:
    rows = ["项目名称 | 预算金额（元） | 实际支出（元）", "河岸绿化 | 600,000.00 | 582,000.00", "合计 | 600,000.00 | 582,000.00"]
    title = title.replace("使用", "")
    reading = read(f"{title}\n" + "\n".join(f"| {row} |" for row in rows))
    assert facts(reading, "fct_project_execution") == {
        ("河岸绿化", "budget"): "600000",
        ("河岸绿化", "executed"): "582000",
    }


_ITEMS = (
    "投入 目标设定 绩效目标合理性 目标是否合理。 合理得满分。 4 4",
    "绩效指标明确性 指标是否明确。 缺一项扣1分。 4 3.5",
    "过程 预算执行 预算完成率 预算完成情况。 每低1%扣0.5分。 5 4.5",
    "产出 职责履行 实际完成率 任务完成情况。 完成得满分。 8 8",
)


@pytest.mark.parametrize("heads", ["指标解释 评分标准", "指标说明 评分 标准"])
@pytest.mark.parametrize("total", ["合计 21 20", "总分 21 20"])
def test_a_score_sheet_in_one_line_is_read(heads: str, total: str) -> None:
    text = f"部门整体支出绩效评分表\n一级指标 二级指标 三级指标 {heads} 分值 自评得分 {' '.join(_ITEMS)} {total}\n"
    found = {keys[1:]: value for keys, value in facts(read(text), "fct_score_item").items()}
    assert found["投入", "目标设定", "绩效指标明确性", "score"] == "3.5"
    assert found["过程", "预算执行", "预算完成率", "full_mark"] == "5"
    assert len(found) == 2 * len(_ITEMS)


@pytest.mark.parametrize("lost", ["合计 ", "自评得分 "])
def test_numbers_among_the_words_of_a_score_sheet_leave_the_marks_open(lost: str) -> None:
    head = "一级指标 二级指标 三级指标 指标解释 评分标准 分值 自评得分"
    line = f"{head} {' '.join(_ITEMS)} 合计 21 20".replace(lost, "", 1)
    found = facts(read(f"部门整体支出绩效评分表\n{line}\n"), "fct_score_item")
    right = {"绩效目标合理性": "4", "绩效指标明确性": "4", "预算完成率": "5", "实际完成率": "8"}
    full = {keys[3]: value for keys, value in found.items() if keys[-1] == "full_mark"}
    assert full.items() <= right.items()


@pytest.mark.parametrize("between", ["\n", " "])
@pytest.mark.parametrize("total", ["合计 47 44.5", "总分 47 44.5"])
def test_columns_of_marks_that_the_upper_levels_leave_blank(between: str, total: str) -> None:
    heads = "一级指标 分值 二级指标 分值 三级指标 分值 自评得分"
    rows = "投入 立项 论证充分 12 11.5 过程 资金 支付进度 15 14 产出 效率 完成率 20 19"
    text = f"{heads} {rows} {total}".replace(" ", between)
    reading = read(f"部门整体支出绩效评分表\n{text}\n")
    found = {keys[1:]: value for keys, value in facts(reading, "fct_score_item").items()}
    assert found["投入", "立项", "论证充分", "full_mark"] == "12"
    assert found["过程", "资金", "支付进度", "score"] == "14"


@pytest.mark.parametrize("row", ["1 | 河岸绿化 | 60.00 | 60.00 | 58.20 | 96.5", "1 | 河岸 | 绿化 | 60.00 | 58.20 | 96.5"])
def test_a_row_with_more_cells_than_heads_is_left_out(row: str) -> None:
    rows = ["序号 | 项目名称 | 预算数（万元） | 执行数（万元） | 自评得分", row, "2 | 苗圃改造 | 25.50 | 25.50 | 100"]
    reading = read("项目支出绩效自评汇总表\n" + "\n".join(f"| {each} |" for each in rows))
    assert {keys[0] for keys in facts(reading, "fct_project_execution")} == {"苗圃改造"}
    assert set(facts(reading, "fct_performance_score")) == {("project", "苗圃改造")}
