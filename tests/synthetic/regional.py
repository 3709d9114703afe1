"""Shapes that some provinces share: quoted class names, names in a sentence of their own, carry-over first."""

from __future__ import annotations

from decimal import Decimal

from tests.synthetic import names
from tests.synthetic.clause import change
from tests.synthetic.page import Page


def carried_first(page: Page) -> None:
    """Totals as a chain: opening balance, year's revenue, year's expenditure, closing balance."""
    page.heading(page.pick("收入支出决算总体情况说明", "收支总体情况"))
    opening, income = page.draw(0, 3_000_000), page.draw(1_000_000, 50_000_000)
    left = page.draw(0, 1_000_000)
    spent = opening + income - left
    lead = page.pick(f"{page.year}年度，{page.name}", f"本部门{page.year}年度", f"{page.year}年")
    page.write(
        lead, "年初结转和结余", page.fact("revenue", ("all", "opening_carryover", "final"), opening), "，本年收入",
        page.fact("revenue", ("all", "current_total", "final"), income), "，本年支出",
        page.fact("expenditure", ("all", "total", "current_total", "final"), spent), "，结余分配", page.plain(Decimal(0)), "，年末结转和结余",
        page.fact("expenditure", ("all", "total", "closing_carryover", "final"), left), "。",
    )  # fmt: skip


def difference_rate(page: Page) -> None:
    """Totals with their parts, then budget and final amount side by side."""
    page.heading("收入支出决算总体情况说明", needed=False)
    opening, income, left = page.draw(0, 3_000_000), page.draw(1_000_000, 50_000_000), page.draw(0, 1_000_000)
    total = opening + income

    def revenue(item: str, yuan: Decimal) -> str:
        return page.fact("revenue", ("all", item, "final"), yuan)

    def spending(category: str, yuan: Decimal) -> str:
        return page.fact("expenditure", ("all", "total", category, "final"), yuan)

    page.write(
        f"{page.year}年度收入总计{revenue('grand_total', total)}，其中：本年收入合计{revenue('current_total', income)}，",
        f"使用非财政拨款结余{revenue('non_fiscal_surplus_used', Decimal(0))}，年初结转和结余{revenue('opening_carryover', opening)}。",
    )
    page.write(
        f"{page.year}年度支出总计{spending('grand_total', total)}，其中：本年支出合计{spending('current_total', total - left)}，",
        f"结余分配{page.plain(Decimal(0))}，年末结转和结余{spending('closing_carryover', left)}。",
    )
    if page.chance(0.5):
        page.write(f"收入支出总计与上年相比，{change(page, total)}，主要原因是人员变动。")


def quoted_classes(page: Page) -> None:
    """一般公共预算 by 类 and 款, their names in quotation marks, compared with the initial budget."""
    scope = "general_public_budget"
    page.heading(page.pick("一般公共预算财政拨款支出决算情况说明", "一般公共预算财政拨款支出决算具体情况"))
    chosen = page.rng.sample(list(names.FUNCTIONS), page.rng.randint(2, 4))
    marks = page.style.bracket("类"), page.style.bracket("款")
    year = f"{page.year}{page.style.year_word}"
    for number, function in enumerate(chosen, 1):
        parts = {code: (name, page.draw(0, 9_000_000)) for code, name in names.FUNCTIONS[function]}
        total = sum((value for _, value in parts.values()), Decimal(0))
        amount = page.fact("expenditure", (scope, "function", function[0], "final"), total)
        page.write(
            page.style.number_heading(2, number), f"“{function[1]}支出”{marks[0]}{year}决算{amount}，",
            page.pick("比", "较"), f"{page.year}年年初预算{change(page, total)}。其中：",
        )  # fmt: skip
        for code, (name, value) in parts.items():
            amount = page.fact("expenditure", (scope, "function", code, "final"), value)
            page.write(f"“{name}”{marks[1]}{year}决算{amount}，比{page.year}年年初预算{change(page, value)}。主要原因：部分工作跨年实施。")


def named_apart(page: Page) -> None:
    """“三公” items as short titles; the sentence after says 决算数 alone. Running costs are broken down."""
    word = page.quoted("三公") + "经费"
    page.heading(page.pick(f"{word}财政拨款决算情况说明", f"财政拨款{word}支出情况"))
    values = {key: Decimal(0) if page.chance(0.3) else page.draw(100, 900_000) for key in ("overseas", "reception", "vehicle_purchase", "vehicle_operation")}
    values["vehicle_total"] = values["vehicle_purchase"] + values["vehicle_operation"]
    values["total"] = values["overseas"] + values["reception"] + values["vehicle_total"]
    year = f"{page.year}年"

    def said(key: str, lead: str) -> str:
        planned = page.draw(0, 900_000)
        text = lead + page.fact("three_public", (key, "final"), values[key])
        budget = page.fact("three_public", (key, "initial_budget"), planned)
        return text + page.pick("，比", "，较") + f"{year}年初预算数{budget}{change(page, values[key], planned, stated=True)}。"

    page.write(said("total", f"{year}{word}财政拨款决算数"), "其中：")
    page.write("1.因公出国（境）费用。", said("overseas", f"{year}决算数"), "主要原因：压减出访任务。")
    batches = page.count("three_public_volume", "reception_batches", page.rng.randint(1, 90), "批次")
    guests = page.count("three_public_volume", "reception_persons", page.rng.randint(91, 900), "人次")
    page.write("2.公务接待费。", said("reception", f"{year}决算数"), f"公务接待{batches}，公务接待{guests}。")
    bought = page.count("three_public_volume", "vehicles_purchased", page.rng.randint(0, 9), "辆")
    held = page.count("three_public_volume", "vehicles_held", page.rng.randint(1, 90), "辆")
    page.write(
        "3.公务用车购置及运行维护费。", said("vehicle_total", f"{year}决算数"), "其中，", said("vehicle_purchase", f"公务用车购置费{year}决算数"),
        f"{year}购置（更新）{bought}，车均购置费{page.plain(page.draw(0, 90_000))}。", said("vehicle_operation", f"公务用车运行维护费{year}决算数"),
        f"其中：公务用车加油{page.plain(page.draw(0, 9_000))}，公务用车维修{page.plain(page.draw(0, 9_000))}，公务用车保险{page.plain(page.draw(0, 9_000))}。",
        f"{year}公务用车保有量{held}，车均运行维护费{page.plain(page.draw(0, 9_000))}。",
    )  # fmt: skip
