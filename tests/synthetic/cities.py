"""Wordings of municipalities and provinces further on: sums told twice, stages and years side by side, codes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.synthetic import names
from tests.synthetic.accounts import NATURE, REVENUE
from tests.synthetic.clause import change
from tests.synthetic.page import Page

_CODED = ("{code}{name}", "{code} {name}", "{code}-{name}", "{a} {b} {c}{name}", "{a} {b} {c} {name}", "{code}：{name}", "{name}（{code}）", "（{code}）{name}")


def short_totals(page: Page) -> None:
    """Short title, both totals in one sentence, then one comparison for both."""
    page.heading(page.pick("收入支出决算总体情况说明", "收支决算总体情况"))
    total = page.draw(1_000_000, 90_000_000)
    one = page.fact("revenue", ("all", "grand_total", "final"), total)
    two = page.fact("expenditure", ("all", "total", "grand_total", "final"), total)
    title = page.pick("1.总体情况。", "总体情况。", "")
    page.write(
        f"{title}{page.year}年度收入总计{one}，支出总计{two}。",
        f"收支较上年决算数{change(page, total)}，主要原因是项目收入{page.pick('增加', '减少')}{page.plain(page.draw(100, 900_000))}，",
        f"年初结转结余减少{page.plain(page.draw(100, 900_000))}。",
    )  # fmt: skip
    income, carried = page.draw(1_000, 9_000_000), page.draw(0, 900_000)
    listed = "、".join(
        f"{page.pick(*REVENUE[key])}{page.fact('revenue', ('all', key, 'final'), page.draw(0, 900_000))}，占{page.style.rate(Decimal(1), Decimal(3))}"
        for key in page.rng.sample(["superior_subsidy", "undertaking", "business_operation", "other"], 2)
    )
    page.write(
        page.pick("2.收入情况。", "收入情况。"), f"{page.year}年度收入合计{page.fact('revenue', ('all', 'current_total', 'final'), income)}，",
        f"较上年决算数{change(page, income)}。其中：{listed}。此外，年初结转和结余{page.fact('revenue', ('all', 'opening_carryover', 'final'), carried)}。",
    )  # fmt: skip
    left = page.draw(0, 900_000)
    page.write(
        page.pick("3.结转结余情况。", "结转结余情况。"),
        f"{page.year}年度年末结转和结余{page.fact('expenditure', ('all', 'total', 'closing_carryover', 'final'), left)}，较上年决算数{change(page, left)}。",
    )


def sums_with_parts(page: Page) -> None:
    """收入、支出决算总计, then each side with its numbered parts, compared one by one."""
    page.heading(page.pick("收入支出决算总体情况说明", "收入支出决算情况说明"))
    income, carried, left = page.draw(1_000_000, 30_000_000), page.draw(0, 900_000), page.draw(0, 900_000)
    total = income + carried
    spent = total - left

    def revenue(key: str, yuan: Decimal) -> str:
        return page.fact("revenue", ("all", key, "final"), yuan)

    def spending(key: str, yuan: Decimal) -> str:
        return page.fact("expenditure", ("all", "total", key, "final"), yuan)

    spending("grand_total", total)
    page.write(f"{page.year}年度收入、支出决算总计{revenue('grand_total', total)}。与上年相比，收、支总计各{change(page, total)}。其中：")
    page.write(f"（一）收入决算总计{revenue('grand_total', total)}。包括：")
    page.write(f"1．本年收入决算合计{revenue('current_total', income)}。与上年相比{change(page, income)}，变动原因：人员经费增加。")
    page.write(f"2．年初结转和结余{revenue('opening_carryover', carried)}，主要为以前年度项目结转资金。")
    page.write(f"（二）支出决算总计{spending('grand_total', total)}。包括：")
    page.write(f"1．本年支出决算合计{spending('current_total', spent)}。与上年相比{change(page, spent)}，变动原因：项目完工。")
    page.write(f"2．年末结转和结余{spending('closing_carryover', left)}，主要为本年度项目结转资金。")


def coded(page: Page) -> None:
    """一般公共预算 by 项, each with its printed code in one way for the whole list."""
    scope = "general_public_budget"
    page.heading("一般公共预算财政拨款支出决算具体情况")
    form = page.pick(*_CODED)
    chosen = page.rng.sample(list(names.FUNCTIONS), page.rng.randint(2, 4))
    items = [one for function in chosen for listed in names.FUNCTIONS[function].values() for one in listed if page.chance(0.6)]
    for number, (code, name) in enumerate(items, 1):
        value, planned = page.draw(100, 9_000_000), page.draw(100, 9_000_000)
        words = form.format(code=code, a=code[:3], b=code[3:5], c=code[5:], name=name)
        keys = ("expenditure", (scope, "function", code, "final"))
        budget = ("expenditure", (scope, "function", code, "initial_budget"))
        if page.chance(0.5):
            text = page.pick("：支出决算", "支出", "，决算支出") + page.fact(*keys, value) + page.pick("", f"，较上年{change(page, value)}")
        else:
            text = f"：年初预算{page.fact(*budget, planned)}，支出决算{page.fact(*keys, value)}，完成年初预算的{page.style.rate(value, planned)}"
        page.write(page.style.number_heading(2, number), words, text, page.pick("。", "；"))


def side_by_side(page: Page) -> None:
    """“三公” with years or stages side by side, among expenses that are none of it."""
    word = page.quoted("三公") + "经费"
    page.heading(f"{word}支出情况说明")
    year = page.year
    for number, key in enumerate(["total", "overseas", "vehicle_operation", "reception"], 1):
        name = word if key == "total" else page.pick(*names.THREE_PUBLIC[key])
        now, before, planned = (page.draw(0, 900_000) for _ in range(3))

        def say(kind: str, yuan: Decimal, key: str = key) -> str:
            return page.fact("three_public", (key, kind), yuan)

        shape = page.rng.randrange(5)
        if shape == 0:
            text = f"{name}{year}年决算数{say('final', now)}，{year - 1}年决算数{say('prior_final', before)}"
        elif shape == 1:
            text = f"{year}年{name}支出{say('final', now)}，{year - 1}年为{say('prior_final', before)}，{change(page, now, before)}"
        elif shape == 2:
            text = f"{name}{year - 1}年、{year}年决算数分别为{say('prior_final', before)}、{say('final', now)}"
        elif shape == 3:
            text = f"{name}预算数为{say('budget', planned)}，决算数为{say('final', now)}，决算数小于预算数的主要原因是压减开支"
        else:
            text = f"{name}年初预算数{say('initial_budget', planned)}，支出决算数{say('final', now)}，比上年{change(page, now)}"
        page.write(page.style.number_heading(2, number), text, "。", page.pick("", _others(page)))


def _others(page: Page) -> str:
    """Expenses beside the three, alone and together with them: no facts."""
    one, two = page.plain(page.draw(100, 900_000)), page.plain(page.draw(100, 900_000))
    return page.pick(
        f"会议费{one}，培训费{two}。", f"会议费、培训费共{one}，差旅费{two}。", f"会议费、公务接待费合计{one}。",
        f"租车费、公务用车运行维护费{one}。", f"公务接待费等一般性支出较上年压减{one}。", f"差旅费等支出{one}。",
    )  # fmt: skip


def in_yuan(page: Page) -> None:
    """Expenditure by nature in yuan, whatever the unit of the report."""
    page.heading("支出决算情况说明")
    values = {key: page.draw(10_000, 30_000_000) for key in ("basic", "project")}
    total = sum(values.values(), Decimal(0))
    style, page.style = page.style, replace(page.style, unit="元", words="")
    stated = page.fact("expenditure", ("all", "total", "current_total", "final"), total)
    parts = [page.pick(*NATURE[key]) + page.pick("", "为") + page.fact("expenditure", ("all", "nature", key, "final"), value) for key, value in values.items()]
    page.write(f"{page.year}年度支出合计{stated}，其中：", page.pick("；", "，", "、").join(parts), "。")
    page.style = style
