"""Counts below the amounts in one frame: beside their names, or below them as headings of their own."""

from __future__ import annotations

import pytest

from tests.unit.page_helpers import stated, web_page

AMOUNTS = {
    "three_public:total|final": "206000",
    "three_public:vehicle_total|final": "140000",
    "three_public:vehicle_operation|final": "140000",
    "three_public:reception|final": "66000",
}
HEADS = """
“三公”经费 | < | < | < | < | < | 会议费 | 培训费
合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费 | ^ | ^
^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^ | ^ | ^
20.60 | | 14.00 | | 14.00 | 6.60 | 2.10 | 6.80
"""
CASES = {
    "pairs": (
        HEADS + "相关统计数 | < | < | < | < | < | < | <\n"
        "公务用车购置数（辆） | < | < | 1 | 公务用车保有量（辆） | < | < | 4\n"
        "国内公务接待批次（个） | < | < | 58 | 国内公务接待人次（人） | < | < | 492\n"
        "召开会议次数（个） | < | < | 7 | 参加会议人次（人） | < | < | 330",
        {
            **AMOUNTS,
            "three_public_volume:vehicles_purchased": "1",
            "three_public_volume:vehicles_held": "4",
            "three_public_volume:reception_batches": "58",
            "three_public_volume:reception_persons": "492",
        },
    ),
    "names above the counts": (
        HEADS + "出国（境）团组数 | 出国（境）人次数 | 公务用车购置数 | 公务用车保有量 | 国内接待批次 | 国内接待人次 | |\n"
        "2 | 5 | 1 | 4 | 58 | 492 | |",
        {
            **AMOUNTS,
            "three_public_volume:overseas_groups": "2",
            "three_public_volume:overseas_persons": "5",
            "three_public_volume:vehicles_purchased": "1",
            "three_public_volume:vehicles_held": "4",
            "three_public_volume:reception_batches": "58",
            "three_public_volume:reception_persons": "492",
        },
    ),
    "a pair in the column of the labels, amounts of no known column": (
        "项目 | 合计 | 因公出国（境）费 | 公务接待费 | 公务用车运行维护费\n"
        "预算数 | 30.00 | 2.00 | 8.00 | 20.00\n"
        "决算数 | 20.00 | 1.00 | 7.00 | 12.00\n"
        "出国团组数（个） | 2 | 公务用车保有量（辆） | 4 |\n"
        "会议费 | 3.00 | 培训费 | 5.00 |\n"
        "公务接待费 | 9.00 | 国内接待批次 | 12 |",
        {
            "three_public:total|budget": "300000",
            "three_public:overseas|budget": "20000",
            "three_public:reception|budget": "80000",
            "three_public:vehicle_operation|budget": "200000",
            "three_public:total|final": "200000",
            "three_public:overseas|final": "10000",
            "three_public:reception|final": "70000",
            "three_public:vehicle_operation|final": "120000",
            "three_public_volume:overseas_groups": "2",
            "three_public_volume:vehicles_held": "4",
            "three_public_volume:reception_batches": "12",
        },
    ),
}


@pytest.mark.parametrize(("table", "wanted"), CASES.values(), ids=CASES.keys())
def test_numbers_beside_names_are_of_no_column(table: str, wanted: dict[str, str]) -> None:
    found = stated(web_page("“三公”经费、会议费、培训费支出决算表", table), "own.html")
    assert found == {key: {value} for key, value in wanted.items()}
