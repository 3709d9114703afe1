"""Whole tables in one line with single blanks, and one cell a line with blank cells and lines between."""

from __future__ import annotations

import re

import pytest

from ingestion.model import Reading
from tests.unit.accounts_files import FILES
from tests.unit.accounts_helpers import facts, make_grid, read
from tests.unit.accounts_tables import TABLES

TOTAL = "收入支出决算总表 财决公开01表 部门：清源市水务局 金额单位：万元 "
HEADS = "收入 收入 收入 支出 支出 支出 项目 行次 金额 项目 行次 金额 栏次 1 栏次 2 "
ROWS = (
    "一一般公共预算财政拨款收入 1 2,310.40 一一般公共服务支出 32 0.00 二政府性基金预算财政拨款收入 2 0.00 "
    "二外交支出 33 0.00 三上级补助收入 3 16.00 三国防支出 34 0.00 四事业收入 4 7.25 五教育支出 36 1,984.15 "
    "5 十二农林水支出 43 351.50 6 44 7 45 本年收入合计 27 2,333.65 本年支出合计 57 2,335.65 "
    "总计 30 2,335.65 总计 60 2,335.65 注：本表反映单位本年度的总收支情况。"
)


def test_two_lanes_whose_numbering_lost_its_mark() -> None:
    found = facts(read(text=TOTAL + HEADS + ROWS))
    assert found["fct_revenue|all|general_public_budget|final"] == "23104000.00"
    assert found["fct_revenue|all|superior_subsidy|final"] == "160000.00"
    assert found["fct_expenditure|all|function|201|final"] == "0.00"
    assert found["fct_expenditure|all|function|205|final"] == "19841500.00"
    assert found["fct_expenditure|all|function|213|final"] == "3515000.00"
    assert found["fct_revenue|all|current_total|final"] == "23336500.00"
    assert found["fct_expenditure|all|total|grand_total|final"] == "23356500.00"
    assert len(found) == 13


def test_without_a_title_the_revenues_tell_the_table() -> None:
    found = facts(read(text="财决公开01表 金额单位：万元 " + HEADS + ROWS))
    assert found["fct_revenue|all|undertaking|final"] == "72500.00"
    assert len(found) == 13


def test_several_tables_of_one_line_keep_apart() -> None:
    text = (
        TOTAL
        + HEADS
        + ROWS
        + " 支出决算表 公开03表 单位：万元 项目 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出"
        " 功能分类科目编码 科目名称 栏次 1 2 3 4 5 6 合计 2,335.65 1,200.00 1,135.65 205 教育支出 1,984.15 1,000.00"
        " 984.15 20502 普通教育 1,984.15 1,000.00 984.15 213 农林水支出 351.50 200.00 151.50 0.00 0.00 0.00"
    )
    found = facts(read(text=text), "fct_expenditure")
    assert found["all|function|20502|final"] == "19841500.00"
    assert found["all|function|213|final"] == "3515000.00"
    assert found["all|total|current_total|final"] == "23356500.00"
    # Three numbers below six headings: the sum is proved, what its parts are is not.
    assert "all|nature|basic|final" not in found


def test_the_sum_of_a_row_with_blank_cells_is_kept_only_where_the_rest_makes_it() -> None:
    head = "支出决算表 单位：万元 项目 本年支出合计 基本支出 项目支出 经营支出 科目编码 科目名称 "
    rows = (
        "合计 300.00 120.00 180.00 201 一般公共服务支出 200.00 90.00 110.00 205 教育支出 100.00 30.00 60.00"
    )
    reading = read(text=head + rows)
    assert facts(reading) == {
        "fct_expenditure|all|total|current_total|final": "3000000.00",
        "fct_expenditure|all|function|201|final": "2000000.00",
    }
    listed = {mention.stated_text for mention in reading.mentions if mention.reason == "unresolved"}
    assert {"30.00", "60.00", "90.00", "180.00"} <= listed


def test_amounts_torn_off_their_rows_are_listed_and_never_used() -> None:
    text = (
        "收入支出决算总表 部门：清源市水务局 单位：元 收入 项目 行次 栏次 金额 1 一、一般公共预算财政拨款收入 1"
        " 二、政府性基金预算财政拨款收入 2 三、上级补助收入 3 四、事业收入 4 五、其他收入 5 8,204,117.32 517,440.75"
        " 18,206.51 6 7 8 本年收入合计 9 总计 10 8,739,764.58 8,739,764.58 公开01表 支出 项目（按功能分类） 行次 栏次"
        " 金额 2 一、一般公共服务支出 11 二、外交支出 12 三、国防支出 13 四、教育支出 14 640,315.20 五、卫生健康支出"
        " 15 8,099,449.38 六、节能环保支出 16"
    )
    reading = read(text=text)
    assert facts(reading) == {
        "fct_expenditure|all|function|205|final": "640315.20",
        "fct_expenditure|all|function|210|final": "8099449.38",
    }
    listed = {mention.stated_text for mention in reading.mentions if mention.reason == "unresolved"}
    assert {"8,204,117.32", "517,440.75", "18,206.51", "8,739,764.58"} <= listed


def test_row_numbers_that_do_not_count_up_prove_a_lost_cell() -> None:
    text = TOTAL + HEADS + ROWS.replace("三上级补助收入 3 16.00", "三上级补助收入 16.00 3")
    assert facts(read(text=text)) == {}


def test_a_number_cut_by_a_blank_is_one_number() -> None:
    found = facts(read(text=TOTAL + HEADS + ROWS.replace("2,310.40", "2, 310.40").replace("7.25", "7 .25")))
    assert found["fct_revenue|all|general_public_budget|final"] == "23104000.00"
    assert found["fct_revenue|all|undertaking|final"] == "72500.00"


def test_a_list_of_contents_before_the_first_table_gives_no_title() -> None:
    contents = "目录 一、收入支出决算总表 二、收入决算表 三、国有资本经营预算财政拨款支出决算表 "
    rows = "项目 合计 基本支出 项目支出 科目编码 科目名称 205 教育支出 9.00 4.00 5.00 213 农林水支出 7.00 3.00 4.00"
    assert facts(read(text=contents + rows)) == {}


def test_one_cell_a_line_with_blank_lines_and_rows_without_amounts() -> None:
    cells = [
        *(
            "收入支出决算总表",
            "公开01表",
            "部门：清源市水务局",
            "金额单位：万元",
            "收入",
            "支出",
            "项目",
            "行次",
            "金额",
        ),
        *("项目", "行次", "金额", "栏次", "1", "栏次", "2", "一、一般公共预算财政拨款收入", "1", "96.82"),
        *("一、一般公共服务支出", "29", "81.37", "二、政府性基金预算财政拨款收入", "2", "二、外交支出", "30"),
        *("三、上级补助收入", "3", "8.00", "三、国防支出", "31", "四、事业收入", "4", "0.00"),
        *("四、公共安全支出", "32", "0.00", "五、其他收入", "5", "3.10", "五、教育支出", "33", "26.55"),
    ]
    found = facts(read(text="\n\n".join(cells)))
    assert found["fct_revenue|all|general_public_budget|final"] == "968200.00"
    assert found["fct_expenditure|all|function|205|final"] == "265500.00"
    assert "fct_revenue|all|government_fund|final" not in found
    assert len(found) == 7


def test_many_rows_without_amounts_do_not_end_a_table_of_cells() -> None:
    labels = [
        "外交支出",
        "国防支出",
        "公共安全支出",
        "科学技术支出",
        "节能环保支出",
        "城乡社区支出",
        "交通运输支出",
    ]
    cells = [
        "支出决算表",
        "单位：万元",
        "项目",
        "决算数",
        "一般公共服务支出",
        "12.00",
        "教育支出",
        "3.00",
        *labels,
    ]
    found = facts(read(text="\n\n".join([*cells, "住房保障支出", "5.50"])))
    assert found["fct_expenditure|all|function|221|final"] == "55000.00"


HEADLESS = [
    *(
        "清源市技工学校2022年度“三公”经费支出决算表",
        "单位：万元",
        "5.14",
        "3.96",
        "因公出国（境）费",
        "0.00",
        "0.00",
    ),
    *(
        "公务接待费",
        "1.80",
        "1.72",
        "公务用车购置及运行维护费",
        "3.34",
        "2.24",
        "其中：公务用车购置费",
        "0.00",
        "0.00",
    ),
    *("公务用车运行维护费", "3.34", "2.24"),
]
NOTE = "注：预算数为“三公”经费全年预算数，反映调整后的预算数；决算数是当年财政拨款的实际支出。"


def test_a_table_whose_headings_are_lost_is_told_by_its_note_and_its_sums() -> None:
    found = facts(read(text="\n\n".join([*HEADLESS, NOTE])), "fct_three_public")
    assert found["total|adjusted_budget"] == "51400.00"
    assert found["vehicle_operation|final"] == "22400.00"
    assert found["reception|adjusted_budget"] == "18000.00"
    assert len(found) == 12


def test_without_note_or_sum_the_columns_of_a_table_without_headings_stay_unknown() -> None:
    assert facts(read(text="\n\n".join(HEADLESS))) == {}
    wrong = ["4.96" if cell == "3.96" else cell for cell in HEADLESS]
    assert facts(read(text="\n\n".join([*wrong, NOTE]))) == {}


def _printed(table: str) -> list[str]:
    """Return the filled cells of a table, row by row, without the blanks in them."""
    cells = (cell.strip() for row in table.strip().split("\n") for cell in row.split("|"))
    return [re.sub(r"\s", "", cell) for cell in cells if cell and cell not in ("<", "^")]


def _stated(reading: Reading) -> set[tuple[str, ...]]:
    return {(s.fact_table, *s.keys, str(s.value_number)) for s in reading.statements if s.usable}


OFFICIAL = {
    **{name: (2022, titles, table) for name, (titles, table) in TABLES.items()},
    **{name: entry[:3] for name, entry in FILES.items()},
}


@pytest.mark.parametrize("name", OFFICIAL)
@pytest.mark.parametrize("joint", [" ", "\n\n"])
def test_what_is_read_of_a_flattened_table_is_what_the_table_states(name: str, joint: str) -> None:
    year, titles, table = OFFICIAL[name]
    text = joint.join([*titles, *_printed(table)])
    assert _stated(read(text=text, year=year)) <= _stated(read(make_grid(table, *titles), year=year))


def test_codes_among_the_amounts_prove_that_names_or_rows_are_lost() -> None:
    head = ["支出决算表", "单位：万元", "科目编码", "科目名称", "合计", "基本支出", "项目支出"]
    lost = [*head, "205", "教育支出", "9.00", "4.00", "5.00", "20502", "9.00", "4.00", "5.00"]
    columns = [
        "支出决算表",
        "单位：万元",
        "科目编码",
        "205",
        "20502",
        "科目名称",
        "教育支出",
        "普通教育",
        "合计",
        "9.00",
    ]
    split = [*head, "205", "02", "01", "9.00", "4.00", "5.00", "208", "05", "01", "3.00", "3.00"]
    for cells in (lost, columns, split):
        for joint in (" ", "\n"):
            assert facts(read(text=joint.join(cells))) == {}


THREE = (
    "预算数 决算数 合计 因公出国（境）费 公务用车购置及运行费 公务接待费 合计 因公出国（境）费 公务用车购置及运行费 公务接待费"
    " 小计 公务用车购置费 公务用车运行费 小计 公务用车购置费 公务用车运行费 1 2 3 4 5 6 7 8 9 10 11 12"
    " 9.60 0.00 7.00 0.00 7.00 2.60 8.11 0.00 7.00 0.00 7.00 1.11"
)


@pytest.mark.parametrize("title", ["2022年度“三公”经费支出决算表", "“三公”经费支出决算表 2022 年度"])
def test_a_row_without_a_label_behind_the_numbers_of_its_columns(title: str) -> None:
    found = facts(read(text=f"{title} 单位：万元 {THREE}"))
    assert found["fct_three_public|total|budget"] == "96000.00"
    assert found["fct_three_public|vehicle_operation|final"] == "70000.00"
    assert found["fct_three_public|reception|final"] == "11100.00"
    assert len(found) == 12


@pytest.mark.parametrize("amounts", [THREE + " 5.00", THREE.replace(" 2.60", "")])
def test_more_or_fewer_amounts_than_columns_are_none_of_theirs(amounts: str) -> None:
    assert facts(read(text=f"2022年度“三公”经费支出决算表 单位：万元 {amounts}")) == {}
