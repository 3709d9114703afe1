"""The vocabulary of accounts tables: its own examples, and that a wrong file is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.accounts import vocabulary
from ingestion.accounts.examples import check_examples
from ingestion.accounts.tree import heading_paths
from ingestion.lexicon.tables import LexiconError, read_lexicon
from tests.lexicon_support import lexicon_of, own_folder


def test_every_entry_reads_its_example() -> None:
    assert check_examples() == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("axis,value,where,pattern,example\nkind,final,x,决算,决算数\n", "第 2 行：where 应为 b 或 c"),
        ("axis,value,where,pattern,example\nkind,final,b,(,决算数\n", "第 2 行：pattern 写法有误"),
        ("axis,value,where,pattern,example\nkind,final,b,决算,\n", "第 2 行：example 不能为空"),
        ("axis,value,where\nkind,final,b\n", "第一行应为 axis,value,where,pattern,example"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, text: str, message: str) -> None:
    wrong = read_lexicon(own_folder(tmp_path / "own", accounts_axis=text))
    with lexicon_of(wrong), pytest.raises(LexiconError, match="accounts_axis") as caught:
        vocabulary.axis_rules()
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("tokens", "paths"),
    [
        (
            "本年支出 年末结转和结余 小计 基本支出 项目支出",
            ["本年支出/小计", "本年支出/基本支出", "本年支出/项目支出", "年末结转和结余"],
        ),
        (
            "预算数 决算数 合计 公务接待费 合计 公务接待费",
            ["预算数/合计", "预算数/公务接待费", "决算数/合计", "决算数/公务接待费"],
        ),
        (
            "合计 公务接待费 预算数 决算数 预算数 决算数",
            ["合计/预算数", "合计/决算数", "公务接待费/预算数", "公务接待费/决算数"],
        ),
        ("财政拨款收入 事业收入 小计 其他", []),
    ],
)
def test_headings_are_put_back_under_each_other(tokens: str, paths: list[str]) -> None:
    assert ["/".join(path) for path in heading_paths(tokens.split())] == paths


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("表二 2021年度部门收入决算表", "revenue"),
        ("公开03表 支出决算表", "expenditure"),
        ("清源县水务局2021年支出总表", "expenditure"),
        ("财政拨款收支总体情况表", "fiscal_total"),
        ("公共财政预算财政拨款支出决算表", "gpb"),
        ("培训费支出决算表", None),
        ("专项资金支出情况表", None),
        ("非税收入情况表", "fiscal_fund"),
        ("租金收入情况表", None),
        ("重点项目表", None),
        ("项目支出绩效自评表", "skip_form"),
        ("政府性基金预算财政拨款支出决算表", "government_fund"),
        ("一般公共预算财政拨款“三公”经费支出决算表", "three_public"),
    ],
)
def test_titles(title: str, code: str | None) -> None:
    found = vocabulary.match_title(title)
    assert (found.code if found else None) == code
