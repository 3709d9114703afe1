"""Other kinds of report: the short “三公” disclosure and the performance self-evaluation."""

from __future__ import annotations

from decimal import Decimal

from tests.synthetic import names, public, tables
from tests.synthetic.clause import change
from tests.synthetic.page import Page


def draw_values(page: Page) -> dict[str, Decimal]:
    """Draw the items of “三公” expenditure, adding up."""
    drawn = {
        key: Decimal(0) if page.chance(share) else page.draw(100, high)
        for key, share, high in (
            ("overseas", 0.6, 3_000_000), ("vehicle_purchase", 0.6, 900_000), ("vehicle_operation", 0.1, 4_000_000),
            ("reception", 0.1, 3_000_000),
        )
    }  # fmt: skip
    drawn["vehicle_total"] = drawn["vehicle_purchase"] + drawn["vehicle_operation"]
    drawn["total"] = drawn["overseas"] + drawn["vehicle_total"] + drawn["reception"]
    return drawn


def three_public_page(page: Page) -> None:
    """A page that discloses “三公” expenditure alone."""
    word = page.quoted("三公") + "经费"
    values = draw_values(page)
    page.lines.append(page.pick(
        f"{page.name}{page.year}年{word}决算情况说明", f"{page.name}{page.year}年度{word}支出决算公开",
        f"关于{page.name}{page.year}年度{word}财政拨款支出决算的说明",
    ))  # fmt: skip
    plan_first = page.chance(0.25)
    if plan_first:
        page.heading(f"{page.year + 1}年{word}预算安排情况")
        planned = [page.plain(page.draw(0, 900_000)) for _ in range(3)]
        page.write(
            f"{page.year + 1}年{word}预算{page.plain(page.draw(10_000, 2_000_000))}，其中：因公出国（境）费{planned[0]}，",
            f"公务接待费{planned[1]}，公务用车运行维护费{planned[2]}。",
        )
        page.apart = True
    with_table = page.chance(0.5)
    if with_table and page.chance(0.5):
        tables.three_public(page, values)
        with_table = False
    page.heading(page.pick(f"{page.year}年{word}决算情况", f"{page.year}年{word}支出情况说明", f"{word}总体情况"), needed=False)
    summary(page, word, values)
    if page.chance(0.6):
        page.heading(page.pick(f"{word}使用情况", "具体情况", f"{word}分项说明"))
        _counts(page)
    if with_table:
        tables.three_public(page, values)
    if page.chance(0.4):
        page.write("注：“三公”经费包括因公出国（境）费、公务用车购置及运行费和公务接待费。")


def _stated(page: Page, key: str, kind: str, yuan: Decimal) -> str:
    return page.fact("three_public", (key, kind), yuan)


def _tail(page: Page, key: str, value: Decimal) -> str:
    """Compare with prior year and budget, both with their amounts, one, or none."""
    before, planned = page.draw(0, 2_000_000), page.draw(0, 2_000_000)
    shape = page.rng.random()
    prior = page.pick("上年", f"{page.year - 1}年", "上年决算数", "上年支出", f"{page.year - 1}年决算数")
    if shape < 0.25:
        plan = page.pick("预算数", "预算")
        text = f"，较{prior}{_stated(page, key, 'prior_final', before)}{change(page, value, before)}"
        return text + f"，较{plan}{_stated(page, key, 'budget', planned)}{change(page, value, planned)}"
    if shape < 0.4:
        return f"，比{prior}{_stated(page, key, 'prior_final', before)}{change(page, value, before)}"
    if shape < 0.55:
        return f"，完成年初预算{_stated(page, key, 'initial_budget', planned)}的{page.style.rate(value, planned)}"
    if shape < 0.7:
        return f"，比上年{change(page, value)}"
    if shape < 0.8:
        return page.pick("，比上年下降1.2%", "，按同口径同比增长8.81%", "，同比下降16.9%")
    return ""


def summary(page: Page, word: str, values: dict[str, Decimal]) -> None:
    """Total and parts; the parts of vehicles in brackets, after a comma, or in sentences of their own."""
    lead = f"{page.year}年" + page.pick("", "度", "，我单位", "我局").replace("年度", "") + word
    total = values["total"]
    if page.chance(0.15):
        page.write(f"经财政局汇总，各乡镇、本级各部门使用一般公共预算财政拨款安排的{word}{page.year}年决算支出情况如下：")
    if page.chance(0.25):
        planned = page.draw(0, 3_000_000)
        text = f"{lead}预算{page.pick('数为', '为', '')}{_stated(page, 'total', 'budget', planned)}，"
        text += page.pick("实际支出", "决算支出数为", "支出决算为", "决算数为") + _stated(page, "total", "final", total)
    else:
        text = lead + page.pick("支出", "决算支出", "合计支出", "支出共计", "决算汇总数为", "支出决算数为", "支出合计") + _stated(page, "total", "final", total)
        text += _tail(page, "total", total)
    own = page.chance(0.4)
    mark = "。" if own else page.pick("；", "，", "；")
    clauses = []
    for key in page.rng.sample(["overseas", "reception", "vehicle_total"], 3):
        value = values[key]
        name = page.pick(*names.THREE_PUBLIC[key])
        clause = name + page.pick("", "支出", "为", "决算", "支出决算为") + _stated(page, key, "final", value)
        clause += _tail(page, key, value) if mark != "，" else ""
        if key == "vehicle_total":
            clause += _vehicles(page, values, mark)
        clauses.append(clause)
    opening = "。" if own else page.pick("。其中：", "，其中：", "，其中，")
    page.write(text, opening, mark.join(clauses), "。")


def _vehicles(page: Page, values: dict[str, Decimal], mark: str) -> str:
    parts = [
        page.pick(*names.THREE_PUBLIC[key]) + page.pick("", "为") + _stated(page, key, "final", values[key])
        for key in page.rng.sample(["vehicle_purchase", "vehicle_operation"], 2)
    ]
    if page.chance(0.4):
        return f"（其中：{page.pick('，', '、', '；').join(parts)}）"
    return ("。其中，" if mark == "。" else "，其中：") + "，".join(parts)


def _counts(page: Page) -> None:
    """Numbers of journeys, vehicles and guests as a list of sentences."""
    def say(key: str, unit: str, low: int, high: int) -> str:
        return page.count("three_public_volume", key, page.rng.randint(low, high), unit)

    if page.chance(0.3):
        page.write(
            "因公出国（境）团组", say("overseas_groups", "个", 0, 9), "，人数", say("overseas_persons", "人", 0, 30), "；公务用车购置",
            say("vehicles_purchased", "辆", 0, 90), "，公务用车保有量", say("vehicles_held", "辆", 1, 400), "；国内公务接待批次",
            say("reception_batches", "个", 10, 5000), "，接待人次", say("reception_persons", "人", 100, 90000),
            "；国（境）外公务接待批次", say("foreign_reception_batches", "个", 0, 30), "，接待人次",
            say("foreign_reception_persons", "人", 0, 300), "。",
        )  # fmt: skip
        return
    groups, people = say("overseas_groups", "个", 0, 9), say("overseas_persons", page.pick("人", "人次"), 0, 30)
    page.write("1.", page.pick(
        f"因公出国（境）团组数{groups}，因公出国（境）人数{people}。", f"因公出国（境）团组{groups}、{people}。",
        f"全年使用财政拨款安排出国（境）团组{groups}、累计{people}。",
    ))  # fmt: skip
    bought, held = say("vehicles_purchased", "辆", 0, 9), say("vehicles_held", "辆", 1, 400)
    page.write("2.", page.pick(f"公务用车购置数{bought}，公务用车保有量{held}。", f"全年公务用车购置数为{bought}，年末公务用车保有量为{held}。"))
    batches, guests = say("reception_batches", page.pick("批次", "批"), 10, 5000), say("reception_persons", page.pick("人次", "人"), 100, 90000)
    text = page.pick(f"国内公务接待{batches}，{guests}", f"国内公务接待批次为{batches}，共计接待{guests}", f"国内公务接待共{batches}、{guests}")
    if page.chance(0.4):
        some, heads = say("foreign_reception_batches", "批次", 0, 9), say("foreign_reception_persons", "人次", 0, 40)
        text += page.pick(f"；国（境）外公务接待{some}，{heads}", f"；外事接待{some}，{heads}")
    page.write("3.", text, "。")


def self_evaluation(page: Page) -> None:
    """A performance self-evaluation report: accounts and “三公” in plain prose, scores."""
    page.lines += [page.name, f"{page.year}年度部门整体支出绩效自评报告", ""]
    page.heading("部门概况")
    page.write("本部门主要职责是贯彻执行国家有关法律法规，承担行业管理和服务工作。")
    page.heading("部门整体支出情况")
    parts = {key: page.draw(10_000, 30_000_000) for key in ("basic", "project")}
    spent = sum(parts.values(), Decimal(0))
    planned, income = page.draw(10_000, 60_000_000), page.draw(10_000, 60_000_000)
    if page.chance(0.5):
        page.write(f"{page.year}年年初预算收入合计", page.fact("revenue", ("all", "current_total", "initial_budget"), planned), "。")
    page.write(page.pick("全年收入合计", "本年收入合计"), page.fact("revenue", ("all", "current_total", "final"), income), "。")
    page.write(
        "本年支出合计", page.fact("expenditure", ("all", "total", "current_total", "final"), spent), "，其中：基本支出",
        page.fact("expenditure", ("all", "nature", "basic", "final"), parts["basic"]), page.pick("，", "；"), "项目支出",
        page.fact("expenditure", ("all", "nature", "project", "final"), parts["project"]), "。",
    )  # fmt: skip
    page.heading(page.pick('"三公"经费情况', "“三公”经费使用情况"))
    values = draw_values(page)
    summary(page, page.pick('"三公"经费', "“三公”经费"), values)
    page.heading("自评结论")
    score = page.score("department", page.name)
    page.write(page.pick(
        f"根据评价指标体系，部门整体支出绩效自评得分为{score}分。", f"部门整体支出绩效自评得{score}分。",
        f"综合评价，本部门{page.year}年度部门整体支出绩效自评总分{score}分。",
    ))  # fmt: skip
    page.heading("存在的问题")
    page.write(f"部分项目执行进度偏慢，结余资金{page.plain(page.draw(100, 90_000))}已由财政收回。")


def accounts_page(page: Page) -> None:
    """A final-accounts page with the main table and little prose."""
    page.lines += [f"{page.name}{page.year}年度部门决算公开", "", f"第一部分 {page.year}年度部门决算表"]
    tables.accounts(page)
    page.lines.append(f"第二部分 {page.year}年度部门决算情况说明")
    public.three_public(page)


def budget_page(page: Page) -> None:
    """A budget, which is no final account: nothing of it may be read as one."""
    word, year, page.running_head = page.quoted("三公") + "经费", page.year, "部门预算"
    page.lines.append(page.pick(
        f"{year}年{page.name}{word}预算情况说明", f"{page.name}{year}年部门预算公开", f"{page.name}{year}年{word}预算公开说明",
    ))  # fmt: skip
    page.heading("收支预算情况" if page.chance(0.5) else f"{word}预算安排情况")
    total, parts = page.plain(page.draw(10_000, 900_000)), [page.plain(page.draw(0, 900_000)) for _ in range(3)]
    if page.chance(0.5):
        page.write(f"{year}年收入预算{page.plain(page.draw(10_000, 9_000_000))}，支出预算{page.plain(page.draw(10_000, 9_000_000))}。")
    page.write(
        f"{year}年{word}预算合计{total}，", page.pick("比上年预算减少", "较上年预算下降"), page.plain(page.draw(100, 90_000)), "。其中：因公出国（境）费",
        f"{parts[0]}，与上年持平；公务用车购置及运行费{parts[1]}；公务接待费{parts[2]}，", page.pick("主要原因是厉行节约。", "比上年预算减少。"),
    )  # fmt: skip
    page.facts.clear()
