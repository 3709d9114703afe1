"""The names of regions (GB/T 2260): full, former and short forms, and finding them in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingestion.reference.tables import read_own, read_seed

RegionLevel = Literal["province", "prefecture", "county"]
Form = Literal["full", "former", "short"]

_ETHNIC_TAIL = re.compile(
    r"(?:蒙古族|回族|藏族|维吾尔族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|"
    r"土家族|哈尼族|哈萨克族|傣族|黎族|傈僳族|佤族|畲族|高山族|拉祜族|水族|东乡族|"
    r"纳西族|景颇族|柯尔克孜族|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|"
    r"锡伯族|阿昌族|普米族|塔吉克族|怒族|乌孜别克族|俄罗斯族|鄂温克族|德昂族|保安族|"
    r"裕固族|京族|塔塔尔族|独龙族|鄂伦春族|赫哲族|门巴族|珞巴族|基诺族|各族|蒙古|"
    r"哈萨克|柯尔克孜|塔吉克|锡伯)+$"
)
_OWN_SHORT = {"652700": ("博州",), "652800": ("巴州",), "653000": ("克州",), "654000": ("伊犁州",)}
"""Short forms in daily official use that do not follow from the name."""


@dataclass(frozen=True, slots=True)
class Region:
    """One division. ``parent_code`` is '' for a province."""

    code: str
    name: str
    level: RegionLevel
    parent_code: str


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A region's name in a text: ``text[start:end]``; several codes where the name is shared."""

    start: int
    end: int
    name: str
    codes: tuple[str, ...]
    form: Form


@cache
def regions() -> dict[str, Region]:
    """Return every division by code."""
    return {
        row["code"]: Region(row["code"], row["name"], row["level"], row["parent_code"])  # type: ignore[arg-type]
        for row in read_seed("region")
    }


def ancestors(code: str) -> tuple[str, ...]:
    """Return the codes above ``code``, nearest first."""
    found: list[str] = []
    parent = regions()[code].parent_code
    while parent:
        found.append(parent)
        parent = regions()[parent].parent_code
    return tuple(found)


def full_name(code: str) -> str:
    """Return the name with its parents before it: ``四川省广元市昭化区``."""
    return "".join(regions()[c].name for c in reversed((code, *ancestors(code))))


def _short_forms(region: Region) -> set[str]:
    name = region.name
    if region.level == "province":
        return {re.sub(r"(?:壮族|回族|维吾尔|特别)?(?:自治区|行政区)$|[省市]$", "", name)}
    if name.endswith("自治州"):
        stem = _ETHNIC_TAIL.sub("", name[:-3])
        return {stem + "州", stem, *_OWN_SHORT.get(region.code, ())}
    if region.level == "prefecture":
        return {re.sub(r"(?:市|地区|盟)$", "", name)}
    for tail in ("自治县", "自治旗"):
        if name.endswith(tail):
            stem = _ETHNIC_TAIL.sub("", name[:-3])
            return {stem + tail[-1]} if len(stem) >= 2 else set()
    return set()


@cache
def region_forms() -> dict[str, tuple[tuple[str, ...], Form]]:
    """Return every form of a name with its codes. A full name hides the same short one."""
    full: dict[str, set[str]] = {}
    short: dict[str, set[str]] = {}
    for region in regions().values():
        full.setdefault(region.name, set()).add(region.code)
        for form in _short_forms(region):
            if len(form) >= 2 and form != region.name:
                short.setdefault(form, set()).add(region.code)
    forms: dict[str, tuple[tuple[str, ...], Form]] = {}
    for name, codes in short.items():
        forms[name] = (tuple(sorted(codes)), "short")
    for row in read_own("region_former.csv"):
        if row["former_name"] not in full:
            forms[row["former_name"]] = ((row["code"],), "former")
    for name, codes in full.items():
        forms[name] = (tuple(sorted(codes)), "full")
    return forms


@cache
def _index() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for name in region_forms():
        index.setdefault(name[:2], []).append(name)
    return {head: tuple(sorted(names, key=len, reverse=True)) for head, names in index.items()}


def region_at(text: str, start: int) -> RegionMention | None:
    """Return the longest region name that begins at ``start``, or None."""
    for name in _index().get(text[start : start + 2], ()):
        if text.startswith(name, start):
            codes, form = region_forms()[name]
            return RegionMention(start, start + len(name), name, codes, form)
    return None


def find_regions(text: str) -> list[RegionMention]:
    """Return the region names in ``text``, longest first at each place, without overlaps."""
    found: list[RegionMention] = []
    index, position = _index(), 0
    while position < len(text) - 1:
        mention = region_at(text, position) if text[position : position + 2] in index else None
        if mention is None:
            position += 1
            continue
        found.append(mention)
        position = mention.end
    return found
