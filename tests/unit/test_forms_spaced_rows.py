"""Rows between pipes with blank lines between them, as copied pages have them. All is invented."""

from __future__ import annotations

import pytest

from tests.unit.forms_helpers import facts, read

LIST = """项目绩效自评结果（单位：万元）：
序号 | 项目名称 | 全年预算数 | 执行数 | 执行率 | 自评得分 | 等级
1 | 茶园滴灌 | 30.00 | 27.00 | 90% | 95 | 优
2 | 果园道路维修 | 18.00 | 18.00 | 100% | 99 | 优"""
FORM = """项目支出绩效自评表
项目名称 | 茶园滴灌 |
项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
年度资金总额 | 30.00 | 30.00 | 27.00 | 10 | 90% | 9 |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
产出指标 | 数量指标 | 滴灌面积 | ≥80亩 | 80亩 | 50 | 50 |
总分 | 100 | 95 |"""


@pytest.mark.parametrize("text", [LIST, FORM], ids=["list", "form"])
@pytest.mark.parametrize("table", ["fct_project_execution", "fct_performance_score", "fct_score_item"])
def test_blank_lines_between_rows_part_nothing(text: str, table: str) -> None:
    assert facts(read(text.replace("\n", "\n\n")), table) == facts(read(text), table)
    assert facts(read(text), "fct_project_execution")


def test_a_blank_line_between_tables_parts_them() -> None:
    other = "\n\n序号 | 项目名称 | 自评得分\n1 | 苗圃改造 | 88"
    scores = facts(read(LIST + other), "fct_performance_score")
    assert scores == facts(read(LIST), "fct_performance_score") | {("project", "苗圃改造"): "88"}
