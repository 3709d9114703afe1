"""A form printed again without its heads. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.forms_helpers import facts, read

FIRST = """
{title} |
项目名称 | 堤防养护项目 |
主管部门 | 青田县水利局 | 实施单位 | 青田县水利局 |
预算执行情况（10分） | 年度预算数（万元） | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 |
总额 | 0.00 | 4.28 | 4.28 | 100.00% | 10 | 10 | 年中追加 |
其中：财政资金 | 0.00 | 4.28 | 4.28 | 100.00% | / | / |
绩效指标（90分） | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析 |
产出指标 | 数量指标 | 养护里程 | ≥ | 15 | 公里 | 15 | 50 | 50 |
满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥ | 95 | % | 93 | 40 | 38 |
合计 | 100 | 98 |
"""
SECOND = """{title} |
项目名称 | 水情监测经费 |
主管部门 | 青田县水利局 | 实施单位 | 青田县水利局 |
总额 | 12.00 | 10.50 | 9.80 | {rate} | 10 | 9.33 |
其中：财政资金 | 12.00 | 10.50 | 9.80 | {rate} | / | / |
产出指标 | 质量指标 | 监测准确率 | ≥ | 90 | % | 92 | 60 | 60 |
满意度指标 | 服务对象满意度指标 | 用户满意度 | ≥ | 90 | % | 92 | 30 | 28 |
合计 | 100 | {total} |
"""
TITLES = ("部门预算项目支出绩效自评表（2022年度）", "2022年度项目绩效目标自评表")


def _money(second: str, title: str = TITLES[0], again: str = "") -> dict[tuple[str, ...], str]:
    reading = read(FIRST.format(title=title) + second.replace("{title}", again or title))
    found = facts(reading, "fct_project_execution")
    return {key[1:]: value for key, value in found.items() if key[0] == "水情监测经费"}


@pytest.mark.parametrize("title", TITLES)
def test_the_heads_are_those_of_the_form_before(title: str) -> None:
    second = SECOND.replace("{rate}", "93.33%").replace("{total}", "97.33")
    assert _money(second, title) == {
        ("budget",): "105000",
        ("executed",): "98000",
        ("budget_fiscal",): "105000",
        ("executed_fiscal",): "98000",
    }
    reading = read(FIRST.format(title=title) + second.replace("{title}", title))
    assert facts(reading, "fct_performance_score")["project", "水情监测经费"] == "97.33"
    marks = facts(reading, "fct_score_item")
    assert marks["水情监测经费", "满意度指标", "服务对象满意度指标", "用户满意度", "score"] == "28"
    assert (
        facts(reading, "fct_performance_indicator")[
            "水情监测经费", "产出指标", "质量指标", "监测准确率", "target"
        ]
        == "≥90%"
    )


@pytest.mark.parametrize(("rate", "total"), [("93.33%", "96.33"), ("80.00%", "97.33"), ("93.33", "97.33")])
def test_nothing_is_read_where_rate_or_totals_do_not_prove_them(rate: str, total: str) -> None:
    second = SECOND.replace("{rate}", rate).replace("{total}", total)
    assert _money(second) == {}


def test_a_form_of_another_title_lends_nothing() -> None:
    second = SECOND.replace("{rate}", "93.33%").replace("{total}", "97.33")
    assert _money(second, TITLES[0], TITLES[1]) == {}


def test_the_mark_may_stand_before_the_rate() -> None:
    head = "项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n"
    block = "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n"
    title = "2022年度项目支出绩效自评表\n"
    form = (
        "项目名称 | {} |\n{}年度资金总额 | 40 | 50 | 45 | 10 | 90% | 9 |\n{}"
        "产出指标 | 数量指标 | 保洁面积 | ≥12万平方米 | 14万平方米 | 90 | 88 |\n总分 | 100 | 97 |\n"
    )
    text = title + form.format("保洁经费", head, block) + title + form.format("公厕经费", "", "")
    money = facts(read(text), "fct_project_execution")
    assert money["公厕经费", "budget"] == "500000"
    assert money["公厕经费", "executed"] == "450000"


@pytest.mark.parametrize("frame", ["", "| "])
def test_a_title_without_pipes_between_two_tables_is_no_cell(frame: str) -> None:
    form = (
        "{title}\n{frame}项目名称 | {name} |\n{frame}项目资金（万元） | 全年预算数 | 全年执行数 | 执行率 |\n"
        "{frame}年度资金总额 | 50 | 45 | 90% |\n"
    )
    names, titles = ("展演经费", "维修经费"), ("项目支出绩效自评表（2022年度）", "2022年度项目绩效目标自评表")
    text = "".join(form.format(title=t, name=n, frame=frame) for t, n in zip(titles, names, strict=True))
    assert set(facts(read(text), "fct_project_execution")) == {
        (name, measure) for name in names for measure in ("budget", "executed")
    }
