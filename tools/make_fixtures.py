"""Make tests/fixtures: one report of our own writing in every published format.

Needs LibreOffice (writer and calc), a Chinese font and openpyxl; the tests need only what it made.
Usage: python -m tools.make_fixtures
"""

from __future__ import annotations

import subprocess
import tempfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pypdfium2 as pdfium
from openpyxl import Workbook
from openpyxl.styles import Font

from tools.fixture_marks import marks

OUT = Path(__file__).parents[1] / "tests" / "fixtures"
BODY = "云溪县水利局"
PARAGRAPHS_1 = (
    f"{BODY}是县人民政府工作部门，为正科级。主要职责是保障水资源的合理开发利用，负责生活、生产经营和生态环境用水的统筹，"
    "组织编制全县水资源规划，指导水利设施、水域及其岸线的管理与保护，负责农村水利和水土保持工作。",
)
PARAGRAPHS_3 = (
    (
        "一、收入支出决算总体情况说明",
        (
            "2023年度收、支总计1,286.40万元。与2022年度相比，收、支总计各增加86.40万元，增长7.20%。主要原因是新增中小河流治理"
            "项目资金。",
        ),
    ),
    (
        "二、收入决算情况说明",
        (
            "2023年度本年收入合计1,250.15万元，其中：一般公共预算财政拨款收入1,180.15万元，占94.40%；政府性基金预算财政拨款收入"
            "60.00万元，占4.80%；其他收入10.00万元，占0.80%。",
        ),
    ),
    (
        "三、支出决算情况说明",
        (
            "2023年度本年支出合计1,240.30万元，其中：基本支出640.30万元，占51.62%；项目支出600.00万元，占48.38%。",
        ),
    ),
    (
        "四、“三公”经费财政拨款支出决算情况说明",
        (
            "2023年度“三公”经费财政拨款支出决算为8.65万元，完成预算的96.11%，其中：公务用车运行维护费支出6.20万元；公务接待费支出"
            "2.45万元。国内公务接待31批次，接待210人次。",
        ),
    ),
    (
        "五、机关运行经费支出情况说明",
        ("2023年度机关运行经费支出75.32万元，比2022年度减少3.18万元，下降4.05%。",),
    ),
)
TITLE = f"{BODY}2023年度部门决算"
CellText = str | tuple[str, int, int]
"""A cell's text, with the rows and columns it covers where it covers more than one."""
T1: list[list[CellText]] = [
    [("收入", 1, 2), ("支出", 1, 2)],
    ["项目", "决算数", "项目", "决算数"],
    ["一、一般公共预算财政拨款收入", "1,180.15", "一、社会保障和就业支出", "80.30"],
    ["二、政府性基金预算财政拨款收入", "60.00", "二、农林水支出", "1,160.00"],
    ["八、其他收入", "10.00", "", ""],
    ["本年收入合计", "1,250.15", "本年支出合计", "1,240.30"],
    ["年初结转和结余", "36.25", "年末结转和结余", "46.10"],
    ["总计", "1,286.40", "总计", "1,286.40"],
]
T3: list[list[CellText]] = [
    [("项目", 1, 2), ("本年支出合计", 2, 1), ("基本支出", 2, 1), ("项目支出", 2, 1)],
    ["功能分类科目编码", "科目名称"],
    [("合计", 1, 2), "1,240.30", "640.30", "600.00"],
    ["208", "社会保障和就业支出", "80.30", "80.30", ""],
    ["20805", "行政事业单位养老支出", "80.30", "80.30", ""],
    ["2080505", "机关事业单位基本养老保险缴费支出", "80.30", "80.30", ""],
    ["213", "农林水支出", "1,160.00", "560.00", "600.00"],
    ["21303", "水利", "1,160.00", "560.00", "600.00"],
    ["2130301", "行政运行", "560.00", "560.00", ""],
    ["2130305", "水利工程建设", "600.00", "", "600.00"],
]
TABLES: tuple[tuple[str, str, list[list[CellText]]], ...] = (
    ("收入支出决算总表", "公开01表", T1),
    ("支出决算表", "公开03表", T3),
)
CSS = (
    "<style>@page{size:21cm 29.7cm;margin:2.5cm}"
    " p{font-family:'Noto Serif CJK SC';font-size:14pt;line-height:150%}"
    " p.t{text-align:center;font-size:20pt} p.b{text-indent:28pt;text-align:justify}"
    " p.r{text-align:right;font-size:10pt}"
    " td{font-family:'Noto Serif CJK SC';font-size:9pt;border:1px solid #000}</style>"
)


def cell_html(cell: CellText) -> str:
    text, rows, cols = (cell, 1, 1) if isinstance(cell, str) else cell
    return f'<td rowspan="{rows}" colspan="{cols}">{text}</td>'


def table_html(name: str, number: str, rows: list[list[CellText]]) -> str:
    inner = "".join("<tr>" + "".join(map(cell_html, row)) + "</tr>" for row in rows)
    return (
        f'<p class="t">{name}</p><p class="r">{number}</p><p class="r">编制单位：{BODY}　　单位：万元</p>'
        f'<table border="1" cellspacing="0" width="100%">{inner}</table>'
    )


def report_html() -> str:
    parts = [
        f'<p class="t">{TITLE}</p>',
        '<p class="b">第一部分 部门概况</p>',
        '<p class="b">一、主要职能</p>',
    ]
    parts += [f'<p class="b">{text}</p>' for text in PARAGRAPHS_1]
    parts.append('<p class="b">第二部分 2023年度部门决算表</p>')
    parts += [table_html(*table) for table in TABLES]
    parts.append('<p class="b">第三部分 2023年度部门决算情况说明</p>')
    for heading, paragraphs in PARAGRAPHS_3:
        parts.append(f'<p class="b">{heading}</p>')
        parts += [f'<p class="b">{text}</p>' for text in paragraphs]
    return "".join(parts)


def government_page(charset: str) -> str:
    menu = "".join(f'<li><a href="/{i}">栏目{i}</a></li>' for i in range(30))
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{TITLE}_云溪县人民政府</title>'
        f'<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2024-09-18 09:30">'
        f'<meta name="ContentSource" content="{BODY}"><script>var n="收入100万元"</script></head><body>'
        f'<div class="top"><ul>{menu}</ul></div><div class="position">当前位置：<a href="/">首页</a></div>'
        f'<div class="box"><h1>{TITLE}</h1><div class="info">发布时间：2024-09-18　浏览次数：0</div>'
        f'<div class="TRS_Editor">{report_html()}</div></div>'
        f'<div class="bottom">主办：云溪县人民政府办公室　网站标识码：0000000000</div></body></html>'
    )


def office(source: Path, target: str, folder: Path, *options: str) -> Path:
    """Convert with LibreOffice; return the file it wrote."""
    subprocess.run(
        ["soffice", "--headless", *options, "--convert-to", target, "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return folder / f"{source.stem}.{target.split(':')[0]}"


def workbook(path: Path) -> None:
    """Write the tables as sheets: numbers as numbers, merged headings, one hidden sheet."""
    book = Workbook()
    book.remove(book.active)
    for name, number, rows in TABLES:
        sheet = book.create_sheet(name)
        width = sum(1 if isinstance(cell, str) else cell[2] for cell in rows[0])
        sheet.append([f"2023年度{name}"])
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
        sheet["A1"].font = Font(bold=True)
        sheet.cell(2, width, number)
        sheet.cell(3, 1, f"编制单位：{BODY}")
        sheet.cell(3, width, "单位：万元")
        taken: set[tuple[int, int]] = set()
        for r, row in enumerate(rows, 4):
            c = 1
            for cell in row:
                while (r, c) in taken:
                    c += 1
                text, down, across = (cell, 1, 1) if isinstance(cell, str) else cell
                plain = text.replace(",", "")
                number_like = plain.replace(".", "").isdigit() and "." in plain
                sheet.cell(r, c, float(plain) if number_like else int(plain) if plain.isdigit() else text)
                if number_like:
                    sheet.cell(r, c).number_format = "#,##0.00"
                if down > 1 or across > 1:
                    sheet.merge_cells(
                        start_row=r, start_column=c, end_row=r + down - 1, end_column=c + across - 1
                    )
                    taken |= {(r + i, c + j) for i in range(down) for j in range(across)}
                c += across
        sheet.cell(len(rows) + 4, 1, "注：本表反映部门本年度总收支情况，以万元为单位。")
    hidden = book.create_sheet("底稿")
    hidden.append(["收入总计", 999999.99])
    hidden.sheet_state = "hidden"
    text = book.create_sheet("说明")
    for row, (heading, paragraphs) in enumerate(PARAGRAPHS_3):
        text.cell(row * 2 + 1, 1, heading)
        text.cell(row * 2 + 2, 1, paragraphs[0])
    book.save(path)


def scan(source: Path, target: Path) -> None:
    """Write the pages of a PDF as pictures, as a scanner does."""
    pages = pdfium.PdfDocument(source)
    images = [page.render(scale=1.3, grayscale=True).to_pil().quantize(4).convert("L") for page in pages]
    images[0].save(target, save_all=True, append_images=images[1:], resolution=94, quality=20)


def archive(path: Path, files: list[Path]) -> None:
    """Write a ZIP as Chinese Windows does: names in GBK without the UTF-8 flag, another ZIP inside."""

    class GbkInfo(zipfile.ZipInfo):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
            return self.filename.encode("gbk"), self.flag_bits & ~0x800

    def write(target: Path, members: list[tuple[str, bytes]]) -> None:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
            for name, data in members:
                info = GbkInfo(name, (2024, 9, 18, 9, 30, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                out.writestr(info, data)

    inner = path.with_name("inner.zip")
    write(inner, [(f"附件/{TITLE}表.xlsx", files[1].read_bytes())])
    write(path, [(f"{TITLE}.docx", files[0].read_bytes()), ("内层.zip", inner.read_bytes())])
    inner.unlink()


def main() -> None:
    """Write every fixture."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "report.html"
        source.write_text(
            f'<html><head><meta charset="utf-8">{CSS}</head><body>{report_html()}</body></html>',
            encoding="utf-8",
        )
        odt = office(source, "odt:writer8", folder, "--infilter=HTML (StarWriter)")
        for target in ("docx:MS Word 2007 XML", "doc:MS Word 97", "pdf:writer_pdf_Export"):
            made = office(odt, target, folder)
            (OUT / made.name).write_bytes(made.read_bytes())
        changed = marks(folder)
        for made in (changed, office(changed, "doc:MS Word 97", folder)):
            (OUT / made.name).write_bytes(made.read_bytes())
        locked = office(
            odt, 'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
            '"DocumentOpenPassword":{"type":"string","value":"1"}}', folder,
        )  # fmt: skip
        (OUT / "encrypted.pdf").write_bytes(locked.read_bytes())
        scan(OUT / "report.pdf", OUT / "scanned.pdf")
        workbook(OUT / "report.xlsx")
        made = office(OUT / "report.xlsx", "xls:MS Excel 97", folder)
        (OUT / "report.xls").write_bytes(made.read_bytes())
    (OUT / "report.html").write_bytes(government_page("gb2312").encode("gb18030"))
    message = EmailMessage()
    message["Subject"] = TITLE
    message["Snapshot-Content-Location"] = "http://example.invalid/a.html"
    message.set_content(government_page("utf-8"), subtype="html", charset="utf-8", cte="quoted-printable")
    message.make_related()
    (OUT / "report.mhtml").write_bytes(message.as_bytes())
    archive(OUT / "report.zip", [OUT / "report.docx", OUT / "report.xlsx"])


if __name__ == "__main__":
    main()
