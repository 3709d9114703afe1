"""Which measure an amount is: budget of which stage, final, prior year, change; read from words.

The stages follow the contract: 年初预算 ``initial_budget``, 调整预算 and 全年预算 ``adjusted_budget``,
a bare 预算 ``budget``, 决算 and 支出 ``final``, last year's 决算 ``prior_final``.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, cast

from ingestion.asked import note_text
from ingestion.lexicon.load import any_of, load
from ingestion.lexicon.tables import per_lexicon

Direction = Literal["increase", "decrease", "flat", "none"]
_STAGES = ("initial_budget", "adjusted_budget", "final", "budget")
"""In this order: where a specific stage and the bare 预算 match at one place, the specific one wins."""

FUND_WORD = re.compile(
    r"(?<![初整年])[共金营]预算(?=财政)"  # the rest of a fund's name behind a tear
    r"|一般公共预算|公共财政预算|一般公共财政预算|政府性基金预算|国有资本(?:经营)?预算|公共预算|专项预算|一般预算(?=财政|拨款)"
    r"|预算(?:拨款|绩效|执行|管理|单位|编制|事前|内|外|法|信息|公开|收支|改革)|财政预算拨款"
)
"""Names with 预算 in them that say nothing of a stage."""
_CHANGE_TAIL = (
    r"(?:支|收|了|额|数|幅|额度|金额|幅度|支出|收入|安排|（(?:减少|下降|降低|增加|增长|上升|减|增)）)*"
    r"(?:分别|各|均)?(?:为|约|达|计|是)?(?:了)?$"
)
_DIFFERENCE = re.compile(
    r"(?:增减额|增减数|(?<!收支)差额|差值|差异|相差|增、减额|变动额|变动)(?:为|是)?$"
    r"|(?:大于|小于|高于|低于|超过|超出|超|突破)(?:了)?(?:上年|去年|年初|全年|当年|调整)?[^，。；0-9]{0,6}(?:预算|决算)(?:数|安排|支出)*(?:为)?$"
)
REFERENCE = re.compile(
    r"(?![与和同](?:上年度?末?|年初)[^，。；0-9]{0,12}结[转余])"  # ``本年收入9万元和年初结转结余1万元``
    r"(?:与|(?<!经比)较|(?<!经)比|同|和|[由从](?=(?:上年|去年|20[0-9]{2}年)度?的)"
    r"|[低高少多大小]于(?=[^，。；0-9]{0,8}(?:20[0-9]{2}年)?[^，。；0-9]{1,8}的$)|相较于?与?|对比|跟)(?:本单位|我单位|本部门|我部门|我局|我镇)?"
    r"(?:上年(?:度)?|去年|上一年(?:度)?|往年|年初|预算|全年|调整|批复|当年|本年|20[0-9]{2}(?:年)?(?:度)?)"
)
"""A comparison: what is compared with begins where the match begins."""
YEAR = re.compile(r"(?<![0-9.])(20[0-9]{2})(?=年|度|-|—|“|”|[一-龥（])")
PRIOR_WORD = re.compile(r"上年(?!末?(?:财政拨款)?(?:结转|结余))|去年|上一年|上年度(?!末?结转)")


@per_lexicon
def _stage() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{any_of('stage', kind)})" for kind in _STAGES))


@per_lexicon
def _change() -> re.Pattern[str]:
    words = "|".join(any_of("change", direction) for direction in ("increase", "decrease"))
    return re.compile(f"(?:{words}){_CHANGE_TAIL}")


class Stage(NamedTuple):
    """A stage word and where it ends."""

    kind: str
    end: int


def last_stage(text: str) -> Stage | None:
    """Return the last stage word of ``text`` (fund names such as 一般公共预算 do not count)."""
    masked = FUND_WORD.sub(lambda m: "＃" * len(m.group()), _protect(text))
    found: Stage | None = None
    note_text("stage", masked)
    for match in _stage().finditer(masked):
        kind = match.lastgroup or "final"
        if kind == "budget" and found is not None and found.kind in ("initial_budget", "adjusted_budget"):
            kind = found.kind  # ``调整预算后项目预算``: the bare word repeats the stage
        found = Stage(kind, match.end())
    return found


def _protect(text: str) -> str:
    """Keep ``年初公共财政预算`` a stage: mask nothing that follows 年初 or 调整 directly."""
    fund = re.compile(r"(年初|调整)(一般公共|公共财政|公共|政府性基金)预算")
    return fund.sub(lambda m: m.group(1) + "预算" + "＃" * len(m.group(2)), text)


def before_change(text: str) -> str | None:
    """Return ``text`` without its last change word (``收支总计各增加`` gives ``收支总计``), or None."""
    found = _change().search(text)
    return re.sub(r"(?:各|均|分别|都|同口径)+$", "", text[: found.start()]) if found else None


def is_change(text: str) -> bool:
    """True when ``text`` (all that stands before a number in its clause) ends in a change word."""
    note_text("change", text)
    return bool(_change().search(text) or _DIFFERENCE.search(text))


def direction_of(text: str) -> Direction:
    """Return ``increase``, ``decrease``, ``flat`` or ``none`` from the last change word of ``text``."""
    best: Direction = "none"
    where = -1
    note_text("change", text)
    for entry in load("change"):
        for match in entry.pattern.finditer(text):
            if match.start() > where:
                best, where = cast(Direction, entry.keys[0]), match.start()
    return best
