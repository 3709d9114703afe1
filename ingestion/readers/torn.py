"""Lines that end inside a number, a unit or a term: put together with the next, at whatever width."""

from __future__ import annotations

import re

from ingestion.numbers import NUMBER_IN_WORDS
from ingestion.readers.lines import EXPORT_MARK, fold
from ingestion.reference import function_name

OPENING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}(?:[、.．]|是)|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}(?:[、．）)]|\.(?!\s?[0-9]))"
    r"|[①-⑳]|第[一二三四五六七八九十]+[部章条]|附件|注[：:])"
)
TABLE = re.compile(r"[|｜\t]|\S\s{2,}\S")
BARE_NUMBER = re.compile(r"[0-9]{1,3}")
_BROKEN = re.compile(r"[一-龥：，）](?!20[0-9]{2}\s*$)[0-9][0-9,]*(?P<point>\.[0-9]*)?\s*$")
_REST = re.compile(r"\s*(?:[0-9][0-9,]*)?(?P<point>\s?\.\s?[0-9]+)?\s*(?:(?:亿|万)?元|分|[%％])")
"""The beginning and the end of an amount; only one of them has the point."""
DECIMALS = re.compile(r"\s*[0-9]{1,2}[、和及与][0-9]")
"""The end of a number of a list whose unit stands behind the last."""
_DIGITS = re.compile(r"\s*[0-9]{1,6}\s*")
_TERMS = (
    "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款", "财政拨款",
    "基本支出", "项目支出", "人员经费", "公用经费", "“三公”经费", "公务用车购置", "公务用车运行",
    "公务接待费", "公车购置", "公车运行",
    "运行维护费", "车均运行", "因公出国（境）", "机关运行经费", "政府采购", "年初预算",
    "全年预算", "调整预算", "调整后预算", "预算数", "决算数", "预算安排", "支出决算", "收入决算",
    "支出预算", "收入预算", "支出合计", "收入合计", "支出总计", "收入总计",
    "收入预算总计", "支出预算总计", "收入决算总计", "支出决算总计", "国内公务接待",
    "国（境）外公务接待", "国（境）外接待",
    "国内接待", "外事接待", "其中：", "全省", "全市", "全县", "全区", "全州",
)  # fmt: skip
"""Terms that no line of a report parts, unless it is the middle of a sentence."""
_REST_OF_CLAUSE = re.compile(
    r"（?[类款项](?:）|[。，：])|[类款项]?）|为\s?[0-9]|类[一-龥]{2,20}款[一-龥]|款[一-龥]{2,20}项[。，：]"
)
"""``教育支出`` / ``（类）支出5万元``, ``城管执法`` / ``项。支出5万元``, ``支出决算数`` / ``为5万元``."""
_QUOTE_OPEN, _QUOTE_ENDS = re.compile(r"“[^“”]{1,20}$"), re.compile(r"[^“”，。；]{1,20}”")
"""``“社会保障和就业`` / ``支出”（类）支出5万元``."""
_HEADING = "情况说明"
"""The end of most headings: ``二、支出决算情况说`` / ``明`` is one of them."""
_STAGE_END = re.compile(r"(?:[预决]算数?|为)$")
AMOUNT = re.compile(rf"(?:[0-9][0-9,.]*|{NUMBER_IN_WORDS})\s?[亿万]?元")
MEASURED = re.compile(
    r"(?:(?:年初|全年|调整后?|支出|收入)?(?:预算|决算)|支出|收入)(?:安排)?(?:数|额)?(?:为|是|共|：)?"
    + AMOUNT.pattern
)
"""The rest of a clause whose subject stands above."""
_SUBJECT_END = re.compile(r"(?:年度?|[）”]|20[0-9]{2}年[^，。；]{1,12}费)$")
_LEVEL_OPEN, _LEVEL_ENDS = re.compile(r"（[类款]）[一-龥]{1,12}$"), re.compile(r"[一-龥]{1,12}（[款项]）")
"""``普通教育（款）初中`` / ``教育（项）支出5万元``."""
_ITEM_OPEN = re.compile(r"类[一-龥（）]{2,30}款[一-龥（）]{1,30}$")
_ITEM_ENDS = re.compile(r"[一-龥]{1,12}项[。，：:]")
"""``教育支出类普通教育款初中`` / ``教育项。支出5万元``."""
_SUBJECT = re.compile("[，“]|（[类款项]）|^20[0-9]{2}年")
_CODED = re.compile(r"(?<![0-9])(?P<code>[0-9]{7}|[0-9]{5}|[0-9]{3})[）)]?[-—]?(?P<name>[一-龥]+)$")
_TEAR = "\n"
_SUFFIXES = "度额的了数费及"
_SUFFIX = rf"[一-龥]{_TEAR}(?:[度额的了及](?!外)|[数费](?:为|[0-9]))"
"""``2023年`` / ``度决算5万元``, ``支出决算`` / ``数为5万元``: no sentence begins so."""
_CUTS = [(term[:at], term[at:]) for term in _TERMS for at in range(1, len(term))]
_INSIDE = frozenset(head[-1] + tail[0] for head, tail in _CUTS)
_TORN = re.compile("|".join([_SUFFIX, *(head + _TEAR + tail for head, tail in _CUTS)]))
_LONGEST = 24
"""Characters at the edge of a line that can be part of a term or quotation."""
_COUNTED = re.compile(r"[0-9]\s?(?:[亿万]?元|[个批人辆次台])")
_NUMERALS = "一二三四五六七八九十百千零壹贰叁肆伍陆柒捌玖拾佰仟"
_OPEN_UNIT = re.compile(rf"(?:[0-9]\s?[亿万]|[{_NUMERALS}][亿万]?)$")
_WHOLE_NUMBER = re.compile(rf"(?:[0-9]\.[0-9]{{2}}|[{_NUMERALS}])$")
_UNIT = re.compile(r"\s*[亿万]?元")
"""``支出5.00`` / ``12`` / ``万元``: the number is whole, what parts it from its unit is the page's."""
_WIDE = 18
"""A shorter line does not fill its width."""
UNCHANGED = "持平|一致|相同|不变|变化"
COMPARED = re.compile(rf"(?:{UNCHANGED})$")
"""The end of a comparison that is whole, its mark lost."""
_SHORTEST = 8
"""Fewer characters are a label or a cell, no sentence that breaks off."""


def with_whole_numbers(lines: list[str]) -> list[str]:
    """Join a line that breaks off behind a comma or inside an amount (``14`` / ``.74万元``) and the next."""
    for number in range(len(lines) - 1):
        following = number + 1
        while following < len(lines) and _breaks_off(lines[number], lines[following]):
            lines[number] = lines[number].rstrip() + lines[following].lstrip()
            lines[following] = ""
            following += 1
    return lines


def with_whole_terms(lines: list[str]) -> list[str]:
    """Join a line that ends inside a term or a unit and the next, without a page's number between them.

    The lines that go on behind the joined ones join them, too: no blank line may stand before them.
    """
    filled = [number for number, line in enumerate(lines) if line.strip()]
    head, last = 0, ""
    while head < len(filled) - 1:
        number, after = filled[head], head + 1
        behind_page = BARE_NUMBER.fullmatch(lines[filled[after]].strip()) and after + 1 < len(filled)
        after += bool(behind_page)
        rest = lines[filled[after]]
        is_apart = filled[after] - number > 1
        torn = is_torn_term(lines[number], rest) or (is_apart and is_parted_number(lines[number], rest))
        if torn or (last and not behind_page and _runs_on(last, rest)):
            lines[number] = lines[number].rstrip() + rest.lstrip()
            lines[number + 1 : filled[after] + 1] = [""] * (filled[after] - number)
            last = rest if lines[filled[after] + 1 : filled[after] + 2] != [""] else ""
            del filled[head + 1 : after + 1]
        else:
            head, last = head + 1, ""
    return lines


def _runs_on(text: str, rest: str) -> bool:
    """Whether a line of prose that was joined goes on: it fills its width and ends inside a clause."""
    end = text.rstrip()[-1:]
    return (
        len(text.strip()) >= _WIDE and (end in "，、" or "一" <= end <= "龥") and end not in "元"
        and not COMPARED.search(text.rstrip()) and not OPENING.match(rest) and not TABLE.search(rest.strip())
        and re.search("[，。；]", rest) is not None
    )  # fmt: skip


def is_parted_number(text: str, rest: str) -> bool:
    """Whether an amount begins on one line and ends on another: a bare number between them is the page's."""
    text, rest = _plain(text), _plain(rest)
    if len(text) < _SHORTEST or TABLE.search(text) or TABLE.search(rest):
        return False
    if text[-1] == "." and not rest[:1].isdigit():
        return False  # ``支出622.`` / ``15`` / ``万元``: the digits between are the amount's
    whole = _WHOLE_NUMBER.search(text[-_LONGEST:]) and _UNIT.match(rest)
    return bool(whole) or (text[-1] in "0123456789.," and _breaks_off(text, rest))


def is_torn_term(text: str, rest: str) -> bool:
    """Whether a line ends inside a term (``公共预算`` / ``财政拨款9万元``) or a unit (``9万`` / ``元``)."""
    text, rest = _plain(text), _plain(rest)
    if not text or not rest or not _is_torn(text, rest):
        return False
    return not (TABLE.search(text) or TABLE.search(rest))


def _plain(text: str) -> str:
    return fold(EXPORT_MARK.sub("", text) if "[" in text else text).strip()


def _is_torn(text: str, rest: str) -> bool:
    end = text[-_LONGEST:]
    if rest[0] == "元":
        return _OPEN_UNIT.search(end) is not None
    if _REST_OF_CLAUSE.match(rest) and text[-1] not in "。；：":
        return True
    if OPENING.match(text) and rest in _HEADING and (text + rest).endswith(_HEADING) and rest != _HEADING:
        return True
    if _STAGE_END.search(end) and AMOUNT.match(rest) and (OPENING.match(text) or "，" in text):
        return True
    if MEASURED.match(rest) and _SUBJECT_END.search(end) and (OPENING.match(text) or _SUBJECT.search(text)):
        return True
    if _LEVEL_ENDS.match(rest) and _LEVEL_OPEN.search(end):
        return True
    if _ITEM_ENDS.match(rest) and _ITEM_OPEN.search(text):
        return True
    if (coded := _CODED.search(end)) and _is_half_name(coded["code"], coded["name"], rest):
        return True
    quoted = "”" in rest[:_LONGEST] and _QUOTE_ENDS.match(rest) and _QUOTE_OPEN.search(end)
    inside = text[-1] + rest[0] in _INSIDE or rest[0] in _SUFFIXES
    torn = quoted or (inside and _TORN.search(end + _TEAR + rest[:_LONGEST]))
    return bool(torn and _COUNTED.search(rest))


def _is_half_name(code: str, name: str, rest: str) -> bool:
    """``2070109群众`` / ``文化：支出5万元``: the printed code tells how the name goes on."""
    whole = function_name(code) or ""
    return whole != name and whole.startswith(name) and rest.startswith(whole[len(name) :])


def _breaks_off(text: str, rest: str) -> bool:
    if not rest.strip() or TABLE.search(text.rstrip()) or TABLE.search(rest.rstrip()):
        return False
    rest = EXPORT_MARK.sub("", rest)
    head, tail = _BROKEN.search(text), _REST.match(rest)
    if head is not None and head["point"] == "." and (DECIMALS.match(rest) or _DIGITS.fullmatch(rest)):
        return True
    return (head is not None and tail is not None and not (head["point"] and tail["point"])) or (
        len(text.strip()) >= _SHORTEST and text.rstrip().endswith("，") and not OPENING.match(rest)
    )
