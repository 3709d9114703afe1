"""What a body's report tells of all bodies of its region. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.page_helpers import stated

OWN = (
    "青石县财政局2017年“三公”经费决算说明\n一、本局“三公”经费决算\n"
    "2017年本局“三公”经费支出决算为12.30万元，其中：公务接待费4.10万元，公务用车运行维护费8.20万元。\n"
)
SUMS = (
    "二、全县汇总情况\n2017年全县各部门和乡镇“三公”经费支出1204.5万元，其中：公务接待费500.2万元，"
    "公务用车购置及运行维护费704.3万元。",
    "二、全县汇总情况\n经汇总，2017年县级预算单位“三公”经费支出合计1204.5万元。其中：公务接待费500.2万元；\n"
    "公务用车运行维护费704.3万元。",
    "另外，2017年全县行政事业单位财政拨款“三公”经费支出1204.5万元，公务接待费支出500.2万元。",
    "二、县直各单位“三公”经费决算\n“三公”经费支出1204.5万元，其中，公务接待费500.2万元。",
    "附件：2017年度县级预算单位“三公”经费汇总表\n单位：万元\n项目 | 决算数 |\n合计 | 1204.5 |\n因公出国（境）费 | 0 |\n"
    "公务接待费 | 500.2 |\n公务用车购置及运行维护费 | 704.3 |",
)


@pytest.mark.parametrize("text", SUMS)
def test_beside_its_own_the_sum_of_all_is_not_used(text: str) -> None:
    found = stated(OWN + text)
    assert found == {
        "three_public:total|final": {"123000"},
        "three_public:reception|final": {"41000"},
        "three_public:vehicle_operation|final": {"82000"},
    }


def test_what_is_told_of_itself_behind_the_sum_is_its_own() -> None:
    text = (
        "青石县财政局2017年“三公”经费决算说明\n"
        "2017年全县各部门“三公”经费支出1204.5万元。2017年青石县财政局“三公”经费支出12.3万元，公务接待费4.1万元。"
    )
    assert stated(text) == {
        "three_public:total|final": {"123000"},
        "three_public:reception|final": {"41000"},
    }


@pytest.mark.parametrize(
    "text",
    [
        "青石县财政局公布2017年“三公”经费决算\n"
        "经汇总，2017年全县各部门“三公”经费支出1204.5万元。\n二、具体情况\n公务接待费支出500.2万元。",
        "青石县2017年县级部门“三公”经费决算\n2017年县级部门“三公”经费支出1204.5万元，其中：公务接待费500.2万元。",
    ],
)
def test_a_report_that_tells_the_sum_alone_keeps_it(text: str) -> None:
    assert stated(text) == {
        "three_public:total|final": {"12045000"},
        "three_public:reception|final": {"5002000"},
    }


def test_words_on_all_bodies_without_an_amount_say_nothing_of_the_next() -> None:
    text = "与全县各单位一样，我局厉行节约。\n公务用车保有量3辆。公务接待费5.20万元。"
    assert stated(OWN + text)["three_public:reception|final"] == {"41000", "52000"}
