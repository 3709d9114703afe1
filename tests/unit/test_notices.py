"""Wording checks: each says what is wrong in its own sentence, and nothing of a sound one."""

from __future__ import annotations

import re

import pytest

from ingestion.model import Document, Identity, Line, Notice, Reading, Statement
from ingestion.notices import NOTICE_CODES, read_notices
from ingestion.notices.leftovers import phrases
from ingestion.notices.place import _surroundings
from ingestion.notices.sums import is_slip
from ingestion.numbers import FOLD_WIDTH
from ingestion.outline import build_outline
from orchestration.findings.catalogue import read_catalogue


def notices(
    text: str, reading: Reading | None = None, body: str = "青屏县水务局", year: int = 2020
) -> list[Notice]:
    lines = tuple(
        Line(i, raw.translate(FOLD_WIDTH), raw, f"line {i}") for i, raw in enumerate(text.split("\n"))
    )
    document = Document("own.txt", "text/plain", "0" * 64, 1, lines)
    identity = Identity(body, None, None, year, "final_accounts")
    return read_notices(document, build_outline(lines), identity, reading or Reading())


def codes(text: str, **more) -> list[str]:
    return [notice.notice_code for notice in notices(text, **more)]


HEAD = "第二部分 2020年度部门决算情况说明\n"
THREE = HEAD + "七、“三公”经费财政拨款支出决算情况说明\n"
TOTAL = HEAD + "一、收入支出决算总体情况说明\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (THREE + "因公出国（境）费支出决算比2018年减少4.94万元，下降100.00%。", ["comparison_year"]),
        (THREE + "公务接待费支出决算比2019年减少4.94万元，下降10.00%。", []),
        (
            THREE + "按2019年同口径数据对比，2020年“三公”经费支出6.47万元，较2019年减少3.15万元，下降4.8%。",
            [],
        ),
        (THREE + "与2019年相比，2020年公务接待费支出6.47万元，比2019年减少3.15万元。", []),
        (THREE + "公务接待费比上年增加1.40万元；比2019年（疫情前）减少5.68万元。", []),
        (THREE + "公务接待费较2020年预算减少1.40万元。", []),
        (THREE + "决算数9.46万元，比2020年“三公”经费财政拨款年初预算16.32万元减少6.86万元。", []),
        (THREE + "公务用车运行费较2020年度财政拨款全年预算安排减少1.40万元。", []),
        (HEAD + "四、财政拨款收入支出决算总体情况说明\n（一）财政拨款收支与2019年度决算对比情况\n甲。", []),
        (HEAD + "五、一般公共预算支出决算情况说明\n（二）较2019年度决算增减情况\n甲。", []),
        (THREE + "2018年“三公”经费财政拨款支出决算为3.99万元，完成预算100%。", ["mixed_year"]),
        (THREE + "2019年“三公”经费支出为5.99万元，2020年为3.99万元。", []),
        (THREE + "2021年“三公”经费预算为5.99万元。", []),
        (THREE + "青屏县水务局2019年度无“三公”经费财政拨款支出。", ["mixed_year"]),
        (THREE + "2019年“三公”经费财政拨款支出决算中，公务接待费3.99万元。", ["mixed_year"]),
        (THREE + "2019年本单位未在政府性基金预算拨款中安排“三公”经费支出。", ["mixed_year"]),
        (THREE + "2020年本单位未在政府性基金预算拨款中安排“三公”经费支出。", []),
        (TOTAL + "其他收入1.20万元，占0.13%，2019年初结转和结余12.50万元。", ["mixed_year"]),
        (TOTAL + "其他收入1.20万元，占0.13%，2020年初结转和结余12.50万元。", []),
        (TOTAL + "2020年初结转和结余12.50万元，比2019年初结转和结余9.50万元多3.00万元。", []),
        (TOTAL + "主要变动原因是2019年度较2019年度少安排项目支出3.99万元。", ["comparison_year"]),
        (TOTAL + "主要变动原因是2020年度较2019年度少安排项目支出3.99万元。", []),
        (TOTAL + "2020年度收入总计3.99万元，与2020年度预算相比减少1.00万元。", []),
        (THREE + "2019年中央对地方“三公”经费财政拨款预算3.99万元。", []),
        (HEAD + "（三）国有资产占有使用情况\n截至2019年12月31日，本部门共有车辆3辆。", ["mixed_year"]),
        (HEAD + "（三）国有资产占有使用情况\n截至2020年12月31日，本部门共有车辆3辆。", []),
        (THREE + "公务用车购置支出0万元。截至2019年12月底，单位共有公务用车3辆。", ["mixed_year"]),
        (THREE + "截至2019年年末，公务用车保有量3辆，截至2020年底为2辆。", []),
        (HEAD + "（二）政府采购支出情况\n2019年度，本部门政府采购支出总额3.99万元。", ["mixed_year"]),
        (HEAD + "八、政府性基金预算支出决算情况说明\n2019年政府性基金预算拨款支出3.99万元。", ["mixed_year"]),
    ],
)
def test_years(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("基本支出698.88万元，其中：工资412.53万元，商品286.08万元，补助10.27万元。", ["listed_parts"]),
        ("基本支出698.88万元，其中：工资402.53万元，商品286.08万元，补助10.27万元。", []),
        ("基本支出698.88万元，其中：工资402.53万元，商品286.08万元。", []),  # an open list
        ("基本支出698.88万元，其中：工资402.53万元，商品286.08万元，补助10.27元。", ["listed_parts"]),
        ("基本支出20万元，其中：工资10万元，商品5万元。", []),  # round figures agree by chance
        ("支出8.88万元，其中：甲6.06万元（其中：乙5.05万元），丙2.82万元。", []),  # nested
        ("支出62,418.52元，其中：甲32,418.52元，乙３０，０００．００元，丙0.00元。", []),  # wide commas
        ("支出62,418.52元，其中：甲33,418.52元，乙３０，０００．００元，丙0.00元。", ["listed_parts"]),
        ("支出8.88万元，其中：甲6.66万元（其中：乙5.05万元），丙2.82万元。", ["listed_parts"]),
    ],
)
def test_lists_with_one_mistyped_number(text: str, expected: list[str]) -> None:
    assert codes(HEAD + "三、支出决算情况说明\n" + text) == expected


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
    ("typed", "right", "is_one"),
    [
        ("402.53", "420.53", True),
        ("42.53", "402.53", True),
        ("4022.53", "402.53", True),
        ("402.53402.53", "402.53", True),
        ("402.53", "524.03", False),
        ("402.53", "402.53", False),
    ],
)
def test_slips_of_the_hand(typed: str, right: str, is_one: bool) -> None:
    assert is_slip(typed, right) is is_one


def test_title_of_another_year() -> None:
    assert codes("青屏县水务局2019年度部门决算\n" + TOTAL + "2020年度收、支总计95.81万元。") == ["mixed_year"]


@pytest.mark.parametrize(
    ("text", "body", "expected"),
    [
        ("红石乡人民政府按照县财政局的要求及时编制部门决算。", "青屏县水务局", ["other_body"]),
        ("本乡2020年绩效评价报告已经公开。", "青屏县水务局", ["other_body"]),
        ("本乡2020年绩效评价报告已经公开。", "青屏县红石乡人民政府", []),
        ("红石乡人民政府按照县财政局的要求及时编制部门决算。", "青屏县红石乡人民政府", []),
    ],
)
def test_another_body(text: str, body: str, expected: list[str]) -> None:
    start = HEAD + "（四）预算绩效管理情况\n"
    assert codes(start + text, body=body) == expected


def test_another_bureau_as_subject_of_the_accounts() -> None:
    text = HEAD + "（一）机关运行经费支出情况\n2020年，{}机关运行经费支出95.34万元。"
    assert codes(text.format("县林业局")) == []  # 县… is how a bureau may call itself: not told apart
    assert codes(text.format("北川河市林业局")) == ["other_body"]
    assert codes(text.format("经信局"), body="青屏县经济商务和信息化局") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "{}2020年度收入支出总计95.34万元。",
        "{}2020年度财政拨款收、支总计95.34万元。",
        "说明：{}本年度没有政府性基金预算财政拨款收入和支出，故本表无数据。",
        "截至2020年12月31日，{}共有车辆3辆。",
        "{}2020年度无“三公”经费财政拨款支出。",
    ],
)
def test_another_body_in_the_sentences_of_the_genre(sentence: str) -> None:
    text = TOTAL + sentence
    assert codes(text.format("松涧县档案馆")) == ["other_body"]
    assert codes(text.format("青屏县水务局")) == []
    assert codes(text.format("本部门")) == []


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


EVALUATION = "附件2\n青屏县水务局2020年专项资金绩效评价报告\n一、项目概况\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("验收合格项目17个，其中：东山县4个、西岭县5个、南坪县7个、北川县2个。", ["listed_parts"]),
        ("验收合格项目18个，其中：东山县4个、西岭县5个、南坪县7个、北川县2个。", []),
        ("培训100人，其中：党员60人、妇女70人。", []),  # kinds of people overlap
        ("总投资61.01万元，其中：补助24.00万元，占39.34%；自筹307.01万元，占60.66%。", ["text_share"]),
        ("总投资61.01万元，其中：补助24.00万元，占39.34%；自筹37.01万元，占60.66%。", []),
        ("编制20名，其中行政编制9名、事业编制12名。", ["listed_parts"]),
        ("编制20名，其中行政编制8名、事业编制12名。", []),
        ("编制20名，其中行政编制5名、女性16名。", []),  # may overlap
        ("项目全年预算数80.00万元，执行数为25.00万元，完成预算的32.00%。", ["completion"]),
        ("项目全年预算数80.00万元，执行数为25.00万元，完成预算的31.25%。", []),
    ],
)
def test_lists_and_rates_outside_the_accounts(text: str, expected: list[str]) -> None:
    assert codes(EVALUATION + text) == expected


ASSETS = HEAD + "（三）国有资产占有使用情况\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("资产45.60万元，其中：设备30.40万元，占66.67%；家具15.20万元，占33.33%。", []),
        ("资产45.60万元，其中：设备30.40万元，占6.67%；家具15.20万元，占33.33%。", ["text_share"]),
        ("资产45.60万元，其中：设备30.04万元，占66.67%；家具15.20万元，占33.33%。", ["text_share"]),
        ("资产45.60万元，其中：设备30.40万元，占66.67%。", []),  # one share alone: of what is open
        ("资产45.60万元，其中：设备10.00万元，占40.00%；家具2.00万元，占9.00%。", []),  # of other wholes
        ("设备原值45.60万元，累计折旧12.20万元，账面净值33.40万元。", []),
        ("账面原值45.60万元，累计折旧12.20万元，账面净值34.30万元。", ["listed_parts"]),
        ("设备占全部资产的106.00%。", ["text_share"]),
        ("设备占全部资产的100.00%。", []),
        ("资产比上年下降103.20%。", ["growth"]),
        ("资产比上年增长103.20%。", []),
    ],
)
def test_shares_of_amounts_that_are_no_facts(text: str, expected: list[str]) -> None:
    assert codes(ASSETS + text) == expected


def test_a_share_beside_its_amount_tells_which_of_them_is_odd() -> None:
    text = ASSETS + "资产45.60万元，其中：设备{}万元，占{}%；家具15.20万元，占33.33%。"
    odd = notices(text.format("30.40", "6.67"))[0]
    assert (str(odd.stated_value), str(odd.expected_value)) == ("6.67", "66.6667")
    odd = notices(text.format("300.40", "66.67"))[0]
    assert (odd.stated_value, odd.expected_value) == (3004000, 304000)
    assert "应为30.40万元" in odd.message


def test_growth_in_a_sentence_of_its_own() -> None:
    text = TOTAL + "2020年度收、支总计95.81万元。与2019年相比，收、支总计各减少24.19万元，下降{}%。"
    stated = Statement(
        "fct_revenue",
        ("all", "grand_total", "final"),
        958100,
        "95.81万元",
        "narrative",
        "total",
        "main",
        "line 2",
        2,
        11,
        "",
        "t",
    )
    assert codes(text.format("20.16"), reading=Reading(statements=[stated])) == []
    assert codes(text.format("26.10"), reading=Reading(statements=[stated])) == ["growth"]


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


def test_small_business_lots_beyond_all_procurement() -> None:
    text = HEAD + (
        "（二）政府采购支出情况\n2020年度政府采购金额为21.07万元。在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额21.07万元；"
        "在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额{}万元。"
    )
    assert codes(text.format("21.07")) == ["procurement_sme_parts"]
    assert codes(text.format("0")) == []


def test_more_reserved_for_the_smaller_than_for_the_small() -> None:
    text = HEAD + (
        "（二）政府采购支出情况\n2020年度本部门面向中小企业预留政府采购项目预算金额21.07万元，"
        "面向小微企业预留政府采购项目预算金额{}万元。"
    )
    assert codes(text.format("21.70")) == ["procurement_micro"]
    assert codes(text.format("21.07")) == []


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


def test_prior_years_implied_by_changes_clash() -> None:
    text = HEAD + (
        "四、财政拨款收入支出决算总体情况说明\n2020年财政拨款收、支总计90.52万元。与2019年相比，财政拨款收、支总计各减少5.61万元，下降5.84%。\n"
        "五、一般公共预算财政拨款支出决算情况说明\n2020年一般公共预算财政拨款支出89.41万元。与2019年相比，一般公共预算财政拨款减少18.62万元，下降17.24%。"
    )

    def stated(line: int, keys: tuple[str, ...], value: int, start: int) -> Statement:
        return Statement(
            "fct_expenditure",
            keys,
            value,
            "",
            "narrative",
            "total",
            "main",
            f"line {line}",
            line,
            start,
            "",
            "t",
        )

    reading = Reading(
        statements=[
            stated(2, ("fiscal_appropriation", "total", "grand_total", "final"), 905200, 13),
            stated(4, ("general_public_budget", "total", "current_total", "final"), 894100, 17),
        ]
    )
    assert codes(text, reading=reading) == ["prior_implied"]


def test_class_name_of_other_years() -> None:
    text = (
        HEAD
        + "（三）一般公共预算财政拨款支出决算具体情况\n1.医疗卫生与计划生育（类）行政事业单位医疗（款）行政单位医疗（项）：支出决算为9.83万元。"
    )
    assert codes(text) == ["outdated_name"]
    assert codes(text.replace("2020", "2017"), year=2017) == []


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
