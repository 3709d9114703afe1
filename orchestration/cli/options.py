"""Options that commands share, and opening the published warehouse."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingestion.allowance import NAMES, LimitError, parse_limits
from ingestion.lexicon.tables import Lexicon, LexiconError, read_lexicon
from orchestration.cli import UsageError
from orchestration.settings import DATABASE, Settings, load_settings

if TYPE_CHECKING:
    import duckdb


def add_warehouse(parser: argparse.ArgumentParser) -> None:
    """Add ``--warehouse``."""
    parser.add_argument("--warehouse", type=Path, metavar="文件夹", help="仓库所在文件夹（默认 ./warehouse）")


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Add ``--limit``."""
    parser.add_argument(
        "--limit",
        action="append",
        default=[],
        metavar="名称=数值",
        help="单个文件的上限，可多次使用，例如 --limit pages=5000 --limit seconds=1200；"
        "名称有 " + "、".join(f"{name} {words}" for name, words in NAMES.items()),
    )


def add_lexicon(parser: argparse.ArgumentParser) -> None:
    """Add ``--lexicon``."""
    parser.add_argument(
        "--lexicon", type=Path, metavar="文件夹", help="自己的词表所在的文件夹，与自带词表一起使用"
    )


def lexicon_of(settings: Settings) -> Lexicon:
    """Return the lexicon in use after loading every table of it. Raises ``UsageError`` for a wrong one."""
    # Loading the tables imports most of the parser.
    from ingestion.work import load_parser

    try:
        lexicon = read_lexicon(settings.lexicon)
        load_parser(lexicon)
    except LexiconError as error:
        raise UsageError(f"词表无法使用：{error}") from None
    return lexicon


def settings_of(args: argparse.Namespace) -> Settings:
    """Return the settings with what the command line says. Raises ``UsageError`` where none can be."""
    settings = load_settings()
    settings = settings.at(args.warehouse) if getattr(args, "warehouse", None) else settings
    if getattr(args, "limit", None):
        try:
            settings = replace(settings, allowance=parse_limits(args.limit, settings.allowance))
        except LimitError as error:
            raise UsageError(f"--limit：{error}") from None
    if getattr(args, "lexicon", None):
        settings = replace(settings, lexicon=args.lexicon.absolute())
    around = next((one for one in settings.warehouse.parents if (one / "releases").is_dir()), None)
    if around and (settings.warehouse.is_file() or (settings.warehouse / DATABASE).exists()):
        raise UsageError(f"{settings.warehouse} 在仓库之内，请写仓库的文件夹：--warehouse {around}")
    if settings.warehouse.exists() and not settings.warehouse.is_dir():
        raise UsageError(f"仓库的位置应是文件夹，这里却是文件：{settings.warehouse}")
    return settings


def nothing_published(settings: Settings) -> UsageError:
    """Return what to say where nothing is published yet, or not any more."""
    if settings.published.is_symlink():
        gone = settings.published.parent / settings.published.readlink()
        return UsageError(f"已发布的仓库不见了：{gone}\n请重新运行 juesuan build 报告文件夹")
    return UsageError(
        f"这里还没有已发布的仓库：{settings.warehouse}\n"
        "请先运行 juesuan build 报告文件夹，或用 --warehouse 指定仓库所在文件夹"
    )


def open_published(settings: Settings) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection to the published marts, with ``marts`` as the schema names are found in.

    The connection can read nothing else and write nowhere. Raises ``UsageError`` when nothing is published.
    """
    if not settings.marts_db.exists():
        raise nothing_published(settings)
    import duckdb

    from orchestration.queries import open_marts

    try:
        return open_marts(settings.marts_db)
    except duckdb.Error as error:
        raise UsageError(
            f"已发布的仓库无法打开：{settings.marts_db}\n{error}\n请重新运行 juesuan build 报告文件夹"
        ) from None
