"""Rules for words of accounts tables, as data: ``ingestion/lexicon/accounts_*.csv``, one class a table.

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

from ingestion.lexicon.load import compile_pattern
from ingestion.lexicon.tables import LexiconError, Row, per_lexicon, table_rows


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
