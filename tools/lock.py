"""Write requirements.lock: the exact versions that pyproject.toml resolves to, development tools included.

Uses pip's own resolver and the index it is configured with; no address is written into the lock.
Run it with the Python version that the lock is for (3.11): ``make lock``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Exact versions of an install, development tools included. Made by `make lock`; do not edit.\n"


def resolve() -> dict[str, str]:
    """Return name -> version of everything an install of the project with its tools brings in."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
        command += ["--report", str(report), "--group", f"{ROOT / 'pyproject.toml'}:dev", f"{ROOT}[ui]"]
        subprocess.run(command, check=True)
        found = json.loads(report.read_text(encoding="utf-8"))["install"]
    return {item["metadata"]["name"].lower(): item["metadata"]["version"] for item in found}


def main() -> None:
    versions = resolve()
    versions.pop("juesuan", None)
    body = "".join(f"{name}=={version}\n" for name, version in sorted(versions.items()))
    (ROOT / "requirements.lock").write_text(HEADER + body, encoding="utf-8")
    print(f"requirements.lock: {len(versions)} packages")


if __name__ == "__main__":
    main()
