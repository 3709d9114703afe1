"""When a build starts by itself: at the hour that is set, and when the landing folder has changed and come to rest."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from orchestration.automation import build_automation, landing_state
from orchestration.settings import SettingError, load_settings


def settings(reports: Path, schedule: str = ""):
    return load_settings({"JUESUAN_REPORTS": str(reports), "JUESUAN_SCHEDULE": schedule})


class Watch:
    """The sensor as the daemon asks it, look after look."""

    def __init__(self, reports: Path) -> None:
        _, _, (self.sensor,) = build_automation(settings(reports))
        self.cursor: str | None = None

    def look(self) -> str:
        with dg.build_sensor_context(cursor=self.cursor) as context:
            result: Any = self.sensor(context)
        self.cursor = result.cursor or self.cursor
        if result.run_requests:
            assert [request.run_key for request in result.run_requests] == [None]
            return "run"
        return str(result.skip_reason.skip_message)


def test_a_change_is_built_once_when_it_has_come_to_rest(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    assert "没有文件" in watch.look()
    first = tmp_path / "甲.txt"
    first.write_text("一", encoding="utf-8")
    assert "有变化" in watch.look()
    first.write_text("一二", encoding="utf-8")  # still being copied
    assert "有变化" in watch.look()
    assert watch.look() == "run"
    assert "没有变化" in watch.look()


def test_a_folder_that_returns_to_what_it_was_is_built_again(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    (tmp_path / "甲.txt").write_text("一", encoding="utf-8")
    assert [watch.look(), watch.look()][1] == "run"
    (tmp_path / "乙.txt").write_text("二", encoding="utf-8")
    assert [watch.look(), watch.look()][1] == "run"
    (tmp_path / "乙.txt").unlink()
    assert [watch.look(), watch.look()][1] == "run"


def test_a_change_that_is_taken_back_at_once_is_no_change(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    (tmp_path / "甲.txt").write_text("一", encoding="utf-8")
    assert [watch.look(), watch.look()][1] == "run"
    (tmp_path / "乙.txt").write_text("二", encoding="utf-8")
    assert "有变化" in watch.look()
    (tmp_path / "乙.txt").unlink()
    assert "没有变化" in watch.look()
    (tmp_path / "乙.txt").write_text("二", encoding="utf-8")
    assert "有变化" in watch.look()


def test_an_emptied_folder_is_not_built(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    (tmp_path / "甲.txt").write_text("一", encoding="utf-8")
    assert [watch.look(), watch.look()][1] == "run"
    (tmp_path / "甲.txt").unlink()
    assert {watch.look() for _ in range(3)} == {"报告文件夹里没有文件，不重建"}


def test_state_sees_names_sizes_and_times(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text("一", encoding="utf-8")
    seen = [landing_state(settings(tmp_path))]
    os.utime(path, ns=(1, 1))
    seen.append(landing_state(settings(tmp_path)))
    path.rename(tmp_path / "乙.txt")
    seen.append(landing_state(settings(tmp_path)))
    assert len(set(seen)) == 3


def test_the_hour_is_set_by_the_environment_and_a_wrong_one_is_named(tmp_path: Path) -> None:
    _, (schedule,), _ = build_automation(settings(tmp_path))
    assert (schedule.cron_schedule, schedule.execution_timezone) == ("30 6 * * *", "Asia/Shanghai")
    _, (schedule,), _ = build_automation(settings(tmp_path, "0 22 * * 1-5"))
    assert schedule.cron_schedule == "0 22 * * 1-5"
    with pytest.raises(SettingError, match=r"JUESUAN_SCHEDULE.*每天"):
        build_automation(settings(tmp_path, "每天六点半"))
