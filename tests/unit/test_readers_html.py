"""Web pages: the article and nothing around it, tables with spans, dates, encodings."""

from __future__ import annotations

from datetime import date

import pytest

from ingestion.model import Document
from ingestion.readers import read_bytes
from ingestion.readers.html.article import known_containers
from ingestion.readers.html.meta import parse_day
from tests.unit.readers_helpers import texts

MENU = "<ul>" + "".join(f'<li><a href="/{n}">政务栏目{n}</a></li>' for n in range(40)) + "</ul>"
TEXT = "<p>收入总计1,286.40万元，支出总计1,286.40万元，收支相抵后没有余额，与预算一致。</p>" * 3


def read(body: str, head: str = "") -> Document:
    return read_bytes("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())[0]


def lines(body: str) -> list[str]:
    return [line.text for line in read(body).lines]


def test_density_finds_the_article_without_a_known_container() -> None:
    found = lines(
        f'<div>{MENU}</div><div class="x"><div class="y">{TEXT}</div></div><div>版权所有 联系我们</div>'
    )
    assert len(found) == 3
    assert all("收入总计" in line for line in found)


def test_a_known_container_is_found_even_when_its_page_talks_more() -> None:
    chatter = "<div>" + "<p>本网站由县政府办公室主办，欢迎提出意见和建议。</p>" * 3 + "</div>"
    found = lines(f'{MENU}{chatter}<div class="TRS_Editor">{TEXT}</div>')
    assert len(found) == 3


def test_no_amount_outside_of_links_is_ever_left_behind() -> None:
    found = lines(f'<div class="content">{TEXT}</div><div><p>附：机关运行经费75.32万元。</p></div>')
    assert "附：机关运行经费75.32万元。" in found


def test_scripts_menus_and_hidden_parts_are_not_text() -> None:
    document = read(
        f'<nav>导航</nav><script>var a="9万元"</script><style>p{{}}</style>{TEXT}<div style="display: none">暗3万元</div>'
        "<!-- 注释8万元 --><footer>页脚</footer><select><option>选项</option></select>"
    )
    assert all("收入总计" in line.text for line in document.lines)
    assert document.remarks == ("略去网页中隐藏的内容4字",)


def test_inline_elements_do_not_break_a_line_and_breaks_do() -> None:
    assert lines("<p>支出<b>10</b><span>.5</span>万元，\n  其中：<br/>项目支出</p>文字<div>块</div>尾") == [
        "支出10.5万元，其中：", "项目支出", "文字", "块", "尾",
    ]  # fmt: skip


def test_wrapped_source_leaves_no_blank_within_chinese_text() -> None:
    html = "<p><span>一般公共\r\n  预算</span>\n<span>支出</span>\n307.82\n万元，见 附件 one\ntwo</p>"
    assert lines(html) == ["一般公共预算支出307.82万元，见 附件 one two"]


def test_the_mark_of_a_note_is_no_digit_of_the_number() -> None:
    assert lines("<p>支出307.82<sup>1</sup>万元</p>") == ["支出307.82¹万元"]


def test_spans_and_titles_inside_the_table() -> None:
    (grid,) = read(
        "<p>附表</p><table><tr><td colspan=3>支出决算表</td></tr><tr><td>公开03表</td><td></td><td>单位：万元</td></tr>"
        "<tr><th rowspan=2>项目</th><th colspan=2>决算数</th></tr><tr><td>基本<br>支出</td><td>项目支出</td></tr>"
        "<tr><td>合计</td><td>1.00<br>2.00</td><td>3.00</td></tr></table>"
    ).grids
    assert grid.title_lines == ("附表", "支出决算表", "公开03表 单位：万元")
    assert texts(grid) == [["项目", "决算数"], ["基本支出", "项目支出"], ["合计", "1.00 2.00", "3.00"]]
    head = grid.rows[0][0]
    assert head is not None
    assert (head.row, head.row_span, head.locator) == (0, 2, "table 1 row 3")
    assert grid.rows[1][0] is None


def test_layout_tables_are_flattened_and_their_order_kept() -> None:
    document = read(
        "<table><tr><td><p>前言</p><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>"
        "<p>后记</p></td></tr></table>"
    )
    assert [line.text for line in document.lines] == ["前言", "后记"]
    assert texts(document.grids[0]) == [["甲", "1"], ["乙", "2"]]
    assert document.grids[0].after_line == 0


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="PubDate" content="2024-09-18 09:30">', date(2024, 9, 18)),
        ('<meta property="article:published_time" content="2023/8/1T00:00">', date(2023, 8, 1)),
        ('<meta name="PublishDate" content="20220930">', date(2022, 9, 30)),
        ('<meta name="PubDate" content="">', date(2021, 10, 8)),
        ("", date(2021, 10, 8)),
    ],
)
def test_date_of_publication(head: str, expected: date) -> None:
    assert read(f"<div>发布时间：2021年10月08日 来源：县财政局</div>{TEXT}", head).published_on == expected


def test_days_that_do_not_exist_are_no_days() -> None:
    assert parse_day("2024-02-30") is None
    assert parse_day("无日期") is None


def test_title_is_that_of_the_article() -> None:
    head = '<title>决算_云溪县人民政府</title><meta name="ArticleTitle" content="云溪县２０２３年度决算">'
    assert read(TEXT, head).title == "云溪县2023年度决算"
    assert read(TEXT, "<title> 决算_云溪县 </title>").title == "决算_云溪县"


def test_container_names_are_lower_case_and_stand_in_their_example() -> None:
    assert all(name == name.lower() for _, name in known_containers())


def test_spreadsheets_and_documents_that_are_web_pages_inside() -> None:
    page = "<html><body><table><tr><td>总计</td><td>5</td></tr><tr><td>甲</td><td>5</td></tr></table></body></html>"
    for name in ("表.xls", "报告.doc", "无扩展名"):
        (document,) = read_bytes(name, page.encode("gb18030"))
        assert document.media_type == "text/html"
        assert len(document.grids) == 1
