"""The table of revenue and expenditure whose headings and labels are joined, blanks only around numbers."""

from __future__ import annotations

import random

import pytest

from tests.unit.accounts_helpers import facts, read

HEAD = (
    "第二部分部门决算表收入支出决算总表公开01表部门：柳塘县第三小学金额单位：万元收入支出项目行次金额项目行次金额栏次1栏次2"
)
BODY = (
    "一、财政拨款收入1 1,204.55 一、一般公共服务支出29 其中：政府性基金2 二、外交支出30 二、上级补助收入3 12.00 三、国防支出31 "
    "三、事业收入4 90.25 四、公共安全支出32 四、经营收入5 五、教育支出33 1,188.10 五、附属单位上缴收入6 六、科学技术支出34 "
    "六、其他收入7 3.20 七、文化体育与传媒支出35 8 八、社会保障和就业支出36 121.90 本年收入合计24 1,310.00 本年支出合计52 1,310.00 "
    "用事业基金弥补收支差额25 结余分配53 年初结转和结余26 8.75 年末结转和结余54 8.75 总计28 1,318.75 总计56 1,318.75"
)


def test_joined_headings_and_row_numbers_are_cut_apart() -> None:
    found = facts(read(text=HEAD + BODY))
    assert found == {
        "fct_revenue|all|fiscal_appropriation|final": "12045500.00",
        "fct_revenue|all|superior_subsidy|final": "120000.00",
        "fct_revenue|all|undertaking|final": "902500.00",
        "fct_revenue|all|other|final": "32000.00",
        "fct_revenue|all|current_total|final": "13100000.00",
        "fct_revenue|all|opening_carryover|final": "87500.00",
        "fct_revenue|all|grand_total|final": "13187500.00",
        "fct_expenditure|all|function|205|final": "11881000.00",
        "fct_expenditure|all|function|208|final": "1219000.00",
        "fct_expenditure|all|total|current_total|final": "13100000.00",
        "fct_expenditure|all|total|closing_carryover|final": "87500.00",
        "fct_expenditure|all|total|grand_total|final": "13187500.00",
    }


def test_without_a_unit_or_with_a_heading_nobody_knows_it_is_no_such_table() -> None:
    for change in (("金额单位：万元", ""), ("行次金额项目", "行次笔数项目")):
        assert facts(read(text=HEAD.replace(*change) + BODY)) == {}


@pytest.mark.parametrize("seed", [*range(40), 186])
def test_damage_gives_no_number_that_the_table_does_not_state(seed: int) -> None:
    chance = random.Random(seed)
    words = BODY.split(" ")
    right = facts(read(text=HEAD + BODY))
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(words) - 1)
        damage = chance.choice(("drop", "join", "swap"))
        if damage == "drop":
            del words[at]
        elif damage == "join":
            words[at : at + 2] = [words[at] + words[at + 1]]
        else:
            words[at], words[at + 1] = words[at + 1], words[at]
    found = facts(read(text=HEAD + " ".join(words)))
    assert {key: value for key, value in found.items() if right.get(key) != value} == {}
