"""The official tables of a final account as text: revenue, expenditure, functions, economic classes."""

from __future__ import annotations

from decimal import Decimal

from tests.synthetic import names
from tests.synthetic.page import Page
from tests.synthetic.tables import cell, write_rows

Row = list[str]
Keys = tuple[str, ...]


def _title(page: Page, title: str, amounts: list[Decimal]) -> None:
    page.lines.append(page.pick(title, f"{page.year}年度{title}"))
    if page.chance(0.5):
        page.lines.append(f"{page.pick('部门', '单位', '编制单位')}：{page.name}")
    unit = page.style.unit
    shown = [abs(yuan) / 10_000 for yuan in amounts if yuan]
    if unit == "万元" and len(shown) >= 4 and min(shown) < 100 and max(shown) < 100_000 and page.chance(0.15):
        unit = "元"  # the header is wrong by 10,000, as the magnitudes show
    page.lines.append(page.pick(f"单位：{unit}", f"金额单位：{unit}"))


def _put(page: Page, table: str, keys: Keys, yuan: Decimal, where: str) -> str:
    fact = (f"fct_{table}", keys, yuan)
    page.facts.add(fact)
    page.sentences.setdefault(fact, where)
    return cell(page, yuan)


def _form(page: Page) -> int:
    """Bars or tabs (cells in rows), else a cell a line: with a bar, a blank line, or neither."""
    return page.rng.choice([0, 0, 1, 1, 2, 3, 5])


def _functions(page: Page, most: int) -> list[tuple[str, str]]:
    """Draw classes with their subclasses and items, in order, as (code, name)."""
    found: list[tuple[str, str]] = []
    for function in sorted(page.rng.sample(list(names.FUNCTIONS), page.rng.randint(1, most))):
        found.append((function[0], function[1] + "支出"))
        for subclass, items in names.FUNCTIONS[function].items():
            found += [subclass, *items[: page.rng.randint(1, 3)]]
    return found


def revenue(page: Page) -> None:
    """收入决算表: the 合计 row states the sources; rows by function state nothing."""
    keys = ["current_total", "fiscal_appropriation", "superior_subsidy", "undertaking", "business_operation", "subordinate_remittance", "other"]
    heads = ["本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]
    parts = {key: Decimal(0) if page.chance(0.3) and key != keys[1] else page.draw(1_000, 30_000_000) for key in keys[1:]}
    values = {"current_total": sum(parts.values(), Decimal(0)), **parts}
    _title(page, "收入决算表", list(values.values()))
    rows: list[Row] = [["功能分类科目编码", "科目名称", *heads]]
    if page.chance(0.6):
        rows.append(["", "栏次", *(str(n) for n in range(1, len(heads) + 1))])
    rows.append(["", "合计", *(_put(page, "revenue", ("all", key, "final"), values[key], f"收入决算表 {key}") for key in keys)])
    for code, name in _functions(page, 2):
        rows.append([code, name, *(cell(page, values[key]) for key in keys)])
    write_rows(page, rows, page.rng.choice([0, 1]))
    page.lines.append("")


def expenditure(page: Page) -> None:
    """支出决算表: the natures in the 合计 row, the functions in the first column."""
    heads = ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]
    natures = ["basic", "project", "remit_to_superior", "business_operation", "subsidy_to_subordinate"]
    listed = _functions(page, 3)
    drawn = {code: [page.draw(100, 9_000_000), page.draw(100, 9_000_000)] for code, _ in listed}
    sums = [sum((drawn[code][i] for code, _ in listed if len(code) == 3), Decimal(0)) for i in (0, 1)]
    values = dict(zip(natures, [*sums, Decimal(0), Decimal(0), Decimal(0)], strict=True))
    _title(page, "支出决算表", [*sums, *(yuan for pair in drawn.values() for yuan in pair)])
    rows: list[Row] = [["功能分类科目编码", "科目名称", *heads]]
    if page.chance(0.6):
        rows.append(["", "栏次", *(str(n) for n in range(1, len(heads) + 1))])
    total = _put(page, "expenditure", ("all", "total", "current_total", "final"), sums[0] + sums[1], "支出决算表 合计")
    rows.append(["", "合计", total, *(_put(page, "expenditure", ("all", "nature", key, "final"), values[key], f"支出决算表 {key}") for key in natures)])
    for code, name in listed:
        one, two = drawn[code]
        whole = _put(page, "expenditure", ("all", "function", code, "final"), one + two, f"支出决算表 {code}")
        rows.append([code, name, whole, cell(page, one), cell(page, two), *(cell(page, Decimal(0)) for _ in range(3))])
    write_rows(page, rows, page.rng.choice([0, 1]))
    page.lines.append("")


def functions(page: Page) -> None:
    """一般公共预算财政拨款支出决算表: total, basic and project by function; no cell is blank."""
    scope = "general_public_budget"
    listed = _functions(page, 3)
    drawn = {code: (page.draw(100, 9_000_000), page.draw(100, 9_000_000)) for code, _ in listed}
    basic, project = (sum((drawn[code][i] for code, _ in listed if len(code) == 3), Decimal(0)) for i in (0, 1))
    _title(page, "一般公共预算财政拨款支出决算表", [basic, project, *(yuan for pair in drawn.values() for yuan in pair)])
    form = _form(page)
    rows: list[Row] = []
    if form < 2:
        rows.append(["项目", "", "本年支出", "", ""])
        rows.append(["功能分类科目编码", "科目名称", "小计", "基本支出", "项目支出"])
    else:
        rows.append(["功能分类科目编码", "科目名称", page.pick("本年支出合计", "合计"), "基本支出", "项目支出"])
    first = _put(page, "expenditure", (scope, "total", "current_total", "final"), basic + project, "gpb table 合计")
    second = _put(page, "expenditure", (scope, "nature", "basic", "final"), basic, "gpb table 基本支出")
    third = _put(page, "expenditure", (scope, "nature", "project", "final"), project, "gpb table 项目支出")
    rows.append([*([""] if form < 3 else []), "合计", first, second, third])
    for code, name in listed:
        one, two = drawn[code]
        whole = _put(page, "expenditure", (scope, "function", code, "final"), one + two, f"gpb table {code}, form {form}")
        rows.append([code, name, whole, cell(page, one), cell(page, two)])
    write_rows(page, rows, form)
    page.lines.append("")


def economic(page: Page) -> None:
    """一般公共预算财政拨款基本支出决算表: personnel left, public use right."""
    scope = "general_public_budget"
    size = page.rng.randint(3, 6)
    lanes: list[list[tuple[str, str, Decimal]]] = []
    for head, listed in (("301", names.PERSONNEL[:11]), ("302", names.PUBLIC_USE[:19])):
        items = [(code, name, page.draw(100, 900_000)) for code, name in sorted(page.rng.sample(listed, size))]
        word = "工资福利支出" if head == "301" else "商品和服务支出"
        lanes.append([(head, word, sum((yuan for *_, yuan in items), Decimal(0))), *items])
    sums = [lane[0][2] for lane in lanes]
    _title(page, "一般公共预算财政拨款基本支出决算表", [yuan for lane in lanes for *_, yuan in lane])
    rows: list[Row] = [["人员经费", "", "", "公用经费", "", ""], ["科目编码", "科目名称", page.pick("决算数", "金额")] * 2]
    for left, right in zip(*lanes, strict=True):
        row: Row = []
        for code, name, yuan in (left, right):
            row += [code, name, _put(page, "expenditure", (scope, "economic", code, "final"), yuan, f"economic table {code}")]
        rows.append(row)
    one = _put(page, "expenditure", (scope, "economic", "personnel", "final"), sums[0], "economic table 人员经费合计")
    two = _put(page, "expenditure", (scope, "economic", "public_use", "final"), sums[1], "economic table 公用经费合计")
    rows.append(["人员经费合计", "", one, "公用经费合计", "", two])
    write_rows(page, rows, page.rng.choice([0, 1]))
    page.lines.append("")


def three_public_wide(page: Page) -> None:
    """“三公” in one row: budget and final as groups of columns, the cars split below a heading of their own."""
    items = ["total", "overseas", "vehicle_total", "vehicle_purchase", "vehicle_operation", "reception"]
    groups = [("budget", "预算数"), ("final", "决算数")]
    if page.chance(0.3):
        groups.reverse()
    values: dict[str, dict[str, Decimal]] = {}
    for kind, _ in groups:
        drawn = {key: page.draw(100, 900_000) for key in ("overseas", "vehicle_purchase", "vehicle_operation", "reception")}
        drawn["vehicle_total"] = drawn["vehicle_purchase"] + drawn["vehicle_operation"]
        drawn["total"] = drawn["vehicle_total"] + drawn["overseas"] + drawn["reception"]
        values[kind] = drawn
    _title(page, "“三公”经费财政拨款支出决算表", [])
    form = page.rng.choice([0, 1])
    head, middle, low = [], [], []
    for _, name in groups:
        head += [name, *[""] * 5]
        middle += ["合计", "因公出国（境）费", "公务用车购置及运行费", "", "", "公务接待费"]
        low += ["", "", "小计", "公务用车购置费", "公务用车运行费", ""]
    numbers = [str(n) for n in range(1, 13)]
    row = [_put(page, "three_public", (key, kind), values[kind][key], f"wide three public {kind}") for kind, _ in groups for key in items]
    if page.chance(0.5):
        write_rows(page, [head, middle, low, *([numbers] if page.chance(0.5) else []), row], form)
    else:  # a cell a line: blanks of merged headings are not printed
        cells = [[text for text in line if text] for line in (head, middle, low)]
        write_rows(page, [*cells, *([numbers] if page.chance(0.5) else []), row], page.rng.choice([2, 3, 5]))
    page.lines.append("")


ALL = (three_public_wide, revenue, expenditure, functions, economic)


def some(page: Page) -> None:
    """Write one to three of the tables under the heading that announces them."""
    for write in page.rng.sample(ALL, page.rng.randint(1, 3)):
        write(page)
