"""One canonical name for the variants under which one report writes a project."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ingestion.model import Statement

_YEAR = re.compile(r"(20[0-9]{2})\s*年?度?")
_NOISE = re.compile(
    r"[\s“”\"'《》（）()、，,。；;：:\-—_/·★]|项目|专项|资金|经费|支出|工作|行动|活动|预算|绩效|的|第[一二三四五六七八九十]+批"
)


@dataclass(slots=True)
class _Project:
    name: str
    is_table: bool
    amounts: set[tuple[str, Decimal]] = field(default_factory=set)

    @property
    def core(self) -> str:
        return _NOISE.sub("", _YEAR.sub("", self.name.replace("既", "暨")))

    @property
    def years(self) -> set[str]:
        return set(_YEAR.findall(self.name))


def _contradict(a: _Project, b: _Project) -> bool:
    """Return whether both state amounts of one measure and agree in none."""
    shared = {measure for measure, _ in a.amounts} & {measure for measure, _ in b.amounts}
    return bool(shared) and not a.amounts & b.amounts


def _same(a: _Project, b: _Project) -> bool:
    """Return whether two names are one project: same core words, no contradicting year or amounts."""
    if a.years and b.years and not a.years & b.years and not a.amounts & b.amounts:
        return False
    if not a.core or not b.core or _contradict(a, b):
        return False
    if a.core == b.core:
        return True
    count_a, count_b = Counter(a.core), Counter(b.core)
    common = sum((count_a & count_b).values())
    shorter, longer = sorted((len(a.core), len(b.core)))
    if shorter >= 4 and common == shorter and common >= longer * 0.4 and bool(a.amounts & b.amounts):
        return True
    return common >= longer * (0.6 if a.amounts & b.amounts else 0.75) and common >= 4


def canonical_names(statements: Sequence[Statement]) -> None:
    """Set ``canonical_name`` of every project statement: the name of the form where there is one."""
    projects: dict[str, _Project] = {}
    for statement in statements:
        if statement.fact_table != "fct_project_execution":
            continue
        name = statement.keys[0]
        project = projects.setdefault(name, _Project(name, False))
        project.is_table |= statement.source_kind == "table"
        if statement.value_number:
            project.amounts.add((statement.keys[1], statement.value_number))
    groups: list[list[_Project]] = []
    # Names of forms first: they lead their groups.
    for project in sorted(projects.values(), key=lambda p: not p.is_table):
        home = next((group for group in groups if _same(group[0], project)), None)
        if home is not None and not (project.is_table and home[0].is_table and home[0].core != project.core):
            home.append(project)
        else:
            groups.append([project])
    leader = {project.name: group[0].name for group in groups for project in group}
    for statement in statements:
        if statement.fact_table == "fct_project_execution":
            statement.attributes["canonical_name"] = leader[statement.keys[0]]
