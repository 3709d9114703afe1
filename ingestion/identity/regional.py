"""The region a report sums up, where no single body reports: ``2019年度青石县“三公”经费支出决算情况``."""

from __future__ import annotations

import re

from ingestion.identity.view import TextView
from ingestion.reference import find_regions

_YEAR = r"(?:20[0-9]{2}年?(?:度|全年)?)?"
_WHOLE = (
    r"(?:(?:全?[省市县区州盟旗])?[本直]?级|全[省市县区州盟旗]|汇总|地区|部门|单位|各|所属|及|乡镇?|镇|街道)*"
)
_SUBJECT = r"(?:行政事业单位|财政|一般公共预算|公共财政|政府|“?\"?三公|部门决算|决算|预算|机关运行|使用|开支)"
_LEAD = re.compile(rf"^(?:附件?[0-9一二三]{{0,2}}[：:]?|关于|公开|[一二三四五][、.])*{_YEAR}")
_REST = re.compile(rf"^{_WHOLE}{_YEAR}{_WHOLE}{_SUBJECT}")
_SUMMED = re.compile(rf"经?汇总[，,：:]?{_YEAR}")
"""``经汇总，2017年青石区一般公共预算…``: the sentence of a notice without a title."""


def regional_subject(view: TextView) -> str:
    """Return the region's name as the title (or the words ``经汇总，``) has it, '' if they have none.

    Only a region that the words name in full and that nothing but the subject of the report follows:
    ``青石县水务局`` is no region, and neither is the region of a financial authority mentioned.
    """
    for words in (*view.titles, *view.opening):
        if name := _region_before_subject(words, _LEAD):
            return name
    for piece in view.pieces[:12]:
        if (summed := _SUMMED.search(piece)) and (name := _leading_region(piece[summed.end() :])):
            return name
    return ""


def _region_before_subject(words: str, lead: re.Pattern[str]) -> str:
    match = lead.match(words)
    return _leading_region(words[match.end() if match else 0 :])


def _leading_region(words: str) -> str:
    end = 0
    for mention in find_regions(words[:40]):
        bare = mention.form == "short" and not mention.name.endswith(("州", "县", "旗"))
        if mention.start != end or bare:
            break
        end = mention.end
    return words[:end] if end and _REST.match(words[end:]) else ""
