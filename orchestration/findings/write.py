"""The letters: a page and a workbook for every organization and every region, and an index."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import jinja2

from ingestion.finding import is_temporary
from orchestration.findings.read import Finding, read_findings
from orchestration.findings.workbook import write_workbook

_OURS = {"index.html", "单位", "政区"}
"""What a folder of letters holds, and nothing else."""


class LetterFolderError(ValueError):
    """The folder holds something else than letters; the message is Chinese and says what to do."""


@dataclass(frozen=True, slots=True)
class FindingsResult:
    """What was written: counts of open findings, and the folder."""

    folder: Path
    findings: int
    errors: int
    organizations: int
    regions: int
    files: int


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one document."""

    name: str
    year: int | None
    source: str
    findings: Sequence[Finding]

    def count(self, severity: str) -> int:
        """Return the number of findings of a severity."""
        return sum(finding.severity == severity for finding in self.findings)


def write_findings(marts_db: Path, out_dir: Path) -> FindingsResult:
    """Write the letters of the published warehouse ``marts_db`` into ``out_dir``, replacing it in whole.

    ``单位/<政区>_<单位>_<年度>.html`` and ``.xlsx`` for every organization and year, ``政区/<政区>.html`` and
    ``.xlsx`` for every region with its own bodies and those below it, ``index.html``.
    Raises ``LetterFolderError`` when ``out_dir`` is no folder of letters: nothing of anybody else is removed.
    """
    require_letter_folder(out_dir)
    findings = read_findings(marts_db)
    out_dir.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out_dir.parent, prefix=".findings-") as name:
        folder = Path(name) / "letters"
        organizations = _write_all(folder / "单位", _by_organization(findings))
        regions = _write_all(folder / "政区", _by_region(findings))
        index = "".join(
            f'<li><a href="{part}/{one}.html">{_escape(one)}</a>'
            f'（<a href="{part}/{one}.xlsx">工作簿</a>）</li>'
            for part, names in (("单位", organizations), ("政区", regions))
            for one in names
        )
        (folder / "index.html").write_text(
            '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>核对意见</title>'
            f"<h1>核对意见</h1><ul>{index}</ul>",
            encoding="utf-8",
        )
        if out_dir.exists():
            shutil.rmtree(out_dir)
        folder.replace(out_dir)
    return FindingsResult(
        folder=out_dir,
        findings=len(findings),
        errors=sum(finding.severity == "error" for finding in findings),
        organizations=len(organizations),
        regions=len(regions),
        files=2 * (len(organizations) + len(regions)) + 1,
    )


def require_letter_folder(out_dir: Path) -> None:
    """Raise ``LetterFolderError`` unless ``out_dir`` is new, empty, or holds letters alone."""
    if not out_dir.exists():
        return
    if not out_dir.is_dir():
        raise LetterFolderError(f"{out_dir} 是文件，不是文件夹，请另指定一个新文件夹")
    names = {path.name for path in out_dir.iterdir()}
    others = sorted(name for name in names - _OURS if not is_temporary(name))
    if others:
        shown = "、".join(others[:3])
        raise LetterFolderError(f"文件夹 {out_dir} 中有别的内容（{shown}），未写入；请另指定一个新文件夹")


def render_page(title: str, findings: Sequence[Finding]) -> str:
    """Return the letter as HTML; every text of a report is escaped."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    template = environment.from_string(Path(__file__).with_name("letter.html").read_text(encoding="utf-8"))
    groups = [
        Group(rows[0].organization_name, rows[0].fiscal_year, rows[0].source_name, rows)
        for _, rows in (
            (key, list(group)) for key, group in groupby(findings, key=lambda one: one.document_key)
        )
    ]
    note = "严重程度：错误须更正；疑问请核实；提示多为尾差和排印，可一并修正。"
    return template.render(title=title, groups=groups, note=note)


def _by_organization(findings: Sequence[Finding]) -> dict[str, tuple[str, list[Finding]]]:
    letters: dict[str, tuple[str, list[Finding]]] = {}
    owners: dict[str, tuple[str | None, int | None, str]] = {}
    for one in findings:
        owner = (one.organization_key, one.fiscal_year, "" if one.organization_key else one.document_key)
        year = f"{one.fiscal_year}年度" if one.fiscal_year else "年度不明"
        name = _file_name(f"{one.region_name}_{one.organization_name}_{year}")
        while owners.setdefault(name, owner) != owner:
            name += "_2"
        letters.setdefault(name, (f"{one.organization_name}{year}部门决算公开核对意见", []))[1].append(one)
    return letters


def _by_region(findings: Sequence[Finding]) -> dict[str, tuple[str, list[Finding]]]:
    letters: dict[str, tuple[str, list[Finding]]] = {}
    for one in findings:
        for code, region in one.regions:
            name = _file_name(f"{code}_{region}")
            letters.setdefault(name, (f"{region}各单位部门决算公开核对意见", []))[1].append(one)
    return letters


def _write_all(folder: Path, letters: dict[str, tuple[str, list[Finding]]]) -> list[str]:
    folder.mkdir(parents=True)
    for name, (title, findings) in letters.items():
        (folder / f"{name}.html").write_text(render_page(title, findings), encoding="utf-8")
        write_workbook(findings, folder / f"{name}.xlsx", title)
    return list(letters)


def _file_name(text: str) -> str:
    """Return ``text`` as a file name of at most 60 characters, without separators."""
    return re.sub(r'[\\/:*?"<>|\s\x00-\x1f%#&]', "", text)[:60].strip(".") or "未命名"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
