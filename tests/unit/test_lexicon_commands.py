"""The curator's commands: shapes of unresolved wordings, and the check of the lexicon."""

from __future__ import annotations

import pytest

from orchestration.cli import main
from orchestration.cli.unresolved import shape_of


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
