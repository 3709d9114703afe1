"""Text of one form against itself: the same measure with two numbers, rates, money, listed costs."""

from __future__ import annotations

import pytest

from tests.unit.forms_helpers import read

FORM = """
→项目支出绩效目标完成情况表1
(2022年度)

→项目名称
→河湖巡护项目

→
→预算执行情况(万元)
→预算数:
→12.00
→执行数:
→11.50

→
→年度目标完成情况
→预期目标
→实际完成目标

→
→{goal}
→{done}

→
→绩效指标完成情况
→一级指标
→二级指标
→三级指标
→预期指标值
→实际完成指标值

→
→项目完成指标
→数量指标
→巡护河段
→巡护河段里程60公里以上
→{first}

→
→项目完成指标
→数量指标
→宣传活动
→发放宣传资料
→{second}

→
→项目完成指标
→成本指标
→巡护经费
→按标准执行
→{third}
"""
SOUND = {
    "goal": "巡护河段里程60公里，制止违规采砂行为20起，发放宣传手册500册",
    "done": "巡护河段里程66公里，完成全年任务的110%，发放宣传手册520册",
    "first": "全年巡护河段里程66公里",
    "second": "累计发放宣传手册520册",
    "third": "巡护服100元*80件、水质检测剂35元*200盒",
}


def messages(**changed: str) -> list[str]:
    found = read(FORM.format(**{**SOUND, **changed})).notices
    return [one.message for one in found if one.notice_code == "form_text"]


def test_a_form_that_agrees_with_itself() -> None:
    assert messages() == []


@pytest.mark.parametrize(
    ("place", "text", "words"),
    [
        ("first", "全年巡护河段里程69公里", "“巡护河段里程”此处为69公里"),
        ("second", "累计发放宣传手册250册", "“发放宣传手册”此处为250册"),
        ("done", "巡护河段里程66公里，完成全年任务的101%，发放宣传手册520册", "为目标的110.00%，文中写101%"),
        ("done", "巡护河段里程66公里，执行数为15.10万元，发放宣传手册520册", "文字中项目执行数为15.10万元"),
        ("third", "巡护服100元*80件、水质检测剂350元*800盒", "所列2项单价乘数量之和288000元"),
        ("third", "巡护船1，200元*90艘、测流仪350元*80台", "所列2项单价乘数量之和136000元"),  # a wide comma
        ("done", "巡护河段里程66公里，预算数为1，512，000元，发放宣传手册520册", "文字中项目预算为1，512，000元"),
    ],
)
def test_a_text_that_contradicts_its_form(place: str, text: str, words: str) -> None:
    found = messages(**{place: text})
    assert len(found) == 1
    assert words in found[0]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("first", "上半年巡护河段里程33公里"),  # another time
        ("first", "全年巡护河段里程约70公里"),  # about
        ("first", "东山河巡护河段里程33公里"),  # a part with a name
        ("first", "巡护河段里程33公里，其后巡护河段里程33公里"),  # a list
        ("done", "巡护河段里程66公里，完成全年任务的110.0%，发放宣传手册520册"),
        ("done", "巡护河段里程66公里，执行数为11.5万元，发放宣传手册520册"),
        ("done", "巡护河段里程66公里，人员补助支出3.00万元，发放宣传手册520册"),
        ("third", "巡护服100元*80件"),
    ],
)
def test_what_may_be_meant_so_is_left(place: str, text: str) -> None:
    assert messages(**{place: text}) == []


def test_of_several_indicators_the_odd_one_is_told() -> None:
    same = "签订管护协议22份"
    agree = {"done": "完成年度任务，签订管护协议22份", "first": same, "second": "本年签订管护协议24份", "third": same}
    found = messages(**agree)
    assert len(found) == 1
    assert "“签订管护协议”此处为24份" in found[0]
    assert messages(**{**agree, "second": same}) == []
