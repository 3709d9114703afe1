"""Captions that end their row without a pipe, rows of rates, visits abroad. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.accounts_helpers import facts, read

TABLE = """机构运行经费支出、国有资产占用情况及政府采购支出信息表
公开12表
部门：青石县测绘站 | {caption}
项 目 | 行次 | 统计数 | 项 目 | 行次 | 统计数 |
一、“三公”经费支出 | 1 | — | 二、政府采购支出信息 | 6 | — |
（一）支出合计 | 2 | 9.42 | （一）政府采购支出合计 | 7 | 35.12 |
1．因公出国（境）费 | 3 | 0.00 | 1．政府采购货物支出 | 8 | 35.12 |
2．公务用车购置及运行维护费 | 4 | 8.60 | 2．政府采购工程支出 | 9 | 0.00 |
3．公务接待费 | 5 | 0.82 | 3．政府采购服务支出 | 10 | 0.00 |
"""
EXPECTED = {
    "fct_three_public|total|final": "94200.00",
    "fct_three_public|overseas|final": "0.00",
    "fct_three_public|vehicle_total|final": "86000.00",
    "fct_three_public|reception|final": "8200.00",
    "fct_procurement|total": "351200.00",
    "fct_procurement|goods": "351200.00",
    "fct_procurement|works": "0.00",
    "fct_procurement|services": "0.00",
}


@pytest.mark.parametrize(
    "caption", ["2022年度 | 单位：万元、辆、台（套）", "金额单位：万元", "单位：万元 | 公开12表", "单位：万元 | 2022年度"]
)
def test_a_caption_without_a_pipe_behind_it_is_no_part_of_the_next_row(caption: str) -> None:
    assert facts(read(text=TABLE.format(caption=caption))) == EXPECTED


def test_a_number_of_receptions_abroad_is_no_amount() -> None:
    table = TABLE.format(caption="单位：万元") + (
        "4．国内公务接待批次（个） | 11 | 9 | 其中：外事接待批次（个） | 13 | 2 |\n"
        "5．国（境）外公务接待批次（个） | 12 | 3 | 6．国（境）外公务接待人次（人） | 14 | 7 |\n"
    )
    assert facts(read(text=table)) == {
        **EXPECTED,
        "fct_three_public_volume|reception_batches": "9",
        "fct_three_public_volume|foreign_reception_batches": "2",
    }


@pytest.mark.parametrize("label", ["2022年比2021年增减%", "增减率（%）", "比上年增长（%）"])
def test_a_row_of_rates_is_answered_for_whatever_its_columns_are(label: str) -> None:
    text = (
        "“三公”经费决算对比情况\n单位：万元\n年度\n合计\n因公出国（境）费\n公务接待费\n公务用车购置及运行维护费\n"
        f"2021年\n30\n0\n10\n20\n2022年\n25.5\n0.5\n9\n16\n{label}\n-15\n-10\n-20.55\n"
    )
    reading = read(text=text)
    assert facts(reading)["fct_three_public|reception|final"] == "90000"
    rates = {m.stated_text: m.reason for m in reading.mentions if m.stated_text.startswith("-")}
    assert rates == {"-15": "change", "-10": "change", "-20.55": "change"}
    assert len(facts(reading)) == 8
