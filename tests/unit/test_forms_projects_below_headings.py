"""Projects told below a heading of their own, and what closes a sheet. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from ingestion.outline import build_outline
from tests.unit.forms_helpers import ORGANIZATION, document, facts, read


def test_a_line_that_is_a_project_s_name_heads_the_line_below_it() -> None:
    reading = read(
        """
（一）河道清淤工程
全年预算数86.4万元，全年执行数79万元，自评得分95分。
2.管护经费
该项目预算安排12万元，实际执行11万元，评价得分90分。
完成管护里程30公里，另行安排预算5万元，支出4万元。
河道美化项目
全年预算数7万元，全年执行数6万元，自评得分80分。
（三）存在的问题
全年预算数3万元，全年执行数2万元，自评得分70分。
"""
    )
    assert facts(reading, "fct_project_execution") == {
        ("河道清淤工程", "budget"): "864000",
        ("河道清淤工程", "executed"): "790000",
        ("管护经费", "budget"): "120000",
        ("管护经费", "executed"): "110000",
    }
    assert facts(reading, "fct_performance_score") == {
        ("project", "河道清淤工程"): "95",
        ("project", "管护经费"): "90",
    }


@pytest.mark.parametrize("name", ["人员类项目", "其他运转类项目", "特定目标类项目"])
def test_the_kinds_of_projects_are_no_project(name: str) -> None:
    reading = read(f"（一）{name}\n全年预算数9万元，全年执行数8万元，自评得分95分。")
    assert facts(reading, "fct_project_execution") == facts(reading, "fct_performance_score") == {}


@pytest.mark.parametrize(
    ("bracket", "fiscal", "other"),
    [
        ("（其中：县级财政资金7万元，其他资金2万元）", "70000", "20000"),
        ("（财政拨款为7万元；自筹资金2万元）", "70000", "20000"),
        ("（其中一般公共预算拨款9万元）", "90000", None),
        ("（其中：中央财政资金7万元，省级财政资金2万元）", None, None),
        ("（其中：财政资金7万元，其他资金1万元）", None, None),
        ("（其中：财政资金7万元，设备款2万元）", None, None),
    ],
)
def test_parts_in_a_bracket_that_make_the_amount_before_it(
    bracket: str, fiscal: str | None, other: str | None
) -> None:
    money = facts(read(f"路灯改造项目预算安排9万元{bracket}，实际支出9万元。"), "fct_project_execution")
    assert money.pop(("路灯改造项目", "budget")) == money.pop(("路灯改造项目", "executed")) == "90000"
    parts = {"budget_fiscal": fiscal, "budget_other": other}
    assert money == {("路灯改造项目", key): value for key, value in parts.items() if value}


@pytest.mark.parametrize("title", ["（一）检查站运行经费项目", "3．政府采购培训专项"])
def test_a_project_below_the_heading_on_performance_opens_no_other_section(title: str) -> None:
    outline = build_outline(document(f"四、项目绩效自评情况\n{title}\n全年预算数9万元。").lines)
    assert outline.at(2).code == "performance"


def test_the_same_title_elsewhere_is_of_its_section() -> None:
    assert build_outline(document("（一）机关运行经费情况\n9万元。").lines).at(1).code == "operating_cost"


SHEET = """
{title}
绩效自评报告
填报单位：青田县农业农村局
一级指标\t分值\t二级指标\t分值\t三级指标\t分值\t得分
投入\t10\t预算配置\t10\t在职人员控制率\t10\t9
过程\t90\t预算执行\t90\t预算完成率\t90\t80
总分\t100\t89
{grade}
"""


@pytest.mark.parametrize("title", ["青田县2022年度部门整体支出", "2022年单位整体绩效"])
def test_a_title_over_two_lines_is_of_the_department(title: str) -> None:
    reading = read(SHEET.format(title=title, grade="评价等级：良"), "other")
    scores = [one for one in reading.statements if one.fact_table == "fct_performance_score"]
    assert [(one.keys, one.attributes.get("grade")) for one in scores] == [
        (("department", ORGANIZATION), "良")
    ]


def test_a_grade_far_below_a_sheet_stays_a_statement_of_its_own() -> None:
    text = SHEET.format(title="青田县2022年度部门整体支出", grade="一\n二\n三\n自评等次：优")
    scores = [one for one in read(text, "other").statements if one.fact_table == "fct_performance_score"]
    assert [one.value_number is None for one in scores] == [False, True]


GLUED = (
    "项目支出绩效自评表（2022年度）项目名称巡查经费主管部门青田县水利局实施单位青田县水利局项目资金（万元）年初预算数全年预算数（A）"
    "全年执行数（B）分值执行率（B/A）得分年度资金总额20 20 12 10 60% 6其中：{fund}20 20 12 一 60% 一其他资金0 0 0"
    "年度总体目标已完成{total}"
)


@pytest.mark.parametrize(
    ("total", "score"),
    [
        ("总分100 96", "96"),
        ("总分（100分）93.5", "93.5"),
        ("总分10097.7", "97.7"),
        ("总分100 100", "100"),
        ("自评得分100", "100"),
        ("总分100", None),
    ],
)
def test_the_full_mark_before_a_glued_score(total: str, score: str | None) -> None:
    found = facts(read(GLUED.format(fund="当年财政拨款", total=total)), "fct_performance_score")
    assert found == ({("project", "巡查经费"): score} if score else {})


def test_the_government_s_budget_is_the_fiscal_part() -> None:
    glued = facts(read(GLUED.format(fund="政府预算资金", total="")), "fct_project_execution")
    assert glued["巡查经费", "executed_fiscal"] == "120000"
    table = read(
        "项目支出绩效自评表\n项目名称 | 展演经费 |\n项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n"
        "年度资金总额 | 40 | 50 | 45 | 10 | 90% | 9 |\n其中：政府预算资金 | 40 | 48 | 43 | — | 89.58% | — |"
    )
    assert facts(table, "fct_project_execution")["展演经费", "budget_fiscal"] == "480000"


@pytest.mark.parametrize(
    "points",
    [
        "1.预算执行。年初预算20万元，支出19万元。\n2.自评结论。自评得分{}分。",
        "1.预算执行\n全年预算数20万元，执行数19万元。\n2.自评结论\n自评得分{}分，等级为优。",
        "（1）全年预算数20万元，执行数19万元。\n（2）自评得分{}分。",
    ],
)
def test_points_below_a_project_s_heading_are_that_project_s(points: str) -> None:
    text = f"（一）稻种保藏项目\n{points.format(95)}\n（二）库房改造资金\n{points.format(88.5)}"
    reading = read(text)
    assert facts(reading, "fct_performance_score") == {
        ("project", "稻种保藏项目"): "95",
        ("project", "库房改造资金"): "88.5",
    }
    assert facts(reading, "fct_project_execution")["库房改造资金", "executed"] == "190000"


@pytest.mark.parametrize(
    "other", ["（二）购买服务\n自评得分90分。", "（二）其他\n1.自评得分90分。", "说明如下。\n自评得分90分。"]
)
def test_what_stands_behind_another_heading_or_text_is_not_the_project_s(other: str) -> None:
    reading = read(f"（一）稻种保藏项目\n全年预算数20万元，执行数19万元。\n{other}")
    assert not facts(reading, "fct_performance_score")
