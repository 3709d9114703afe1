"""Reads the prose of a document: amounts and counts become statements, percentages claims."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field

from ingestion.model import Document, Identity, Outline, Reading
from ingestion.narrative.answer import Resolution
from ingestion.narrative.balance import loose_wholes_differ, settle_total
from ingestion.narrative.claims import read_percent
from ingestion.narrative.class_targets import is_class_of_list, open_class
from ingestion.narrative.context import Context, continues_list
from ingestion.narrative.counts import held_at_prior_end, is_held, resolve_count, tells_prior_end
from ingestion.narrative.list_fund import enter_list_of_fund
from ingestion.narrative.lists import NumberedList, may_be_member, opens_list
from ingestion.narrative.measure import is_change
from ingestion.narrative.named import expects_functions, lose_track
from ingestion.narrative.noted import SENTENCE_END, note_name, note_slip
from ingestion.narrative.own_name import OwnName
from ingestion.narrative.paragraph import Paragraph, paragraphs
from ingestion.narrative.reasons import speaks_of_accounts
from ingestion.narrative.resolve import resolve_amount
from ingestion.narrative.scan import ListedUnit, Token
from ingestion.narrative.section_context import SectionContexts
from ingestion.narrative.short_years import in_full
from ingestion.narrative.spending import carry_after_count, use_of_all
from ingestion.narrative.torn import (
    is_own,
    is_torn_name,
    is_unfinished,
    may_go_on,
    open_end,
    tells_of_another,
    without_mark,
)
from ingestion.narrative.write import Writer
from ingestion.narrative.zero import find_zeros

_ENUMERATED = re.compile(
    r"[，；](?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十0-9]{1,2}）|[0-9]{1,2}、)"
)
_AMOUNT_OF_SHARE = re.compile(r"[，（]?(?:为|即|计)[0-9][0-9.,]*[亿万]?元")
"""``人员经费占83%为5万元``: whose the share is, the amount is, too."""
_PARTS_FOLLOW = re.compile(r"[，（。]?(?:其中|包括)")
_ENDS_IN_NUMBER = re.compile(r"[0-9][.,]?$")
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
    contexts = SectionContexts(outline, identity, differ)
    reader = _Reader(outline, contexts, taken, Writer(document, outline), OwnName(identity))
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
    heads: SectionContexts
    taken: frozenset[tuple[int, int]]
    writer: Writer
    own_name: OwnName = field(default_factory=OwnName)
    context: Context | None = None
    listed_unit: ListedUnit = field(default_factory=ListedUnit)
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
    open_words: str = ""
    """The same words for the paragraph that comes next."""
    is_adrift: bool = False
    """The head of the sentence, or of the list it opens, stands before a tear and is not known."""

    def read(self, paragraph: Paragraph) -> None:
        section = self.outline.at(paragraph.line_nos[0])
        if self.context is None or self.context.section is not section:
            self.context, self.in_list = self.heads.open(section, self.context), False
            self.numbered.head = None
        context, text, place = self.context, paragraph.text, _Place()
        context.follows_unfinished = self.is_unfinished
        self.is_unfinished = is_unfinished(text)
        self.behind_number, self.ends_number = self.ends_number, bool(_ENDS_IN_NUMBER.search(text))
        self.torn = self.open_words if may_go_on(text) else ""
        self.is_adrift = self.is_adrift and (self.in_list or continues_list(text))
        self.open_words = "" if self.listed_unit.lists(text) else open_end(text, self.torn)
        self.writer.open(paragraph)
        if announced := self.numbered.next_member(text):
            context.sentence, self.in_list = announced, True
        context.new_sentence(text, in_list=self.in_list)
        if not self.in_list:
            context.end_list(text)
        opens = opens_list(text)
        self.in_list = opens or (self.in_list and may_be_member(text))
        if section.part not in ("glossary", "contents"):
            note_slip(SENTENCE_END.split(text, 1)[0], context)
        for token in self.listed_unit.tokens(text):
            if token.kind == "zero" and not is_class_of_list(text, token.start, place.any_end, context):
                continue
            self._token(token, text, place, context)
            place.any_end = token.end
        if not place.any_end and expects_functions(context):
            open_class(text, context)
        if opens and len(context.sentence.targets) == 1:
            context.list_head = context.sentence.targets
        rest = text[max(place.end, place.sentence) :] if place.sentence or place.end else text
        torn = self.torn if rest == text else ""
        for sentence in SENTENCE_END.split(rest):
            note_name(sentence, torn, context)
            torn = ""
        if section.part == "main" and section.code != _REGIONAL:
            for zero in find_zeros(text, context):
                self.writer.zero(zero)
        if opens:
            enter_list_of_fund(rest, context)
            self.numbered.open(context.sentence)

    def _torn_at(self, place: _Place) -> str:
        """Return the words before the tear where the first number behind it is still to come, else ''."""
        return "" if place.sentence or place.any_end else self.torn

    def _token(self, token: Token, text: str, place: _Place, context: Context) -> None:
        """Answer for one number of the paragraph ``text``."""
        gap = text[place.end : token.start]
        breaks = list(SENTENCE_END.finditer(gap))
        if breaks:
            self._new_sentence(place.end + breaks[-1].start(), text, place, context)
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
        elif token.kind in ("amount", "zero"):
            context.brackets(local)
            line_no, char, _ = self.writer.paragraph.place(token.start, token.end)
            if (line_no, char) not in self.taken:
                before = local if breaks else gap
                resolution = self._resolve(token, local, before, text, place, context)
                self.writer.amount(token, resolution, clause, context)
        elif token.kind == "malformed":
            self.writer.mention(token, None, "unresolved", clause)
            lose_track(local, context)
            # ``2024年预算89 56.75元，其中：…``: of which year and stage the parts are is lost with it
            self.is_adrift = self.is_adrift or bool(_PARTS_FOLLOW.match(text, token.end))
        elif token.kind == "percent":
            context.brackets(local)
            percent = read_percent(local, context)
            context.sentence.grew = is_change(local.rstrip("：，"))
            if percent is not None:
                self.writer.percent(token, percent, context)
            if _AMOUNT_OF_SHARE.match(text, token.end):
                context.turn_to(percent.targets if percent else ())
        elif not self._count(token, local, text, place, context):
            return
        place.end = token.end

    def _new_sentence(self, stop: int, text: str, place: _Place, context: Context) -> None:
        """Begin the sentence behind the full stop at ``stop``, once what ended with it is noted."""
        # ``…的98%农业农村（款）。年初预算…``: what is named behind a number whose stop is lost
        passed = text[max(place.sentence, place.end) : stop]
        torn = self._torn_at(place)
        place.sentence = stop + 1
        self.is_adrift = self.is_adrift and continues_list(text[place.sentence :])
        context.new_sentence(text[place.sentence :])
        for sentence in SENTENCE_END.split(passed):
            if sentence:
                note_name(sentence, torn, context)
            torn = ""
        note_slip(SENTENCE_END.split(text[place.sentence :], 1)[0], context)

    def _resolve(
        self, token: Token, local: str, before: str, text: str, place: _Place, context: Context
    ) -> Resolution:
        """Resolve an amount with what a tear before the paragraph leaves of it.

        ``local``: the words that may name its item; ``before``: all since the number or the stop before.
        """
        torn = self._torn_at(place)
        is_one = bool(torn) and is_torn_name(torn, local)
        words = without_mark(torn) + local if is_one else self.own_name.shortened(local)
        resolution = resolve_amount(token, words, before, text[token.end :], context)
        if torn and not is_one and resolution.targets:
            self.is_adrift = not is_own(torn, local, resolution.targets, context)
        elif resolution.reason == "unresolved" and tells_of_another(torn):
            self.is_adrift = True  # ``2021年预算安`` / ``排9万元，其中公务接待费5万元``
        if self.behind_number and token.start == 0:
            # ``130`` / ``0.09万元系事业收入``, ``2024年收入预算89 5659`` / ``1.75元，其中：…``
            self.is_adrift = True
            return Resolution("skip", reason="unresolved")
        if self.is_adrift and resolution.targets:
            # what a sentence without its head says is of no known item, stage or fund
            context.sentence.lose()
            return Resolution("skip", reason="unresolved")
        return resolution

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
        target = target or held_at_prior_end(token, window, back, context, after)
        if target is None:
            return False
        if is_held(target) and tells_prior_end(back, context):
            self.writer.unclear_count(token, target)
            return True
        context.brackets(local)
        self.writer.statement(token, target, "final", "count")
        use = use_of_all(target, after)
        if use is not None:
            self.writer.statement(token, use, "final", "count")
        carry_after_count(target, local, after, context)
        return True
