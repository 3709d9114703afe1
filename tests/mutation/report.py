"""Writes clean accounts as a document: prose of every section and seven tables as real grids."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from decimal import Decimal

from ingestion.model import Cell, Document, Grid, Line
from tests.mutation.accounts import CLASSES, PERSONNEL, PUBLIC_USE, Accounts, nature_of, share


def money(amount: int) -> str:
    """Print hundredths of 万元."""
    return f"{Decimal(amount) / 100:.2f}"


def _versus(now: int, before: int) -> str:
    """与上年相比 in words: direction, amount and rate."""
    word, rate = ("增加", "增长") if now >= before else ("减少", "下降")
    return f"{word}{money(abs(now - before))}万元，{rate}{share(abs(now - before), before)}%"


def prose(one: Accounts) -> list[str]:
    """Return the lines of the explanation, section by section."""
    y, spent, basic, project = one.year, one.spent, one.total("basic"), one.total("project")
    budget, three = sum(one.budget.values()), sum(one.three.values())
    vehicle = one.three["vehicle_purchase"] + one.three["vehicle_operation"]
    three_budget = sum(one.three_budget.values())
    vehicle_budget = one.three_budget["vehicle_purchase"] + one.three_budget["vehicle_operation"]
    personnel, public_use = sum(one.personnel.values()), sum(one.public_use.values())
    bought = one.procurement["goods"] + one.procurement["works"] + one.procurement["services"]
    classes = "；".join(
        f"{name}（类）{money(one.total(prefix=code))}万元，占{share(one.total(prefix=code), spent)}%"
        for code, (name, _) in CLASSES.items()
    )
    lines = [
        f"{one.body}{y}年度部门决算",
        f"第三部分 {y}年度部门决算情况说明",
        "一、收入支出决算总体情况说明",
        f"{y}年度收、支总计{money(one.grand)}万元。与{y - 1}年相比，收、支总计各{_versus(one.grand, one.prior['grand'])}。主要变动原因是项目调整。",
        "二、收入决算情况说明",
        f"{y}年本年收入合计{money(one.current)}万元，其中：一般公共预算财政拨款收入{money(one.fiscal)}万元，占{share(one.fiscal, one.current)}%；"
        f"其他收入{money(one.other_revenue)}万元，占{share(one.other_revenue, one.current)}%。",
        "三、支出决算情况说明",
        f"{y}年本年支出合计{money(spent)}万元，其中：基本支出{money(basic)}万元，占{share(basic, spent)}%；项目支出{money(project)}万元，占{share(project, spent)}%。",
        "四、财政拨款收入支出决算总体情况说明",
        f"{y}年财政拨款收、支总计{money(one.grand)}万元。与{y - 1}年相比，财政拨款收、支总计各{_versus(one.grand, one.prior['grand'])}。",
        "五、一般公共预算财政拨款支出决算情况说明",
        "（一）一般公共预算财政拨款支出决算总体情况",
        f"{y}年一般公共预算财政拨款支出{money(spent)}万元，占本年支出合计的100.00%。与{y - 1}年相比，一般公共预算财政拨款支出{_versus(spent, one.prior['spent'])}。",
        "（二）一般公共预算财政拨款支出决算结构情况",
        f"{y}年一般公共预算财政拨款支出{money(spent)}万元，主要用于以下方面：{classes}。",
        "（三）一般公共预算财政拨款支出决算具体情况",
        f"{y}年一般公共预算财政拨款支出年初预算为{money(budget)}万元，支出决算为{money(spent)}万元，完成年初预算的{share(spent, budget)}%。其中：",
    ]
    number = 0
    for _code, (name, subs) in CLASSES.items():
        for sub_name, items in subs.values():
            for item, (item_name, _) in items.items():
                number += 1
                amount, planned = one.items[item], one.budget[item]
                word = "决算数与预算数持平" if amount == planned else "决算数小于预算数的主要原因是按实际支出"
                lines.append(
                    f"{number}．{name}（类）{sub_name}（款）{item_name}（项）。年初预算为{money(planned)}万元，支出决算为{money(amount)}万元，"
                    f"完成年初预算的{share(amount, planned)}%，{word}。"
                )
    return [
        *lines,
        "六、一般公共预算财政拨款基本支出决算情况说明",
        f"{y}年一般公共预算财政拨款基本支出{money(basic)}万元，其中：",
        f"人员经费{money(personnel)}万元，主要包括："
        + "、".join(f"{PERSONNEL[k]}{money(v)}万元" for k, v in one.personnel.items())
        + "。",
        f"公用经费{money(public_use)}万元，主要包括："
        + "、".join(f"{PUBLIC_USE[k]}{money(v)}万元" for k, v in one.public_use.items())
        + "。",
        "七、“三公”经费财政拨款支出决算情况说明",
        "（一）“三公”经费财政拨款支出决算总体情况说明",
        f"{y}年“三公”经费财政拨款支出预算为{money(three_budget)}万元，支出决算为{money(three)}万元，完成预算的{share(three, three_budget)}%。"
        f"与{y - 1}年相比，“三公”经费支出{_versus(three, one.prior['three'])}。",
        "（二）“三公”经费财政拨款支出决算具体情况说明",
        f"{y}年“三公”经费财政拨款支出决算中，因公出国（境）费支出决算0万元，占0%；公务用车购置及运行维护费支出决算{money(vehicle)}万元，占{share(vehicle, three)}%；"
        f"公务接待费支出决算{money(one.three['reception'])}万元，占{share(one.three['reception'], three)}%。具体情况如下：",
        "1．因公出国（境）费支出0万元。全年安排因公出国（境）团组0个，因公出国（境）0人次。",
        f"2．公务用车购置及运行维护费预算为{money(vehicle_budget)}万元，支出决算为{money(vehicle)}万元，完成预算的{share(vehicle, vehicle_budget)}%。"
        f"其中：公务用车购置费支出{money(one.three['vehicle_purchase'])}万元，购置公务用车1辆；公务用车运行维护费支出{money(one.three['vehicle_operation'])}万元。",
        f"3．公务接待费预算为{money(one.three_budget['reception'])}万元，支出决算为{money(one.three['reception'])}万元，"
        f"完成预算的{share(one.three['reception'], one.three_budget['reception'])}%。国内公务接待36批次，281人次。",
        "八、政府性基金预算支出决算情况说明",
        f"{y}年政府性基金预算拨款支出0万元。",
        "九、国有资本经营预算支出决算情况说明",
        f"{y}年国有资本经营预算拨款支出0万元。",
        "十、其他重要事项的情况说明",
        "（一）机关运行经费支出情况",
        f"{y}年，{one.body}机关运行经费支出{money(public_use)}万元，比{y - 1}年{_versus(public_use, one.prior['operating'])}。",
        "（二）政府采购支出情况",
        f"{y}年，{one.body}政府采购支出总额{money(bought)}万元，其中：政府采购货物支出{money(one.procurement['goods'])}万元、"
        f"政府采购工程支出{money(one.procurement['works'])}万元、政府采购服务支出{money(one.procurement['services'])}万元。"
        f"授予中小企业合同金额{money(one.procurement['sme'])}万元，占政府采购支出总额的{share(one.procurement['sme'], bought)}%，"
        f"其中：授予小微企业合同金额{money(one.procurement['micro'])}万元，占政府采购支出总额的{share(one.procurement['micro'], bought)}%。",
        "（三）国有资产占有使用情况",
        f"截至{y}年12月31日，{one.body}共有车辆3辆，其中：机要通信用车1辆、应急保障用车2辆。",
    ]


def _grid(number: int, title: str, rows: list[list[str]], after: int) -> Grid:
    locator = f"page {number} table 1"
    cells = tuple(
        tuple(_cell(text, r, c, f"{locator} row {r + 1}") for c, text in enumerate(row))
        for r, row in enumerate(rows)
    )
    return Grid(cells, locator, (title, "单位：万元"), after, number)


def _cell(text: str, row: int, col: int, locator: str) -> Cell | None:
    """``←`` marks a position covered by the merged cell before or above it; ``名→3`` spans columns."""
    if text == "←":
        return None
    name, _, wide = text.partition("→")
    name, _, tall = name.partition("↓")
    return Cell(name, row, col, locator, row_span=int(tall or 1), col_span=int(wide or 1))


def tables(one: Accounts) -> list[tuple[str, list[list[str]]]]:
    """Return title and rows of each table."""
    spent, basic, project = one.spent, one.total("basic"), one.total("project")
    codes: list[tuple[str, str]] = []
    for code, (name, subs) in CLASSES.items():
        codes.append((code, name))
        for sub, (sub_name, items) in subs.items():
            codes.append((sub, sub_name))
            codes += [(item, item_name) for item, (item_name, _) in items.items()]

    def blank(amount: int) -> str:
        return money(amount) if amount else ""

    def natures(head: str) -> list[list[str]]:
        rows = [
            ["功能分类科目编码", "科目名称", head, "基本支出", "项目支出"],
            ["", "合计", money(spent), money(basic), money(project)],
        ]
        return rows + [
            [
                code,
                name,
                money(one.total(prefix=code)),
                blank(one.total("basic", code)),
                blank(one.total("project", code)),
            ]
            for code, name in codes
        ]

    # Income follows the spending of the year's money; the carry-over difference and 其他收入 go to one item.
    earned = dict(one.items)
    earned["2010302"] += one.current - one.spent
    other = {"2010302": one.other_revenue}

    def earning(values: dict[str, int], prefix: str) -> int:
        return sum(amount for code, amount in values.items() if code.startswith(prefix))

    income = [
        ["功能分类科目编码", "科目名称", "本年收入合计", "财政拨款收入", "其他收入"],
        ["", "合计", money(one.current), money(one.fiscal), money(one.other_revenue)],
    ]
    for code, name in codes:
        whole, extra = earning(earned, code), earning(other, code)
        income.append([code, name, money(whole), money(whole - extra), blank(extra)])

    classes = [(name, one.total(prefix=code)) for code, (name, _) in CLASSES.items()]
    left = [
        ("一、一般公共预算财政拨款收入", money(one.fiscal)),
        ("二、政府性基金预算财政拨款收入", ""),
        ("三、其他收入", money(one.other_revenue)),
        ("", ""),
        ("", ""),
        ("本年收入合计", money(one.current)),
        ("年初结转和结余", money(one.opening)),
        ("总计", money(one.grand)),
    ]
    numbers = "一二三四五六七八"
    right = [(f"{numbers[i]}、{name}", money(amount)) for i, (name, amount) in enumerate(classes)]
    right += [
        ("本年支出合计", money(spent)),
        ("年末结转和结余", money(one.closing)),
        ("总计", money(one.grand)),
    ]
    economic_rows = [
        ["人员经费→3", "←", "←", "公用经费→3", "←", "←"],
        ["经济分类科目编码", "科目名称", "决算数", "经济分类科目编码", "科目名称", "决算数"],
    ]

    def economic(values: dict[str, int], names: dict[str, str], heads: dict[str, str]) -> list[list[str]]:
        rows = []
        for head, head_name in heads.items():
            rows.append([head, head_name, money(sum(v for k, v in values.items() if k.startswith(head)))])
            rows += [[k, names[k], money(v)] for k, v in values.items() if k.startswith(head)]
        return rows

    people = economic(one.personnel, PERSONNEL, {"301": "工资福利支出", "303": "对个人和家庭的补助"})
    office = economic(one.public_use, PUBLIC_USE, {"302": "商品和服务支出", "310": "资本性支出"})
    for i in range(max(len(people), len(office))):
        economic_rows.append(
            (people[i] if i < len(people) else ["", "", ""])
            + (office[i] if i < len(office) else ["", "", ""])
        )
    economic_rows.append(
        [
            "人员经费合计",
            "",
            money(sum(one.personnel.values())),
            "公用经费合计",
            "",
            money(sum(one.public_use.values())),
        ]
    )
    three, b = one.three, one.three_budget

    def public(values: dict[str, int]) -> list[str]:
        vehicle = values["vehicle_purchase"] + values["vehicle_operation"]
        return [
            money(sum(values.values())),
            money(values["overseas"]),
            money(vehicle),
            money(values["vehicle_purchase"]),
            money(values["vehicle_operation"]),
            money(values["reception"]),
        ]

    public_rows = [
        ["预算数→6", *["←"] * 5, "决算数→6", *["←"] * 5],
        ["合计↓2", "因公出国（境）费↓2", "公务用车购置及运行维护费→3", "←", "←", "公务接待费↓2"] * 2,
        ["←", "←", "小计", "公务用车购置费", "公务用车运行维护费", "←"] * 2,
        public(b) + public(three),
    ]
    return [
        (
            "收入支出决算总表",
            [
                ["收入→2", "←", "支出→2", "←"],
                ["项目", "决算数", "项目", "决算数"],
                *[[*a, *c] for a, c in zip(left, right, strict=True)],
            ],
        ),
        ("收入决算表", income),
        ("支出决算表", natures("本年支出合计")),
        ("一般公共预算财政拨款支出决算表", natures("本年支出")),
        ("一般公共预算财政拨款基本支出决算表", economic_rows),
        ("一般公共预算财政拨款“三公”经费支出决算表", public_rows),
    ]


def write(one: Accounts, change: Callable[[str, int, int, str], str] | None = None) -> Document:
    """Return the document. ``change(kind, i, j, text)`` may alter a cell (table i, cell j) or a prose line."""
    lines: list[str] = prose(one)
    grids: list[Grid] = []
    texts = [change("prose", i, 0, text) if change else text for i, text in enumerate(lines)]
    texts.append("第四部分 部门决算报表")
    for number, (title, rows) in enumerate(tables(one), start=1):
        texts += [title, "单位：万元"]
        flat = 0
        shown = []
        for row in rows:
            cells = []
            for text in row:
                cells.append(change("table", number - 1, flat, text) if change else text)
                flat += 1
            shown.append(cells)
        grids.append(_grid(number, title, shown, len(texts) - 1))
    body = tuple(Line(i, text, text, f"line {i}") for i, text in enumerate(texts))
    content = "\n".join(texts) + repr(
        [[cell.text for row in grid.rows for cell in row if cell] for grid in grids]
    )
    digest = hashlib.sha256(content.encode()).hexdigest()
    return Document(f"{digest[:8]}.txt", "text/plain", digest, len(content.encode()), body, tuple(grids))


__all__ = ["money", "nature_of", "prose", "tables", "write"]
