"""What is parsed again when lexicon or limits change, through the real parser and cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.allowance import Allowance, LimitError, parse_limits
from ingestion.batch import IngestResult, Options, ingest
from ingestion.lexicon.tables import LexiconError, read_lexicon, use_lexicon
from tests.lexicon_support import own_folder

ITEM = "family,key,pattern,example\n"
REPORT = "云岭市{0}局2021年度部门决算\n七、“三公”经费支出情况\n2021年{1}支出决算为5.31万元。\n"


@pytest.fixture
def base(tmp_path: Path):
    landing = tmp_path / "landing"
    landing.mkdir()
    (landing / "a.txt").write_text(REPORT.format("水务", "公务接待费"), encoding="utf-8")
    (landing / "b.txt").write_text(REPORT.format("林业", "迎来送往款"), encoding="utf-8")
    yield tmp_path
    use_lexicon(read_lexicon())


def run(base: Path, folder: Path | None = None, limits: str = "", workers: int = 0) -> IngestResult:
    options = Options(workers=workers, lexicon=folder, allowance=parse_limits([limits]))
    return ingest([base / "landing"], base / "staging", base / "cache", options=options)


def statements(result: IngestResult) -> int:
    return result.rows["stg_three_public"]


def outcome(result: IngestResult) -> tuple[int, int, dict[str, int]]:
    return result.files_parsed, result.files_kept, result.parsed_again


def staged(base: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (base / "staging").glob("*.parquet")}


@pytest.mark.parametrize("workers", [0, 2])
def test_a_new_entry_parses_the_file_with_its_words_only(base: Path, workers: int) -> None:
    first = run(base, workers=workers)
    own = own_folder(base / "own", item=ITEM + "three_public,reception,迎来送往款,迎来送往款支出决算3万元\n")
    second = run(base, own, workers=workers)
    assert outcome(second) == (1, 1, {"lexicon": 1, "limits": 0})
    assert statements(second) == statements(first) + 1
    selective = staged(base)
    (base / "fresh").mkdir()
    (base / "landing").rename(base / "fresh" / "landing")
    run(base / "fresh", own)
    assert staged(base / "fresh") == selective


def test_taking_the_entry_away_again_parses_nothing(base: Path) -> None:
    run(base)
    before = staged(base)
    own = own_folder(base / "own", item=ITEM + "three_public,reception,迎来送往款,迎来送往款支出决算3万元\n")
    run(base, own)
    again = run(base)
    assert outcome(again) == (0, 0, {"lexicon": 0, "limits": 0})
    assert staged(base) == before
    assert run(base).staging_reused


def test_another_example_changes_nothing(base: Path) -> None:
    own = own_folder(base / "own", item=ITEM + "three_public,reception,迎来送往款,迎来送往款支出决算3万元\n")
    run(base, own)
    own_folder(base / "own", item=ITEM + "three_public,reception,迎来送往款,迎来送往款为8万元\n")
    assert outcome(run(base, own)) == (0, 0, {"lexicon": 0, "limits": 0})


def test_a_table_that_is_not_judged_parses_everything(base: Path) -> None:
    run(base)
    own = own_folder(base / "own", body_ending="ending,what,example\n驿站,place,云岭市驿站\n")
    assert run(base, own).files_parsed == 2


def test_a_wrong_table_stops_the_run_before_any_file(base: Path) -> None:
    own = own_folder(base / "own", item=ITEM + "three_public,reception,(,x\n")
    with pytest.raises(LexiconError, match=r"own/item\.csv 第 2 行：pattern 写法有误"):
        run(base, own)
    own_folder(base / "own", item=ITEM, items=ITEM)
    with pytest.raises(LexiconError, match="没有名为 items 的词表"):
        run(base, own)
    with pytest.raises(LexiconError, match="不存在"):
        run(base, base / "nowhere")


def test_a_refused_file_is_tried_again_when_its_limit_is_raised(base: Path) -> None:
    refused = run(base, limits="chars=10")
    assert {row[3] for row in refused.rejected} == {"limit_max_chars"}
    assert "--limit chars=" in refused.rejected[0][4]
    assert outcome(run(base, limits="chars=10,pages=7")) == (0, 2, {"lexicon": 0, "limits": 0})
    raised = run(base, limits="chars=1000")
    assert outcome(raised) == (2, 0, {"lexicon": 0, "limits": 2})
    assert raised.documents == 2
    assert outcome(run(base, limits="chars=2000")) == (0, 2, {"lexicon": 0, "limits": 0})


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (["seiten=3"], "上限“seiten=3”写法有误，应为 名称=数值"),
        (["pages"], "上限“pages”写法有误"),
        (["pages=0"], "值应为不小于1的整数：PDF 页数"),
        (["pages=-3"], "值应为不小于1的整数"),
        (["seconds=1e9"], "值应为不小于1的整数：解析一个文件的秒数"),
    ],
)
def test_wrong_limits_are_refused_in_chinese(texts: list[str], message: str) -> None:
    with pytest.raises(LimitError) as caught:
        parse_limits(texts)
    assert message in str(caught.value)


def test_limits_are_read_in_their_units_and_the_later_one_counts() -> None:
    given = parse_limits(["size=3，pages＝7", "", "pages=9 ocr_pages=0 seconds=30 memory=2"])
    assert given.limits.max_bytes == 3 * 1024 * 1024
    assert given.limits.max_pages == 9
    assert given.limits.ocr_pages == 0
    assert (given.seconds, given.memory) == (30.0, 2 * 1024**3)
    assert parse_limits([]) == Allowance()
