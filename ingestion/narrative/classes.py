"""Names of function and economic classes in a clause, with or without 类/款/项 marks and codes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingestion.narrative.filler import is_clean
from ingestion.narrative.printed_codes import CODE_BEFORE_NAME, LEADING_CODE, has_unread_code
from ingestion.reference import resolve_economic, resolve_function

_NUMBERING = re.compile(
    r"^(?:[0-9]{1,2}[.．、]|（[0-9一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}[、.]|[①-⑳]|[一二三四五六七八九十]是)+"
)
_POINT = re.compile(r"^.*[一二三四五六七八九十]是")
"""``主要用于日常运转二是教育支出（类）``: the point before ends there, its mark lost."""
_MARKED = re.compile(
    r"(?P<name>[^，。；：（）0-9|]{2,40}?(?:（[^（）类款项目0-9]{1,4}）[^，。；：（）0-9|]{1,30}?)?)(?:（(?P<code>[0-9]{2,7})?(?P<level>类|款|项|科目)?(?P<code2>[0-9]{2,7})?）)"
)
_BARE_LEVELS = re.compile(
    r"(?P<class>[^，。；：（）0-9|]{2,20}?)类(?P<subclass>[^，。；：0-9|]{2,30}?)款(?P<item>[^，。；：0-9|]{2,30}?)项(?=[：，。支年决预全0-9]|$)"
)
_INNER = re.compile(
    r"(?P<outer>[^，。；：（）0-9|]{2,30})（(?P<name>[^（）0-9]{2,30}?)[—\-－–、:：]*(?P<code>[0-9]{3,7})）"
)
_DASHES = re.compile(r"[-—－–]+")
"""``统战事务-行政运行``: a class and its item."""
_MEASURE_TAIL = re.compile(
    r"(?:[：，]|财政拨款|一般公共预算|20[0-9]{2}年度?|本年|年初|年度|全年|实际|调整后?)*"
    r"(?:支出决算|决算支出|支出预算|预算支出|预算安排|决算|预算|支出|安排)?(?:数|额|总额|金额)?(?:为|是|约|共计|合计|达|：)*$"
)


@dataclass(frozen=True, slots=True)
class ClassName:
    """Names (outermost first) and printed codes of a class in a clause, and where they end."""

    names: tuple[str, ...]
    codes: tuple[str, ...]
    start: int
    end: int
    marked: bool
    """True when 类/款/项 marks or codes show that it is a class name."""
    levels: tuple[str, ...] = ()
    has_unread_code: bool = False
    """Digits before the name may be its code, or a piece of it."""


def find_marked(local: str) -> ClassName | None:
    """Return the last run of names with 类/款/项 marks or codes in ``local``, or None."""
    inner = list(_INNER.finditer(local))
    if inner:  # ``教育支出（培训支出—2050803）``
        match = inner[-1]
        names: tuple[str, ...] = (_strip(match["outer"]), _strip(match["name"]))
        return ClassName(names, (match["code"],), match.start(), match.end(), True, ("类", "项"))
    bare = list(_BARE_LEVELS.finditer(local))
    if bare:  # ``教育支出类普通教育款学前教育项``
        match = bare[-1]
        names = tuple(_strip(match[key] or "") for key in ("class", "subclass", "item"))
        return ClassName(names, (), match.start(), match.end(), True, ("类", "款", "项"))
    runs: list[list[re.Match[str]]] = []
    for match in _MARKED.finditer(local):
        if not (match["level"] or match["code"] or match["code2"]):
            continue
        if (
            runs
            and not local[runs[-1][-1].end() : match.start()].strip("支出、，")
            and match.start() - runs[-1][-1].end() <= 3
        ):
            runs[-1].append(match)
        else:
            runs.append([match])
    if runs:
        run = runs[-1]
        names = tuple(_strip(_without_year(m, local)) for m in run)
        codes = tuple(c for m in run for c in (m["code"], m["code2"]) if c)
        levels = tuple(m["level"] or "" for m in run)
        return ClassName(names, codes, run[0].start(), run[-1].end(), True, levels)
    leading = list(CODE_BEFORE_NAME.finditer(local)) or list(LEADING_CODE.finditer(local))
    if leading:
        match = leading[-1]
        code = re.sub(r"[^0-9]", "", match["code"])
        return ClassName((_strip(match["name"]),), (code,), match.start(), match.end(), True, ("",))
    return None


def find_plain(local: str) -> ClassName | None:
    """Return the bare name that stands last before the number in ``local`` (``；教育支出``), or None."""
    end = len(local)
    while end:
        cut = max(local.rfind(mark, 0, end) for mark in "，。；：、 ")
        part = local[cut + 1 : end]
        if part and not is_clean(part):
            name = _strip(part.removeprefix("（") if "）" not in part else part)
            if not 2 <= len(name) <= 30:
                return None
            names = tuple(part for part in _DASHES.split(name) if part)
            unread = has_unread_code(local[: local.rfind(name, 0, end)])
            return ClassName(names, (), cut + 1, end, False, ("",), unread)
        if cut < 0:
            return None
        end = cut
    return None


def _without_year(match: re.Match[str], local: str) -> str:
    """``2022年度教育支出（类）``: the word after the digits of the year is no part of the name."""
    follows_digit = match.start() > 0 and local[match.start() - 1].isdigit()
    return re.sub(r"^年度?", "", match["name"]) if follows_digit else match["name"]


def _strip(name: str) -> str:
    bare = _POINT.sub("", _NUMBERING.sub("", name.strip("“”、，。； ★*—-")))
    bare = re.sub(r"^(?:其中|主要(?:是|包括|用于)?|包括|用于|以及|和|及|与|以下方面)[：]?", "", bare)
    bare = re.sub(r"^(?:20[0-9]{2}年度?|[0-9.．]+)", "", bare)
    return bare.strip("“”：、，。； ★*")


def function_code(
    found: ClassName,
    class_code: str | None,
    subclass_code: str | None,
    year: int | None,
    *,
    among_classes: bool = False,
) -> str | None:
    """Return the function code of ``found`` under the class last named, or None when not certain.

    ``class_code``, ``subclass_code``: None where none is named that the words may be a part of.
    ``among_classes``: the names before it in its list are 类, so that a bare 其他支出 is one too.
    """
    names, codes = list(found.names), list(found.codes)
    tries: list[tuple[list[str], list[str]]] = []
    short = [c for c in codes if len(c) == 2]
    first_level = found.levels[0] if found.levels else ""
    if codes and len(short) == len(codes) and class_code:
        prefix = subclass_code or class_code if len(codes) == 1 and first_level == "项" else class_code
        tries.append((names, [prefix[:3], *([prefix[3:5]] if len(prefix) >= 5 else []), *codes]))
    if len(names) == 1 and (first_level == "类" or among_classes):
        tries.append(([*names, "", ""], codes))
    tries.append((names, codes))
    inherited = len(tries)
    if class_code and (first_level in ("款", "") or len(names) == 1):
        tries.append(
            (
                ["", *names] if first_level == "款" else ["", "", *names],
                codes if codes else [class_code, *codes],
            )
        )
    for number, (try_names, try_codes) in enumerate(tries):
        for stripped in _variants(try_names):
            match = resolve_function(stripped, try_codes, year)
            if number >= inherited and not codes and match.code == class_code:
                continue  # the class before, not this name
            if match.code and (
                not class_code or first_level != "项" or len(names) > 1 or match.code.startswith(class_code)
            ):
                return match.code
    return None


def item_below(found: ClassName, subclass_code: str, year: int | None) -> str | None:
    """Return the code of the bare name ``found`` (行政运行) among the items of a 款, or None."""
    for names in _variants(list(found.names)):
        code = resolve_function(["", "", *names], [subclass_code], year).code
        if code and len(code) == 7 and code.startswith(subclass_code):
            return code
    return None


def without_measure(name: str) -> str:
    """Return a name without the measure words that may stick to it (``教育支出决算数为``)."""
    return _MEASURE_TAIL.sub("", name)


def _variants(names: list[str]) -> list[list[str]]:
    """The names as written, then without the measure words that may stick to the last one."""
    last = names[-1] if names else ""
    bare = without_measure(last)
    variants = [names]
    if bare and bare != last:
        variants.append([*names[:-1], bare])
        variants.append([*names[:-1], bare + "支出"])
    return variants


def economic_code(found: ClassName, year: int | None = None) -> str | None:
    """Return the economic class code of ``found`` in the ``year``, or None when not certain."""
    code = found.codes[0] if found.codes else None
    for name in (found.names[-1], without_measure(found.names[-1])):
        if name:
            match = resolve_economic(name, code, year)
            if match.code:
                return match.code
    return None
