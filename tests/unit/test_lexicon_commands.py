"""The curator's commands: shapes of unresolved wordings, and the check of the lexicon."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.lexicon.tables import read_lexicon, use_lexicon
from orchestration.cli import main
from orchestration.cli.unresolved import shape_of
from tests.lexicon_support import own_folder


def test_shape_makes_figures_and_years_alike() -> None:
    first = shape_of("2020年本单位支出9万元，其中：经费拨款605.7万元，其他", "605.7万元")
    second = shape_of("2021年本单位支出8万元，其中：经费拨款1,200万元。", "1,200万元")
    assert first == second == "经费拨款"


def test_shape_without_words() -> None:
    assert shape_of("605.7万元", "605.7万元") == "（金额前没有文字）"


def test_lexicon_check_passes_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lexicon", "check"]) == 0
    assert "例句全部读对" in capsys.readouterr().out


def test_unresolved_without_a_warehouse_says_what_to_do(
    capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    assert main(["unresolved", "--warehouse", str(tmp_path)]) == 2
    assert "juesuan build" in capsys.readouterr().err


def test_lexicon_check_covers_a_curators_own_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    good = "family,key,pattern,example\nthree_public,reception,迎来送往款,迎来送往款支出决算3万元\n"
    folder = own_folder(tmp_path / "own", item=good)
    try:
        assert main(["lexicon", "check", "--lexicon", str(folder)]) == 0
        assert f"其中 {folder} 中 1 条" in capsys.readouterr().out
        own_folder(folder, item=good.replace("支出决算3万元", "旁边的老王家3万元"))
        assert main(["lexicon", "check", "--lexicon", str(folder)]) == 1
        assert f"{folder}/item.csv 第 2 行" in capsys.readouterr().out
        own_folder(folder, item=good.replace(",reception,", ",receptions,"))
        assert main(["lexicon", "check", "--lexicon", str(folder)]) == 2
        assert "第 2 行：key 不能是“receptions”，可用：overseas、reception、" in capsys.readouterr().err
        own_folder(folder, item="family,key\n")
        assert main(["lexicon", "check", "--lexicon", str(folder)]) == 2
        assert "第一行应为 family,key,pattern,example" in capsys.readouterr().err
    finally:
        use_lexicon(read_lexicon())


def test_build_names_what_is_wrong_with_a_limit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--limit", "pages=viele"]) == 2
    assert "--limit：上限“pages=viele”的值应为不小于1的整数" in capsys.readouterr().err
