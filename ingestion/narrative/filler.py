"""Words that may stand between an item's name and its number without changing whose number it is."""

from __future__ import annotations

import re

_FILLER = re.compile(
    r"一般公共预算|公共财政预算|政府性基金预算|国有资本经营预算|公共预算|财政预算拨款|财政拨款|拨款|财政"
    r"|年初|年末|全年|当年|本年|年度|年中|累计|实际|汇总|共计|合计|总计|总额|总数|总量|小计|共|合|总|计|约|达到|达|为|是|系|有|各|均|都|分别|等"
    r"|调整后的?|调整|调整调整|追加|批复|下达|安排|核定|完成|执行|开支|列支|发生|使用|支付|拨付|到位|报销|投入"
    r"|支出|收入|决算|预算|结算|资金|经费|费用|费|金额|数额|数据|数|额|款|项|情况|中|的|了|在|按|及|年|度|人民币|折合|￥|¥"
    r"|“|”|：|，|。|、|；|\s|其中|分别是|以及|和|只|仅|就"
    r"|20[0-9]{2}年?(?:度|底|末|初)?|[0-9]{1,2}月(?:份|底|末)?|[0-9]{1,2}日|截至|截止|底|末|初|（[^（）]*）|（|）"
    r"|我(?:单位|局|镇|委|办|院|校|部门|中心|乡|县|市|区|州|厅|站|所)|本(?:单位|部门|级|局|镇|委|年度)|部门|单位|本级|区本级|县本级|市本级|州本级|省本级"
    r"|公开|口径|类|统计|指标|计划|规模|机关|占|全部|全|需|应|拟|新增|其|由|从|用|于"
)
_FORBIDDEN = re.compile(r"用于|由于|原因|占|其中|用|其由")


def is_clean(text: str, allow: str = "") -> bool:
    """True when ``text`` holds nothing but filler: no other name, verb or number stands in it.

    ``allow`` is a regular expression of further words that the caller accepts there.
    """
    rest = text
    if allow:
        rest = re.sub(allow, "", rest)
    if _FORBIDDEN.search(re.sub(r"（[^（）]*）", "", rest)):
        return False
    return not _FILLER.sub("", rest)
