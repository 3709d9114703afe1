"""The fiscal year: what the accounts sentences speak of, then titles; never the year of publication."""

from __future__ import annotations

import re
from collections import Counter

from ingestion.identity.view import TextView

_YEAR = r"(?:(?=20[0-9]{2}年)|(?<![0-9])(?<![0-9][.,])(?=20[0-9]{2}(?![0-9])))(20[0-9]{2})"
"""A year: without 年 behind it no part of a longer number (``1874.2088``)."""
_SENTENCE = re.compile(
    rf"(?<![与比较同和至是从于自])(?<![与比较][0-9]){_YEAR}(?:年度?)?(?:部门|单位)?[，,]?"
    r"(?P<words>[^。；;0-9]{0,34}?(?:决算|支出|收入|总计|合计|经费|接待费|运行维护费|购置费)[^。；;0-9]{0,14})"
    r"(?!20[0-9]{2}年)[0-9]"
)
_COLUMN = re.compile(r"(20[0-9]{2})年度?(?:预|决)算数?(?![一-龥]{0,4}(?:减少|增加|相比))")
_COLUMN_HEAD = re.compile(r"20[0-9]{2}年度?(?:预|决)算(?:数|额)?(?:$|[^。]{0,6}(?:增减|增、减|对比))")
_SAME_CLAUSE = 16
"""Characters from the first digit of an amount to the year right behind it."""
_TITLE = re.compile(rf"{_YEAR}(?:年度?)?(?P<words>.*)")
_TITLE_WORDS = re.compile(r"决算|绩效|自评|三公|预算执行|评价")
_FORM_YEAR = re.compile(r"(?:表|报告|书)?[（(]?(20[0-9]{2})年?度?[)）]")
_TABLE_TITLE = re.compile(r"决算.{0,8}表$|^公开[0-9]{1,2}表$")
_TABLE_YEAR = re.compile(r"(20[0-9]{2})年度?")
_BESIDE_UNIT = re.compile(r"(20[0-9]{2})年度?(?:金额)?单位[：:]")
_HEAD_REACH = 6
"""So many pieces below its title a table may print its year: 公开01表, the body, its name stand between."""
_AMOUNT = re.compile(r"[0-9]\s*(?:万|亿)?元")
_PLAIN_YEAR = re.compile(r"(?<![0-9〔﹝\[与比较同])(20[0-9]{2})年")
_SPENT = re.compile(r"决算|实际支出|执行数|完成")
_WRAPPED = re.compile(r"(?P<line>[^\n]{25,}[^。；：！？\n])\n{1,2}(?!20[0-9]{2}年|[一二三四五六七八九十（(])")
"""A long line without a mark at its end: its sentence goes on below."""
_PLANNED = re.compile(r"(?<!公共)(?<!基金)(?<!经营)预算(?:总额|总数|数|安排|[为约共是：0-9])")
_FORM_TITLE = re.compile(r"(?:自评表|决算表|情况表|报告)[（(](20[0-9]{2})年?度?[)）]")
_COMPARISON = re.compile(r"[较比与](?:上年|去年|20[0-9]{2}年)[^，。；]{0,4}决算[^，。；]*")
_TABLE_NOTE = re.compile(
    r"本表(?:反映|为|列示)[^，。；0-9]{0,24}(?P<year>20[0-9]{2})年度?[^。；]{0,40}?(?:支出|收入|决算|经费)"
)
"""``注：本表反映部门2020年度…支出情况``: what the note below a table says of it."""
_DATE = re.compile(r"[一二三四五六七八九十]{1,3}月")
_COMPARED = re.compile(r"^(?:年|年度)?(?:相比|同期|减少|增加|增长|下降)")


def find_year(view: TextView) -> tuple[int | None, str]:
    """Return (fiscal year, basis) with basis ``text``, ``title``, ``file name`` or '' for none."""
    sentences = _sentence_votes(view.accounts_text)
    titles, basis = _title_votes(view)
    if sentences:
        year = _leading(sentences)
        supported = _leading(titles) if titles else None
        if year == _first_title_year(view):
            return year, basis
        if supported is not None and sentences.get(supported, 0) * 3 >= sentences[year]:
            return supported, basis
        # A title that no sentence follows is a leftover of last year's file.
        return year, "text"
    if titles:
        return _leading(titles), basis
    columns = _table_heads(view) or Counter(int(found) for found in _COLUMN.findall(view.text))
    if columns:
        return _leading(columns), "text"
    noted = {int(match["year"]) for match in _TABLE_NOTE.finditer(view.text)}
    if len(noted) == 1:
        return noted.pop(), "text"
    only = _years_beside_amounts(view.accounts_text)
    return (only.pop(), "text") if len(only) == 1 else (None, "")


def _table_heads(view: TextView) -> Counter[int]:
    """Count the years that stand alone below the title of an accounts table, or before its unit."""
    votes: Counter[int] = Counter()
    reach = 0
    for piece in view.pieces:
        reach = _HEAD_REACH if _TABLE_TITLE.search(piece) else reach - 1
        match = _TABLE_YEAR.fullmatch(piece) or _BESIDE_UNIT.search(piece)
        if match and reach > 0:
            votes[int(match[1])] += 1
    return votes


def _years_beside_amounts(text: str) -> set[int]:
    """Return the years named in sentences that hold an amount, years of comparisons and budgets left out."""
    spent: set[int] = set()
    planned: set[int] = set()
    for sentence in re.split(r"[。；\n]", _WRAPPED.sub(r"\g<line>", text)):
        if _AMOUNT.search(sentence):
            years = spent if not _PLANNED.search(sentence) or _SPENT.search(sentence) else planned
            years.update(int(year) for year in _PLAIN_YEAR.findall(sentence))
    return spent or planned


def _sentence_votes(text: str) -> Counter[int]:
    votes: Counter[int] = Counter()
    last, last_end = 0, 0
    for match in _SENTENCE.finditer(text):
        words = match["words"]
        if _DATE.match(words) or _COMPARED.match(words) or re.match(r"(?:预|决)算数?(?:[|\n]|增减)", words):
            continue  # A comparison, or a column heading with other cells below.
        if words.startswith(("决算", "支出")) and re.search(
            r"[元%％化平致变）][，,]$", text[max(0, match.start() - 3) : match.start()]
        ):
            # ``支出8万元，2022年决算数9万元``: the year that follows is the one compared with, but where the
            # year before it is the older: ``2021年决算8万元，2022年决算9万元``
            if int(match[1]) == last + 1 and match.start() - last_end < _SAME_CLAUSE:
                votes[last] -= 1
                votes[last + 1] += 1
            continue
        planned = "预算" in re.sub(r"(?:公共|基金|经营)预算", "", words)
        planned = planned or bool(re.search(r"安排(?!的)", words) and not re.search("决算|支出", words))
        sentence = re.split(r"[。；]", text[match.start() : match.start() + 200])[0]
        if planned and not _SPENT.search(_COMPARISON.sub("", sentence)):
            continue  # A budget sentence: next year's, as often as not.
        last, last_end = int(match[1]), match.end()
        votes[last] += 1
    return votes


def _title_votes(view: TextView) -> tuple[Counter[int], str]:
    votes: Counter[int] = Counter()
    for piece in view.pieces:
        if len(piece) > 70 or ("。" in piece and (len(piece) > 30 or re.search("。.|[0-9]元", piece))):
            continue
        if match := _FORM_YEAR.search(piece):
            if piece.startswith(("（", "(", match[1])) or _TITLE_WORDS.search(piece):
                votes[int(match[1])] += 4
                continue
        match = _TITLE.search(piece)
        if match and _TITLE_WORDS.search(piece) and not _COMPARED.match(match["words"]):
            if _COLUMN_HEAD.search(piece):
                continue
            if "预算" in piece and not re.search(r"决算|绩效|自评|执行", piece):
                continue
            votes[int(match[1])] += 1 + 3 * (piece in view.head)
    for title in view.opening:
        if match := _FORM_TITLE.search(title):
            votes[int(match[1])] += 4
        elif (match := _TITLE.search(title)) and re.search(r"决算(?!数)|自评报告|评价报告", match["words"]):
            votes[int(match[1])] += 1
    if votes:
        return votes, "title"
    for title in view.titles:
        match = re.search(r"(?<![0-9])(20[0-9]{2})(?![0-9])", title)
        if match and (_TITLE_WORDS.search(title) or "年" in title):
            votes[int(match[1])] += 1
    return votes, "file name"


def _first_title_year(view: TextView) -> int | None:
    """Return the year of the heading that opens the text: what comes below it may be left from last year."""
    for piece in view.pieces[:3]:
        match = _TITLE.search(piece)
        if match and len(piece) <= 70 and "。" not in piece and re.search(r"决算(?!数)", match["words"]):
            return int(match[1])
    return None


def _leading(votes: Counter[int]) -> int:
    """The year with most votes; of equals the later one, since the other is the comparison year."""
    return max(votes, key=lambda year: (votes[year], year))
