"""Other years and other bodies where the accounts of the report's own are told."""

from __future__ import annotations

import pytest

from tests.unit.notices_helpers import HEAD, THREE, TOTAL, codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (THREE + "因公出国（境）费支出决算比2018年减少4.94万元，下降100.00%。", ["comparison_year"]),
        (THREE + "公务接待费支出决算比2019年减少4.94万元，下降10.00%。", []),
        (
            THREE + "按2019年同口径数据对比，2020年“三公”经费支出6.47万元，较2019年减少3.15万元，下降4.8%。",
            [],
        ),
        (THREE + "与2019年相比，2020年公务接待费支出6.47万元，比2019年减少3.15万元。", []),
        (THREE + "公务接待费比上年增加1.40万元；比2019年（疫情前）减少5.68万元。", []),
        (THREE + "公务接待费较2020年预算减少1.40万元。", []),
        (THREE + "决算数9.46万元，比2020年“三公”经费财政拨款年初预算16.32万元减少6.86万元。", []),
        (THREE + "公务用车运行费较2020年度财政拨款全年预算安排减少1.40万元。", []),
        (HEAD + "四、财政拨款收入支出决算总体情况说明\n（一）财政拨款收支与2019年度决算对比情况\n甲。", []),
        (HEAD + "五、一般公共预算支出决算情况说明\n（二）较2019年度决算增减情况\n甲。", []),
        (THREE + "2018年“三公”经费财政拨款支出决算为3.99万元，完成预算100%。", ["mixed_year"]),
        (THREE + "2019年“三公”经费支出为5.99万元，2020年为3.99万元。", []),
        (THREE + "2021年“三公”经费预算为5.99万元。", []),
        (THREE + "青屏县水务局2019年度无“三公”经费财政拨款支出。", ["mixed_year"]),
        (THREE + "2019年“三公”经费财政拨款支出决算中，公务接待费3.99万元。", ["mixed_year"]),
        (THREE + "2019年本单位未在政府性基金预算拨款中安排“三公”经费支出。", ["mixed_year"]),
        (THREE + "2020年本单位未在政府性基金预算拨款中安排“三公”经费支出。", []),
        (TOTAL + "其他收入1.20万元，占0.13%，2019年初结转和结余12.50万元。", ["mixed_year"]),
        (TOTAL + "其他收入1.20万元，占0.13%，2020年初结转和结余12.50万元。", []),
        (TOTAL + "2020年初结转和结余12.50万元，比2019年初结转和结余9.50万元多3.00万元。", []),
        (TOTAL + "主要变动原因是2019年度较2019年度少安排项目支出3.99万元。", ["comparison_year"]),
        (TOTAL + "主要变动原因是2020年度较2019年度少安排项目支出3.99万元。", []),
        (TOTAL + "2020年度收入总计3.99万元，与2020年度预算相比减少1.00万元。", []),
        (THREE + "2019年中央对地方“三公”经费财政拨款预算3.99万元。", []),
        (HEAD + "（三）国有资产占有使用情况\n截至2019年12月31日，本部门共有车辆3辆。", ["mixed_year"]),
        (HEAD + "（三）国有资产占有使用情况\n截至2020年12月31日，本部门共有车辆3辆。", []),
        (THREE + "公务用车购置支出0万元。截至2019年12月底，单位共有公务用车3辆。", ["mixed_year"]),
        (THREE + "截至2019年年末，公务用车保有量3辆，截至2020年底为2辆。", []),
        (HEAD + "（二）政府采购支出情况\n2019年度，本部门政府采购支出总额3.99万元。", ["mixed_year"]),
        (HEAD + "八、政府性基金预算支出决算情况说明\n2019年政府性基金预算拨款支出3.99万元。", ["mixed_year"]),
    ],
)
def test_years(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_title_of_another_year() -> None:
    assert codes("青屏县水务局2019年度部门决算\n" + TOTAL + "2020年度收、支总计95.81万元。") == ["mixed_year"]


@pytest.mark.parametrize(
    ("text", "body", "expected"),
    [
        ("红石乡人民政府按照县财政局的要求及时编制部门决算。", "青屏县水务局", ["other_body"]),
        ("本乡2020年绩效评价报告已经公开。", "青屏县水务局", ["other_body"]),
        ("本乡2020年绩效评价报告已经公开。", "青屏县红石乡人民政府", []),
        ("红石乡人民政府按照县财政局的要求及时编制部门决算。", "青屏县红石乡人民政府", []),
    ],
)
def test_another_body(text: str, body: str, expected: list[str]) -> None:
    start = HEAD + "（四）预算绩效管理情况\n"
    assert codes(start + text, body=body) == expected


def test_another_bureau_as_subject_of_the_accounts() -> None:
    text = HEAD + "（一）机关运行经费支出情况\n2020年，{}机关运行经费支出95.34万元。"
    assert codes(text.format("县林业局")) == []  # 县… is how a bureau may call itself: not told apart
    assert codes(text.format("北川河市林业局")) == ["other_body"]
    assert codes(text.format("经信局"), body="青屏县经济商务和信息化局") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "{}2020年度收入支出总计95.34万元。",
        "{}2020年度财政拨款收、支总计95.34万元。",
        "说明：{}本年度没有政府性基金预算财政拨款收入和支出，故本表无数据。",
        "截至2020年12月31日，{}共有车辆3辆。",
        "{}2020年度无“三公”经费财政拨款支出。",
    ],
)
def test_another_body_in_the_sentences_of_the_genre(sentence: str) -> None:
    text = TOTAL + sentence
    assert codes(text.format("松涧县档案馆")) == ["other_body"]
    assert codes(text.format("青屏县水务局")) == []
    assert codes(text.format("本部门")) == []


def test_class_name_of_other_years() -> None:
    text = (
        HEAD
        + "（三）一般公共预算财政拨款支出决算具体情况\n1.医疗卫生与计划生育（类）行政事业单位医疗（款）行政单位医疗（项）：支出决算为9.83万元。"
    )
    assert codes(text) == ["outdated_name"]
    assert codes(text.replace("2020", "2017"), year=2017) == []
