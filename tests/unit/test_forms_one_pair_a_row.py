"""Forms with one cell a line: which side a label belongs to that is printed twice; lists that lost their rows."""

from __future__ import annotations

import pytest

from tests.unit.forms_helpers import facts, read

_NAME = "渠系配套建设"


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (
            "其中-财政拨款： 130.00 其中-财政拨款： 120.00 其它资金： 20.00 其它资金： 15.00",
            {"budget_fiscal": "1300000", "executed_fiscal": "1200000", "budget_other": "200000"},
        ),
        (
            "其中：财政拨款 48 其中：财政拨款 45.5 其他资金 2 其他资金 0",
            {"budget_fiscal": "480000", "executed_fiscal": "455000", "budget_other": "20000"},
        ),
    ],
)
def test_the_second_row_of_a_label_is_that_of_the_other_side(labels: str, wanted: dict[str, str]) -> None:
    head = f"项目支出绩效自评表 项目名称 {_NAME} 预算单位 青田县水利局 预算执行情况（万元） 预算数： 150.00 执行数： 135.00"
    table = "绩效指标 一级指标 二级指标 三级指标 预期指标值 实际完成指标值 产出指标 数量指标 渠道长度 ≥3公里 3公里"
    text = "\n".join(f"→{cell}" for cell in f"{head} {labels} {table}".split())
    found = {keys[1]: value for keys, value in facts(read(text), "fct_project_execution").items()}
    assert {measure: found.get(measure) for measure in wanted} == wanted
    assert found["executed_other"] != found["budget_other"]


@pytest.mark.parametrize("title", ["项目支出绩效自评结果汇总表", "项目绩效自评情况一览表"])
def test_the_sum_of_a_list_without_rows_is_no_projects_amount(title: str) -> None:
    head = "序号 项目名称 预算数（万元） 执行数（万元） 执行率 自评得分 自评等级"
    body = f"1 {_NAME} 150.00 135.00 90.00% 97.5 优 2 苗圃改造 60.00 58.20 97.00% 95 优 合计 210.00 193.20"
    reading = read("\n".join(["附件", title, *f"{head} {body}".split()]))
    assert all(title not in one.keys for one in reading.statements)
