"""Heads that are 其中 alone: wholes with their parts beside them. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.accounts_helpers import facts, read

REVENUE = """年度收入情况（万元）
机构名称 | 收入合计 | 其中： |
| 上年结转 | 公共财政拨款 | 政府基金拨款 | 纳入专户管理的非税收入拨款 | 其他收入 |
局机关及二级机构汇总 | 71.30 | 1.05 | 69.25 | 0 | 0 | 1 |
"""
SPENT = """年度支出和结余情况（万元）
机构名称 | 支出合计 | 其中： | 结余 |
| 基本支出 | 其中： | 项目支出 | 当年结余 | 累计结余 |
| | 人员支出 | 公用支出 |
局机关及二级机构汇总 | 70.50 | 40.25 | 33.80 | 6.45 | 30.25 | 0.80 | 2.10 |
机构名称 | 三公经费合计 | 其中： |
| 公务接待费 | 公务用车运维费 | 公务用车购置费 | 因公出国费 |
局机关及二级机构汇总 | 3.86 | 1.24 | 2.62 | 0 | 0 |
"""
SPENT_FACTS = {
    "fct_expenditure|all|total|current_total|final": "705000.00",
    "fct_expenditure|all|nature|basic|final": "402500.00",
    "fct_expenditure|all|economic|personnel|final": "338000.00",
    "fct_expenditure|all|economic|public_use|final": "64500.00",
    "fct_expenditure|all|nature|project|final": "302500.00",
    "fct_expenditure|all|total|closing_carryover|final": "21000.00",
}
THREE_FACTS = {
    "fct_three_public|total|final": "38600.00",
    "fct_three_public|reception|final": "12400.00",
    "fct_three_public|vehicle_operation|final": "26200.00",
    "fct_three_public|vehicle_purchase|final": "0",
    "fct_three_public|overseas|final": "0",
}


def _tabs(text: str) -> str:
    return "\n".join(
        "\t".join(cell.strip() for cell in line.rstrip(" |").split("|")) for line in text.split("\n")
    )


@pytest.mark.parametrize("shape", [str, _tabs], ids=["pipes", "tabs"])
@pytest.mark.parametrize("above", ["", "青石县测绘局绩效自评\n"])
def test_a_whole_and_its_parts(shape, above: str) -> None:
    assert facts(read(text=above + shape(REVENUE))) == {
        "fct_revenue|all|grand_total|final": "713000.00",
        "fct_revenue|all|opening_carryover|final": "10500.00",
        "fct_revenue|all|general_public_budget|final": "692500.00",
        "fct_revenue|all|government_fund|final": "0",
        "fct_revenue|all|other|final": "10000",
    }
    assert facts(read(text=above + shape(SPENT))) == SPENT_FACTS | THREE_FACTS


def test_the_rows_of_the_table_above_are_no_title() -> None:
    found = facts(read(text=_tabs(REVENUE + SPENT)))
    assert found["fct_revenue|all|grand_total|final"] == "713000.00"
    assert SPENT_FACTS.items() | THREE_FACTS.items() <= found.items()


def test_a_revenue_without_carry_over_is_that_of_the_year() -> None:
    text = REVENUE.replace("上年结转", "事业收入").replace("机构名称", "单位名称").replace("其中：", "其中")
    found = facts(read(text=text), "fct_revenue")
    assert found["all|current_total|final"] == "713000.00"
    assert found["all|undertaking|final"] == "10500.00"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("40.25 | 33.80", "40.25 | 34.80"),  # parts of a part that do not make it
        ("70.50 |", "75.50 |"),
        ("| 6.45 ", ""),  # a number is lost
        ("人员支出 | 公用支出", "人员支出 | 公用支出 | 其他"),
        ("其中： | 结余 |", "其中： | 其中： |"),  # below which of the two
        ("其中： | 项目支出 | 当年结余", "其中： | 当年结余 | 项目支出"),
    ],
)
def test_what_is_not_proven_is_listed(old: str, new: str) -> None:
    reading = read(text=SPENT.replace(old, new))
    assert facts(reading) == THREE_FACTS
    assert {"70.50", "75.50"} & {m.stated_text for m in reading.mentions if m.reason == "unresolved"}


def test_a_cell_a_line() -> None:
    cells = [cell.strip() for line in SPENT.split("\n")[5:] for cell in line.split("|") if cell.strip()]
    assert facts(read(text="单位：万元\n" + "\n".join(cells))) == THREE_FACTS


def test_what_a_fund_gave_is_one_of_all_revenues() -> None:
    text = (
        "青石县测绘局2022年度收入决算表\n单位：万元\n"
        "项目\t本年收入合计\t一般公共预算财政拨款收入\t政府性基金预算财政拨款收入\t上级补助收入\t事业收入\t其他收入\n"
        "合计\t100.00\t80.00\t5.00\t0.00\t10.00\t5.00\n"
    )
    found = facts(read(text=text), "fct_revenue")
    assert found["all|general_public_budget|final"] == "800000.00"
    assert found["all|government_fund|final"] == "50000.00"
    parts = REVENUE.replace("公共财政拨款", "一般公共预算拨款").replace("政府基金拨款", "政府性基金拨款")
    assert facts(read(text=parts), "fct_revenue")["all|general_public_budget|final"] == "692500.00"


HEADS = ["单位名称", "三公经费合计", "公务接待费", "公务用车运行费", "公务用车购置费", "因公出国费"]
ROW = ["青石县测绘局", "3.86", "1.24", "2.62", "0", "0"]


@pytest.mark.parametrize("between", [" | ", "\t", "\n"], ids=["pipes", "tabs", "lines"])
def test_a_sum_stands_beside_its_items_and_the_label_of_the_only_row_is_no_head(between: str) -> None:
    text = "青石县测绘局2022年度“三公”经费决算表\n单位：万元\n"
    assert facts(read(text=text + between.join(HEADS) + "\n" + between.join(ROW))) == THREE_FACTS
    wrong = between.join(["青石县测绘局", "3.86", "1.24", "2.52", "0", "0"])
    assert facts(read(text=text + between.join(HEADS) + "\n" + wrong)).keys() <= {
        "fct_three_public|total|final"
    }
