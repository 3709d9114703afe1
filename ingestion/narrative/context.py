"""What the sentences read so far say about the next number: the context of a section."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingestion.model import Section
from ingestion.narrative.funds import NAMED_FUNDS, SCOPE_OF_SECTION, scope_of_words
from ingestion.narrative.sentence import UNKNOWN_YEAR, SentenceContext, Target

_OF_SEVERAL_FUNDS = ("all", "fiscal_appropriation")
_NAMES_FUND = re.compile(r"一般公共预算|公共财政预算|政府性基金|国有资本(?:经营)?预算")
_NUMBERED = re.compile(r"（?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[）、.．]")
_COMPARES = re.compile(r"(?:总体|整体|合计|总额)?(?:较|比|与)(?:上年|去年|20[0-9]{2}年|年初|全年|预算)")
"""A sentence without a subject that compares: of the whole whose parts were told before it."""
_AGAINST_BUDGET = re.compile(
    r"[^，。；0-9]{0,24}[与较](?:(?P<initial>年初)|全年|调整后?)预算数?(?:安排数?)?(?:相比|对比|比较)(?:情况)?[，：]"
)
_AGAIN = re.compile(
    r"(?:20[0-9]{2}年度?|当年|全年)?(?:实际(?:支出|执行|完成)|决算)(?:数|支出)?(?:为|共|合计)*"
    r"[0-9][0-9.,]*[亿万]?元[，；（]其中"
)
"""``预算9万元，其中：甲…，乙…。实际支出8万元，其中：甲…``: another stage, told in the same parts."""
NEXT_POINT = re.compile(r"[二三四五六]是|另一?方面")
"""Words that go on with an explanation in several points."""
_LIST_NUMBER = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})$")
"""A number of a list before its closing bracket (``1）``)."""


@dataclass(slots=True)
class Context:
    """State across the sentences of a section."""

    section: Section
    fiscal_year: int | None
    default_kind: str
    default_year: int | None
    sentence: SentenceContext = field(default_factory=SentenceContext)
    previous_targets: tuple[Target, ...] = ()
    has_told: bool = False
    """Something was told below this heading."""
    told_before: tuple[Target, ...] = ()
    """Whose amounts the sentence before told."""
    is_noted: bool = False
    """``previous_targets`` come from a heading or sentence that names an item and no number."""
    list_head: tuple[Target, ...] = ()
    """Whose parts the lines of the list before give (``总额9万元，其中：``), or ()."""
    is_behind_income: bool = False
    """The sentence before told the body's whole income, and nothing was named since."""
    is_evaluation: bool = False
    """In an evaluation report a bare 基本支出 is of all funds."""
    titled_fund: str | None = None
    """The one fund that the heading of a section on appropriations names."""
    wholes_differ: bool = False
    """The report states 总收入 and 总支出 and they are not equal (``ingestion.narrative.balance``)."""
    follows_unfinished: bool = False
    """The paragraph before ended without a mark: a name at the beginning of this may be half a name."""
    is_of_basic: bool = False
    """The basic expenditure was told last: the classes that follow are its parts, wherever it stands."""
    told_fund: str | None = None
    """Scope of the expenditure total told last, with no other's: ``公共预算支出9万元。`` / ``具体情况：``."""
    told_level: int = 0
    """Level of the heading below which it was told."""
    class_code: str | None = None
    """The function class that names below it may belong to."""
    subclass_code: str | None = None
    is_class_headed: bool = False
    """That class was named for itself, not with an item of it: a bare name below may be one of its items."""
    is_subclass_headed: bool = False
    """The same of the 款 named last: the bare names below it are its items."""

    @property
    def section_scope(self) -> str:
        """Fund scope of the section, ``all`` where the section does not say."""
        if self.section.code == "basic_expenditure" and self.is_evaluation:
            return scope_of_words(self.section.title) or "all"
        return self.titled_fund or SCOPE_OF_SECTION.get(self.section.code, "all")

    @property
    def class_scope(self) -> str:
        """Fund scope of a function class: of the words, of the total it is a part of, else of the section."""
        whole = self.told_fund if self.section_scope in _OF_SEVERAL_FUNDS else None
        return self.sentence.scope or whole or self.section_scope

    @property
    def economic_scope(self) -> str:
        """Fund scope of an economic class: of what it is a part of, else of the section.

        机关运行经费 is the 公用经费 of the public budget by its definition; what stands in its place is, too.
        """
        is_place = self.section.code == "operating_cost" or "重要事项" in self.section.title
        of_cost = "general_public_budget" if is_place else None
        return self.sentence.scope or of_cost or self.section_scope

    def turn_to(self, targets: tuple[Target, ...]) -> None:
        """The next amount is of ``targets``, whatever was spoken of before; of nothing known where empty."""
        if not targets:
            self.sentence.lose()
        self.sentence.targets = targets

    def keep_fund(self) -> None:
        """At the end of a sentence: note the fund of the total that it told."""
        if funds := self.sentence.funds:
            self.told_fund = next(iter(funds)) if len(funds) == 1 else None
            self.told_level = self.section.level

    @property
    def is_of_public_budget(self) -> bool:
        """True where ``财政拨款`` is short for the 一般公共预算财政拨款 that the section's heading names."""
        if self.section_scope != "general_public_budget" or self.sentence.names_fund:
            return False
        return self.section.code != "basic_expenditure" or bool(_NAMES_FUND.search(self.section.title))

    def new_sentence(self, opening: str, *, in_list: bool = False) -> None:
        """Start a sentence; ``其中`` at its opening, or before it, continues the list of the one before.

        ``in_list``: the paragraph before ended within a list (``其中：``, ``…；``).
        """
        old = self.sentence
        self.keep_fund()
        self.told_before = () if old.is_part else old.told
        if old.targets:
            # What follows a list of several items is of none of them, least of all of the last.
            alike = len(old.targets) > 1 and len({target.fact_table for target in old.targets}) == 1
            several = old.items > 1 or alike or old.inside == "unknown" or old.part_changed
            self.previous_targets = () if several else old.targets
            again = _AGAIN.match(opening)
            if old.items > 1 and (again or _COMPARES.match(opening)):
                self.previous_targets = old.headed  # ``…，其中：甲…，乙…。较年初预算9万元节约1万元``
                self.is_noted = self.is_noted or bool(again and old.headed)
        self.is_behind_income = old.tells_income
        self.sentence = SentenceContext()
        self.sentence.names_fund = bool(_NAMES_FUND.search(opening.partition("。")[0]))
        if compared := _AGAINST_BUDGET.match(opening):
            self.sentence.budget = "initial_budget" if compared["initial"] else "adjusted_budget"
        named = self.sentence.is_part = continues_list(opening)
        if named or in_list:
            self.sentence.kind = old.kind
            self.sentence.scope = old.scope if len(old.funds) <= 1 else _scope_of_whole(old)
            self.sentence.is_divided = len(old.funds) > 1 and not old.headed
            self.sentence.side = old.side
            self.sentence.parent = old.parent
            self.sentence.year = old.year
            self.sentence.funds = old.funds
            self.sentence.metrics = dict.fromkeys(old.metrics, 0)
        if named and old.items <= 1:
            self.sentence.inside = old.head()
        elif in_list:
            self.sentence.inside = old.inside or (old.head() if old.items <= 1 else "")

    def end_list(self, opening: str) -> None:
        """Leave the lines of a list: ``总额9万元，其中：``, a line an item, then ``较上年8万元增加1万元``."""
        if self.list_head and _COMPARES.match(opening):
            self.previous_targets, self.is_noted = self.list_head, False
        if not _NUMBERED.match(opening):
            self.list_head = ()

    def brackets(self, gap: str) -> None:
        """Enter and leave brackets: what stands in them does not change what goes on after them."""
        sentence = self.sentence
        for index, char in enumerate(gap):
            if char == "（" and "）" not in gap[index:]:
                state = (sentence.targets, sentence.kind, sentence.last, sentence.year, sentence.inside)
                sentence.outer.append(state)
                if index == 0 and sentence.last == "fact":
                    sentence.inside = sentence.head()  # ``项目支出5万元（防汛3万元，抗旱2万元）``
            elif char == "）" and sentence.outer and "（" not in gap[:index]:
                before = sentence.outer.pop()
                sentence.targets, sentence.kind, sentence.last, sentence.year, sentence.inside = before
            elif char == "）" and "（" not in gap[:index] and not _LIST_NUMBER.search(gap[:index]):
                sentence.lose()  # opened before a tear: what goes on behind it is of something not known

    def soft_break(self, opening: str = "") -> None:
        """A semicolon ends an explanation and a comparison, not the list.

        ``opening``: the words behind it; ``二是…`` goes on with an explanation in several points.
        """
        sentence = self.sentence
        sentence.reason = sentence.reason and bool(NEXT_POINT.match(opening))
        if sentence.members > 1 and sentence.whole:
            sentence.targets, sentence.pair_index = sentence.whole, 0  # ``其中甲1万元，乙2万元；决算3万元``
        elif sentence.members > 1 and sentence.is_lost:
            sentence.lose()  # ``某项9万元，其中甲1万元，乙2万元；决算3万元``
        if sentence.whole and sentence.scope in NAMED_FUNDS:
            sentence.scope = _scope_of(sentence.whole[0])  # ``财政拨款9万元，其中：基金1万元；年末结转2万元``
        if sentence.year == UNKNOWN_YEAR:
            sentence.year = None
        if sentence.part_changed:
            sentence.targets, sentence.is_lost, sentence.part_changed = (), True, False
        sentence.whole, sentence.members = (), 0
        self.sentence.base_kind = None
        self.sentence.base_year = None
        self.sentence.compares = self.sentence.is_regional = False


def continues_list(opening: str) -> bool:
    """Whether a sentence gives parts of what the one before told: ``其中：``, ``具体为``, ``主要用于``."""
    return re.match(r"[^，。]{0,3}(?:其中|具体)|主要(?:用于|包括)", opening) is not None


def _scope_of_whole(sentence: SentenceContext) -> str | None:
    """Return the fund of the whole whose parts ``sentence`` told; None where it told of several funds."""
    return sentence.headed[0].keys[0] if sentence.headed else None


def _scope_of(target: Target) -> str | None:
    """Return the fund of a total of all revenue or expenditure; None where it says nothing of a list."""
    is_scoped = target.fact_table in ("fct_revenue", "fct_expenditure") and target.keys[0] != "all"
    return target.keys[0] if is_scoped else None
