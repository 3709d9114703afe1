"""Further ways of writing the accounts sections: lists a line each, one long sentence, prose with lead-ins.

Each function states the same kinds of fact as its twin in ``accounts`` in an order of its own.
"""

from __future__ import annotations

from decimal import Decimal

from tests.synthetic import names
from tests.synthetic.accounts import NATURE, REVENUE
from tests.synthetic.clause import change
from tests.synthetic.page import Page


def _income(page: Page) -> tuple[dict[str, Decimal], Decimal]:
    keys = ["fiscal_appropriation", *page.rng.sample(["superior_subsidy", "undertaking", "business_operation", "other"], 3)]
    parts = {key: Decimal(0) if page.chance(0.3) and i else page.draw(1_000, 30_000_000) for i, key in enumerate(keys)}
    return parts, sum(parts.values(), Decimal(0))


def _source(page: Page, key: str) -> str:
    return "财政拨款收入" if key == "fiscal_appropriation" else page.pick(*REVENUE[key])


def long_total(page: Page) -> None:
    """Totals that name what they consist of, in one sentence."""
    page.heading(page.pick("收入支出决算总体情况说明", "关于收入支出总体情况的说明"), needed=False)
    income, carried = page.draw(1_000_000, 50_000_000), page.draw(0, 3_000_000)
    left = page.draw(0, 2_000_000)
    total = income + carried
    spent = max(total - left, Decimal(0))
    left = total - spent

    def revenue(item: str, yuan: Decimal) -> str:
        return page.fact("revenue", ("all", item, "final"), yuan)

    def spending(category: str, yuan: Decimal) -> str:
        return page.fact("expenditure", ("all", "total", category, "final"), yuan)

    lead = page.pick(f"{page.year}年度", f"本部门{page.year}年度", f"{page.name}{page.year}年")
    page.write(page.pick(
        f"{lead}收入总计{revenue('grand_total', total)}，其中：本年收入合计{revenue('current_total', income)}，"
        f"年初结转和结余{revenue('opening_carryover', carried)}；",
        f"{lead}收入总计{revenue('grand_total', total)}，包括本年收入合计{revenue('current_total', income)}、"
        f"年初结转和结余{revenue('opening_carryover', carried)}。",
    ), page.pick(
        f"支出总计{spending('grand_total', total)}，其中：本年支出合计{spending('current_total', spent)}，"
        f"年末结转和结余{spending('closing_carryover', left)}。",
    ))  # fmt: skip
    if page.chance(0.6):
        page.write(f"与上年相比，收入总计{change(page, total)}；支出总计{change(page, total)}。")


def listed_income(page: Page) -> None:
    """Revenue: the total, then one numbered line a source."""
    page.heading(page.pick("收入决算情况说明", "关于收入决算情况的说明"))
    parts, total = _income(page)
    lead = page.pick(f"{page.year}年度", f"本部门{page.year}年度", "")
    stated = page.fact("revenue", ("all", "current_total", "final"), total)
    page.write(lead, page.pick("收入合计", "本年收入合计"), stated, page.pick("，其中：", "。其中：", "，具体包括："))
    for number, (key, value) in enumerate(parts.items(), 1):
        tail = page.pick(
            f"，占{page.style.rate(value, total)}", f"，占总收入的{page.style.rate(value, total)}",
            f"，比上年{change(page, value)}", f"，占本年收入的{page.style.rate(value, total)}，较上年{change(page, value)}",
        )  # fmt: skip
        amount = page.fact("revenue", ("all", key, "final"), value)
        page.write(page.style.number_heading(2, number), _source(page, key), page.pick("", "为"), amount, tail, page.pick("。", "；"))


def joined_income(page: Page) -> None:
    """Revenue: names first, amounts after, the unit only once at the end."""
    page.heading("收入决算情况说明")
    parts, total = _income(page)
    page.write(f"{page.year}年度收入合计", page.fact("revenue", ("all", "current_total", "final"), total), "。")
    listed = "、".join(_source(page, key) for key in parts)
    amounts = [page.fact("revenue", ("all", key, "final"), value) for key, value in parts.items()]
    unit = page.style.unit
    if page.chance(0.5) and not page.style.separator and not page.style.faults:
        amounts = [text.removesuffix(unit).strip() for text in amounts[:-1]] + amounts[-1:]
    page.write(f"其中：{listed}分别为", "、".join(amounts), "。")


def listed_spending(page: Page) -> None:
    """Expenditure: the total, then one numbered line a nature, compared with budget or prior year."""
    page.heading(page.pick("支出决算情况说明", "关于支出决算情况的说明"))
    keys = ["basic", "project", *page.rng.sample(["business_operation", "remit_to_superior"], page.rng.randint(0, 2))]
    parts = {key: page.draw(1_000, 40_000_000) if i < 2 else Decimal(0) for i, key in enumerate(keys)}
    total = sum(parts.values(), Decimal(0))
    stated = page.fact("expenditure", ("all", "total", "current_total", "final"), total)
    page.write(page.pick(f"{page.year}年度", ""), page.pick("支出合计", "本年支出合计"), stated, "，其中：")
    for number, (key, value) in enumerate(parts.items(), 1):
        amount = page.fact("expenditure", ("all", "nature", key, "final"), value)
        tail = page.pick(f"，占{page.style.rate(value, total)}", f"，占总支出的{page.style.rate(value, total)}", f"，较上年{change(page, value)}")
        use = page.pick("", "", "，主要用于保障机构正常运转的日常支出")
        page.write(page.style.number_heading(2, number), page.pick(*NATURE[key]), amount, tail, use, page.pick("。", "；"))


def plain_classes(page: Page) -> None:
    """一般公共预算: classes by name alone, one line each, and items under a heading of their class."""
    scope = "general_public_budget"
    page.heading(page.pick("一般公共预算财政拨款支出决算情况说明", "一般公共预算财政拨款支出情况"))
    chosen = page.rng.sample(list(names.FUNCTIONS), page.rng.randint(2, 4))
    values = {function: page.draw(1_000, 20_000_000) for function in chosen}
    total = sum(values.values(), Decimal(0))
    keys = ("expenditure", (scope, "total", "current_total", "final"))
    page.write(f"{page.year}年度一般公共预算财政拨款支出{page.fact(*keys, total)}，", page.pick("主要用于以下方面：", "按功能分类科目分："))
    for number, ((code, name), value) in enumerate(values.items(), 1):
        amount = page.fact("expenditure", (scope, "function", code, "final"), value)
        tail = page.pick(f"，占{page.style.rate(value, total)}", f"，占{page.style.rate(value, total)}，较年初预算数{change(page, value)}", "，主要用于人员工资和日常运转")
        page.write(page.style.number_heading(1, number), f"{name}支出", page.pick("", "为"), amount, tail, "。")
    if page.chance(0.5):
        _under_headings(page, scope, chosen)


def _under_headings(page: Page, scope: str, chosen: list[tuple[str, str]]) -> None:
    """Items below a line that names their class and total: the item lines leave the class out."""
    page.write("具体情况如下：")
    marks = [page.style.bracket(word) for word in "类款项"]
    for number, function in enumerate(chosen, 1):
        page.lines.append(page.style.number_heading(1, number) + f"{function[1]}支出{marks[0]}")
        for (_, subclass), listed in names.FUNCTIONS[function].items():
            for code, name in listed:
                value, planned = page.draw(0, 5_000_000), page.draw(0, 5_000_000)
                first = page.fact("expenditure", (scope, "function", code, "initial_budget"), planned)
                second = page.fact("expenditure", (scope, "function", code, "final"), value)
                use = page.pick("", "主要用于日常工作开支。")
                page.write(f"{subclass}{marks[1]}{name}{marks[2]}。{use}年初预算为{first}，支出决算为{second}，完成年初预算的{page.style.rate(value, planned)}。")


def grouped_basic(page: Page) -> None:
    """基本支出 by economic class, with 人员经费 and 公用经费 as sums."""
    page.heading(page.pick("一般公共预算财政拨款基本支出决算情况说明", "一般公共预算基本支出情况"))
    drawn = {code: page.draw(1_000, 9_000_000) for code in ("301", "303", "302", "310")}
    words = {"301": "工资福利支出", "303": "对个人和家庭的补助", "302": "商品和服务支出", "310": "资本性支出"}
    personnel, public_use = drawn["301"] + drawn["303"], drawn["302"] + drawn["310"]
    scope = "general_public_budget"

    def say(code: str, yuan: Decimal) -> str:
        return page.fact("expenditure", (scope, "economic", code, "final"), yuan)

    total = page.fact("expenditure", (scope, "nature", "basic", "final"), personnel + public_use)
    parts = {code: words[code] + say(code, yuan) for code, yuan in drawn.items()}
    lead = f"{page.year}年度一般公共预算财政拨款基本支出{total}，"
    first, second = say("personnel", personnel), say("public_use", public_use)
    page.write(page.pick(
        f"{lead}其中：人员经费{first}，包括{parts['301']}、{parts['303']}；公用经费{second}，包括{parts['302']}、{parts['310']}。",
        f"{lead}其中：（一）人员经费{first}。主要包括：{parts['301']}；{parts['303']}。（二）公用经费{second}。主要包括：{parts['302']}；{parts['310']}。",
        f"{lead}包括人员经费{first}，公用经费{second}。其中：{parts['301']}，{parts['302']}，{parts['303']}，{parts['310']}。",
    ))  # fmt: skip


def by_function(page: Page) -> None:
    """支出总计 broken down by function, carried-over funds included."""
    page.heading(page.pick("支出决算情况说明", "支出总体情况说明"))
    chosen = page.rng.sample(list(names.FUNCTIONS), page.rng.randint(2, 5))
    values = {function: page.draw(1_000, 20_000_000) for function in chosen}
    left = page.draw(0, 2_000_000)
    spent = sum(values.values(), Decimal(0))
    total = page.fact("expenditure", ("all", "total", "grand_total", "final"), spent + left)
    page.write(f"{page.year}年度支出总计{total}。包括：")
    mark = page.style.bracket("类")
    for number, ((code, name), value) in enumerate(values.items(), 1):
        amount = page.fact("expenditure", ("all", "function", code, "final"), value)
        tail = page.pick("", "，主要用于人员工资和日常运转", f"。与上年相比{change(page, value)}")
        page.write(page.style.number_heading(2, number), page.pick(f"{name}{mark}支出", f"{name}支出{mark}"), amount, tail, "。")
    carried = page.fact("expenditure", ("all", "total", "closing_carryover", "final"), left)
    page.write(page.style.number_heading(2, len(values) + 1), f"年末结转和结余{carried}，结转下年继续使用。")
