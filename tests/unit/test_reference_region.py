"""Regions of organizations, by name and context."""

import csv

import pytest

from ingestion.reference import find_regions, resolve_region
from ingestion.reference.region_names import regions
from ingestion.reference.tables import OWN_DIR

CASES = [
    ("四川省财政厅", (), "510000"),
    ("四川省阿坝州松潘县水务局", (), "513224"),
    ("凉山州司法局", (), "513400"),
    ("恩施州民政局", (), "422800"),
    ("恩施市民政局", (), "422801"),
    ("内蒙古自治区审计厅", (), "150000"),
    ("元坝区水务局", (), "510811"),
    ("中共上海市普陀区委办公室", (), "310107"),
    ("资阳市水务局", (), "512000"),
    ("资阳区水务局", (), "430902"),
    ("北京市朝阳区水务局", (), "110105"),
    # Shared names and short forms: only with evidence.
    ("鼓楼区水务局", (), None),
    ("鼓楼区水务局", ("福州市鼓楼区水务局是区政府工作部门",), "350102"),
    ("鼓楼区水务局", ("根据闽财预〔2020〕12号文件",), "350102"),
    ("鼓楼区水务局", ("江苏省水利厅",), None),
    ("资阳水务局", (), None),
    # Lower bodies whose county is not known never take the parent's code.
    ("重庆市平湖区安乐镇人民政府", (), None),
    ("北京市某区街道办事处", (), None),
    ("某省财政厅", (), None),
    # Words that only look like regions.
    ("上海市市场监督管理局", (), "310000"),
    ("四川省社区矫正管理局", (), "510000"),
    ("广州市城市管理局", (), "440100"),
    # Zones.
    ("成都高新区管委会", (), "510100"),
    ("卧龙特别行政区财政局", (), "513200"),
    ("新疆生产建设兵团财政局", (), "650000"),
    # A town before which the texts write its county.
    ("官亭镇人民政府", ("民和回族土族自治县官亭镇人民政府",), "630222"),
]


@pytest.mark.parametrize(("name", "texts", "expected"), CASES)
def test_resolves(name, texts, expected):
    match = resolve_region(name, texts)
    assert match.code == expected
    assert match.level == (regions()[expected].level if expected else None)


def test_open_names_list_their_candidates_in_chinese():
    match = resolve_region("鼓楼区水务局")
    assert len(match.candidates) == 4
    assert "江苏省南京市鼓楼区（320106）" in match.note


def test_zones_say_whose_code_they_take():
    assert "四川省成都市" in resolve_region("成都高新区管委会").note


def test_every_full_name_with_its_parents_gives_its_code():
    from ingestion.reference.region_names import full_name

    wrong = [code for code in regions() if resolve_region(full_name(code) + "财政局").code != code]
    assert wrong == []


def test_former_names_point_to_present_regions():
    with (OWN_DIR / "region_former.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert [r for r in rows if regions()[r["code"]].name != r["present_name"]] == []


def test_mentions_have_their_places():
    text = "会议在广元市召开，昭化区参加"
    found = [(m.start, m.end, m.name) for m in find_regions(text)]
    assert found == [(3, 6, "广元市"), (9, 12, "昭化区")]
