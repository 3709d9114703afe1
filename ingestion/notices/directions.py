"""Words of direction against the numbers beside them: 决算数小于预算数, 增加…，下降…%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingestion.model import Notice
from ingestion.notices.money import PRINTED, UNIT, as_printed, money, yuan_of
from ingestion.notices.place import Block, Text, notice_on
from ingestion.numbers import parse_decimal

_UP = "增加|增长|上升|提高|上涨|增支|超支"
_DOWN = "减少|下降|降低|压减|压缩|下浮|节约|减支|回落"
_MIXED = re.compile(
    rf"(?P<first>{_UP}|{_DOWN})(?:了)?{money('amount')}"
    rf"[，、（,]?(?:同比|比上年|较上年|比上年同期|与上年相比)?(?P<second>{_UP}|{_DOWN}|增幅|降幅)(?:了|为|约)?"
    r"(?P<rate>[0-9]+(?:\.[0-9]+)?)%"
)
_BUDGET = re.compile(
    r"(?P<stage>年初|全年|调整后?|当年)?(?:财政拨款)?(?:支出)?预算(?:数|安排)?(?:支出)?(?:为|是)?"
    + money("amount")
)
_SPENT = re.compile(r"(?:支出)?决算(?:数|支出)?(?:为|是)?" + money("amount"))
_VERDICT = re.compile(
    r"决算数?(?:支出)?(?:(?P<way>大于|小于|高于|低于|多于|少于|等于|超过)|与)"
    r"(?P<stage>年初|全年|调整后?|当年)?预算数?(?P<flat>持平|一致|相等|相同|无差异)?"
)
_SAID_AGAIN = re.compile(
    r"(?<!决算数)(?<!决算)(?:支出|开支|执行)数?(?P<way>大于|小于|高于|低于|多于|少于|超过)(?:年初|全年|调整后?|当年)?预算数?"
)
"""The same comparison in the reason: 主要原因：实际支出低于预算."""
_RATE = re.compile(r"完成[^，。；]{0,8}预算数?的?(?P<rate>[0-9]+(?:\.[0-9]+)?)%")
_OTHER_YEAR = re.compile(r"分别|上年|20[0-9]{2}年[^，。；]{0,12}决算")
_MOVED = re.compile(rf"(?P<way>{_UP}|{_DOWN})(?:了)?(?P<number>{PRINTED})(?:{UNIT}|%)")
_REASON = re.compile(rf"(?<![一-龥])(?P<way>{_UP}|{_DOWN})的?(?:主要)?原因")
_BECAUSE = re.compile(
    rf"原因(?:是|为)?[:：]?(?P<what>[^，。；0-9]{{0,12}}?(?:项目|经费|支出|费用?|接待|拨款|资金)(?:量|数|安排)?(?:也|均|都|有所)?)"
    rf"(?P<way>{_UP}|{_DOWN})(?=[，。；]|$)"
)
_OTHER_TIME = re.compile(rf"上年|去年|以前|结转|结余|预算|{_UP}|{_DOWN}")
_OF_BUDGET = re.compile("结转|结余|预算")
_WAY = {
    "大于": 1,
    "高于": 1,
    "多于": 1,
    "超过": 1,
    "小于": -1,
    "低于": -1,
    "少于": -1,
    "等于": 0,
}
_WORD = {1: "大于", 0: "等于", -1: "小于"}


def read_directions(text: Text) -> Iterator[Notice]:
    """Yield words that say more or less where the numbers beside them say the other.

    The sentence 决算数小于预算数 is held against the budget and the accounts stated last before it in the
    same paragraph; where two budgets are stated (年初预算, 全年预算) either may be meant unless it is named.
    """
    for block in text.blocks:
        if block.section.part not in ("main", "attachment"):
            continue
        yield from _mixed(text, block)
        if block.in_accounts:
            yield from _verdicts(text, block)
            yield from _reasons(text, block)
            yield from _because(text, block)


def _mixed(text: Text, block: Block) -> Iterator[Notice]:
    for match in _MIXED.finditer(block.text):
        first, second = match["first"], match["second"]
        rises, falls = _is_up(first), not _is_up(second)
        if rises != falls or not Decimal(match["rate"]):
            continue
        if not parse_decimal(match["amount"]):
            continue
        yield notice_on(
            text,
            block,
            match,
            "direction",
            "error",
            f"{first}|{second}",
            f"同一句中“{first}{match['amount']}”与“{second}{match['rate']}%”方向相反",
        )


def _reasons(text: Text, block: Block) -> Iterator[Notice]:
    """减少的主要原因 after nothing but increases, or the reverse."""
    for match in _REASON.finditer(block.text):
        start = block.text.rfind("。", 0, max(match.start() - 1, 0)) + 1
        last = _opposed(block.text, start, match)
        if last is None:
            continue
        yield notice_on(
            text,
            block,
            match,
            "direction",
            "error",
            f"{match.start()}|{match.group()}",
            f"前文说“{last.group()}”，此处说“{match.group()}”，方向相反",
        )


def _because(text: Text, block: Block) -> Iterator[Notice]:
    """增加…，主要原因是项目减少: the money itself is said to have gone the other way."""
    for match in _BECAUSE.finditer(block.text):
        start = block.text.rfind("。", 0, max(block.text.rfind("。", 0, match.start()), 0)) + 1
        before = block.text[start : match.start()]
        if _OTHER_TIME.search(match["what"]) or _OF_BUDGET.search(before.replace("公共预算", "")):
            continue
        last = _opposed(block.text, start, match)
        if last is None:
            continue
        message = f"前文说“{last.group()}”，原因却是“{match['what']}{match['way']}”，方向相反"
        yield notice_on(
            text, block, match, "direction", "warning", f"{match.start()}|{match.group()}", message
        )


def _opposed(text: str, start: int, match: re.Match[str]) -> re.Match[str] | None:
    """Return the last change told between ``start`` and ``match``, where each of them goes the other way."""
    moved = [one for one in _MOVED.finditer(text, start, match.start()) if parse_decimal(one["number"])]
    if any(_is_up(one["way"]) == _is_up(match["way"]) for one in moved):
        return None
    return moved[-1] if moved else None


def _is_up(word: str) -> bool:
    return word in _UP.split("|") or word == "增幅"


def _verdicts(text: Text, block: Block) -> Iterator[Notice]:
    start = 0
    for match in _VERDICT.finditer(block.text):
        before, start = block.text[start : match.start()], match.end()
        if not match["way"] and not match["flat"]:
            continue
        said = _WAY[match["way"]] if match["way"] else 0
        yield from _said_again(text, block, match, said)
        ground = _by_amounts(before, match["stage"], said) or _by_rate(before, said)
        if ground is None:
            continue
        words, spent, plan = ground
        yield notice_on(
            text,
            block,
            match,
            "direction",
            "error",
            f"{match.start()}|{match.group()}",
            f"文中称“{match.group()}”，但{words}",
            stated=spent,
            expected=plan,
        )


def _said_again(text: Text, block: Block, verdict: re.Match[str], said: int) -> Iterator[Notice]:
    """决算数小于预算数的主要原因：实际支出高于预算: the reason says the opposite of the verdict."""
    end = block.text.find("。", verdict.end())
    for match in _SAID_AGAIN.finditer(block.text, verdict.end(), end if end >= 0 else len(block.text)):
        if _WAY[match["way"]] * said < 0:
            message = f"前文说“{verdict.group()}”，此处说“{match.group()}”，方向相反"
            yield notice_on(
                text, block, match, "direction", "error", f"{match.start()}|{match.group()}", message
            )


_Ground = tuple[str, Decimal | None, Decimal | None]


def _by_amounts(before: str, stage: str | None, said: int) -> _Ground | None:
    """The accounts and the budget stated before a verdict, where they say otherwise."""
    spent = list(_SPENT.finditer(before))
    budgets = [one for one in _BUDGET.finditer(before) if not spent or one.start() < spent[-1].start()]
    if len(spent) != 1 or not budgets or _OTHER_YEAR.search(before):
        return None
    chosen = [one for one in budgets if stage and one["stage"] == stage] or budgets
    now = yuan_of(spent[0], "amount")
    plans = [plan for one in chosen if (plan := yuan_of(one, "amount"))]
    if now is None or len(plans) != len(chosen):
        return None
    signs = [_sign(now[0] - plan[0]) for plan in plans]
    # 持平 of figures that nearly agree is usual, and equal as printed may differ by less than a last place.
    if said in signs or signs[-1] == 0 or (said == 0 and abs(now[0] - plans[-1][0]) * 20 <= plans[-1][0]):
        return None
    words = f"决算{as_printed(spent[0], 'amount')}{_WORD[signs[-1]]}预算"
    return words + as_printed(chosen[-1], "amount"), now[0], plans[-1][0]


def _by_rate(before: str, said: int) -> _Ground | None:
    """The completion rate before a verdict, where no budget is stated and the rate says otherwise."""
    rates = list(_RATE.finditer(before))
    if len(rates) != 1 or _BUDGET.search(before) or _OTHER_YEAR.search(before):
        return None
    rate = Decimal(rates[0]["rate"])
    actual = _sign(rate - 100)
    if actual in (said, 0) or (said == 0 and abs(rate - 100) <= 5) or rate == 0:
        return None
    return f"完成预算{rates[0]['rate']}%", None, None


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)
