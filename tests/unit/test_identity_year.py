"""The fiscal year: of the accounts, not of publication, budget or comparison."""

import pytest

from tests.unit.identity_helpers import identified

CASES = [
    ("青石县水务局2021年度部门决算\n2022年9月1日\n2021年度收、支总计32万元，与2020年相比增加2万元。", 2021),
    ("2021年度收入总计32万元。与2020年度收入总计30万元相比，增加2万元。", 2021),
    (
        "一、2023年“三公”经费预算安排情况\n2023年度“三公”经费预算总计9万元。\n"
        "二、2022年“三公”经费决算情况\n2022年度“三公”经费合计支出8万元。",
        2022,
    ),
    (
        "青石县水务局2020年度“三公”经费决算说明\n2021年，“三公”经费支出决算为9万元。2021年公务接待费支出1万元。",
        2021,
    ),
    ("项目支出绩效自评表\n（2019年度）\n项目名称\n渠道清淤\n得分\n95分", 2019),
    ("“三公”经费情况表\n2015年度决算数\n2014年度决算数\n公务接待费\n4.50\n3.20", 2015),
    ("青石县水务局二〇一八年度部门决算\n本年收入合计32万元", 2018),
    ("青石县水务局2021年\n度部门决算\n本年收入合计32万元", 2021),
    ("青石县水务局部门决算\n本年收入合计32万元", None),
    ("2024 年度 部门决算\n2024 年度本年支出合计 8 万元", 2024),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_year(text, expected):
    assert identified(text).fiscal_year == expected
