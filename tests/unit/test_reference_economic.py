"""Economic classes: name first, code second."""

import pytest

from ingestion.reference import economic_names, resolve_economic

CASES = [
    ("医疗费补助", None, "30307"),
    ("医疗费", None, "30114"),
    ("办公设备购置", None, "31002"),
    ("办公设备购置", "30902", "30902"),
    ("离休费", None, "30301"),
    ("住房公积金", None, "30113"),
    ("维修(护)费", "", "30213"),
    ("机关事业单位基本养老保险费", "", "30108"),
    ("其他对个人和家庭的补助支出", "", "30399"),
    ("资本性支出", "", "310"),
    ("30201办公费", None, "30201"),
    ("", "30206", "30206"),
    ("其他支出", None, None),
    ("其他支出", "39999", "39999"),
    ("机关工资福利支出", "501", None),
    ("天文观测费", None, None),
]


@pytest.mark.parametrize(("name", "code", "expected"), CASES)
def test_resolves(name, code, expected):
    assert resolve_economic(name, code).code == expected


def test_shifted_codes_follow_the_name_and_say_so():
    match = resolve_economic("咨询费", "30202")
    assert match.code == "30203"
    assert "30202" in match.note


def test_the_year_tells_moved_items_apart():
    assert resolve_economic("住房公积金", year=2015).code == "30311"
    assert resolve_economic("住房公积金", year=2020).code == "30113"


def test_the_level_settles_a_name_of_class_and_item():
    assert resolve_economic("其他支出", level="class").code == "399"
    assert resolve_economic("其他支出", level="item").code == "39999"


def test_every_listed_name_of_one_code_resolves_to_it():
    wrong = {n: c for n, c in economic_names().items() if len(c) == 1 and resolve_economic(n).code != c[0]}
    assert wrong == {}
