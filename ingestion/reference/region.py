"""Whose region an organization's name means, from the name and the texts around it.

Stated rules, in order:
1. The region names at the beginning of the name, each inside the one before (四川省 → 阿坝州 → 松潘县).
2. A name shared by several divisions is settled by a parent written right before it in the texts, else
   by the one candidate whose prefecture is named there, else by the one whose province is named or
   stands in a document number (川财预〔2021〕9号). Two candidates with evidence settle nothing.
3. A development zone takes its host's code, with a note. A lower body whose county is not known gets
   no code rather than its parent's. No code is ever made up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ingestion.reference.region_names import (
    RegionLevel,
    ancestors,
    find_regions,
    full_name,
    region_at,
    regions,
)
from ingestion.reference.tables import read_own, read_seed

_HEAD = re.compile(
    r"^(?:中共|中国共产党|中国共产主义青年团|共青团|中国人民政治协商会议|政协|国家税务总局|国家统计局|民革|民盟|民建|民进"
    r"|农工党|致公党|九三学社|台盟|中国国民党革命委员会|中国民主同盟|中国民主建国会|中国民主促进会|中国农工民主党)"
)
_ZONE = re.compile(
    r"^[一-龥]{0,8}?(?:高新(?:技术(?:产业)?(?:开发)?)?(?:园?区)|经开区|开发区|保税(?:港)?区|工业园区?|产业园区?|物流园区?"
    r"|示范区|新区|新城|管理区|风景(?:名胜)?区|旅游区|度假区|实验区|试验区|合作区|特别行政区|自然保护区|管委会)"
)
_UNKNOWN_CHILD = re.compile(
    r"^(?P<name>[一-龥]{1,6}?(?:区|县|旗|(?<![城都超])市(?![场政民容长直级委本辖属])))"
)
_NOT_A_REGION = re.compile(
    r"(?:社|校|园|地|景|灾|库|牧|林|辖|特|市|小|片|新|厂|矿|营|战|军|防|渔|山|盆|库)区$|^[市县区](?:区|县|市)?$"
)
_PLACEHOLDER = re.compile(r"某[省市县区州旗]|[XxＸ×*]{1,3}[省市县区州旗]")
_DOCUMENT_NUMBER = re.compile(r"([一-龥])(?:财|府|政|办|委|组|审)[一-龥]{0,4}[〔﹝\[［（(]\s*20[0-9]{2}")
"""A province's one-character name before its agency: 川财预〔2021〕9号."""


@cache
def _abbreviations() -> dict[str, str]:
    """Return province codes by the one-character abbreviation that opens document numbers."""
    return {row["abbreviation"]: row["province_code"] for row in read_own("province_abbreviation.csv")}


@dataclass(frozen=True, slots=True)
class RegionMatch:
    """The region of an organization. ``note`` says in Chinese what is open or was inferred."""

    code: str | None
    level: RegionLevel | None
    note: str = ""
    candidates: tuple[str, ...] = ()


def resolve_region(organization_name: str, context_texts: Sequence[str] = ()) -> RegionMatch:
    """Resolve the region of ``organization_name``; ``context_texts`` are other texts of its report.

    Returns a code of the seed, or None with a note that lists the candidates. Never raises.
    """
    name = re.sub(r"\s", "", organization_name)
    while (head := _HEAD.match(name)) is not None:
        name = name[head.end() :]
    codes, rest, is_short = _read_chain(name)
    if not codes:
        return _without_region(name, context_texts)
    if is_short:
        codes = _confirm_short(codes, name, rest, context_texts)
        if not codes:
            short = name[: len(name) - len(rest)]
            return RegionMatch(None, None, f"“{short}”是简称，文中未见其全称，政区待定")
    return _settle(codes, name, rest, context_texts)


def _read_chain(name: str) -> tuple[tuple[str, ...], str, bool]:
    """Return the codes of the innermost region at the beginning of ``name``, and what follows.

    The last value says that all there is, is one short form of a prefecture or county (成都大学).
    """
    codes: tuple[str, ...] = ()
    position, forms = 0, []
    while (mention := region_at(name, position)) is not None:
        inside = tuple(c for c in mention.codes if not codes or set(ancestors(c)) & set(codes))
        if not inside:
            break
        codes, position = inside, mention.end
        forms.append(mention)
    lone = len(forms) == 1 and forms[0].form == "short" and not forms[0].name.endswith(("州", "县", "旗"))
    province = lone and any(regions()[c].level == "province" for c in codes)
    return codes, name[position:], lone and not province


def _confirm_short(codes: tuple[str, ...], name: str, rest: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Keep the codes of a lone short form whose full name stands in the texts, or that a zone follows."""
    if _ZONE.match(rest):
        return codes
    return tuple(code for code in codes if any(regions()[code].name in text for text in texts))


def _settle(codes: tuple[str, ...], name: str, rest: str, texts: Sequence[str]) -> RegionMatch:
    written = name[: len(name) - len(rest)]
    zone = _ZONE.match(rest)
    if not zone:
        unknown = _unknown_child(rest)
        if unknown:
            where = "、".join(full_name(code) for code in codes[:3])
            return RegionMatch(None, None, f"{where}下未收录“{unknown}”，政区待定", codes)
    if len(codes) > 1:
        codes, note = _disambiguate(codes, written, texts)
        if len(codes) > 1:
            return RegionMatch(None, None, _ambiguous_note(written, codes), codes)
    else:
        note = ""
    code = codes[0]
    if zone:
        note = f"功能区“{zone.group()}”没有政区代码，按所在地{full_name(code)}认定"
    return RegionMatch(code, regions()[code].level, note)


def _unknown_child(rest: str) -> str:
    if (placeholder := _PLACEHOLDER.match(rest)) is not None:
        return placeholder.group()
    match = _UNKNOWN_CHILD.match(rest)
    if match and not _NOT_A_REGION.search(match["name"]):
        return match["name"]
    return ""


def _ambiguous_note(name: str, codes: Iterable[str]) -> str:
    return f"“{name}”对应多个政区，文中不足以确定：" + "、".join(f"{full_name(c)}（{c}）" for c in codes)


def _disambiguate(codes: tuple[str, ...], name: str, texts: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Return the one candidate that the texts speak for, with the rule as note, else all candidates."""
    rules: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("上级政区与其连写", lambda code: _written_together(code, name, texts)),
        ("所属市州名称", lambda code: _named(ancestors(code)[:-1] or ancestors(code), texts)),
        ("所属省份名称或文号", lambda code: _province_evident(code, texts)),
    )
    for rule, holds in rules:
        kept = tuple(code for code in codes if holds(code))
        if len(kept) == 1:
            return kept, f"“{name}”有重名，按文中{rule}认定为{full_name(kept[0])}"
        if len(kept) > 1:
            codes = kept
    return codes, ""


def _written_together(code: str, name: str, texts: Sequence[str]) -> bool:
    for text in texts:
        for mention in find_regions(text):
            if set(mention.codes) & set(ancestors(code)) and text.startswith(name, mention.end):
                return True
    return False


def _named(codes: Iterable[str], texts: Sequence[str]) -> bool:
    names = {regions()[code].name for code in codes}
    return any(name in text for name in names for text in texts)


def _province_evident(code: str, texts: Sequence[str]) -> bool:
    province = code[:2] + "0000"
    if _named([province], texts):
        return True
    known = _abbreviations()
    return any(known.get(found) == province for text in texts for found in _DOCUMENT_NUMBER.findall(text))


def _without_region(name: str, texts: Sequence[str]) -> RegionMatch:
    """A name that begins with no known region: a known zone, or a region written before it in the text."""
    for zone_name, host in _zones():
        if name.startswith(zone_name):
            note = f"功能区“{zone_name}”没有政区代码，按所在地{full_name(host)}认定"
            return RegionMatch(host, regions()[host].level, note)
    if len(name) >= 3:
        before = _regions_before(name, texts)
        if len(before) == 1:
            code = before.pop()
            note = f"单位名称未写政区，按文中“{full_name(code)}”连写认定"
            return RegionMatch(code, regions()[code].level, note)
        if before:
            return RegionMatch(None, None, _ambiguous_note(name, sorted(before)), tuple(sorted(before)))
    unknown = _unknown_child(name)
    if unknown and not _PLACEHOLDER.search(unknown):
        return RegionMatch(None, None, f"未收录政区“{unknown}”，政区待定")
    return RegionMatch(None, None, "单位名称未写政区，政区待定")


def _zones() -> Iterable[tuple[str, str]]:
    for row in (*read_own("region_zone.csv"), *read_seed("functional_zone")):
        yield row["name"], row["host_code"]


def _regions_before(name: str, texts: Sequence[str]) -> set[str]:
    """Return the regions that stand immediately before ``name`` in the texts."""
    found: set[str] = set()
    for text in texts:
        start = text.find(name)
        while start >= 0:
            codes: tuple[str, ...] = ()
            end = -1
            for mention in find_regions(text[max(0, start - 30) : start]):
                adjoining = codes if mention.start == end else ()
                inside = tuple(c for c in mention.codes if set(ancestors(c)) & set(adjoining))
                codes, end = inside or mention.codes, mention.end
            if len(codes) == 1 and end == min(start, 30):
                found.add(codes[0])
            start = text.find(name, start + len(name))
    return found
