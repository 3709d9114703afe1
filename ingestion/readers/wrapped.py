"""Text whose paragraphs were set on pages: hard-wrapped lines put back together, page marks left out.

The first line of a paragraph holds all of it and the others stay behind empty, so that line numbers go on
being those of the file. Lines are joined where many of the file end at the same width, else only where one
ends inside a word or number, or a page within a sentence (``ingestion.readers.torn``).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from ingestion.readers.lines import fold
from ingestion.readers.torn import (
    BARE_NUMBER,
    DECIMALS,
    MEASURED,
    OPENING,
    TABLE,
    is_parted_number,
    is_torn_term,
    with_whole_numbers,
    with_whole_terms,
)

_MARK = re.compile(
    r"[-—–－─_~·]+\s*[0-9]{1,4}\s*[-—–－─_~·]+|第\s*[0-9]{1,4}\s*页(?:[,，/、\s]*共\s*[0-9]{1,4}\s*页)?"
)
"""A page number that is one by its signs."""
_PROSE = re.compile(r"[，。；、：]")
_HEADING = re.compile(rf"(?:{OPENING.pattern})[^，。；：]+(?:情况|说明|概况|解释|报告)")
_SAYS = re.compile(r"，|[0-9][亿万]?元")
"""A sentence, however short."""
_BARE_HEADING = re.compile(r"[^，。；：、0-9]{4,24}(?:情况|说明)")
_INDENT = re.compile(r"　|\s{4}")
_HEAD = re.compile(r"[^，。；：、0-9]{0,30}20[0-9]{2}\s*年[^，。；：0-9]*(?:决算|公开|报告)(?:说明)?")
_PATH = re.compile(r"[>＞»→]|(?:当前|所在|您的|现在的)位置")
"""Where in its site a page stands: what comes below it is the title."""
_END = "。！？：；"
_NARROWEST, _WIDEST = 50, 120
"""Width of wrapped lines in half-width characters."""
_FULL_LINES = 6
_FEWEST_LINES = 3
"""Enough where two of three full lines end inside a word or number."""
_FULL_SHARE = 0.25
_SLACK = 4
"""How much a full line may fall short: a sign that may not begin a line took one along."""
_PAGE_LINES = 12
"""Fewer lines make no page."""


def unwrap(raws: Sequence[str]) -> list[str]:
    """Return the lines with paragraphs joined and page marks blank, as many as before."""
    marks = page_marks(raws)
    lines = ["" if number in marks else raw for number, raw in enumerate(raws)]
    width = wrapped_width(lines)
    if width is None:
        return with_whole_numbers(_over_pages(with_whole_terms(lines), marks))
    indented = sum(bool(_INDENT.match(line)) for line in lines) >= 3
    number = 0
    while number < len(lines):
        last = number
        joined = lines[number]
        while joined and _is_full(raws[last], width):
            following = last + 1
            while following < len(lines) and following in marks:
                following += 1
            if following >= len(lines) or not _goes_on(joined, lines[following], indented):
                break
            joined += lines[following].strip()
            lines[following] = ""
            last = following
        lines[number] = joined
        number = last + 1
    return with_whole_terms(lines)


def _over_pages(lines: list[str], marks: set[int]) -> list[str]:
    """Join the lines before and behind a page mark where it stands within a sentence."""
    for mark in sorted(marks):
        before, after = mark - 1, mark + 1
        while after in marks:
            after += 1
        if before in marks or before < 0 or after >= len(lines) or not lines[after].strip():
            continue
        text, rest = lines[before].rstrip(), lines[after]
        table = TABLE.search(text.strip()) or TABLE.search(rest.strip())
        if len(text) < _NARROWEST // 2 or text[-1] in _END or table or OPENING.match(rest):
            continue
        lines[before], lines[after] = text + rest.strip(), ""
    return lines


def _goes_on(text: str, line: str, indented: bool) -> bool:
    if not line.strip() or TABLE.search(line.strip()):
        return False
    if OPENING.match(line) and not (text.endswith(".") and DECIMALS.match(line)):
        return False
    if (text.rstrip()[-1] in _END and not _PROSE.search(line)) or _HEADING.fullmatch(text.strip()):
        return False
    if re.search(r"[0-9%％元）]$", text.rstrip()) and _BARE_HEADING.fullmatch(line.strip()):
        return False  # ``…占支出总额的0.33%`` / ``国有资产占用情况说明``: the stop is lost
    if indented:
        return not _INDENT.match(line)
    return text.rstrip()[-1] not in "。！？："


def _breadth(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _is_full(line: str, width: tuple[bool, int]) -> bool:
    counts_characters, most = width
    if TABLE.search(line.strip()):
        return False
    return (len(line.rstrip()) if counts_characters else _breadth(line.rstrip())) >= most


def wrapped_width(lines: Sequence[str]) -> tuple[bool, int] | None:
    """Return the least width of a full line as (in characters, or else half widths; number), or None.

    Lines of prose are measured: with a mark of punctuation, without the gaps and bars of tables.
    """
    prose = [line.rstrip() for line in lines if _PROSE.search(line) and not TABLE.search(line.strip())]
    if not prose:
        return None
    best: tuple[int, tuple[bool, int]] | None = None
    for counts_characters in (True, False):
        sizes = [len(line) if counts_characters else _breadth(line) for line in prose]
        most, slack = max(sizes), 1 if counts_characters else _SLACK
        broad = most * (2 if counts_characters else 1)
        ends = [line[-1] for line, size in zip(prose, sizes, strict=True) if size >= most - slack]
        full = len(ends) if sum(end in _END for end in ends) * 2 < len(ends) else 0
        inside = sum(end not in _END + "，、）" for end in ends)
        least = _FEWEST_LINES if inside * 3 >= full * 2 else _FULL_LINES
        if not _NARROWEST <= broad <= _WIDEST or full < max(least, _FULL_SHARE * len(prose)):
            continue
        if best is None or full > best[0]:
            best = full, (counts_characters, most - slack)
    return best[1] if best else None


def page_marks(raws: Sequence[str]) -> set[int]:
    """Return the lines that are page numbers or running heads.

    A bare number is one inside an amount, and between lines of prose where the numbers go up by one from page
    to page.
    """
    texts = [fold(raw).strip() for raw in raws]
    marks = {n for n, text in enumerate(texts) if _MARK.fullmatch(text)}
    marks |= _bare_numbers(texts)
    heads = Counter(text for text in texts if _HEAD.fullmatch(text) and 8 <= len(text) <= 60)
    first = [n for n, text in enumerate(texts) if text][:4]
    opening = "".join(texts[n] for n in first)
    for text, times in heads.items():
        places = [n for n, one in enumerate(texts) if one == text]
        beside = [n for n in places if n - 1 in marks or n + 1 in marks]
        # Alone among the first lines it is the title itself, not a head that repeats it.
        title = first if text not in "".join(texts[n] for n in first if texts[n] != text) else []
        inside = [n for n in places if (n not in title or n in beside) and _stands_inside(texts, n, marks)]
        if times >= 2 and (inside or len(beside) >= 2):
            marks |= set(inside) | set(beside)
        elif inside and (beside or re.sub(r"\s", "", text) in opening):
            marks |= set(inside)
        else:
            marks |= {n for n in beside if n - 1 in marks and _stands_before_money(texts, n, marks)}
        if re.sub(r"\s", "", text) in opening:
            marks |= {n for n in places if _stands_between(texts, n, marks)}
    return marks


def _bare_numbers(texts: Sequence[str]) -> set[int]:
    found: list[tuple[int, int]] = []
    inside: set[int] = set()
    for number, text in enumerate(texts):
        if not BARE_NUMBER.fullmatch(text):
            continue
        before = next((texts[n] for n in range(number - 1, max(-1, number - 3), -1) if texts[n]), "")
        after = next((texts[n] for n in range(number + 1, min(len(texts), number + 4)) if texts[n]), "")
        if is_parted_number(before, after):
            inside.add(number)
        elif _is_prose(before) and (_is_prose(after) or _HEAD.fullmatch(after)):
            found.append((number, int(text)))
    line, page = 0, 0
    for number, printed in found:
        if not page < printed <= page + (number - line) // _PAGE_LINES:
            return inside
        line, page = number, printed
    return inside | {number for number, _ in found}


def _is_prose(text: str) -> bool:
    return bool(_PROSE.search(text)) or (len(text) >= _NARROWEST // 2 and not TABLE.search(text))


def _around(texts: Sequence[str], number: int, passed: set[int]) -> tuple[str, str]:
    """Return the lines before and behind one, those ``passed`` over left out; '' where there is none."""
    before = next((texts[n] for n in range(number - 1, -1, -1) if n not in passed), "")
    after = next((texts[n] for n in range(number + 1, len(texts)) if n not in passed), "")
    return before, after


def _stands_inside(texts: Sequence[str], number: int, marks: set[int]) -> bool:
    """Tell whether a line stands in the middle of a sentence, page numbers beside it left out."""
    before, after = _around(texts, number, marks)
    return (
        bool(before and after)
        and (
            len(before) >= 20
            or _SAYS.search(before)
            or is_torn_term(before, after)
            or is_parted_number(before, after)
        )
        and before[-1] not in _END
        and not OPENING.match(after)
        and not TABLE.search(before)
        and not _PATH.search(before)
    )


def _stands_before_money(texts: Sequence[str], number: int, marks: set[int]) -> bool:
    """Tell whether a line behind a page's number parts a label from its amount: ``经费`` / ``预算5万元``."""
    blank = {n for n, text in enumerate(texts) if not text}
    before, after = _around(texts, number, marks | blank)
    return bool(before and after) and before[-1] not in _END and MEASURED.match(after) is not None


def _stands_between(texts: Sequence[str], number: int, marks: set[int]) -> bool:
    """Tell whether a line stands right between two paragraphs, the next without a number of its own."""
    before, after = _around(texts, number, marks)
    ends = before.endswith("。") and not TABLE.search(before)
    return ends and _PROSE.search(after) is not None and _is_prose(after) and not OPENING.match(after)
