"""Headings and sections from lines, in every numbering style, also where numbering is wrong.

A heading is a short line without an amount, or the short opening of a line before its first full
stop (``（一）收入情况。2021年度…``). Numbering gives the level; the title gives the section code
(``ingestion.outline.vocabulary``); a heading without a code of its own stays in its parent's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingestion.model import Line, Outline, Part, Section
from ingestion.numbers import NUMBER_IN_WORDS
from ingestion.outline.nesting import ClassLists, names_class
from ingestion.outline.vocabulary import classify_title

_CN = "一二三四五六七八九十"
_NUMBERING: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"第\s*[{_CN}0-9]{{1,3}}\s*部分[、：:.\s]*")),
    (1, re.compile(r"附\s*件\s*[0-9一二三四五六七八九十]{0,3}[：:、.]?\s*")),
    (2, re.compile(rf"[{_CN}]{{1,3}}[、.．]\s*")),
    (3, re.compile(rf"[（(]\s*[{_CN}]{{1,3}}\s*[）)][、.]?\s*")),
    (4, re.compile(r"[0-9]{1,2}\s*(?:[、．]|\.(?!(?!20[0-9]{2}年)[0-9]))\s*")),
    (5, re.compile(r"[（(]\s*[0-9]{1,2}\s*[）)][、.]?\s*")),
)
_AMOUNT = re.compile(rf"[0-9]\s*(?:万|亿|千)?元|{NUMBER_IN_WORDS}(?:万|亿)?元")
_MEASURE = re.compile(r"(?:预算|决算|支出|收入)(?:数|额)?(?:为|是|：|:)?\s*[0-9]|[0-9][,.][0-9]{3}")
"""A number after a measure word: the beginning of a sentence whose line broke before the unit."""
_TITLE_END = re.compile(r"(?:情况|说明|概况|报告|解释|目录|附表|附件|总表|决算表|自评表|概述|评价)[。：:]?$")
_LEADER = re.compile(r"(?:[.…·\-—]{3,}|\t|\s{3,})\s*-?[0-9]{1,3}-?\s*$")
_DEFINITION = re.compile(r"^[^，。；]{2,60}[：:]\s*(?:是指|指|反映|为保障|主要指|即)|^[^，。；：]{2,30}是指")
_EVALUATION = re.compile(r"绩效(?:评价|自评|自我评价)(?:情况)?(?:的)?报告|绩效评价报告|自评报告|评价报告")
_SIDES = ("revenue", "expenditure")
_BARE_SIDE = re.compile(r"(?:本年)?(?:收入|支出)(?:决算)?(?:总体)?(?:情况|说明|$)")
"""A heading that names a side and no fund: of the fund whose section it stands in."""
_FUND = re.compile(r"财政拨款|公共预算|公共财政")
_FUND_SECTIONS = frozenset(
    {"fiscal_total", "gpb_total", "gpb_structure", "gpb_detail", "government_fund", "state_capital"}
)
_OF_PROJECTS = frozenset({"performance", "evaluation_department", "evaluation_project"})
"""Below these a title that ends in 项目 names a project, whatever else it says: ``检查站运行经费项目``."""
_MAX_TITLE = 45
_LABELLED = re.compile(
    rf"[{_CN}]{{1,3}}[、.．]\s*(?P<label>[^，。；：:0-9]{{2,30}}(?:情况|说明|经费[”]?))[：:]\s*[^\s，。；]"
)
_LABEL_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found on a line: its level, bare title, and whether text follows on the line."""

    level: int
    title: str
    numbered: bool
    inline: bool
    attachment: bool


def find_heading(text: str) -> Heading | None:
    """Return the heading a line is or begins with, or None."""
    stripped = text.strip()
    if not stripped:
        return None
    level, rest, numbered, attachment = 2, stripped, False, False
    for candidate, pattern in _NUMBERING:
        match = pattern.match(stripped)
        if match:
            level, rest, numbered = candidate, stripped[match.end() :].strip(), True
            attachment = stripped.startswith("附")
            break
    opening, stop, following = rest.partition("。")
    inline = bool(stop and following.strip(" 。"))
    title = opening if inline else rest.rstrip("。 ")
    if (
        len(title) > _MAX_TITLE
        or _AMOUNT.search(title)
        or _MEASURE.search(title)
        or "，" in title
        or "；" in title
    ):
        return None
    if not numbered and (inline or not (_TITLE_END.search(title) or title.replace(" ", "") in {"目录"})):
        return None
    if not title and not (numbered and level == 1):
        return None
    return Heading(level, title, numbered, inline, attachment)


def numbering_level(text: str) -> int:
    """Return the level that the number before a line gives it, 0 without one."""
    stripped = text.strip()
    return next((level for level, pattern in _NUMBERING if pattern.match(stripped)), 0)


class _Builder:
    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.stack: list[Section] = []
        self.part: Part = "main"
        self.report_code = "other"
        """Default code: ``evaluation_*`` inside an evaluation report."""
        self.previous = ""
        """The last line with text: a report's title may be set over two lines."""
        self.class_lists = ClassLists()

    def open(self, line_no: int, code: str, title: str, level: int, part: Part) -> None:
        section = Section(len(self.sections), code, title, level, part, line_no, line_no + 1)
        while self.stack and self.stack[-1].level >= level:
            self.stack.pop()
        self.stack.append(section)
        self.sections.append(section)

    def parent_code(self, level: int) -> str:
        for section in reversed(self.stack):
            if section.level < level:
                return section.code
        return self.report_code


def build_outline(lines: Sequence[Line]) -> Outline:
    """Return the sections of ``lines``; every line belongs to exactly one. Never raises."""
    builder = _Builder()
    builder.open(0, "other", "", 0, "main")
    section_of: list[int] = []
    for line in lines:
        _advance(builder, line)
        builder.previous = line.text.strip() or builder.previous
        section_of.append(len(builder.sections) - 1)
    return Outline(_with_ends(builder.sections, section_of), tuple(section_of))


def _advance(builder: _Builder, line: Line) -> None:
    text = line.text.strip()
    if not text or line.is_cell:
        return
    if builder.part == "contents" and len(text) > 60:
        builder.part = "main"
    if _LEADER.search(line.text) and len(text) < 60 and find_heading(_LEADER.sub("", line.text)):
        if builder.sections[-1].part != "contents":
            builder.open(line.no, "contents", "目录", 1, "contents")
        return
    if _is_definition(text) and builder.part != "attachment":
        if builder.sections[-1].part != "glossary":
            builder.open(line.no, "glossary", "名词解释", 2, "glossary")
        return
    heading = find_heading(line.text)
    if heading is None and builder.part == "main":
        heading = _find_label(text, builder)
    if heading is None:
        if builder.sections[-1].part == "glossary" and _AMOUNT.search(text) and not _defines(text):
            builder.open(line.no, builder.parent_code(2), "", 2, builder.part)
        return
    level = builder.class_lists.level(text, heading.title, heading.level, builder.sections[-1].level)
    _open_heading(builder, line.no, replace(heading, level=level))


def _find_label(text: str, builder: _Builder) -> Heading | None:
    """``四、政府采购情况：支出总额9万元…``: a label that says which section its paragraph is, or None."""
    match = _LABELLED.match(text)
    if match is None or classify_title(match["label"], builder.parent_code(_LABEL_LEVEL)) is None:
        return None
    return Heading(_LABEL_LEVEL, match["label"], True, True, False)


def _is_definition(text: str) -> bool:
    return _defines(text) and not _AMOUNT.search(text)


def _defines(text: str) -> bool:
    bare = text
    for _, pattern in _NUMBERING:
        match = pattern.match(bare)
        if match:
            bare = bare[match.end() :]
            break
    return bool(_DEFINITION.search(bare))


def _open_heading(builder: _Builder, line_no: int, heading: Heading) -> None:
    title = heading.title
    above = builder.parent_code(heading.level)
    names_project = heading.numbered and above in _OF_PROJECTS and title.endswith(("项目", "专项"))
    rule = None if names_project else classify_title(title, above, builder.sections[-1].code)
    if heading.attachment or re.fullmatch(r"\s*附\s*件\s*", title):
        builder.part = "attachment"
        builder.report_code = "evaluation_project" if "项目" in title else "evaluation_department"
        code = rule.code if rule and rule.code == "tables" else builder.report_code
        builder.open(line_no, code, title, 1, "attachment")
        return
    if _EVALUATION.search(title) and not (heading.numbered and heading.level > 2):
        full = builder.previous + title if len(title) < 14 and len(builder.previous) < _MAX_TITLE else title
        whole = "整体" in full or not re.search(r"项目|专项|资金|经费", full)
        builder.report_code = "evaluation_department" if whole else "evaluation_project"
        builder.open(line_no, builder.report_code, title, 1, builder.part)
        return
    if rule is None:
        if not heading.numbered:
            return
        level = heading.level
        if level == 1:
            builder.part, builder.report_code = "main", "other"
        if builder.sections[-1].part == "glossary" and level > 1:
            return
        builder.open(line_no, builder.parent_code(level), title, level, _part(builder))
        return
    level = heading.level
    if builder.part == "main" and level > 2 and title.endswith(("情况说明", "决算说明")):
        level = 2  # ``9、 国有资本经营预算支出决算情况说明``: the number is wrong, the title is not
    if level == 1 and builder.part == "attachment" and rule.part == "main":
        builder.part, builder.report_code = "main", "other"
    if rule.code == "glossary":
        level = 1
    if rule.code == "other":
        code = builder.report_code
    elif rule.code == "basic_expenditure" and level > 2 and _is_of_all_funds(title, level, builder):
        code = "expenditure"
    elif rule.code in _SIDES and names_class(title):
        code = builder.parent_code(level)  # ``（1）教育支出（类）决算``: a class within its section
    elif rule.code in _SIDES and level > 3 and _BARE_SIDE.match(title):
        parent = builder.parent_code(level)
        code = parent if parent in _FUND_SECTIONS else rule.code  # ``（三）一般公共预算…1.支出情况``
    else:
        code = rule.code
    builder.open(line_no, code, title, level, rule.part if rule.part != "main" else _part(builder))


def _is_of_all_funds(title: str, level: int, builder: _Builder) -> bool:
    """``三、支出决算情况说明（一）基本支出情况``: of all funds, where the title names none."""
    return builder.parent_code(level) == "expenditure" and not _FUND.search(title)


def _part(builder: _Builder) -> Part:
    return builder.part


def _with_ends(sections: list[Section], section_of: list[int]) -> tuple[Section, ...]:
    ends = {index: line_no + 1 for line_no, index in enumerate(section_of)}
    return tuple(
        Section(s.no, s.code, s.title, s.level, s.part, s.line_start, ends.get(s.no, s.line_start))
        for s in sections
    )
