"""Indicator rows whose cells run together: ``数量指标足额保障率=100% 22.5 时效指标按时完成率≥95% 22.5``.

The levels have known names and every target begins with its sign, so that rows can be told; which of the
numbers behind a target are marks is known only where their sum is the one that the form prints.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from ingestion.forms.joined import Joined
from ingestion.forms.layout import load_layout
from ingestion.forms.sheet import IndicatorRow
from ingestion.model import Line

_HEAD = re.compile(r"一级指标 ?二级指标 ?三级指标")
_SIGNS = "=＝≥≤＞＜><"
_ASTRAY = re.compile(r"[一-龥](?:指标)|\s[0-9]|[0-9]$|^[次个人家项条份台辆套件场期册]\s")
"""A name that holds the end of one row and the beginning of the next."""
_DECLARED = re.compile(r"绩效指标 ?[（(] ?([0-9]{2,3}) ?分 ?[）)]")
_TOTAL = re.compile(r" ?(?:合计|总分|总计)[:： ]?([0-9]{2,3})(?![0-9.])")
_EXECUTION = Decimal(10)
"""The mark of the execution rate, which stands in the money block."""
_FIELDS = {1: ("full_mark",), 2: ("full_mark", "score"), 3: ("actual", "full_mark", "score")}


@cache
def level_pattern(role: str) -> str:
    """Return the names of the levels of ``role`` that end in 指标, the longest first, as a pattern."""
    names = (name for name in load_layout().level_names[role] if name.endswith("指标"))
    return "|".join(sorted(names, key=len, reverse=True))


@cache
def _row() -> re.Pattern[str]:
    return re.compile(
        rf" ?(?:(?P<level1>{level_pattern('level1')}) ?(?=(?:{level_pattern('level2')})))?"
        rf"(?:(?P<level2>{level_pattern('level2')}) ?)?"
        rf"(?P<name>[^{_SIGNS}0-9][^{_SIGNS}]{{1,40}}?) ?"
        rf"(?P<target>[{_SIGNS}]{{1,2}} ?[0-9.]+ ?(?:[%％‰]|[^\s0-9.]{{0,4}}))"
        rf"(?P<numbers>(?: [0-9.]+[%％]?(?![^\s0-9.]*[{_SIGNS}]))+)"
    )


def read_run_on_rows(lines: Sequence[Line]) -> list[IndicatorRow]:
    """Return the indicator rows that run on in ``lines`` below their header, [] where none do."""
    text = Joined(lines, keep_blanks=True)
    head = _HEAD.search(text.text)
    if head is None:
        return []
    first = re.compile(rf"(?:{level_pattern('level1')}) ?(?={level_pattern('level2')})")
    begin = first.search(text.text, head.end())
    matches: list[re.Match[str]] = []
    match = _row().match(text.text, begin.start()) if begin else None
    while match is not None and not _ASTRAY.search(match["name"]):
        matches.append(match)
        match = _row().match(text.text, match.end())
    if len(matches) < 2:
        return []
    fields = _fields(text.text, matches)
    rows = []
    level1 = level2 = ""
    for match in matches:
        level1, level2 = match["level1"] or level1, match["level2"] or level2
        cells = {"target": text.cell(*match.span("target"))}
        at = match.start("numbers")
        for field, number in zip(fields, re.finditer("[0-9.]+[%％]?", match["numbers"]), strict=False):
            cells[field] = text.cell(at + number.start(), at + number.end())
        rows.append(
            IndicatorRow((level1, level2, match["name"].strip()), cells, text.cell(*match.span("name")))
        )
    return rows


def _fields(text: str, matches: Sequence[re.Match[str]]) -> tuple[str, ...]:
    """Return what the numbers behind the targets are, () where the printed sum does not prove it."""
    numbers = [re.findall("[0-9.]+(?![0-9.%％])", match["numbers"]) for match in matches]
    counts = {len(row) for row in numbers}
    fields = _FIELDS.get(counts.pop(), ()) if len(counts) == 1 else ()
    if not fields:
        return ()
    declared = {Decimal(m[1]) for m in _DECLARED.finditer(text[: matches[0].start()])}
    total = _TOTAL.match(text, matches[-1].end())
    if total:
        declared |= {Decimal(total[1]), Decimal(total[1]) - _EXECUTION}
    place = fields.index("full_mark")
    return fields if sum(Decimal(row[place]) for row in numbers) in declared else ()
