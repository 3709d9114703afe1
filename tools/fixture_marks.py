"""A DOCX written by hand, with what word processors mark but do not print."""

from __future__ import annotations

import zipfile
from pathlib import Path

MARKS_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MARKS = """
<w:p><w:r><w:t>收入总计</w:t></w:r><w:del w:id="1" w:author="a">
<w:r><w:delText>999.00</w:delText></w:r></w:del>
<w:ins w:id="2" w:author="a"><w:r><w:t>200.00</w:t></w:r></w:ins><w:r><w:t>万元。</w:t></w:r>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗记77.00万元</w:t></w:r></w:p>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r>
<w:r><w:t>页后文字</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>职能</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>甲项</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>决算</w:t></w:r></w:p>
<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>
<w:tr><w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr>
<w:p><w:r><w:t>框内一行</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:t>末段5</w:t></w:r>
<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>
<w:r><w:br/><w:t>换行</w:t></w:r></w:p>"""
MARKS_LISTS = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>"""


def marks(folder: Path) -> Path:
    """Write a DOCX with tracked changes, hidden text, fields and automatic numbers."""
    package = "http://schemas.openxmlformats.org/package/2006"
    office_type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main_type = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    relation = (
        '<Relationships xmlns="{0}/relationships">'
        '<Relationship Id="r1" Type="{1}/{2}" Target="{3}"/></Relationships>'
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{main_type}.numbering+xml"/></Types>',
        "_rels/.rels": relation.format(package, office_type, "officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": relation.format(package, office_type, "numbering", "numbering.xml"),
        "word/document.xml": f"<w:document {MARKS_SPACE}><w:body>{MARKS}<w:sectPr/></w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {MARKS_SPACE}>{MARKS_LISTS}</w:numbering>",
    }
    path = folder / "marks.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in parts.items():
            out.writestr(name, text.replace("\n", ""))
    return path
