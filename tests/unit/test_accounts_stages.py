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
PAIRS = (
    "单位名称 | “三公”经费合计 | 因公出国（境）费 | 公务接待费 |\n| 预算数 决算数 | 预算数 决算数 | 预算数 决算数 |\n"
)


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
