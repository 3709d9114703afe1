"""What titles, headings and row labels of accounts tables say, by ``ingestion.accounts.rules``."""

from __future__ import annotations

import re

from ingestion.accounts.rules import ChartRule, TableRule, axis_rules, chart_rules, group_rules, table_rules
from ingestion.asked import note_text
from ingestion.lexicon.tables import answers_per_lexicon, per_lexicon
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


def stands_below(word: str, kinds: frozenset[str] | None = None, parent: str | None = None) -> bool:
    """Whether compact ``word`` stands below some heading (of these ``kinds``, below ``parent``)."""
    note_text("accounts_group", word)
    return any(
        rule.child.fullmatch(word)
        and (kinds is None or rule.kind in kinds)
        and (parent is None or rule.parent.fullmatch(parent))
        for rule in group_rules()
    )


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


def check_examples() -> list[str]:
    """Return, in Chinese, every entry whose example is not read as the entry says; empty when all are."""
    problems = []
    for table in table_rules():
        found = match_title(table.example)
        if found is None or found.code != table.code:
            read_as = found.code if found else "无"
            problems.append(f"{table.place}：例“{table.example}”应为{table.code}，读作{read_as}")
    for axis in axis_rules():
        said = dict(axes_of(axis.example, True)).get(axis.axis)
        if said != axis.value:
            expected = f"{axis.axis}={axis.value}"
            problems.append(f"{axis.place}：例“{axis.example}”应为{expected}，读作{said or '无'}")
    for chart in chart_rules():
        first = chart_rule(chart.example)
        if first is not chart:
            read_as = first.topic if first else "无"
            problems.append(f"{chart.place}：例“{chart.example}”应为{chart.topic}，读作{read_as}")
    for group in group_rules():
        words = [bare(compact(word)) for word in re.split(r" over | and | ", group.example) if word]
        below = [word for word in words[1:] if group.child.fullmatch(word)]
        if not group.parent.fullmatch(words[0]) or len(below) != len(words) - 1:
            problems.append(f"{group.place}：例“{group.example}”不成立")
    return problems
