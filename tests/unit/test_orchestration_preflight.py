"""What keeps a build from starting, and how a run that stopped is told of: place, cause, what to do."""

from __future__ import annotations

import shutil
from collections import namedtuple
from pathlib import Path

import pytest
import sqlalchemy.exc
import yaml

from orchestration.cli import main
from orchestration.cli.summary_text import failure_lines
from orchestration.history import HistoryError, require_history
from orchestration.lock import hold, holder, release
from orchestration.notes import RunNotes
from orchestration.preflight import NoRoomError, NotReadyError, require_apart, require_link, require_room
from orchestration.run import _message, build_warehouse
from orchestration.settings import load_settings
from orchestration.summary import failures, last_run, rejections
from orchestration.system_errors import in_chinese, translated

Usage = namedtuple("Usage", "total used free")


def test_a_warehouse_among_the_reports_is_refused_also_behind_a_link(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (tmp_path / "link").symlink_to(reports)
    for inside in (reports, reports / "warehouse", tmp_path / "link" / "deep" / "warehouse"):
        with pytest.raises(NotReadyError, match=f"--warehouse {tmp_path / 'warehouse'}"):
            require_apart([reports], inside)
    require_apart([reports, reports / "one.txt"], tmp_path / "reports-warehouse")


def test_a_wheel_without_the_dbt_project_says_how_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("orchestration.preflight.DBT_PROJECT", tmp_path / "dbt_project")
    for command in ("build", "prepare"):
        assert main([command, "--warehouse", str(tmp_path / "w")]) == 2
        assert "make install" in capsys.readouterr().err


def test_a_folder_in_the_place_of_the_release_is_refused_before_the_work(tmp_path: Path) -> None:
    published = tmp_path / "published"
    require_link(published)
    published.mkdir()
    with pytest.raises(NotReadyError, match="请把它移走"):
        require_link(published)
    published.rename(tmp_path / "release")
    published.symlink_to("release")
    require_link(published)


def test_build_names_the_folder_and_reads_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "甲.txt").write_text("甲", encoding="utf-8")
    assert main(["build", str(tmp_path), "--warehouse", str(tmp_path / "warehouse")]) == 2
    assert "仓库文件夹在报告文件夹之内" in capsys.readouterr().err
    assert not (tmp_path / "warehouse").exists()


def test_a_full_disk_is_told_before_and_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    require_room(tmp_path / "not" / "there")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**9, 10**9, 3 * 1024**2))
    with pytest.raises(NoRoomError, match=r"只剩 3 MB.*请腾出空间"):
        require_room(tmp_path / "not" / "there")


def test_build_on_a_full_disk_ends_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "甲.txt").write_text("甲", encoding="utf-8")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**9, 10**9, 0))
    assert main(["build", str(tmp_path / "甲.txt"), "--warehouse", str(tmp_path / "w")]) == 1
    assert "磁盘空间不足" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("PermissionError: [Errno 13] Permission denied: '/w/cache/a'", "无法读写 /w/cache/a：没有权限，请检查权限设置或换一个位置"),
        ("OSError: [Errno 28] No space left on device", "无法读写：磁盘已满，请腾出空间后再次运行"),
        ("[Errno 18] Invalid cross-device link: 'a' -> 'b'", "[Errno 18] Invalid cross-device link: 'a' -> 'b'"),
    ],
)  # fmt: skip
def test_errors_of_the_system_are_told_in_chinese(printed: str, said: str) -> None:
    assert translated(printed) == said


def test_an_error_without_a_file_names_none() -> None:
    assert in_chinese(OSError(40, "Too many levels of symbolic links", "/r/a")).startswith("无法读写 /r/a：链接互相指向")
    assert in_chinese(OSError(28, "No space left on device")) == "无法读写：磁盘已满，请腾出空间后再次运行"


@pytest.mark.parametrize(
    "error",
    [
        sqlalchemy.exc.DatabaseError("PRAGMA", None, Exception("file is not a database")),
        yaml.YAMLError("while parsing a block mapping\n  in dagster.yaml"),
    ],
)
def test_a_damaged_history_says_what_to_move_away(tmp_path: Path, error: Exception) -> None:
    settings = load_settings({}).at(tmp_path)
    with pytest.raises(HistoryError, match=f"{tmp_path}/dagster.*\n请把这个文件夹移走") as raised:
        require_history(error, settings)
    assert raised.value.code == 1
    require_history(RuntimeError("something else"), settings)


class Error:
    def __init__(self, message: str, cause: Error | None = None) -> None:
        self.message, self.cause = message, cause


def test_a_failed_step_is_named_with_the_innermost_cause() -> None:
    outer = Error("dagster.DagsterExecutionStepExecutionError: Error occurred", Error("RuntimeError: 词表有误\n"))
    assert _message("ingest", outer) == "步骤 ingest：词表有误"
    refused = Error("dagster._core.definitions.events.Failure: 没有找到任何可读的报告文件：/r")
    assert _message("raw_report", refused) == "步骤 raw_report：没有找到任何可读的报告文件：/r"
    denied = Error("PermissionError: [Errno 13] Permission denied: '/w/x'")
    assert _message("ingest", denied).startswith("步骤 ingest：无法读写 /w/x：没有权限")


def test_a_stopped_run_is_told_from_one_that_failed_and_one_that_published(tmp_path: Path) -> None:
    notes = RunNotes(tmp_path)
    assert last_run(notes) == {}
    notes.begin()
    stopped = last_run(notes)
    assert (stopped["published"], stopped["failures"]) == (False, [])
    notes.put("errors", {"steps": ["步骤 ingest：出错"]})
    assert last_run(notes)["failures"] == ["步骤 ingest：出错"]
    notes.put("gate", {"failures": ["覆盖率过低"]})
    assert failures(notes) == ["发布标准：覆盖率过低"]
    notes.begin()
    notes.put("published", {"folder": "r"})
    assert last_run(notes)["published"] is True


def test_what_failed_before_the_first_step_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(folder: Path, staging: Path) -> None:
        raise PermissionError(13, "Permission denied", str(staging))

    monkeypatch.setattr("orchestration.run.hand_over", denied)
    settings = load_settings({}).at(tmp_path / "w")
    with pytest.raises(PermissionError):
        build_warehouse(settings, [tmp_path / "reports"])
    (told,) = last_run(RunNotes(settings.run_notes))["failures"]
    assert told.startswith(f"无法读写 {settings.staging}：没有权限")


def test_what_failed_shows_the_files_that_were_not_taken_in(tmp_path: Path) -> None:
    notes = RunNotes(tmp_path / "run")
    notes.put("ingest", {"rejected": [["坏\n的.pdf", None, 1, "damaged", "文件损坏"]] + [["x.txt", None, 1, "empty", "空"]] * 30})
    lines = failure_lines(["发布标准：被拒绝的文件过多"], rejections(notes), load_settings({}).at(tmp_path))
    assert "  未入库：坏 的.pdf：文件损坏" in lines
    assert any(line.startswith("  ……另有 11 个") and "stg_rejected" in line for line in lines)


def test_who_holds_the_lock_can_be_asked_without_taking_it(tmp_path: Path) -> None:
    assert holder(tmp_path) == ""
    hold(tmp_path)
    try:
        assert "进程" in holder(tmp_path)
    finally:
        release(tmp_path)
    assert holder(tmp_path) == ""
