"""The letters: a page and a workbook for every organization and every region, and an index."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import jinja2

from ingestion.finding import is_temporary
from orchestration import queries
from orchestration.findings.read import Finding, read_findings
from orchestration.findings.workbook import write_workbook
from orchestration.places import in_words
from orchestration.system_errors import in_chinese

_OURS = {"index.html", "单位", "政区"}
"""What a folder of letters holds, and nothing else."""
_NOTE = "严重程度：错误须更正；疑问请核实；提示多为尾差和排印，可一并修正。"


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
class _Counted:
    findings: Sequence[Finding]

    def count(self, severity: str) -> int:
        """Return the number of findings of a severity."""
        return sum(finding.severity == severity for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Group(_Counted):
    """The findings of one document."""

    name: str
    year: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Letter(_Counted):
    """A page and a workbook: file name, title, and how the index lists it (``about`` before ``subject``)."""

    name: str
    title: str
    subject: str
    about: tuple[str, ...]


def write_findings(marts_db: Path, out_dir: Path) -> FindingsResult:
    """Write the letters of the published warehouse ``marts_db`` into ``out_dir``, replacing it in whole.

    ``单位/<政区>_<单位>_<年度>.html`` and ``.xlsx`` for every organization and year, ``政区/<政区>.html`` and
    ``.xlsx`` for every region with its own bodies and those below it, ``index.html``.
    Raises ``LetterFolderError`` when ``out_dir`` is no folder of letters: nothing of anybody else is removed.
    """
    require_letter_folder(out_dir)
    findings = read_findings(marts_db)
    with queries.open_marts(marts_db) as connection:
        files = queries.files(connection)
    _require_writable(out_dir)
    with tempfile.TemporaryDirectory(dir=out_dir.parent, prefix=".findings-") as name:
        folder = Path(name) / "letters"
        organizations, regions = _by_organization(findings), _by_region(findings)
        _write_all(folder / "单位", organizations)
        _write_all(folder / "政区", regions)
        page = render_index(organizations, regions, files, {one.source_name for one in findings})
        (folder / "index.html").write_text(page, encoding="utf-8")
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


def _require_writable(out_dir: Path) -> None:
    """Make the folder around ``out_dir``. Raises ``LetterFolderError`` where it cannot be written."""
    try:
        out_dir.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LetterFolderError(in_chinese(error)) from None
    if not os.access(out_dir.parent, os.W_OK):
        raise LetterFolderError(f"没有写入 {out_dir.parent.absolute()} 的权限，请另指定一个文件夹")


def render_page(title: str, findings: Sequence[Finding]) -> str:
    """Return the letter as HTML; every text of a report is escaped."""
    groups = [
        Group(rows, rows[0].organization_name, rows[0].fiscal_year, rows[0].source_name)
        for _, rows in (
            (key, list(group)) for key, group in groupby(findings, key=lambda one: one.document_key)
        )
    ]
    return _template("letter.html").render(title=title, groups=groups, note=_NOTE)


def render_index(
    organizations: Sequence[Letter], regions: Sequence[Letter], files: Sequence[queries.Row], found: set[str]
) -> str:
    """Return the page that lists the letters, the files not taken in, and the reports without a finding.

    ``files`` are those of ``queries.files``, ``found`` the names of the reports with findings.
    """
    files = [row | {"remark": in_words(row["remark"])} for row in files]
    rejected = [row for row in files if row["outcome"] == queries.REJECTED]
    clean = [row for row in files if row not in rejected and row["source_name"] not in found]
    given = {"files": files, "rejected": rejected, "clean": clean, "note": _NOTE}
    return _template("index.html").render(organizations=organizations, regions=regions, **given)


def _template(name: str) -> jinja2.Template:
    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    return jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, loader=loader
    ).get_template(name)


def _by_organization(findings: Sequence[Finding]) -> list[Letter]:
    letters: dict[str, Letter] = {}
    mine: dict[str, list[Finding]] = {}
    owners: dict[str, tuple[str | None, int | None, str]] = {}
    for one in findings:
        owner = (one.organization_key, one.fiscal_year, "" if one.organization_key else one.document_key)
        year = f"{one.fiscal_year}年度" if one.fiscal_year else "年度不明"
        name = _file_name(f"{one.region_name}_{one.organization_name}_{year}")
        while owners.setdefault(name, owner) != owner:
            name += "_2"
        mine.setdefault(name, []).append(one)
        title = f"{one.organization_name}{year}部门决算公开核对意见"
        about = (one.region_name, str(one.fiscal_year or "不明"))
        letters.setdefault(name, Letter(mine[name], name, title, one.organization_name, about))
    return list(letters.values())


def _by_region(findings: Sequence[Finding]) -> list[Letter]:
    letters: dict[str, Letter] = {}
    mine: dict[str, list[Finding]] = {}
    for one in findings:
        for code, region in one.regions:
            name = _file_name(f"{code}_{region}")
            mine.setdefault(name, []).append(one)
            title = f"{region}各单位部门决算公开核对意见"
            letters.setdefault(name, Letter(mine[name], name, title, region, (code,)))
    # By code a province stands before its prefectures, and they before their counties.
    return [letters[name] for name in sorted(letters)]


def _write_all(folder: Path, letters: Sequence[Letter]) -> None:
    folder.mkdir(parents=True)
    for one in letters:
        (folder / f"{one.name}.html").write_text(render_page(one.title, one.findings), encoding="utf-8")
        write_workbook(one.findings, folder / f"{one.name}.xlsx", one.title)


def _file_name(text: str) -> str:
    """Return ``text`` as a file name of at most 60 characters, without separators."""
    return re.sub(r'[\\/:*?"<>|\s\x00-\x1f%#&]', "", text)[:60].strip(".") or "未命名"
