"""Limits and a curator's lexicon reach the parser from environment, command line and run configuration."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from ingestion.allowance import NAMES, Allowance
from ingestion.readers.limits import OPTIONS, how_to_raise
from orchestration.cli.options import settings_of
from orchestration.cli.summary_text import summary_lines
from orchestration.landing import Landing
from orchestration.settings import SettingError, load_settings


def test_environment_then_command_line_then_run_configuration(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JUESUAN_LIMITS", "pages=5,rows=6,seconds=7")
    monkeypatch.setenv("JUESUAN_LEXICON", str(tmp_path / "env"))
    settings = settings_of(Namespace(warehouse=tmp_path, limit=["rows=60"], lexicon=None))
    assert settings.lexicon == tmp_path / "env"
    options = Landing(reports=[], limits=["seconds=70"]).options(settings)
    assert (options.allowance.limits.max_pages, options.allowance.limits.max_rows) == (5, 60)
    assert options.allowance.seconds == 70
    assert options.lexicon == tmp_path / "env"
    mine = settings_of(Namespace(warehouse=tmp_path, limit=[], lexicon=tmp_path / "mine"))
    assert Landing(reports=[]).options(mine).lexicon == tmp_path / "mine"
    assert Landing(reports=[], lexicon=str(tmp_path)).options(mine).lexicon == tmp_path


def test_a_wrong_environment_is_named() -> None:
    with pytest.raises(SettingError, match="环境变量 JUESUAN_LIMITS：上限“pages=x”"):
        load_settings({"JUESUAN_LIMITS": "pages=x"})
    assert load_settings({}).allowance == Allowance()


def test_every_limit_has_a_name_and_every_name_a_limit() -> None:
    assert set(NAMES) == {*OPTIONS, "seconds", "memory"}
    assert all(Allowance().of(name) >= 1 for name in NAMES)
    assert how_to_raise("max_bytes", 5 * 1024 * 1024 + 1) == "--limit size=6"
    assert how_to_raise("html_depth") == ""


def test_summary_says_what_is_unclear_and_what_was_parsed_again(tmp_path: Path) -> None:
    summary = {
        "files_found": 9, "files_parsed": 2, "documents": 9, "rejected": [],
        "parsed_again": {"lexicon": 2, "limits": 0}, "files_kept": 7,
        "clarity": {"statements": 400, "unclear": 3, "share": 0.0075},
    }  # fmt: skip
    text = "\n".join(summary_lines(summary, load_settings({"JUESUAN_WAREHOUSE": str(tmp_path)})))
    assert "因词表改动重新解析 2 个，不受改动影响、沿用以前的结果 7 个" in text
    assert "上限改动" not in text
    assert "读法不明确  0.75%（400 条陈述中 3 条有多种读法，已保留备查，不计入任何事实）" in text
