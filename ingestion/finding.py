"""The files of a landing folder: each one is found once, or listed with the reason why it was not."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingestion.readers.limits import how_to_raise
from ingestion.system_words import SYSTEM_WORDS, words_of

_TEMPORARY_START = (".", "~$", "~WRL", ".~")
_TEMPORARY_END = ("~", ".tmp", ".part", ".crdownload", ".download", ".swp")
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_REPORT_WORDS = re.compile(
    r"部门|单位|年度|决算|预算|绩效|自评|评价|报告|公开|说明|附件|副本|新建|文档|文本|表|三公|经费"
)
_CHINESE = re.compile(r"[一-龥]")
_WORDS_OF_A_BODY = 4
"""Characters of a file name, without the words of any report, that may name a body: 青石县水务局."""
_SYSTEM = {"thumbs.db", "desktop.ini", "__macosx"}


@dataclass(frozen=True, slots=True)
class Found:
    """A regular file. ``source_name`` is its path below the folder that was asked for."""

    source_name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that should have been read and could not be: a row of ``stg_rejected``."""

    source_name: str
    reason_code: str
    reason: str


@dataclass(slots=True)
class Findings:
    """What lies in the landing folders; ``ignored`` names hidden, temporary and system files."""

    files: list[Found] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


def find_files(paths: Sequence[Path]) -> Findings:
    """Return every file below ``paths`` (files or folders, any extension), sorted by source name.

    A folder that cannot be opened, a missing path and anything but a regular file are refused with a
    Chinese reason. The same file reached twice is taken once. Files given by name are never ignored.
    """
    findings = Findings()
    pairs: list[tuple[Path, Path]] = []
    for root in paths:
        if root.is_dir():
            _walk(root, root, pairs, findings, {os.path.realpath(root)})
        else:
            pairs.append((root.parent, root))
    names = _unique_names(_once(pairs))
    for name, path in sorted(names):
        fault = _fault(path)
        if fault is None:
            findings.files.append(Found(name, path))
        else:
            findings.refused.append(Refused(name, *fault))
    findings.ignored.sort()
    return findings


def by_telling_name(source_name: str) -> tuple[int, int, str]:
    """Return an order in which, of files with one content, the first is the one to keep.

    A file name may say whose report it is and of which year where the text does not: one with a year, with
    the kind of report and with further words in Chinese comes before ``1.txt``, then one before its copy.
    """
    name = re.split(r"[/\\!]", source_name)[-1]
    kind = _REPORT_WORDS.search(name)
    words = len(_CHINESE.findall(_REPORT_WORDS.sub("", name)))
    told = (_YEAR.search(name) is not None) + (kind is not None) + (words >= _WORDS_OF_A_BODY)
    return -told, len(name), source_name


def is_temporary(name: str) -> bool:
    """Return whether a file name is that of a hidden, temporary or system file."""
    lowered = name.lower()
    return name.startswith(_TEMPORARY_START) or lowered.endswith(_TEMPORARY_END) or lowered in _SYSTEM


def printable(name: str) -> str:
    """Return a file name as text; bytes that are not UTF-8 are read as GB18030 (old Windows copies)."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


def _walk(
    root: Path, folder: Path, pairs: list[tuple[Path, Path]], findings: Findings, seen: set[str]
) -> None:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        name = printable(folder.relative_to(root).as_posix())
        shown = root.name if name == "." else name
        findings.refused.append(Refused(shown + "/", "folder_unreadable", _os_reason("文件夹", error)))
        return
    for entry in entries:
        path = Path(entry.path)
        if is_temporary(entry.name):
            findings.ignored.append(printable(path.relative_to(root).as_posix()))
        elif _is_folder(entry):
            real = os.path.realpath(path)
            if real not in seen:  # a link back to a folder above would never end
                _walk(root, path, pairs, findings, seen | {real})
        else:
            pairs.append((root, path))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder; links that lead to one another are none, and refused like a file."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _once(pairs: list[tuple[Path, Path]]) -> list[tuple[Path, Path]]:
    """Drop paths that lead to a file already listed under the same parent folder and name."""
    kept: dict[str, tuple[Path, Path]] = {}
    for root, path in pairs:
        kept.setdefault(str(path.absolute()), (root, path))
    return list(kept.values())


def _unique_names(pairs: list[tuple[Path, Path]]) -> list[tuple[str, Path]]:
    """Return (source name, path); where two folders hold the same name, the folder stands before it."""
    short = [printable(path.relative_to(root).as_posix()) for root, path in pairs]
    count = Counter(short)
    named = [
        name if count[name] == 1 else f"{printable(root.resolve().name)}/{name}"
        for name, (root, _) in zip(short, pairs, strict=True)
    ]
    count = Counter(named)
    return [
        (name if count[name] == 1 else printable(str(path.absolute())), path)
        for name, (_, path) in zip(named, pairs, strict=True)
    ]


def _fault(path: Path) -> tuple[str, str] | None:
    """Return (reason code, reason) when ``path`` is not a file that can be opened."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        broken = path.is_symlink()
        return ("not_found", "链接指向的文件不存在" if broken else "文件不存在（可能已被移走或删除）")
    except OSError as error:
        return ("unreadable", _os_reason("文件", error))
    if not stat.S_ISREG(mode):
        return ("not_a_file", "不是普通文件（设备、管道或套接字），未读取")
    return None


def _os_reason(what: str, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"没有读取{what}的权限，请检查权限设置"
    if isinstance(error, FileNotFoundError):
        return f"{what}不存在（可能在运行期间被移走或删除）"
    if error.errno == errno.ELOOP:
        return SYSTEM_WORDS[errno.ELOOP]
    return f"{what}无法读取：{words_of(error)}"


def read_file(found: Found, max_bytes: int) -> bytes | Refused:
    """Return the bytes of a found file, or why they cannot be had. Reads no more than ``max_bytes``."""
    try:
        size = found.path.stat().st_size
        if size > max_bytes:
            option = how_to_raise("max_bytes", size)
            reason = f"文件字节数为{size}，超过上限{max_bytes}；请拆分文件，或在构建时用 {option} 调高上限"
            return Refused(found.source_name, "limit_max_bytes", reason)
        return found.path.read_bytes()
    except OSError as error:
        code = "not_found" if isinstance(error, FileNotFoundError) else "unreadable"
        return Refused(found.source_name, code, _os_reason("文件", error))
    except MemoryError:
        return Refused(found.source_name, "limit_memory", "内存不足，文件未读取；请释放内存后重新运行")
