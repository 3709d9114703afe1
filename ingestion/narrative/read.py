"""Reads the prose of a document: amounts and counts become statements, percentages claims."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal

from ingestion.model import Document, Identity, Outline, Reading, Section
from ingestion.narrative.answer import Resolution
from ingestion.narrative.balance import loose_wholes_differ, settle_total
from ingestion.narrative.claims import read_percent
from ingestion.narrative.class_targets import open_class
from ingestion.narrative.classes import find_marked
from ingestion.narrative.context import Context, Target, continues_list, kind_of_title, year_of_title
from ingestion.narrative.counts import resolve_count
from ingestion.narrative.filler import is_clean
from ingestion.narrative.headed import headed_class, names_another
from ingestion.narrative.lists import NumberedList, may_be_member, opens_list
from ingestion.narrative.measure import YEAR
from ingestion.narrative.named import expects_functions, lose_track, name_targets, names_only
from ingestion.narrative.paragraph import Paragraph, paragraphs
from ingestion.narrative.reasons import speaks_of_accounts
from ingestion.narrative.resolve import resolve_amount
from ingestion.narrative.scan import Token, listed_amount, scan
from ingestion.narrative.short_years import in_full
from ingestion.narrative.spending import carry_after_count, use_of_all
from ingestion.narrative.torn import (
    is_own,
    is_torn_name,
    is_unfinished,
    is_whole,
    may_go_on,
    open_end,
    tells_of_another,
    without_mark,
)
from ingestion.narrative.write import Writer
from ingestion.narrative.zero import find_zeros
from ingestion.numbers import NUMBER_IN_WORDS

_UNIT_LINE = re.compile(r"（?(?:金额)?单位：(?:人民币)?(?P<unit>(?:亿|万|千)?元)）?")
_SENTENCE_END = re.compile(r"[。！？]")
_PURPOSE = re.compile(r"[，、：；]?(?:主要|用于|反映|系|是|指)")
_ENUMERATED = re.compile(
    r"[，；](?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十0-9]{1,2}）|[0-9]{1,2}、)"
)
_PIECE = re.compile(r"^.{0,2}（[类款项]）")
_PARTS_FOLLOW = re.compile(r"[，（。]?(?:其中|包括)")
_ENDS_IN_NUMBER = re.compile(r"[0-9][.,]?$")
_MONEY = re.compile(rf"(?:[0-9][0-9.,]*|{NUMBER_IN_WORDS})(?:亿|万|千)?元")
_REGIONAL = "overview"


def read_narrative(
    document: Document,
    outline: Outline,
    identity: Identity,
    claimed: set[int],
    taken: frozenset[tuple[int, int]] = frozenset(),
) -> Reading:
    """Read the lines of ``document`` that are not ``claimed``.

    ``taken``: (line_no, char_start) of amounts that another reader already answered for.
    """
    prose = [in_full(one, identity.fiscal_year) for one in paragraphs(document.lines, claimed)]
    differ = loose_wholes_differ(paragraph.text for paragraph in prose)
    reader = _Reader(outline, identity, taken, Writer(document, outline), differ)
    for paragraph in prose:
        reader.read(paragraph)
    settle_total(reader.writer.reading.statements)
    return reader.writer.reading


@dataclass(slots=True)
class _Place:
    """Where the reading of a paragraph stands."""

    end: int = 0
    """End of the last number that was answered for."""
    sentence: int = 0
    """Where the sentence begins."""
    any_end: int = 0
    """End of the last number, a count that says nothing included."""


@dataclass
class _Reader:
    outline: Outline
    identity: Identity
    taken: frozenset[tuple[int, int]]
    writer: Writer
    wholes_differ: bool = False
    """总收入 and 总支出 differ, so that they are the year's sums and not the totals of the form."""
    context: Context | None = None
    unit: str = ""
    """Unit that a line of its own states for the list below it."""
    numbered: NumberedList = field(default_factory=NumberedList)
    in_list: bool = False
    """The paragraph before ended within a list: its stage and fund go on."""
    is_unfinished: bool = False
    """The paragraph before ended without a mark."""
    behind_number: bool = False
    """The paragraph before ends in a number without a unit: of a page, or a piece of the next one."""
    ends_number: bool = False
    """The same of the paragraph that comes next."""
    torn: str = ""
    """Words of a paragraph before that broke off, where this one may go on with them."""
    is_adrift: bool = False
    """The head of the sentence, or of the list it opens, stands before a tear and is not known."""
    open_words: str = ""
    """The same words for the paragraph that comes next."""

    def read(self, paragraph: Paragraph) -> None:
        section = self.outline.at(paragraph.line_nos[0])
        if self.context is None or self.context.section is not section:
            self.context, self.in_list = self._new_context(section), False
            self.numbered.head = None
        context, text, place = self.context, paragraph.text, _Place()
        context.follows_unfinished = self.is_unfinished
        self.is_unfinished = is_unfinished(text)
        self.behind_number, self.ends_number = self.ends_number, bool(_ENDS_IN_NUMBER.search(text))
        self.torn = self.open_words if may_go_on(text) else ""
        self.is_adrift = self.is_adrift and (self.in_list or continues_list(text))
        self.open_words = open_end(text, self.torn)
        self.writer.open(paragraph)
        if announced := self.numbered.next_member(text):
            context.sentence, self.in_list = announced, True
        context.new_sentence(text, in_list=self.in_list)
        if not self.in_list:
            context.end_list(text)
        opens = opens_list(text)
        self.in_list = opens or (self.in_list and may_be_member(text))
        if section.part not in ("glossary", "contents"):
            self._slip(text, 0)
        for token in self._tokens(text):
            self._token(token, text, place, context)
            place.any_end = token.end
        if not place.any_end and expects_functions(context):
            open_class(text, context)
        if opens and len(context.sentence.targets) == 1:
            context.list_head = context.sentence.targets
        rest = text[max(place.end, place.sentence) :] if place.sentence or place.end else text
        torn = self.torn if rest == text else ""
        for sentence in _SENTENCE_END.split(rest):
            self._note(sentence, torn)
            torn = ""
        if section.part == "main" and section.code != _REGIONAL:
            self._zeros(text, context)
        if opens:
            self.numbered.open(context.sentence)

    def _torn_at(self, place: _Place) -> str:
        """Return the words before the tear where the first number behind it is still to come, else ''."""
        return "" if place.sentence or place.any_end else self.torn

    def _tokens(self, text: str) -> Iterable[Token]:
        """Return the numbers of a paragraph; in a list below its unit the amounts have none of their own."""
        if unit := _UNIT_LINE.fullmatch(text):
            self.unit = unit["unit"]
            return ()
        if self.unit and (amount := listed_amount(text, self.unit)):
            return (amount,)
        self.unit = ""
        return scan(text)

    def _token(self, token: Token, text: str, place: _Place, context: Context) -> None:
        """Answer for one number of the paragraph ``text``."""
        gap = text[place.end : token.start]
        breaks = list(_SENTENCE_END.finditer(gap))
        if breaks:
            # ``…的98%农业农村（款）。年初预算…``: what is named behind a number whose stop is lost
            passed = text[max(place.sentence, place.end) : place.end + breaks[-1].start()]
            torn = self._torn_at(place)
            place.sentence = place.end + breaks[-1].end()
            self.is_adrift = self.is_adrift and continues_list(text[place.sentence :])
            context.new_sentence(text[place.sentence :])
            for sentence in _SENTENCE_END.split(passed):
                if sentence:
                    self._note(sentence, torn)
                torn = ""
            self._slip(text, place.sentence)
        taken, context.sentence.taken_after = context.sentence.taken_after, 0
        local = text[max(place.sentence, place.end) + taken : token.start]
        numbered = _ENUMERATED.search(local)
        if "；" in local or numbered:
            context.soft_break(local.rpartition("；")[2])
        if numbered:
            local = local[numbered.end() :]
        clause = text[place.sentence : token.end + 12]
        section = context.section
        outside = section.part in ("glossary", "contents")
        if outside or (section.code == _REGIONAL and not speaks_of_accounts(local, context)):
            if token.kind in ("amount", "malformed"):
                reason = section.part if outside else "regional_statistic"
                self.writer.mention(token, None, reason, text[max(0, token.start - 40) : token.end + 12])
            if token.kind == "count":
                return
        elif token.kind == "amount":
            context.brackets(local)
            line_no, char, _ = self.writer.paragraph.place(token.start, token.end)
            if (line_no, char) not in self.taken:
                before = local if breaks else gap
                torn = self._torn_at(place)
                is_one = bool(torn) and is_torn_name(torn, local)
                words = without_mark(torn) + local if is_one else local
                resolution = resolve_amount(token, words, before, text[token.end :], context)
                if torn and not is_one and resolution.targets:
                    self.is_adrift = not is_own(torn, local, resolution.targets, context)
                elif resolution.reason == "unresolved" and tells_of_another(torn):
                    self.is_adrift = True  # ``2021年预算安`` / ``排9万元，其中公务接待费5万元``
                if self.behind_number and token.start == 0:
                    # ``130`` / ``0.09万元系事业收入``, ``2024年收入预算89 5659`` / ``1.75元，其中：…``
                    resolution, self.is_adrift = Resolution("skip", reason="unresolved"), True
                if self.is_adrift and resolution.targets:
                    # what a sentence without its head says is of no known item, stage or fund
                    resolution = Resolution("skip", reason="unresolved")
                    context.sentence.lose()
                self.writer.amount(token, resolution, clause, context)
        elif token.kind == "malformed":
            self.writer.mention(token, None, "unresolved", clause)
            lose_track(local, context)
            # ``2024年预算89 56.75元，其中：…``: of which year and stage the parts are is lost with it
            self.is_adrift = self.is_adrift or bool(_PARTS_FOLLOW.match(text, token.end))
        elif token.kind == "percent":
            context.brackets(local)
            percent = read_percent(local, context)
            if percent is not None:
                self.writer.percent(token, percent, context)
        elif not self._count(token, local, text, place, context):
            return
        place.end = token.end

    def _count(self, token: Token, local: str, text: str, place: _Place, context: Context) -> bool:
        """Write what a count states. False where it states nothing: the words go on to the next number."""
        after = text[token.end :]
        window = text[max(place.sentence, place.end, place.any_end) : token.start]
        back = text[place.sentence : token.start]
        torn = without_mark(self._torn_at(place))
        joined = resolve_count(token, torn + window, torn + back, deepcopy(context), after) if torn else None
        target = resolve_count(token, window, back, context, after)
        if torn and joined != target:
            context.sentence.counted = ""
            return False
        if target is None:
            return False
        self.writer.statement(token, target, "final", "count")
        use = use_of_all(target, after)
        if use is not None:
            self.writer.statement(token, use, "final", "count")
        carry_after_count(target, local, after, context)
        return True

    def _zeros(self, text: str, context: Context) -> None:
        for zero in find_zeros(text, context):
            token = Token("amount", zero.start, zero.end, zero.text, Decimal(0), Decimal(1), "元")
            index = self.writer.statement(token, zero.target, zero.kind, "zero_in_words")
            if not zero.is_stated:
                self.writer.reading.statements[index].usable = False
                self.writer.reading.statements[index].alternatives = "not_stated"

    def _new_context(self, section: Section) -> Context:
        kind, year = None, None
        level = 99
        for other in reversed(self.outline.sections[: section.no + 1]):
            if other.level < level and other.part == section.part:
                level = other.level
                kind = kind or kind_of_title(other.title)
                if year is None and (other.part == "attachment" or kind_of_title(other.title)):
                    year = year_of_title(other.title)
        context = Context(section, self.identity.fiscal_year, kind or "final", year)
        context.wholes_differ = self.wholes_differ
        context.is_evaluation = (
            self.identity.report_kind == "performance_self_evaluation" or section.part == "attachment"
        )
        if self.context is not None and self.context.section.code == section.code:
            context.class_code = self.context.class_code
            context.subclass_code = self.context.subclass_code
            context.is_class_headed = self.context.is_class_headed
            context.previous_targets = self.context.previous_targets
            context.list_head = self.context.list_head
            context.is_noted = self.context.is_noted
            self.context.keep_fund()
            if section.level > self.context.told_level:
                context.told_fund, context.told_level = self.context.told_fund, self.context.told_level
        return context

    def _slip(self, text: str, start: int) -> None:
        """A sentence that names only the prior year, yet compares with its own prior, slipped a year."""
        assert self.context is not None
        fiscal = self.context.fiscal_year
        sentence = _SENTENCE_END.split(text[start:], 1)[0]
        years = [int(m[1]) for m in YEAR.finditer(sentence)]
        subject = _MONEY.split(sentence)[0]
        if not YEAR.search(subject):
            return
        if fiscal and years and years[0] == fiscal - 1 and fiscal not in years:
            if re.search(r"(?:较|比|与)(?:上年|去年)|完成(?:年初|全年|调整)?预算", sentence):
                self.context.sentence.slipped_year = years[0]

    def _note(self, sentence: str, torn: str = "") -> None:
        """Remember the item that a sentence or line without a number names (a heading of its own).

        ``torn``: words of a paragraph before that the sentence may go on; it names nothing alone then.
        """
        assert self.context is not None
        if re.search(r"[0-9](?:万|亿|千)?元|[0-9]%", sentence) or len(sentence) > 90:
            return
        marked = find_marked(sentence)
        if marked is None and len(sentence) > 40:
            return
        if marked is not None and _PURPOSE.match(sentence[marked.end :]):
            sentence = sentence[: marked.end]  # ``…（项），主要用于…。年初预算为…``
        if marked is not None and not is_clean(sentence[marked.end :]):
            return
        if marked is None and not names_only(sentence):
            if names_another(sentence):
                self._head(headed_class(sentence, self.context))
            elif _PIECE.search(sentence) or (torn and not is_whole(torn) and not is_clean(sentence)):
                self._head(())  # ``育（项）。年初预算为…``: the piece of a name is not the class above it
            return
        named = name_targets(sentence, self.context)
        if torn and is_torn_name(torn, sentence):
            named = name_targets(without_mark(torn) + sentence, self.context)
        elif torn and not is_own(torn, sentence, named, self.context):
            named = ()
        if named or torn or marked is not None:  # an item that is not known is not the one before it either
            self._head(named)

    def _head(self, targets: tuple[Target, ...]) -> None:
        """What a sentence alone names is what the next ones tell of; () where it is not known."""
        assert self.context is not None
        self.context.previous_targets, self.context.is_noted = targets, True
        self.context.sentence.targets = ()
