"""Zero in words: ``因公出国（境）费用没有``, ``未发生公务接待费``, ``无政府性基金支出``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.narrative.context import Context, Target
from ingestion.narrative.measure import PRIOR_WORD, YEAR
from ingestion.narrative.targets import choose_item, is_weak, targets_of

_AFTER = re.compile(
    r"(?P<item>[^，。；、]{2,30}?)(?:支出)?(?P<zero>没有(?:发生|支出)?|为零|未发生|为无|零支出)(?=[，。；、]|$)"
)
_BEFORE = re.compile(
    r"(?P<zero>未发生|没有发生|没有|无)(?P<item>[^，。；、0-9]{2,24}?(?:费用|经费|费|支出))(?:支出|发生)?(?=[，。；、]|$)"
)


@dataclass(frozen=True, slots=True)
class Zero:
    """A stated zero: whose, and where its words stand."""

    target: Target
    start: int
    end: int
    text: str


def find_zeros(text: str, context: Context) -> Iterator[Zero]:
    """Yield the stated zeros of a paragraph for items whose name is spelled out whole."""
    for pattern in (_AFTER, _BEFORE):
        for match in pattern.finditer(text):
            words = match["item"]
            years = [int(m[1]) for m in YEAR.finditer(text[max(0, match.start() - 12) : match.end()])]
            if PRIOR_WORD.search(words) or (
                years and context.fiscal_year and years[-1] != context.fiscal_year
            ):
                continue
            item = choose_item(words)
            if item is None or is_weak(item) or item.end < len(words) - 2:
                continue
            if item.family not in ("three_public", "fund", "procurement", "operating_cost"):
                continue
            for target in targets_of(item, words, context)[:1]:
                if item.family == "fund" and target.fact_table != "fct_expenditure":
                    continue
                yield Zero(target, match.start(), match.end(), match.group())
