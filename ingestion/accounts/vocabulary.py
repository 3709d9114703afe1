"""Heading and label words of accounts tables, as data: ``ingestion/lexicon/accounts_*.csv``.

``accounts_table.csv``: titles; the first matching row names the table, its fund scope, flow and section.
``accounts_axis.csv``: what one heading or row label says. Axes ``skip``, ``kind``, ``fund`` and ``flow``
are searched for inside the text, all others must match it whole (numbering, year, unit and words of
kind removed). ``where`` is ``c`` for headings only, ``b`` for headings and row labels.
``accounts_chart.csv``: titles of drawn charts; the first matching row names the accounts they show.
``accounts_group.csv``: which headings stand below which, for tables whose merged cells were flattened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingestion.asked import note_text
from ingestion.lexicon.load import compile_pattern
from ingestion.lexicon.tables import LexiconError, Row, answers_per_lexicon, per_lexicon, table_rows
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
    place: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class AxisRule:
    """One wording and what it says: ``value`` on ``axis``."""

    axis: str
    value: str
    columns_only: bool
    pattern: re.Pattern[str]
    example: str
    place: str


@dataclass(frozen=True, slots=True)
class GroupRule:
    """Headings matching ``child`` stand below a heading matching ``parent``."""

    kind: str
    parent: re.Pattern[str]
    child: re.Pattern[str]
    example: str
    place: str


@dataclass(frozen=True, slots=True)
class ChartRule:
    """What a chart shows by a wording of its title."""

    topic: str
    pattern: re.Pattern[str]
    scope: str
    section: str
    example: str
    place: str


def _rows(name: str, *columns: str) -> list[Row]:
    """Read one vocabulary table. Raises ``LexiconError`` naming file and row that are wrong."""
    rows = table_rows(name, columns)
    for row in rows:
        if not row.values["example"]:
            raise LexiconError(f"{row.place}：example 不能为空")
    return rows


def _pattern(row: Row, column: str = "pattern") -> re.Pattern[str]:
    return compile_pattern(row.values[column], row.place)


@per_lexicon
def table_rules() -> tuple[TableRule, ...]:
    """Return the title rules in order."""
    return tuple(
        TableRule(
            row.values["code"],
            _pattern(row),
            row.values["scope"],
            row.values["flow"],
            row.values["section"],
            row.values["example"],
            row.place,
            row.is_own,
        )
        for row in _rows("accounts_table", "code", "pattern", "scope", "flow", "section", "example")
    )


@per_lexicon
def axis_rules() -> tuple[AxisRule, ...]:
    """Return the wording rules in order. Raises ``LexiconError`` on an unknown ``where``."""
    rules = []
    for row in _rows("accounts_axis", "axis", "value", "where", "pattern", "example"):
        where = row.values["where"]
        if where not in ("b", "c"):
            raise LexiconError(f"{row.place}：where 应为 b 或 c，而不是“{where}”")
        axis, value, example = row.values["axis"], row.values["value"], row.values["example"]
        rules.append(AxisRule(axis, value, where == "c", _pattern(row), example, row.place))
    return tuple(rules)


@per_lexicon
def group_rules() -> tuple[GroupRule, ...]:
    """Return the nesting rules in order."""
    return tuple(
        GroupRule(
            row.values["kind"],
            _pattern(row, "parent"),
            _pattern(row, "child"),
            row.values["example"],
            row.place,
        )
        for row in _rows("accounts_group", "kind", "parent", "child", "example")
    )


def stands_below(word: str, kinds: frozenset[str] | None = None, parent: str | None = None) -> bool:
    """Whether compact ``word`` stands below some heading (of these ``kinds``, below ``parent``)."""
    note_text("accounts_group", word)
    return any(
        rule.child.fullmatch(word)
        and (kinds is None or rule.kind in kinds)
        and (parent is None or rule.parent.fullmatch(parent))
        for rule in group_rules()
    )


@per_lexicon
def chart_rules() -> tuple[ChartRule, ...]:
    """Return the rules for titles of charts in order."""
    return tuple(
        ChartRule(
            row.values["topic"],
            _pattern(row),
            row.values["scope"],
            row.values["section"],
            row.values["example"],
            row.place,
        )
        for row in _rows("accounts_chart", "topic", "pattern", "scope", "section", "example")
    )


def load_rules() -> None:
    """Load every table of this room. Raises ``LexiconError`` for the first that is wrong."""
    for load in (table_rules, axis_rules, group_rules, chart_rules):
        load()


def chart_rule(title: str) -> ChartRule | None:
    """Return the first rule whose words the chart title ``title`` (as printed) has, or None."""
    text = compact(title)
    note_text("accounts_chart", text)
    return next((rule for rule in chart_rules() if rule.pattern.search(text)), None)


@per_lexicon
def table_rule(code: str) -> TableRule:
    """Return the first rule of table ``code``, the package's before a curator's own."""
    return min((rule for rule in table_rules() if rule.code == code), key=lambda rule: rule.is_own)


def match_title(title: str) -> TableRule | None:
    """Return the rule of the table that ``title`` (as printed) names, or None."""
    text = compact(title)
    note_text("accounts_table", text)
    return next((rule for rule in table_rules() if rule.pattern.search(text)), None)


def _stripped(text: str) -> str:
    previous = ""
    while previous != text:
        previous = text
        text = _UNIT_SUFFIX.sub("", _KIND_WORD.sub("", text))
    return text


def axes_of(text: str, heading: bool) -> tuple[tuple[str, str], ...]:
    """Return what a heading or row label says, as (axis, value) pairs; first rule of an axis wins.

    ``text`` is as printed. A text that says nothing gives an empty tuple.
    """
    note_text("accounts_axis", text)
    return _axes_of(text, heading)


def axis_views(text: str) -> tuple[str, str, str]:
    """Return the strings that the rules are held against for a printed text.

    These are the whole without blanks and numbering, the same without year, unit and words of kind, and
    the whole without names of funds.
    """
    whole = bare(compact(text))
    return whole, _stripped(whole), _FUND_WORD.sub("", whole)


@answers_per_lexicon
def _axes_of(text: str, heading: bool) -> tuple[tuple[str, str], ...]:
    whole, short, unfunded = axis_views(text)
    if not whole:
        return ()
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
