"""Years that do not belong: comparison with the wrong year, headings and sentences of another year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ingestion.model import Notice
from ingestion.notices.place import Block, Text, notice_on, sentence_bounds

_COMPARED = re.compile(
    r"(?:与|比|较|同|和)(?:上年|去年)?[（(]?(20[0-9]{2})年(?:度)?(?P<what>[^，。；]{0,16})"
)
_WITH_ITSELF = re.compile(
    r"(?P<year>20[0-9]{2})年(?:度)?[^，。；0-9]{0,12}?(?:与|比|较|同)(?P=year)年(?:度)?(?P<what>[^，。；]{0,16})"
)
"""``2020年度较2020年度减少``."""
_COMPARES = re.compile(r"相比|增|减|下降|上升|降低|持平|多|少")
_OWN_YEAR = re.compile(
    r"(20[0-9]{2})年(?:度)?，?(?P<what>[^，。；：]{0,40}?(?:支出|收入|采购|决算|经费|总计|合计)[^，。；：]{0,14}?)[0-9]"
)
_PUBLIC_OF_YEAR = re.compile(r"(20[0-9]{2})年(?:度)?“?三公”?经费[^，。；0-9]{0,12}(?:支出)?决算中，")
_FUND = re.compile(r"一般公共预算|政府性基金预算|国有资本经营预算|公共预算")
_NONE_THAT_YEAR = re.compile(
    r"(20[0-9]{2})年(?:度)?(?:[本我]?(?:部门|单位))?"
    r"(?:没有|无|未(?:安排|发生|使用|发生过?)|未在[^，。；]{2,24}中(?:安排|列支))[^，。；]{0,24}(?:支出|收入|经费|拨款|采购)"
)
_BUYING = re.compile(
    r"(20[0-9]{2})年(?:度)?，?(?:本|我)?(?:部门|单位|机关|局|院|委)?(?:面向[^，。；]{2,12})?(?:预留)?政府采购[^，。；0-9]{0,12}[0-9]"
)
_HOLDINGS = ("state_asset", "three_public")
"""Sections that tell what the body holds."""
_YEAR_END = re.compile(r"截(?:至|止|止到|至到)(20[0-9]{2})年(?:12月(?:31日|底|末)|年?末|年?底)")
_OPENING = re.compile(r"(20[0-9]{2})年(?:年)?初(?:财政拨款|资金)?(?:结转|结余)[^，。；0-9]{0,6}[0-9]")
"""What is carried into the year is that of the year's beginning."""
_TITLE_YEAR = re.compile(
    r"(20[0-9]{2})年(?:度)?[^，。；：]{0,40}(?:决算|绩效自评报告|绩效评价报告|“?三公”?经费)"
)
_FOUNDED = re.compile(
    r"(?:^|[，。；：（]|[本我])(?:单位|部门)(?:于|系|是|为)?(20[0-9]{2})年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
    r"(?:正式|新|才)?(?:成立|组建|设立)"
)
"""``单位于2024年成立``: the body itself, not one below it (``下属单位``)."""
_FAR = 5
"""A year further away is no slip for the report's."""
_COLUMN = re.compile(r"20[0-9]{2}年(?:度)?(?:决算|预算|支出|执行)数?(?:（.*）)?$")
_OTHER_MATTER = re.compile(r"预算|计划|项目|专项|补助|规划|结转|结余|批|资金(?!.{0,4}支出)")


def read_years(text: Text) -> Iterator[Notice]:
    """Yield comparisons with a year that is not the prior one, and sentences or titles of another year.

    A comparison with an earlier year beside one with the prior year is meant so (以2019年为参照).
    Amounts of the prior year beside this year's, and anything about budgets or projects, are not read.
    """
    if text.identity.fiscal_year is None:
        return
    yield from _comparisons(text, text.identity.fiscal_year)
    yield from _sentences(text, text.identity.fiscal_year)
    yield from _year_ends(text, text.identity.fiscal_year)
    yield from _titles(text, text.identity.fiscal_year)
    yield from _founding(text)


def _comparisons(text: Text, fiscal_year: int) -> Iterator[Notice]:
    for block in text.blocks:
        if not block.in_accounts or "年" not in block.text:
            continue
        for match in _WITH_ITSELF.finditer(block.text):
            if re.search(r"增|减|升|降|多|少|提高|持平", match["what"]) and "预算" not in match.group():
                year = match["year"]
                yield notice_on(
                    text,
                    block,
                    match,
                    "comparison_year",
                    "error",
                    year,
                    f"{year}年与{year}年相比，两个年份相同，疑有一处年份有误",
                )
        for match in _COMPARED.finditer(block.text):
            start, end = sentence_bounds(block.text, match.start())
            lead, sentence = block.text[start : match.start()], block.text[start:end]
            opening = re.match(r"(?:(?![按以与同较比和])[^0-9]){0,6}(20[0-9]{2})年", lead)
            own = int(opening.group(1)) if opening else fiscal_year
            year = int(match.group(1))
            budget = "预算" in match["what"][:10] or "预算" in _FUND.sub("", match["what"])
            if year == own - 1 or budget or "预算" in lead.rpartition("，")[2]:
                continue
            if not _COMPARES.search(block.text[match.start() : end]) or "疫情前" in sentence:
                continue
            # Beside a comparison with the prior year, one with another year is meant so.
            beside = block.text if "；" in block.text[:start] else sentence
            if re.search(rf"上年|去年|{own - 1}年", beside.replace(match.group(), "")):
                continue
            yield notice_on(
                text,
                block,
                match,
                "comparison_year",
                "error",
                match.group(1),
                f"{fiscal_year}年度的报告在此与{year}年比较，一般应与{own - 1}年比较",
            )


def _sentences(text: Text, fiscal_year: int) -> Iterator[Notice]:
    names = sorted(
        filter(None, (text.identity.organization_name, *text.identity.aliases)), key=len, reverse=True
    )
    for block in text.blocks:
        if not block.in_accounts or "年" not in block.text:
            continue
        for match in _OPENING.finditer(block.text):
            year = int(match.group(1))
            is_told_of = re.search(r"[与比较同和及至到从自]$", block.text[: match.start()])
            if year != fiscal_year and abs(year - fiscal_year) <= _FAR and not is_told_of:
                yield _mixed(text, block, match, f"{fiscal_year}年度的报告在此写作{year}年初的结转")
        buying = (_BUYING,) if block.section.code == "procurement" else ()
        places: set[int] = set()
        for pattern in (_OWN_YEAR, _NONE_THAT_YEAR, _PUBLIC_OF_YEAR, *buying):
            for match in pattern.finditer(block.text):
                year = int(match.group(1))
                start, end = sentence_bounds(block.text, match.start())
                lead = block.text[start : match.start()]
                for name in names:
                    lead = lead.replace(name, "")
                if year == fiscal_year or re.search(r"[与比较同和及至到从自]|[0-9]", lead[-6:]):
                    continue
                matter = match.groupdict().get("what") or ""
                if _OTHER_MATTER.search(_FUND.sub("", matter)) or len(lead) > 12 or match.start() in places:
                    continue
                if re.search(rf"{fiscal_year}年", block.text[start:end]) or abs(year - fiscal_year) > _FAR:
                    continue
                places.add(match.start())
                yield _mixed(text, block, match, f"{fiscal_year}年度的报告在此写作{year}年")


def _year_ends(text: Text, fiscal_year: int) -> Iterator[Notice]:
    """What a body owns, or vehicles that it holds, are counted at the end of the report's year."""
    for block in text.blocks:
        if block.section.code not in _HOLDINGS or block.section.part not in ("main", "attachment"):
            continue
        for match in _YEAR_END.finditer(block.text):
            start, end = sentence_bounds(block.text, match.start())
            year = int(match.group(1))
            if year == fiscal_year or f"{fiscal_year}年" in block.text[start:end]:
                continue
            if re.search(r"[0-9](?:辆|台|套|亿?万?元|平方米)", block.text[start:end]):
                yield _mixed(text, block, match, f"{fiscal_year}年度的报告在此写作截至{year}年末")


def _founding(text: Text) -> Iterator[Notice]:
    """A body is founded once: a year that stands against one told more often is out of place."""
    places = [
        (block, match)
        for block in text.blocks
        if block.section.part in ("main", "attachment") and "年" in block.text
        for match in _FOUNDED.finditer(block.text)
    ]
    told = Counter(match.group(1) for _, match in places).most_common(2)
    if len(told) < 2 or told[0][1] == told[1][1]:
        return
    year = told[0][0]
    for block, match in places:
        if match.group(1) != year:
            message = f"此处写作{match.group(1)}年成立，报告其余{told[0][1]}处为{year}年成立"
            yield _mixed(text, block, match, message)


def _titles(text: Text, fiscal_year: int) -> Iterator[Notice]:
    head = next((block for block in text.blocks[:8] if re.search(r"20[0-9]{2}年度", block.text[:40])), None)
    for block in text.blocks:
        is_heading = block.section.line_start == block.paragraph.line_nos[0] and len(block.text) < 50
        if not (block is head or is_heading) or block.section.part != "main":
            continue
        if block.section.code not in ("tables", "other") and not block.in_accounts and block is not head:
            continue
        match = _TITLE_YEAR.search(block.text[:60])
        if match is None or int(match.group(1)) == fiscal_year or "预算安排" in block.text:
            continue
        if match.start() and block.text[match.start() - 1] in "与比较同和":
            continue  # ``与2018年度决算对比情况``: what the section compares with
        if re.search(r"[0-9](?:亿|万)?元", block.text) or _COLUMN.match(block.text):
            continue
        if (
            re.search(rf"{fiscal_year}年", block.text)
            or "。" in block.text[:-1]
            or abs(int(match.group(1)) - fiscal_year) > _FAR
        ):
            continue
        yield _mixed(text, block, match, f"标题写作{match.group(1)}年，报告其余各处为{fiscal_year}年度")


def _mixed(text: Text, block: Block, match: re.Match[str], message: str) -> Notice:
    """Return the notice of another year's number at a place about the report's own."""
    return notice_on(text, block, match, "mixed_year", "error", match.group(1), message)
