"""Headings in every numbering style, also where the numbering is wrong."""

from __future__ import annotations

import pytest

from ingestion.model import Line
from ingestion.outline import build_outline


def codes(*texts: str) -> list[tuple[str, str]]:
    lines = tuple(Line(no, text, text, f"line {no}") for no, text in enumerate(texts))
    outline = build_outline(lines)
    return [(outline.at(no).code, outline.at(no).part) for no in range(len(lines))]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("一、收入支出决算总体情况说明", "total"),
        ("1、 收入支出决算总体情况说明", "total"),
        ("收入决算情况说明", "revenue"),
        ("9、国有资本经营预算支出决算情况说明", "state_capital"),
        ("四、财政拨款收入支出决算总体情况说明", "fiscal_total"),
        ("八、政府性基金预算财政拨款收入支出决算情况说明", "government_fund"),
        ("（二）一般公共预算财政拨款支出决算结构情况", "gpb_structure"),
        ("六、一般公共预算财政拨款基本支出决算情况说明", "basic_expenditure"),
        ("七、“三公”经费财政拨款支出决算情况说明", "three_public"),
        ("（一）机关运行经费支出情况", "operating_cost"),
        ("（二）政府采购支出情况", "procurement"),
        ("（三）国有资产占有使用情况", "state_asset"),
        ("（四）预算绩效管理情况。", "performance"),
    ],
)
def test_title_gives_the_section(title: str, code: str) -> None:
    assert codes("第二部分 2020年度部门决算情况说明", title, "正文。")[2] == (code, "main")


def test_plain_subtitles_take_their_meaning_from_the_parent() -> None:
    found = codes(
        "五、一般公共预算财政拨款支出决算情况说明", "（一）总体情况", "（二）结构情况", "（三）具体情况"
    )
    assert [code for code, _ in found] == ["gpb_total", "gpb_total", "gpb_structure", "gpb_detail"]


def test_heading_with_text_on_its_line() -> None:
    assert codes("一、概述", "（二）支出情况。2020年本年支出合计3万元。")[1] == ("expenditure", "main")


def test_item_with_an_amount_is_no_heading() -> None:
    found = codes("七、“三公”经费情况", "1.公务接待费支出3万元", "2.机关运行经费支出2万元")
    assert [code for code, _ in found] == ["three_public"] * 3


def test_glossary_also_without_its_title() -> None:
    assert codes("（三）国有资产占有使用情况", "共有车辆1辆。", "1.其他收入：指上述以外的收入。")[2] == (
        "glossary",
        "glossary",
    )


def test_contents_page_is_no_section() -> None:
    found = codes(
        "目录", "一、收入决算情况说明........5", "二、支出决算情况说明........6", "第一部分 部门概况"
    )
    assert [part for _, part in found[:3]] == ["contents"] * 3
    assert found[3] == ("overview", "main")


def test_attachments_are_told_apart() -> None:
    found = codes(
        "三、支出决算情况说明",
        "附件1",
        "2020年部门整体支出绩效评价报告",
        "附件2",
        "2020年某某经费",
        "绩效评价报告",
    )
    assert found[2] == ("evaluation_department", "attachment")
    assert found[5] == ("evaluation_project", "attachment")
