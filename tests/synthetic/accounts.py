"""Sections on revenue, expenditure, funds and basic expenditure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.synthetic import names
from tests.synthetic.clause import Item, change, money
from tests.synthetic.page import Page

REVENUE = {
    "general_public_budget": ("一般公共预算财政拨款收入", "一般公共预算拨款收入", "一般公共预算财政拨款"),
    "government_fund": ("政府性基金预算财政拨款收入", "政府性基金预算拨款收入", "政府性基金收入"),
    "state_capital": ("国有资本经营预算财政拨款收入", "国有资本经营预算拨款收入"),
    "superior_subsidy": ("上级补助收入",),
    "undertaking": ("事业收入",),
    "business_operation": ("经营收入", "事业单位经营收入"),
    "subordinate_remittance": ("附属单位上缴收入", "附属单位缴款"),
    "other": ("其他收入",),
}
NATURE = {
    "basic": ("基本支出",),
    "project": ("项目支出",),
    "remit_to_superior": ("上缴上级支出",),
    "business_operation": ("经营支出",),
    "subsidy_to_subordinate": ("对附属单位补助支出",),
}


def both_totals(page: Page, scope: str, word: str, total: Decimal) -> str:
    """State the revenue and the expenditure grand total, as one number, a pair or two clauses."""
    revenue = ("revenue", (scope, "grand_total", "final"))
    spending = ("expenditure", (scope, "total", "grand_total", "final"))
    shape = page.rng.random()
    if shape < 0.45:
        page.fact(*spending, total)
        joint = page.pick("收、支总计", "收支总计", "收入、支出总计", "收入支出总计", "收、支总计各", "收、支总计均")
        return word + joint + page.pick("为", "") + page.fact(*revenue, total)
    if shape < 0.7:
        pair = page.pick("收入总计、支出总计分别为", "收、支总计分别为", "收入、支出总计分别为", "收、支总计各是")
        return word + pair + page.fact(*revenue, total) + page.pick("、", "和", "，") + page.fact(*spending, total)
    middle = page.pick("，", "；", "，" + word) + "支出总计"
    return word + "收入总计" + page.pick("为", "") + page.fact(*revenue, total) + middle + page.fact(*spending, total)


def compared(page: Page, total: Decimal, scope: str, word: str) -> str:
    """Compare both totals with the year before, in a sentence of its own."""
    before = page.draw(1_000_000, 90_000_000)
    joint = page.pick("收、支总计各", "收支总计", "收、支总计均", "收入、支出总计分别")
    if "glued year" in page.style.faults and page.style.separator == "" and not page.style.wide and page.chance(0.4):
        page.fact("expenditure", (scope, "total", "grand_total", "prior_final"), before)
        page.fact("revenue", (scope, "grand_total", "prior_final"), before)
        stated = replace(page.style, faults=frozenset()).amount(before, page.rng)
        return f"与{page.year - 1}{stated}相比，{word}{joint}{change(page, total, before)}。"
    which = page.pick(f"{page.year - 1}年", "上年", f"{page.year - 1}年度")
    return f"与{which}相比，{word}{joint}{change(page, total, before)}。"


def totals(page: Page) -> None:
    """收入支出总体."""
    page.heading(page.pick("收入支出决算总体情况说明", "收入支出总体情况", "收入支出决算总体情况", "收支决算总体情况说明"), needed=False)
    total = page.draw(1_000_000, 90_000_000)
    page.write(page.year_name().replace("本年", ""), both_totals(page, "all", "", total), "。", compared(page, total, "all", ""))


def revenue(page: Page) -> None:
    """收入决算: total and sources, each with its share."""
    page.heading(page.pick("收入决算情况说明", "收入决算情况", "收入情况说明", f"{page.year}年度收入决算说明"))
    chosen = ["general_public_budget", *page.rng.sample(list(REVENUE)[1:], page.rng.randint(1, 5))]
    parts = {key: Decimal(0) if page.chance(0.25) else page.draw(1_000, 30_000_000) for key in chosen}
    total = sum(parts.values(), Decimal(0))
    lead = page.pick("本年收入合计", "收入合计", "本年收入总额", "本年收入共计")
    lead = page.year_name().replace("本年", "") + lead + page.pick("为", "")
    clauses = [lead + page.fact("revenue", ("all", "current_total", "final"), total)]
    shares = page.chance(0.8)
    wording = []
    for key, value in parts.items():
        name = page.pick(*REVENUE[key])
        tail = f"，占{page.style.rate(value, total)}" if shares else ""
        wording.append((name, key, value, tail))
    opening = f"，其中{page.style.colon}"
    if not shares and page.chance(0.5) and len(wording) > 1:
        listed = "、".join(name for name, *_ in wording)
        stated = "、".join(page.fact("revenue", ("all", key, "final"), value) for _, key, value, _ in wording)
        clauses.append(f"{opening}{listed}分别为{stated}")
    else:
        mark = page.pick("；", "；", "，") if shares else page.pick("；", "，", "、")
        clauses.append(opening + mark.join(
            name + page.pick("", "为") + page.fact("revenue", ("all", key, "final"), value) + tail
            for name, key, value, tail in wording
        ))  # fmt: skip
    page.write(*clauses, "。")
    if page.chance(0.3):
        value = page.draw(0, 5_000_000)
        words = page.pick("年初结转和结余", "上年结转和结余", "年初结转结余")
        page.write(f"此外，{words}{page.fact('revenue', ('all', 'opening_carryover', 'final'), value)}。")


def expenditure(page: Page) -> None:
    """支出决算: total and natures."""
    page.heading(page.pick("支出决算情况说明", "支出决算情况", "支出情况说明"))
    chosen = ["basic", "project", *page.rng.sample(list(NATURE)[2:], page.rng.randint(0, 3))]
    parts = {k: Decimal(0) if k not in ("basic", "project") else page.draw(10_000, 40_000_000) for k in chosen}
    total = sum(parts.values(), Decimal(0))
    lead = page.year_name().replace("本年", "") + page.pick("本年支出合计", "支出合计", "本年支出总额") + page.pick("为", "")
    text = lead + page.fact("expenditure", ("all", "total", "current_total", "final"), total) + f"，其中{page.style.colon}"
    if page.chance(0.15):
        shares = "、".join(page.style.rate(parts[k], total) for k in ("basic", "project"))
        stated = "、".join(page.fact("expenditure", ("all", "nature", k, "final"), parts[k]) for k in ("basic", "project"))
        page.write(text, "基本支出、项目支出分别为", stated, "，分别占", shares, "。")
        return
    clauses = [
        page.pick(*NATURE[k]) + page.fact("expenditure", ("all", "nature", k, "final"), v) + f"，占{page.style.rate(v, total)}"
        for k, v in parts.items()
    ]
    page.write(text, "；".join(clauses), "。")
    if page.chance(0.2):
        value = page.fact("expenditure", ("all", "total", "closing_carryover", "final"), page.draw(0, 5_000_000))
        page.write(page.pick("年末结转和结余", "年末结转结余"), value, page.pick("。", "，将结转下年继续使用。"))


def fiscal(page: Page) -> None:
    """财政拨款收入支出总体."""
    page.heading(page.pick("财政拨款收入支出决算总体情况说明", "财政拨款收入支出总体情况", "财政拨款收支决算总体情况"))
    total = page.draw(1_000_000, 90_000_000)
    text = both_totals(page, "fiscal_appropriation", "财政拨款", total)
    page.write(page.year_name().replace("本年", ""), text, "。", compared(page, total, "fiscal_appropriation", "财政拨款"))
    if page.chance(0.25):
        general, fund = page.draw(0, 40_000_000), page.draw(0, 9_000_000)
        one = page.fact("revenue", ("fiscal_appropriation", "general_public_budget", "final"), general)
        two = page.fact("revenue", ("fiscal_appropriation", "government_fund", "final"), fund)
        page.write(f"财政拨款收入中，一般公共预算财政拨款收入{one}，政府性基金预算财政拨款收入{two}。")


def _class_name(page: Page, name: str) -> str:
    mark = page.style.bracket("类")
    return page.pick(f"{name}支出{mark}", f"{name}{mark}支出", f"{name}支出{mark}")


def general_public_budget(page: Page) -> None:
    """一般公共预算财政拨款支出: total, structure by 类, detail by 项."""
    scope = "general_public_budget"
    page.heading(page.pick("一般公共预算财政拨款支出决算情况说明", "一般公共预算财政拨款支出决算情况", "一般公共预算财政拨款支出决算具体情况"))
    chosen = page.rng.sample(list(names.FUNCTIONS), page.rng.randint(2, 5))
    items = {
        code: (function, subclass, name, page.draw(0, 9_000_000))
        for function in chosen
        for subclass, listed in names.FUNCTIONS[function].items()
        for code, name in listed
        if page.chance(0.6)
    }
    total = sum((v for *_, v in items.values()), Decimal(0))
    subject = page.year_name() + "一般公共预算财政拨款支出"
    whole = ("expenditure", (scope, "total", "current_total"))
    numbered = page.chance(0.7)
    if numbered:
        page.heading(page.pick("一般公共预算财政拨款支出决算总体情况", "支出决算总体情况"), 1, 1)
    share = f"本年支出合计的{page.style.rate(total, total * 2)}" if page.chance(0.5) else ""
    page.write(money(page, Item(*whole, subject), total, budget=False, share=share), "。")
    if numbered:
        page.heading(page.pick("一般公共预算财政拨款支出决算结构情况", "支出决算结构情况"), 1, 2)
    sums = {f: sum((v for g, *_, v in items.values() if g == f), Decimal(0)) for f in chosen}
    clauses = [
        _class_name(page, f[1]) + page.fact("expenditure", (scope, "function", f[0], "final"), v) + f"，占{page.style.rate(v, total)}"
        for f, v in sums.items()
    ]
    page.write(subject, page.fact(*_final(whole), total), "，主要用于以下方面：", "；".join(clauses), "。")
    if numbered:
        page.heading(page.pick("一般公共预算财政拨款支出决算具体情况", "支出决算具体情况"), 1, 3)
    form = page.rng.randrange(5)
    for number, (code, (function, subclass, name, value)) in enumerate(items.items(), 1):
        words = _item_name(page, form, code, function, subclass[1], name)
        item = Item("expenditure", (scope, "function", code), words)
        page.write(page.style.number_heading(2, number), detail(page, form, item, value), "。")


def _final(whole: tuple[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    return whole[0], (*whole[1], "final")


def _item_name(page: Page, form: int, code: str, function: tuple[str, str], subclass: str, name: str) -> str:
    classes, kinds, items = (page.style.bracket(word) for word in "类款项")
    if form == 0:
        return f"{function[1]}支出{classes}{subclass}{kinds}{name}{items}"
    if form == 1:
        return f"{function[1]}{classes}{subclass}{kinds}{name}{items}"
    if form == 2:
        return f"{function[1]}支出类{subclass}款{name}项"
    if form == 3:
        return f"{code}{name}"
    return f"{function[1]}支出{classes}{subclass}{kinds}{name}{items}"


def detail(page: Page, form: int, item: Item, value: Decimal) -> str:
    """Write one 项 with its initial budget and final amount, or as any other item."""
    mark = page.pick(":", "：", "。", "，") if form != 3 else page.pick("：", "")
    planned = page.draw(0, int(value * 2) + 10_000)
    budget = (*item.keys, "initial_budget")
    if page.chance(0.4):
        text = f"{item.name}{mark or '：'}年初预算{page.pick('为', '')}{page.fact(item.table, budget, planned)}，支出决算为"
        text += page.fact(item.table, (*item.keys, "final"), value) + f"，完成年初预算的{page.style.rate(value, planned)}"
        return text + page.pick("", "。决算数小于年初预算数的主要原因是部分项目结转下年", "，决算数与预算数存在差异的主要原因是人员变动")
    text = f"{item.name}{mark}" + page.pick("支出决算为", "支出", "支出决算数为", "决算支出")
    text += page.fact(item.table, (*item.keys, "final"), value)
    return text + page.pick("", f"，完成预算{page.style.rate(value, value)}", f"，较上年{change(page, value)}", "，主要用于日常业务开支")


def basic(page: Page) -> None:
    """基本支出: personnel and public use, with or without their items."""
    page.heading(page.pick("一般公共预算财政拨款基本支出决算情况说明", "一般公共预算财政拨款基本支出决算情况", "财政拨款基本支出情况说明"))
    scope = "general_public_budget"
    groups = {"personnel": names.PERSONNEL, "public_use": names.PUBLIC_USE}
    values = {
        group: {code: (name, page.draw(100, 3_000_000)) for code, name in page.rng.sample(listed, page.rng.randint(2, 9))}
        for group, listed in groups.items()
    }
    sums = {group: sum((v for _, v in listed.values()), Decimal(0)) for group, listed in values.items()}
    total = sum(sums.values(), Decimal(0))
    subject = page.year_name() + "一般公共预算财政拨款基本支出"
    text = [subject, page.pick("", "为"), page.fact("expenditure", (scope, "nature", "basic", "final"), total), "，其中："]
    amounts = page.chance(0.6)
    words = {"personnel": page.pick("人员经费", "人员支出"), "public_use": page.pick("公用经费", "日常公用经费")}
    own_lines = page.chance(0.6)
    lines = []
    for group, listed in values.items():
        line = words[group] + page.fact("expenditure", (scope, "economic", group, "final"), sums[group]) + page.pick("，主要包括：", "，包括", "，主要用于")
        shown = [
            name + (page.fact("expenditure", (scope, "economic", code, "final"), value) if amounts else "")
            for code, (name, value) in listed.items()
        ]
        lines.append(line + page.pick("、", "、", "，", "；").join(shown) + "。")
    if own_lines:
        page.write(*text)
        for line in lines:
            page.write(line)
    else:
        page.write(*text, *lines)
