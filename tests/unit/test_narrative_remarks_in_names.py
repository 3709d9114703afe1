"""Brackets inside the name of an item: what is in it, and of which kind it is."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts

HEADING = "七、“三公”经费支出决算情况说明\n"


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("公务用车（含执法用车）运行支出", "vehicle_operation"),
        ("公务用车（包含特种车辆）购置费支出", "vehicle_purchase"),
        ("公务用车（含执法执勤车）购置及运行维护费", "vehicle_total"),
        ("公务接待（含外事接待）费支出", "reception"),
        ("公务接待费（国内接待费）支出", "reception_domestic"),
        ("公务接待（外事）费支出", "reception_foreign"),
    ],
)
def test_brackets_inside_a_name(words: str, item: str) -> None:
    assert facts(f"{HEADING}{words}6万元。") == {f"three_public:{item}|final": {"60000"}}
