"""What kind of document it is, and which are none of ours, with a reason that a clerk understands."""

from __future__ import annotations

import re

from ingestion.identity.government import is_government_accounts
from ingestion.identity.view import TextView
from ingestion.model import RejectedError

STATES_NOTHING = ("states_nothing", "报告中没有任何金额、数量或得分，没有可以入库的内容")
_AMOUNT = re.compile(r"[0-9](?:\.[0-9]+)?(?:万|亿|千)?元(?!以上|及以上|（含）以上)")
_PLACEHOLDER = re.compile(
    r"[XxＸ×✕*＊]{2,}(?:年|万|局|元|%|部门|单位|\.|，)|[XxＸ×]{2}(?=[省市县区局])|[_＿]{2,}(?=万|元|年|省|市|县|区|局|%)|(?:总计|合计|决算|支出|收入|增加|减少)万元|（\s*）万?元"
)
_TABLE_NUMBER = re.compile(
    r"(?<![0-9.,/:-])(?:[0-9]+\.[0-9]{1,6}|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?)(?![0-9.,/:-]|[kKmMgG][bB]|\s[kKmMgG][bB])"
)
"""A number as tables print amounts: with decimals or thousands; no date, version or size of a file."""
_WHOLE_NUMBER = re.compile(r"(?:合计|总计|支出|收入|费|款)(?:[0-9]{3,}|[0-9]{1,3},[0-9]{3})")
"""A whole number right behind an item of a table whose amounts have no decimals."""
_ACCOUNTS = re.compile(
    r"(?:决算|三公”?经费|机关运行经费|收、?支总计|收入总计|支出总计|本年收入|本年支出|基本支出|项目支出|财政拨款|政府采购支出)"
    r"[^。；]{0,40}?[0-9]"
)
_EXCERPT = re.compile(
    r"(?:政府采购|授予中小企业|公务接待|公务用车|共有车辆|车辆数合计|因公出国|人员经费|公用经费|结转和结余|事业收入|自评得分|绩效得分"
    r"|年初预算|调整预算|全年预算|项目资金|专项资金)[^。；]{0,40}?[0-9]"
)
"""Words of a chapter that stands alone: a few sentences of accounts are a report."""
_TITLE = re.compile(r"决算|三公|绩效(?:自评|评价|目标)|自评(?:表|报告)|评价报告|部门整体支出|支出绩效")
_PERFORMANCE = re.compile(r"绩效.{0,8}(?:自评|评价|自我评价|完成情况|自查)|自评(?:表|报告)|评价报告")
_BUDGET = re.compile(
    r"(?:部门|单位|年度?|政府|收支|三公”?经费)预算(?!绩效|数|执行|调整)|三公”?经费(?:支出)?安排(?:情况|表)|(?<![超无])预算(?:公开|编制|安排|草案|批复)"
)
_ONLY_BUDGET = re.compile(r"^(?:本年|当年|20[0-9]{2}年)?(?:年初)?预算(?:数|安排数?|金额)$", re.M)
"""The heading of a column of a table, alone in its cell."""
_THIS_YEARS_OUTCOME = re.compile(
    r"(?:^|(?<=[数算额目]))(?:本年度?|当年)(?:实际(?:数|额|支出|执行|完成|发生)*|(?:支出|执行|完成|发生)数)"
    r"(?=$|备注|说明|增减|差额|完成率|执行率)",
    re.M,
)
"""The heading of a column beside ``本年预算``, alone or in a row of headings: what was spent is told."""
_OF_OUTCOME = re.compile(
    r"决算|执行|支出数|实际|(?:^|[年度])(?:统计数|完成数|发生数|支出(?:金额|额))(?:（[^（）]*）)?$", re.M
)
"""Headings of a column beside that of the budget: 统计数 stands in 机构运行信息表."""
_COMPARED = re.compile(r"[与和同比较][^，。；]{0,16}?(?:决算|执行|实际支出)数?")
"""What a budget is compared with is no account of its own."""
_PLANNED = re.compile(r"预算[^，。；:：0-9]{0,12}[0-9]")
_SPENT = re.compile(
    r"决算|执行数|执行率|实际(?:支出|完成|执行)|完成[^，。；]{0,6}预算|支出(?:合计|总额|共计|总计)[^，。；]{0,4}[0-9]|机关运行经费|政府采购|绩效|自评|得分"
)
_NAMES_ACCOUNTS = re.compile(r"决算|绩效|自评|评价|三公”?经费(?:20[0-9]{2}年度?)?(?:预算)?(?:支出|执行)情况")
_SPENT_AMOUNT = re.compile(r"支出(?:[“”]?三公[”]?经费[”]?)?(?:数|额|共|合计|计)*为?[0-9]")
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百零]+条")
_NEWS = re.compile(r"本报讯|新华社|记者[一-龥]{2,4}(?:报道|摄|）)|（记者|通讯员|责任编辑|据悉|新闻发布会")
_PRESS = re.compile(r"本报讯|新华社[^，。]{0,10}电|^(?:记者|（记者)")
"""How an article of a newspaper opens: it tells of accounts, and is the account of nobody."""
_PRESS_WITHIN = 8
"""Pieces of an article before and with its opening words: headline, date, source, first sentence."""
_MORE_THAN_THREE_PUBLIC = re.compile(
    r"收入支出决算|收、?支总计|收入总计|支出总计|本年收入合计|本年支出合计|基本支出|项目支出|收入决算|财政拨款收入|绩效"
)


def report_kind(view: TextView) -> str:
    """Return the contract's ``report_kind``: by the first title that says it, then by the topics."""
    for titles in (view.titles, *view.titles_by_start):
        if kind := _kind_of(titles, view):
            return kind
    if "三公" in view.text and not _MORE_THAN_THREE_PUBLIC.search(view.text):
        return "three_public_disclosure"
    return "final_accounts"


def _kind_of(titles: tuple[str, ...], view: TextView) -> str:
    for title in titles:
        if "三公" in title and not re.search(r"部门决算|单位决算", title):
            # A chapter of that name is part of a whole report.
            return "" if _MORE_THAN_THREE_PUBLIC.search(view.text) else "three_public_disclosure"
        if re.search(r"决算(?!数|表?[（(]|$)|决算$|决算(?:总|报)?表", title) and not _PERFORMANCE.search(
            title
        ):
            return "final_accounts"
        if _PERFORMANCE.search(title):
            return "performance_self_evaluation"
    return ""


def reject_unless_report(view: TextView) -> None:
    """Raise ``RejectedError`` for a document that is no such report or states nothing."""
    if not view.pieces:
        raise RejectedError("empty", "文件没有文字内容，无法读取")
    text = view.text
    amounts = len(_AMOUNT.findall(text)) + view.numeric_cells
    accounts = len(_ACCOUNTS.findall(text))
    titled = any(_TITLE.search(title) for title in (*view.opening, *view.titles))
    placeholders = len(_PLACEHOLDER.findall(text))
    if placeholders >= 3 and placeholders > amounts:
        raise RejectedError(
            "blank_template", f"是空白模板：有{placeholders}处“XX”一类的待填内容，没有实际数字"
        )
    _reject_budget(view, text)
    if "三公" not in text and is_government_accounts(text, (*view.opening, *view.titles)):
        reason = "不是部门决算：内容为一级政府的财政收支（税收、转移支付、债务等）"
        raise RejectedError("not_a_report", reason)
    articles = sum(bool(_ARTICLE.match(piece)) for piece in view.pieces)
    if articles >= 3 and accounts < 3:
        raise RejectedError("not_a_report", "不是决算或绩效报告：内容为法规制度条文")
    press = any(_PRESS.search(piece) for piece in view.pieces[:_PRESS_WITHIN])
    if press or (not titled and _NEWS.search(text) and accounts < 5):
        raise RejectedError("not_a_report", "不是决算或绩效报告：内容为新闻稿件")
    if not titled and not accounts and not _is_form(text) and not _EXCERPT.search(text):
        raise RejectedError(
            "not_a_report", "不是决算或绩效报告：没有决算、“三公”经费或绩效自评的标题，也没有收支数字"
        )
    if not states_amounts(view) and not view.whole_cells:
        raise RejectedError(*STATES_NOTHING)


def states_amounts(view: TextView) -> bool:
    """Whether the text holds an amount, a count or a score, or says that there was none.

    Whole numbers in tables (``TextView.whole_cells``) may as well be codes and numbers of rows.
    """
    text = view.text
    return bool(
        _AMOUNT.search(text)
        or view.numeric_cells
        or re.search(r"[0-9]+(?:\.[0-9]+)?(?:%|分|辆|批次|人次)", text)
        # A table in plain text has its unit in the heading only, if it has kept its heading.
        or (
            re.search(r"单位[：:](?:人民币)?(?:万|亿|千)?元", text)
            and re.search(r"[0-9]\.[0-9]{2}(?![0-9])", text)
        )
        or _TABLE_NUMBER.search(text)
        or (_WHOLE_NUMBER.search(text) and "行次" not in text and re.search("单位[：:].{0,4}元", text))
        or _states_zero(text)
    )


def _states_zero(text: str) -> bool:
    """Whether it says in words that there was none: ``本单位无“三公”经费支出``."""
    return bool(
        re.search(
            r"(?:无|没有|未发生|未安排|为零)[^。；]{0,20}(?:支出|经费|收入|出国|接待)|三公[^。；]{0,20}(?:为零|0)",
            text,
        )
    )


def _is_form(text: str) -> bool:
    return all(word in text for word in ("一级指标", "二级指标")) or ("项目名称" in text and "得分" in text)


def _reject_budget(view: TextView, text: str) -> None:
    """A published budget has amounts in the same words as final accounts: it must not be read as one."""
    if "三公" in text and _THIS_YEARS_OUTCOME.search(text):
        return
    titles = [title for title in (*view.opening, *view.titles) if _BUDGET.search(title)]
    named_accounts = any(
        _NAMES_ACCOUNTS.search(title.replace("预决算", "")) and not re.search("[，：]", title)
        for title in (*view.opening, *view.titles)
    )
    text = text.replace("预决算", "")
    spent = len(re.findall(r"决算[^。；预]{0,15}[0-9]|支出决算|决算数", text))
    if titles and not named_accounts and not spent:
        raise RejectedError("budget", f"是预算公开，不是决算：标题为“{titles[0][:40]}”，全文没有决算数")
    if not spent and "决算" not in text and not _is_form(text) and not named_accounts:
        planned = len(re.findall(r"预算(?:数|总额|安排|拨款|收入|支出|总计|为|[0-9])", text))
        if (
            planned >= 3
            and re.search(r"部门预算|单位预算|年初预算|收支预算|预算安排|(?:支出|收入)预算(?:如|[0-9])", text)
            and not re.search(
                r"实际支出|执行数|执行率(?:为|达)?[0-9]|自评得分|支出合计|完成(?:年初)?预算"
                r"|支出[0-9.,]+万?元[，,]年初预算",
                text,
            )
        ):
            raise RejectedError("budget", f"是预算，不是决算：全文有{planned}处预算数，没有决算数")
    if "三公" in text and _ONLY_BUDGET.search(text) and not _OF_OUTCOME.search(text):
        raise RejectedError("budget", "是“三公”经费预算，不是决算：表中只有预算数一栏，没有决算数")
    own = _COMPARED.sub("", re.sub(r"(?:公共|基金|经营)(?:财政)?预算", "", text))
    planned = len(_PLANNED.findall(own))
    if planned and "三公" in own and not _SPENT.search(own) and not _is_form(text):
        if planned > len(_SPENT_AMOUNT.findall(own)):
            raise RejectedError("budget", "是“三公”经费预算，不是决算：金额都是预算安排，没有决算数")
