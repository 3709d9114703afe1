"""Economic classes are of the fund of what they are a part of, else of their section."""

from __future__ import annotations

import pytest

from ingestion.model import Line
from ingestion.outline import build_outline
from tests.unit.narrative_helpers import facts

OF_ALL = "三、支出决算情况说明\n"
OF_BUDGET = "六、一般公共预算财政拨款基本支出决算情况说明\n"
CASES = {
    "groups in brackets behind the basic expenditure of all funds": (
        OF_ALL + "本年支出合计90万元，其中基本支出70万元（人员经费60万元、公用经费10万元），项目支出20万元。",
        {"all|economic|personnel": "600000", "all|economic|public_use": "100000"},
    ),
    "groups in a sentence of their own": (
        OF_ALL + "1.基本支出70万元。其中，人员支出60万元，公用支出10万元。\n2.项目支出20万元。",
        {"all|economic|personnel": "600000", "all|economic|public_use": "100000"},
    ),
    "classes and their items": (
        OF_ALL + "基本支出70万元，占77%。主要用于：工资福利支出60万元，其中：基本工资35万元、津贴补贴25万元；"
        "商品和服务支出10万元，其中：办公费4万元、差旅费6万元。",
        {
            "all|economic|301": "600000",
            "all|economic|30101": "350000",
            "all|economic|30102": "250000",
            "all|economic|302": "100000",
            "all|economic|30201": "40000",
            "all|economic|30211": "60000",
        },
    ),
    "all expenditure by economic class": (
        OF_ALL + "按经济分类科目，工资福利支出60万元，对个人和家庭的补助支出5万元，资本性支出8万元。",
        {"all|economic|301": "600000", "all|economic|303": "50000", "all|economic|310": "80000"},
    ),
    "the heading names the fund": (
        OF_BUDGET + "2020年度基本支出70万元，其中：\n人员经费60万元，主要包括：基本工资60万元。\n公用经费10万元。",
        {
            "general_public_budget|economic|personnel": "600000",
            "general_public_budget|economic|30101": "600000",
            "general_public_budget|economic|public_use": "100000",
        },
    ),
    "the words name the fund": (
        OF_ALL + "一般公共预算财政拨款基本支出70万元，其中：人员经费60万元，日常公用经费10万元。",
        {
            "general_public_budget|economic|personnel": "600000",
            "general_public_budget|economic|public_use": "100000",
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_fund_of_economic_classes(name: str) -> None:
    text, expected = CASES[name]
    found = {key: values for key, values in facts(text).items() if "|economic|" in key}
    assert found == {f"expenditure:{key}|final": {value} for key, value in expected.items()}


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("（一）基本支出情况", "expenditure"),
        ("（六）一般公共预算基本支出情况", "basic_expenditure"),
        ("（二）财政拨款基本支出决算情况", "basic_expenditure"),
    ],
)
def test_a_heading_that_names_the_fund_is_of_no_section_above(title: str, code: str) -> None:
    lines = [Line(no, text, text, f"line {no}") for no, text in enumerate([OF_ALL.strip(), title])]
    assert build_outline(lines).at(1).code == code
