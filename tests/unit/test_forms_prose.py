"""Projects and scores in prose; bodies and figures invented."""

from __future__ import annotations

import pytest

from tests.unit.forms_helpers import ORGANIZATION, facts, read

_PROJECTS = [
    (
        "（1）甲乙展销活动项目绩效目标完成情况综述。项目全年预算数8万元，执行数为2.5万元，完成预算的31%。",
        {("甲乙展销活动项目", "budget"): "80000", ("甲乙展销活动项目", "executed"): "25000"},
    ),
    (
        "2.“三农”宣传经费绩效自评综述：全年预算数1,000.00万元，执行数998.5万元，自评得分99.9分。",
        {("“三农”宣传经费", "budget"): "10000000", ("“三农”宣传经费", "executed"): "9985000"},
    ),
    (
        "一是财政结转2020年河堤加固资金25万元，已支付20万元，完成预算80%；二是财政结转村道硬化资金60万元，已支付60万元。",
        {
            ("2020年河堤加固资金", "budget"): "250000",
            ("2020年河堤加固资金", "executed"): "200000",
            ("村道硬化资金", "budget"): "600000",
            ("村道硬化资金", "executed"): "600000",
        },
    ),
    (
        "一是设备购置项目，年初预算50万元，实际支出48.5万元，执行率97%；二是校园维修项目，年初预算80万元，实际支出80万元。",
        {
            ("设备购置项目", "budget"): "500000",
            ("设备购置项目", "executed"): "485000",
            ("校园维修项目", "budget"): "800000",
            ("校园维修项目", "executed"): "800000",
        },
    ),
    (
        "文化下乡经费绩效目标自评情况：项目年初预算30万元，调整后预算数28万元，全年执行数27.5万元。",
        {("文化下乡经费", "budget"): "280000", ("文化下乡经费", "executed"): "275000"},
    ),
    (
        "1.河道清淤项目。预算40万元，实际支出38万元，完成预算的95%。",
        {("河道清淤项目", "budget"): "400000", ("河道清淤项目", "executed"): "380000"},
    ),
    (
        "河道清淤项目绩效目标完成情况综述。项目全年预算数9万元，执行数为9万元，自评等级为良食堂改造项目。预算40万元，实际支出38万元。",
        {("河道清淤项目", "budget"): "90000", ("河道清淤项目", "executed"): "90000"},
    ),
    (
        "文化下乡经费绩效目标自评情况：全年预算数9万元，全年执行数9万元。绩效等级为优\u3000图书购置专项。预算4万元，实际支出3万元。",
        {("文化下乡经费", "budget"): "90000", ("文化下乡经费", "executed"): "90000"},
    ),
    (
        "堤防加固项目年初预算安排支出50万元，全年支出49万元。水质监测项目预算支出30万元，实际支出28万元。",
        {
            ("堤防加固项目", "budget"): "500000",
            ("堤防加固项目", "executed"): "490000",
            ("水质监测项目", "budget"): "300000",
            ("水质监测项目", "executed"): "280000",
        },
    ),
    ("我局共实施项目13个，年初批复预算7个项目984万元，实际到位资金229万元。", {}),
    ("2022年基本支出320万元，其中：工资福利支出200万元；公务接待费预算3万元，实际支出2万元。", {}),
]


@pytest.mark.parametrize(("sentence", "expected"), _PROJECTS)
def test_projects_of_a_sentence(sentence: str, expected: dict[tuple[str, str], str]) -> None:
    assert facts(read(sentence), "fct_project_execution") == expected


def test_project_list_of_a_self_evaluation_report() -> None:
    reading = read(
        """
青田县农业农村局2022年度
预算绩效自评报告
（一）部门支出预算情况
2、项目支出62万元。其中：种子检测40万元，农机推广10万元，离退休人员经费12万元。
（二）专项预算项目支出绩效
2022年，专项预算项目支出52万元，一是种子检测40万元，主要是抽检。二是农机推广12万元。
""",
        "other",
    )
    assert facts(reading, "fct_project_execution") == {
        ("种子检测", "budget"): "400000",
        ("农机推广", "budget"): "100000",
        ("离退休人员经费", "budget"): "120000",
        ("种子检测", "executed"): "400000",
        ("农机推广", "executed"): "120000",
    }


def test_report_on_one_project_speaks_of_that_project() -> None:
    reading = read(
        """
附件2
2022年种子检测经费
绩效评价报告
2022年县财政在部门预算中安排种子检测工作经费40万元，用于抽检。
年度内发生差旅费、检测费、印刷费等38.5万元，支付合规。
截至12月31日，实际拨付财政资金38.5万元。综合评价结果为良级。
""",
        "evaluation_project",
    )
    found = facts(reading, "fct_project_execution")
    assert found[("2022年种子检测经费", "executed")] == "385000"
    assert found[("2022年种子检测经费", "executed_fiscal")] == "385000"
    assert found[("种子检测工作经费", "budget")] == "400000"
    names = {
        s.attributes["canonical_name"] for s in reading.statements if s.fact_table == "fct_project_execution"
    }
    assert len(names) == 1
    (score,) = [s for s in reading.statements if s.fact_table == "fct_performance_score"]
    assert (score.keys, score.value_number, score.value_text) == (
        ("project", "2022年种子检测经费"),
        None,
        "良",
    )


def test_amounts_taken_from_prose_are_mentions_that_are_not_claimed() -> None:
    text = "（1）甲乙展销活动项目绩效目标完成情况综述。项目全年预算数8万元，执行数为2.5万元。"
    reading = read(text)
    assert not reading.claimed_lines
    assert [text[m.char_start : m.char_end] for m in reading.mentions] == ["8万元", "2.5万元"]
    assert [m.statement_index for m in reading.mentions] == [0, 1]


@pytest.mark.parametrize("between", ["", "该项目"])
def test_the_initial_budget_of_a_project_beside_its_adjusted_one_is_answered_for(between: str) -> None:
    text = f"1.稻种保藏经费项目。{between}年初批复预算30万元，调整后全年预算数28万元，实际支出27.5万元。"
    reading = read(text)
    assert facts(reading, "fct_project_execution") == {
        ("稻种保藏经费项目", "budget"): "280000",
        ("稻种保藏经费项目", "executed"): "275000",
    }
    assert [m.stated_text for m in reading.mentions if m.reason == "budget_of_item"] == ["30万元"]


def test_names_of_one_project_meet_and_those_of_two_years_do_not() -> None:
    reading = read(
        """
（1）2021年农商互联既供应链项目绩效目标完成情况综述。项目全年预算数23.07万元，执行数为23.07万元。
（2）2021年农商互联暨供应链项目资金绩效目标完成情况综述。项目全年预算数23.07万元，执行数为23.07万元。
（3）2019年农商互联暨供应链项目绩效目标完成情况综述。项目全年预算数34.58万元，执行数为34.58万元。
"""
    )
    names = [s.attributes["canonical_name"] for s in reading.statements if s.keys[-1] == "budget"]
    assert names[0] == names[1] != names[2]


def test_the_money_of_a_report_announced_in_a_sentence_is_its_project_s() -> None:
    reading = read(
        "现将2022年石桥镇排水渠项目绩效目标自评报告如下：\n一、安排情况\n建设排水渠，安排项目资金49万元。\n"
        "二、投入情况\n下达建设资金49万元，全部用于排水渠；其中：安排资金9万元用于清淤，贫困户分红1万元。"
    )
    name = "2022年石桥镇排水渠项目"
    assert facts(reading, "fct_project_execution") == {(name, "budget"): "490000"}


def test_year_and_appropriation_of_a_single_project_s_report() -> None:
    reading = read("茶园管护资金绩效自评报告\n年度资金36.5万元，本年度财政拨款36.5万元，执行率100%。")
    assert set(facts(reading, "fct_project_execution").values()) == {"365000"}
    assert {keys[-1] for keys in facts(reading, "fct_project_execution")} == {"budget", "budget_fiscal"}


def test_projects_after_a_list_word_and_names_with_brackets() -> None:
    text = (
        "项目绩效自评报告2\n（二）资金安排情况\n2020年部门预算项目支出60万元，分别是河湖巡查经费25万元，"
        "水文站（三个站）维护经费20万元，水法宣传经费15万元。"
    )
    found = facts(read(text), "fct_project_execution")
    assert found == {
        ("河湖巡查经费", "budget"): "250000",
        ("水文站（三个站）维护经费", "budget"): "200000",
        ("水法宣传经费", "budget"): "150000",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "年初预算2,315万元，实际支出2,806万元，其中基本支出1,924.36万元、项目支出882万元。“三公”经费预算36万元，实际支出21万元。",
        "全年预算3,100万元，执行3,050万元，其中人员支出2,118.50万元、专项资金支出932万元。接待经费预算9万元，实际支出8万元。",
    ],
)
def test_money_is_no_part_of_a_project_s_name(sentence: str) -> None:
    assert not [name for name, _ in facts(read(sentence), "fct_project_execution") if "万元" in name]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("该项 目2022年安排资金40万元，实际支出38.5万元。", {"budget": "400000", "executed": "385000"}),
        ("该项目2022年安排资 金40万元，实际支出38.5万元。", {"executed": "385000"}),
        ("该项\n\n目2022年安排资金40万元，实际支出38.5万元。", {"executed": "385000"}),
        ("该项目2022年安排资金40万元，实际 支出38.5万元。", {"budget": "400000", "executed": "385000"}),
        ("2022年度本项\n\n目2022年度安排资金40万元。", {}),
    ],
)
def test_a_blank_in_this_project_makes_no_other_project_and_half_a_word_is_none(
    said: str, expected: dict[str, str]
) -> None:
    reading = read(f"附件2\n村道修补项目绩效评价报告\n一、项目概况\n{said}", "evaluation_project")
    assert facts(reading, "fct_project_execution") == {
        ("村道修补项目", key): value for key, value in expected.items()
    }


def test_a_report_on_all_projects_of_a_body_is_of_none_of_that_name() -> None:
    said = f"{ORGANIZATION}2022年度项目支出绩效自评报告\n二、评价结论\n经自评，自评得分93分，等级为优。"
    assert not facts(read(said), "fct_performance_score")


@pytest.mark.parametrize(
    ("said", "name", "budget", "executed"),
    [
        ("如“渠道清淤”项目年初安排64万元，因招标推迟，全年仅支付21.5万元。", "“渠道清淤”项目", "640000", "215000"),
        ("比如泵站改造项目年初安排资金30万元，年底只支出12万元。", "泵站改造项目", "300000", "120000"),
        ("如东堤防加固项目年初已安排66万元，年末已支付33万元。", "如东堤防加固项目", "660000", "330000"),
    ],
)
def test_a_project_named_as_an_example(said: str, name: str, budget: str, executed: str) -> None:
    assert facts(read("部分项目进度偏慢，" + said), "fct_project_execution") == {
        (name, "budget"): budget,
        (name, "executed"): executed,
    }
