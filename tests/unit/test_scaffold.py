"""What the layout promises: rooms that import only what they may, and declared dependencies."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

PACKAGES = ("ingestion", "expectations", "orchestration")
FORBIDDEN = {
    "ingestion": {"dagster", "dagster_dbt", "dbt", "duckdb", "great_expectations", "orchestration", "expectations"},
    "expectations": {"dagster", "dagster_dbt", "dbt", "orchestration"},
}


def imported(path: Path) -> set[str]:
    """Return the top-level names that a module imports, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("package", sorted(FORBIDDEN))
def test_room_does_not_import_what_it_must_not(root: Path, package: str) -> None:
    wrong = {
        str(path.relative_to(root)): sorted(names)
        for path in (root / package).rglob("*.py")
        if (names := imported(path) & FORBIDDEN[package])
    }
    assert wrong == {}


def test_ingestion_does_not_read_the_environment(root: Path) -> None:
    readers = [
        str(path.relative_to(root))
        for path in (root / "ingestion").rglob("*.py")
        if re.search(r"\bos\.(environ|getenv)\b|import environ", path.read_text(encoding="utf-8"))
    ]
    assert readers == []


def test_every_imported_package_is_declared(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for lines in project.get("optional-dependencies", {}).values() for line in lines]
    declared = {
        re.match(r"[A-Za-z0-9._-]+", line)[0].lower().replace("_", "-")  # type: ignore[index]
        for line in project["dependencies"] + extras
    }
    owners = packages_distributions()
    undeclared: dict[str, list[str]] = {}
    for package in PACKAGES:
        for path in (root / package).rglob("*.py"):
            for name in imported(path) - set(PACKAGES) - set(sys.stdlib_module_names) - {"tests"}:
                sources = {dist.lower().replace("_", "-") for dist in owners.get(name, [name])}
                if not sources & declared:
                    undeclared.setdefault(name, []).append(str(path.relative_to(root)))
    assert undeclared == {}


def test_lock_holds_every_declared_dependency_without_addresses(root: Path) -> None:
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|^-", lock, re.MULTILINE)
    locked = {line.split("==")[0].replace("_", "-") for line in lock.splitlines() if "==" in line}
    config = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        re.match(r"[A-Za-z0-9._-]+", line)[0].lower().replace("_", "-")  # type: ignore[index]
        for line in config["project"]["dependencies"] + config["dependency-groups"]["dev"]
    }
    assert wanted - locked == set()
