"""Scores and grades in prose: of the department, of projects, by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingestion.forms.emit import evaluator_of
from ingestion.forms.grade import GRADE
from ingestion.forms.place import Place
from ingestion.forms.prose_text import (
    Report,
    clean_name,
    is_project_name,
    load_prose,
    named_project,
    sentences,
)
from ingestion.grid import TableCell
from ingestion.model import Line
from ingestion.numbers import last_place

_SCORE = re.compile(
    r"(?:(?:自评|评价|绩效|考核|考评|综合|最终|评审|项目|总体|整体)*(?:总?得分|总评分|评分结果|自评分数?|评价分数|总分|评分|得(?=\s*[0-9])|评定)"
    r"(?:结果)?(?:为|是|达到|达|：|:)?"
    r"|(?:自评|(?:绩效|综合|整体)评价)(?:结果)?[，,：:为]?(?=\s*(?:100|[6-9][0-9])(?:\.[0-9]+)?\s*分))"
    r"\s*(?P<score>[0-9](?: ?[0-9]){1,2}(?: ?\. ?[0-9]{1,2})?)"
    r"\s*分(?!\s*(?:以[上下]|之间|及以|制|的|值|≤|＜|<|左右|（含|~|—|-))"
)
_GRADE = re.compile(
    rf"(?:等级|等次|级别|档次|评级|评价结果|自评结果|评定结果|评价结论|自评结论|考核结果|绩效)(?:评定|确定|评价|综合评定)*(?:为|是|：|:)*\s*[“\"‘「【]?(?P<grade>{GRADE})(?:级|等)?[”\"’」】]?(?=[，,。；;（(\s]|级|等|$)(?!\s*以[上下])"
)
_PART = re.compile(
    r"(?:决策|过程|产出|效益|管理|满意度|投入|履职|执行|指标|效果|影响)(?:类|方面|部分)?(?:自评|评价|实际)?$"
)
_PROJECTS = re.compile(r"项目支出(?:绩效)?(?:自评|评价)(?:平均)?(?:得分|分数|总分)")
_DEPARTMENT = re.compile(r"部门整体|单位整体|整体支出|整体绩效|整体自评|部门(?:预算)?绩效|整体评价")
_OF_FULL = re.compile(r"(?<![0-9.])[0-9]{1,2}(?:\.[0-9]+)?\s*分[，,、（(]*(?:共|实际?|自评|评价)?$")
"""``产出40分，得38分``: of a part whose full mark stands before it."""
_OF_SEVERAL = re.compile(r"(?:平均|最高|最低|应得|人均|第[一二三]名)[^，,。；;]{0,4}$")
_MARKS = re.compile(r"(?:满分|分值|权重|标准分)(?:为|是|共|计)?\s*([0-9]{1,3})\s*分")
_BREAKS = re.compile(r"(?:得分|评分|总分|分数)(?:为|是)?[：:]?\s*$")
_BEGINS = re.compile(r"\s*[0-9]{2,3}(?:\.[0-9]{1,2})?\s*分")
"""``…自评得分`` / ``90 分，…``: the score on the next line."""
_CLOSING_REACH = 3
"""How many lines below the total of a sheet its grade may stand alone (``评价等次：优``)."""
_SUMMARY_MAX = 90
"""The title of a summary that opens a line stands within so many characters."""
_FULL = re.compile(r"满分(?:为|是)?\s*([0-9]{2,3})\s*分")
_OTHERS = re.compile(r"(?:区间|标准|以上为|以下为|(?<!得)分为|得分在|≤|＜|<)")


def _summed_up(text: str, until: int) -> str:
    """Return the project whose summary (``…自评综述：``) the place ``until`` stands in, or ''."""
    for summary in reversed(list(load_prose().summary.finditer(text[:until]))):
        head = re.split("[。；]", text[: summary.start()])[-1]
        if summary.start() < _SUMMARY_MAX or head != text[: summary.start()]:
            name = clean_name(head)
            return name if is_project_name(name) else ""
    return ""


def _value(match: re.Match[str]) -> Decimal:
    """The score of a match; a blank within its number (``得9 5.5分``) is none of it."""
    return Decimal(match.group("score").replace(" ", ""))


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whose scores a line tells where its sentences do not say."""

    report: Report | None
    """The evaluation report it stands in."""
    last_project: str
    """The project named last in the line."""
    headed: str
    """The project that the line, or the heading right above it, opens with."""
    department: str
    """Whose document it is."""


class ScoreReader:
    """Reads scores and grades of the lines of one document in order."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._open = ""
        """The unfinished sentence of the line before, where it breaks before its score."""

    def read_line(self, line: Line, spoken: Spoken) -> None:
        """Read one line; ``spoken``: whose scores are told where the sentence does not say."""
        head, self._open = self._open if _BEGINS.match(line.text) else "", ""
        if _BREAKS.search(line.text):
            self._open = re.split("[。；]", line.text)[-1]
        if "分" not in line.text and not re.search(r"等级|等次|结果|结论|级别|绩效|档次|评级", line.text):
            return
        pending: tuple[int, str] | None = None
        for place, sentence in sentences(head + line.text):
            offset = place - len(head)
            score = next((m for m in _SCORE.finditer(sentence) if self._counts(sentence, m)), None)
            grade = _GRADE.search(sentence)
            if grade and _OTHERS.search(sentence):
                grade = None
            first = score or grade
            if first is None:
                continue
            kind, name = self._subject(sentence, first.start("score" if score else "grade"), line, spoken)
            if kind == "department" and not re.search(r"自评|绩效|评价", sentence):
                continue
            if not kind or (score is None and not re.search(r"自评|评价|评定|等[级次]|考核|绩效", sentence)):
                continue
            if score is None and pending is not None:
                self._add_grade(pending[0], grade)
                pending = None
                continue
            if score is None and (above := self._scored_above(line, (kind, name))) is not None:
                self._add_grade(above, grade)
                continue
            index = self._state(line, offset, sentence, kind, name, score, grade)
            self._further(line, offset, sentence, score, grade)
            pending = (index, name) if score is not None and grade is None else None

    def _further(
        self,
        line: Line,
        offset: int,
        sentence: str,
        first: re.Match[str] | None,
        grade: re.Match[str] | None,
    ) -> None:
        """State the scores that follow in the same sentence, each behind the project it names."""
        before = first
        for score in _SCORE.finditer(sentence, first.end()) if first else ():
            name = named_project(sentence[before.end() : score.start("score")]) if before else ""
            if name and self._counts(sentence, score):
                self._state(line, offset, sentence, "project", name, score, grade)
            before = score

    @staticmethod
    def _counts(sentence: str, match: re.Match[str]) -> bool:
        """Return whether a score is a total: not of one part of the sheet, and of a plausible size."""
        before = sentence[: match.start()]
        value = _value(match)
        if _OF_FULL.search(before):
            return False
        if _PART.search(before) or _OF_SEVERAL.search(before) or not Decimal(20) <= value <= Decimal(120):
            return False
        full = [int(mark) for mark in _MARKS.findall(sentence)]
        return not (any(mark < 100 for mark in full) or (value < 50 and "指标" in sentence))

    def _scored_above(self, line: Line, keys: tuple[str, str]) -> int | None:
        """Return the total score without a grade that the sheet right above ``line`` states for ``keys``."""
        for index, one in reversed(list(enumerate(self.place.reading.statements))):
            if (one.fact_table, one.keys) == ("fct_performance_score", keys):
                is_near = line.no - _CLOSING_REACH <= one.line_no < line.no
                is_open = one.value_number is not None and not one.attributes.get("grade")
                return index if is_near and is_open and one.source_kind == "table" else None
        return None

    def _add_grade(self, index: int, grade: re.Match[str] | None) -> None:
        if grade is not None:
            statement = self.place.reading.statements[index]
            statement.attributes["grade"] = grade.group("grade")
            statement.value_text = grade.group("grade")

    @staticmethod
    def _subject(sentence: str, until: int, line: Line, spoken: Spoken) -> tuple[str, str]:
        if _DEPARTMENT.search(sentence):
            return "department", spoken.department
        summed_up = _summed_up(line.text, line.text.find(sentence) + until)
        if summed_up:
            return "project", summed_up
        named = named_project(sentence[:until])
        if named:
            return "project", named
        report = spoken.report
        if _PROJECTS.search(sentence[:until]) and not (report and report.is_project):
            return "", ""  # ``部门预算项目支出绩效自评得分96分``: of all projects, of no department
        if spoken.headed and not (report and report.is_project):
            return "project", spoken.headed
        if report is None or report.is_of_projects:
            return ("project", spoken.last_project) if spoken.last_project else ("", "")
        return ("project", report.name) if report.is_project else ("department", spoken.department)

    def _state(
        self,
        line: Line,
        offset: int,
        sentence: str,
        kind: str,
        name: str,
        score: re.Match[str] | None,
        grade: re.Match[str] | None,
    ) -> int:
        mark = score or grade
        if mark is None:
            raise ValueError("a score statement needs a score or a grade")
        group = "score" if score else "grade"
        start = offset + mark.start(group)
        stop = offset + mark.end(group) + (1 if score else 0)
        begin = max(offset, stop - 180, 0)
        end = min(offset + len(sentence), begin + 200)
        cell = TableCell(line.text[start:stop], line.locator, line.no, start, line.quote(begin, end))
        full = _FULL.search(sentence)
        attributes = {
            "grade": grade.group("grade") if grade else "",
            "full_mark": full.group(1) if full else "",
            "evaluator": evaluator_of(sentence),
        }
        return self.place.state(
            "fct_performance_score",
            (kind, name),
            cell,
            "forms.prose_score",
            value_number=_value(score) if score else None,
            value_text=grade.group("grade") if grade else None,
            unit="分" if score else None,
            resolution=last_place(score.group("score")) if score else None,
            source_kind="narrative",
            attributes={key: text for key, text in attributes.items() if text},
        )
