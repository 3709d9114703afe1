"""Scores and grades in sentences: whose they are."""

from __future__ import annotations

import pytest

from tests.unit.forms_helpers import ORGANIZATION, facts, read

_SCORES = [
    ("2022年度部门整体支出绩效自评得分为96.8分，评价等级为优。", {("department", ORGANIZATION): ("96.8", "优", "self")}),
    ("经评价，路灯改造项目得分为92.35分，绩效评级为“优”；河道清淤项目得分85.2分，等级为“良”。",
     {("project", "路灯改造项目"): ("92.35", "优", ""), ("project", "河道清淤项目"): ("85.2", "良", "")}),
    ("区财政局对“老旧小区改造项目”开展财政重点评价，评价得分88.6分，等级为良。",
     {("project", "“老旧小区改造项目”"): ("88.6", "良", "finance_bureau")}),
    ("通过自评，部门整体支出绩效评价等次为：优。", {("department", ORGANIZATION): (None, "优", "self")}),
    ("得分在90分以上为优，80分至90分为良。", {}),
    ("共有5个项目参与自评，其中得分在90分以上的4个。", {}),
    ("其中：项目决策得分18分，项目过程得分20分，项目产出得分38分。", {}),
    ("单位自评整体绩效为良好以上。", {}),
    ("5个项目绩效自评平均得分95.6分，最低得分82分。", {}),
    ("2022年度部门整体支出绩效自评得9 6.8分。", {("department", ORGANIZATION): ("96.8", "", "self")}),
    ("该指标满分20分，自评得分20分。", {}),
    ("项目绩效指标自评得分38分。", {}),
    ("部门整体支出绩效满分100分，自评得分93分。", {("department", ORGANIZATION): ("93", "", "self")}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), _SCORES)
def test_scores_of_a_sentence(
    sentence: str, expected: dict[tuple[str, str], tuple[str | None, str, str]]
) -> None:
    found = {
        s.keys: (
            str(s.value_number) if s.value_number is not None else None,
            s.attributes.get("grade", ""),
            s.attributes.get("evaluator", ""),
        )
        for s in read(sentence).statements
        if s.fact_table == "fct_performance_score"
    }
    assert found == expected


def test_score_of_all_projects_is_none_of_the_department() -> None:
    said = "项目绩效自评报告\n三、评价结论\n经自评，2020年部门预算{}绩效自评得分96.5分。"
    assert not facts(read(said.format("项目支出")), "fct_performance_score")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "县财政局委托某某会计师事务所对“美丽乡村”项目开展重点评价，评价得分88.6分，等级为“良”。",
            {("project", "“美丽乡村”项目"): "88.6"},
        ),
        (
            "我局聘请第三方机构对村道硬化项目进行评价，综合得分91分。",
            {("project", "村道硬化项目"): "91"},
        ),
        (
            "审计业务经费项目自评得分96分，购买审计服务经费项目自评得分94分，均为优。",
            {("project", "审计业务经费项目"): "96", ("project", "购买审计服务经费项目"): "94"},
        ),
        (
            "防汛项目自评得分90分，清淤项目自评得分85.5分。",
            {("project", "防汛项目"): "90", ("project", "清淤项目"): "85.5"},
        ),
        (
            "（一）绩效管理工作开展情况。对3个项目开展自评。（二）应急广播项目绩效自评综述：预算执行率97%。项目自评得分99.75分。",
            {("project", "应急广播项目"): "99.75"},
        ),
        (
            "（一）工作开展情况。对所有支出开展自评，过程规范。（二）学生营养餐项目绩效自评综述：资金及时拨付，自评得分98分。",
            {("project", "学生营养餐项目"): "98"},
        ),
    ],
)
def test_each_score_is_of_the_project_named_before_it(
    line: str, expected: dict[tuple[str, str], str]
) -> None:
    assert facts(read(line), "fct_performance_score") == expected


@pytest.mark.parametrize(
    "parts",
    [
        "其中：投入10分，得10分；产出及效率40分，得38分，绩效评价等级为“优秀”。",
        "包括：基础工作30分，自评得28分；实施成效70分，得66分。",
    ],
)
def test_a_score_behind_the_full_mark_of_a_part_is_no_total(parts: str) -> None:
    text = f"部门整体支出绩效自评报告\n根据评价指标，我局自评得分94分，{parts}"
    assert set(facts(read(text, "evaluation_department"), "fct_performance_score").values()) == {"94"}


@pytest.mark.parametrize(
    "title",
    ["2023年度项目支出绩效自评报告", f"{ORGANIZATION}2022年度项目支出绩效单位自评报告", "2022年度决算"],
)
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "（一）“云上稻田”展厅经费项目。该项目全年预算数18万元，实际支出17万元，执行率94%。自评得分93分。",
            {("project", "“云上稻田”展厅经费项目"): "93"},
        ),
        (
            "1.稻种保藏经费\n全年预算数18万元，执行数17万元，自评得分93.5分，自评等级为“优”。\n"
            "2.库房改造专项\n该项目年初预算30万元，执行数28万元。综合自评得分88分。",
            {("project", "稻种保藏经费"): "93.5", ("project", "库房改造专项"): "88"},
        ),
    ],
)
def test_a_score_below_a_project_s_heading_is_that_project_s(
    title: str, lines: str, expected: dict[tuple[str, str], str]
) -> None:
    reading = read(f"{title}\n一、自评情况\n{lines}\n二、存在问题\n经自评，自评得分偏低，为60分的较多。")
    assert facts(reading, "fct_performance_score") == expected
    money = {key[0] for key in facts(reading, "fct_project_execution")}
    assert money == {name for _, name in expected}


def test_the_department_s_own_score_stays_its_own_beside_projects() -> None:
    said = (
        "2022年度部门整体支出绩效自评报告\n1.稻种保藏经费项目。全年预算数18万元，执行数17万元。自评得分93分。\n"
        "三、结论\n综合自评得分96分。"
    )
    assert facts(read(said), "fct_performance_score") == {
        ("project", "稻种保藏经费项目"): "93",
        ("department", ORGANIZATION): "96",
    }


@pytest.mark.parametrize(
    "title",
    [
        "青田县2018年度部门整体支出\n绩效评价自评报告",
        "2020年度单位整体支出绩效\n自评报告",
        "青田县农业农村局2021年整体\n支出绩效评价报告",
    ],
)
def test_a_title_torn_in_two_is_of_the_department(title: str) -> None:
    reading = read(title + "\n一、自评情况\n自评得分：94分 评价等次：优")
    assert facts(reading, "fct_performance_score") == {("department", ORGANIZATION): "94"}


@pytest.mark.parametrize(
    ("sentence", "score"),
    [
        ("本部门对2022年度部门整体支出开展绩效自评，95.2分。", "95.2"),
        ("部门整体支出绩效自评：97分，等级为优。", "97"),
        ("单位整体支出绩效评价结果为88.5分。", "88.5"),
    ],
)
def test_a_score_right_behind_the_evaluation_needs_no_word_for_it(sentence: str, score: str) -> None:
    (statement,) = (one for one in read(sentence).statements if one.fact_table == "fct_performance_score")
    assert statement.keys[0] == "department"
    assert f"{statement.value_number}" == score


@pytest.mark.parametrize("sentence", ["部门整体支出绩效自评，90分以上为优。", "产出指标开展绩效自评，20分。"])
def test_a_bound_or_a_part_is_no_score(sentence: str) -> None:
    assert not [one for one in read(sentence).statements if one.fact_table == "fct_performance_score"]


def test_a_report_named_in_full_is_cut_at_its_project() -> None:
    said = "《2021年度“清水渠”修缮项目绩效评价报告》见附件，评价得分87.2分，评价等级为“良”。"
    assert list(facts(read(said), "fct_performance_score")) == [("project", "2021年度“清水渠”修缮项目")]
