"""Procurement from small businesses told in lots: reserved lots and other lots, together within the total."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingestion.model import Notice
from ingestion.notices.money import as_printed, money, yuan_of
from ingestion.notices.place import Block, Text, notice_on

_TOTAL = re.compile(
    r"政府采购(?:支出)?(?:总额|金额|总金额)(?:（[^）]*）)?(?:共计|为|合计)?" + money("number")
)
_LOT = re.compile(
    r"(?P<lot>面向中小企业预留[^，。；]{0,20}中|其他[^，。；]{0,12}采购[^，。；]{0,8}中)，"
    r"由中小企业[^，。；]{0,16}?(?:中标|成交)[^，。；]{0,6}的?，?"
    r"(?:采购)?(?:金额|合同金额)?(?:为|共计)?" + money("number")
)
_RESERVED = re.compile(
    r"面向中小企业预留政府采购[^，。；0-9]{0,12}"
    + money("number")
    + r"，(?:其中，?)?面向小微企业预留政府采购[^，。；0-9]{0,12}"
    + money("part")
)


def read_procurement(text: Text) -> Iterator[Notice]:
    """Yield a notice where small businesses won more, in reserved and other lots, than was bought at all."""
    for block in text.blocks:
        if block.section.code != "procurement" or "中小企业" not in block.text:
            continue
        yield from _reserved(text, block)
        lots = {
            ("other" if one.group("lot").startswith("其他") else "reserved"): one
            for one in _LOT.finditer(block.text)
        }
        total = _TOTAL.search("".join(one.text for one in text.blocks if one.section.code == "procurement"))
        if len(lots) < 2 or total is None:
            continue
        whole = yuan_of(total, "number")
        parts = [yuan_of(one, "number") for one in lots.values()]
        amounts = [part for part in parts if part is not None]
        if whole is None or len(amounts) < 2:
            continue
        won = amounts[0][0] + amounts[1][0]
        if won <= whole[0] + (whole[1] + amounts[0][1] + amounts[1][1]) / 2:
            continue
        place = lots["other"]
        yield notice_on(
            text,
            block,
            place,
            "procurement_sme_parts",
            "error",
            "sme_contract",
            f"预留项目与其他项目中由中小企业成交的金额合计{won / 10_000:.2f}万元，"
            f"大于采购总额{whole[0] / 10_000:.2f}万元",
            stated=won,
            expected=whole[0],
        )


def _reserved(text: Text, block: Block) -> Iterator[Notice]:
    """小微企业 are among the 中小企业: what is reserved for them is within what is reserved for these."""
    for match in _RESERVED.finditer(block.text):
        whole = yuan_of(match, "number")
        part = yuan_of(match, "part")
        if whole is None or part is None or part[0] <= whole[0]:
            continue
        yield notice_on(
            text,
            block,
            match,
            "procurement_micro",
            "error",
            "reserved",
            f"面向小微企业预留{as_printed(match, 'part')}，大于面向中小企业预留{as_printed(match, 'number')}",
            stated=part[0],
            expected=whole[0],
        )
