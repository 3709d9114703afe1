"""What must hold before a build starts, asked by the command line, by the first asset and by the sensor."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from orchestration.settings import DBT_PROJECT

LEAST_MB = 64
"""A build over a handful of reports writes about 50 MB: build database, release, run history."""


class NotReadyError(RuntimeError):
    """Something to put right before a build; the message is Chinese and says how."""

    code = 2
    """Exit code of a command that ends so."""


class NoRoomError(NotReadyError):
    """The disk is full, or as good as full."""

    code = 1


def require_project() -> None:
    """Raise ``NotReadyError`` where the dbt project is not beside the code, as in a wheel."""
    if not (DBT_PROJECT / "dbt_project.yml").is_file():
        raise NotReadyError(
            f"安装不完整，缺少 {DBT_PROJECT}：请取得整个项目，在其文件夹中运行 make install，不要只安装 wheel"
        )


def require_apart(reports: Iterable[Path], warehouse: Path) -> None:
    """Raise ``NotReadyError`` where the warehouse lies inside a folder of reports.

    Its own files would be read as reports, more of them in every run, and the sensor would never rest.
    """
    for folder in reports:
        if folder.is_dir() and warehouse.resolve().is_relative_to(folder.resolve()):
            raise NotReadyError(
                f"仓库文件夹在报告文件夹之内，仓库自己的文件会被当作报告读取：{warehouse}\n"
                f"请把仓库放到报告文件夹之外，例如 --warehouse {folder.resolve().parent / 'warehouse'}"
            )


def require_link(published: Path) -> None:
    """Raise ``NotReadyError`` where something else stands at the place of the link to the release.

    Publishing would refuse it, too, but after all the work.
    """
    if published.exists() and not published.is_symlink():
        raise NotReadyError(f"{published} 不是由本程序发布的链接，请把它移走或改名后再次运行")


def require_room(folder: Path) -> None:
    """Raise ``NoRoomError`` when the disk of ``folder`` (which need not exist yet) is full.

    Asked again when something failed: a full disk speaks through whatever was written last.
    """
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(there).free // 1024**2
    if free < LEAST_MB:
        raise NoRoomError(
            f"磁盘空间不足：{folder} 所在的磁盘只剩 {free} MB，构建至少需要 {LEAST_MB} MB。"
            "请腾出空间后再次运行"
        )
