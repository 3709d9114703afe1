"""Function classes from names and codes. Official triples come from the seed, the rest are our own."""

import csv

import pytest

from ingestion.reference import function_names, is_class_name, normalise_name, resolve_function
from ingestion.reference.tables import SEED_DIR

CASES = [
    # 款 and 项 together; the 项 alone is generic.
    (["一般公共服务支出", "商贸事务", "行政运行"], (), 2020, "2011301"),
    (["商贸事务", "行政运行"], (), 2020, "2011301"),
    (["行政运行"], (), 2020, None),
    (["", "", "行政运行"], ("2013901",), 2024, "2013901"),
    # A 项 whose name exists once.
    (["住房公积金"], (), 2020, "2210201"),
    # 类 in its several forms.
    (["一般公共服务"], (), 2020, "201"),
    (["一般公共服务（类）支出"], (), 2020, "201"),
    (["医疗卫生与计划生育支出"], (), 2021, "210"),
    (["卫生健康"], (), 2021, "210"),
    (["农林水事务"], (), 2013, "213"),
    # Written slightly wrong, with marks and brackets.
    (["一般公共服务(类)", "商贸服务（款）", "招商引资（项）"], (), 2020, "2011308"),
    (["社会保障和就业支出", "行政事业单位养老支出", "其它行政事业单位养老支出★"], (), 2021, "2080599"),
    (["一般公共服务支出", "商贸事务", "国内贸易"], (), 2021, "2011307"),
    # Old names and renumberings by year.
    (["社会保障和就业", "行政事业单位离退休", "机关事业单位基本养老保险缴费支出"], (), 2020, "2080505"),
    (["医疗卫生", "医疗保障", "行政单位医疗"], (), 2013, "2100501"),
    (["医疗卫生与计划生育", "行政事业单位医疗", "行政单位医疗"], (), 2019, "2101101"),
    ([], ("210", "05", "01"), 2019, "2101101"),
    (["农林水支出", "扶贫", "其他扶贫支出"], (), 2021, "2130599"),
    # 项 printed as its 款, 款 printed as its 类, a 款 standing one level too low.
    (["商业服务业等支出", "涉外发展服务支出", "涉外发展服务支出"], (), 2020, "2160699"),
    (["", "住房保障支出（款）", "住房公积金（项）"], (), 2022, "2210201"),
    (["", "卫生健康支出（款）", "计划生育事务（项）"], (), 2024, "21007"),
    (["", "其他支出（款）", "其他支出（项）"], (), 2024, "2299999"),
    # Codes only, in pieces, below a 类 that is given by name.
    (["社会保障和就业"], ("05", "05"), 2020, "2080505"),
    ([], ("205", "08", "03"), 2020, "2050803"),
    (["社会保障和就业（208）", "养老支出（05）", "缴费支出（05）"], (), 2022, "2080505"),
    # Nothing is guessed.
    (["城乡最低生活保障金支出"], (), 2021, None),
    (["教育支出", "普通教育", "天文馆建设"], (), 2022, None),
    (["一般公共服务"], ("204", "06", "01"), 2019, None),
    (["其他一般公共服务支出"], (), 2020, None),
    ([], ("999", "01", "01"), 2020, None),
    ([], (), None, None),
]


@pytest.mark.parametrize(("names", "codes", "year", "expected"), CASES)
def test_resolves_as_the_rules_say(names, codes, year, expected):
    assert resolve_function(names, codes, year).code == expected


def test_ambiguous_names_list_their_candidates():
    match = resolve_function(["其他一般公共服务支出"])
    assert match.code is None
    assert set(match.candidates) == {"20199", "2019999"}


def test_name_comes_before_a_printed_code_and_says_so():
    match = resolve_function(["教育支出", "普通教育", "小学教育"], ("2050203",), 2022)
    assert match.code == "2050202"
    assert "2050203" in match.note


def test_wrong_class_is_reported_beside_the_code():
    match = resolve_function(["教育支出", "商贸事务", "招商引资"], (), 2020)
    assert match.code == "2011308"
    assert "类名称" in match.note


def _official_triples():
    with (SEED_DIR / "ref_function_class.csv").open(encoding="utf-8-sig") as stream:
        rows = list(csv.DictReader(stream))

    def name(code: str, year: int) -> str:
        same = [row for row in rows if row["code"] == code]
        valid = [r for r in same if int(r["valid_from"] or 0) <= year <= int(r["valid_to"] or 9999)]
        return (valid or same)[0]["name"]

    for row in rows:
        if row["level"] == "item":
            year = int(row["valid_to"] or 2024)
            yield row["code"], [name(row["code"][:3], year), name(row["code"][:5], year), row["name"]], year


def test_every_official_triple_gives_its_own_code_or_none():
    results = [(code, resolve_function(names, (), year).code) for code, names, year in _official_triples()]
    assert [r for r in results if r[1] not in (r[0], None)] == []
    assert sum(got is None for _, got in results) <= 5


def test_a_lost_character_never_gives_another_code():
    wrong = []
    for code, names, year in _official_triples():
        for place in (0, len(names[2]) // 2, len(names[2]) - 1):
            damaged = names[2][:place] + names[2][place + 1 :]
            if damaged in function_names():
                continue  # It became another official name: 国内 of 国内外 … the words say so.
            got = resolve_function([*names[:2], damaged], (), year).code
            if got not in (code, None):
                wrong.append((names, damaged, got))
    assert len(wrong) <= 5, wrong[:10]


def test_names_for_a_tokenizer_are_longest_first():
    names = list(function_names())
    assert [len(n) for n in names] == sorted((len(n) for n in names), reverse=True)
    assert function_names()["住房公积金"] == ("2210201",)


def test_class_names_are_recognised():
    assert is_class_name("社会保障和就业（类）支出")
    assert not is_class_name("商贸事务")


def test_normal_form_drops_marks_but_keeps_brackets_of_the_name():
    assert normalise_name(" 1.一般公共服务(类)支出★") == "一般公共服务支出"
    assert normalise_name("维修(护)费") == "维修（护）费"
