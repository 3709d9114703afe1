"""The section on “三公” expenditure: totals, parts, counts, and the small table some reports add."""

from __future__ import annotations

from decimal import Decimal

from tests.synthetic import tables
from tests.synthetic.clause import Item, change, money
from tests.synthetic.names import THREE_PUBLIC
from tests.synthetic.page import Page


def three_public(page: Page) -> None:
    """“三公”经费."""
    word = page.quoted("三公") + "经费" if page.chance(0.8) else page.quoted("三公经费")
    page.heading(page.pick(f"{word}财政拨款支出决算情况说明", f"财政拨款{word}支出决算情况", f"{word}支出情况说明"), needed=False)
    zero = Decimal(0)
    overseas = zero if page.chance(0.7) else page.draw(1_000, 300_000)
    purchase = zero if page.chance(0.6) else page.draw(50_000, 500_000)
    operation = zero if page.chance(0.2) else page.draw(1_000, 400_000)
    domestic = zero if page.chance(0.1) else page.draw(100, 300_000)
    foreign = zero if page.chance(0.8) else page.draw(100, 50_000)
    values = {
        "overseas": overseas, "vehicle_purchase": purchase, "vehicle_operation": operation,
        "vehicle_total": purchase + operation, "reception": domestic + foreign,
        "reception_domestic": domestic, "reception_foreign": foreign,
    }  # fmt: skip
    total = overseas + purchase + operation + domestic + foreign
    subject = page.year_name() + page.pick("", "财政拨款") + word
    page.write(money(page, _item("total", subject), total), "。")
    if page.chance(0.6):
        _parts(page, values, total, word)
    for number, writer in enumerate((_overseas, _vehicles, _reception), 1):
        writer(page, values, number)
    if page.chance(0.15):
        tables.three_public(page, values | {"total": total})
    if page.chance(0.2):
        _beside(page)


def _item(key: str, name: str) -> Item:
    return Item("three_public", (key,), name)


def _name(page: Page, key: str) -> str:
    name = page.pick(*THREE_PUBLIC[key])
    return name.replace("（", page.style.brackets[0]).replace("）", page.style.brackets[1]) if "（" in name else name


def _parts(page: Page, values: dict[str, Decimal], total: Decimal, word: str) -> None:
    """Give the three parts in one sentence: each with its share, or as a list of names and amounts."""
    keys = ["overseas", "vehicle_total", "reception"]
    if page.chance(0.3):
        page.rng.shuffle(keys)
    named = [(_name(page, key), ("three_public", (key, "final"), values[key])) for key in keys]
    if page.chance(0.2):
        listed, stated = "、".join(n for n, _ in named), "、".join(page.fact(*f) for _, f in named)
        page.write(f"其中{page.style.colon}{listed}分别为{stated}。")
        return
    if page.chance(0.08):
        page.write(f"其中{page.style.colon}", "，".join(page.fact(*fact) + "为" + name for name, fact in named), "。")
        return
    if page.chance(0.15):
        for number, (name, fact) in enumerate(named, 1):
            page.write(page.style.number_heading(2, number), name, page.pick("：", ":"), page.fact(*fact), page.pick("。", "；", ""))
        return
    lead = page.pick(f"{word}支出决算中，", f"其中{page.style.colon}", f"{page.year}年{word}财政拨款支出决算中，")
    clauses = [
        name + page.pick("支出决算", "支出", "支出决算为", "") + page.fact(*fact) + f"，占{page.style.rate(fact[2], total)}"
        for name, fact in named
    ]
    page.write(lead, "；".join(clauses), "。")


def _zero_words(page: Page, key: str, name: str) -> str:
    """Say zero in words: stated outright, or only as something that did not take place."""
    fact = ("fct_three_public", (key, "final"), Decimal(0))
    if page.chance(0.5):
        page.facts.add(fact)
        return name + page.pick("没有发生", "未发生", "为零")
    page.soft.add(fact)
    return page.pick(f"本年无{name}支出", f"未安排{name}")


def _overseas(page: Page, values: dict[str, Decimal], number: int) -> None:
    name, value = _name(page, "overseas"), values["overseas"]
    if value == 0 and page.chance(0.2):
        page.write(page.style.number_heading(2, number), _zero_words(page, "overseas", name), "。")
        return
    text = money(page, _item("overseas", name), value)
    groups = 0 if value == 0 else page.rng.randint(1, 9)
    people = groups * page.rng.randint(1, 6)
    counted = ""
    if page.chance(0.7):
        first = page.count("three_public_volume", "overseas_groups", groups, page.pick("个", "次", "批次"))
        second = page.count("three_public_volume", "overseas_persons", people, page.pick("人", "人次"))
        counted = page.pick(
            f"全年安排因公出国（境）团组{first}，出国（境）{second}。",
            f"因公出国（境）团组数{first}，累计{second}。",
            f"因公出国（境）团组{first}、{second}。",
        )
    page.write(page.style.number_heading(2, number), text, "。", counted)


def _vehicles(page: Page, values: dict[str, Decimal], number: int) -> None:
    text = money(page, _item("vehicle_total", _name(page, "vehicle_total")), values["vehicle_total"])
    held = page.rng.randint(0, 12) if values["vehicle_operation"] == 0 else page.rng.randint(1, 40)
    bought = 0 if values["vehicle_purchase"] == 0 else page.rng.randint(1, 4)
    bought_words = page.count("three_public_volume", "vehicles_purchased", bought, "辆")
    held_words = page.count("three_public_volume", "vehicles_held", held, "辆")
    purchase = money(page, _item("vehicle_purchase", _name(page, "vehicle_purchase")), values["vehicle_purchase"], prior=False)
    operation = money(page, _item("vehicle_operation", _name(page, "vehicle_operation")), values["vehicle_operation"])
    page.write(page.style.number_heading(2, number), text, "。")
    page.write(
        page.pick("其中：", "其中，", ""), purchase,
        page.pick("。全年按规定更新购置公务用车", "，购置公务用车", "。当年购置公务用车"), bought_words, "。",
    )  # fmt: skip
    use = page.pick("", "，主要用于公务出行所需车辆燃料费、维修费、过路过桥费、保险费等支出", "，平均每辆" + page.plain(page.draw(1_000, 40_000)))
    page.write(operation, use, "。", page.pick(
        f"截至{page.year}年12月底，单位共有公务用车", "年末公务用车保有量", "公务用车保有量为", f"{page.year}年末公务用车保有量为",
    ), held_words, "。")  # fmt: skip


def _reception(page: Page, values: dict[str, Decimal], number: int) -> None:
    text = money(page, _item("reception", _name(page, "reception")), values["reception"])
    batches, people = page.rng.randint(1, 400), page.rng.randint(400, 9000)
    units = page.pick("批次", "批", "个批次"), page.pick("人次", "人")
    first = page.count("three_public_volume", "reception_batches", batches, units[0])
    second = page.count("three_public_volume", "reception_persons", people, units[1])
    lead = page.pick("国内公务接待", "其中：国内公务接待", "全年国内公务接待", "共接待国内来访团组", "国内公务接待批次为")
    counted = lead + first + page.pick("，", "、", "，接待", "，共", "，共计接待") + second
    counted += page.pick("", "", "（不包括陪同人员）")
    costed = page.chance(0.4)
    if costed:
        amount = page.fact("three_public", ("reception_domestic", "final"), values["reception_domestic"])
        counted += f"，共计支出{amount}"
    guests = ""
    if page.chance(0.4):
        amount = page.fact("three_public", ("reception_foreign", "final"), values["reception_foreign"])
        some = 0 if values["reception_foreign"] == 0 else page.rng.randint(1, 9)
        group = page.count("three_public_volume", "foreign_reception_batches", some, "批次")
        head = page.count("three_public_volume", "foreign_reception_persons", some * 3, page.pick("人", "人次"))
        name = _name(page, "reception_foreign").removesuffix("费")
        guests = f"{name}支出{amount}，{name}{group}，{head}。"
    elif not costed and page.chance(0.4):
        some, head = page.rng.randint(0, 9), page.rng.randint(0, 30)
        group = page.count("three_public_volume", "foreign_reception_batches", some, "批次")
        heads = page.count("three_public_volume", "foreign_reception_persons", head, "人次")
        counted = f"国内公务接待共{first}（其中外事接待{group}），{second}（其中外事接待{heads}）"
    page.write(page.style.number_heading(2, number), text, "。", counted, "。", guests)
    if page.chance(0.2):
        page.write(f"公务接待费比上年{change(page, values['reception'])}，人均接待费{page.plain(page.draw(10_000, 20_000))}。")


def _beside(page: Page) -> None:
    """Amounts that stand in the section and are not its facts."""
    one, two = page.plain(page.draw(100, 900_000)), page.plain(page.draw(100, 900_000))
    page.write(page.pick(
        f"会议费支出{one}，参加会议{page.rng.randint(10, 900)}人次；培训费支出{two}，培训{page.rng.randint(10, 900)}人次。",
        f"{page.year + 1}年“三公”经费预算安排{one}，其中公务接待费{two}。",
        f"接待费主要用于省级督导组来访用餐，其中住宿费{one}、用餐费{two}。",
        f"与2017年相比，“三公”经费减少{one}，2017年支出{two}。",
        f"人均接待费{one}，车均运行维护费{two}。",
    ))  # fmt: skip
