"""Shares of one whole in one sentence, and the book value of assets, for amounts that are no facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingestion.model import Notice, Reading
from ingestion.notices.money import WHOLE, as_printed, money, yuan_of
from ingestion.notices.place import Block, Text, notice_at, notice_on
from ingestion.numbers import UNIT_SCALE, last_place

_PAIR = re.compile(
    money("part", WHOLE)
    + r"[，、（,]?占(?:比)?(?:[^0-9，。；、]{0,16}?)(?:的|为)?(?P<share>[0-9]+(?:\.[0-9]+)?)%"
)
_ANY = re.compile(money("whole", WHOLE))
_BOOK = re.compile(
    r"原值[^0-9，。；]{0,6}"
    + money("cost", WHOLE)
    + r"，(?:[^0-9，。；]{0,4})(?:累计折旧|累计摊销|折旧)[^0-9，。；]{0,8}"
    + money("worn", WHOLE)
    + r"，(?:[^0-9，。；]{0,4})(?:净值|账面净值)[^0-9，。；]{0,6}"
    + money("net", WHOLE)
)
_OVER = re.compile(r"占[^0-9，。；：%]{0,24}?(?P<rate>(?<![0-9.])[0-9]+(?:\.[0-9]+)?)%")
_FALL = re.compile(r"(?:下降|降低|减少|降幅)(?:了|为|达)?(?P<rate>[0-9]+(?:\.[0-9]+)?)%")
_FITS = 2
"""Shares that must fit one whole before the odd one among them is told."""


@dataclass(frozen=True, slots=True)
class _Pair:
    match: re.Match[str]
    part: Decimal
    place: Decimal
    share: Decimal
    share_place: Decimal

    def fits(self, whole: Decimal, whole_place: Decimal) -> bool:
        """Tell whether the share is that of ``whole``, within the printed places."""
        return abs(self.share - 100 * self.part / whole) <= self.room(whole, whole_place)

    def room(self, whole: Decimal, whole_place: Decimal) -> Decimal:
        """Return how far rounding can move the share; it may be cut instead of rounded."""
        return self.share_place + 50 * (self.place + whole_place * self.part / whole) / whole


def read_shares(text: Text, reading: Reading) -> Iterator[Notice]:
    """Yield a share that misses the whole which the other shares of its sentence fit, and book values.

    The whole is an amount of the sentence before the shares. One share is odd only where two others fit the
    same whole, or where one other fits and the parts add to the whole or the shares to 100 %. Sentences whose
    shares became claims are checked in the warehouse. No part is more than all, and nothing falls by more.
    """
    claimed = {claim.line_no for claim in reading.claims if claim.claim_kind == "share"}
    for block in text.blocks:
        if block.section.part not in ("main", "attachment"):
            continue
        yield from _book_values(text, block)
        if block.in_accounts:
            yield from _beyond(text, block)
        if "占" not in block.text or not claimed.isdisjoint(block.paragraph.line_nos):
            continue
        yield from _shares(text, block)


def _shares(text: Text, block: Block) -> Iterator[Notice]:
    lists: dict[int, list[_Pair]] = {}
    for match in _PAIR.finditer(block.text):
        part = yuan_of(match, "part")
        if part is not None:
            # A list goes on over its semicolons: the sentence is what stands between full stops.
            start = block.text.rfind("。", 0, match.start()) + 1
            share = Decimal(match["share"])
            lists.setdefault(start, []).append(_Pair(match, *part, share, last_place(match["share"])))
    for start, pairs in lists.items():
        if len(pairs) >= _FITS:
            yield from _odd(text, block, start, pairs)


def _odd(text: Text, block: Block, start: int, pairs: list[_Pair]) -> Iterator[Notice]:
    wholes = [
        (found, amount)
        for found in _ANY.finditer(block.text, start, pairs[0].match.start())
        if (amount := yuan_of(found, "whole")) and amount[0] > 0
    ]
    for found, (whole, place) in wholes:
        odd = [pair for pair in pairs if not pair.fits(whole, place)]
        if not odd:
            return
        if len(odd) > 1:
            continue
        total = sum((pair.part for pair in pairs), Decimal(0))
        room = sum((pair.place for pair in pairs), place) / 2
        adds_up = abs(total - whole) <= room
        shares = sum((pair.share for pair in pairs), Decimal(0))
        is_all = abs(shares - 100) <= len(pairs) * odd[0].share_place
        if len(pairs) - 1 >= _FITS or adds_up or is_all:
            # Shares of 100 % in all leave the amount as the odd figure, amounts that add up the share.
            rest = whole - total + odd[0].part
            right = rest if is_all and not adds_up and rest > 0 else None
            yield _notice(text, block, found, whole, odd[0], right)
            return


def _notice(
    text: Text, block: Block, found: re.Match[str], whole: Decimal, odd: _Pair, right: Decimal | None
) -> Notice:
    match, should_be = odd.match, 100 * odd.part / whole
    shown = as_printed(match, "part")
    guess = (
        f"；若其余数字无误，疑“{shown}”应为{right / UNIT_SCALE[match['part_unit']]:f}{match['part_unit']}"
        if right
        else ""
    )
    return notice_at(
        text,
        block,
        match.start(),
        match.end(),
        "text_share",
        "error",
        shown,
        f"{shown}占合计{as_printed(found, 'whole')}的{should_be:.2f}%，文中写{match['share']}%，"
        f"金额或占比有误{guess}",
        stated=odd.part if right else odd.share,
        expected=right or round(should_be, 4),
    )


def _beyond(text: Text, block: Block) -> Iterator[Notice]:
    """占106%, 下降120%: a part of more than all, a fall to less than nothing."""
    for pattern, code, word in ((_OVER, "text_share", "占比"), (_FALL, "growth", "降幅")):
        told = {match["rate"]: match for match in reversed(list(pattern.finditer(block.text)))}
        for rate, match in told.items():
            if Decimal(rate) > 100:
                message = f"文中{word}为{rate}%，{word}不会大于百分之百"
                yield notice_on(
                    text,
                    block,
                    match,
                    code,
                    "error",
                    match["rate"] + "%",
                    message,
                    stated=Decimal(match["rate"]),
                )


def _book_values(text: Text, block: Block) -> Iterator[Notice]:
    """原值 less 累计折旧 is 净值."""
    for match in _BOOK.finditer(block.text):
        amounts = [yuan_of(match, name) for name in ("cost", "worn", "net")]
        known = [amount for amount in amounts if amount is not None]
        if len(known) < len(amounts):
            continue
        (cost, _), (worn, _), (net, _) = known
        if abs(cost - worn - net) <= sum((place for _, place in known), Decimal(0)) / 2:
            continue
        scale = "万元" if match["net_unit"] == "万元" else "元"
        should_be = (cost - worn) / (10_000 if scale == "万元" else 1)
        yield notice_on(
            text,
            block,
            match,
            "listed_parts",
            "warning",
            match.group()[:40],
            f"原值{as_printed(match, 'cost')}减累计折旧{as_printed(match, 'worn')}为{should_be:f}{scale}，"
            f"文中写净值{as_printed(match, 'net')}",
            stated=net,
            expected=cost - worn,
        )
