"""Amounts that are a part of something told before, and so not the item's own of the whole body."""

from __future__ import annotations

import re

from ingestion.narrative.context import Context
from ingestion.narrative.funds import NAMED_FUNDS
from ingestion.narrative.measure import last_stage
from ingestion.narrative.named import TOPICS, lose_track
from ingestion.narrative.sentence import Target

_BARE = re.compile(r"[；、，]?(?:公务接待|公务用车|因公出国)[^；、，：0-9]{1,14}(?<!支出)(?<!决算)")
"""An item in a list with nothing said of it: ``；公务接待费``."""
_OWN_LEVEL = re.compile(r"其中[：，]?[一-龥]{0,8}(?:本级|机关|总部)(?:的)?[“”三公经费支出决算]{4,}")
"""``共支出“三公经费”9万元，其中厅本级“三公经费”支出4万元``: of one of the bodies summed up."""
_CONTRACTS = (("sme_contract",), ("micro_contract",))
_SIDE = re.compile(r"收入|支出")
_FUNDS = (*NAMED_FUNDS, "fiscal_appropriation")
_PAID_FROM_FUNDS = ("class", "project", "operating", "public", "basic")
_THREE_PUBLIC = (Target("fct_three_public", ("total",)),)


def why_a_part(
    local: str, targets: tuple[Target, ...], rule: str, is_named: bool, context: Context
) -> str | None:
    """Return the reason why an amount of ``targets`` is no statement of them, or None.

    ``rule``: how they were found; ``is_named``: the words ``local`` before the amount name them.
    """
    sentence = context.sentence
    if _BARE.fullmatch(local) and _is_of_a_lost_list(targets, context):
        lose_track(local, context)
        return "unresolved"
    if rule == "fund" and _is_fund_of_topic(context):
        sentence.last = "detail"
        return "outside_contract"
    if targets[0].keys in _CONTRACTS and "其中" in local and _is_of_one_kind(context):
        return "outside_contract"
    if is_named and targets == sentence.whole and ("其中" in local or last_stage(local) is None):
        # ``接待费9万元，其中商务接待8万元，公务接待1万元``: a part of the same item
        return "outside_contract"
    if targets[0].fact_table == "fct_procurement" and sentence.outer and sentence.is_lost:
        return "outside_contract"  # ``其中集中采购9万元（货物8万元…）``: of what is not known
    if _OWN_LEVEL.search(local) and targets == _THREE_PUBLIC:
        return "outside_contract"
    if rule == "fund" and sentence.inside == "carried" and not _SIDE.search(local):
        sentence.last = "detail"
        return "outside_contract"  # ``年末结转9万元，其中：一般公共预算8万元``
    of_class = bool(sentence.economic) and sentence.inside == "class" and "三公" not in local
    if is_named and (_is_detail(targets, context) or (of_class and _is_public_item(targets))):
        sentence.last = "detail"
        return "outside_contract"
    return None


def _is_of_one_kind(context: Context) -> bool:
    """``货物支出9万元，其中授予中小企业合同8万元``: of the goods, where no total is told before them."""
    sentence = context.sentence
    told = {target.keys for target in sentence.told if target.fact_table == "fct_procurement"}
    return bool(told) and not told & {("total",), *_CONTRACTS}


def _is_fund_of_topic(context: Context) -> bool:
    """``“三公”经费支出9万元（其中：一般公共预算支出9万元）``: what a fund gave, not all it spent."""
    sentence = context.sentence
    whole = sentence.outer[-1][0] if sentence.outer else sentence.whole
    return any(target.fact_table in TOPICS.values() for target in whole)


def _is_of_a_lost_list(targets: tuple[Target, ...], context: Context) -> bool:
    """``电费2万元；公务接待费3万元`` in the list of the basic expenditure, whose head was not read.

    Reception, vehicles and travel are economic classes there and 三公 elsewhere: here they are neither.
    """
    if context.section.code != "basic_expenditure" or targets[0].fact_table != "fct_three_public":
        return False
    told = (*context.sentence.targets, *context.previous_targets)
    return targets != _THREE_PUBLIC and _THREE_PUBLIC[0] not in told


def _is_public_item(targets: tuple[Target, ...]) -> bool:
    """``商品和服务支出9万元，其中：公务接待费1万元``: of that class, and not all that was spent on it."""
    return targets[0].fact_table == "fct_three_public" and targets[0].keys != ("total",)


def _is_of_fund(target: Target) -> bool:
    """Whether it is some revenue, or all that a fund spent: no part of an item of expenditure is."""
    if target.fact_table == "fct_revenue":
        return True
    return target.fact_table == "fct_expenditure" and target.keys[1:] == ("total", "current_total")


def _is_detail(targets: tuple[Target, ...], context: Context) -> bool:
    """``教育支出80万元，其中：基本支出60万元``: the basic expenditure of a class is not that of the body."""
    sentence = context.sentence
    classification = targets[0].keys[1] if targets[0].fact_table == "fct_expenditure" else ""
    if _is_public_item(targets) and sentence.inside in ("operating", "project", "basic", "outside"):
        return True  # ``机关运行经费50万元，其中：公务用车运行维护费3万元``
    if sentence.inside == "outside" and targets[0].keys[-1:] in (
        ("opening_carryover",),
        ("closing_carryover",),
    ):
        return True  # ``其他资金支出8万元，年末结余1万元``
    if sentence.inside == "carried" and targets[0].keys[-1] in _FUNDS:
        return True  # ``上年结转80万元（一般公共预算70万元）``: carried over, no income of this year
    if sentence.inside in _PAID_FROM_FUNDS and _is_of_fund(targets[0]):
        return True  # ``教育支出80万元（其中：上年结转5万元）``: what it was paid from
    if classification == "nature":
        detail = sentence.inside in ("class", "unknown", "operating", "public")
        sentence.inside = sentence.inside if detail else ""
        return detail
    if classification == "function" and sentence.inside == "basic":
        return True
    if classification in ("economic", "function") and sentence.inside == "project":
        return True  # ``项目支出90万元，其中：防汛支出10万元``: what projects spent on it, not all of it
    if classification == "economic":
        return False
    sentence.inside = ""
    return False
