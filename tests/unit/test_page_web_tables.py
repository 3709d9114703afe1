"""Tables of web pages: columns of units, counts in remarks, parts of merged headings that nobody knows."""

from __future__ import annotations

import pytest

from tests.unit.page_helpers import stated, web_page


@pytest.mark.parametrize(
    ("title", "table", "wanted"),
    [
        (
            "政府采购情况表",
            """
            项目 | 计量单位 | 金额
            政府采购支出总额 | 元 | 265000
            其中：货物 | 元 | 65000
            服务 | 元 | 200000
            """,
            {"procurement:total": "265000", "procurement:goods": "65000", "procurement:services": "200000"},
        ),
        (
            "“三公”经费及相关情况表",
            """
            指标名称 | 单位 | 预算数 | 决算数
            公务接待费 | 万元 | 3.2 | 2.6
            公务用车运行维护费 | 万元 | 5 | 4.8
            国内公务接待批次 | 个 | | 31
            公务用车保有量 | 辆 | | 2
            """,
            {
                "three_public:reception|budget": "32000",
                "three_public:reception|final": "26000",
                "three_public:vehicle_operation|budget": "50000",
                "three_public:vehicle_operation|final": "48000",
                "three_public_volume:reception_batches": "31",
                "three_public_volume:vehicles_held": "2",
            },
        ),
        (
            "国有资产占用情况表",
            """
            项目 | 单位 | 数量
            车辆 | 辆 | 5
            其中：应急保障用车 | 辆 | 3
            """,
            {"state_asset:vehicles_total": "5", "state_asset:vehicles_emergency": "3"},
        ),
    ],
)
def test_a_column_of_units_tells_the_unit_of_its_row(title: str, table: str, wanted: dict[str, str]) -> None:
    found = stated(web_page(title, table, unit=""), "own.html")
    assert found == {key: {value} for key, value in wanted.items()}


def test_a_tabbed_table_has_a_column_of_units_too() -> None:
    table = "资产占用情况表\n项目\t计量单位\t数量\n车辆\t辆\t5\n其中：应急保障用车\t辆\t3\n离退休干部用车\t辆\t2\n"
    found = stated(f"桐溪县湿地管护站2023年度部门决算\n{table}")
    assert found["state_asset:vehicles_total"] == {"5"}
    assert found["state_asset:vehicles_retired_cadre"] == {"2"}


@pytest.mark.parametrize(
    "heads",
    [
        "合计 | 财政性资金 | 其他资金 | 合计 | 财政性资金 | 其他资金",
        "总计 | 财政资金 | 自有资金 | 总计 | 财政资金 | 自有资金",
    ],
)
def test_unknown_parts_of_a_merged_heading_are_not_the_whole(heads: str) -> None:
    table = f"""
    项目 | 采购计划金额 | < | < | 实际采购金额 | < | <
    ^ | {heads}
    合计 | 40 | 33 | 7 | 38.5 | 32 | 6.5
    货物 | 15 | 15 | 0 | 14.5 | 14.5 | 0
    服务 | 25 | 18 | 7 | 24 | 17.5 | 6.5
    """
    assert stated(web_page("政府采购支出情况表", table), "own.html") == {
        "procurement:total": {"385000"},
        "procurement:goods": {"145000"},
        "procurement:services": {"240000"},
    }


@pytest.mark.parametrize(
    ("overseas", "reception", "bought", "held"),
    [
        ("团组1个，3人次", "国内公务接待28批次，204人次", "购置1辆", "保有量5辆"),
        ("1个团组/3人", "28批204人", "1辆", "5辆"),
    ],
)
def test_counts_in_remarks_are_those_of_the_item(
    overseas: str, reception: str, bought: str, held: str
) -> None:
    table = f"""
    项目 | 预算数 | 决算数 | 备注
    因公出国（境）费 | 6.00 | 5.20 | {overseas}
    公务用车购置费 | 18.00 | 17.60 | {bought}
    公务用车运行维护费 | 9.00 | 8.10 | {held}
    公务接待费 | 4.00 | 3.30 | {reception}
    """
    found = stated(web_page("“三公”经费支出决算表", table), "own.html")
    counts = {key.split(":")[1]: value for key, value in found.items() if "volume" in key}
    assert counts == {
        "overseas_groups": {"1"},
        "overseas_persons": {"3"},
        "vehicles_purchased": {"1"},
        "vehicles_held": {"5"},
        "reception_batches": {"28"},
        "reception_persons": {"204"},
    }


@pytest.mark.parametrize(
    "remark", ["较上年减少2辆", "2022年28批次", "接待28批次，其中外事3批次", "含下属单位3辆"]
)
def test_a_remark_that_says_more_than_counts_is_not_read(remark: str) -> None:
    table = f"""
    项目 | 预算数 | 决算数 | 说明
    公务用车运行维护费 | 9.00 | 8.10 | {remark}
    公务接待费 | 4.00 | 3.30 | {remark}
    """
    found = stated(web_page("“三公”经费支出决算表", table), "own.html")
    assert not [key for key in found if "volume" in key]


def test_receptions_at_home_are_counted_in_their_own_row() -> None:
    table = """
    项目 | 决算数 | 备注
    公务接待费 | 4.10 | 30批次，220人次
    其中：国内接待费 | 3.30 | 28批次，204人次
    国（境）外接待费 | 0.80 | 2批次，16人次
    """
    found = stated(web_page("“三公”经费支出决算表", table), "own.html")
    assert found["three_public_volume:reception_batches"] == {"28"}
    assert found["three_public_volume:foreign_reception_persons"] == {"16"}
    assert found["three_public:reception_foreign|final"] == {"8000"}


@pytest.mark.parametrize("between", ["\n", " | "])
def test_a_report_of_nothing_but_counts_is_read(between: str) -> None:
    rows = [["车辆（辆）", "5"], ["应急保障用车", "5"], ["机要通信用车", "0"], ["其他用车", "0"]]
    table = "\n".join(map(between.join, rows))
    text = (
        f"桐溪县湿地管护站2023年度部门决算\n国有资产占用情况表\n{between.join(['项目', '数量'])}\n{table}\n"
    )
    assert stated(text)["state_asset:vehicles_emergency"] == {"5"}


@pytest.mark.parametrize(("last", "own"), [("2022年决算数", "2023年决算数"), ("上年决算数", "决算数")])
def test_totals_of_both_sides_in_one_list_are_of_their_own_side(last: str, own: str) -> None:
    table = f"""
    项目 | {last} | {own} | 增减额
    本年收入合计 | 50.00 | 58.00 | 8.00
    本年支出合计 | 49.00 | 57.00 | 8.00
    """
    assert stated(web_page("收入支出决算总体情况表", table), "own.html") == {
        "revenue:all|current_total|prior_final": {"500000"},
        "revenue:all|current_total|final": {"580000"},
        "expenditure:all|total|current_total|prior_final": {"490000"},
        "expenditure:all|total|current_total|final": {"570000"},
    }


@pytest.mark.parametrize("head", ["单位名称", "部门"])
def test_the_sum_of_the_only_row_is_the_bodys(head: str) -> None:
    table = f"""
    {head} | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | 公务接待费
    桐溪县湿地管护站 | 8.40 | 0.00 | 5.10 | 3.30
    """
    found = stated(web_page("2023年“三公”经费支出决算表", table), "own.html")
    assert found["three_public:total|final"] == {"84000"}
    assert found["three_public:reception|final"] == {"33000"}


@pytest.mark.parametrize(
    "heads",
    [
        "合计 | 因公出国（境）费 | 公务接待费 | 合计 | 因公出国（境）费 | 公务接待费",
        "支出合计 | 因公出国（境）费用 | 公务接待费用 | 支出合计 | 因公出国（境）费用 | 公务接待费用",
    ],
)
def test_columns_that_lost_what_tells_them_apart_are_not_used(heads: str) -> None:
    table = f"{heads}\n8.40 | 0.00 | 8.40 | 3.30 | 0.00 | 3.30"
    found = stated(web_page("“三公”经费支出决算表", table), "own.html")
    assert found.keys() <= {"three_public:overseas|final"}


@pytest.mark.parametrize("torn", ["596 .10", "596  .10"])
def test_a_torn_number_of_a_spaced_row_moves_no_other(torn: str) -> None:
    rows = [
        "项目 本年支出合计 基本支出 项目支出 经营支出",
        f"合计 {torn} 566.10 30.00",
        "208 社会保障和就业支出 43.21 43.21 0.00 0.00",
        "212 城乡社区支出 552.89 522.89 30.00 0.00",
    ]
    text = "桐溪县湿地管护站2023年度部门决算\n支出决算表\n单位：万元\n" + "\n".join(rows) + "\n"
    found = stated(text)
    assert not [key for key in found if "total" in key or "nature" in key]


@pytest.mark.parametrize("name", ["社会保障和就业支出", "卫生健康支出"])
def test_a_class_that_lost_its_code_begins_a_row_of_its_own(name: str) -> None:
    heads = "项目 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出 科目编码 科目名称 栏次 1 2 3 4 5 6"
    rows = f"合计 572.16 430.00 142.16 {name} 43.21 43.21 212 城乡社区支出 528.95 386.79 142.16"
    text = f"桐溪县湿地管护站2023年度部门决算\n支出决算表\n单位：万元\n{heads} {rows}\n"
    found = stated(text)
    assert not [key for key in found if "business_operation" in key or "subsidy" in key]


@pytest.mark.parametrize("kind", ["决算数", "2023年决算"])
def test_a_column_without_its_name_below_a_merged_heading_is_not_the_whole(kind: str) -> None:
    table = f"""
    预算数 | < | < | {kind} | < | <
    合计 | 因公出国（境）费 | 公务接待费 | 合计 | 因公出国（境）费 |
    8.40 | 0.00 | 8.40 | 3.30 | 0.00 | 3.10
    """
    found = stated(web_page("“三公”经费支出决算表", table), "own.html")
    assert found["three_public:total|final"] == {"33000"}
    assert "three_public:reception|final" not in found
