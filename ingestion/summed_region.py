"""What a body's report tells of all bodies of its region: ``全县各部门“三公”经费支出900万元``.

A financial authority tells its own expenses and, beside them, the sum of all departments. Where the report
tells the same of itself, that sum is not its own: it is kept and shown and feeds no fact. A report that tells
nothing else is about the region itself and stays as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ingestion.accounts import OTHER_BODY
from ingestion.model import Document, Identity, Reading, Statement

_TABLES = frozenset({"fct_three_public", "fct_three_public_volume", "fct_operating_cost"})
_REGION = r"(?:全[省市县区州旗盟国]|(?:(?<![一-龥])|(?<=[年度]))[省市县区州旗盟](?:[本直]?级|直))"
_ALL_BODIES = re.compile(
    rf"{_REGION}(?:汇总|(?:各|所有|全部|行政|事业|党政|机关|一级|预算|财政拨款|的|和|及|、|[省市县区州旗盟]级|[0-9]+[个家])*"
    r"(?:部门|单位|乡镇|机关)(?![预决]算))"
)
_OWN = re.compile(r"[我本](?:级?单位|部门|局|委|办|院|校|镇|乡|站|所|厅|机关|中心)")
_AMOUNT = re.compile(r"[0-9](?:万|亿)?元|[0-9][辆台批人]")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|[^，。|]*(?:表|情况|说明|公开)$")
_HEADING_MAX = 40
_SENTENCE = re.compile(r"[^。]+。?")


def distrust_summed_region(reading: Reading, document: Document, identity: Identity) -> None:
    """Mark what is told of all bodies of a region as not usable where the body's own is told, too."""
    if not identity.organization_name:
        return
    spans = list(_summed(document, identity.organization_name))
    own: dict[tuple[str, ...], set[Decimal | None]] = defaultdict(set)
    summed: list[Statement] = []
    for statement in reading.statements:
        if statement.fact_table in _TABLES and statement.usable:
            if _stands_in(statement, spans):
                summed.append(statement)
            else:
                own[statement.fact_table, *statement.keys].add(statement.value_number)
    both = [(one, own[key]) for one in summed if (key := (one.fact_table, *one.keys)) in own]
    if not any(one.value_number not in values for one, values in both):
        return
    for statement in summed:
        statement.usable, statement.alternatives = False, OTHER_BODY


def _stands_in(statement: Statement, spans: list[tuple[int, int, int]]) -> bool:
    place = statement.char_start
    is_cell = statement.source_kind == "table"  # of a grid: the place is no offset in the line
    return any(line == statement.line_no and (is_cell or start <= place < end) for line, start, end in spans)


def _summed(document: Document, name: str) -> Iterator[tuple[int, int, int]]:
    """Yield (line, start, end) of the sentences about all bodies and of those that go on with them."""
    is_summed = False
    for line in document.lines:
        is_heading = len(line.text) <= _HEADING_MAX and _HEADING.match(line.text.strip())
        is_summed = is_summed and not is_heading
        for sentence in _SENTENCE.finditer(line.text):
            amount = _AMOUNT.search(sentence.group())
            words = re.sub(r"\s", "", sentence.group()[: amount.start() if amount else None])
            if _OWN.search(words) or name in words.replace(f"经{name}汇总", ""):
                is_summed = False
            elif (amount or is_heading) and _ALL_BODIES.search(words):
                is_summed = True
            if is_summed:
                yield line.no, sentence.start(), sentence.end()
