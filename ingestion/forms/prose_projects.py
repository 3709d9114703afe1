"""Budget and executed amounts of projects in prose."""

from __future__ import annotations

import re

from ingestion.forms.place import AMOUNT, Place
from ingestion.forms.project_heading import ProjectHeading
from ingestion.forms.prose_funds import parts_of
from ingestion.forms.prose_phrases import Found, allocated, carried, listed
from ingestion.forms.prose_text import (
    Report,
    clean_name,
    headed_project,
    is_project_name,
    load_prose,
    named_project,
    own_name,
    sentences,
    without_parentheses,
)
from ingestion.grid import TableCell
from ingestion.model import Line
from ingestion.numbers import to_yuan

_TITLE = re.compile(
    r"\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)]?[、.．]?\s*)?"
    r"(?P<name>[^。；;，,：:]{3,45}?(?:项目|专项|资金|经费))[。：:]"
)
"""A line that opens with a project's name as a sentence of its own: ``1.甲乙项目。预算5万元，实际4万元``."""
_MEASURE_REACH = 120
"""Characters before an amount in which its measure words stand."""
_OTHER = re.compile(r"(?:项目|专项|资金|经费)[。；;]$")
"""``…等级为良滨河道路项目。预算5万元``: another project than the one before, however its name begins."""
_SELF = re.compile(r"(?:(?:该|此|本)?项目|该笔资金|该资金|资金)(?:20[0-9]{2}年度?|[全本当]年)?")
_YEAR = re.compile(r"20[0-9]{2}年度?")
_CLAUSE = re.compile(r"[，,：:、（(；;]|其中")
_NO_NAME = re.compile(
    r"同意|批示|要求|申请|计划|预计|完成|达到|^由|实施|安排|下达|我[县区市局]|资金到位|截[止至]|目前|[0-9]{1,2}月"
)
"""Words of a clause that make it something else than a project's name."""
_NOT_OWN = re.compile(r"社会资金|贷款|增加|减少|比上年|协议|每[县户人家个]|人均")


class ProjectReader:
    """Reads the lines of one document in order; remembers the project named last."""

    def __init__(self, place: Place, fiscal_year: int | None) -> None:
        self.place = place
        self.fiscal_year = fiscal_year
        self.last = ""
        """The project named last."""
        self.last_line = -1
        self._heading = ProjectHeading()
        self.headed = ""
        """The project that the line being read opens with, else that of the heading it stands below."""
        self.taken: set[tuple[int, int]] = set()

    def read_line(self, line: Line, report: Report | None, heading: str) -> None:
        """Read one line; ``report`` is the evaluation report it stands in, ``heading`` the title above it."""
        text = line.text
        above = self._heading.above(text)
        if above:
            self.last, self.last_line = above, line.no
        self.headed = headed_project(text) or above
        summary = load_prose().summary.search(text[:90])
        title = _TITLE.match(text)
        if summary or title:
            name = clean_name(text[: summary.start()] if summary else title["name"] if title else "")
            if is_project_name(name):
                self.last, self.last_line = name, line.no
        if AMOUNT.search(text) is None:
            return
        for found in carried(text):
            self.last = found.name
            self._add(line, found)
        if report is not None:
            for found in listed(text, heading):
                self._add(line, found)
        self._pairs(line, report)
        if report is not None:
            for found in allocated(text, report):
                self._add(line, found)

    def _add(self, line: Line, found: Found) -> None:
        start, end = found.match.start(found.group), found.match.end(found.group + 1)
        number, unit = found.match.group(found.group, found.group + 1)
        self._take(line, found.name, found.measure, start, number, unit, end, found.rule)

    def _take(
        self, line: Line, name: str, measure: str, start: int, number: str, unit: str, end: int, rule: str
    ) -> None:
        """Add the statement for the amount at ``start``, once."""
        if (line.no, start) in self.taken or self._is_future(line.text, start):
            return
        amount = to_yuan(number, unit)
        if amount is None:
            return
        self.taken.add((line.no, start))
        offset, sentence = next(
            ((o, s) for o, s in sentences(line.text) if o <= start < o + len(s)), (0, line.text)
        )
        begin = max(offset, end - 180)
        stop = min(offset + len(sentence), begin + 200)
        cell = TableCell(line.text[start:end], line.locator, line.no, start, line.quote(begin, stop))
        index = self.place.state(
            "fct_project_execution",
            (name, measure),
            cell,
            f"forms.prose_{rule}",
            value_number=amount[0],
            stated_text=line.text[start:end],
            unit=unit,
            resolution=amount[1],
            source_kind="narrative",
        )
        self.place.mention(line, start, end, amount[0], sentence.strip(), index, None)

    def _is_future(self, text: str, start: int) -> bool:
        """Return whether the sentence up to ``start`` speaks of a coming year or of what should be done."""
        sentence = re.split(r"[。；;]", text[:start])[-1]
        years = [int(year) for year in re.findall(r"(20[0-9]{2})\s*年", sentence)]
        late = self.fiscal_year is not None and any(year > self.fiscal_year for year in years)
        return late or re.search(r"建议|拟安排|下一年|明年|来年", sentence) is not None

    def _subject(self, line: Line, before: str, report: Report | None) -> str:
        """Return the project that the words before an amount speak of, '' when they name none.

        ``before`` is the sentence up to the measure word. A project named in the line before it counts
        too; one of another line does not: a wrong project is worse than none.
        """
        if report is not None and report.is_project:
            name = clean_name(_CLAUSE.split(before)[-1])
            if _YEAR.search(name) and len(_YEAR.sub("", name)) == 1:
                return ""  # ``目2023年安排资金5万元``: the end of a name that a line break cut in two
            if (
                name
                and not _SELF.fullmatch(name.replace(" ", ""))
                and is_project_name(name)
                and not _NO_NAME.search(name)
            ):
                return own_name(name, report)
            return report.name
        named = named_project(before)
        if named:
            self.last, self.last_line = named, line.no
            return named
        return self.last if self.last_line == line.no else ""

    def _pairs(self, line: Line, report: Report | None) -> None:
        """Measure words just before an amount: ``项目全年预算数8万元，执行数为2.5万元``."""
        masked = without_parentheses(line.text)
        hits: list[tuple[str, str, int, re.Match[str]]] = []
        for offset, sentence in sentences(masked):
            named = ""
            amounts = list(AMOUNT.finditer(sentence))
            for match in amounts:
                found = self._measure(sentence, match)
                if found is None:
                    continue
                measure, hit = found
                if "其中" in sentence[: hit.start()] and re.match("安排|下达|批复|核定", hit.group()):
                    continue  # ``其中：安排资金2万元用于…``: a part of the project's money
                # 「项目」 before the measure word belongs to the name: 环卫项目预算金额50万元.
                own = re.match(r"(?:项目|资金|经费)*", hit.group())
                before = sentence[: hit.start() + (own.end() if own else 0)]
                clause = clean_name(_CLAUSE.split(before)[-1]).replace(" ", "")
                if named and _SELF.sub("", clause) == "":
                    # 惠民券预算20万元，实际使用18万元: the second clause names nothing, it goes on.
                    name = named
                else:
                    name = named = self._subject(line, before, report)
                if name and not _NOT_OWN.search(before[-12:]):
                    hits.append((name, measure, offset, match))
            if (offset or amounts) and _OTHER.search(sentence[amounts[-1].end() if amounts else 0 :]):
                self.last_line = -1
        if report is None or not report.is_project:
            # Outside a project's own report only a pair of budget and executed speaks of a project for sure.
            budgets = {name for name, measure, _, _ in hits if measure.startswith("budget")}
            paired = budgets & {name for name, measure, _, _ in hits if measure.startswith("executed")}
            hits = [hit for hit in hits if hit[0] in paired]
        adjusted = {name for name, measure, _, _ in hits if measure == "budget"}
        for name, measure, offset, match in hits:
            # Where both are given the adjusted budget is the budget; the initial one is no fact.
            start, end = offset + match.start(), offset + match.end()
            if measure == "budget_initial" and name in adjusted:
                amount = to_yuan(match.group(1), match.group(2))
                value = amount[0] if amount else None
                self.place.mention(line, start, end, value, line.text[offset:end], None, "budget_of_item")
                continue
            measure = "budget" if measure == "budget_initial" else measure
            self._take(line, name, measure, start, match.group(1), match.group(2), end, "pair")
            whole = AMOUNT.match(line.text, start)
            for suffix, part in parts_of(line.text, whole) if whole and "_" not in measure else ():
                place = part.start(1), part[1], part[2], part.end()
                self._take(line, name, measure + suffix, *place, "pair")

    @staticmethod
    def _measure(sentence: str, match: re.Match[str]) -> tuple[str, re.Match[str]] | None:
        """Return (measure, its words) of the longest measure words that end where an amount begins."""
        if re.match(r"\s*(?:以上|以下|左右|余)", sentence[match.end() :]):
            return None
        end = len(sentence[: match.start()].rstrip())
        found: tuple[str, re.Match[str]] | None = None
        for measure, pattern in load_prose().measures:
            hit = pattern.search(sentence, max(0, end - _MEASURE_REACH), end)
            if hit and (found is None or hit.start() < found[1].start()):
                found = (measure, hit)
        if found and "总投资" in found[1].group() and not re.search(r"财政|补助", sentence[match.end() :]):
            # The whole of an enterprise's investment is not the body's budget.
            return None
        return found
