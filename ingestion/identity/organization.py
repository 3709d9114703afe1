"""Whose report it is: candidates by place of the name, weighed, and joined where they are one body.

A title outweighs a label cell, a label a signature, a signature running text; the number of times a
name occurs decides between forms of one name. Weights order the rules; they are no probabilities.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from ingestion.identity.name import CHARS, RUN, clean_name, is_name, is_short, with_region
from ingestion.identity.view import TextView

_REPORT = (
    r"(?:部门|单位|整体|项目|决算|绩效|自评|“?三公|财政|一般公共|公共预算|政府性|机关运行|预算|收入|支出|公开"
    r"|政府采购|国有资产)"
)
_YEAR = r"20[0-9]{2}(?:年度?)?"
_TITLE = (
    re.compile(rf"^(?P<org>{RUN})(?:关于)?(?:公开)?{_YEAR}[^。]{{0,25}}?{_REPORT}"),
    re.compile(rf"^[0-9一二三四五六七八九十、.（）()]{{0,4}}{_YEAR}(?P<org>{RUN})(?=[“\"]?{_REPORT})"),
    re.compile(
        rf"^(?P<org>{RUN})(?=[“\"]?(?:部门决算|三公|财政拨款|一般公共预算|整体支出|部门整体|决算公开))"
    ),
    re.compile(rf"^第[一二三四五六七八九十]部分(?P<org>{RUN})(?=概况|{_YEAR}|部门决算)"),
)
_EVALUATED = re.compile(
    rf"^(?P<org>{RUN})(?=(?:项目(?:支出)?|部门|单位)?(?:绩效(?:自评|评价|自我评价)|自评报告))"
)
"""A title without a year; what stands between body and these words is the name of a project."""
_DIVIDED = re.compile(
    rf"^(?P<region>[一-龥]{{2,12}}?[省市县区州旗盟]){_YEAR}(?P<org>{RUN})(?=[“\"]?{_REPORT})"
)
"""The year between region and body: ``青石县2015年度移民局“三公”经费``."""
_LABEL = (
    (
        9,
        re.compile(
            r"^(?:(?:编制|公开|编报|填报|填列|填表|申报|报送)(?:部门|单位)|部门(?:（单位）)?(?:名称)?|单位名称|预算部门|预算单位|填报单位|填报单位名称)(?:（[^）]{1,8}）)?$"
        ),
    ),
    (8, re.compile(r"^(?:项目)?实施(?:单位|部门)(?:（[^）]{1,8}）)?$|^项目单位(?:名称)?$")),
    (4, re.compile(r"^(?:项目)?主管(?:部门|单位)(?:及代码|名称)?(?:（[^）]{1,8}）)?$")),
)
_GLUED = (
    (
        8,
        re.compile(
            rf"实施单位(?:[（(]盖章[）)])?[：:]?(?:[0-9]{{3,12}}[-—_]?)?(?P<org>{RUN})(?=项目资金|项目预算|项目类|项目属|年度|预算|项目负责|资金|$)",
            re.M,
        ),
    ),
    (
        8,
        re.compile(
            rf"^(?:(?:部门|单位)(?:（单位）|（部门）)?名称|填报(?:单位|部门)|预算(?:单位|部门)|编制(?:单位|部门))(?:[0-9]{{3,12}}[-—_]?)?(?P<org>{RUN})$",
            re.M,
        ),
    ),
    (4, re.compile(rf"主管(?:部门|单位)[：:]?(?:[0-9]{{3,12}}[-—_]?)?(?P<org>{RUN})(?=(?:项目)?实施单位)")),
)
"""Labels and names of a form whose cells run together in one line."""
_AFTER = re.compile(
    r"机关运行经费(?:支出|决算|预算)?[0-9为]|政府采购支出总额|共有车辆|内设|[（(](?:以下)?简称|职能配置"
    r"|[是为](?:[一-龥]{1,12})?(?:政府|市委|县委|区委|州委)?(?:工作部门|组成部门|直属机构|直属事业单位|派出机构)"
    r"|(?:因公)?出国(?:（境）)?团组"
    r"|(?:今年|本年度?)?在(?:20[0-9]{2}年度?)?(?:部门|单位)决算中(?:公开|反映|列示)"
    r"|是(?:国家|党|政府|本级|地方|全|主管|负责|[省市县区州])[一-龥、]{0,14}(?:机关|机构|部门|单位)(?=[，。；])"
    r"|20[0-9]{2}年度?(?=[“\"]?(?:三公|收入|支出|决算|部门|单位|一般公共|财政拨款|机关运行|政府采购|本年))"
)
"""Words right after the name of the body that a sentence is about."""
_BEFORE = re.compile(
    rf"(?:^|[，。；、\n]){_YEAR}[，,]?(?P<org>{RUN})(?=无|没有|未发生|收入|支出|决算|总收入|总支出|年初)"
)
_SITE = re.compile(
    rf"欢迎(?:来到|访问|光临|您来到|您访问)(?P<org>{RUN})(?:官方|门户|政务|政府)?(?:网站|官网|网)"
    rf"|联系(?:方式|单位|我们)[：:](?P<contact>{RUN})(?=政务公开|办公室?电话|电话|电子邮箱|邮箱|地址|[，,；;])"
)
"""Whose site it is, or whom to call: said of the body where nothing else names it."""
_HOST = re.compile(r"(?<![镇乡道])人民政府$|财政局$|政务公开")
"""Sites of these hold the reports of others."""
_RUN_BEFORE = re.compile(rf"{CHARS}{{2,45}}$")
_WIDE = str.maketrans("():", "（）：")
_DATE = re.compile(r"^20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日$")


Propose = Callable[[str, float, str], None]
"""Takes words that may hold a name, the weight of their place, and the basis."""


@dataclass(slots=True)
class _Candidate:
    weight: float = 0
    basis: str = ""
    hits: Counter[str] = field(default_factory=Counter)

    def add(self, weight: float, basis: str) -> None:
        self.hits[basis] += 1
        if weight > self.weight:
            self.weight, self.basis = weight, basis


@dataclass(frozen=True, slots=True)
class NamedBody:
    """The organization, where its name was read, and its other forms in the text."""

    name: str | None
    basis: str
    aliases: tuple[str, ...]


def find_organization(view: TextView) -> NamedBody:
    """Return the reporting body, or a null name with the short forms found."""
    found: dict[str, _Candidate] = {}

    def propose(words: str, weight: float, basis: str) -> None:
        name = clean_name(words, basis in ("title", "file name"))
        if name:
            found.setdefault(name, _Candidate()).add(weight, basis)

    _from_titles(view, propose)
    _from_labels(view, propose)
    _from_text(view, propose)
    return _choose(found, view)


def _from_titles(view: TextView, propose: Propose) -> None:
    for number, title in enumerate(view.titles):
        for pattern in (*_TITLE[:3], re.compile(rf"^(?P<org>{RUN})$")):
            if match := pattern.search(title):
                propose(match["org"], 8.5 - number, "file name" if number == 0 else "title")
                break
    for title in view.opening:
        if (divided := _DIVIDED.search(title)) and is_name(divided["org"]) and with_region(divided["region"]):
            propose(divided["region"] + divided["org"], 10, "title")
            continue
        for pattern in _TITLE:
            if match := pattern.search(title):
                propose(match["org"], 10, "title")
        if match := _EVALUATED.search(title):
            author, _, other = match["org"].partition("关于")
            name = other if other and with_region(other) else author
            if is_name(name):
                propose(name, 10, "title")
    for before, piece in zip(("", *view.pieces[:5]), view.pieces[:6], strict=False):
        if len(piece) <= 40 and not any(pattern.match(before) for _, pattern in _LABEL):
            propose(piece, 8, "cover")
    for piece in view.pieces[40:]:
        if len(piece) <= 60:
            for pattern in _TITLE[:2]:
                if match := pattern.search(piece):
                    propose(match["org"], 6, "title")
                    break


def _from_labels(view: TextView, propose: Propose) -> None:
    for number, piece in enumerate(view.pieces):
        label, colon, value = piece.translate(_WIDE).partition("：")
        if len(label) > 24:
            continue
        for weight, pattern in _LABEL:
            if pattern.match(label):
                value = value if colon and value else next(iter(view.pieces[number + 1 : number + 2]), "")
                propose(re.sub(r"(?:金额)?单位：.*$", "", value), weight, "cover")
                break
    for weight, pattern in _GLUED:
        for match in pattern.finditer(view.text):
            propose(match["org"], weight, "cover")


def _from_text(view: TextView, propose: Propose) -> None:
    text = view.text
    for match in _AFTER.finditer(text):
        run = _RUN_BEFORE.search(text[max(0, match.start() - 45) : match.start()])
        if run:
            propose(_last_words(run.group()), 5, "text")
    for match in _BEFORE.finditer(text):
        propose(_last_words(match["org"]), 5, "text")
    for match in _SITE.finditer(text):
        words = match["org"] or match["contact"]
        if not _HOST.search(words):
            propose(words, 3, "text")
    tail = view.pieces[-12:]
    for number, piece in enumerate(tail):
        near = tail[max(0, number - 1) : number + 2]
        if len(piece) <= 30 and any(_DATE.match(other) for other in near):
            propose(piece, 7, "signature")


def _last_words(words: str) -> str:
    return re.split(r"(?<=[0-9])年(?:度|末|底)?|月|日(?:[电讯](?![力信网视业]))?", words)[-1]


def _choose(found: dict[str, _Candidate], view: TextView) -> NamedBody:
    full = [name for name in found if not is_short(name)]
    shorts = sorted(name for name in found if is_short(name))
    if not full:
        return NamedBody(None, "", tuple(shorts))
    alone = _counts_alone(full, view.text)

    def support(name: str) -> tuple[float, int]:
        family = [other for other in found if name.endswith(other) or other.endswith(name)]
        hits = sum(min(found[other].hits.total(), 5) for other in family)
        return max(found[other].weight for other in family) + hits / 4, alone[name]

    best = max(sorted(full), key=support)
    family = [name for name in full if best.endswith(name) or name.endswith(best)]
    # Of the forms of one name: one that says the region, then the one that the text uses most.
    chosen = max(sorted(family), key=lambda n: (with_region(n), alone[n], found[n].weight, len(n)))
    aliases = {name for name in found if name != chosen and (chosen.endswith(name) or name.endswith(chosen))}
    aliases |= {name for name in shorts if chosen.endswith(name[1:])}
    return NamedBody(chosen, found[chosen].basis, tuple(sorted(aliases)))


def _counts_alone(names: list[str], text: str) -> dict[str, int]:
    """Return how often each name stands in the text other than inside a longer one of ``names``."""
    counts = {name: text.count(name) for name in names}
    alone: dict[str, int] = {}
    for name in sorted(names, key=len, reverse=True):
        alone[name] = counts[name] - sum(alone[other] * other.count(name) for other in alone)
    return alone
