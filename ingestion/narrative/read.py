"""Reads the prose of a document: amounts and counts become statements, percentages claims."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from ingestion.model import Claim, Document, Identity, Line, Mention, Outline, Reading, Section, Statement
from ingestion.narrative.claims import Percent, read_percent
from ingestion.narrative.classes import find_marked
from ingestion.narrative.context import Context, Target, kind_of_title, year_of_title
from ingestion.narrative.counts import resolve_count, spent_on, use_of_all
from ingestion.narrative.filler import is_clean
from ingestion.narrative.measure import YEAR, direction_of
from ingestion.narrative.paragraph import Paragraph, paragraphs
from ingestion.narrative.reasons import likely_reason, speaks_of_accounts
from ingestion.narrative.resolve import Resolution, lose_track, name_targets, names_only, resolve_amount
from ingestion.narrative.scan import Token, scan
from ingestion.narrative.zero import find_zeros

ACCOUNTS = frozenset(
    [
        "total",
        "revenue",
        "expenditure",
        "fiscal_total",
        "gpb_total",
        "gpb_structure",
        "gpb_detail",
        "basic_expenditure",
        "three_public",
        "government_fund",
        "state_capital",
        "operating_cost",
        "procurement",
        "state_asset",
        "tables",
    ]
)
"""Sections over which coverage is measured."""
_SENTENCE_END = re.compile(r"[。！？]")
_COUNTED = re.compile(r"(?:批次|人次|次数|人数|数量|数|个)+(?:为|共|约|是|达)*$")
_PURPOSE = re.compile(r"[，、：；]?(?:主要|用于|反映|系|是|指)")
_ENUMERATED = re.compile(
    r"[，；](?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十0-9]{1,2}）|[0-9]{1,2}、)"
)
_THREE_TOTAL = (Target("fct_three_public", ("total",)),)
_PURCHASED = Target("fct_three_public_volume", ("vehicles_purchased",), has_kind=False)
_COST_FOLLOWS = re.compile(
    r"(?:公务用?车|公车|公务车辆|车辆)?[，；、（]?(?:共|共计|合计|购置)?(?:支出|金额|价款|费用|经费)[^，。；]{0,4}[0-9]"
)
"""``购置公务用车1辆，支出15万元``: what the vehicles cost."""
_RECEPTION_PARTS = (("reception_domestic",), ("reception_foreign",))
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
    reader = _Reader(document, outline, identity, taken)
    for paragraph in paragraphs(document.lines, claimed):
        reader.read(paragraph)
    return reader.reading


@dataclass
class _Reader:
    document: Document
    outline: Outline
    identity: Identity
    taken: frozenset[tuple[int, int]]
    reading: Reading = field(default_factory=Reading)
    context: Context | None = None

    def read(self, paragraph: Paragraph) -> None:
        section = self.outline.at(paragraph.line_nos[0])
        if self.context is None or self.context.section is not section:
            self.context = self._new_context(section)
        context, text = self.context, paragraph.text
        end, sentence_start, previous_any = 0, 0, 0
        context.new_sentence(text)
        if section.part not in ("glossary", "contents"):
            self._slip(text, 0)
        statement_of: dict[Target, int] = {}
        for token in scan(text):
            gap = text[end : token.start]
            breaks = list(_SENTENCE_END.finditer(gap))
            if breaks:
                for sentence in _SENTENCE_END.split(text[sentence_start : end + breaks[-1].start()]):
                    self._note(sentence)
                sentence_start = end + breaks[-1].end()
                context.new_sentence(text[sentence_start:])
                self._slip(text, sentence_start)
            start = max(sentence_start, end)
            local = text[start : token.start]
            numbered = _ENUMERATED.search(local)
            if "；" in local or numbered:
                context.soft_break()
            if numbered:
                local = local[numbered.end() :]
            if section.part in ("glossary", "contents"):
                self._silent(paragraph, token, section)
                end = token.end if token.kind != "count" else end
                continue
            if section.code == _REGIONAL and not speaks_of_accounts(local, context):
                self._silent(paragraph, token, section)
                end = token.end if token.kind != "count" else end
                continue
            if token.kind == "amount":
                context.brackets(local)
                line_no, char, _ = paragraph.place(token.start, token.end)
                if (line_no, char) in self.taken:
                    end = token.end
                    continue
                resolution = resolve_amount(
                    token, local, gap if not breaks else local, text[token.end :], context
                )
                self._amount(
                    paragraph, token, resolution, statement_of, section, text[sentence_start : token.end + 12]
                )
                end = token.end
            elif token.kind == "malformed":
                self._mention(paragraph, token, None, "unresolved", text[sentence_start : token.end + 12])
                lose_track(local, context)
                end = token.end
            elif token.kind == "percent":
                self._percent(
                    paragraph, token, local, text[token.end :], statement_of, section, sentence_start
                )
                end = token.end
            else:
                window = text[max(sentence_start, end, previous_any) : token.start]
                target = resolve_count(
                    token, window, text[sentence_start : token.start], context, text[token.end :]
                )
                if target is not None:
                    self._statement(paragraph, token, target, "final", "count", section)
                    self._after_count(paragraph, token, target, local, section, text[token.end :])
                    end = token.end
            previous_any = token.end
        tail = text[max(end, sentence_start) :]
        for sentence in _SENTENCE_END.split(tail if sentence_start or end else text):
            self._note(sentence)
        for zero in find_zeros(text, context) if section.part == "main" and section.code != _REGIONAL else ():
            token = Token("amount", zero.start, zero.end, zero.text, Decimal(0), Decimal(1), "元")
            index = self._statement(paragraph, token, zero.target, zero.kind, "zero_in_words", section)
            if not zero.is_stated:
                self.reading.statements[index].usable = False
                self.reading.statements[index].alternatives = "not_stated"

    def _after_count(
        self, paragraph: Paragraph, token: Token, target: Target, local: str, section: Section, after: str
    ) -> None:
        """What a count says of the amounts after it: ``国内公务接待168批次，1080人次，共计支出13.5万元``."""
        assert self.context is not None
        sentence = self.context.sentence
        use = use_of_all(target, after)
        if use is not None:
            self._statement(paragraph, token, use, "final", "count", section)
        named = name_targets(_COUNTED.sub("", local), self.context)
        if target == _PURCHASED and _COST_FOLLOWS.match(after):
            named = (Target("fct_three_public", ("vehicle_purchase",)),)
        if not named and (not sentence.targets or sentence.targets == _THREE_TOTAL):
            named = spent_on(target, local)
        if named and not _is_part(sentence.targets, named):
            sentence.targets = named
            sentence.last = "fact"

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
        context.is_evaluation = (
            self.identity.report_kind == "performance_self_evaluation" or section.part == "attachment"
        )
        if self.context is not None and self.context.section.code == section.code:
            context.class_code = self.context.class_code
            context.subclass_code = self.context.subclass_code
            context.previous_targets = self.context.previous_targets
            context.is_noted = self.context.is_noted
        return context

    def _slip(self, text: str, start: int) -> None:
        """A sentence that names only the prior year, yet compares with its own prior, slipped a year."""
        assert self.context is not None
        fiscal = self.context.fiscal_year
        sentence = _SENTENCE_END.split(text[start:], 1)[0]
        years = [int(m[1]) for m in YEAR.finditer(sentence)]
        subject = re.split(r"[0-9][0-9.,]*(?:亿|万|千)?元", sentence)[0]
        if not YEAR.search(subject):
            return
        if fiscal and years and years[0] == fiscal - 1 and fiscal not in years:
            if re.search(r"(?:较|比|与)(?:上年|去年)|完成(?:年初|全年|调整)?预算", sentence):
                self.context.sentence.slipped_year = years[0]

    def _note(self, sentence: str) -> None:
        """Remember the item that a sentence or line without a number names (a heading of its own)."""
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
            return
        named = name_targets(sentence, self.context)
        if named:
            self.context.previous_targets, self.context.is_noted = named, True

    def _silent(self, paragraph: Paragraph, token: Token, section: Section) -> None:
        if token.kind not in ("amount", "malformed"):
            return
        reason = "regional_statistic" if section.code == _REGIONAL else section.part
        self._mention(
            paragraph, token, None, reason, paragraph.text[max(0, token.start - 40) : token.end + 12]
        )

    def _amount(
        self,
        paragraph: Paragraph,
        token: Token,
        resolution: Resolution,
        statement_of: dict[Target, int],
        section: Section,
        clause: str,
    ) -> None:
        if resolution.verdict in ("fact", "base"):
            first: int | None = None
            stated = [
                (target, kind)
                for target in resolution.targets
                for kind in (resolution.kind, *resolution.more_kinds)
            ]
            for target, kind in stated:
                index = self._statement(
                    paragraph, token, target, kind, resolution.rule, section, resolution.alternatives
                )
                self.reading.statements[index].usable = resolution.is_clear
                if resolution.verdict == "fact" and kind == "final":
                    statement_of[target] = index
                first = index if first is None else first
            self._mention(paragraph, token, first, None, clause)
            return
        self._mention(paragraph, token, None, resolution.reason, clause)
        if resolution.verdict == "change" and self.context is not None:
            sentence = self.context.sentence
            for target in (
                resolution.targets[:1]
                if sentence.pair_index or len(resolution.targets) == 1
                else resolution.targets
            ):
                local = paragraph.text[max(0, token.start - 30) : token.start]
                self._claim(
                    paragraph, token, "change", target, direction_of(local), statement_of, section, None
                )

    def _percent(
        self,
        paragraph: Paragraph,
        token: Token,
        local: str,
        after: str,
        statement_of: dict[Target, int],
        section: Section,
        sentence_start: int,
    ) -> None:
        assert self.context is not None
        percent: Percent | None = read_percent(local, after, self.context)
        if percent is None:
            return
        for target in percent.targets:
            self._claim(
                paragraph,
                token,
                percent.claim_kind,
                target,
                percent.direction,
                statement_of,
                section,
                percent,
            )

    def _claim(
        self,
        paragraph: Paragraph,
        token: Token,
        claim_kind: str,
        target: Target,
        direction: str,
        statement_of: dict[Target, int],
        section: Section,
        percent: Percent | None,
    ) -> None:
        assert self.context is not None
        line_no, char, _ = paragraph.place(token.start, token.end)
        line = self.document.lines[line_no]
        sentence = self.context.sentence
        keys = (*target.keys, "final") if target.has_kind else target.keys
        self.reading.claims.append(
            Claim(
                claim_kind=claim_kind,  # type: ignore[arg-type]
                fact_table=target.fact_table,
                keys=keys,
                direction=direction,  # type: ignore[arg-type]
                value_number=token.value,
                resolution=token.resolution,
                stated_text=token.text,
                section=section.code,
                part=section.part,
                locator=line.locator,
                line_no=line_no,
                char_start=char,
                quote=_quote(line, paragraph, token),
                base_kind=percent.base_kind if percent else sentence.base_kind,
                base_year=percent.base_year if percent else sentence.base_year,
                base_subject=percent.base_subject if percent else None,
                statement_index=statement_of.get(target),
            )
        )

    def _statement(
        self,
        paragraph: Paragraph,
        token: Token,
        target: Target,
        kind: str,
        rule: str,
        section: Section,
        alternatives: str | None = None,
    ) -> int:
        line_no, char, _ = paragraph.place(token.start, token.end)
        line = self.document.lines[line_no]
        keys = (*target.keys, kind) if target.has_kind else target.keys
        other = None
        if alternatives and target.has_kind:
            other = f"{target.fact_table}:{'|'.join((*target.keys, alternatives))}"
        self.reading.statements.append(
            Statement(
                fact_table=target.fact_table,
                keys=keys,
                value_number=token.value,
                stated_text=token.text,
                source_kind="narrative",
                section=section.code,
                part=section.part,
                locator=line.locator,
                line_no=line_no,
                char_start=char,
                quote=_quote(line, paragraph, token),
                extractor=f"narrative.{rule}",
                unit=token.unit,
                resolution=token.resolution,
                alternatives=other,
            )
        )
        return len(self.reading.statements) - 1

    def _mention(
        self, paragraph: Paragraph, token: Token, index: int | None, reason: str | None, clause: str
    ) -> None:
        line_no, char, char_end = paragraph.place(token.start, token.end)
        line, section = self.document.lines[line_no], self.outline.at(line_no)
        if reason == "unresolved":
            reason = likely_reason(clause, in_accounts=section.code in ACCOUNTS and section.part == "main")
        self.reading.mentions.append(
            Mention(
                locator=line.locator,
                line_no=line_no,
                char_start=char,
                char_end=char_end,
                stated_text=token.text,
                value_yuan=token.value,
                section=section.code,
                part=section.part,
                in_accounts=section.code in ACCOUNTS and section.part == "main",
                clause=clause[-200:],
                statement_index=index,
                reason=reason if index is None else None,
            )
        )


def _is_part(current: tuple[Target, ...], named: tuple[Target, ...]) -> bool:
    """``国内公务接待支出0.3万元，公务接待批次3个``: the words repeat the item, less exactly."""
    whole = Target("fct_three_public", ("reception",))
    return named == (whole,) and bool(current) and current[0].keys in _RECEPTION_PARTS


def _quote(line: Line, paragraph: Paragraph, token: Token) -> str:
    """The sentence around the number, verbatim, at most 200 characters, on the number's own line."""
    _, char, char_end = paragraph.place(token.start, token.end)
    text = line.text
    start = max((text.rfind(mark, 0, char) for mark in "。！？"), default=-1) + 1
    stops = [place for place in (text.find(mark, char_end) for mark in "。！？") if place >= 0]
    end = min(stops) + 1 if stops else len(text)
    if end - start > 200:
        start = max(start, char - 120)
        end = min(end, start + 200)
    while start < char and text[start].isspace():
        start += 1
    return line.quote(start, end)
