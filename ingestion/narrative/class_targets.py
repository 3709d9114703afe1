"""Whose number a function class makes it, and which classes the names below it may belong to.

A name that many classes have (``事业运行``) is read under the class named before it. That holds as long as
every word in between is known: behind a name that is not known, or a code that was not read, the class before
is no longer the one spoken of.
"""

from __future__ import annotations

import re

from ingestion.narrative.choice import LISTED_WITH
from ingestion.narrative.classes import (
    ClassName,
    economic_code,
    find_marked,
    find_plain,
    function_code,
    item_below,
    without_measure,
)
from ingestion.narrative.context import Context
from ingestion.narrative.filler import is_clean
from ingestion.narrative.sentence import Target
from ingestion.reference import economic_name, function_name, is_class_name, normalise_name, resolve_function
from ingestion.reference.names import core

_NO_CLASS = re.compile(r"[决预]算|收入")
_NO_NAME = re.compile(r"[①-⑳]|^主要|用于")
_NAMED_AS_CLASS = re.compile(r"（[类款]）|(?:支出|事务)中?$|[类款]中?$")
_LEADS_IN = r"其中|具体|包括|主要|^(?:[（]?[0-9一二三四五六七八九十]{1,3}[）、.．]|[①-⑳])+"
_STRAY = re.compile(r"[一-龥][0-9]{1,2}$")
"""Digits inside a run of words: ``教12育支出（类）`` is a name cut in two by a page number."""
_NO_HEADING = re.compile(r"情况|说明|如下|原因|方面|科目|决算|报告|页|[，；、]$")
_HEADING_MAX = 40
_LONG_NAME = 5
"""More characters may be a name with words before it that lost their stop."""
_MEDICAL, _MEDICAL_SUBSIDY = "30114", "30307"
"""医疗费 is a wage cost since 2018; within 对个人和家庭的补助 it is short for 医疗费补助."""
_LISTED_CLASS = re.compile(
    r"(?:元[、，；]|(?P<zero>0)[、，；]|(?:其中|包括|如下)：)(?P<name>[一-龥（）]{2,24})$"
)
"""``基本工资5万元、职业年金缴费0、…``: a name in a list of amounts, its own without a unit."""
_LISTED_REACH = 32
"""Characters in which such a name and what opens it stand."""
_OF_MONEY = re.compile(r"(?:方面|专项)?(?:的)?(?:经费|资金|费用?|开支|支出|类|款|项|科目)*")
"""What may stand behind the name of a class without marks: ``科学技术奖励`` is not all of 科学技术."""
_ITEM = re.compile(r"[^，。；：、（）0-9 ]{2,30}")
_OTHER_WITHIN = re.compile(r"支出.|[及和与中]")


def function_target(found: ClassName, local: str, context: Context) -> tuple[Target, ...]:
    """Return the target of the class ``found`` in ``local``; () when it is not certain which it is."""
    if context.sentence.is_divided and not context.sentence.scope:
        return ()
    last = context.sentence.targets[0].keys if context.sentence.targets else ()
    among = last[1:2] == ("function",) and len(last[2]) == 3
    if not _is_known(local[: found.start]):
        end_class(context)
    inherits = (found.marked or context.is_class_headed) and not found.has_unread_code
    above = (context.class_code, context.subclass_code) if inherits else (None, None)
    code = function_code(found, *above, context.fiscal_year, among_classes=among)
    if code is None and inherits and context.is_subclass_headed and not found.marked:
        code = item_below(found, context.subclass_code or "", context.fiscal_year)
    if code is not None and not _is_alone(found, local, function_name(code)):
        return ()
    if code is None:
        shared = _shared_name(found, context)
        if shared:
            return (Target("fct_expenditure", (context.class_scope, "function", f"name:{shared}")),)
        if found.levels[0] != "项":
            end_class(context)
        if found.marked and any(found.levels) and found.names[-1]:
            name = "/".join(n for n in found.names if n)
            if _NO_CLASS.search(name) or name.count("“") != name.count("”"):
                return ()
            torn = found.start == 0 and context.follows_unfinished
            shortest = 2 if len(name) > _LONG_NAME else 3  # ``…日常运转教育（类）``: a stop is lost
            words_before = any(is_class_name(name[start:]) for start in range(1, len(name) - shortest + 1))
            if words_before or _NO_NAME.search(name) or torn or _STRAY.search(local[: found.start]):
                return ()  # half a name, or a name with words before it
            return (Target("fct_expenditure", (context.class_scope, "function", f"name:{name}")),)
        return ()
    if not (context.is_class_headed and context.class_code == code[:3]):
        context.is_class_headed = len(code) < 7
    stays = context.is_subclass_headed and len(code) == 7 and context.subclass_code == code[:5]
    context.is_subclass_headed = stays or len(code) == 5
    context.class_code = code[:3]
    context.subclass_code = code[:5] if len(code) >= 5 else None
    return (Target("fct_expenditure", (context.class_scope, "function", code)),)


def glued_target(marked: ClassName, local: str, context: Context) -> tuple[Target, ...]:
    """Return the target of an item without a mark behind its 款 (``水利（款）防汛5万元``), or ()."""
    item = without_measure(local[marked.end :])
    if not _ITEM.fullmatch(item):
        return ()
    names, levels = (*marked.names, item), (*marked.levels, "")
    found = ClassName(names, marked.codes, marked.start, len(local), True, levels)
    targets = function_target(found, local, context)
    if not targets or not re.fullmatch("[0-9]{7}", targets[0].keys[-1]):
        return ()
    context.is_class_headed = context.is_subclass_headed = True  # the items that follow are that 款's
    return targets


def _shared_name(found: ClassName, context: Context) -> str:
    """Return class and name of an item several subclasses of the class above have (行政运行), else ''."""
    if found.marked or found.has_unread_code or not context.is_class_headed or context.class_code is None:
        return ""
    name = without_measure(found.names[-1])
    class_code = context.class_code[:3]
    candidates = resolve_function([name], (), context.fiscal_year).candidates
    among = sum(code.startswith(class_code) and len(code) == 7 for code in candidates)
    return f"{function_name(class_code)}/{name}" if among > 1 else ""


def economic_target(local: str, context: Context) -> tuple[tuple[Target, ...], int]:
    """Return the target of the economic class that stands last in ``local`` and where its name ends."""
    plain = find_plain(local)
    code = economic_code(plain, context.fiscal_year) if plain else None
    if code == _MEDICAL and context.sentence.economic == "303":
        code = _MEDICAL_SUBSIDY
    if plain is None or code is None or len(code) != 5 or not _is_alone(plain, local, economic_name(code)):
        return (), 0
    return (Target("fct_expenditure", (context.economic_scope, "economic", code)),), plain.end


def is_class_of_list(text: str, at: int, told: int, context: Context) -> bool:
    """Whether the words of ``text`` before ``at`` are an economic class of a list: its zero needs no unit.

    ``told``: where the number told before ends. A zero before it in the list must be that.
    """
    listed = _LISTED_CLASS.search(text, max(0, at - _LISTED_REACH), at)
    if listed is None or (listed["zero"] and listed.end("zero") != told):
        return False
    return bool(economic_target(listed["name"], context)[0])


def end_class(context: Context) -> None:
    """What follows is no part of the class named before."""
    context.class_code = context.subclass_code = None
    context.is_class_headed = context.is_subclass_headed = False


def open_class(text: str, context: Context) -> None:
    """Take a line without a number, a heading of its own, for the class of what stands below it."""
    title = text.rstrip("。：")
    if len(title) > _HEADING_MAX or _NO_HEADING.search(title) or find_marked(title) is not None:
        return
    plain = find_plain(title)
    if plain is None:
        return
    code = function_code(plain, None, None, context.fiscal_year)
    end_class(context)
    if code is not None and len(code) < 7:
        context.class_code, context.is_class_headed = code[:3], True
        context.subclass_code = code if len(code) == 5 else None
        context.is_subclass_headed = len(code) == 5


def _is_alone(found: ClassName, local: str, official: str) -> bool:
    """Whether the number is of the class ``official`` and of no other named with it or inside it.

    ``办公费、印刷费5万元`` and ``办公费等5万元`` are of more than one, ``住房保障支出购房补贴5万元`` of less.
    """
    if found.levels.count("项") > 1:
        return False
    before = re.split(r"[，；。：]", local[: found.start])[-1]
    if LISTED_WITH.search(before) and not is_clean(before, allow=_LEADS_IN):
        return False
    if "等" in local[found.end if found.marked else found.start :] and "等" not in official:
        return False
    written = core(normalise_name(without_measure(found.names[-1])))
    known = core(normalise_name(official))
    if not written.startswith(known):
        return True
    rest = written[len(known) :]
    return not _OTHER_WITHIN.match(rest) and (found.marked or _OF_MONEY.fullmatch(rest) is not None)


def _is_known(before: str) -> bool:
    """Whether the words before a name hold no other name that it may be a part of."""
    *clauses, own = re.split(r"[，；。]", before)
    named = any(_NAMED_AS_CLASS.search(clause) and not is_clean(clause) for clause in clauses)
    return not named and is_clean(own, allow=_LEADS_IN)
