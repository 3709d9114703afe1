"""Counts told twice in one breath: vehicles and their uses, guests of each reception, the price a head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingestion.model import Notice
from ingestion.notices.money import as_printed, money, yuan_of
from ingestion.notices.place import Block, Text, notice_on

_VEHICLES = re.compile(
    r"(?:共有|共计|保有|拥有|现有)(?:公务)?(?:用?车辆?)(?:保有量)?(?:为|共)?(?P<whole>[0-9]+)(?:辆|台)，其中：?"
    r"(?P<list>(?:[^0-9。；，、]{2,24}[0-9]+(?:辆|台)[，、]?)+)(?=[。；]|$)"
)
_USE = re.compile(r"(?P<name>[^0-9。；，、]{2,24})(?P<number>[0-9]+)(?:辆|台)")
_LIST_OF_ACCOUNTS = 6
"""From so many uses on the sum of the section on assets is checked in the warehouse."""
_EVENT = re.compile(
    r"一行(?P<guests>[0-9]+)人[^。；0-9]{0,60}，[^，。；0-9]{1,10}(?P<hosts>[0-9]+)人，(?:共|合计|共计)(?P<all>[0-9]+)人(?!次)"
)
_HEAD_PRICE = re.compile(
    r"(?P<heads>[0-9]+)人(?:次)?，(?:共计?|合计)?(?:支出|金额|费用|花费|开支)(?:为|共计?|合计)?"
    + money("number")
    + r"，(?:人均|人平|平均每人)(?:费用|支出|消费)?(?:为|约)?"
    r"(?P<price>[0-9]+(?:\.[0-9]+)?)元"
)
_RECEIVED = re.compile(
    r"(?:批次?(?:为|共)?(?P<batches>[0-9]+)(?:个|批次?|次)?|(?P<batches2>[0-9]+)(?:个)?批次?)，"
    r"(?:共计?)?(?:支出" + money("number") + r"，)?"
    r"(?:接待)?人数(?:为|共)?(?P<heads>[0-9]+)人"
)
_NUMBERED = re.compile(r"(?<=[。；])[一二三四五六七八九十]{1,2}是")
_EVENT_HEADS = re.compile(r"(?:共|合计|共计)(?P<heads>[0-9]+)人(?!次)")
_EVENT_MONEY = re.compile(r"(?:支出|花费|金额)(?:为)?" + money("number"))


def read_counts(text: Text) -> Iterator[Notice]:
    """Yield counts that their own list contradicts, each in the sections on 三公 and on assets.

    A list is held against its whole only where it is complete: it ends with 其他…, it tells several uses in
    the section on assets, or it holds as many receptions as are stated. Uses that add to more than the
    whole contradict it in any case.
    """
    for block in text.blocks:
        if block.section.code not in ("three_public", "state_asset") or not block.in_accounts:
            continue
        yield from _vehicles(text, block)
        yield from _events(text, block)
        yield from _prices(text, block)
        yield from _receptions(text, block)


def _vehicles(text: Text, block: Block) -> Iterator[Notice]:
    for match in _VEHICLES.finditer(block.text):
        uses = list(_USE.finditer(match["list"]))
        if block.section.code == "state_asset" and len(uses) >= _LIST_OF_ACCOUNTS:
            continue
        whole, total = int(match["whole"]), sum(int(use["number"]) for use in uses)
        # The section on assets tells every use there is; elsewhere a list without 其他 may be open.
        is_closed = len(uses) > 1 and (
            block.section.code == "state_asset" or bool(re.search(r"其他|其它", uses[-1]["name"]))
        )
        if total > whole or (is_closed and total != whole):
            message = f"车辆共{whole}辆，所列{len(uses)}项用途之和{total}辆"
            yield _odd(text, block, match, "asset_vehicles", message, whole, total)


def _events(text: Text, block: Block) -> Iterator[Notice]:
    for match in _EVENT.finditer(block.text):
        total = int(match["guests"]) + int(match["hosts"])
        if total != int(match["all"]):
            told = f"来客{match['guests']}人、陪同{match['hosts']}人"
            message = f"{told}，合计{total}人，文中写共{match['all']}人"
            yield _odd(text, block, match, "listed_parts", message, int(match["all"]), total)


def _prices(text: Text, block: Block) -> Iterator[Notice]:
    """A price a head may be cut or rounded: only one beyond both is told."""
    for match in _HEAD_PRICE.finditer(block.text):
        spent, heads = yuan_of(match, "number"), int(match["heads"])
        if spent is None or heads == 0:
            continue
        price, should_be = Decimal(match["price"]), spent[0] / heads
        place = Decimal(1).scaleb(-len(match["price"].partition(".")[2]))
        if abs(price - should_be) > place + spent[1] / (2 * heads):
            told = f"{heads}人支出{as_printed(match, 'number')}"
            message = f"{told}，人均应为{should_be:.2f}元，文中写{match['price']}元"
            yield _odd(text, block, match, "listed_parts", message, price, round(should_be, 4))


def _receptions(text: Text, block: Block) -> Iterator[Notice]:
    for match in _RECEIVED.finditer(block.text):
        marks = list(_NUMBERED.finditer(block.text, match.end()))
        if len(marks) < 2 or len(marks) != int(match["batches"] or match["batches2"]):
            continue
        ends = [mark.start() for mark in marks[1:]] + [len(block.text)]
        told = [block.text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
        heads = [_EVENT_HEADS.search(one) for one in told]
        if all(heads):
            total = sum(int(one["heads"]) for one in heads if one)
            if total != int(match["heads"]):
                message = f"接待人数{match['heads']}人，所列{len(told)}批之和{total}人"
                yield _odd(text, block, match, "listed_parts", message, int(match["heads"]), total)
        whole = yuan_of(match, "number")
        paid = [_EVENT_MONEY.search(one) for one in told]
        amounts = [yuan_of(one, "number") for one in paid if one]
        if whole is not None and all(paid) and None not in amounts:
            spent = sum((one[0] for one in amounts if one), Decimal(0))
            room = sum((one[1] for one in amounts if one), whole[1]) / 2
            if abs(spent - whole[0]) > room:
                paid_text = as_printed(match, "number")
                message = f"接待支出{paid_text}，所列{len(told)}批之和{spent.normalize():f}元"
                yield _odd(text, block, match, "listed_parts", message, whole[0], spent)


def _odd(
    text: Text,
    block: Block,
    match: re.Match[str],
    code: str,
    message: str,
    stated: Decimal | int,
    expected: Decimal | int,
) -> Notice:
    return notice_on(
        text,
        block,
        match,
        code,
        "warning",
        match.group()[:30],
        message,
        stated=Decimal(stated),
        expected=Decimal(expected),
    )
