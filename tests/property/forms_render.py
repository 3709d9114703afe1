"""Forms written in many layouts, to be read back: the logical form and its renderings."""

from __future__ import annotations

from dataclasses import dataclass

from ingestion.forms import read_forms
from ingestion.model import Cell, Document, Grid, Line, Outline, Reading
from tests.unit.forms_helpers import IDENTITY, INDICATOR_HEADS


@dataclass(frozen=True)
class Row:
    level1: str
    level2: str
    level3: str
    target: str
    actual: str
    full_mark: str
    score: str
    reason: str = ""


@dataclass(frozen=True)
class FormText:
    name: str
    initial: str
    adjusted: str
    executed: str
    rows: tuple[Row, ...]
    total: str
    unit: str = "万元"


@dataclass(frozen=True)
class Span:
    """A printed cell: its text, how many columns it covers, whether it continues the one above."""

    text: str
    cols: int = 1
    above: bool = False


def table(form: FormText, merged: bool = True) -> list[list[Span]]:
    """The form as printed rows of nine columns (a block column before the levels)."""
    head = f"项目资金（{form.unit}）"
    rows = [
        [Span("项目名称", 2), Span(form.name, 7)],
        [Span("主管部门", 2), Span("青田县农业农村局", 3), Span("实施单位", 2), Span("青田县种子站", 2)],
        [
            Span(head),
            Span("", 2),
            *map(Span, ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")),
        ],
        [
            Span("", above=True),
            Span("年度资金总额", 2),
            *map(Span, (form.initial, form.adjusted, form.executed, "10", "96%", "9.6")),
        ],
        [
            Span("", above=True),
            Span("其中：当年财政拨款", 2),
            *map(Span, (form.initial, form.adjusted, form.executed, "—", "96%", "—")),
        ],
        [Span("", above=True), Span("其他资金", 2), *map(Span, ("", "", "", "—", "", "—"))],
        [Span("年度总体目标"), Span("预期目标", 4), Span("实际完成情况", 4)],
        [Span("", above=True), Span("保障良种繁育工作开展。", 4), Span("良种繁育工作已按计划开展。", 4)],
        [
            Span("绩效指标"),
            *map(Span, INDICATOR_HEADS),
        ],
    ]
    previous = ("", "")
    for row in form.rows:
        one = Span("", above=True) if merged and row.level1 == previous[0] else Span(row.level1)
        two = Span("", above=True) if merged and (row.level1, row.level2) == previous else Span(row.level2)
        previous = (row.level1, row.level2)
        rows.append(
            [Span("", above=True), one, two]
            + [Span(t) for t in (row.level3, row.target, row.actual, row.full_mark, row.score, row.reason)]
        )
    rows.append([Span("总分", 6), Span("100"), Span(form.total), Span("")])
    return rows


def _document(texts: list[str], grids: tuple[Grid, ...] = ()) -> Document:
    lines = tuple(
        Line(
            no,
            text.lstrip("\t") if text.startswith("\t") else text,
            text,
            f"line {no}",
            is_cell=text.startswith("\t"),
            raw_offsets=tuple(range(1, len(text))) if text.startswith("\t") else None,
        )
        for no, text in enumerate(texts)
    )
    return Document("x.txt", "text/plain", "0", 0, lines, grids)


def as_tab_cells(form: FormText, breaks: int = 0) -> Document:
    """Cells a line with a leading tab, a blank line after each row; ``breaks`` bits add blank paragraphs."""
    texts = ["项目支出绩效自评表", "（2022年度）", ""]
    for number, row in enumerate(table(form)):
        for index, span in enumerate(row):
            texts.append("\t" + span.text)
            inside = 3 < index < len(row) - 1 and number > 8 and span.text
            if inside and breaks >> (number % 16) & 1:
                texts.append("")
        texts.append("")
    return _document(texts)


def as_pipe_rows(form: FormText) -> Document:
    """One printed row a line, cells closed by a pipe."""
    rows = [" | ".join(span.text for span in row) + " |" for row in table(form)]
    return _document(["项目支出绩效自评表（2022年度）", *rows])


def as_pipe_cells(form: FormText) -> Document:
    """One cell a line, closed by a pipe; cells covered from above are left out, blank ones are not."""
    cells = [span.text + " |" for row in table(form) for span in row if not span.above]
    return _document(["项目支出绩效自评表（2022年度）", *cells])


def as_plain_cells(form: FormText) -> Document:
    """One cell a line with a blank line between; blank cells vanish."""
    texts = ["项目支出绩效自评表", "（2022年度）", ""]
    for row in table(form):
        for span in row:
            if span.text:
                texts += [span.text, ""]
    return _document(texts)


def as_spaced_rows(form: FormText) -> Document:
    """One printed row a line, cells between blanks, blank cells gone: text out of a PDF without its grid."""
    rows = [" ".join(span.text for span in row if span.text) for row in table(form)]
    return _document(["项目支出绩效自评表", "（2022年度）", *rows])


def as_tabbed_rows(form: FormText) -> Document:
    """One printed row a line, cells between tabs, as a spreadsheet pastes."""
    rows = ["\t".join(span.text for span in row) for row in table(form)]
    return _document(
        ["项目支出绩效自评表（2022年度）", *[" " + row if row.startswith("\t") else row for row in rows]]
    )


def as_grid(form: FormText, pages: int = 1) -> Document:
    """A real table with spans; over two pages the indicator header is printed again."""
    printed = table(form)
    if pages == 2:
        middle = 9 + len(form.rows) // 2
        parts = [printed[:middle], [printed[8], *printed[middle:]]]
    else:
        parts = [printed]
    grids = []
    for page, part in enumerate(parts):
        rows = []
        for r, row in enumerate(part):
            cells: list[Cell | None] = []
            for span in row:
                column = len(cells)
                if span.above and r > 0:
                    cells.append(None)
                else:
                    down = 1
                    while r + down < len(part) and column < 3 and _above(part[r + down], column):
                        down += 1
                    cells.append(
                        Cell(span.text, r, column, f"page {page + 1} table 1 row {r + 1}", down, span.cols)
                    )
                cells += [None] * (span.cols - 1)
            rows.append(tuple(cells))
        titles = ("项目支出绩效自评表",) if page == 0 else ()
        grids.append(Grid(tuple(rows), f"page {page + 1} table 1", titles, after_line=page))
    return _document(["项目支出绩效自评表", "（2022年度）"], tuple(grids))


def _above(row: list[Span], column: int) -> bool:
    position = 0
    for span in row:
        if position == column:
            return span.above
        position += span.cols
    return False


def read(document: Document) -> Reading:
    """Read with an outline that says nothing."""
    return read_forms(document, Outline((), ()), IDENTITY)
