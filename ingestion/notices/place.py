"""What every wording check shares: paragraphs with their section, and the making of a notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingestion.model import Document, Identity, Notice, Outline, Section
from ingestion.narrative.paragraph import Paragraph, paragraphs
from ingestion.outline.sections import OWN_ACCOUNTS

_NUMERIC = re.compile(r"[0-9.,][0-9.,%亿万千元]|[亿万千]元")
"""Two characters next to each other within one number and its unit."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and the section it stands in."""

    paragraph: Paragraph
    section: Section

    @property
    def text(self) -> str:
        """The paragraph's text, without blanks."""
        return self.paragraph.text

    @property
    def in_accounts(self) -> bool:
        """True in a section on the accounts, outside glossary and contents."""
        return self.section.code in OWN_ACCOUNTS and self.section.part in ("main", "attachment")


@dataclass(frozen=True, slots=True)
class Text:
    """One document as the wording checks read it."""

    document: Document
    outline: Outline
    identity: Identity
    blocks: tuple[Block, ...]


def read_text(document: Document, outline: Outline, identity: Identity) -> Text:
    """Return the document's paragraphs with their sections. The table of contents is left out."""
    return Text(document, outline, identity, tuple(_blocks(document, outline)))


def _blocks(document: Document, outline: Outline) -> Iterator[Block]:
    for paragraph in paragraphs(document.lines, set(), as_printed=True):
        if not paragraph.text:
            continue
        section = outline.at(paragraph.line_nos[0])
        if section.part != "contents":
            yield Block(paragraph, section)


def notice_at(
    text: Text,
    block: Block,
    start: int,
    end: int,
    code: str,
    severity: Literal["error", "warning", "info"],
    subject: str,
    message: str,
    *,
    stated: Decimal | None = None,
    expected: Decimal | None = None,
) -> Notice:
    """Return a notice on ``block.text[start:end]`` with a quote of its surroundings."""
    line_no, first, last = block.paragraph.place(start, min(end, len(block.text)))
    line = text.document.lines[line_no]
    return Notice(
        notice_code=code,
        severity=severity,
        subject=subject,
        message=message,
        section=block.section.code,
        locator=line.locator,
        line_no=line_no,
        quote=line.quote(*_surroundings(line.text, first, last)),
        stated_value=stated,
        expected_value=expected,
    )


def _surroundings(text: str, first: int, last: int) -> tuple[int, int]:
    """Return bounds 20 characters wider on both sides, and more where they would cut a number in two."""
    first, last = max(0, first - 20), min(len(text), last + 20)
    while first and _NUMERIC.fullmatch(text[first - 1 : first + 1]):
        first -= 1
    while last < len(text) and _NUMERIC.fullmatch(text[last - 1 : last + 1]):
        last += 1
    return first, last


def sentence_bounds(text: str, at: int) -> tuple[int, int]:
    """Return start and end of the sentence around ``at``: between 。 or ； marks."""
    start = max(text.rfind(mark, 0, at) for mark in "。；！？") + 1
    ends = [place for mark in "。；！？" if (place := text.find(mark, at)) >= 0]
    return start, min(ends) if ends else len(text)


def notice_on(
    text: Text,
    block: Block,
    match: re.Match[str],
    code: str,
    severity: Literal["error", "warning", "info"],
    subject: str,
    message: str,
    *,
    stated: Decimal | None = None,
    expected: Decimal | None = None,
) -> Notice:
    """Return a notice on what a pattern matched in ``block.text``."""
    return notice_at(
        text,
        block,
        match.start(),
        match.end(),
        code,
        severity,
        subject,
        message,
        stated=stated,
        expected=expected,
    )
