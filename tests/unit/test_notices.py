"""Wording checks: each says what is wrong in its own sentence, and nothing of a sound one."""

from __future__ import annotations

import re

import pytest

from ingestion.model import Document, Identity, Line, Reading, Statement
from ingestion.notices import NOTICE_CODES, read_notices
from ingestion.notices.leftovers import phrases
from ingestion.notices.place import _surroundings
from ingestion.outline import build_outline
from orchestration.findings.catalogue import read_catalogue
from tests.unit.notices_helpers import HEAD, TOTAL, codes, notices

_DETAIL = HEAD + "（三）一般公共预算财政拨款支出决算具体情况\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年初预算为17.68万元，支出决算为11.31万元。决算数大于年初预算数的主要原因是增人。", ["direction"]),
        ("年初预算为17.68万元，支出决算为11.31万元。决算数小于年初预算数的主要原因是减人。", []),
        ("年初预算为0万元，全年预算为17.68万元，支出决算为11.31万元。决算数大于预算数。", []),
        ("年初预算为0万元，全年预算为17.68万元，支出决算为11.31万元。决算数大于全年预算数。", ["direction"]),
        ("年初预算为17.68万元，支出决算为11.31万元，决算数与年初预算数持平。", ["direction"]),
        ("支出决算为36.90万元，完成预算54.38%，决算数大于预算数的主要原因是结转。", ["direction"]),
        ("支出决算为36.90万元，完成预算54.38%，决算数小于预算数的主要原因是结转。", []),
        ("与2019年相比增加18.63万元，下降4.53%。", ["direction"]),
        ("与2019年相比减少18.63万元，下降4.53%。", []),
        ("与2019年相比减少18.63万元，下降4.53%，增加的主要原因是增人。", ["direction"]),
        ("甲类增加1.00万元，乙类减少2.00万元，减少的主要原因是结转。", []),
        ("支出决算为4.64万元，决算数小于预算数的主要原因：实际支出高于预算。", ["direction"]),
        ("支出决算为4.64万元，决算数小于预算数的主要原因：实际支出低于预算。", []),
        ("与2019年相比减少18.63万元，下降4.53%。主要变动原因是项目增加，资金量也增加。", ["direction"]),
        ("与2019年相比减少18.63万元，下降4.53%。主要变动原因是项目减少，资金量也减少。", []),
        ("与2019年相比减少18.63万元，下降4.53%。主要原因是上年项目增加。", []),
        ("年末结转减少18.63万元，主要原因是项目增加。", []),
        ("与2019年相比增加18.63万元，主要原因是本年接待减少。", ["direction"]),
    ],
)
def test_directions(text: str, expected: list[str]) -> None:
    assert codes(_DETAIL + text) == expected


def test_a_quote_cuts_no_number_in_two() -> None:
    text = (
        "支出总额合计数为2,655,118.52元，主要包括了：甲类支出2,605,118.52元，占比98.12%；乙类支出5.01万元。"
    )
    for start in range(len(text)):
        first, last = _surroundings(text, start, start + 1)
        for match in re.finditer(r"[0-9][0-9,.]*(?:%|万?元)?", text):
            assert not match.start() < first < match.end()
            assert not match.start() < last < match.end()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TOTAL + "收、支总计各减少159.88万元、208.83，分别下降85.24%、85.65%。", ["missing_unit"]),
        (TOTAL + "2020年支出决算数为504.31，完成预算100%。", ["missing_unit"]),
        (TOTAL + "收、支总计分别为58.82、59.87万元。", []),
        (TOTAL + "收、支总计95.81；万元。", ["mangled_number"]),
        (TOTAL + "工资6.92万元、215.278.016.360.250.315离休费19.00万元。", ["mangled_number"]),
        (TOTAL + "按照2.1.3条的规定，版本为1.10.2。", []),
        (TOTAL + "与2019558.64万元相比减少8.86万元。", ["mangled_number"]),
        (TOTAL + "收入总计1,09.52万元。", ["mangled_number"]),
        (TOTAL + "收入总计1,109.52万元。", []),
        (TOTAL + "支出29.25万元，占2.79%%。", ["doubled_sign"]),
        (TOTAL + "支出29.25万元。。", ["doubled_sign"]),
        (TOTAL + "支出29.25万元……", []),
    ],
)
def test_numbers_and_signs(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年支出17.30万元。全年车均运行维护费支出5.77元。", ["unit_magnitude"]),
        ("招商项目172个，总投资498.4元，其中工业类18个，总投资50亿元。", ["unit_magnitude"]),
        ("全年支出17.30万元，人均餐费支出45.50元。", []),
        ("手续费支出97.60元。", []),  # a report to the yuan
    ],
)
def test_magnitudes(text: str, expected: list[str]) -> None:
    assert codes(HEAD + "（四）预算绩效管理情况\n" + text) == expected


def test_every_phrase_is_found_in_its_example() -> None:
    for phrase in phrases():
        found = notices(TOTAL + phrase.example)
        assert any(notice.message.startswith(phrase.message) for notice in found), phrase.example


def test_item_listed_although_the_table_has_none() -> None:
    def cell(code: str, value: int) -> Statement:
        keys = ("general_public_budget", "economic", code, "final")
        return Statement(
            "fct_expenditure", keys, value, "", "table", "basic_expenditure", "main", "page 1", 9, 0, "", "t"
        )

    text = (
        HEAD
        + "六、一般公共预算财政拨款基本支出决算情况说明\n公用经费1.00万元，主要包括：办公费、邮电费、差旅费。"
    )
    found = notices(text, Reading(statements=[cell("30201", 10000), cell("30207", 0)]))
    assert [(one.notice_code, one.subject) for one in found] == [("listed_but_zero", "邮电费")]


def test_a_sound_report_gives_no_notice() -> None:
    text = TOTAL + (
        "2020年度收、支总计1,095.81万元。与2019年相比，收、支总计各减少246.19万元，下降18.34%。\n"
        "二、收入决算情况说明\n2020年本年收入合计900.44万元，其中：一般公共预算财政拨款收入895.24万元，占99.42%；其他收入5.20万元，占0.58%。\n"
        "（一）机关运行经费支出情况\n2020年，青屏县水务局机关运行经费支出95.34万元，比2019年减少0.20万元，下降0.21%。\n"
        "第三部分 名词解释\n1.财政拨款收入：指县级财政当年拨付的资金。"
    )
    assert codes(text) == []


def test_every_notice_is_in_the_catalogue() -> None:
    assert set(NOTICE_CODES) <= {row["check_code"] for row in read_catalogue()}


def test_without_year_and_body_nothing_is_guessed() -> None:
    text = "一、收入支出决算总体情况说明\n本年支出比2015年减少1.00万元。"
    lines = tuple(Line(i, raw, raw, f"line {i}") for i, raw in enumerate(text.split("\n")))
    document = Document("own.txt", "text/plain", "0" * 64, 1, lines)
    identity = Identity(None, None, None, None, "final_accounts")
    assert read_notices(document, build_outline(lines), identity, Reading()) == []


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "五、说明\n公务用车购置及运行费2.04亿元，包括购置费0.21亿元和运行费1.83亿元，"
        "与上年相比，分别减少0.16亿元和0.60亿元。",
        HEAD + "五、说明\n补助资金20.40万元，包括甲2.10万元和乙18.30万元，比上年分别增加1.60万元、6.00万元。",
        TOTAL + "2020年度收、支总计各是3386.17,3402.88万元。",
        TOTAL + "2020年度收入总计、支出总计为3386.17，3402.88万元。",
        "15.00 2052-11.1.0.11691 False\n" + TOTAL,
        "KSOProductBuildVer 2052-11.8.2.12085\n" + TOTAL,
    ],
)
def test_sound_sentences_give_no_notice(text: str) -> None:
    assert codes(text) == []
