"""Tables as text exports leave them: bars, tabs, or one cell a line, with columns in any order."""

from __future__ import annotations

from decimal import Decimal

from tests.synthetic import names
from tests.synthetic.page import Page
from tests.synthetic.style import DECIMALS, UNIT

THREE_PUBLIC_ROWS = (
    (("合计", "合 计", "“三公”经费合计", "总计"), "total"),
    (("因公出国（境）费", "1.因公出国（境）费", "一、因公出国（境）费"), "overseas"),
    (("公务接待费", "2.公务接待费", "二、公务接待费"), "reception"),
    (("公务用车购置及运行维护费", "3.公务用车购置及运行维护费", "三、公务用车购置及运行费"), "vehicle_total"),
    (("其中：公务用车运行维护费", "其中：（1）公务用车运行维护费", "公务用车运行费"), "vehicle_operation"),
    (("公务用车购置费", "（2）公务用车购置费", "公务用车购置"), "vehicle_purchase"),
)


def cell(page: Page, yuan: Decimal) -> str:
    """Print an amount without its unit; splits and spaces are faults of prose."""
    number = f"{yuan / UNIT[page.style.unit]:,.{DECIMALS[page.style.unit]}f}"
    number = number.replace(",", page.style.separator.replace("，", ","))
    return number.rstrip("0").rstrip(".") if page.style.trim and "." in number else number


def write_rows(page: Page, rows: list[list[str]], form: int) -> None:
    """Write rows with bars, tabs, spaces, or a cell a line."""
    for row in rows:
        if form == 0:
            page.lines.append(" | ".join(row) + " |")
        elif form == 1:
            page.lines.append("\t".join(row))
        elif form == 2:
            page.lines += [f"{text} |" for text in row]
        elif form == 3:
            for text in row:
                page.lines += [text, ""]
        elif form == 4:
            page.lines.append("    ".join(row))
        else:
            page.lines += row


def three_public(page: Page, values: dict[str, Decimal]) -> None:
    """A table of the items with one to three columns of amounts and perhaps one of changes."""
    year = page.year
    kinds = ["final", *page.rng.sample(["prior_final", "budget"], page.rng.randint(0, 2))]
    page.rng.shuffle(kinds)
    heads = {
        "final": page.pick(f"{year}年决算数", f"{year}年度决算数", "决算数", f"{year}年决算"),
        "prior_final": page.pick(f"{year - 1}年决算数", "上年决算数", f"{year - 1}年度决算数"),
        "budget": page.pick(f"{year}年预算数", "预算数", f"{year}年度预算数"),
    }
    if heads["final"] in ("决算数",) and "prior_final" in kinds:
        heads["final"] = f"{year}年决算数"
    page.lines.append(page.pick(f"{page.name}{year}年“三公”经费支出决算表", f"{year}年度“三公”经费财政拨款支出决算表"))
    page.lines.append(f"单位：{page.style.unit}")
    rows = [[page.pick("项目", "项 目", "经费项目"), *(heads[kind] for kind in kinds)]]
    for wordings, key in THREE_PUBLIC_ROWS:
        row = [page.pick(*wordings)]
        for kind in kinds:
            yuan = values[key] if kind == "final" else page.draw(0, int(values[key] * 2) + 10_000)
            page.facts.add(("fct_three_public", (key, kind), yuan))
            page.sentences[("fct_three_public", (key, kind), yuan)] = f"table, form below: {row[0]} / {heads[kind]}"
            row.append(cell(page, yuan))
        rows.append(row)
    write_rows(page, rows, page.rng.randrange(6))
    page.lines.append("")


def accounts(page: Page) -> None:
    """收入支出决算总表: revenue and expenditure side by side, with line numbers."""
    left: list[tuple[str, tuple[str, tuple[str, ...]], Decimal]] = []
    revenue = {
        "general_public_budget": "一、一般公共预算财政拨款收入", "government_fund": "二、政府性基金预算财政拨款收入",
        "superior_subsidy": "三、上级补助收入", "undertaking": "四、事业收入", "business_operation": "五、经营收入",
        "other": "六、其他收入",
    }  # fmt: skip
    for key, name in revenue.items():
        yuan = Decimal(0) if page.chance(0.3) else page.draw(1_000, 30_000_000)
        left.append((name, ("revenue", ("all", key, "final")), yuan))
    functions = sorted(page.rng.sample(list(names.FUNCTIONS), 5))
    numerals = "一二三四五六七八九十"
    right: list[tuple[str, tuple[str, tuple[str, ...]], Decimal]] = [
        (f"{numerals[i]}、{name}支出", ("expenditure", ("all", "function", code, "final")), page.draw(1_000, 20_000_000))
        for i, (code, name) in enumerate(functions)
    ]
    right.append(("", ("", ()), Decimal(0)))
    income = sum((yuan for *_, yuan in left), Decimal(0))
    spent = sum((yuan for *_, yuan in right), Decimal(0))
    carried = page.draw(0, 3_000_000) + max(Decimal(0), spent - income)
    left += [
        ("本年收入合计", ("revenue", ("all", "current_total", "final")), income),
        ("年初结转和结余", ("revenue", ("all", "opening_carryover", "final")), carried),
        ("总计", ("revenue", ("all", "grand_total", "final")), income + carried),
    ]
    right += [
        ("本年支出合计", ("expenditure", ("all", "total", "current_total", "final")), spent),
        ("年末结转和结余", ("expenditure", ("all", "total", "closing_carryover", "final")), income + carried - spent),
        ("总计", ("expenditure", ("all", "total", "grand_total", "final")), income + carried),
    ]
    page.lines += ["收入支出决算总表", f"编制单位：{page.name}", f"金额单位：{page.style.unit}"]
    numbered = page.chance(0.6)
    rows = [["收入", "", "", "支出", "", ""], ["项目", "行次", "决算数", "项目", "行次", "决算数"]]
    for number, (one, other) in enumerate(zip(left, right, strict=True), 1):
        row = []
        for (name, (table, keys), yuan), line in ((one, number), (other, number + len(left))):
            if table:
                page.facts.add((f"fct_{table}", keys, yuan))
                page.sentences[(f"fct_{table}", keys, yuan)] = f"收入支出决算总表: {name}"
            row += [name, str(line), cell(page, yuan) if name else ""]
        rows.append(row)
    if not numbered:
        rows = [[text for i, text in enumerate(row) if i not in (1, 4)] for row in rows]
    write_rows(page, rows, page.rng.randrange(2))
    page.lines.append("")
