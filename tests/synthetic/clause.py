"""One amount and what stands around it: budget, prior year, change, share and reason in any order."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tests.synthetic.page import Page

BUDGETS = {
    "initial_budget": ("年初预算", "年初预算数", "年初部门预算"),
    "adjusted_budget": ("全年预算", "全年预算数", "调整预算", "调整预算数", "调整后预算"),
    "budget": ("预算", "预算数"),
}
REASONS = (
    "主要原因是人员增加", "主要原因是压减一般性支出", "主要是项目跨年结算", "原因是上年有一次性项目",
    "增减变化的主要原因是政策调整", "主要用于保障机构正常运转",
)  # fmt: skip


def reason(page: Page) -> str:
    """Give a reason, sometimes with an amount that is no fact of its own: a change, a payment, an addition."""
    if page.chance(0.7):
        return page.pick(*REASONS)
    one, two = page.plain(page.draw(100, 5_000_000)), page.plain(page.draw(100, 5_000_000))
    return page.pick(
        f"主要原因是基本支出增加{one}，项目支出减少{two}",
        f"主要原因是一般公共预算财政拨款收入较上年增加{one}、政府性基金减少{two}",
        f"主要原因是人员经费较上年增加{one}",
        f"主要原因是年中追加专项资金{one}",
        f"主要是支付恒远工程公司工程款{one}、监理费{two}",
        f"主要原因是向{page.rng.randint(20, 900)}户群众发放补助资金{one}",
        f"原因是上年一次性安排抢险资金{one}",
    )


@dataclass(frozen=True)
class Item:
    """What an amount is of: table, key columns before the amount kind, and its printed name."""

    table: str
    keys: tuple[str, ...]
    name: str
    whole: str = ""
    """Name of the whole it may be a share of."""


def change(page: Page, now: Decimal, before: Decimal | None = None, stated: bool = False) -> str:
    """Print an increase or decrease, with or without its rate; its word can get lost after a ``stated`` base."""
    before = page.draw(10_000, 9_000_000) if before is None else before
    if before == now:
        return page.pick("持平", "无增减变化", "保持一致")
    size = abs(now - before)
    grew = now > before
    word = page.pick("增加", "增长", "上升", "多支出") if grew else page.pick("减少", "下降", "降低", "少支出")
    rate = ""
    if page.chance(0.6) and before:
        rate = page.pick("，", "、", "，") + page.pick("增长", "增幅") * grew
        rate += page.pick("下降", "降低") * (not grew) + page.style.rate(size, before)
    if stated and "lost word" in page.style.faults and page.chance(0.1):
        word = ""
    return word + page.plain(size) + rate


def final_words(page: Page, name: str) -> str:
    """Join an item's name to its final amount."""
    if name.endswith(("支出", "收入")):
        return name + page.pick("", "为", "共计", "合计", "决算为", "决算数为", "总额为")
    return name + page.pick("支出", "支出", "决算", "支出决算为", "决算数为", "为", "", "共支出", "实际支出", "决算支出", "支出合计")


def money(page: Page, item: Item, value: Decimal, budget: bool = True, prior: bool = True, share: str = "") -> str:
    """Write the clauses of one item without a closing mark.

    Budget and prior-year amounts become facts where they are printed; changes do not.
    """

    def say(kind: str, yuan: Decimal) -> str:
        return page.fact(item.table, (*item.keys, kind), yuan)

    kind = page.pick("initial_budget", "initial_budget", "adjusted_budget", "budget")
    words = page.pick(*BUDGETS[kind])
    planned = value if page.chance(0.3) else page.draw(0, int(value * 2) + 10_000)
    shape = page.rng.random()
    tails: list[str] = []
    if budget and shape < 0.04:
        text = _three_stages(page, item, value)
    elif budget and shape < 0.08:
        text = f"{item.name}{page.pick('决算数', '决算', '实际支出')}{say('final', value)}"
        text += page.pick(f"，{words}{say(kind, planned)}", f"（{words}{say(kind, planned)}）")
    elif budget and shape < 0.16:
        text = f"{item.name}{words}{page.pick('为', '')}{say(kind, planned)}，"
        text += page.pick("支出决算为", "决算数为", "实际支出", "决算支出", "决算为") + say("final", value)
        if page.chance(0.6):
            text += f"，完成{words}的{page.style.rate(value, planned)}"
    else:
        text = final_words(page, item.name) + say("final", value)
        if budget and shape < 0.3:
            tails.append(f"完成{words}{say(kind, planned)}的{page.style.rate(value, planned)}")
        elif budget and shape < 0.4:
            word = page.pick("较", "比")
            tails.append(f"{word}{words}{say(kind, planned)}{change(page, value, planned, stated=True)}")
        elif budget and shape < 0.6:
            tails.append(f"完成{words}的{page.style.rate(value, planned)}")
    if share:
        tails.insert(0, page.pick("占", "占") + share)
    elif prior:
        tails += _against_prior(page, item, value)
    if page.chance(0.3):
        tails.append(reason(page))
    return "，".join([text, *tails])


def _three_stages(page: Page, item: Item, value: Decimal) -> str:
    """Initial budget, adjusted budget and final amount in a row."""
    first, second = page.draw(0, 3_000_000), page.draw(0, 3_000_000)
    one = page.fact(item.table, (*item.keys, "initial_budget"), first)
    two = page.fact(item.table, (*item.keys, "adjusted_budget"), second)
    three = page.fact(item.table, (*item.keys, "final"), value)
    middle = page.pick("调整预算", "全年预算", "调整后预算")
    return f"{item.name}年初预算{one}，{middle}{two}，{page.pick('决算支出', '实际支出', '决算')}{three}"


def _against_prior(page: Page, item: Item, value: Decimal) -> list[str]:
    before = value if page.chance(0.15) else page.draw(0, int(value * 2) + 10_000)
    word, which = page.pick("较", "比", "与"), page.prior_name()
    shape = page.rng.random()
    if shape < 0.06:
        stated = page.fact(item.table, (*item.keys, "prior_final"), before)
        return [f"{page.year - 1}年决算数{stated}，同比{page.pick('增长', '下降')}{page.style.rate(abs(value - before), before)}"]
    if shape < 0.2:
        stated = page.fact(item.table, (*item.keys, "prior_final"), before)
        if word == "与":
            return [f"与{which}{stated}相比{change(page, value, before)}"]
        return [f"{word}{which}{stated}{change(page, value, before, stated=True)}"]
    if shape < 0.55:
        if word == "与":
            return [f"与{which}相比，{change(page, value, before)}"]
        if before == value:
            return [f"与{which}持平"]
        return [f"{word}{which}{change(page, value, before)}"]
    if shape < 0.65:
        return [page.pick(f"与{which}持平", f"较{which}无变化", f"和{which}一致")]
    return []
