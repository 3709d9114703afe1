"""Funds, operating cost, procurement, assets and performance of projects."""

from __future__ import annotations

from decimal import Decimal

from tests.synthetic import apart, names
from tests.synthetic.clause import Item, money
from tests.synthetic.page import Page


def funds(page: Page) -> None:
    """政府性基金 and 国有资本经营."""
    for scope, word in (("government_fund", "政府性基金预算"), ("state_capital", "国有资本经营预算")):
        page.heading(page.pick(f"{word}支出决算情况说明", f"{word}财政拨款支出决算情况"))
        keys = ("expenditure", (scope, "total", "current_total", "final"))
        value = Decimal(0) if page.chance(0.7) else page.draw(1_000, 9_000_000)
        if value == 0 and page.chance(0.3):
            page.soft.add(("fct_expenditure", keys[1], Decimal(0)))
            page.write(page.pick(f"本单位{page.year}年度无{word}财政拨款支出。", f"本单位没有使用{word}安排的支出。"))
            continue
        subject = page.year_name() + word + page.pick("财政拨款支出", "拨款支出", "支出")
        page.write(subject, page.pick("", "为", "决算为"), page.fact(*keys, value), "。")
        if scope == "government_fund" and page.chance(0.4):
            _land(page)


def _land(page: Page) -> None:
    """An item of a fund, by 类, 款 and 项."""
    classes, kinds, items = (page.style.bracket(word) for word in "类款项")
    code, name = page.rng.choice([("2120803", "城市建设支出"), ("2120801", "征地和拆迁补偿支出"), ("2120804", "农村基础设施建设支出")])
    amount = page.fact("expenditure", ("government_fund", "function", code, "final"), page.draw(100, 9_000_000))
    page.write(f"城乡社区支出{classes}国有土地使用权出让收入安排的支出{kinds}{name}{items}", page.pick("：支出决算为", "支出", "决算数为"), amount, "。")


def operating_cost(page: Page) -> None:
    """机关运行经费."""
    page.heading(page.pick("机关运行经费支出情况", "机关运行经费支出情况说明", "机关运行经费"), 1, 1, needed=False)
    subject = page.year_name() + page.pick("", page.name, "本部门") + "机关运行经费"
    page.write(money(page, Item("operating_cost", (), subject), page.draw(0, 9_000_000), budget=page.chance(0.3)), "。")


def procurement(page: Page) -> None:
    """政府采购."""
    page.heading(page.pick("政府采购支出情况", "政府采购支出情况说明", "政府采购情况"), 1, 2, needed=False)
    parts = {key: Decimal(0) if page.chance(0.3) else page.draw(100, 9_000_000) for key in ("goods", "works", "services")}
    words = {"goods": "货物", "works": "工程", "services": "服务"}
    total = sum(parts.values(), Decimal(0))
    lead = page.year_name() + page.pick("", page.name) + page.pick("政府采购支出总额", "政府采购支出总额为", "政府采购支出合计", "政府采购支出")
    text = lead + page.fact("procurement", ("total",), total)
    if total == 0:
        page.write(text, "。")
        return
    mark = page.pick("、", "；", "，")
    prefix = page.pick("政府采购", "政府采购", "")
    listed = [prefix + words[key] + page.pick("支出", "支出") + page.fact("procurement", (key,), value) for key, value in parts.items()]
    text += f"，其中{page.style.colon}" + mark.join(listed) + "。"
    if page.chance(0.6):
        sme = page.rng.randint(0, int(total / page.style.resolution)) * page.style.resolution
        micro = page.rng.randint(0, int(sme / page.style.resolution)) * page.style.resolution
        text += "授予中小企业合同金额" + page.fact("procurement", ("sme_contract",), sme)
        text += f"，占政府采购支出总额的{page.style.rate(sme, total)}"
        if page.chance(0.7):
            text += "，其中：授予小微企业合同金额" + page.fact("procurement", ("micro_contract",), micro)
            text += f"，占政府采购支出总额的{page.style.rate(micro, total)}"
        text += "。"
    page.write(text)


def state_asset(page: Page) -> None:
    """国有资产占用."""
    page.heading(page.pick("国有资产占有使用情况", "国有资产占用情况", "国有资产占有情况说明"), 1, 3)
    chosen = page.rng.sample(list(names.ASSETS), page.rng.randint(2, len(names.ASSETS)))
    held = {key: page.rng.randint(0, 6) for key in chosen}
    lead = f"截至{page.year}年12月31日，" + page.pick("", page.name, "本部门") + page.pick("共有车辆", "共有公务用车", "车辆合计")
    text = lead + page.count("state_asset", "vehicles_total", sum(held.values()), "辆")
    listed = [page.pick(*names.ASSETS[key]) + page.count("state_asset", key, number, "辆") for key, number in held.items()]
    text += f"，其中{page.style.colon}" + "、".join(listed) + page.pick("；", "。")
    unit = page.pick("台（套）", "台(套)", "台")
    half = page.count("state_asset", "equipment_over_500k", page.rng.randint(0, 30), unit)
    full = page.count("state_asset", "equipment_over_1m", page.rng.randint(0, 20), unit)
    text += page.pick("单价50万元以上通用设备", "单位价值50万元以上通用设备", "单价50万元（含）以上的通用设备") + half + "，"
    text += page.pick("单价100万元以上专用设备", "单位价值100万元以上专用设备", "单价100万元（含）以上的专用设备") + full + "。"
    page.write(text)


def projects(page: Page) -> None:
    """Performance of projects: budget and execution in prose."""
    page.heading(page.pick("预算绩效管理情况", "预算绩效情况说明", "绩效管理工作开展情况"), 1, 4)
    chosen = page.rng.sample(names.PROJECTS, page.rng.randint(1, 3))
    page.write(f"根据预算绩效管理要求，对{len(chosen) + 3}个项目开展了绩效自评。")
    for number, name in enumerate(chosen, 1):
        planned = page.draw(10_000, 5_000_000)
        spent = min(planned, page.draw(10_000, 5_000_000))
        first = page.fact("project_execution", (name, "budget"), planned)
        second = page.fact("project_execution", (name, "executed"), spent)
        lead = page.style.number_heading(2, number) + name
        rate = page.style.rate(spent, planned)
        graded = ""
        if page.chance(0.3):
            score = page.score("project", name)
            graded = page.pick(f"项目自评得分{score}分。", f"项目绩效自评得分为{score}分，自评等级为良。")
        page.write(page.pick(
            f"{lead}项目绩效目标完成情况综述。项目全年预算数{first}，执行数为{second}，完成预算的{rate}。",
            f"{lead}项目全年预算数为{first}，全年执行数为{second}，执行率{rate}。",
            f"{lead}项目。预算{first}，实际支出{second}，完成预算的{rate}。",
        ), graded, page.pick("", "通过项目实施，群众满意度明显提高。", f"该项目带动社会投资{page.plain(page.draw(10**6, 10**8))}。"))  # fmt: skip


def overview(page: Page) -> None:
    """Cover, duties and the year's work, with numbers that are not the body's accounts."""
    page.lines += [page.name, f"{page.year}年度部门决算" + page.pick("", "公开", "公开说明"), ""]
    page.lines.append(page.pick("第一部分 部门概况", "一、部门概况", "单位基本情况"))
    page.write("贯彻执行国家有关法律法规和方针政策，承担本行业规划、指导、监督和服务工作。")
    growth = page.style.rate(Decimal(page.rng.randint(100, 1500)), Decimal(10_000))
    page.write(
        f"{page.year}年，全区实现地区生产总值{page.rng.randint(90, 900)}.{page.rng.randint(1, 99)}亿元，同比增长{growth}；",
        f"社会消费品零售总额{page.rng.randint(20, 300)}.6亿元；争取上级资金{page.rng.randint(1000, 90000)}万元，",
        f"招商引资到位资金{page.rng.randint(2, 90)}亿元。",
    )
    if page.chance(0.3):
        apart.beside(page)
    page.write(f"年末在职人员{page.rng.randint(8, 90)}人，退休人员{page.rng.randint(1, 60)}人。")
    page.lines += ["", f"第二部分 {page.year}年度部门决算情况说明"]


def glossary(page: Page) -> None:
    """名词解释, which states nothing."""
    page.lines += ["", page.pick("第三部分 名词解释", "名词解释")]
    page.write("1.财政拨款收入：指单位从同级财政部门取得的财政预算资金。")
    page.write("2.基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。")
    page.write(f"3.其他收入：指除上述收入以外的收入，如利息收入{page.plain(page.draw(100, 90_000))}。")
