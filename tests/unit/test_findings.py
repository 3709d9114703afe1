"""Letters, corrections and the page of the checks."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import duckdb
import pytest

from orchestration.findings.catalogue import PAGE, page, read_catalogue
from orchestration.findings.corrections import (
    COLUMNS,
    FILE,
    FOLDER,
    CorrectionError,
    hand_over,
    read_corrections,
)
from orchestration.findings.corrections import main as check_decisions
from orchestration.findings.read import read_findings
from orchestration.findings.write import LetterFolderError, write_findings
from orchestration.places import in_words, place_in_words
from tests.unit.reconciliation_helpers import check, said

DIGEST = "a" * 64


@pytest.fixture
def marts(tmp_path: Path) -> Path:
    """A small published file: one document with a wrong sum, one of no known body."""
    path = tmp_path / "release.duckdb"
    found = check(
        [
            said("three_public", "total|final", "12.50"),
            said("three_public", "overseas|final", "0", line=1),
            said("three_public", "vehicle_total|final", "8.20", line=1),
            said("three_public", "reception|final", "3.30", line=1),
        ]
    )
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema marts; use marts")
        connection.execute(
            "create table dim_check as select * from read_csv(?, header = true)",
            [str(PAGE.parents[1] / "dbt_project/seeds/ref_check.csv")],
        )
        connection.execute(
            "create table dim_document as select 'd1' document_key, '=1+1报告.txt' source_name, ? sha256,"
            " 'o1' organization_key, 2022 fiscal_year, true is_current",
            [DIGEST],
        )
        connection.execute("insert into dim_document values ('d2', '另一份.docx', 'b', null, null, false)")
        connection.execute(
            "create table mart_document_issue as select 'd2' document_key, 'unread_table' issue_code,"
            " '有未能识别的表格' issue, '1张（line 9）' detail"
        )
        connection.execute("create table rejected_document as select '<坏>.pdf' source_name, '文件损坏' reason")
        connection.execute(
            "create table dim_organization as select 'o1' organization_key, '青屏县<水务>局' organization_name"
        )
        connection.execute(
            "create table dim_region as select '510999' region_code, '青屏县' region_name, '510900' prefecture_code,"
            " '遂宁市' prefecture_name, '510000' province_code, '四川省' province_name"
        )
        connection.execute(
            "create table statement as select 's1' statement_key, 'd1' document_key, '=cmd|原文' quote, 'fct_three_public' fact_table, 'line 4' locator"
            " union all select 's2', 'd1', '各项共11.50万元', 'fct_three_public', 'line 6'"
        )
        row = next(one for one in found if one["status"] == "fail")
        connection.execute(
            "create table fct_reconciliation as select 'k' reconciliation_key, 'd1' document_key, 'o1' organization_key,"
            " '510999' region_code, 2022 fiscal_year, ? check_code, ? check_name, ? severity, 'fail' status, ? message,"
            " 'line 4' locator, ?::decimal(24,4) stated_value, ?::decimal(24,4) expected_value, ?::decimal(24,4) difference,"
            " 'yuan' unit, ? hint, 'cause' root_cause_key, true is_root, null suspect_label, null suspect_should_be,"
            " 's1' statement_key, null::varchar review_action,"
            " 's2' other_statement_key, null::varchar quote, null::varchar reviewed_by, null::date reviewed_on, null::varchar review_reason, null::decimal(24,4) review_value",
            [
                row[n]
                for n in (
                    "check_code",
                    "check_name",
                    "severity",
                    "message",
                    "stated_value",
                    "expected_value",
                    "difference",
                    "hint",
                )
            ],
        )
        connection.execute(
            "insert into fct_reconciliation select 'k2', document_key, organization_key, region_code, fiscal_year, 'share',"
            " '占比', 'info', status, '随之不符', 'page 7 table 2 row 5', null, null, null, 'percent', null, root_cause_key,"
            " false, null, null, 's1', null, null, null, null, null, null, null from fct_reconciliation"
        )
    return path


def test_letters_say_what_where_and_how(marts: Path, tmp_path: Path) -> None:
    result = write_findings(marts, tmp_path / "letters")
    assert (result.findings, result.errors, result.organizations, result.regions) == (1, 1, 1, 3)
    pages = sorted(path.name for path in (tmp_path / "letters").rglob("*.html"))
    assert pages == [
        "510000_四川省.html",
        "510900_遂宁市.html",
        "510999_青屏县.html",
        "index.html",
        "青屏县_青屏县水务局_2022年度.html",
    ]
    text = (tmp_path / "letters/单位/青屏县_青屏县水务局_2022年度.html").read_text(encoding="utf-8")
    for words in (
        "12.50万元",
        "11.50万元",
        "第5行",
        "=cmd|原文",
        "怎样改",
        "由此还影响",
        "第7页表2第5行",
        "“各项共11.50万元”（第7行）",
    ):
        assert words in text
    assert "青屏县&lt;水务&gt;局" in text


def test_index_lists_letters_rejections_and_reports_without_a_finding(marts: Path, tmp_path: Path) -> None:
    write_findings(marts, tmp_path / "letters")
    text = (tmp_path / "letters/index.html").read_text(encoding="utf-8")
    assert "3 个文件：入库 2 个，未入库 1 个；1 份报告没有发现问题。" in text
    assert [code in text for code in ("510000", "510900", "510999")] == [True] * 3
    assert text.index("510000") < text.index("510900") < text.index("510999")
    assert "&lt;坏&gt;.pdf</td><td>文件损坏" in text
    assert "另一份.docx</td><td>有未能识别的表格：1张（第10行）" in text
    assert "没有发现问题。</strong>" not in text
    links = re.findall(r'href="([^"]+)"', text)
    assert links
    assert [link for link in links if not (tmp_path / "letters" / link).is_file()] == []


def test_index_says_that_nothing_was_found(marts: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(marts)) as connection:
        connection.execute("delete from marts.fct_reconciliation; delete from marts.rejected_document")
    write_findings(marts, tmp_path / "letters")
    text = (tmp_path / "letters/index.html").read_text(encoding="utf-8")
    assert "没有发现问题。</strong>" in text
    assert "没有入库的文件" not in text


def test_letters_into_a_folder_that_cannot_be_written_are_refused(
    marts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(LetterFolderError, match="没有写入"):
        write_findings(marts, tmp_path / "letters")
    with pytest.raises(LetterFolderError, match=r"路径中有一段不是文件夹|已存在"):
        write_findings(marts, marts / "inside" / "letters")


def test_workbook_holds_numbers_and_no_formula(marts: Path, tmp_path: Path) -> None:
    write_findings(marts, tmp_path / "letters")
    with ZipFile(tmp_path / "letters/政区/510000_四川省.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "<v>12.5</v>" in sheet
    assert "=cmd|原文" in strings


def test_letters_are_replaced_in_whole(marts: Path, tmp_path: Path) -> None:
    (tmp_path / "letters/单位").mkdir(parents=True)
    (tmp_path / "letters/单位/old.html").write_text("旧")
    write_findings(marts, tmp_path / "letters")
    assert not (tmp_path / "letters/单位/old.html").exists()


def test_letters_never_replace_what_is_somebody_elses(marts: Path, tmp_path: Path) -> None:
    mine = tmp_path / "desktop/预算草案.docx"
    mine.parent.mkdir()
    mine.write_text("我的")
    with pytest.raises(LetterFolderError, match="预算草案"):
        write_findings(marts, mine.parent)
    with pytest.raises(LetterFolderError, match="是文件"):
        write_findings(marts, mine)
    assert [path.name for path in mine.parent.iterdir()] == ["预算草案.docx"]


def test_confirmed_findings_are_left_out(marts: Path) -> None:
    with duckdb.connect(str(marts)) as connection:
        connection.execute("use marts")
        connection.execute("update fct_reconciliation set review_action = 'confirm'")
    assert read_findings(marts) == []


def test_a_corrected_figure_is_shown_with_who_when_and_why(marts: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(marts)) as connection:
        connection.execute("use marts")
        connection.execute(
            "update fct_reconciliation set review_action = 'correct', reviewed_by = '张三', review_value = 115000,"
            " reviewed_on = date '2024-05-31', review_reason = '与报表核对'"
        )
    finding = read_findings(marts)[0]
    assert finding.review == "已由张三于2024-05-31更正为11.50万元（仓库保留原数）：与报表核对"
    assert "12.50万元" in finding.message
    write_findings(marts, tmp_path / "letters")
    text = (tmp_path / "letters/单位/青屏县_青屏县水务局_2022年度.html").read_text(encoding="utf-8")
    assert finding.review in text
    with ZipFile(tmp_path / "letters/政区/510000_四川省.xlsx") as book:
        assert finding.review in book.read("xl/sharedStrings.xml").decode()


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        ("line 16", "第17行"),
        ("page 7 table 2 row 5", "第7页表2第5行"),
        ("page 7 line 12", "第7页第12行"),
        ("sheet 表三!C12", "工作表表三!C12"),
        ("", ""),
    ],
)
def test_places_in_words(locator: str, words: str) -> None:
    assert place_in_words(locator) == words


def test_places_within_a_sentence() -> None:
    told = "此处5万元，line 19为6万元；page 7 line 12、table 2 row 5、sheet 表三!C12为7万元"
    assert in_words(told) == "此处5万元，第20行为6万元；第7页第12行、表2第5行、工作表表三!C12为7万元"


HEAD = "document_sha256,statement_key,check_code,action,value_yuan,who,decided_on,reason\n"


def corrections(tmp_path: Path, *lines: str) -> list[dict[str, str]]:
    (tmp_path / "corrections.csv").write_text(HEAD + "".join(line + "\n" for line in lines), encoding="utf-8")
    return read_corrections(tmp_path)


def test_good_corrections_are_read(tmp_path: Path) -> None:
    rows = corrections(
        tmp_path,
        f"{DIGEST},s1,,correct,10958100.00,张三,2024-05-31,与报表核对",
        f"{DIGEST},s2,,confirm,,张三,2024-05-31,原文无误",
        f"{DIGEST},,share,waive,,张三,2024-05-31,口径不同",
    )
    assert [row["action"] for row in rows] == ["correct", "confirm", "waive"]
    assert Decimal(rows[0]["value_yuan"]) == Decimal("10958100.00")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_corrections_saved_by_excel(tmp_path: Path, encoding: str) -> None:
    text = HEAD + f'{DIGEST.upper()},s1,,Correct,"10,958,100.00",张三,2024/5/31,"核对，多打一位"\n,,,,,,,\n'
    (tmp_path / "表.csv").write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert read_corrections(tmp_path) == [
        dict(
            zip(
                HEAD.strip().split(","),
                [DIGEST, "s1", "", "correct", "10958100.00", "张三", "2024-05-31", "核对，多打一位"],
                strict=True,
            )
        )
    ]


def test_corrections_as_unicode_text_of_excel(tmp_path: Path) -> None:
    text = HEAD.replace(",", "\t") + f"{DIGEST}\ts1\t\tconfirm\t\t张三\t2024/5/31 0:00\t无误\n"
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))
    assert read_corrections(tmp_path)[0]["decided_on"] == "2024-05-31"


def test_decisions_are_checked_where_the_build_takes_them_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JUESUAN_CORRECTIONS", str(tmp_path))
    (tmp_path / "a.csv").write_text(HEAD + f"{DIGEST},s1,,confirm,,张三,2024-05-31,无误\n", encoding="utf-8")
    assert check_decisions([]) == 0
    assert capsys.readouterr().out == f"{tmp_path}：1 个决定，可以采用\n"
    assert check_decisions([str(tmp_path / "none")]) == 1
    assert "找不到人工决定的文件夹" in capsys.readouterr().err


def test_a_reason_with_a_bare_comma_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match="第2行：应有 8 列，这里有 9 列"):
        corrections(tmp_path, f"{DIGEST},s1,,confirm,,张三,2024-05-31,一,二")


def test_decisions_are_handed_to_the_warehouse_that_is_built(tmp_path: Path) -> None:
    assert hand_over(FOLDER, tmp_path / "staging") == len(read_corrections())
    lines = (tmp_path / "staging" / FILE).read_text(encoding="utf-8").splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert len(lines) == len(read_corrections()) + 1
    with pytest.raises(CorrectionError, match="找不到"):
        hand_over(tmp_path / "none", tmp_path / "staging")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (f"{DIGEST},s1,,confirm,,张三,2999-05-31,无误", "还没有到"),
        (f"{DIGEST},s1,,confirm,,张三,2024-02-31,无误", "decided_on"),
        ("abc,s1,,confirm,,张三,2024-05-31,无误", "document_sha256"),
        (f"{DIGEST},s1,,fix,,张三,2024-05-31,无误", "action"),
        (f"{DIGEST},s1,,correct,,张三,2024-05-31,无误", "value_yuan"),
        (f"{DIGEST},s1,,correct,NaN,张三,2024-05-31,无误", "value_yuan"),
        (f"{DIGEST},s1,,confirm,5,张三,2024-05-31,无误", "value_yuan"),
        (f"{DIGEST},,,confirm,,张三,2024-05-31,无误", "statement_key"),
        (f"{DIGEST},,no_such,waive,,张三,2024-05-31,无误", "no_such"),
        (f"{DIGEST},s1,,confirm,,,2024-05-31,无误", "who"),
        (f"{DIGEST},s1,,confirm,,张三,去年,无误", "decided_on"),
        (f"{DIGEST},s1,,confirm,,张三,2024-05-31,", "reason"),
    ],
)
def test_wrong_corrections_name_file_row_and_what_to_write(tmp_path: Path, line: str, fault: str) -> None:
    with pytest.raises(CorrectionError, match=f"corrections.csv 第2行：.*{fault}"):
        corrections(tmp_path, line)


def test_two_decisions_on_one_statement_are_refused(tmp_path: Path) -> None:
    line = f"{DIGEST},s1,,confirm,,张三,2024-05-31,无误"
    with pytest.raises(CorrectionError, match=r"第3行.*第2行"):
        corrections(tmp_path, line, line)


def test_page_of_the_checks_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(read_catalogue()), (
        "run python -m orchestration.findings.catalogue"
    )


def test_catalogue_is_complete() -> None:
    rows = read_catalogue()
    assert len({row["check_code"] for row in rows}) == len(rows)
    assert all(all(row.values()) for row in rows)
