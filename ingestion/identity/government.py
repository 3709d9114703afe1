"""The accounts of a whole government: tax, transfers and debt of a region, no department's own."""

from __future__ import annotations

import re

_MARKS = (
    r"全[省市县区州旗盟](?:地方)?(?:一般公共预算|公共财政预算|财政)总?(?:收入|支出)",
    r"地方(?:一般公共预算|公共财政|财政)(?:预算)?(?:收入|支出)|财政总收入",
    r"债务转贷|地方政府(?:一般|专项)?债券|债务还本",
    r"预算稳定调节基金",
    r"上解(?:上级|中央|省级?)?支出|税收返还|转移性(?:收入|支出)",
    r"(?:税收|非税)收入",
    r"收支平衡|调入资金|调出资金",
    r"全国(?:政府采购|一般公共预算|财政)",
)
_FEWEST = 3
_TITLE = re.compile(
    r"(?:财政|政府)(?:收支)?(?:总)?决算(?:草案|公开|情况|的?报告|及|和|$)|收支决算(?:情况|$)|全国政府采购"
)
_OWN = re.compile(r"本(?:部门|单位)|我(?:单位|部门|局|委|院|校|办|厅|站|所|镇)|部门决算|单位决算|自评")


def is_government_accounts(text: str, titles: tuple[str, ...]) -> bool:
    """Tell the accounts of a region's government: a title of such, or its words, and no body's own.

    ``text`` is compact; ``titles`` are possible titles of the page.
    """
    if _OWN.search(text):
        return False
    marks = sum(bool(re.search(mark, text)) for mark in _MARKS)
    titled = any(_TITLE.search(title) and len(title) <= 40 for title in titles)
    return marks >= _FEWEST or (titled and marks > 0)
