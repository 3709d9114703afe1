"""Runs the lexicon's own examples: every entry must read its example the way it says.

Also reports conflicts: two entries of one family with different keys that claim the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingestion.lexicon.load import KEY_COLUMNS, Entry, load
from ingestion.model import Document, Identity, Line, Statement
from ingestion.narrative import read_narrative
from ingestion.narrative.filler import is_clean
from ingestion.narrative.measure import direction_of, last_stage
from ingestion.narrative.reasons import likely_reason
from ingestion.outline import build_outline
from ingestion.outline.build import find_heading
from ingestion.outline.vocabulary import classify_title

_ASSETS = "（三）国有资产占用情况\n"
_THREE_PUBLIC = "七、“三公”经费支出情况\n"


@dataclass(frozen=True, slots=True)
class Finding:
    """One entry that fails its example, or a pair in conflict; ``place`` and ``message`` are Chinese."""

    place: str
    message: str


def check_lexicon() -> list[Finding]:
    """Return what is wrong with the lexicon; empty when every example reads as its entry says.

    Raises ``LexiconError`` for a table that cannot be loaded at all.
    """
    findings: list[Finding] = []
    for table in KEY_COLUMNS:
        for entry in load(table):
            problem = _CHECKS[table](entry)
            if problem:
                findings.append(Finding(entry.place, problem))
    findings.extend(_conflicts())
    return findings


def _statements(text: str) -> list[Statement]:
    lines = tuple(Line(no, raw, raw, f"line {no}") for no, raw in enumerate(text.split("\n")))
    document = Document("example", "text/plain", "", 0, lines)
    years = re.findall(r"20[0-9]{2}(?=年)", text)
    identity = Identity(None, None, None, int(years[0]) if years else None, "final_accounts")
    return read_narrative(document, build_outline(lines), identity, set()).statements


def _item(entry: Entry) -> str:
    family, key = entry.keys
    found = [statement.keys for statement in _statements(entry.example)]
    if any(key in keys for keys in found) or (family == "operating_cost" and found):
        return ""
    read_as = "；".join("|".join(keys) for keys in found) or "没有读出金额"
    return f"例句“{entry.example}”应读作 {key}，实际：{read_as}"


def _count(entry: Entry) -> str:
    metric, role = entry.keys
    if role == "marker":
        return ""
    heading = _ASSETS if role == "use" or metric == "vehicles_total" else _THREE_PUBLIC
    found = [statement.keys[0] for statement in _statements(heading + entry.example) if statement.keys]
    return (
        ""
        if metric in found
        else f"例句“{entry.example}”应读作 {metric}，实际：{'；'.join(found) or '没有读出数量'}"
    )


def _stage(entry: Entry) -> str:
    stage = last_stage(entry.example)
    found = stage.kind if stage else "无"
    return "" if found == entry.keys[0] else f"例句“{entry.example}”应为 {entry.keys[0]}，实际：{found}"


def _change(entry: Entry) -> str:
    found = direction_of(entry.example)
    return "" if found == entry.keys[0] else f"例句“{entry.example}”应为 {entry.keys[0]}，实际：{found}"


def _filler(entry: Entry) -> str:
    word = entry.pattern.search(entry.example)
    if word is None:
        return f"例句“{entry.example}”中没有这个词"
    clean = is_clean(word.group())
    if clean != (entry.keys[0] == "word"):
        return f"“{word.group()}”作为{'填充词' if entry.keys[0] == 'word' else '禁用词'}不起作用"
    return ""


def _section(entry: Entry) -> str:
    code, _, parents = entry.keys
    heading = find_heading(entry.example)
    title = heading.title if heading else entry.example
    rule = classify_title(title, parents.split()[0] if parents else "")
    found = rule.code if rule else "无"
    return "" if found == code else f"标题“{entry.example}”应属 {code}，实际：{found}"


def _reason(entry: Entry) -> str:
    found = likely_reason(entry.example, in_accounts=False)
    return "" if found == entry.keys[0] else f"例句“{entry.example}”应为 {entry.keys[0]}，实际：{found}"


_CHECKS: dict[str, Callable[[Entry], str]] = {
    "section": _section,
    "item": _item,
    "stage": _stage,
    "change": _change,
    "filler": _filler,
    "count": _count,
    "reason": _reason,
}


def _conflicts() -> Iterator[Finding]:
    """Two item entries of one family that match exactly the same words of an example."""
    entries = load("item")
    for number, entry in enumerate(entries):
        own = {match.span() for match in entry.pattern.finditer(entry.example)}
        for other in entries[number + 1 :]:
            if other.keys[0] != entry.keys[0] or other.keys == entry.keys:
                continue
            if own & {match.span() for match in other.pattern.finditer(entry.example)}:
                rival = f"{other.place}（{other.keys[1]}）"
                yield Finding(entry.place, f"与 {rival} 争同样的词：“{entry.example}”")
