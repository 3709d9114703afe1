"""What an amount is compared with: the prior year or a budget, stated as an amount of its own."""

from __future__ import annotations

import re

from ingestion.narrative.answer import Resolution
from ingestion.narrative.carried import both_sides, other_side
from ingestion.narrative.choice import choose_item, is_weak
from ingestion.narrative.context import Context
from ingestion.narrative.filler import is_clean
from ingestion.narrative.measure import PRIOR_WORD, REFERENCE, YEAR, last_stage
from ingestion.narrative.pairs import SECOND_FOLLOWS
from ingestion.narrative.scan import Token
from ingestion.narrative.section_totals import section_total
from ingestion.narrative.sentence import Target
from ingestion.narrative.targets import targets_of

WITHIN_BUDGET = re.compile(
    r"(?:控制在|(?:未|没有|没)(?:超过|超出|突破|超))(?:了)?(?:当年|本年|全年|年度)?[^，。；0-9]{0,4}"
    r"预算(?:数|安排|支出|总额|指标)*(?:的|为)?$"
)
"""``支出8万元，控制在预算9万元以内``, ``未超过年初预算9万元``: the budget, no limit and no change."""
COMPLETION = re.compile(
    r"(?:完成|占|达到|为)(?:了)?(?:当年|本年|全年|年度)?[^，。；]{0,8}预算(?:数|收入|安排|支出|总额)*(?:的|为|：)?$"
    rf"|{WITHIN_BUDGET.pattern}"
)
_COMPARED = re.compile(r"相比[，：]?(?P<subject>[^，。；0-9]{2,30})")
_EACH_SIDE = re.compile(r"(?:收、?支|收入(?:和|与|及|、)?支出)(?:各|均|分别|都|同|双)")
"""``收入总计9万元，支出总计9万元。与上年8万元相比，收支各增加…``: the totals told before, in short."""


_BARE_SIDE = re.compile(r"相比[^，。；]{0,4}[，：](?:收入|支出)(?:预算|决算)?数?(?:为|是)?$")


def _is_bare_side(tail: str, targets: tuple[Target, ...]) -> bool:
    """``收入总计9万元。与年初预算相比，收入预算8万元，决算7万元``: of the total, or of the year's sum."""
    return bool(targets) and targets[0].keys[-1] == "grand_total" and _BARE_SIDE.search(tail) is not None


def remember_base(local: str, context: Context) -> None:
    """Keep what the clause compares with, for the growth rate that follows."""
    reference = last_reference(local)
    if reference is None:
        return
    kind, year = _base_kind(local, reference, context)
    context.sentence.base_kind, context.sentence.base_year = kind, year


def last_reference(local: str) -> re.Match[str] | None:
    """Return the last comparison of ``local`` (``较上年…``), or None; a colon ends it."""
    found = None
    for match in REFERENCE.finditer(local, local.rfind("：") + 1):
        found = match
    return found


def _base_kind(
    local: str, reference: re.Match[str] | None, context: Context
) -> tuple[str | None, int | None]:
    """Return (amount kind, year) of a base; kind None when it is of neither this nor the prior year."""
    words = local[reference.start() :] if reference else local
    stage = last_stage(words)
    years = [int(match[1]) for match in YEAR.finditer(words)]
    year = years[-1] if years else None
    fiscal = context.fiscal_year
    budget = stage is not None and stage.kind in ("initial_budget", "adjusted_budget", "budget")
    if PRIOR_WORD.search(words):
        year = fiscal - 1 if fiscal and year is None else year
        return (None if budget else "prior_final"), year
    if budget and stage is not None:
        return (stage.kind if year in (None, fiscal) else None), year
    if year is not None and fiscal is not None:
        return ("prior_final" if year == fiscal - 1 else None), year
    return None, year


def base_amount(
    token: Token, local: str, reference: re.Match[str] | None, after: str, context: Context
) -> Resolution:
    """Resolve the amount of a comparison (``较上年6万元``) or of a completion (``完成预算7万元的…``).

    ``reference``: the comparison, None for a completion or a year glued to the number.
    """
    sentence = context.sentence
    if token.glued_year:
        fiscal = context.fiscal_year
        kind: str | None = "prior_final" if fiscal and token.glued_year == fiscal - 1 else None
        year: int | None = token.glued_year
    else:
        kind, year = _base_kind(local, reference, context)
    tail = local[reference.end() :] if reference else ""
    head = local[: reference.start()] if reference else local
    item = choose_item(tail) if tail else None
    whole = re.search(r"(?:收入|支出)(?:决算)?(?:数)?[，]?$", head)
    torn = re.match(r"[亿万]?元", head)  # ``万元，完成年初预算8万元的…``: a torn amount
    noted = () if sentence.is_lost or whole or torn else context.previous_targets
    targets = sentence.targets or noted or section_total(head.strip("，"), context)
    if item is None and head:
        # ``因公出国（境）费较上年6万元``: the item stands before the comparison
        head_item = choose_item(head.rstrip("，")) if not COMPLETION.search(local) or reference else None
        if head_item is not None and not is_weak(head_item):
            item = head_item
    if item is not None and not is_weak(item):
        targets = targets_of(item, local, context) or targets
    elif other_side(re.sub(r"^[^，]*相比", "", tail), targets):
        targets, sentence.is_lost = (), True  # ``收入总计5万元。与年初预算相比，支出年初预算数4万元``
    elif tail and not is_clean(tail, allow=r"累计|末|（|同期|相比|年底|年|后"):
        return Resolution("skip", reason="unresolved")
    if item is None and not sentence.targets and _is_bare_side(tail, targets):
        sentence.lose()
        return Resolution("skip", reason="unresolved")
    if item is None and sentence.is_joined:
        targets = ()  # ``甲5万元及乙3万元，比上年9万元减少…``: of both, or of what they make
    compared = _COMPARED.match(after)
    sides = both_sides(sentence.told or context.told_before)
    if item is None and compared and sides and _EACH_SIDE.match(compared["subject"]):
        targets = sentence.targets = sides
    elif item is None and compared and not sentence.targets:
        subject = choose_item(re.split(r"各|均|分别|都|增|减|上升|下降|多|少|降|升", compared["subject"])[0])
        if subject is not None:
            targets = targets_of(subject, compared["subject"][: subject.end], context) or targets
    sentence.base_kind, sentence.base_year = kind, year
    if not targets:
        return Resolution("skip", reason="unresolved")
    if kind is None:
        return Resolution("skip", reason="other_year")
    if item is not None or not sentence.targets:
        sentence.targets, sentence.pair_index = targets, 0
    is_of_which = item is None and sentence.members > 1 and not sentence.compares
    whole_told = sentence.whole if is_of_which else ()  # ``甲9万元，其中乙2万元，丙7万元，比上年8万元…``
    sentence.last, sentence.compares = "base", True
    usable = tuple(t for t in targets if t.has_kind)
    if not usable:
        return Resolution("skip", reason="comparison_base")
    pair = len(usable) > 1 and bool(SECOND_FOLLOWS.match(after))
    sentence.pair_index = 0
    if whole_told:
        other = f"{whole_told[0].fact_table}:{'|'.join((*whole_told[0].keys, kind))}"
        return Resolution(
            "base", usable[:1], kind, base_year=year, alternatives=other, rule="base", is_clear=False
        )
    return Resolution("base", usable[:1] if pair else usable, kind, base_year=year, rule="base")
