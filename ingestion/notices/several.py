"""Texts that tell the 三公 amounts of several bodies: news about accounts, the account of no one body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingestion.model import Notice
from ingestion.notices.bodies import belongs
from ingestion.notices.place import Text, notice_on, sentence_bounds

_YEAR = r"(?:20[0-9]{2}年(?:度)?|去年|上年)"
_SUBJECT = re.compile(
    rf"(?:^|[。；])(?:{_YEAR}，?)?(?P<name>[一-龥]{{2,12}}?(?:局|委员会|委|部|厅|廳|会|會|署|院))"
    rf"(?=(?:本级)?{_YEAR}?，?[^，。；0-9]{{0,4}}(?:[“”]?三公|购置|購置|购车|公务|公務|因公))"
)
_NO_BODY = re.compile(
    r"^(?:本|我|该|各|全|其|由|经|向|与|报|按|根据|对|[省市县区]?[级直]?(?:局|厅)|机关)|单位|部门|所属|下属|干部|内部|外部|社会|国务院$"
)
_MONEY = re.compile(r"[0-9](?:亿|万|億|萬)?元")
_KIND = "three_public_disclosure"


def read_several(text: Text) -> Iterator[Notice]:
    """Yield one notice where sentences with amounts have two bodies or more as their subject.

    Read only in texts on 三公 alone: a body's whole account has sections, and a strange name in it is
    told as such. The warehouse holds no figures of such a text against one another.
    """
    own = text.identity.organization_name
    if text.identity.report_kind != _KIND or not own:
        return
    names = (own, *text.identity.aliases)
    told: dict[str, str] = {}
    for block in text.blocks:
        for match in _SUBJECT.finditer(block.text):
            name = match["name"]
            start, end = sentence_bounds(block.text, match.start("name"))
            if _NO_BODY.search(name) or not _MONEY.search(block.text[start:end]):
                continue
            told.setdefault(own if belongs(name, names) else name, name)
            if len(told) == 2:
                bodies = "、".join(told.values())
                message = f"文中说到几个单位的金额（{bodies}），不作为一个单位的决算核对"
                yield notice_on(text, block, match, "several_bodies", "info", "several_bodies", message)
                return
