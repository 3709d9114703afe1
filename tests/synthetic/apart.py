"""What stands in a report and is not its own account: budgets, regions, other bodies, subordinate units."""

from __future__ import annotations

from decimal import Decimal

from tests.synthetic import disclosure, names
from tests.synthetic.page import Page


def region_page(page: Page) -> None:
    """A region's “三公” summary: every body of the region together."""
    word = page.quoted("三公") + "经费"
    region = page.name[:6] if page.name[5] in "区县市" else page.name[:3]
    whole = page.pick("本级", "级部门", "")
    page.name = region
    values = disclosure.draw_values(page)
    page.lines.append(f"{page.year}年度{region}{whole}{word}{page.pick('支出决算情况', '财政拨款支出决算汇总情况说明')}")
    disclosure.summary(page, word, values)


def next_year(page: Page) -> None:
    """Next year's budget in a section of its own, with the words of an account."""
    year = page.year + 1
    page.heading(page.pick(f"{year}年部门预算安排情况", f"{year}年预算情况说明"))
    page.write(
        f"{year}年收入预算总计{page.plain(page.draw(10_000, 9_000_000))}，其中：一般公共预算财政拨款收入{page.plain(page.draw(10_000, 9_000_000))}，"
        f"其他收入{page.plain(page.draw(0, 900_000))}。",
    )
    page.write(
        f"{year}年支出预算{page.plain(page.draw(10_000, 9_000_000))}，其中：基本支出{page.plain(page.draw(10_000, 900_000))}，"
        f"项目支出{page.plain(page.draw(10_000, 900_000))}。",
    )
    if page.chance(0.5):
        page.write(f"{year}年机关运行经费预算{page.plain(page.draw(10_000, 900_000))}，政府采购预算{page.plain(page.draw(10_000, 900_000))}。")
    page.apart = True


def beside(page: Page) -> None:
    """A region's or another body's figures in the overview, in the words of an account."""
    region = page.name[:3]
    one, two = page.plain(page.draw(10**8, 9 * 10**9)), page.plain(page.draw(10**7, 9 * 10**9))
    page.write(page.pick(
        f"{page.year}年，全市一般公共预算收入{one}，一般公共预算支出{two}，增长6.2%。",
        f"{page.year}年{region}财政总收入{one}，同比增长4.1%；固定资产投资{two}。",
        f"全县共发放各类补助资金{one}，惠及{page.rng.randint(100, 9000)}户，下属企业实现营业收入{two}。",
        f"争取上级项目资金{one}，完成投资{two}。",
    ))  # fmt: skip


def attachment(page: Page) -> None:
    """Evaluation report of one project after the main text: its sums are the project's."""
    name = page.rng.choice(names.PROJECTS)
    page.lines += ["", page.pick("附件", "附件1", "附件：")]
    page.lines.append(f"{name}项目{page.year}年度绩效评价报告")
    planned = page.draw(10_000, 5_000_000)
    spent = min(planned, page.draw(10_000, 5_000_000))
    page.soft |= {("fct_project_execution", (name, "budget"), planned), ("fct_project_execution", (name, "executed"), spent)}
    page.soft.add(("fct_project_execution", (name, "budget_fiscal"), planned))
    page.lines.append(page.pick("一、项目基本情况", "（一）项目概况"))
    page.write(f"该项目{page.year}年安排资金{page.plain(planned)}，实际支出{page.plain(spent)}，资金执行率{page.style.rate(spent, planned)}。")
    page.write(f"其中：购置设备{page.plain(spent / 2)}，人工费{page.plain(page.draw(100, 9_000))}。")


def subordinate(page: Page) -> None:
    """Figures of subordinate units in a list: they are not the body's."""
    page.heading("所属单位情况")
    for number in range(1, page.rng.randint(3, 5)):
        body = page.rng.choice(names.BODIES)
        page.write(f"{number}.下属{body}：在职人员{page.rng.randint(3, 90)}人，负责{page.rng.choice(names.PROJECTS)}工作。")


def budgets(page: Page) -> None:
    """A whole budget disclosure: nothing of it is a final account."""
    year, page.running_head = page.year, "部门预算"
    page.lines += [page.name, page.pick(f"{year}年部门预算公开", f"{year}年度部门预算", f"{year}年单位预算公开说明"), ""]
    page.heading(page.pick("收支总体情况说明", "部门收支总体预算情况说明"))
    total = page.plain(page.draw(10_000, 90_000_000))
    page.write(f"{year}年收入总预算{total}，支出总预算{total}，比上年预算{page.pick('增加', '减少')}{page.plain(page.draw(100, 90_000))}。")
    page.heading("收入预算情况说明")
    page.write(
        f"{year}年收入预算{total}，其中：一般公共预算拨款收入{page.plain(page.draw(10_000, 9_000_000))}，占{page.style.rate(Decimal(1), Decimal(3))}；"
        f"事业收入{page.plain(page.draw(0, 900_000))}。",
    )
    page.heading("支出预算情况说明")
    page.write(f"{year}年支出预算{total}，其中：基本支出{page.plain(page.draw(10_000, 9_000_000))}，项目支出{page.plain(page.draw(10_000, 9_000_000))}。")
    page.heading(f"{page.quoted('三公')}经费预算情况说明")
    page.write(f"{year}年{page.quoted('三公')}经费预算{page.plain(page.draw(100, 900_000))}，其中：公务接待费{page.plain(page.draw(100, 90_000))}。")
    if page.chance(0.5):
        page.heading("政府采购预算情况")
        page.write(f"{year}年政府采购预算{page.plain(page.draw(100, 900_000))}，其中：货物{page.plain(page.draw(100, 900_000))}。")
    page.facts.clear()
