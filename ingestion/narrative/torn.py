"""Sentences torn apart between two paragraphs: what a paragraph that broke off means for the next one.

Pages, pictures and blank lines tear names (``因公出国`` / ``（境）费5万元``). The first number behind the
tear is used only where the words before it mean the same with what stood before the tear, and without.
"""

from __future__ import annotations

import re
from copy import copy

from ingestion.narrative.choice import choose_item, is_weak
from ingestion.narrative.classes import find_marked, find_plain, function_code
from ingestion.narrative.context import Context
from ingestion.narrative.filler import is_clean
from ingestion.narrative.named import name_target
from ingestion.narrative.paragraph import CLOSED
from ingestion.narrative.sentence import Target
from ingestion.outline.build import find_heading
from ingestion.outline.vocabulary import classify_title
from ingestion.reference import function_name, normalise_name
from ingestion.reference.names import core

_ENDS = "。；：！？，、"
_PARTED = re.compile(r"[，。；：！？]|[0-9](?:[亿万千百]*元|[亿万]$|%|[人个批辆台次]+)")
_OPENING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．是]|（[一二三四五六七八九十0-9]{1,3}）|[0-9]{1,2}(?:[、．）]|\.(?![0-9]))|[①-⑳]"
    r"|第[一二三四五六七八九十]+[部章条]|附|注)"
)
_OF_ANOTHER = re.compile(r"20[0-9]{2}|上年|去年|[预决]算|[较比与]|完成")
"""Words before the tear that say which stage or year the number behind it is of."""
_WORDS = re.compile(r"(?![亿万千百元]+）?$)[一-龥]")
_CODE_ALONE = re.compile(r"(?:[0-9]{1,2}[.．])?[0-9][0-9 ]{3,}")
_HEAD_MAX = 60
"""A shorter line without a mark is a heading, a label or half a line."""
_TITLE = re.compile(
    r"(?:情况|说明|概况|报告|解释|分析|比较|对比|决算|预算|公开|分类|构成|结构|明细|收支|数据)$"
)
_GENERAL = re.compile(
    r"[一二三四五六七八九十]{1,3}、(?:其[他它]|(?:其[他它])?(?:有关|重要|需要?说明的)*事项)"
)
"""``八、其他``: a heading whole in itself."""
_ON_WORK = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)[^，。；：0-9]*"
    r"(?:问题|原因|措施|建议|打算|做法|经验|成效|内容|方向|规模|结果|结论)"
)
"""``五、存在的主要问题``: a heading on the work done, whole in itself."""
_STAGE = re.compile(r"(?:年初|全年|调整后?)预算$")
"""``2020年年初预算`` / ``收入合计5万元``: no title, the stage of the amount below it."""
_FURNITURE = re.compile(
    r"20[0-9]{2}年[^，。：]*(?:决算|公开|报告)$|^[-—－ ]*[0-9]{1,3}[-—－ ]*$|^第[0-9]{1,3}页"
)
"""Running heads and page numbers end nothing and open nothing."""
_HALF_FUND = re.compile(r"(?:一般公共|公共财政|政府性基金|国有资本(?:经营)?)$")
"""``国有资本经营`` / ``预算支出5万元``: no stage, the other half of the fund's name."""
_BEGINS = re.compile(r"20[0-9]{2}年|[我本全]|截[至止]")
_PAGE_NUMBER = re.compile(r"(?<=[一-龥])[0-9]{1,3}$")
"""``财政拨款基本`` / ``35`` / ``支出5万元``: the number of the page stands with the words above it."""
_QUOTED = re.compile(r"“[^”]{4,}”")
_LABELLED = re.compile(
    r"(?:单位|部门|机构|名称|来源|作者|编辑|联系人|地址|标题)(?:（[^（）]{1,4}）)?：(?P<says>[^，。；：0-9]+)$"
)
"""``单位（盖章）：某某局``, ``来源：某某网``: a label and what it says, whole without a mark."""
_LEADS_ON = re.compile(r"[比较与和至自从及于、]$")
_WHOLE, _LABEL = "\0", "\1"
"""Open the words of a heading that is a name of its own, and of another line without a mark."""


def open_end(text: str, before: str) -> str:
    """Return the words of the paragraph ``text`` that the next may go on, marked where a line of its own is.

    ``before``: those open so far.
    """
    if text[-1:] in _ENDS:
        return ""
    text = _PAGE_NUMBER.sub("", text)
    rest = _PARTED.split(text)[-1]
    if CLOSED.search(rest) or _is_labelled(text):
        return ""
    if _CODE_ALONE.fullmatch(text):
        return text
    if rest == text:
        return before if _FURNITURE.search(text) else _label(text)
    return "" if find_heading(rest) is not None or not _WORDS.search(rest) else rest


def _is_labelled(text: str) -> bool:
    labelled = _LABELLED.search(text)
    return labelled is not None and choose_item(labelled["says"]) is None


def _label(text: str) -> str:
    """Return the words of a line without a mark that may be half a name; '' for a heading that is whole."""
    bare = _OPENING.sub("", text)
    is_title = _TITLE.search(bare) and not _STAGE.search(bare)
    if len(text) > _HEAD_MAX or is_title or not _WORDS.search(bare) or bare[-1].isdigit():
        return ""
    if _GENERAL.fullmatch(text) or _ON_WORK.fullmatch(text):
        return ""
    if _HALF_FUND.search(bare):
        return _LABEL + bare
    titled = find_heading(text) is not None and classify_title(bare, "other", "other") is not None
    if (titled and not _OF_ANOTHER.search(bare)) or _is_class(bare):
        return ""
    item = choose_item(bare)
    whole = item is not None and item.end == len(bare) and not is_weak(item)
    return (_WHOLE if whole else _LABEL) + bare


def _is_class(title: str) -> bool:
    """Whether a heading is the whole name of a function class."""
    marked = find_marked(title)
    if marked is not None:
        code = function_code(marked, None, None, None) if marked.codes else None
        official, printed = function_name(code or ""), marked.names[-1]
        # ``2050202小学`` / ``教育：支出5万元``
        is_half = official != printed and official.startswith(printed)
        return is_clean(title[marked.end :]) and not is_half
    plain = find_plain(title)
    code = function_code(plain, None, None, None) if plain else None
    return code is not None and core(normalise_name(title)) == core(normalise_name(function_name(code)))


def without_mark(open_words: str) -> str:
    """Return the words that ``open_end`` gave, as they are printed."""
    return open_words.strip(_WHOLE + _LABEL)


def is_unfinished(text: str) -> bool:
    """Whether a paragraph ends without a mark: a heading, a label, or the first half of a torn line."""
    return text[-1:] not in _ENDS and not _PARTED.fullmatch(text[-2:])


def may_go_on(text: str) -> bool:
    """Whether a paragraph may go on a sentence: it has no number of its own."""
    return not _OPENING.match(text)


def is_whole(open_words: str) -> bool:
    """Whether the words before the tear are a heading that is a name of its own."""
    return open_words.startswith(_WHOLE)


def tells_of_another(open_words: str) -> bool:
    """Whether the words before the tear name a year or stage: what the sentence goes on with may be of it."""
    return bool(open_words) and _OF_ANOTHER.search(open_words) is not None


def is_torn_name(open_words: str, local: str) -> bool:
    """Whether the words before and behind the tear are one name: ``公务用车购置及`` / ``运行维护费``."""
    words = without_mark(open_words)
    item = choose_item(words + local)
    if item is None or not item.start < len(words) < item.end or is_weak(item) or item.family == "pair":
        return False
    return open_words[0] != _WHOLE and is_clean(words[: item.start])


def is_own(open_words: str, local: str, targets: tuple[Target, ...], context: Context) -> bool:
    """Whether ``local`` names ``targets`` for itself, the ``open_words`` before the tear adding nothing."""
    alone, end, _ = name_target(local, copy(context))
    words = without_mark(open_words)
    is_line = words != open_words
    if (_BEGINS if is_line else _QUOTED).match(local) and not _LEADS_ON.search(words):
        return is_line or not _OF_ANOTHER.search(words)
    joined, joined_end, _ = name_target(words + local, copy(context))
    if open_words[0] == _WHOLE and not alone:
        return not joined or joined == targets  # a heading, and what is told of it
    if open_words[0] != _WHOLE and (_OF_ANOTHER.search(words) or not is_clean(words)):
        return False
    return set(targets) <= set(alone) and alone == joined and joined_end == end + len(words)
