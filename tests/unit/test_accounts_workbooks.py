"""Tables as workbooks hold them: one right below another, headings that are not merged, titles of provinces."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingestion.model import Grid, Reading
from tests.unit.accounts_helpers import make_grid, read


def printed(reading: Reading, table: str = "") -> dict[str, str]:
    """Return the usable statements as key to the number as printed; ``table`` filters and is dropped."""
    found: dict[str, str] = {}
    for statement in reading.statements:
        if statement.usable and table in ("", statement.fact_table):
            key = "|".join(statement.keys if table else (statement.fact_table, *statement.keys))
            assert found.get(key, statement.stated_text) == statement.stated_text, key
            found[key] = statement.stated_text
    return found


@pytest.mark.parametrize(
    ("title", "unit", "kind"),
    [
        ("一般公共预算财政拨款支出决算表", "单位：万元", "general_public_budget"),
        ("政府性基金预算财政拨款支出决算表（公开08表）", "部门：清源县水务局", "government_fund"),
    ],
)
def test_a_title_right_below_a_table_begins_another(title: str, unit: str, kind: str) -> None:
    grid = make_grid(
        f"""
科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 经营支出 | 上缴上级支出 | 对附属单位补助支出
合计 | < | 30.00 | 20.00 | 10.00 | | |
213 | 农林水支出 | 30.00 | 20.00 | 10.00 | | |
注：本表反映本年度各项支出。 | | | | | | |
{title} | | | | | | |
{unit} | | | | | | |
科目编码 | 科目名称 | 小计 | 基本支出 | 项目支出 | | |
合计 | < | 12.00 | 5.00 | 7.00 | | |
213 | 农林水支出 | 12.00 | 5.00 | 7.00 | | |
""",
        "支出决算表",
        "单位：万元",
    )
    found = printed(read(grid), "fct_expenditure")
    assert found["all|total|current_total|final"] == "30.00"
    assert found["all|function|213|final"] == "30.00"
    assert found[f"{kind}|total|current_total|final"] == "12.00"
    assert found[f"{kind}|nature|project|final"] == "7.00"
    assert found[f"{kind}|function|213|final"] == "12.00"


def test_headings_over_several_columns_need_not_be_merged() -> None:
    grid = make_grid(
        """
项目 | | | | 年初结转和结余 | | | 本年收入 | | | 本年支出 | |
支出功能分类科目编码 | | | 科目名称 | 合计 | 基本支出结转 | 项目支出结转和结余 | 合计 | 基本支出 | 项目支出 | 合计 | 基本支出 | 项目支出
类 | 款 | 项 | 栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
 | | | 合计 | 1.00 | 0.40 | 0.60 | 99.00 | 69.00 | 30.00 | 98.00 | 68.00 | 30.50
201 | 03 | 01 | 行政运行 | 1.00 | 0.40 | 0.60 | 99.00 | 69.00 | 30.00 | 98.00 | 68.00 | 30.50
""",
        "一般公共预算财政拨款收入支出决算表",
        "单位：万元",
    )
    reading = read(grid)
    assert printed(reading, "fct_expenditure") == {
        "general_public_budget|total|current_total|final": "98.00",
        "general_public_budget|nature|basic|final": "68.00",
        "general_public_budget|nature|project|final": "30.50",
        "general_public_budget|function|2010301|final": "98.00",
    }
    assert printed(reading, "fct_revenue") == {
        "general_public_budget|opening_carryover|final": "1.00",
        "fiscal_appropriation|general_public_budget|final": "99.00",
    }


def test_three_public_expenses_below_unmerged_years() -> None:
    grid = make_grid(
        """
预算数 | | | | | | 决算数 | | | | |
合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | | | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | | | 公务接待费
 | | 小计 | 公务用车购置费 | 公务用车运行维护费 | | | | 小计 | 公务用车购置费 | 公务用车运行维护费 |
9.00 | 1.00 | 5.00 | 2.00 | 3.00 | 3.00 | 8.00 | 1.50 | 4.50 | 2.00 | 2.50 | 2.00
""",
        "财政拨款“三公”经费支出决算表",
        "单位：万元",
    )
    found = printed(read(grid), "fct_three_public")
    assert found == {
        "total|budget": "9.00", "overseas|budget": "1.00", "vehicle_total|budget": "5.00",
        "vehicle_purchase|budget": "2.00", "vehicle_operation|budget": "3.00", "reception|budget": "3.00",
        "total|final": "8.00", "overseas|final": "1.50", "vehicle_total|final": "4.50",
        "vehicle_purchase|final": "2.00", "vehicle_operation|final": "2.50", "reception|final": "2.00",
    }  # fmt: skip


def test_a_merged_heading_covers_its_own_columns_only() -> None:
    grid = make_grid(
        """
项目 | < | 本年支出 | < | |
科目编码 | 科目名称 | 小计 | 基本支出 | 项目支出 | 备注
合计 | < | 30.00 | 20.00 | 10.00 | 无
""",
        "支出决算表",
        "单位：万元",
    )
    assert printed(read(grid), "fct_expenditure")["all|nature|project|final"] == "10.00"


def test_a_number_below_no_heading_is_listed_and_no_fact() -> None:
    grid = make_grid(
        """
项目 | < | 合计 | 基本支出 | 项目支出 |
合计 | < | 30.00 | 20.00 | 10.00 | 31.70
213 | 农林水支出 | 30.00 | 20.00 | 10.00 | 31.70
""",
        "一般公共预算财政拨款支出决算表",
        "单位：万元",
    )
    reading = read(grid)
    assert printed(reading, "fct_expenditure")["general_public_budget|total|current_total|final"] == "30.00"
    assert [m.stated_text for m in reading.mentions if m.reason == "unresolved"] == ["31.70", "31.70"]


_BY_NAME = """
科目名称 | 决算数
合计 | 41.00
工资福利支出 | 20.00
基本工资 | 12.00
津贴补贴 | 8.00
商品和服务支出 | 21.00
办公费 | 9.00
差旅费 | 8.00
公务接待费 | 1.00
公务用车运行维护费 | 3.00
"""
_WIDE = """
项目 | < | 合计 | 工资福利支出 | < | < | 商品和服务支出 | < | < | < | <
科目编码 | 科目名称 | ^ | 小计 | 基本工资 | 津贴补贴 | 小计 | 办公费 | 差旅费 | 公务接待费 | 公务用车运行维护费
合计 | < | 41.00 | 20.00 | 12.00 | 8.00 | 21.00 | 9.00 | 8.00 | 1.00 | 3.00
"""


@pytest.mark.parametrize(
    ("table", "title"),
    [
        (_BY_NAME, "一般公共预算财政拨款基本支出决算表"),
        (_WIDE, "一般公共预算财政拨款基本支出决算明细表"),
        (_WIDE, "一般公共预算财政拨款基本支出决算表"),
    ],
)
def test_reception_among_economic_classes_is_no_three_public_expense(table: str, title: str) -> None:
    reading = read(make_grid(table, title, "单位：万元"))
    assert printed(reading, "fct_three_public") == {}
    found = printed(reading, "fct_expenditure")
    assert found["general_public_budget|nature|basic|final"] == "41.00"
    assert found["general_public_budget|economic|301|final"] == "20.00"
    assert found["general_public_budget|economic|30217|final"] == "1.00"


def test_project_expenditure_by_economic_class_is_the_projects() -> None:
    found = printed(read(make_grid(_WIDE, "一般公共预算财政拨款项目支出决算明细表", "单位：万元")))
    assert found["fct_expenditure|general_public_budget|nature|project|final"] == "41.00"
    assert found["fct_expenditure_matrix|general_public_budget||project|302|final"] == "21.00"
    assert not any(key.startswith("fct_expenditure|general_public_budget|economic") for key in found)


@pytest.mark.parametrize("source", ["资金来源", "收入"])
def test_money_that_came_in_for_projects_is_not_what_was_spent(source: str) -> None:
    grid = make_grid(
        f"""
项目名称 | {source} | < | < | 支出 | < | 年末结转和结余
^ | 合计 | 年初结转和结余 | 一般公共预算财政拨款 | 合计 | 财政拨款 | ^
合计 | 32.00 | 2.00 | 30.00 | 31.00 | 29.00 | 1.00
河道清淤 | 32.00 | 2.00 | 30.00 | 31.00 | 29.00 | 1.00
""",
        "项目收入支出决算表",
        "单位：万元",
    )
    assert printed(read(grid)) == {
        "fct_expenditure|all|nature|project|final": "31.00",
        "fct_expenditure|fiscal_appropriation|nature|project|final": "29.00",
    }


@pytest.mark.parametrize(
    ("title", "scope"),
    [
        ("政府性基金预算财政拨款基本支出决算表", "government_fund"),
        ("国有资本经营预算基本支出决算表", "state_capital"),
    ],
)
def test_basic_expenditure_of_a_fund_is_not_its_total(title: str, scope: str) -> None:
    grid = make_grid(
        """
人员经费 | < | < | 公用经费 | < | <
科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额
301 | 工资福利支出 | 3.00 | 302 | 商品和服务支出 | 2.00
人员经费合计 | < | 3.00 | 公用经费合计 | < | 2.00
""",
        title,
        "单位：万元",
    )
    assert printed(read(grid), "fct_expenditure") == {
        f"{scope}|economic|301|final": "3.00",
        f"{scope}|economic|302|final": "2.00",
        f"{scope}|economic|personnel|final": "3.00",
        f"{scope}|economic|public_use|final": "2.00",
    }


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("机构运行经费支出、国有资产占用情况及政府采购支出信息表", "金额/数量"),
        ("国有资产占用情况及政府采购支出信息表", "金额（数量）"),
    ],
)
def test_operating_cost_assets_and_procurement_in_one_table(title: str, head: str) -> None:
    grid = make_grid(
        f"""
项目 | 行次 | {head}
一、机构运行经费支出合计 | 1 | 12.00
二、国有资产占用情况 | 2 | —
（一）车辆数合计（辆） | 3 | 4
3.机要通信用车 | 4 | 1
三、政府采购支出信息 | 5 | —
（一）政府采购支出合计 | 6 | 9.00
1.政府采购货物支出 | 7 | 9.00
""",
        title,
        "单位：万元",
    )
    assert printed(read(grid)) == {
        "fct_operating_cost|final": "12.00",
        "fct_state_asset|vehicles_total": "4",
        "fct_state_asset|vehicles_confidential_comm": "1",
        "fct_procurement|total": "9.00",
        "fct_procurement|goods": "9.00",
    }


def test_codes_kept_as_numbers_are_whole_codes() -> None:
    grid = make_grid(
        """
科目编码 | < | < | 科目名称 | 本年支出合计
类 | 款 | 项 | ^ | ^
合计 | < | < | < | 12.00
201 | | | 一般公共服务支出 | 9.00
201 | 3 | | 政府办公厅（室）及相关机构事务 | 9.00
201 | 3 | 1 | 行政运行 | 9.00
213 | 3 | 14 | 防汛 | 3.00
""",
        "支出决算表",
        "单位：万元",
    )
    assert printed(read(grid), "fct_expenditure") == {
        "all|total|current_total|final": "12.00",
        "all|function|201|final": "9.00",
        "all|function|20103|final": "9.00",
        "all|function|2010301|final": "9.00",
        "all|function|2130314|final": "3.00",
    }


@pytest.mark.parametrize("form", ["[{}]{}", "【{}】{}", "（{}）{}", "{}|{}", "{}-{}", "{} {}"])
def test_codes_before_names_in_one_cell(form: str) -> None:
    labels = [form.format("201", "一般公共服务支出"), form.format("2010301", "行政运行")]
    labels += [form.format("21303", "水利")]
    body = "\n".join(f"{label.replace('|', '｜')} | 4.00 | 4.00" for label in labels)
    grid = make_grid(
        f"功能科目 | 本年支出合计 | 基本支出\n合计 | 8.00 | 8.00\n{body}", "支出决算表", "单位：万元"
    )
    found = printed(read(grid), "fct_expenditure")
    assert [key for key in found if "function" in key] == [
        f"all|function|{code}|final" for code in ("201", "2010301", "21303")
    ]


@pytest.mark.parametrize("head", ["固定资产 | < | <", "固定资产合计 | < | <"])
def test_values_of_assets_are_no_numbers_of_vehicles(head: str) -> None:
    grid = make_grid(
        f"""
项目 | 资产总额 | {head} | 无形资产
^ | ^ | 小计 | 房屋 | 车辆 | ^
合计 | 1200 | 900 | 800 | 100 | 300
""",
        "国有资产使用情况表",
        "单位：万元",
    )
    reading = read(grid)
    assert printed(reading) == {}
    assert {mention.reason for mention in reading.mentions} == {"table_detail"}


def _accounts(body: str, total: str, label: str = "编制单位") -> Grid:
    table = f"项目 | < | 本年支出合计 | 基本支出\n合计 | < | {total} | 2.00\n213 | 农林水支出 | {total} | 2.00"
    return make_grid(table, "支出决算表", f"{label}：{body} 金额单位：万元")


@pytest.mark.parametrize(
    ("whole", "part"),
    [("清源县水务局", "清源县水库管理所"), ("清源县水务局（汇总）", "清源县水务局（本级）")],
)
@pytest.mark.parametrize("first", [True, False])
def test_accounts_of_a_unit_beside_those_of_its_department_are_not_the_departments(
    whole: str, part: str, first: bool
) -> None:
    tables = [_accounts(whole, "9.00"), _accounts(part, "4.00", "部门")]
    reading = read(*(tables if first else tables[::-1]))
    assert printed(reading, "fct_expenditure")["all|total|current_total|final"] == "9.00"
    doubted = [s for s in reading.statements if not s.usable]
    assert {s.alternatives for s in doubted} == {"other_body"}
    assert {s.stated_text for s in doubted} == {"4.00", "2.00"}


def test_a_body_written_in_two_ways_contradicts_nothing() -> None:
    reading = read(_accounts("清源县水务局", "9.00"), _accounts("清源水务局", "9.00"))
    assert all(statement.usable for statement in reading.statements)


@pytest.mark.parametrize(("title", "is_usable"), [("支出决算表（续表）", True), ("支出决算表（续）", True), ("支出决算表", False)])
def test_small_figures_beside_tables_in_yuan_are_not_taken_for_ten_thousands(
    title: str, is_usable: bool
) -> None:
    head = "科目编码 | 科目名称 | 本年支出合计 | 基本支出\n"
    first = make_grid(head + "合计 | < | 912345.60 | 912345.60", "支出决算表", "单位：元")
    rest = "21303 | 水利 | 99.50 | 99.50\n2130314 | 防汛 | 88.25 | 88.25"
    reading = read(first, make_grid(head + rest, title, "单位：元"))
    assert {s.value_number for s in reading.statements if "21303" in s.keys} == {Decimal("99.50")}
    assert all(s.usable is is_usable for s in reading.statements if "21303" in s.keys)
