"""Template words, placeholders, blanks and doubled signs. The phrases are data: notice_phrase.csv."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from ingestion.asked import note_text
from ingestion.lexicon.load import compile_pattern
from ingestion.lexicon.tables import LexiconError, per_lexicon, table_rows
from ingestion.model import Notice
from ingestion.notices.place import Text, notice_on

_CODES = ("template_leftover", "doubled_sign", "missing_number")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording that should not stand in a published report."""

    code: str
    severity: Literal["error", "warning", "info"]
    pattern: re.Pattern[str]
    message: str
    example: str


@per_lexicon
def phrases() -> tuple[Phrase, ...]:
    """Load the phrases. Raises ``LexiconError`` naming the row that is wrong."""
    found = []
    for row in table_rows("notice_phrase", ("code", "severity", "pattern", "message", "example")):
        code, level, example = row.values["code"], row.values["severity"], row.values["example"]
        if code not in _CODES or level not in ("error", "warning", "info"):
            raise LexiconError(f"{row.place}：code 或 severity 不对：{code} {level}")
        pattern = compile_pattern(row.values["pattern"], row.place)
        if not pattern.search(example):
            raise LexiconError(f"{row.place}：例句中没有 pattern 所写的词")
        severity = cast(Literal["error", "warning", "info"], level)
        found.append(Phrase(code, severity, pattern, row.values["message"], example))
    return tuple(found)


def read_leftovers(text: Text) -> Iterator[Notice]:
    """Yield one notice a phrase and document, at its first place, with the number of places."""
    for block in text.blocks:
        note_text("notice_phrase", block.text)
    for phrase in phrases():
        places = [
            (block, match)
            for block in text.blocks
            if phrase.code != "missing_number" or block.in_accounts
            for match in phrase.pattern.finditer(block.text)
        ]
        if not places:
            continue
        block, match = places[0]
        count = f"，共{len(places)}处" if len(places) > 1 else ""
        code = "template_leftover" if phrase.code == "missing_number" else phrase.code
        yield notice_on(
            text,
            block,
            match,
            code,
            phrase.severity,
            match.group()[:40],
            f"{phrase.message}{count}",
        )
