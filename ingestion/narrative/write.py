"""What is written down of a number: its statement with place and quote, its mention, its claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from ingestion.model import Claim, Document, Line, Mention, Outline, Reading, Statement
from ingestion.narrative.answer import PRIOR_YEAR, Resolution
from ingestion.narrative.claims import Percent
from ingestion.narrative.context import Context
from ingestion.narrative.measure import direction_of
from ingestion.narrative.paragraph import Paragraph
from ingestion.narrative.reasons import likely_reason
from ingestion.narrative.scan import Token
from ingestion.narrative.sentence import Target
from ingestion.narrative.zero import Zero
from ingestion.outline.sections import COVERED


@dataclass
class Writer:
    """Collects the reading of one document; ``open`` says in which paragraph the numbers stand."""

    document: Document
    outline: Outline
    reading: Reading = field(default_factory=Reading)
    paragraph: Paragraph = field(default_factory=lambda: Paragraph("", (), ()))
    finals: dict[Target, int] = field(default_factory=dict)
    """Index of the statement of this year's amount, by target: what claims of the paragraph qualify."""

    def open(self, paragraph: Paragraph) -> None:
        """Go on with the numbers of ``paragraph``."""
        self.paragraph = paragraph
        self.finals = {}

    def amount(self, token: Token, resolution: Resolution, clause: str, context: Context) -> None:
        """Write the statements of an amount, or its mention with the reason why it is none."""
        first: int | None = None
        if resolution.verdict in ("fact", "base"):
            for target in resolution.targets:
                for kind in (resolution.kind, *resolution.more_kinds):
                    index = self.statement(token, target, kind, resolution.rule, resolution.alternatives)
                    self.reading.statements[index].usable = resolution.is_clear
                    if resolution.verdict == "fact" and kind == "final":
                        self.finals[target] = index
                    first = index if first is None else first
        self.mention(token, first, resolution.reason, clause)
        if resolution.verdict != "change":
            return
        one = context.sentence.pair_index or len(resolution.targets) == 1
        words = self.paragraph.text[max(0, token.start - 30) : token.start]
        for target in resolution.targets[:1] if one else resolution.targets:
            self.claim(token, Percent("change", (target,), direction_of(words)), target, context)

    def zero(self, zero: Zero) -> None:
        """Write the statement of a zero in words; one that only may be meant is kept and not used."""
        token = Token("amount", zero.start, zero.end, zero.text, Decimal(0), Decimal(1), "元")
        written = self.reading.statements[self.statement(token, zero.target, zero.kind, "zero_in_words")]
        if not zero.is_stated:
            written.usable, written.alternatives = False, "not_stated"

    def unclear_count(self, token: Token, target: Target) -> None:
        """Write a count that may be of the prior year: kept and shown, not used."""
        index = self.statement(token, target, "final", "count", PRIOR_YEAR)
        self.reading.statements[index].usable = False

    def percent(self, token: Token, percent: Percent, context: Context) -> None:
        """Write the claims of a percentage, one a target."""
        for target in percent.targets:
            self.claim(token, percent, target, context)

    def claim(self, token: Token, percent: Percent, target: Target, context: Context) -> None:
        """Write what the report states about an amount: a share, a completion, a growth or a change."""
        section, sentence = context.section, context.sentence
        is_change = percent.claim_kind == "change"
        line_no, char, _ = self.paragraph.place(token.start, token.end)
        line = self.document.lines[line_no]
        self.reading.claims.append(
            Claim(
                claim_kind=percent.claim_kind,
                fact_table=target.fact_table,
                keys=(*target.keys, "final") if target.has_kind else target.keys,
                direction=percent.direction,
                value_number=token.value,
                resolution=token.resolution,
                stated_text=token.text,
                section=section.code,
                part=section.part,
                locator=line.locator,
                line_no=line_no,
                char_start=char,
                quote=_quote(line, self.paragraph, token),
                base_kind=sentence.base_kind if is_change else percent.base_kind,
                base_year=sentence.base_year if is_change else percent.base_year,
                base_subject=percent.base_subject,
                statement_index=self.finals.get(target),
            )
        )

    def statement(
        self, token: Token, target: Target, kind: str, rule: str, alternatives: str | None = None
    ) -> int:
        """Write a statement and return its index. ``alternatives``: the other stage or fact it may be of."""
        line_no, char, _ = self.paragraph.place(token.start, token.end)
        line, section = self.document.lines[line_no], self.outline.at(self.paragraph.line_nos[0])
        other = None
        if alternatives and (":" in alternatives or alternatives == PRIOR_YEAR):
            other = alternatives
        elif alternatives and target.has_kind:
            other = f"{target.fact_table}:{'|'.join((*target.keys, alternatives))}"
        self.reading.statements.append(
            Statement(
                fact_table=target.fact_table,
                keys=(*target.keys, kind) if target.has_kind else target.keys,
                value_number=token.value,
                stated_text=token.text,
                source_kind="narrative",
                section=section.code,
                part=section.part,
                locator=line.locator,
                line_no=line_no,
                char_start=char,
                quote=_quote(line, self.paragraph, token),
                extractor=f"narrative.{rule}",
                unit=token.unit,
                resolution=token.resolution,
                alternatives=other,
            )
        )
        return len(self.reading.statements) - 1

    def mention(self, token: Token, index: int | None, reason: str | None, clause: str) -> None:
        """Write an amount of the text: the statement it became, or the reason why it is none."""
        line_no, char, char_end = self.paragraph.place(token.start, token.end)
        line, section = self.document.lines[line_no], self.outline.at(line_no)
        in_accounts = section.code in COVERED and section.part == "main"
        if reason == "unresolved":
            reason = likely_reason(clause, in_accounts=in_accounts)
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
                in_accounts=in_accounts,
                clause=clause[-200:],
                statement_index=index,
                reason=reason if index is None else None,
            )
        )


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
