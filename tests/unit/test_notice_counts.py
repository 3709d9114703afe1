"""Counts and years that the report's own words contradict; sound and open lists say nothing."""

from __future__ import annotations

import pytest

from tests.unit.notices_helpers import HEAD, THREE, TOTAL, codes, notices

ASSETS = HEAD + "十、国有资产占用情况说明\n"
EVENTS = (
    "国内公务接待批次2个，支出900元，人数9人。"
    "一是接待邻县水务局一行3人，我局2人，共5人，支出500元，人平100元。"
    "二是接待省厅督导组一行3人开展检查，我局1人，共4人，支出400元，人平100元。"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (THREE + "截至年底，单位共有公务用车5辆，其中：应急保障用车3辆、其他用车2辆。", []),
        (THREE + "截至年底，单位共有公务用车5辆，其中：应急保障用车3辆、其他用车1辆。", ["asset_vehicles"]),
        (THREE + "截至年底，单位共有公务用车5辆，其中：应急保障用车3辆。", []),
        (THREE + "截至年底，单位共有公务用车1辆，其中：公务用车2辆。", ["asset_vehicles"]),
        (ASSETS + "我单位共有车辆1辆，其中：执法执勤用车2辆。", ["asset_vehicles"]),
        (ASSETS + "我单位共有车辆4辆，其中：机要通信用车1辆、应急保障用车2辆。", ["asset_vehicles"]),
        (ASSETS + "我单位共有车辆3辆，其中：机要通信用车1辆、应急保障用车2辆。", []),
        (ASSETS + "我单位共有车辆3辆，其中：机要通信用车1辆。", []),
        (THREE + EVENTS, []),
        (THREE + EVENTS.replace("我局2人", "我局4人"), ["listed_parts"]),
        (THREE + EVENTS.replace("人数9人", "人数19人"), ["listed_parts"]),
        (THREE + EVENTS.replace("支出900元", "支出990元"), ["listed_parts"]),
        (
            THREE + EVENTS.replace("共4人，支出400元，人平100元", "共4人，支出400元，人平110元"),
            ["listed_parts"],
        ),
        (THREE + EVENTS.replace("批次2个", "批次3个").replace("人数9人", "人数19人"), []),
        (THREE + "接待邻县水务局一行3人，共7人，支出500元，人平71元。", []),
        (HEAD + "一、其他\n共有车辆5辆，其中：轿车3辆、其他车辆1辆。", []),
    ],
)
def test_counts_against_their_own_list(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_a_price_cut_at_its_last_place_is_sound() -> None:
    assert codes(THREE + "接待省厅一行5人，我局7人，共12人，支出1459元，人平121元。") == []


def test_the_body_is_founded_once() -> None:
    sentence = "收入增加3.00万元，主要原因：单位于{}年成立。\n"
    sound = TOTAL + sentence.format(2020) * 3
    assert codes(sound) == []
    odd = notices(sound + sentence.format(2019))
    assert [(one.notice_code, one.stated_value) for one in odd] == [("mixed_year", None)]
    assert "2019年成立" in odd[0].message
    assert "2020年" in odd[0].message
    assert codes(TOTAL + sentence.format(2020) + sentence.format(2019)) == []  # either may be right
    assert codes(sound + "收入增加，主要原因：下属单位于2019年成立。") == []


def test_digits_stuck_to_a_year() -> None:
    found = notices(TOTAL + "22020年收入合计3.00万元。")
    assert [(one.notice_code, one.subject) for one in found] == [("mangled_number", "22020")]
    assert codes(TOTAL + "2020年收入合计3.00万元。") == []
