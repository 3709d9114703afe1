"""Percentages in prose: shares, completion rates and growth, and what each is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ingestion.narrative.base import remember_base
from ingestion.narrative.choice import choose_item, is_weak
from ingestion.narrative.context import Context
from ingestion.narrative.filler import is_clean
from ingestion.narrative.measure import Direction, direction_of, is_change, last_stage
from ingestion.narrative.sentence import Target
from ingestion.narrative.targets import targets_of

_SHARE = re.compile(r"(?:占|占比|比重|比例)(?P<subject>[^，。；占]{0,30}?)(?:的|为|约|比重|比例|比|达)*$")
_COMPLETION = re.compile(
    r"(?:完成|达到|执行率|完成率|为)[^，。；]{0,14}(?:预算|执行率|完成率)?[^，。；]{0,8}$"
)
_LINK = r"^[），、。；：和]*(?:其中|两者|二者|三项|合计|共计|分别|各|均|约|共|总体|整体)*[，：]?"
"""What leads from one part of a list to the next, before its name."""


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage, or the amount of a change, with what it says of which targets."""

    claim_kind: Literal["share", "completion", "growth", "change"]
    targets: tuple[Target, ...]
    direction: Direction
    base_kind: str | None = None
    base_year: int | None = None
    base_subject: str | None = None


def _named_part(words: str, targets: tuple[Target, ...], context: Context) -> tuple[Target, ...]:
    """Return what a share is of: the item that ``words`` before 占 name, else the item carried.

    ``货物采购授予中小企业合同金额占…``: words that are more than one item's name are nobody's.
    """
    subject = re.sub(_LINK, "", words)
    if not subject or is_clean(subject):
        return targets
    item = choose_item(subject)
    if item is None or is_weak(item):
        return targets if "%" in subject or "，" in subject else ()
    if not is_clean(subject[: item.start]):
        return ()
    return targets_of(item, subject, context)


def read_percent(local: str, context: Context) -> Percent | None:
    """Return what a percentage states, or None where it is about no amount of the accounts."""
    sentence = context.sentence
    if sentence.reason and not is_change(local):
        return None
    targets = sentence.targets
    if re.fullmatch(r"[、，和]", local) and len(targets) > 1:
        targets = targets[1:2]
    elif re.search(r"分别|各", local) and len(targets) > 1:
        targets = targets[:1]
    if not targets:
        return None
    share = _SHARE.search(local)
    if share:
        named = _named_part(local[: share.start()], targets, context)
        return Percent("share", named, "none", base_subject=share["subject"] or "") if named else None
    if is_change(local.rstrip("：，")):
        remember_base(local, context)
        return Percent("growth", targets, direction_of(local), sentence.base_kind, sentence.base_year)
    if "预算" in local and _COMPLETION.search(local):
        stage = last_stage(local)
        kind = stage.kind if stage and stage.kind != "final" else "budget"
        return Percent("completion", targets, "none", base_kind=kind)
    if re.fullmatch(r"(?:的|，完成率(?:为)?|，执行率(?:为)?)", local) and sentence.last == "base":
        return Percent("completion", targets, "none", base_kind=sentence.base_kind)
    return None
