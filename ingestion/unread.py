"""Numbers with the form of an amount that no reader answered for: listed, so that none is lost silently.

The prose reader answers for numbers with a unit, the table readers for the cells of their tables. A row of a
table that nobody could put together, or an amount whose unit was forgotten, is neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ingestion.model import Document, Line, Mention, Outline, Reading
from ingestion.narrative.reasons import likely_reason
from ingestion.outline.sections import COVERED

_AMOUNT = re.compile(
    r"(?<![0-9.,，])(?:[-−－](?=[0-9]))?(?:[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+)(?![0-9]|[.,][0-9])"
)
"""Decimals, or thousands set apart. Versions, dates and paragraph numbers have two points."""
_GLUED = re.compile(
    r"(?<![0-9.,，])(?:[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{2}|[0-9]+\.[0-9]{2}){2,}(?![0-9]|[.,][0-9])"
)
"""Amounts of one row without a blank, ``1,234.5010,000.00``: where each ends is a guess, so one entry."""
_SENTENCE = re.compile(r"[，。；！？]")
_MEASURE = re.compile(
    r"\s*(?:[%％‰℃㎡㎥°a-zA-Z]|百分点|个百分|[百千万亿]*(?:[年月日时天度岁届级期号条款分折倍成个人次户家名位张件辆台套批场所处座栋间册份宗吨亩升"
    r"米里克公厘毫立平方斤瓦元小周季集门]|美元|欧元))"
)
"""What counts something, or is another currency; an amount with 元 was the prose reader's to answer."""
_QUOTED = re.compile(r"[“\"'‘《]\s*$")
_SPAN = re.compile(r"\s*[-—–~～至到]+\s*[0-9]{1,2}(?:\.[0-9]{1,2})?[月日]")
_NUMBERING = re.compile(r"\s*[1-9]\.[1-9](?![0-9])[\s、．]*[\u4e00-\u9fff]")
_CODED = re.compile(r"\s*[1-9][0-9]?\.[12][0-9]{6}\s*[（“《]?[\u4e00-\u9fff]")
"""``3.2130316农村水利``: the code of a class behind the number of its item."""
_ROW = 3
"""From so many amounts on a line without a sentence is a row of a table, whatever section it stands in."""
_AND = frozenset("、和及与")
_NO_ACCOUNTS = frozenset({"glossary", "contents"})


def list_unread(document: Document, outline: Outline, of_forms: frozenset[int], reading: Reading) -> None:
    """Add a mention for every amount in the lines of ``document`` that nothing in ``reading`` stands for.

    Looked at are all lines but those ``of_forms`` (line numbers): in the accounts sections every one,
    elsewhere the rows of numbers and the lines of accounts tables. Percentages, quantities,
    dates, numbering and quoted names are no amounts. The reason is the prose reader's for words that say why
    the amount is none of the accounts, else ``unresolved``.
    """
    answered = _answered(document, reading)
    for line in document.lines:
        section = outline.at(line.no)
        if section.code in _NO_ACCOUNTS or line.no in of_forms:
            continue
        in_accounts = section.code in COVERED and section.part == "main"
        found = list(_amounts(line))
        is_row = len(found) >= _ROW and not _SENTENCE.search(line.text)
        if not (in_accounts or is_row or line.no in reading.claimed_lines):
            continue
        for start, end in found:
            if any(first < end and start < last for first, last, _ in answered[line.no]):
                continue
            clause = line.text[max(0, start - 60) : end + 12].strip()
            text = line.text[start:end]
            # ``各减少12.30万元、4.50，``: the second of a pair is what the first is.
            paired = (why for _, last, why in answered[line.no] if line.text[last:start].strip() in _AND)
            why = next(paired, None)
            reason = why or likely_reason(line.text[max(0, start - 60) : end], in_accounts=in_accounts)
            reading.mentions.append(
                Mention(
                    line.locator, line.no, start, end, text, None, section.code, section.part, in_accounts,
                    clause, None, reason,
                )
            )  # fmt: skip


def _answered(document: Document, reading: Reading) -> dict[int, list[tuple[int, int, str | None]]]:
    """Return the places of what was read, by line: start, end, and the reason of a mention.

    Cells of grids give a row and column for a place: they are no place in the line above the grid.
    """
    places = [(m.line_no, m.char_start, m.char_end, m.stated_text, m.reason) for m in reading.mentions]
    read = [(s.line_no, s.char_start, s.stated_text) for s in reading.statements]
    read += [(c.line_no, c.char_start, c.stated_text) for c in reading.claims]
    places += [(line_no, start, start + len(text), text, None) for line_no, start, text in read]
    answered: dict[int, list[tuple[int, int, str | None]]] = defaultdict(list)
    for line_no, start, end, text, reason in places:
        if 0 <= line_no < len(document.lines) and document.lines[line_no].text[start : start + 1] == text[:1]:
            answered[line_no].append((start, end, reason))
    return answered


def _amounts(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the places of the numbers of a line that have the form of an amount."""
    text = line.text
    in_prose = _SENTENCE.search(text) is not None
    for match in (*_AMOUNT.finditer(text), *_GLUED.finditer(text)):
        start, end = match.span()
        before, after = text[:start], text[end:]
        if not before.strip() and (_NUMBERING.match(text) or _CODED.match(text)):
            continue
        if _QUOTED.search(before) or _SPAN.match(after) or re.search(r"[A-Za-z第〔\[]$", before):
            continue
        if re.match(r"[%％‰]", after) or (_MEASURE.match(after) and (in_prose or not after[:1].isspace())):
            continue
        yield start, end
