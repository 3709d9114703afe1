"""Accounts tables of our own, as grids, and the ways text exports flatten them. Bodies and figures are invented."""

from __future__ import annotations

import re
from collections.abc import Callable

Flatten = Callable[[str, tuple[str, ...]], str]

TABLES: dict[str, tuple[tuple[str, ...], str]] = {
    "total": (
        ("收入支出决算总表", "公开01表", "部门：清源县水务局", "金额单位：万元"),
        """
收入 | < | < | 支出 | < | <
项目 | 行次 | 金额 | 项目（按功能分类） | 行次 | 金额
栏次 | < | 1 | 栏次 | < | 2
一、财政拨款收入 | 1 | 1,200.50 | 一、一般公共服务支出 | 29 | 800.00
其中：政府性基金预算财政拨款 | 2 | 200.00 | 二、外交支出 | 30 |
二、上级补助收入 | 3 | 0.00 | 三、国防支出 | 31 |
六、其他收入 | 7 | 10.5 | 二十三、其他支出 | 51 | 405
本年收入合计 | 24 | 1211.00 | 本年支出合计 | 52 | 1205.00
年初结转和结余 | 26 | 4 | 年末结转和结余 | 54 | 10.00
其中：项目支出结转和结余 | 27 | 4 | 其中：项目支出结转和结余 | 55 | 10
总计 | 28 | 1215.00 | 总计 | 56 | 1215.00
""",
    ),
    "revenue": (
        ("收入决算表", "单位：万元"),
        """
项目 | < | < | < | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | < | 经营收入 | 附属单位上缴收入 | 其他收入
功能分类科目编码 | < | < | 科目名称 | ^ | ^ | ^ | 小计 | 其中：教育收费 | ^ | ^ | ^
类 | 款 | 项 | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^
^ | ^ | ^ | 栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
^ | ^ | ^ | 合计 | 100.00 | 90.00 | 0.00 | 5 | 3 | | | 5.00
205 | 02 | 01 | 学前教育 | 100.00 | 90 | | 5 | 3 | | | 5
""",
    ),
    "expenditure": (
        ("支出决算表", "单位：万元"),
        """
项目 | < | 本年支出合计 | 基本支出 | < | < | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出
科目编码 | 科目名称 | ^ | 小计 | 人员经费 | 公用经费 | ^ | ^ | ^ | ^
栏次 | < | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
合计 | < | 100.00 | 70 | 60 | 10 | 30.00 | | |
205 | 教育支出 | 100.00 | 70 | 60 | 10 | 30 | | |
20502 | 普通教育 | 100.00 | 70 | 60 | 10 | 30 | | |
""",
    ),
    "fiscal_total": (
        ("财政拨款收入支出决算总表", "单位：万元"),
        """
收入 | < | < | 支出 | < | < | < | < | <
项目 | 行次 | 金额 | 项目 | 行次 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款
栏次 | < | 1 | 栏次 | < | 2 | 3 | 4 | 5
一、一般公共预算财政拨款 | 1 | 90 | 一、一般公共服务支出 | 33 | 80 | 80 | |
二、政府性基金预算财政拨款 | 2 | 10 | 十一、城乡社区支出 | 43 | 10 | | 10 |
本年收入合计 | 27 | 100 | 本年支出合计 | 59 | 90 | 80 | 10 |
年初财政拨款结转和结余 | 28 | 5 | 年末财政拨款结转和结余 | 60 | 15 | 15 | 0 |
一般公共预算财政拨款 | 29 | 5 | | 61 | | | |
总计 | 32 | 105 | 总计 | 64 | 105 | 95 | 10 |
""",
    ),
    "gpb": (
        ("一般公共预算财政拨款收入支出决算表", "单位：万元"),
        """
项目 | < | < | < | 年初结转和结余 | < | < | 本年收入 | < | < | 本年支出 | < | < | 年末结转和结余 | < | <
支出功能分类科目编码 | < | < | 科目名称 | 合计 | 基本支出结转 | 项目支出结转和结余 | 合计 | 基本支出 | 项目支出 | 合计 | 基本支出 | 项目支出 | 合计 | 基本支出结转 | 项目支出结转和结余
类 | 款 | 项 | 栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
^ | ^ | ^ | 合计 | 1.00 | 0 | 1 | 99 | 69 | 30 | 98 | 68 | 30 | 2 | 1 | 1
201 |  |  | 一般公共服务支出 | 1 | 0 | 1 | 99 | 69 | 30 | 98 | 68 | 30 | 2 | 1 | 1
201 | 03 | 01 | 行政运行 | 1 | 0 | 1 | 99 | 69 | 30 | 98 | 68 | 30 | 2 | 1 | 1
""",
    ),
    "basic": (
        ("一般公共预算财政拨款基本支出决算表", "公开06表", "单位：万元"),
        """
人员经费 | < | < | 公用经费 | < | < | < | < | <
科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额
301 | 工资福利支出 | 80.10 | 302 | 商品和服务支出 | 10.00 | 307 | 债务利息及费用支出 |
30101 | 基本工资 | 80.1 | 30201 | 办公费 | 9.8 | 310 | 资本性支出 | 0.5
30102 | 津贴补贴 |  | 30217 | 公务接待费 | 0.2 | 31002 | 办公设备购置 | 0.5
人员经费合计 | < | 80.10 | 公用经费合计 | < | < | < | < | 10.50
""",
    ),
    "basic_rows": (
        ("一般公共预算财政拨款基本支出决算表", "单位：万元"),
        """
项目 | < | 合计 | 人员经费 | 公用经费
经济分类科目编码 | 科目名称 | ^ | ^ | ^
栏次 | < | 1 | 2 | 3
合计 | < | 90.6 | 80.1 | 10.5
301 | 工资福利支出 | 80.1 | 80.1 |
302 | 商品和服务支出 | 10.5 | | 10.5
""",
    ),
    "three_public": (
        ("“三公”经费支出决算表", "单位：万元"),
        """
预算数 | < | < | < | < | < | 决算数 | < | < | < | < | <
合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费
^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
10.00 | 0.00 | 8.00 | 0 | 8.00 | 2.00 | 7.60 |  | 7.10 | - | 7.10 | 0.50
""",
    ),
    "three_public_compared": (
        ("2022年度“三公”经费支出情况表", "单位：万元"),
        """
项目 | 2021年决算数 | 2022年预算数 | 2022年决算数 | 比上年增减额 | 增减（%） | 备注
合计 | 12.50 | 13 | 11.00 | -1.5 | -12% |
1.因公出国（境）费 | 0 | 0 | 0 | 0 | 0 | 无
2.公务接待费 | 2.50 | 3 | 1 | -1.5 | -60% |
3.公务用车购置及运行维护费 | 10.00 | 10 | 10 | 0 | 0 |
其中：公务用车购置费 | 0 | 0 | 0 | | |
公务用车运行维护费 | 10 | 10 | 10 | | |
""",
    ),
    "government_fund": (
        ("政府性基金预算财政拨款收入支出决算表", "单位：万元"),
        """
项目 | < | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余
功能分类科目编码 | 科目名称 | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^
合计 | < | 1 | 50 | 49 | | 49 | 2
212 | 城乡社区支出 | 1 | 50 | 49 | | 49 | 2
""",
    ),
    "state_capital": (
        ("国有资本经营预算财政拨款支出决算表", "单位：万元"),
        """
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
223 | 国有资本经营预算支出 | 20 | | 20
合计 | < | 20 | | 20
""",
    ),
    "procurement": (
        ("政府采购情况表", "单位：万元"),
        """
采购项目 | 采购计划金额 | 实际采购金额
货物 | 15 | 13.5
工程 | 0 | 0
服务 | 22 | 20
合计 | 37 | 33.5
""",
    ),
}
"""Name -> (lines above the table, the table as text of ``accounts_helpers.make_grid``)."""


def _rows(table: str) -> list[list[str]]:
    return [
        [cell.strip() if cell.strip() not in ("<", "^") else "" for cell in row.split("|")]
        for row in table.strip("\n").split("\n")
    ]


def _printed(table: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in row.split("|") if cell.strip() not in ("<", "^")]
        for row in table.strip("\n").split("\n")
    ]


def piped_rows(table: str, titles: tuple[str, ...]) -> str:
    """Piped lines, one a row, blank where cells were merged."""
    return "\n".join([*titles, *(" | ".join(row) + " |" for row in _rows(table))])


def markdown(table: str, titles: tuple[str, ...]) -> str:
    """Piped lines with a pipe at both ends."""
    return "\n".join([*titles, *("| " + " | ".join(row) + " |" for row in _rows(table))])


def packed_rows(table: str, titles: tuple[str, ...]) -> str:
    """Piped lines, merged cells printed once and their blanks at the end of the row."""
    width = max(len(row) for row in _rows(table))
    lines = [row + [""] * (width - len(row)) for row in _printed(table)]
    return "\n".join([*titles, *(" | ".join(row) + " |" for row in lines)])


def broken_rows(table: str, titles: tuple[str, ...]) -> str:
    """Piped lines broken at blank cells."""
    return "\n".join([*titles, *(re.sub(r"\|  \|", "|\n|", " | ".join(row) + " |") for row in _rows(table))])


def cell_lines(table: str, titles: tuple[str, ...]) -> str:
    """One cell a line with a pipe, blank cells lost."""
    return "\n".join([*titles, *(cell + " |" for row in _rows(table) for cell in row if cell)])


def bare_lines(table: str, titles: tuple[str, ...]) -> str:
    """One cell a line, blank lines between, blank cells lost."""
    return "\n".join([*titles, "", *(cell + "\n" for row in _rows(table) for cell in row if cell)])


def tabbed_cells(table: str, titles: tuple[str, ...]) -> str:
    """One tabbed cell a line, a blank line after each row, as word processors export tables."""
    rows = ["\n".join("\t" + cell for cell in row) for row in _printed(table)]
    return "\n\n".join(["\n".join(titles), *rows]) + "\n\n"


WHOLE: tuple[Flatten, ...] = (piped_rows, markdown, packed_rows, broken_rows, tabbed_cells)
"""Forms that keep their rows: most tables come back whole from them."""
STREAMS: tuple[Flatten, ...] = (cell_lines, bare_lines)
"""Forms that lose rows and blank cells: what is read must be right, not all can be."""
