"""DOCX: automatic numbers, text boxes, tracked changes, merged cells, parts that are not the body."""

from __future__ import annotations

import pytest

from ingestion.readers import read_bytes
from ingestion.readers.numbering import chinese, written
from tests.unit.readers_helpers import docx, refusal, texts


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def lines(body: str, **parts: str) -> list[str]:
    return [line.text for line in read_bytes("a.docx", docx(body, **parts))[0].lines]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def test_runs_are_one_line_and_breaks_are_lines() -> None:
    body = paragraph(run("收入总计") + run("1,286.40") + run("万元。") + "<w:r><w:br/></w:r>" + run("第二行"))
    assert lines(body + paragraph("")) == ["收入总计1,286.40万元。", "第二行"]


def test_what_was_deleted_moved_or_hidden_is_not_read() -> None:
    deleted = (
        "<w:del><w:r><w:delText>100.00</w:delText></w:r></w:del><w:ins><w:r><w:t>200.00</w:t></w:r></w:ins>"
    )
    moved = f"<w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('新处')}</w:moveTo>"
    hidden = run("暗记", "<w:vanish/>") + run("明文", '<w:vanish w:val="0"/>')
    field = (
        '<w:r><w:instrText>PAGE 1</w:instrText></w:r><w:fldSimple w:instr="DATE">'
        + run("九月")
        + "</w:fldSimple>"
    )
    assert lines(paragraph(deleted + moved + hidden + field)) == ["200.00新处明文九月"]


def test_the_mark_of_a_note_is_no_digit_of_the_number() -> None:
    note = run("1", '<w:vertAlign w:val="superscript"/>')
    assert lines(paragraph(run("支出307.82") + note + run("万元"))) == ["支出307.82¹万元"]


def test_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph(run('框中金额5.00万元'))}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"
    assert lines(paragraph(run("正文") + drawing)) == ["正文", "框中金额5.00万元"]
    assert lines(paragraph(run("正文") + old)) == ["正文", "框中金额5.00万元"]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def numbered(text: str, level: int, list_id: int = 7) -> str:
    return paragraph(run(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_automatic_numbers_are_written_out_and_start_anew_below() -> None:
    body = "".join(
        [numbered("收入", 0), numbered("甲", 1), numbered("乙", 1), numbered("支出", 0), numbered("丙", 1),
         numbered("点", 2), numbered("另一列", 0, 8), numbered("无此列", 0, 99)]
    )  # fmt: skip
    assert lines(body, numbering=NUMBERING) == [
        "一、收入", "（1）甲", "（2）乙", "二、支出", "（1）丙", "点", "五、另一列", "无此列",
    ]  # fmt: skip


def test_numbers_of_a_style() -> None:
    styles = '<w:style w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    body = paragraph(run("概况"), '<w:pStyle w:val="h1"/>') + paragraph(run("决算"), '<w:pStyle w:val="h1"/>')
    assert lines(body, numbering=NUMBERING, styles=styles) == ["一、概况", "二、决算"]


@pytest.mark.parametrize(
    ("number", "text"), [(3, "三"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")]
)
def test_chinese_numerals(number: int, text: str) -> None:
    assert chinese(number) == text


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("decimal", "4"),
        ("upperRoman", "IV"),
        ("lowerLetter", "d"),
        ("decimalEnclosedCircle", "④"),
        ("bullet", ""),
    ],
)
def test_number_formats(style: str, text: str) -> None:
    assert written(4, style) == text


def test_cells_merged_across_and_down() -> None:
    rows = (
        "<w:tr>"
        + cell("项目", '<w:gridSpan w:val="2"/>')
        + cell("合计", '<w:vMerge w:val="restart"/>')
        + "</w:tr>"
        "<w:tr>" + cell("编码") + cell("名称") + cell("", "<w:vMerge/>") + "</w:tr>"
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("水利") + cell("12.50") + "</w:tr>"
    )
    (document,) = read_bytes("a.docx", docx(paragraph(run("支出决算表")) + f"<w:tbl>{rows}</w:tbl>"))
    (grid,) = document.grids
    assert texts(grid) == [["项目", "合计"], ["编码", "名称"], ["", "水利", "12.50"]]
    total = grid.rows[0][2]
    assert total is not None
    assert (total.row_span, total.col_span, total.locator) == (2, 1, "table 1 row 1")
    assert (grid.title_lines, grid.after_line) == (("支出决算表",), 0)


def test_lines_of_a_cell_join_but_two_numbers_do_not() -> None:
    two = (
        f"<w:tc>{paragraph(run('一般公共'))}{paragraph(run('预算'))}</w:tc><w:tc>{paragraph(run('1.50'))}"
        + (f"{paragraph(run('2.50'))}</w:tc>")
    )
    (document,) = read_bytes("a.docx", docx(f"<w:tbl><w:tr>{two}</w:tr></w:tbl>"))
    assert texts(document.grids[0]) == [["一般公共预算", "1.50 2.50"]]


def test_a_table_of_one_column_is_a_frame_around_text() -> None:
    frame = f"<w:tbl><w:tr>{cell('框内一行')}</w:tr><w:tr>{cell('框内二行')}</w:tr></w:tbl>"
    assert lines(frame) == ["框内一行", "框内二行"]


def test_content_controls_are_read_and_footnotes_follow() -> None:
    body = f"<w:sdt><w:sdtContent>{paragraph(run('控件中的段落'))}</w:sdtContent></w:sdt>"
    notes = f"<w:footnote>{paragraph(run('注：含上年结转'))}</w:footnote>"
    (document,) = read_bytes("a.docx", docx(body, footnotes=notes))
    assert [(line.text, line.locator) for line in document.lines] == [
        ("控件中的段落", "paragraph 1"), ("注：含上年结转", "footnote 1"),
    ]  # fmt: skip


def test_iso_strict_files_are_read() -> None:
    strict = docx(paragraph(run("严格格式")))
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    from tests.unit.readers_helpers import zipped

    xml = (
        f'<w:document xmlns:w="{transitional.decode()}"><w:body>{paragraph(run("严格格式"))}</w:body></w:document>'
    ).replace(transitional.decode(), "http://purl.oclc.org/ooxml/wordprocessingml/main")
    (document,) = read_bytes("a.docx", zipped({"word/document.xml": xml.encode()}))
    assert [line.text for line in document.lines] == [
        line.text for line in read_bytes("b.docx", strict)[0].lines
    ]


def test_a_document_without_text_says_so() -> None:
    assert refusal("a.docx", docx(paragraph(""))).reason_code == "empty"
