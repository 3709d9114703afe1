"""Items over 预算数 and 决算数 in text between pipes: in cells of their own, or two to a cell. All invented."""

from __future__ import annotations

import pytest

from tests.unit.page_helpers import stated

TITLE = "青石县体育局2016年度“三公”经费决算公开表\n单位:万元\n"
WANTED = {
    "three_public:total|budget": {"468000"},
    "three_public:total|final": {"351700"},
    "three_public:overseas|budget": {"60000"},
    "three_public:overseas|final": {"59200"},
    "three_public:reception|budget": {"408000"},
    "three_public:reception|final": {"292500"},
}
ITEMS = "合计 | 合计 | 因公出国（境）费 | 因公出国（境）费 | 公务接待费 | 公务接待费 |\n"
KINDS = "预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 |\n"
VALUES = "46.80 | 35.17 | 6.00 | 5.92 | 40.80 | 29.25 |\n"
PAIRS = "单位名称 | “三公”经费合计 | 因公出国（境）费 | 公务接待费 |\n| 预算数 决算数 | 预算数 决算数 | 预算数 决算数 |\n"


@pytest.mark.parametrize(
    "table",
    [
        f"项目 | {ITEMS}项目 | {KINDS}合计 | {VALUES}",
        f"单位名称 | {ITEMS} | {KINDS}合计 | {VALUES}",
        f"| 单位名称 | {ITEMS}| 单位名称 | {KINDS}| 合计 | {VALUES}",
        f"{PAIRS}合计 | 46.80 35.17 | 6.00 5.92 | 40.80 29.25 |\n",
        f"{PAIRS}合计 | 46.80 35.17 | 6.00 5.92 | 40.80 29.25 |\n局机关 | 26.80 15.17 | 6.00 5.92 | 20.80 9.25 |\n"
        "县体校 | 20.00 20.00 |  | 20.00 20.00 |\n",
    ],
)
def test_an_item_over_two_stages(table: str) -> None:
    assert stated(TITLE + table) == WANTED


def test_a_cell_of_one_number_below_two_stages_leaves_the_table_unread() -> None:
    text = f"{PAIRS}合计 | 46.80 35.17 | 6.00 | 40.80 29.25 |\n"
    assert not stated(TITLE + text)


COUNTS = "青石县水务局2017年度“三公”经费决算情况表\n单位：元\n项目 {first} {second}\n一、支出合计 250000 198450.5\n1、公务接待费 150000 121365\n2、公务用车费 100000 77085.5\n二、相关统计数\n公务用车保有量（辆）   1\n公务接待批次（批）   86\n"


@pytest.mark.parametrize(
    ("first", "second", "used"),
    [("预算数", "决算数", True), ("年初预算数", "决算数", True), ("上年决算数", "本年决算数", False)],
)
def test_a_lone_count_is_of_the_final_accounts_and_of_no_budget(first: str, second: str, used: bool) -> None:
    found = stated(COUNTS.format(first=first, second=second))
    counts = {key: values for key, values in found.items() if "volume" in key}
    wanted = {"three_public_volume:vehicles_held": {"1"}, "three_public_volume:reception_batches": {"86"}}
    assert counts == (wanted if used else {})


def test_the_general_table_whose_blanks_moved_to_the_end_of_its_rows_is_read_by_its_row_numbers() -> None:
    text = (
        "收入支出决算总表 | |||||\n公开01表 | |||||\n部门：青石县水务局 | 金额单位：万元 | ||||\n收入 | 支出 | ||||\n"
        "项目 | 行次 | 决算数 | 项目 | 行次 | 决算数 |\n一、财政拨款收入 | 1 | 38.42 | 一、一般公共服务支出 | 12 | |\n"
        "二、上级补助收入 | 2 | 29.15 | 二、外交支出 | 13 | |\n三、事业收入 | 3 | 三、国防支出 | 14 | ||\n"
        "四、其他收入 | 4 | 12.33 | 四、公共安全支出 | 15 | |\n5 | 五、教育支出 | 16 | |\n6 | 六、农林水支出 | 17 | 69.90 |\n"
        "7 | 七、交通运输支出 | 18 | |\n8 | 八、住房保障支出 | 19 | 7.10 |\n"
        "本年收入合计 | 9 | 79.90 | 本年支出合计 | 20 | 77.00 |\n年初结转和结余 | 10 | 1.62 | 年末结转和结余 | 21 | 4.52 |\n"
        "总计 | 11 | 81.52 | 总计 | 22 | 81.52 |\n"
    )
    assert stated("2015年度部门决算\n" + text) == {
        "revenue:all|fiscal_appropriation|final": {"384200"},
        "revenue:all|superior_subsidy|final": {"291500"},
        "revenue:all|other|final": {"123300"},
        "revenue:all|current_total|final": {"799000"},
        "revenue:all|opening_carryover|final": {"16200"},
        "revenue:all|grand_total|final": {"815200"},
        "expenditure:all|function|213|final": {"699000"},
        "expenditure:all|function|221|final": {"71000"},
        "expenditure:all|total|current_total|final": {"770000"},
        "expenditure:all|total|closing_carryover|final": {"45200"},
        "expenditure:all|total|grand_total|final": {"815200"},
    }


@pytest.mark.parametrize(
    "title", ["2019年度县级预算单位“三公”经费汇总表", "石桥县2019年一级预算部门“三公”经费情况表"]
)
def test_bodies_with_a_budget_make_no_budget_of_a_table(title: str) -> None:
    text = f"{title}\n单位：万元\n项目 | 决算数 |\n合计 | 12.5 |\n公务接待费 | 5.2 |\n公务用车购置及运行维护费 | 7.3 |"
    found = stated(text)
    assert found["three_public:total|final"] == {"125000"}
    assert found["three_public:reception|final"] == {"52000"}
