"""Tables printed in text whose merged headings lost their places, and what shows that none is certain."""

from __future__ import annotations

import pytest

from tests.unit.page_helpers import stated

_HEAD = "桐溪县湿地管护站2023年度部门决算\n第一部分 单位概况\n管护湿地。\n"


def _page(title: str, rows: list[str], between: str = "\t", frame: str = "") -> dict[str, set[str]]:
    """Return what a table states whose cells (between blanks; ``_`` for a blank one) stand in lines."""
    cells = [["" if cell == "_" else cell for cell in row.split()] for row in rows]
    table = "\n".join(f"{frame} {between.join(row)} {frame}".strip(" ") for row in cells)
    return stated(f"{_HEAD}{title}\n单位：万元\n{table}\n")


@pytest.mark.parametrize("head", ["本年基本支出", "一般公共预算基本支出"])
def test_the_parts_of_basic_expenditure_stand_below_it(head: str) -> None:
    rows = [
        f"经济分类科目 {head}",
        "科目编码 科目名称 合计 人员经费 公用经费",
        "301 工资福利支出 41.00 41.00 _",
        "30101 基本工资 41.00 41.00 _",
        "302 商品和服务支出 6.50 _ 6.50",
        "30201 办公费 6.50 _ 6.50",
    ]
    found = _page("一般公共预算财政拨款基本支出决算表", rows)
    key = "expenditure:general_public_budget|economic"
    assert found[f"{key}|301|final"] == {"410000"}
    assert found[f"{key}|30201|final"] == {"65000"}


@pytest.mark.parametrize("parts", ["合计 财政性资金 其他资金", "小计 财政资金 自有资金"])
def test_the_parts_of_a_purchase_stand_below_it(parts: str) -> None:
    rows = [
        "项目 采购计划金额 实际采购金额",
        f"{parts} {parts}",
        "合计 40.00 33.00 7.00 38.50 32.00 6.50",
        "货物 15.00 15.00 0.00 14.50 14.50 0.00",
        "服务 25.00 18.00 7.00 24.00 17.50 6.50",
    ]
    assert _page("政府采购支出情况表", rows) == {
        "procurement:total": {"385000"},
        "procurement:goods": {"145000"},
        "procurement:services": {"240000"},
    }


@pytest.mark.parametrize("parts", ["合计 一般公共预算 政府性基金 其他", "小计 一般公共预算 政府性基金 其他资金"])
def test_a_sum_that_may_stand_below_either_of_two_is_of_none(parts: str) -> None:
    rows = [
        "项目 政府采购金额 其中：财政性资金",
        parts,
        "合计 38.50 38.50 32.00 6.50 0.00",
        "货物 14.50 14.50 14.50 0.00 0.00",
        "服务 24.00 24.00 17.50 6.50 0.00",
    ]
    assert not {value for values in _page("政府采购支出情况表", rows).values() for value in values} & {"0"}


@pytest.mark.parametrize("between", ["\t", " | "])
@pytest.mark.parametrize("head", ["车辆", "机动车辆（辆）"])
def test_uses_of_vehicles_stand_below_them(between: str, head: str) -> None:
    rows = [
        f"{head} 单价50万元以上通用设备 单价100万元以上专用设备",
        "合计 机要通信用车 应急保障用车 特种专业技术用车",
        "5 1 1 3 2 0",
    ]
    found = _page("国有资产占用情况表", rows, between, "|" if "|" in between else "")
    assert found == {
        "state_asset:vehicles_total": {"5"},
        "state_asset:vehicles_confidential_comm": {"1"},
        "state_asset:vehicles_emergency": {"1"},
        "state_asset:vehicles_special_technical": {"3"},
        "state_asset:equipment_over_500k": {"2"},
        "state_asset:equipment_over_1m": {"0"},
    }


@pytest.mark.parametrize("title", ["“三公”经费支出决算表单位：万元预算数", "三公经费决算情况表预算数"])
def test_a_sum_between_items_leaves_the_columns_open(title: str) -> None:
    items = "合计 因公出国（境）费 公务用车购置及运行费 公务接待费"
    parts = "小计 公务用车购置费 公务用车运行费"
    numbers = "18.60 0.00 12.00 0.00 12.00 6.60 13.25 0.00 9.85 0.00 9.85 3.40"
    text = f"{_HEAD}{title} 决算数 {items} {items} {parts} {parts} {numbers}\n"
    assert not stated(text)


def test_pipes_around_the_rows_are_no_blank_cells() -> None:
    rows = [
        "预算数 决算数",
        "合计 因公出国（境）费 公务用车购置及运行费 公务接待费 " * 2,
        "小计 公务用车购置费 公务用车运行费 " * 2,
        "18.60 0.00 12.00 0.00 12.00 6.60 13.25 0.00 9.85 0.00 9.85 3.40",
    ]
    found = _page("“三公”经费支出决算表", rows, " | ", "|")
    assert found["three_public:total|final"] == {"132500"}
    assert found["three_public:vehicle_operation|budget"] == {"120000"}
    assert len(found) == 12


@pytest.mark.parametrize("unit", ["元", "万元"])
def test_a_row_with_its_unit_is_no_chart(unit: str) -> None:
    rows = [
        "项目 计量单位 预算数 决算数",
        f"公务接待费 {unit} 32000 26000",
        f"公务用车运行维护费 {unit} 50000 48000",
        "公务用车保有量 辆 _ 2",
    ]
    scale = {"元": "", "万元": "0000"}[unit]
    assert _page("“三公”经费及相关情况表", rows) == {
        "three_public:reception|budget": {f"32000{scale}"},
        "three_public:reception|final": {f"26000{scale}"},
        "three_public:vehicle_operation|budget": {f"50000{scale}"},
        "three_public:vehicle_operation|final": {f"48000{scale}"},
        "three_public_volume:vehicles_held": {"2"},
    }


def test_a_spaced_table_without_a_unit_is_a_report() -> None:
    text = "桐溪县湿地管护站2023年度三公经费决算表\n项目  预算数  决算数\n合计  18.60  13.25\n公务接待费  6.60  3.40\n"
    assert stated(text) == {}


@pytest.mark.parametrize("head", ["项目", "科目"])
@pytest.mark.parametrize("rest", ["事业收入 经营收入 其他收入", "上级补助收入 事业收入 附属单位上缴收入 其他收入"])
def test_the_sum_of_a_stream_without_its_blank_cells_is_read(head: str, rest: str) -> None:
    heads = f"{head} 本年收入合计 财政拨款收入 {rest} 科目编码 科目名称 小计 其中：教育收费"
    rows = "合计 58.40 51.20 4.00 3.20 205 教育支出 50.40 43.20 4.00 3.20 221 住房保障支出 8.00 8.00"
    text = f"{_HEAD}收入决算表\n单位：万元\n" + f"{heads} {rows}".replace(" ", "\n") + "\n"
    assert stated(text) == {"revenue:all|current_total|final": {"584000"}}


@pytest.mark.parametrize("note", ["", "说明：本单位没有政府性基金，本表无数据。\n"])
def test_a_table_that_holds_nothing_but_its_column_numbers_is_passed_over(note: str) -> None:
    heads = "项目 年初结转和结余 本年收入 本年支出 年末结转和结余 科目编码 科目名称 小计 基本支出 项目支出 栏次 1 2 3 4 5 6 合计"
    for between in ("\n", " "):
        for text in (heads, heads.removesuffix(" 合计")):
            table = text.replace(" ", between)
            page = f"{_HEAD}政府性基金预算财政拨款收入支出决算表\n单位：万元\n{table}\n{note}公务用车2辆。\n"
            assert not [key for key in stated(page) if "expenditure" in key]


def test_a_dash_beside_the_title_of_a_part_heads_nothing() -> None:
    cells = (
        "项目 统计数 一、“三公”经费支出 — （一）支出合计 8.40 1.公务用车运行维护费 5.10 2.公务接待费 3.30 "
        "二、国有资产占用情况 — （一）车辆数合计（辆） 3 1.应急保障用车 1 2.其他用车 2 "
        "三、政府采购支出信息 — （一）政府采购支出合计 40.20 1.政府采购货物支出 10.20 2.政府采购服务支出 30.00"
    )
    found = stated(f"{_HEAD}机构运行信息表\n单位：万元\n" + cells.replace(" ", "\n") + "\n")
    assert found["three_public:total|final"] == {"84000"}
    assert found["state_asset:vehicles_emergency"] == {"1"}
    assert found["procurement:total"] == {"402000"}
    assert found["procurement:services"] == {"300000"}


@pytest.mark.parametrize("head", ["原值（万元）", "账面价值（万元）"])
def test_counts_beside_values_are_read_where_a_row_has_both(head: str) -> None:
    rows = "一、车辆（辆） 4 86.50 应急保障用车 3 64.00 其他用车 22 二、单价50万元以上设备（台/套） 1 62.00"
    text = f"{_HEAD}国有资产占用情况表\n项目\n数量\n{head}\n" + rows.replace(" ", "\n") + "\n"
    assert stated(text) == {
        "state_asset:vehicles_total": {"4"},
        "state_asset:vehicles_emergency": {"3"},
        "state_asset:equipment_over_500k": {"1"},
    }


@pytest.mark.parametrize(("head", "unit"), [("单位", "元"), ("计量单位", "万元")])
def test_a_stream_may_have_a_column_of_units(head: str, unit: str) -> None:
    rows = f"公务接待费 {unit} 26000 公务用车运行维护费 {unit} 48000 公务用车保有量 辆 2 国内公务接待批次 个 31"
    text = f"{_HEAD}“三公”经费及相关情况表\n项目\n{head}\n决算数\n" + rows.replace(" ", "\n") + "\n"
    scale = {"元": "", "万元": "0000"}[unit]
    assert stated(text) == {
        "three_public:reception|final": {f"26000{scale}"},
        "three_public:vehicle_operation|final": {f"48000{scale}"},
        "three_public_volume:vehicles_held": {"2"},
        "three_public_volume:reception_batches": {"31"},
    }


@pytest.mark.parametrize("between", ["\n", " "])
@pytest.mark.parametrize("remark", ["28批次204人", "国内接待28批次，204人次"])
def test_counts_among_the_remarks_of_a_stream_are_no_amounts(between: str, remark: str) -> None:
    heads = "项目 预算数 决算数 备注 合计 10.60 8.25 1.因公出国（境）费 0.00 0.00 0个团组/0人"
    rest = "3.公务用车购置及运行维护费 6.00 5.15 （1）公务用车购置费 0.00 0.00 0辆 （2）公务用车运行维护费 6.00 5.15 2辆"
    for amounts, wanted in (("4.60 3.10", {"31000"}), ("3.10", None)):
        table = f"{heads} 2.公务接待费 {amounts} {remark} {rest}".replace(" ", between)
        found = stated(f"{_HEAD}“三公”经费支出决算表\n单位：万元\n{table}\n")
        assert found.get("three_public:reception|final") == wanted
        assert found["three_public:vehicle_operation|final"] == {"51500"}
        assert found["three_public:total|budget"] == {"106000"}
