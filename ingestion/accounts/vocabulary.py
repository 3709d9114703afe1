"""Heading and label words of accounts tables, as data: ``ingestion/lexicon/accounts_*.csv``.

``accounts_table.csv``: titles; the first matching row names the table, its fund scope, flow and section.
``accounts_axis.csv``: what one heading or row label says. Axes ``skip``, ``kind``, ``fund`` and ``flow``
are searched for inside the text, all others must match it whole (numbering, year, unit and words of
kind removed). ``where`` is ``c`` for headings only, ``b`` for headings and row labels.
``accounts_chart.csv``: titles of drawn charts; the first matching row names the accounts they show.
``accounts_group.csv``: which headings stand below which, for tables whose merged cells were flattened.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from ingestion.readers.lines import fold

SEARCHED = frozenset({"skip", "kind", "fund", "flow"})
SUBJECTS = frozenset({"tp", "volume", "oc", "proc", "asset"})
"""Axes that name a fact of their own; the others combine into revenue and expenditure facts."""

_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．,，]|（[一二三四五六七八九十]+）|[0-9]{1,2}[.、．,，](?![0-9])"
    r"|（?[0-9]{1,2}）|[①-⑳]|\*+|其中[:：]?|[:：、.．])+"
)
_QUOTES = str.maketrans(dict.fromkeys("“”\"'‘’《》〈〉﹤﹥＂″〝〞「」") | {"(": "（", ")": "）", "﹒": "."})
_UNIT_SUFFIX = re.compile(
    r"[（【]?(?:单位[:：])?(?:[千百]?[万亿]?元|人民币.{0,2}元|[个辆批次人台套组/，,、（）]+)[）】]$"
)
_KIND_WORD = re.compile(
    r"^(?:[0-9]{4}年(?:度)?|本年度?|当年)|(?:支出)?(?:年初|全年|调整|上年)?(?:预算|决算|统计|实际支出|执行)"
    r"(?:支出)?(?:数|额|金额)?$|实际?支出数?$|(?:数|金额)$"
)
_FUND_WORD = re.compile(
    r"一般公共(?:财政)?预算|公共财政预算|公共预算|一般预算|政府性基金预算|基金预算|国有资本经营预算"
    r"|预算(?:单位|科目|部门|外|内)|财政预算拨款|预算安排"
)


def compact(text: str) -> str:
    """Return a heading or label without spaces and quotes, parentheses wide, widths folded."""
    return re.sub(r"\s", "", fold(text)).translate(_QUOTES).rstrip(":：")


def bare(text: str) -> str:
    """Return a compact label without its numbering and ``其中：``."""
    return _NUMBERING.sub("", text)


@dataclass(frozen=True, slots=True)
class TableRule:
    """One kind of table by a wording of its title."""

    code: str
    pattern: re.Pattern[str]
    scope: str
    flow: str
    section: str
    example: str


@dataclass(frozen=True, slots=True)
class AxisRule:
    """One wording and what it says: ``value`` on ``axis``."""

    axis: str
    value: str
    columns_only: bool
    pattern: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class GroupRule:
    """Headings matching ``child`` stand below a heading matching ``parent``."""

    kind: str
    parent: re.Pattern[str]
    child: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class ChartRule:
    """What a chart shows by a wording of its title."""

    topic: str
    pattern: re.Pattern[str]
    scope: str
    section: str
    example: str


def _rows(name: str, *columns: str) -> list[dict[str, str]]:
    """Read one vocabulary file. Raises ``ValueError`` naming file and row that are wrong."""
    text = resources.files("ingestion.lexicon").joinpath(name).read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    for number, row in enumerate(rows, start=2):
        if None in row or any(row.get(column) is None for column in columns):
            raise ValueError(f"{name} row {number}: needs the columns {', '.join(columns)}")
        if not row["example"]:
            raise ValueError(f"{name} row {number}: an example is missing")
    return rows


def _pattern(name: str, number: int, text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise ValueError(f"{name} row {number}: bad pattern {text!r}: {error}") from error


@cache
def table_rules() -> tuple[TableRule, ...]:
    """Return the title rules in file order."""
    name = "accounts_table.csv"
    return tuple(
        TableRule(
            row["code"],
            _pattern(name, number, row["pattern"]),
            row["scope"],
            row["flow"],
            row["section"],
            row["example"],
        )
        for number, row in enumerate(
            _rows(name, "code", "pattern", "scope", "flow", "section", "example"), start=2
        )
    )


@cache
def axis_rules() -> tuple[AxisRule, ...]:
    """Return the wording rules in file order; raises ``ValueError`` on an unknown ``where``."""
    name = "accounts_axis.csv"
    rules = []
    for number, row in enumerate(_rows(name, "axis", "value", "where", "pattern", "example"), start=2):
        if row["where"] not in ("b", "c"):
            raise ValueError(f"{name} row {number}: where is {row['where']!r}, not 'b' or 'c'")
        pattern = _pattern(name, number, row["pattern"])
        rules.append(AxisRule(row["axis"], row["value"], row["where"] == "c", pattern, row["example"]))
    return tuple(rules)


@cache
def group_rules() -> tuple[GroupRule, ...]:
    """Return the nesting rules in file order."""
    name = "accounts_group.csv"
    return tuple(
        GroupRule(
            row["kind"],
            _pattern(name, number, row["parent"]),
            _pattern(name, number, row["child"]),
            row["example"],
        )
        for number, row in enumerate(_rows(name, "kind", "parent", "child", "example"), start=2)
    )


@cache
def chart_rules() -> tuple[ChartRule, ...]:
    """Return the rules of chart titles in file order."""
    name = "accounts_chart.csv"
    return tuple(
        ChartRule(
            row["topic"],
            _pattern(name, number, row["pattern"]),
            row["scope"],
            row["section"],
            row["example"],
        )
        for number, row in enumerate(_rows(name, "topic", "pattern", "scope", "section", "example"), start=2)
    )


@cache
def table_rule(code: str) -> TableRule:
    """Return the first rule of table ``code``."""
    return next(rule for rule in table_rules() if rule.code == code)


def match_title(title: str) -> TableRule | None:
    """Return the rule of the table that ``title`` (as printed) names, or None."""
    text = compact(title)
    return next((rule for rule in table_rules() if rule.pattern.search(text)), None)


def _stripped(text: str) -> str:
    previous = ""
    while previous != text:
        previous = text
        text = _UNIT_SUFFIX.sub("", _KIND_WORD.sub("", text))
    return text


@lru_cache(maxsize=65_536)
def axes_of(text: str, heading: bool) -> tuple[tuple[str, str], ...]:
    """Return what a heading or row label says, as (axis, value) pairs; first rule of an axis wins.

    ``text`` is as printed. A text that says nothing gives an empty tuple.
    """
    whole = bare(compact(text))
    if not whole:
        return ()
    short = _stripped(whole)
    unfunded = _FUND_WORD.sub("", whole)
    found: dict[str, str] = {}
    for rule in axis_rules():
        if rule.axis in found or (rule.columns_only and not heading):
            continue
        if rule.axis in SEARCHED:
            hit = rule.pattern.search(unfunded if rule.axis == "kind" else whole)
        else:
            hit = rule.pattern.fullmatch(whole) or (rule.pattern.fullmatch(short) if short else None)
        if hit:
            found[rule.axis] = rule.value
    year = re.search(r"(?<![0-9])(20[0-9]{2})(?:年|(?=[^0-9]|$))", whole)
    if year:
        found["year"] = year.group(1)
    return tuple(found.items())


def check_examples() -> list[str]:
    """Return, in Chinese, every entry whose example is not read as the entry says; empty when all are."""
    problems = []
    for number, table in enumerate(table_rules(), start=2):
        found = match_title(table.example)
        if found is None or found.code != table.code:
            read_as = found.code if found else "无"
            problems.append(
                f"accounts_table.csv 第{number}行：例“{table.example}”应为{table.code}，读作{read_as}"
            )
    for number, axis in enumerate(axis_rules(), start=2):
        said = dict(axes_of(axis.example, True)).get(axis.axis)
        if said != axis.value:
            expected = f"{axis.axis}={axis.value}"
            problems.append(
                f"accounts_axis.csv 第{number}行：例“{axis.example}”应为{expected}，读作{said or '无'}"
            )
    for number, chart in enumerate(chart_rules(), start=2):
        first = next((rule for rule in chart_rules() if rule.pattern.search(compact(chart.example))), None)
        if first is not chart:
            read_as = first.topic if first else "无"
            problems.append(
                f"accounts_chart.csv 第{number}行：例“{chart.example}”应为{chart.topic}，读作{read_as}"
            )
    for number, group in enumerate(group_rules(), start=2):
        words = [bare(compact(word)) for word in re.split(r" over | and | ", group.example) if word]
        below = [word for word in words[1:] if group.child.fullmatch(word)]
        if not group.parent.fullmatch(words[0]) or len(below) != len(words) - 1:
            problems.append(f"accounts_group.csv 第{number}行：例“{group.example}”不成立")
    return problems
