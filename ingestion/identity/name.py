"""What counts as the name of a reporting body, and how a name is cut out of running words."""

from __future__ import annotations

import re

from ingestion.lexicon.tables import LexiconError, per_lexicon, table_rows
from ingestion.reference import find_regions

CHARS = r"[一-龥A-Za-z0-9（）()·〇]"
RUN = rf"{CHARS}{{2,45}}?"
"""Regular expression of words that may hold a name, shortest first."""

_LEAD = re.compile(
    r"^(?:附件[0-9一二三四五六七八九十]{0,2}|[0-9]{1,2}(?![0-9])|[0-9]{3,12}[-—_]|第[一二三四五六七八九十0-9]+部分|现将|关于印发|关于公开|关于|公开|根据|按照|截至|截止"
    r"|[0-9]{4}年(?:末|底|度)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日|末|底)?)?|其中|设立|印发|纳入"
    r"|(?:全年|本年)?使用(?:一般公共预算)?财政拨款(?:资金)?安排"
    r"|[一-龥]{2,8}[0-9]{1,2}月[0-9]{1,2}日[电讯])+"
)
_TAIL = re.compile(
    r"(?:(?:（|\()?(?:本级|汇总|机关及所属|本部|含下属单位|部门|单位)(?:）|\))?|（公章）|（盖章）|\((?:公章|盖章)\)|公章|盖章"
    r"|20[0-9]{2}年度?)+$"
)
_SHORT = re.compile(r"^(?:[我本全各该原此其两][一-龥]|(?:省|市|县|区|州|旗|盟|镇|乡)(?!中|直))")
_NOT_NAMES = re.compile(
    r"20[0-9]{2}(?:年|$)|[0-9]月[0-9]|来源[：:]|时间[：:]|公布|决算|预算|绩效|经费|支出|收入|情况|说明|各|有关|所属|下属|相关|部门整体|以下|主要|工作|负责|年度|项目名称|名称|完成|目录|索引|文号|实施单位|主管|组织实施|场所|厕所|校园|网站$"
    r"|(?:^|的)(?:人民政府|财政局|法院|办公室|管理局|委员会|医院|学校|街道办事处|党校|派出所)$"
)
_KEEP_WORK = re.compile(
    r"(?:社会|农村|老干部|政法|统战|妇女儿童|农业农村|信访|双拥|老龄|侨务|民族|扶贫|宣传|外事|网信|机关|党建|对外|台湾|群众|老年|青少年|征兵|关心下一代)+工作|工作(?:委员会|部|局|办公室|站|中心|协会)"
)


@per_lexicon
def endings() -> re.Pattern[str]:
    """Return the endings of names of bodies as one pattern. Raises ``LexiconError``."""
    rows = table_rows("body_ending", ("ending", "what", "example"))
    endings = [row.values["ending"] for row in rows]
    if len(set(endings)) != len(endings) or not all(endings):
        raise LexiconError("body_ending.csv：有重复或空白的词")
    return re.compile("(?:" + "|".join(sorted(map(re.escape, endings), key=len, reverse=True)) + ")$")


def clean_name(words: str, in_title: bool = False) -> str:
    """Return the body's name in ``words`` without what stands around it, or '' if there is none.

    ``in_title``: the words stand where a title has its body; then a name that begins with a region
    needs no known ending (青石县茶树资源圃).
    """
    name = words.strip("：:、，,。；“”\"'《》〈〉-—_ ")
    previous = None
    while previous != name:
        previous = name
        name = _TAIL.sub("", _LEAD.sub("", name)).strip("（）()：:、")
        if previous.count("（") == previous.count("）") and name.count("（") != name.count("）"):
            name = re.sub(r"（[^）]*$|^[^（]*）", "", name)
    # ``甲局关于乙局…的报告`` is about the second.
    name = _from_region(name.split("关于")[-1])
    if re.search(r"[：:]", name):
        return ""  # ``部门：石桥职业学院``: a label and its value, which are read as such
    return name if is_name(name) or (in_title and _is_regional(name)) else ""


def _is_regional(name: str) -> bool:
    """Whether ``name`` is a region and at least three more characters that are no report words."""
    region = re.match(r"^[一-龥]{2,12}?[省市县区州旗](?![级直本])", name)
    if not region or len(name) > 30 or _NOT_NAMES.search(_KEEP_WORK.sub("", name)):
        return False
    known = find_regions(name)
    end = region.end()
    for mention in known:
        if mention.start <= end:
            end = max(end, mention.end)
    return len(name) - end >= 3 and not name.endswith(("级", "市", "县", "区", "州", "省"))


_PREPOSITIONS = "对由在将经给向让与和及是按据为"


def _from_region(name: str) -> str:
    """Cut words before a region that stands inside: ``切实加强青石县水务局`` has no name of its own."""
    mentions = [m for m in find_regions(name) if m.form != "short" or m.name.endswith("州")]
    if not mentions or mentions[0].start == 0 or mentions[0].start == len(name):
        return name
    before = name[: mentions[0].start]
    if len(before) == 1 and before not in _PREPOSITIONS:
        return name  # ``江夏县卫生局``: one region, not another (夏县) with a word before it
    if re.match(
        r"^(?:中共|中国|共青团|政协|国家|民[革盟建进]|致公党|农工党|九三学社)", before
    ) or find_regions(before):
        return name
    return name[mentions[0].start :]


def is_name(name: str) -> bool:
    """Whether ``name`` has the form of a body's name: an ending of the lexicon and no report words."""
    if not 3 <= len(name) <= 40 or not endings().search(name) or name.count("（") != name.count("）"):
        return False
    return not _NOT_NAMES.search(_KEEP_WORK.sub("", name))


_PARTY = re.compile(r"^(?:中共|中国共产党|共青团|政协|国家税务总局)")


def with_region(name: str) -> bool:
    """Whether the name begins with a region, written in full or not known to the reference (某县…)."""
    bare = _PARTY.sub("", name)
    mentions = find_regions(bare[:12])
    return bool(mentions and mentions[0].start == 0) or bool(re.match(r"^[一-龥]{1,5}?[省市县区州旗]", bare))


def is_short(name: str) -> bool:
    """Whether the name leaves its region to the reader: 区水务局, 我局. Never an organization's key.

    A known region that begins like one of these words (镇安县, 市北区, 乡宁县) is no short form.
    """
    if not _SHORT.match(name):
        return False
    return not any(region.start == 0 and region.form == "full" for region in find_regions(name[:12]))
