"""Sentences, reports and project names of prose, for the readers of projects and scores."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from ingestion.forms.layout import LayoutError
from ingestion.forms.place import AMOUNT
from ingestion.model import Line

_SENTENCE = re.compile(r"[^。；;]*[。；;]?")
_REPORT = re.compile(
    r"\s*(?:关于)?(?P<name>.{0,70}?)(?:绩效情况的?|预算|财政|资金|使用)*(?:绩效)?(?:目标)?"
    r"(?:自评价?|评价|自我评价|再评价|自查)(?:情况)?的?(?:工作)?(?:总结)?(?:自评)?报告\s*(?:（.{0,20}）|[0-9]{1,2})?\s*"
)
_ANNOUNCED = re.compile(
    r"现将(?P<name>[^，,。；;：:]{4,70}?)(?:资金|使用)*(?:绩效)?(?:目标)?(?:自评价?|评价|自我评价)(?:工作)?(?:情况|结果)?的?"
    r"(?:报告|汇报|说明|总结|公开)?如下"
)
"""``现将2024年某渠道整治项目绩效目标自评报告如下``: a report without a title of its own."""
_BREAK = re.compile(r"\s*(?:附件|附录|第[一二三四五六七八九十0-9]+部分)")
_DEPARTMENT = re.compile(
    r"部门整体|单位整体|整体(?:支出|绩效|预算|和|及|与|、)|部门支出|部门预算绩效|预算绩效自评"
)
_GENERIC = re.compile(
    r"(?:20[0-9]{2}年?度?)?(?:部门|单位|专项|预算|项目|支出|资金|州级|县级|区级|市级|省级|本级|的|重点|和|实际|全年|政策|绩效|自评|评价|目标|情况|[0-9]+号?)*"
)
_PARENTHESIS = re.compile(r"[（(][^（）()]*[）)]")
_PAREN_NAME = re.compile(r"\s*（\s*(?P<name>[^（）]{3,60})\s*）\s*")
_NUMBERING = re.compile(
    r"^\s*(?:[（(][0-9一二三四五六七八九十]{1,3}[)）]\s*|[0-9一二三四五六七八九十]{1,3}[)）.、．]\s*|[①-⑳⑴-⒇]\s*|[一二三四五六七八九十]+是)+"
)
_LEAD = re.compile(
    r"^(?:我|本|该|全)?(?:区|县|市|省|州|局|单位|部门)(?=中央|省级|市级|州级|20[0-9]{2}|第)|^(?:通过自评|经自评|经评价|经综合评价|组织对|选取|对(?!口|外)|截至|其中|按照|关于|用于|实施|开展|组织|反映|完成|当年|本年|全年|年度|我单位|我局|我部门|本单位|本部门)[，,：:]?"
    r"|^(?:例如|比如|譬如|如(?![皋东意]))[，,：:]?"
)


@dataclass(frozen=True, slots=True)
class Prose:
    """The vocabulary of ``prose.yaml``."""

    measures: tuple[tuple[str, re.Pattern[str]], ...]
    summary: re.Pattern[str]
    not_projects: re.Pattern[str]


@cache
def load_prose() -> Prose:
    """Return the vocabulary. Raises ``LayoutError`` for an entry without an example."""
    source = resources.files("ingestion.forms").joinpath("prose.yaml")
    data = yaml.safe_load(source.read_text(encoding="utf-8"))
    for entry in [*data["measures"], *data["summaries"]]:
        if not entry.get("example"):
            raise LayoutError(f"prose.yaml: {entry} has no example")
    return Prose(
        measures=tuple((e["measure"], re.compile(rf"(?:{e['pattern']})\s*$")) for e in data["measures"]),
        summary=re.compile("|".join(f"(?:{e['pattern']})" for e in data["summaries"])),
        not_projects=re.compile("|".join(data["not_projects"])),
    )


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation report inside a document: about the department, or about one project."""

    is_project: bool
    name: str
    is_of_projects: bool = False
    """The title speaks of the expenditure on projects and names none: a bare score is no department's."""


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, sentence) of ``text``; a sentence keeps its closing mark."""
    for match in _SENTENCE.finditer(text):
        if match.group().strip():
            yield match.start(), match.group()


def clean_name(text: str) -> str:
    """Return a project name as written, without numbering, introductory words and blanks around."""
    name = _NUMBERING.sub("", text.rpartition("|")[2].strip())
    previous = ""
    while previous != name:
        previous, name = name, _LEAD.sub("", name.strip(" ，,：:、"))
    return re.sub(r"\s+", " ", name).strip(" ，,：:、")


_QUOTED = re.compile(r"[“《]([^“”《》]{2,40})[”》](?:专项|项目|资金|经费|工程|活动)*")
_NOUN = "项目|专项|资金|经费|工程|补助|活动|补贴|奖补|奖励金?|工作"
_CANDIDATE = re.compile(
    rf"(?P<name>[^，,。；;：:（）()]{{2,60}}?(?:{_NOUN}))"
    rf"(?=[，,：:的得]|（|绩效|自评|评价|年初|全年|财政|预算|综合|总得|实际|开展|进行|实施|[”》]|$|\s)"
)
_HEADED = re.compile(
    r"\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)]|[0-9一二三四五六七八九十]{1,3}[、.．])\s*"
    r"(?P<name>[^。；;，,：:]{3,45}?(?:项目|专项|资金|经费))(?:[。：:]|\s*$)"
)
_COUNTED = re.compile(r"[0-9一二三四五六七八九十两几多]+个|各个?项目|所有|全部|以上|上述|重点项目|部分")


_ORDERED = re.compile(r"^[^“”]*?(?:委托|聘请|邀请|组织)[^“”]{0,40}?对(?=“|[^“”]*$)")
"""``某局委托某某事务所对“甲”项目``: who had the project assessed is no part of its name."""


def named_project(text: str) -> str:
    """Return the project that ``text`` names last, as written, or ''."""
    found: list[tuple[int, str]] = []
    for match in _QUOTED.finditer(text):
        if re.search(_NOUN, match.group()) and not re.search(
            r"(?:通知|办法|方案|报告|意见|规划|函|细则|制度|批复)》", match.group()
        ):
            found.append((match.end(), match.group()))
    for match in _CANDIDATE.finditer(text):
        found.append((match.end(), match.group("name")))
    for _, name in sorted(found, reverse=True):
        cleaned = _ORDERED.sub("", clean_name(name))
        for opened, closed in (("“", "”"), ("《", "》")):
            if cleaned.count(opened) != cleaned.count(closed):
                cleaned = cleaned.replace(opened, "").replace(closed, "")
        if is_project_name(cleaned) and not _COUNTED.search(cleaned) and not _VERBS.search(cleaned):
            return cleaned
    return ""


_VERBS = re.compile(
    r"^(?:组织|开展|对|按照|根据|通过|由于|为了|进一步|加强|完善|严格|发现|存在|选取|涉及|共)|开展|制定|编制"
)


def is_project_name(name: str) -> bool:
    """Return whether ``name`` can be a project: some length, no money, no accounts word, not generic."""
    if not 2 <= len(name) <= 60 or AMOUNT.search(name) or re.fullmatch(r"[\s0-9.,%年月日至\-—]+", name):
        return False
    bare = re.sub(r"\s", "", name.strip("“”《》"))
    if _GENERIC.fullmatch(bare) or re.match(r"^(?:占|比|较|为|共|和|与|及|的|等|每|人均|其)", bare):
        return False
    # ``水库移民扶持（含结余资金）``: a remark on the money says nothing of the name
    return load_prose().not_projects.search(_PARENTHESIS.sub("", bare) or bare) is None


def report_titles(lines: tuple[Line, ...], organization: str = "") -> dict[int, Report | None]:
    """Return at which lines a report begins (or, None, ends), by its title of one or two lines.

    ``organization``: whose document it is; its name is none of a project.
    """
    found: dict[int, Report | None] = {}
    for index, line in enumerate(lines):
        text = line.text.strip()
        announced = None if line.is_cell else _ANNOUNCED.search(text)
        if announced and not _DEPARTMENT.search(announced.group()):
            name = clean_name(announced["name"])
            if is_project_name(name) and re.search(f"(?:{_NOUN})$", name):
                found[line.no] = Report(True, name)
                continue
        if not text or line.is_cell or len(text) > 90:
            continue
        if _BREAK.match(text) and not _REPORT.fullmatch(text):
            found[line.no] = None
            continue
        match = _REPORT.fullmatch(text)
        if match is None or "《" in text or "。" in text:
            continue
        before = next(
            (x.text.strip() for x in reversed(lines[max(0, index - 3) : index]) if x.text.strip()), ""
        )
        after = next((x.text.strip() for x in lines[index + 1 : index + 4] if x.text.strip()), "")
        name = match.group("name").strip()
        if _DEPARTMENT.search(text):
            found[line.no] = Report(False, "")
            continue
        beside = _PAREN_NAME.fullmatch(after)
        if _GENERIC.fullmatch(name) and beside:
            name = beside.group("name")
        elif _GENERIC.fullmatch(name) and before and len(before) < 60 and not _BREAK.match(before):
            if _DEPARTMENT.search(before + text) and not _REPORT.fullmatch(before):
                found[line.no] = Report(False, "")  # ``青石市2018年度部门整体支出`` / ``绩效评价自评报告``
                continue
            name = before + name
        name = clean_name(re.sub(r"(?:预算)?项目支出$", "项目", name))
        own = is_project_name(name) and not _GENERIC.fullmatch(name.replace(organization, ""))
        found[line.no] = Report(True, name) if own else Report(False, "", "项目支出" in match.group("name"))
    return found


def headed_project(text: str) -> str:
    """Return the project that a numbered line names before anything else (``1.甲乙项目。预算…``), or ''."""
    match = _HEADED.match(text)
    name = clean_name(match["name"]) if match else ""
    return name if is_project_name(name) and not _COUNTED.search(name) else ""


def own_name(name: str, report: Report | None) -> str:
    """Return the report's name for its project where ``name`` is a part of it."""
    if report is None or not report.is_project:
        return name
    common = Counter(name) & Counter(report.name)
    return report.name if common.total() >= len(name) * 0.9 else name


def without_parentheses(text: str) -> str:
    """Return ``text`` with blanks for what stands in parentheses: all else keeps its place."""
    return _PARENTHESIS.sub(lambda m: "　" * len(m.group()), text)
