"""Which of the accounts tables a table is: by its title, else by what its headings and rows say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingestion.accounts.codes import economic_code
from ingestion.accounts.table import Column, Record
from ingestion.accounts.vocabulary import SUBJECTS, TableRule, axes_of, compact, match_title, table_rule

SUBJECT_TABLES = frozenset({"three_public", "information", "operating_cost", "procurement", "state_asset"})
BALANCE_TABLES = frozenset({"total", "fiscal_total"})
DETAIL_TABLES = frozenset(
    {"gpb_detail", "fiscal_detail", "expenditure_detail", "fund_detail", "basic_detail", "project_detail"}
)
OF_NATURE = {"basic": "basic", "basic_detail": "basic", "project": "project", "project_detail": "project"}
"""Tables of one nature of expenditure."""
OF_FORMS = "skip_form"
NOT_READ = frozenset({OF_FORMS, "fiscal_fund"})

_FITS: dict[str, frozenset[str]] = {
    "revenue": frozenset({"revenue"}),
    "expenditure": frozenset({"expenditure", "expenditure_detail"}),
    "total": BALANCE_TABLES,
    "fiscal_total": BALANCE_TABLES,
    "basic": frozenset({"basic", *DETAIL_TABLES}),
    "three_public": SUBJECT_TABLES,
}
"""What the headings show -> the titles that may stand above them."""

_OF_FUND = frozenset({"government_fund", "state_capital"})
_ECONOMIC_NAMES = 4
"""So many names of economic classes make a table by economic class."""
_OWN_REVENUES = frozenset({"superior_subsidy", "undertaking", "business_operation", "other"})
"""Revenues that only tables of all funds show."""

_CELLS = 2
"""So many tabs part the cells of a row: of the table above, no title."""
_NOT_A_TITLE = re.compile(r"^(?:注|说明|备注|附注)|本表|[。；;]|如下|见(?:附)?表|名词|目录")
_FUNDS = re.compile(
    r"一般公共(?:财政)?预算|公共财政预算|公共预算|一般预算|政府性基金(?:预算)?|国有资本经营预算|基金预算"
    r"|预算(?:单位|部门)"
)
_PART_OF_YEAR = re.compile(r"[0-9]{1,2}(?:月|[-—至~到][0-9]{1,2}月)|上半年|下半年|季度")


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table's title fixes for all its cells."""

    rule: TableRule
    title: str
    scope: str
    default_kind: str = "final"
    year: int | None = None
    refused: str = ""
    """Reason why no cell of the table is a fact, '' when they may be."""


def find_title(candidates: Sequence[str]) -> str | None:
    """Return the nearest title that names an accounts table; ``candidates`` are ordered nearest first.

    Of several near ones for the same table the one that ends in 表 is its title.
    """
    whole_lines = (text for text in candidates if text.strip().count("\t") < _CELLS)
    titles = [text for text in whole_lines if _may_be_title(compact(text)) and match_title(text)]
    if not titles:
        return None
    code = match_title(titles[0])
    whole = (text for text in titles[:3] if compact(text).endswith("表") and match_title(text) == code)
    return next(whole, titles[0])


def _may_be_title(word: str) -> bool:
    return 3 < len(word) <= 60 and not _NOT_A_TITLE.search(word)


def guess_code(columns: list[Column], records: list[Record]) -> str | None:
    """Return the table code that headings and row labels show without a title, or None."""
    heads = [column.axes for column in columns if column.role == "value"]
    rows = [dict(axes_of(record.label, False)) for record in records]
    revenues = {axes["rev"] for axes in heads if "rev" in axes}
    natures = {axes["nature"] for axes in heads if "nature" in axes}
    named = sum("tp" in axes for axes in rows)
    # 公务接待费 and 因公出国费用 stand among the economic classes, too.
    listed = rows if named * 2 >= len(rows) else []
    items = {axes["tp"] for axes in (*heads, *listed) if "tp" in axes} - {"total"}
    lanes = max((column.lane for column in columns), default=0) + 1
    economic = sum(record.code.startswith("3") for record in records)
    is_by_economy = has_economic_heads(columns) or _are_economic([record.label for record in records])
    row_revenues = {axes["rev"] for axes in rows if "rev" in axes}
    if len(revenues & _OWN_REVENUES) >= 3:
        return "revenue"
    if natures & {"remit_to_superior", "subsidy_to_subordinate"} and {"basic", "project"} <= natures:
        return "expenditure"
    if lanes >= 2 and economic > len(records) / 2:
        return "basic"
    if lanes >= 2 and row_revenues & {"current_total", "grand_total"} and len(row_revenues) >= 3:
        return "fiscal_total" if any("fund" in axes for axes in heads) else "total"
    if lanes >= 2 and len(row_revenues & _OWN_REVENUES) >= 2:
        return "total"
    if is_by_economy:
        return None
    if len(items) >= 2 and economic == 0:
        return "three_public"
    volumes = {axes["volume"] for axes in (*heads, *rows) if "volume" in axes}
    if len(volumes) >= 2:
        return "three_public"
    subjects = {axis for axes in rows for axis in SUBJECTS & axes.keys()}
    if subjects and len(rows) >= 2 and sum(bool(SUBJECTS & axes.keys()) for axes in rows) * 2 >= len(rows):
        return "information"
    return None


def has_economic_heads(columns: Sequence[Column]) -> bool:
    """Tell a table with a column for each economic class (明细表), whatever its title says."""
    return _are_economic([column.path[-1] for column in columns if column.path])


def _are_economic(texts: Sequence[str]) -> bool:
    """Tell names of economic classes: 公务接待费 among them is no three public expense.

    Tables of the three public expenses print a few more (会议费, 培训费) beside them.
    """
    named = {
        compact(text)
        for text in texts
        if text.strip() and not dict(axes_of(text, False)) and economic_code(text, "", None)
    }
    return len(named) >= _ECONOMIC_NAMES


def fits(code: str, guessed: str | None) -> bool:
    """Tell whether the table named by a title can have the headings that ``guessed`` stands for.

    A title belongs to another table where it cannot: a table without title stands below it.
    """
    return guessed is None or code in _FITS.get(guessed, frozenset({code})) or code in NOT_READ


def layout_of(title: str | None, code: str | None, fiscal_year: int | None) -> Layout | None:
    """Return the layout for a printed title or, without one, for a guessed table code."""
    rule = match_title(title) if title else None
    if rule is None and code:
        rule = table_rule(code)
    if rule is None:
        return None
    word = compact(title or "")
    scope = rule.scope
    if OF_NATURE.get(rule.code) == "project" and not re.search("财政|预算", word):
        scope = "all"
    if rule.code in _OF_FUND and "基本支出" in word:
        rule = table_rule("basic")  # 政府性基金预算财政拨款基本支出决算表
    refused = ""
    kind = "final"
    plain = _FUNDS.sub("", word)
    if "预算" in plain and not re.search("决算|执行|预决算", plain):
        kind = "budget"
    if rule.code == "three_public" and re.search("政府性基金|国有资本", word) and "一般公共" not in word:
        refused = "table_detail"
    if _PART_OF_YEAR.search(word):
        refused = "other_period"
    years = [int(year) for year in re.findall(r"(20[0-9]{2})年", word)]
    # ``2021年决算和2022年预算情况表``: the columns say which is which.
    year = fiscal_year if fiscal_year in years else years[-1] if years else None
    if year and fiscal_year and year != fiscal_year:
        if year == fiscal_year - 1 and kind == "final":
            kind = "prior_final"
        else:
            refused = "other_year"
    return Layout(rule, title or "", scope, kind, year, refused)
