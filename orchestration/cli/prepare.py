"""``juesuan prepare``: the dbt manifest that Dagster reads, and the home of the run history."""

from __future__ import annotations

import argparse

from orchestration.cli.options import add_warehouse, settings_of
from orchestration.preflight import require_project


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Make what is missing or out of date."""
    require_project()
    from orchestration.helper import stop_helpers
    from orchestration.history import prepare_home
    from orchestration.transform import ensure_manifest

    settings = settings_of(args)
    prepare_home(settings)
    try:
        made = ensure_manifest(settings)
    finally:
        stop_helpers()
    print(f"{'已生成' if made else '无需更新'}：{settings.manifest}")
    return 0
