"""Another body's name left in the text, told by the grammar of names and not by a list of bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingestion.model import Notice
from ingestion.notices.place import Block, Text, notice_at

_KIND = (
    r"(?:局|委员会|办公室|厅|政府|办事处|联合会|协会|法院|检察院"
    r"|学校|中学|小学|幼儿园|医院|卫生院|支队|大队|管委会|党校|馆|中心|总站|所|部|委|总社|社联|团委|工会|学院|大学)"
)
_YEAR = r"(?:(?:20[0-9]{2}|本)年(?:度)?，?(?:部门|单位)?)"
_WHAT = (
    r"机关运行经费|政府采购(?:支出|总额|金额)|“?三公”?经费|(?:财政拨款)?(?:收、支|收支|收入支出|收入、支出|总?收入和?总?支出)(?:决算)?总计"
    r"|本年(?:收入|支出)合计|一般公共预算(?:财政拨款)?(?:基本)?支出|财政拨款(?:收入|支出)"
    r"|共有车辆|公务用车保有量"
    r"|(?:没有|无)(?:使用)?(?:财政拨款|政府性基金|国有资本经营|“?三公”?)"
)
_ACCOUNTS_SUBJECT = re.compile(
    r"(?:^|[，。；：])" + _YEAR + r"?(?P<name>[一-龥]{2,24}?" + _KIND + r")" + _YEAR + r"?(?=" + _WHAT + r")"
)
_TOWN_SUBJECT = re.compile(
    r"(?:^|[。；])(?P<name>(?P<place>[一-龥]{2,6}?)(?:乡|镇|街道)(?:人民政府|办事处|党委))"
    r"(?=按照|严格|根据|认真|及时|积极|高度|始终|对|在20|20|的?(?:预算|决算|部门|整体|机关))"
)
_SELF = {
    "乡": ("乡", "镇"),
    "镇": ("镇", "乡"),
    "街道": ("街道",),
    "校": ("校", "学院", "大学", "幼儿园", "中学", "小学", "学"),
    "院": ("院",),
}
_SELF_WORD = re.compile(
    r"(?:^|[。；，])(?:本|我)(?P<kind>乡|镇|街道|校|院)(?=20[0-9]{2}年|(?:部门|预算|决算|绩效|财政|整体|按照|严格|根据))"
)
_GENERIC = re.compile(
    r"^(?:本|我|该|各|全|其|由|经|向|与|报|市|县|区|省|州|按|根据|对)|单位|部门|所属|下属|同级|主管|财政局|审计局"
)


def read_bodies(text: Text) -> Iterator[Notice]:
    """Yield sentences about the body's own accounts whose subject is another body.

    A name passes when its characters occur in order in the organization's name or an alias
    (经信局 in 经济商务和信息化局), or when the report names that body elsewhere as one of its units.
    """
    own = text.identity.organization_name
    if not own or own.startswith("name:"):
        return
    names = (own, *text.identity.aliases)
    overview = "".join(block.text for block in text.blocks if block.section.code in ("overview", "other"))
    seen: set[str] = set()
    for block in text.blocks:
        if block.section.part not in ("main", "attachment") or block.section.code == "overview":
            continue
        for start, end, name in _strange(block, names, overview):
            if name not in seen:
                seen.add(name)
                # 本乡, 我院 may be a unit of the body speaking for itself in an attachment.
                yield notice_at(
                    text,
                    block,
                    start,
                    end,
                    "other_body",
                    "warning" if len(name) == 2 else "error",
                    name,
                    f"{own}的报告中以“{name}”为主语，疑为其他单位的文字",
                )


def _strange(block: Block, names: tuple[str, ...], overview: str) -> Iterator[tuple[int, int, str]]:
    if block.in_accounts:
        for match in _ACCOUNTS_SUBJECT.finditer(block.text):
            name = match.group("name")
            if not _GENERIC.search(name) and not belongs(name, names) and name not in overview:
                yield match.start("name"), match.end("name"), name
    for match in _TOWN_SUBJECT.finditer(block.text):
        name = match.group("name")
        if not belongs(name, names) and name not in overview:
            yield match.start("name"), match.end("name"), name
    for match in _SELF_WORD.finditer(block.text):
        kind = match.group("kind")
        if not any(sign in name for name in names for sign in _SELF[kind]):
            yield (
                match.start("kind") - 1,
                match.end("kind"),
                block.text[match.start("kind") - 1 : match.end("kind")],
            )


def belongs(name: str, names: tuple[str, ...]) -> bool:
    """Tell whether ``name`` is one of ``names``, shortened, or holds one."""
    return any(_in_order(name, own) or own in name for own in names)


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)
