"""The tables of a final account as grids: each heading and label leads to its own fact."""

from __future__ import annotations

import pytest

from ingestion.accounts.codes import function_code
from tests.unit.accounts_helpers import facts, make_grid, read
from tests.unit.accounts_tables import TABLES


def table(name: str) -> dict[str, str]:
    titles, text = TABLES[name]
    return facts(read(make_grid(text, *titles)))


def test_total_has_two_lanes_and_row_numbers_are_no_amounts() -> None:
    found = table("total")
    assert found["fct_revenue|all|fiscal_appropriation|final"] == "12005000.00"
    assert found["fct_revenue|all|government_fund|final"] == "2000000.00"
    assert found["fct_revenue|all|superior_subsidy|final"] == "0.00"
    assert found["fct_revenue|all|opening_carryover|final"] == "40000"
    assert found["fct_revenue|all|grand_total|final"] == "12150000.00"
    assert found["fct_expenditure|all|function|201|final"] == "8000000.00"
    assert found["fct_expenditure|all|function|229|final"] == "4050000"
    assert found["fct_expenditure|all|total|closing_carryover|final"] == "100000.00"
    assert found["fct_expenditure|all|total|grand_total|final"] == "12150000.00"
    assert len(found) == 12, "blank cells and 其中 of a carry-over are no facts"


def test_total_by_nature_and_economy_with_three_kinds() -> None:
    found = facts(
        read(
            make_grid("""
收支决算总表 | < | < | < | < | < | < | < | <
部门：清源县水务局 | < | < | < | < | < | 金额单位：元 | < | <
收入 | < | < | 支出 | < | < | < | < | <
项目 | 年初预算数 | 决算数 | 项目（按功能分类） | 年初预算数 | 决算数 | 项目（按支出性质和经济分类） | 年初预算数 | 决算数
一、一般公共预算财政拨款收入 | 3000000 | 3100000.00 | 一、一般公共服务支出 | 2900000 | 1800000 | 一、基本支出 | 2000000 | 1900000
八、其他收入 | | | 八、社会保障和就业支出 | | 1300000 | 人员经费 | 1500000 | 1400000
 | | | | | | 二、项目支出 | | 1200000
 | | | | | | 工资福利支出 | - | 1400000
 | | | | | | 其他支出 | - | 7
本年收入合计 | 3000000 | 3100000 | 本年支出合计 | | 3100000 | 本年支出合计 | | 3100000
总计 | 3000000 | 3100000 | 总计 | | 3100000 | 总计 | | 3100000
""")
        )
    )
    assert found["fct_revenue|all|general_public_budget|initial_budget"] == "3000000"
    assert found["fct_expenditure|all|function|208|final"] == "1300000"
    assert found["fct_expenditure|all|nature|project|final"] == "1200000"
    assert found["fct_expenditure|all|economic|personnel|initial_budget"] == "1500000"
    assert found["fct_expenditure|all|economic|301|final"] == "1400000"
    assert "fct_expenditure|all|function|229|final" not in found, (
        "其他支出 among economic classes is no function"
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("其他城乡社区支出", None),
        ("科学技术管理事务", None),
        ("粮油物资事务", None),
        ("十一、城乡社会支出", "212"),
        ("（类）科学技术支出", "206"),
        ("二十三、其他支出", "229"),
    ],
)
def test_a_name_without_a_code_is_a_class_only_as_a_whole(name: str, code: str | None) -> None:
    assert function_code(name, "", 2023) == code


CLASSES = """
收入 | < | 支出 | <
项目 | 决算数 | 项目 | 决算数
一、一般公共预算财政拨款收入 | 310.00 | 一、一般公共服务支出 | 100.00
二、国有资本经营预算财政拨款收入 | 40.00 | 八、社会保障和就业支出 | 110.00
 | | 十九、住房保障支出 | 100.00
 | | 二十一、国有资本经营预算支出 | 40.00
本年收入合计 | 350.00 | 本年支出合计 | 350.00
"""
FUNDS = """
收入 | < | 支出 | <
项目 | 决算数 | 项目 | 决算数
一、一般公共预算拨款 | 310.00 | 一、一般公共服务支出 | 100.00
二、国有资本经营预算拨款 | 40.00 | 八、社会保障和就业支出 | 110.00
 | | 十九、住房保障支出 | 100.00
 | | 一般公共预算支出 | 310.00
 | | 国有资本经营预算支出 | 40.00
本年收入合计 | 350.00 | 本年支出合计 | 350.00
"""


@pytest.mark.parametrize("title", ["收入支出决算总表", "财政拨款收入支出决算总表"])
@pytest.mark.parametrize(("text", "is_class"), [(CLASSES, True), (FUNDS, False)])
def test_the_fund_of_state_capital_among_function_classes_is_the_class(
    text: str, is_class: bool, title: str
) -> None:
    found = facts(read(make_grid(text, title, "单位：万元")))
    classes = [value for key, value in found.items() if "|function|223|final" in key]
    assert classes == (["400000.00"] if is_class else [])
    assert any("|function|221|final" in key for key in found)


def test_revenue_by_source_only_from_its_total_row() -> None:
    assert table("revenue") == {
        "fct_revenue|all|current_total|final": "1000000.00",
        "fct_revenue|all|fiscal_appropriation|final": "900000.00",
        "fct_revenue|all|superior_subsidy|final": "0.00",
        "fct_revenue|all|undertaking|final": "50000",
        "fct_revenue|all|other|final": "50000.00",
    }


def test_expenditure_gives_totals_functions_and_their_matrix() -> None:
    found = table("expenditure")
    assert found["fct_expenditure|all|nature|project|final"] == "300000.00"
    assert found["fct_expenditure|all|economic|personnel|final"] == "600000"
    assert found["fct_expenditure|all|function|20502|final"] == "1000000.00"
    assert found["fct_expenditure_matrix|all|205|basic||final"] == "700000"
    assert found["fct_expenditure_matrix|all|205|basic|public_use|final"] == "100000"
    assert found["fct_expenditure_matrix|all|20502|project||final"] == "300000"


def test_fiscal_total_keeps_the_funds_apart() -> None:
    found = table("fiscal_total")
    assert found["fct_revenue|fiscal_appropriation|government_fund|final"] == "100000"
    assert found["fct_revenue|general_public_budget|opening_carryover|final"] == "50000"
    assert found["fct_expenditure|fiscal_appropriation|function|212|final"] == "100000"
    assert found["fct_expenditure|government_fund|function|212|final"] == "100000"
    assert "fct_expenditure|general_public_budget|function|212|final" not in found
    assert found["fct_expenditure|general_public_budget|total|grand_total|final"] == "950000"


def test_income_and_carry_over_columns_of_a_fund_table() -> None:
    found = table("gpb")
    assert found["fct_revenue|general_public_budget|opening_carryover|final"] == "10000.00"
    assert found["fct_revenue|fiscal_appropriation|general_public_budget|final"] == "990000"
    assert found["fct_expenditure|general_public_budget|total|current_total|final"] == "980000"
    assert found["fct_expenditure|general_public_budget|nature|basic|final"] == "680000"
    assert found["fct_expenditure|general_public_budget|function|2010301|final"] == "980000"
    assert found["fct_expenditure|general_public_budget|total|closing_carryover|final"] == "20000"


def test_basic_expenditure_in_lanes_and_in_rows() -> None:
    lanes, rows = table("basic"), table("basic_rows")
    scope = "fct_expenditure|general_public_budget|economic|"
    assert lanes[scope + "personnel|final"] == rows[scope + "personnel|final"] == "801000.0" or (
        lanes[scope + "personnel|final"] == "801000.00" and rows[scope + "personnel|final"] == "801000.0"
    )
    assert lanes[scope + "public_use|final"] == "105000.00"
    assert lanes[scope + "30217|final"] == "2000.0"
    assert rows["fct_expenditure|general_public_budget|nature|basic|final"] == "906000.0"
    assert not any(key.startswith("fct_three_public") for key in lanes), (
        "30217 公务接待费 is an economic item"
    )


@pytest.mark.parametrize(
    "title", ["一般公共预算财政拨款基本支出决算明细表", "财政拨款基本支出经济分类决算明细表"]
)
def test_the_detail_table_with_classes_in_its_rows_is_the_table_of_basic_expenditure(title: str) -> None:
    _, text = TABLES["basic"]
    found = facts(read(make_grid(text, title, "公开06表", "单位：万元")))
    assert found == table("basic")
    assert found["fct_expenditure|general_public_budget|economic|31002|final"] == "5000.0"


def test_three_public_in_halves_dash_is_blank() -> None:
    found = table("three_public")
    assert found["fct_three_public|vehicle_purchase|budget"] == "0"
    assert "fct_three_public|vehicle_purchase|final" not in found
    assert "fct_three_public|overseas|final" not in found
    assert found["fct_three_public|reception|final"] == "5000.00"


def test_prior_year_column_first_and_changes_left_out() -> None:
    titles, text = TABLES["three_public_compared"]
    reading = read(make_grid(text, *titles))
    found = facts(reading, "fct_three_public")
    assert found["total|prior_final"] == "125000.00"
    assert found["total|budget"] == "130000"
    assert found["total|final"] == "110000.00"
    assert {m.reason for m in reading.mentions if m.statement_index is None} == {"change"}


def test_information_table_mixes_subjects_by_row() -> None:
    found = facts(
        read(
            make_grid(
                """
项目 | 行次 | 全年预算数 | 统计数 | 项目 | 行次 | 统计数
栏次 | < | 1 | 2 | 栏次 | < | 3
一、“三公”经费支出 | 1 | — | — | 二、机关运行经费 | 23 | 45.60
（一）支出合计 | 2 | 9 | 7.60 | （一）行政单位 | 24 | 45.60
3．公务接待费 | 7 | 1 | 0.50 | 三、国有资产占用情况 | 26 | —
（1）国内接待费 | 8 | — | 0.50 | （一）车辆数合计（辆） | 27 | 3
其中：外事接待费 | 9 | — | 0.1 | 3．机要通信用车 | 30 | 1
4．公务用车保有量（辆） | 15 | — | 3 | （二）单价50万元（含）以上的通用设备（台，套） | 36 | 1
5．国内公务接待批次（个） | 16 | — | 12 | （一）政府采购支出合计 | 39 | 33.50
其中：外事接待批次（个） | 17 | — | 1 | 其中：授予小微企业合同金额 | 44 | 10
""",
                "机构运行信息表",
                "单位：万元",
            )
        )
    )
    assert found == {
        "fct_three_public|total|adjusted_budget": "90000",
        "fct_three_public|total|final": "76000.00",
        "fct_three_public|reception|adjusted_budget": "10000",
        "fct_three_public|reception|final": "5000.00",
        "fct_three_public|reception_domestic|final": "5000.00",
        "fct_three_public|reception_foreign|final": "1000.0",
        "fct_three_public_volume|vehicles_held": "3",
        "fct_three_public_volume|reception_batches": "12",
        "fct_three_public_volume|foreign_reception_batches": "1",
        "fct_operating_cost|final": "456000.00",
        "fct_state_asset|vehicles_total": "3",
        "fct_state_asset|vehicles_confidential_comm": "1",
        "fct_state_asset|equipment_over_500k": "1",
        "fct_procurement|total": "335000.00",
        "fct_procurement|micro_contract": "100000",
    }


def test_economic_detail_goes_to_the_matrix() -> None:
    found = facts(
        read(
            make_grid(
                """
项目 | < | 合计 | 工资福利支出 | < | < | 商品和服务支出 | <
科目编码 | 科目名称 | ^ | 小计 | 基本工资 | 津贴补贴 | 小计 | 办公费
合计 | < | 100 | 80 | 50 | 30 | 20 | 20
201 | 一般公共服务支出 | 100 | 80 | 50 | 30 | 20 | 20
""",
                "一般公共预算财政拨款支出决算明细表",
                "单位：万元",
            )
        )
    )
    assert found["fct_expenditure_matrix|general_public_budget|201||30101|final"] == "500000"
    assert found["fct_expenditure_matrix|general_public_budget|||302|final"] == "200000"
    assert not any("|economic|" in key for key in found), "all expenditure, not only basic"
