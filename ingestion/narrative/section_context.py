"""The context that a section opens with: stage and year of its headings, what the one before leaves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.model import Identity, Outline, Section
from ingestion.narrative.context import Context
from ingestion.narrative.funds import only_fund
from ingestion.narrative.measure import FUND_WORD, YEAR, last_stage

_OF_APPROPRIATIONS = "fiscal_total"
"""Section on all appropriations, but where its heading names one fund: ``一般公共预算财政拨款收支情况``."""
_NO_LEVEL = 99
"""Below every heading."""


@dataclass(frozen=True, slots=True)
class SectionContexts:
    """Opens the contexts of the sections of one document."""

    outline: Outline
    identity: Identity
    wholes_differ: bool = False
    """总收入 and 总支出 differ, so that they are the year's sums and not the totals of the form."""

    def open(self, section: Section, before: Context | None) -> Context:
        """Return the context that ``section`` opens with; ``before``: that of the section read before it."""
        kind, year = self._announced(section)
        context = Context(section, self.identity.fiscal_year, kind or "final", year)
        context.titled_fund = self._titled_fund(section)
        context.wholes_differ = self.wholes_differ
        context.is_evaluation = (
            self.identity.report_kind == "performance_self_evaluation" or section.part == "attachment"
        )
        if before is not None and before.section.code == section.code:
            context.class_code = before.class_code
            context.subclass_code = before.subclass_code
            context.is_class_headed = before.is_class_headed
            context.is_subclass_headed = before.is_subclass_headed
            context.previous_targets = before.previous_targets
            context.list_head = before.list_head
            context.is_noted = before.is_noted
            before.keep_fund()
            if section.level > before.told_level:
                context.told_fund, context.told_level = before.told_fund, before.told_level
        return context

    def _titled_fund(self, section: Section) -> str | None:
        """Return the fund whose revenue and expenditure the headings of ``section`` announce, or None."""
        if section.code != _OF_APPROPRIATIONS:
            return None
        titles = [other.title for other in self._above(section) if other.code == _OF_APPROPRIATIONS]
        return next(filter(None, map(only_fund, titles)), None)

    def _above(self, section: Section) -> Iterator[Section]:
        """Yield ``section`` and the headings above it, innermost first."""
        level = _NO_LEVEL
        for other in reversed(self.outline.sections[: section.no + 1]):
            if other.level < level and other.part == section.part:
                level = other.level
                yield other

    def _announced(self, section: Section) -> tuple[str | None, int | None]:
        """Return the stage and the year that the title of ``section`` gives, else those above it."""
        kind, year = None, None
        for other in self._above(section):
            kind = kind or kind_of_title(other.title)
            if year is None and (other.part == "attachment" or kind_of_title(other.title)):
                year = year_of_title(other.title)
        return kind, year


def kind_of_title(title: str) -> str | None:
    """Return the stage a section title announces (``部门支出预算情况`` -> ``budget``), or None."""
    bare = FUND_WORD.sub("", title)
    if re.search(r"(?:[费款]|支出|收入|经费)(?:年初|全年|调整后?)预算$", bare):
        return None  # ``（2）公务接待费年初预算`` / ``数为9万元``: the first half of a sentence, no title
    if re.search(r"决算|执行|绩效|对比|比较|相比|差异|增减|预算[^，。]{0,6}[及和与、][^，。]{0,6}支出", bare):
        return None
    stage = last_stage(bare)
    return stage.kind if stage and stage.kind != "final" else None


def year_of_title(title: str) -> int | None:
    """Return the year a section title names, or None."""
    match = YEAR.search(title)
    return int(match[1]) if match else None
