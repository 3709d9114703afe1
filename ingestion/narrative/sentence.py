"""What the words of a sentence read so far say about its next number."""

from __future__ import annotations

from dataclasses import dataclass, field

UNKNOWN_YEAR = 0
"""``SentenceContext.year`` of amounts that may be of another year, up to the next semicolon."""
_TOPIC_HEADS = {"fct_operating_cost": "operating", "fct_three_public": "public"}
_CARRIED_OVER = ("opening_carryover", "closing_carryover")


@dataclass(frozen=True, slots=True)
class Target:
    """Whose number it is: a fact table and its keys without the amount kind."""

    fact_table: str
    keys: tuple[str, ...]
    has_kind: bool = True


@dataclass(slots=True)
class SentenceContext:
    """State inside one sentence (up to 。)."""

    reason: bool = False
    """Inside an explanation (``主要原因是…``): its amounts are no facts of the accounts."""
    year: int | None = None
    kind: str | None = None
    """Stage of the list the next amounts belong to (``预算总计20万元，其中：…``)."""
    scope: str | None = None
    side: str | None = None
    """``revenue`` or ``expenditure``: what the list is a list of."""
    parent: str | None = None
    """``personnel``, ``public_use`` or ``function`` when the list gives economic or function items."""
    targets: tuple[Target, ...] = ()
    taken_after: int = 0
    """Characters behind the number before that named its item: they say nothing of the next number."""
    pair_index: int = 0
    kinds: tuple[str | None, ...] = ()
    """Stages of the numbers of a list of one item (``预算数、决算数分别为…``); None: of another year."""
    last: str = ""
    """What the last amount was: ``fact``, ``change``, ``base`` or a reason."""
    grew: bool = False
    """The number before was a rate of change: ``主要是`` behind it gives the reason."""
    items: int = 0
    """Items with an amount so far."""
    inside: str = ""
    """What the list after 其中 is a part of: ``class``, ``project``, ``basic``, ``operating`` cost,
    three ``public`` expenses, what is ``carried`` over or ``unknown``, or money ``outside`` of what the
    section tells of; '' for a whole."""
    whole: tuple[Target, ...] = ()
    """Whose parts a list after 其中 gives."""
    headed: tuple[Target, ...] = ()
    """The first item, where all others are its parts (``总额9万元，其中：…``)."""
    members: int = 0
    """Members of that list, as long as no semicolon stands between them."""
    whole_of_body: bool = False
    """The amount before was the body's own budget or spending, without a name."""
    names_fund: bool = False
    """A fund is named in it: ``财政拨款`` beside it means all of them, whatever the section."""
    economic: str = ""
    """The economic class or group told last, '' behind any other item: 公务接待费 is a part of it."""
    part_changed: bool = False
    """A list after 其中 told by how much the parts changed: what goes on behind it is not of the last."""
    compares: bool = False
    """An item was compared since the last semicolon: so is each, and what is compared last is the last."""
    funds: frozenset[str] = frozenset()
    """Scopes of the expenditure totals told in it."""
    is_divided: bool = False
    """It gives parts of what several funds spent: of which one, its words do not say."""
    told: tuple[Target, ...] = ()
    """Whose amounts it told so far."""
    is_part: bool = False
    """It gives parts of what the sentence before told (``其中：…``)."""
    is_lost: bool = False
    """An amount before had a subject that is not known: the heading's item is carried no more."""
    is_regional: bool = False
    """A government's revenue or expenditure was told: what it got and spent is no body's own."""
    budget: str | None = None
    """Which budget a bare 预算 is, where the sentence opens with it: ``与年初预算相比，预算数9万元…``."""
    is_joined: bool = False
    """Joined to the item before (``甲5万元和乙3万元``): a comparison without a subject is of both."""
    base_kind: str | None = None
    base_year: int | None = None
    slipped_year: int | None = None
    tells_income: bool = False
    """The body's whole income was told: the spending that is told next is its whole, too."""
    outer: list[tuple[tuple[Target, ...], str | None, str, int | None, str]] = field(default_factory=list)
    """Targets, kind, verdict, year and ``inside`` to come back to when a bracket closes."""
    counted: str = ""
    """Last count metric read, for ``团组0次，出国（境）0人``."""
    metrics: dict[str, int] = field(default_factory=dict)
    """Count metrics read and where in the sentence: a second one after 其中 is a part of the first."""

    def lose(self) -> None:
        """Forget whose numbers the sentence is about: nothing is carried on."""
        self.targets, self.pair_index, self.last, self.is_lost = (), 0, "", True

    def head(self) -> str:
        """Return what a list after 其中 is a part of, by the amount before it."""
        if not self.targets:
            return "unknown" if self.is_lost else ""
        keys = self.targets[0].keys or ("",)
        if topic := _TOPIC_HEADS.get(self.targets[0].fact_table):
            return topic
        if keys[-1] in _CARRIED_OVER:
            return "carried"
        if self.targets[0].fact_table != "fct_expenditure":
            return ""
        if keys[1] in ("function", "economic"):
            return "class"
        return {"project": "project", "basic": "basic"}.get(keys[2], "") if keys[1] == "nature" else ""
