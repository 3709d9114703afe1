"""Tables of one subject with a row a period, or a column a fund: which amounts are those of the whole."""

from __future__ import annotations

import pytest

from ingestion.accounts.tree import heading_paths
from tests.unit.accounts_helpers import facts, make_grid, read

_ITEMS = "合计|因公出国（境）费|公务用车购置费|公务用车运行维护费|公务接待费"
_VEHICLES = f"""{{head}}|{_ITEMS}
年初预算数|40.00|6.00|18.00|10.00|6.00
决算数|31.25|2.10|17.40|9.15|2.60
完成预算的%|78.13|35.00|96.67|91.50|43.33"""
_YEARS = """{head}|合计|公务接待费|公务用车运行维护费|因公出国（境）费
2020年|12.60|4.40|8.20|0.00
2021年|9.30|1.90|7.40|0.00
增减额|-3.30|-2.50|-0.80|0.00"""
_TITLES = ("石桥镇2021年“三公”经费支出对比表", "单位：万元")
_WANTED = {
    _VEHICLES: {
        "total|initial_budget": 400000,
        "overseas|initial_budget": 60000,
        "reception|final": 26000,
        "vehicle_purchase|initial_budget": 180000,
        "vehicle_operation|initial_budget": 100000,
        "reception|initial_budget": 60000,
        "total|final": 312500,
        "overseas|final": 21000,
        "vehicle_purchase|final": 174000,
        "vehicle_operation|final": 91500,
    },
    _YEARS: {
        "total|prior_final": 126000,
        "reception|prior_final": 44000,
        "vehicle_operation|final": 74000,
        "vehicle_operation|prior_final": 82000,
        "overseas|prior_final": 0,
        "total|final": 93000,
        "reception|final": 19000,
        "overseas|final": 0,
    },
}


def _amounts(found: dict[str, str]) -> dict[str, float]:
    return {key: float(value) for key, value in found.items()}


@pytest.mark.parametrize("head", ["年度", "时段", "数据类型"])
@pytest.mark.parametrize("table", [_VEHICLES, _YEARS], ids=["budget", "years"])
def test_periods_in_rows_below_any_heading(table: str, head: str) -> None:
    rows = table.format(head=head)
    above = "\n".join(_TITLES)
    texts = [f"{above}\n{rows}", f"{above}\n" + rows.replace("|", "\n")]
    found = [facts(read(make_grid(rows, *_TITLES), year=2021), "fct_three_public")]
    found += [facts(read(text=text, year=2021), "fct_three_public") for text in texts]
    for amounts in found:
        assert _amounts(amounts) == _WANTED[table]


def test_a_blank_heading_over_the_periods() -> None:
    found = facts(read(make_grid(_YEARS.format(head=""), *_TITLES), year=2021), "fct_three_public")
    assert _amounts(found) == _WANTED[_YEARS]


@pytest.mark.parametrize(
    "table",
    [
        "项目|预算数|决算数合计|一般公共预算财政拨款|政府性基金预算财政拨款\n"
        "公务接待费|6.00|3.10|2.60|0.50\n公务用车运行维护费|12.00|9.40|9.00|0.40",
        "项目|预算数|决算数|其中：一般公共预算|政府性基金\n"
        "公务接待费|6.00|3.10|3.10|0.00\n公务用车运行维护费|12.00|9.40|4.00|5.40",
    ],
)
def test_single_funds_beside_the_whole_amount(table: str) -> None:
    found = facts(read(make_grid(table, "青川乡“三公”经费支出决算表", "单位：万元")), "fct_three_public")
    assert _amounts(found) == {
        "reception|budget": 60000,
        "reception|final": 31000,
        "vehicle_operation|budget": 120000,
        "vehicle_operation|final": 94000,
    }


@pytest.mark.parametrize(
    "table",
    [
        "项目|采购计划金额|实际采购金额|其中：财政拨款\n货物|60.00|58.40|56.40\n服务|46.00|44.10|43.60",
        "项目|合计|财政拨款\n政府采购货物支出|58.40|50.00\n政府采购服务支出|44.10|44.10",
    ],
)
def test_the_part_from_the_budget_is_not_the_purchase(table: str) -> None:
    found = facts(read(make_grid(table, "青川乡政府采购情况表", "单位：万元")), "fct_procurement")
    assert _amounts(found) == {"goods": 584000, "services": 441000}


@pytest.mark.parametrize("words", [("比上年增减", "增减比例（%）"), ("与上年对比", "增减率")])
def test_a_change_and_its_rate_are_two_columns(words: tuple[str, str]) -> None:
    assert heading_paths(["决算数", *words]) == [("决算数",), *((word,) for word in words)]


@pytest.mark.parametrize(
    ("heads", "rows", "lost"),
    [
        (
            "项目 年初预算数 全年预算数 决算数 完成预算%",
            "因公出国（境）费 9.00 7.00 6.30 90.00",
            "8.00 6.00 75.00",
        ),
        ("项目 预算数 决算数 增减额", "因公出国（境）费 9.00 7.00 2.00", "5.00 -1.80"),
    ],
)
def test_shares_and_changes_that_other_rows_show_are_no_amounts(heads: str, rows: str, lost: str) -> None:
    text = "\n".join([*_TITLES, *f"{heads} {rows} 公务接待费 {lost}".split()])
    found = facts(read(text=text, year=2021), "fct_three_public")
    assert {key.split("|")[0] for key in found} == {"overseas"}


def test_sums_are_those_of_one_year() -> None:
    heads = "2020年度决算数 2021年度决算数 合计 因公出国（境）费 公务接待费 合计 因公出国（境）费 公务接待费"
    text = "\n".join([*_TITLES, *f"{heads} 9.00 3.00 6.00 5.10 4.00".split()])
    found = facts(read(text=text, year=2021), "fct_three_public")
    assert {key: value for key, value in found.items() if key.endswith("|final")} == {}


@pytest.mark.parametrize("astray", ["33 33", "33 34 12.60"])
def test_a_row_number_behind_the_row_number_is_no_amount(astray: str) -> None:
    cells = "项目 行次 决算数 项目 行次 决算数 一、财政拨款收入 1 310.20 一、教育支出 31 290.10 "
    cells += f"二、事业收入 2 18.40 二、卫生健康支出 32 38.50 四、其他收入 4 0.00 三、住房保障支出 {astray} "
    cells += "本年收入合计 27 328.60 本年支出合计 57 341.20"
    text = "\n".join(["青川乡收入支出决算总表", "单位：万元", *cells.split()])
    found = facts(read(text=text, year=2021))
    assert found["fct_expenditure|all|function|210|final"] == "385000.00"
    assert "fct_expenditure|all|function|221|final" not in found


def test_a_row_of_another_body_left_alone_is_not_the_whole() -> None:
    heads = "单位名称 合计 因公出国（境）费 公务用车购置费 公务接待费"
    rows = "青川乡林业站 20.90 3.10 10.00 7.80 青川乡水利站 15.00 1.20 7.50 6.30 35.90 合计 4.30 17.50 14.10"
    text = "\n".join([*_TITLES, *f"{heads} {rows}".split()])
    assert facts(read(text=text, year=2021), "fct_three_public") == {}
