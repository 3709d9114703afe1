"""Still other orders of a clause: amounts before their items, one unit for two numbers, budget beside final."""

from __future__ import annotations

from decimal import Decimal

from tests.synthetic import names
from tests.synthetic.accounts import NATURE, REVENUE
from tests.synthetic.clause import change
from tests.synthetic.page import Page
from tests.synthetic.style import DECIMALS, UNIT


def bare(page: Page, yuan: Decimal) -> str:
    """Print an amount in the report's unit without the unit and without faults."""
    return f"{yuan / UNIT[page.style.unit]:.{DECIMALS[page.style.unit]}f}"


def one_unit(page: Page) -> None:
    """Totals as a pair whose unit stands after the second number only."""
    page.heading(page.pick("收入支出决算总体情况说明", "收支决算总体情况"), needed=False)
    income, spent = page.draw(1_000_000, 50_000_000), page.draw(1_000_000, 50_000_000)
    page.fact("revenue", ("all", "grand_total", "final"), income)
    page.fact("expenditure", ("all", "total", "grand_total", "final"), spent)
    lead = page.pick(f"{page.year}年度，", f"{page.year}年我单位", f"{page.name}{page.year}年度")
    words = page.pick("收、支总计各是", "收、支总计分别为", "收入总计、支出总计分别为", "收入、支出总计各为")
    page.write(f"{lead}{words}{bare(page, income)}{page.pick('，', '、', '和')}{bare(page, spent)}{page.style.unit}。")
    if page.chance(0.5):
        page.write(f"与上年相比，收入总计{change(page, income)}，支出总计{change(page, spent)}。")


def amounts_first(page: Page) -> None:
    """Revenue whose sources follow their amounts."""
    page.heading(page.pick("收入决算情况说明", "收入决算情况"))
    keys = page.rng.sample(["general_public_budget", "superior_subsidy", "undertaking", "other"], 3)
    parts = {key: page.draw(1_000, 30_000_000) for key in keys}
    total = sum(parts.values(), Decimal(0))
    stated = page.fact("revenue", ("all", "current_total", "final"), total)
    verb = page.pick("为", "是", "系")
    listed = [page.fact("revenue", ("all", key, "final"), value) + verb + page.pick(*REVENUE[key]) for key, value in parts.items()]
    page.write(f"{page.year}年度本年收入合计{stated}，其中{page.style.colon}", page.pick("，", "；").join(listed), "。")


def budget_beside_final(page: Page) -> None:
    """Expenditure: budget and final amount as a pair, for the whole and each nature."""
    page.heading("支出决算情况说明")
    values = {key: page.draw(10_000, 30_000_000) for key in ("basic", "project")}
    total = sum(values.values(), Decimal(0))

    def pair(lead: str, keys: tuple[str, ...], final: Decimal) -> str:
        planned = page.draw(10_000, 60_000_000)
        one = page.fact("expenditure", (*keys, "initial_budget"), planned)
        two = page.fact("expenditure", (*keys, "final"), final)
        return page.pick(
            f"{lead}年初预算数、决算数分别为{one}、{two}", f"{lead}年初预算{one}，决算{two}", f"{lead}决算{two}（年初预算{one}）",
            f"{lead}年初预算数{one}、决算数{two}", f"{lead}年初预算为{one}，实际完成{two}",
        )  # fmt: skip

    page.write(pair("本年支出合计", ("all", "total", "current_total"), total), "。")
    for number, (key, value) in enumerate(values.items(), 1):
        page.write(page.style.number_heading(2, number), pair(page.pick(*NATURE[key]), ("all", "nature", key), value), "。")


def unit_above(page: Page) -> None:
    """Expenditure as a list of names and numbers; the unit stands once above it."""
    page.heading(page.pick("支出决算情况说明", "支出决算情况"))
    keys = ["basic", "project", *page.rng.sample(["business_operation", "remit_to_superior"], page.rng.randint(0, 2))]
    values = {key: page.draw(1_000, 30_000_000) for key in keys}
    total = sum(values.values(), Decimal(0))
    page.lines.append(page.pick(f"（单位：{page.style.unit}）", f"单位：{page.style.unit}", f"金额单位：{page.style.unit}"))
    colon = page.pick("：", ":", " ")
    rows = [("本年支出合计", ("all", "total", "current_total", "final"), total)]
    rows += [(page.pick(*NATURE[key]), ("all", "nature", key, "final"), value) for key, value in values.items()]
    for name, fact_keys, value in rows:
        page.facts.add(("fct_expenditure", fact_keys, value))
        page.sentences[("fct_expenditure", fact_keys, value)] = f"unit above: {name}{colon}{bare(page, value)}"
        page.lines.append(f"{name}{colon}{bare(page, value)}")
    page.lines.append("")


def zero_beside_zero(page: Page) -> None:
    """“三公” with budget 0 and final 0 in the shortest words, units left out at zero."""
    word = page.quoted("三公") + "经费"
    page.heading(f"{word}财政拨款支出决算情况说明")
    spent, planned = page.draw(100, 300_000), page.draw(100, 300_000)

    def say(key: str, kind: str, yuan: Decimal, printed: str | None = None) -> str:
        text = page.fact("three_public", (key, kind), yuan)
        return text if printed is None else printed

    page.write(
        f"{page.year}年{word}预算数", say("total", "budget", planned), "，决算数", say("total", "final", spent),
        page.pick("。", f"，完成预算的{page.style.rate(spent, planned)}。"),
    )  # fmt: skip
    zero = Decimal(0)
    shape = page.rng.randrange(4)
    names_of = {key: page.pick(*names.THREE_PUBLIC[key]) for key in ("overseas", "vehicle_purchase", "reception")}
    if shape == 0:
        one, two = say("overseas", "budget", zero, "0"), say("overseas", "final", zero, "0")
        page.write(f"1.{names_of['overseas']}：预算{one}，决算{two}。")
    elif shape == 1:
        one, two = say("overseas", "budget", zero), say("overseas", "final", zero)
        page.write(f"1.{names_of['overseas']}预算{one}，决算{two}。")
    elif shape == 2:
        for kind in ("budget", "final"):
            say("overseas", kind, zero)
        page.write(f"1.{names_of['overseas']}预算数、决算数均为{page.plain(zero)}。")
    else:
        say("overseas", "final", zero)
        say("vehicle_purchase", "final", zero)
        page.write(f"1.{names_of['overseas']}、{names_of['vehicle_purchase']}均为{page.plain(zero)}。")
    if shape < 3:
        page.write(f"2.{names_of['vehicle_purchase']}决算", say("vehicle_purchase", "final", zero), "，与预算持平。")
    page.write(f"3.{names_of['reception']}预算", say("reception", "budget", planned), "，决算", say("reception", "final", spent), "。")


def class_then_items(page: Page) -> None:
    """一般公共预算 by class: amount before its class, then the items of the class in the same sentence."""
    scope = "general_public_budget"
    page.heading("一般公共预算财政拨款支出决算具体情况")
    chosen = page.rng.sample(list(names.FUNCTIONS), page.rng.randint(2, 4))
    marks = [page.style.bracket(word) for word in "类款项"]
    for number, function in enumerate(chosen, 1):
        items = [(sub[1], code, name, page.draw(100, 9_000_000)) for sub, listed in names.FUNCTIONS[function].items() for code, name in listed]
        items = items[: page.rng.randint(1, 3)]
        total = sum((value for *_, value in items), Decimal(0))
        lead = f"{page.year}年度{function[1]}支出{marks[0]}" + page.pick("决算数为", "支出", "决算", "共支出")
        text = lead + page.fact("expenditure", (scope, "function", function[0], "final"), total) + "，其中："
        clauses = [
            f"{sub}{marks[1]}{name}{marks[2]}" + page.pick("支出", "决算数", "") + page.fact("expenditure", (scope, "function", code, "final"), value)
            for sub, code, name, value in items
        ]
        page.write(page.style.number_heading(2, number), text, page.pick("；", "，", "、").join(clauses), "。")
