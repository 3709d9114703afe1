"""Amounts that make sense only in another unit: 元 for 万元 or 亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingestion.model import Notice
from ingestion.notices.place import Text, notice_at

_YUAN = re.compile(
    r"(?P<lead>[^，。；：、0-9]{0,24})(?P<number>(?<![0-9.,])[0-9]{1,3}\.[0-9]{1,2})元(?![/每])"
)
_WHOLE = re.compile(r"投资|支出|经费|资金|费用|金额|收入|总额|合计|总计|预算|决算")
_EACH = re.compile(r"人均|户均|每|单价|票价|人平|均价|一(?:次|份|张|本)|标准|/|按")
_PER_VEHICLE = re.compile(r"车均|单车|每车|每辆|辆均")
_FEW_YUAN = Decimal(1000)


def read_magnitudes(text: Text) -> Iterator[Notice]:
    """Yield amounts of a few yuan where a whole year's or project's money is meant.

    Only in documents that count in 万元: in a report to the yuan such amounts are usual.
    """
    if sum("万元" in block.text or "亿元" in block.text for block in text.blocks) > 0:
        yield from _few_yuan(text)


def _few_yuan(text: Text) -> Iterator[Notice]:
    for block in text.blocks:
        if block.section.part == "glossary" or "元" not in block.text:
            continue
        for match in _YUAN.finditer(block.text):
            lead, number = match.group("lead"), Decimal(match.group("number"))
            per_vehicle = bool(_PER_VEHICLE.search(lead))
            if (
                number == 0
                or number >= _FEW_YUAN
                or not _WHOLE.search(lead)
                or (_EACH.search(lead) and not per_vehicle)
            ):
                continue
            if re.match(r"[*×xX]", block.text[match.end() : match.end() + 1]):
                continue
            yield notice_at(
                text,
                block,
                match.start("number"),
                match.end(),
                "unit_magnitude",
                "error",
                match.group("number") + "元",
                f"“{match.group('number')}元”与所述事项不相称，疑单位应为万元或亿元",
                stated=number,
            )
