"""Names, headings and stages torn in two or cut by stray signs. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts

THREE = "七、“三公”经费支出情况\n"
TOLD = THREE + "2020年度“三公”经费支出9.00万元，比上年减少1.00万元。"
REVENUE = "二、收入决算情况说明\n2020年度收入合计80.00万元。其中：事业收入3.00万元，"
DETAIL = "七、一般公共预算财政拨款支出决算具体情况\n农林水支出（类）支出20.00万元，"


@pytest.mark.parametrize(
    "text",
    [
        TOLD + "\n（一）公务接待费\n2020年决算数7.00万元。",
        DETAIL + "\n（一）农林水支出\n病虫害控制（项）支出7.00万元。",
    ],
)
def test_a_heading_without_a_mark_is_whole(text: str) -> None:
    assert "70000" in [value for found in facts(text).values() for value in found]


@pytest.mark.parametrize(
    ("torn", "key"),
    [
        ("公务用车购置及\n\n运行维护费支出7.00万元。", "vehicle_total"),
        ("\n②公务用车购置和\n运行维护费决算数为7.00万元。", "vehicle_total"),
        ("因公出国\n\n青石县某某馆2020年度部门决算\n（境）费用支出7.00万元，比上年增加。", "overseas"),
    ],
)
def test_a_name_in_two_halves_is_one_name(torn: str, key: str) -> None:
    found = facts(TOLD + torn)
    assert {name for name, values in found.items() if "70000" in values} == {f"three_public:{key}|final"}


@pytest.mark.parametrize(
    "torn",
    [
        "（1）2020年度教育支出（类）决算\n\n数为7.00万元。",
        "（1）节能环保支出（类）支出决算\n2020年度为7.00万元。",
    ],
)
def test_a_class_is_no_section_of_its_own(torn: str) -> None:
    found = facts(DETAIL.partition("\n")[0] + "\n" + torn + "\n（2）2020年度农林水支出（类）决算6.00万元。")
    assert found["expenditure:general_public_budget|function|213|final"] == {"60000"}


@pytest.mark.parametrize(
    "torn",
    [
        "1.教育支出（类）\n普通教育（款）学前教\n9\n育（项）。年初预算为7.00万元，支出决算为6.00万元。",
        "1.教育支出（类）\n成人广播\n\n电视函授。年初预算为7.00万元，支出决算为6.00万元。",
    ],
)
def test_a_piece_of_a_name_is_not_the_class_above_it(torn: str) -> None:
    found = facts(DETAIL.partition("\n")[0] + "\n" + torn)
    assert not {"70000", "60000"} & {value for values in found.values() for value in values}


@pytest.mark.parametrize(
    "cut",
    [
        REVENUE + "一般公共预14算财政拨款收入7.00万元。",
        REVENUE + "非*财政拨款收入7.00万元。",
        THREE + "会议及3公务接待费7.00万元。",
        DETAIL + "教12育支出（类）7.00万元。",
    ],
)
def test_the_tail_of_a_name_that_stray_signs_cut_is_no_name(cut: str) -> None:
    assert "70000" not in {value for values in facts(cut).values() for value in values}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (THREE + "其中1公务接待费7.00万元。", "three_public:reception|final"),
        ("二、收入决算情况说明\n青石县某某局2020年度收入合计7.00万元。", "revenue:all|current_total|final"),
    ],
)
def test_a_list_number_or_a_year_before_an_item_cuts_nothing(text: str, key: str) -> None:
    assert facts(text)[key] == {"70000"}


@pytest.mark.parametrize(
    "torn", ["2070109群众文化支出决算\n- 40 -\n数为7.00万元。", "行政运行支出决算\n2020年度为7.00万元。"]
)
def test_a_class_with_its_code_or_by_its_name_is_no_section_of_its_own(torn: str) -> None:
    above = "四、一般公共预算财政拨款支出决算情况\n（三）支出决算具体情况\n"
    found = facts(above + f"（1）{torn}\n（2）2070104图书馆：支出决算为6.00万元。")
    assert found["expenditure:general_public_budget|function|2070104|final"] == {"60000"}


@pytest.mark.parametrize(
    "torn",
    [
        "九、国有资本经营预算支出决算情况说明\n国有资本经营\n\n预算支出7.00万元。",
        "八、政府性基金预算支出决算情况\n政府性基金\n- 12 -\n预算支出7.00万元。",
        "九、“三公”经费支出决算情况\n2020年“三公”经费年\n3\n初预算数7.00万元，支出决算数6.00万元。",
    ],
)
def test_a_line_without_a_number_that_is_half_a_name_is_no_heading(torn: str) -> None:
    assert not [key for key in facts(torn) if key.endswith("budget")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            THREE
            + "2020年“三公”经费决算数9.00万元。其中：\n1.因公\n出国（境）费用。2020年决算数7.00万元，比上年减少。",
            {"three_public:total|final": {"90000"}, "three_public:overseas|final": {"70000"}},
        ),
        (
            "六、财政拨款基本支出情况说明\n2020年度一般公共预算财政拨款基本\n35\n支出8.00万元，其中：\n人员经费5.00万元。",
            {
                "expenditure:general_public_budget|nature|basic|final": {"80000"},
                "expenditure:general_public_budget|economic|personnel|final": {"50000"},
            },
        ),
        (
            THREE
            + "2020年“三公”经费决算数9.00万元。其中：\n（1）因公出国\n（境）费用。2020年决算数6.00万元，比上年减少。",
            {"three_public:total|final": {"90000"}, "three_public:overseas|final": {"60000"}},
        ),
    ],
)
def test_a_heading_torn_in_two_names_what_is_told_below_it(text: str, wanted: dict[str, set[str]]) -> None:
    assert facts(text) == wanted


@pytest.mark.parametrize(
    "torn",
    [
        "六、一般公共预算财政拨款基本支出决算情况\n2020年度一般公\n- 15 -\n共预算财政拨款基本支出7.00万元，包括人员经费4.00万元。其中：工资福利支出3.00万元。",
        THREE
        + "（1）公务接待费年初预算\n26\n数为7.00万元，决算支出6.00万元。\n公车运行维护费3.00万元，主要用于公务出行。",
    ],
)
def test_a_fund_or_a_stage_torn_in_two_makes_no_budget_of_what_follows(torn: str) -> None:
    assert not [
        key for key, values in facts(torn).items() if "budget" in key.split("|")[-1] and values & {"30000"}
    ]


@pytest.mark.parametrize("rest", ["项。支出7.00万元。", "款）事业运行（项）支出7.00万元。"])
def test_the_end_of_a_class_name_is_not_told_of_the_class_before(rest: str) -> None:
    found = facts(
        DETAIL.replace("\n", "\n（1）", 1) + "\n（2）城乡社区支出类城乡社区管理事务款城管执法\n\n" + rest
    )
    assert found.get("expenditure:general_public_budget|function|213|final") == {"200000"}


@pytest.mark.parametrize("region", ["市", "州"])
def test_a_region_that_lost_its_first_word_is_still_one(region: str) -> None:
    assert (
        facts(f"单位基本情况\n{region}一般公共预算收入7.50亿元，一般公共预算支出9.50亿元，增长6.2%。") == {}
    )


@pytest.mark.parametrize("stage", ["2020年年初预算", "调整后预算"])
def test_a_stage_alone_on_its_line_is_that_of_the_amount_below(stage: str) -> None:
    found = facts(f"二、部门整体支出情况\n{stage}\n收入合计40.30万元。\n全年收入合计52.60万元。")
    assert found.get("revenue:all|current_total|final") == {"526000"}


@pytest.mark.parametrize("told", ["主要用于人员工资和日常运转", "主要是业务培训"])
@pytest.mark.parametrize("name", ["教育（类）", "科学技术（类）"])
def test_a_class_behind_a_line_that_lost_its_stop_is_no_name_of_its_own(told: str, name: str) -> None:
    head = f"三、支出决算情况说明\n农林水（类）支出8.00万元，占支出的20.00%，{told}"
    for text in (f"{head}\n{name}支出7.00万元。", f"{head}{name}支出7.00万元。"):
        found = facts(text)
        assert not any("name:" in key for key in found)
        assert found["expenditure:all|function|213|final"] == {"80000"}
