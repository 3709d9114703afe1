"""The entry point of the readers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module

from ingestion.model import Document, RejectedError
from ingestion.readers.archive import Budget, members
from ingestion.readers.detect import detect
from ingestion.readers.limits import DEFAULT_LIMITS, Limits

Reader = Callable[[str, bytes, Limits], Document]

_READERS = {
    "text": "text.read_text",
    "pdf": "pdf.reader.read_pdf",
    "html": "html.reader.read_html",
    "mhtml": "html.reader.read_mhtml",
    "docx": "docx.reader.read_docx",
    "doc": "doc.reader.read_doc",
    "xlsx": "sheet.reader.read_xlsx",
    "xls": "sheet.reader.read_xls",
}
"""Reader of each kind, imported when the first such file comes: most runs need two or three."""

_REFUSED = {
    "rar": ("unsupported_archive", "RAR压缩包不能读取；请解压后放入，或改为ZIP"),
    "7z": ("unsupported_archive", "7z压缩包不能读取；请解压后放入，或改为ZIP"),
    "gzip": ("unsupported_archive", "GZIP压缩包不能读取；请解压后放入，或改为ZIP"),
    "image": ("unsupported_format", "图片文件没有文字；请提供文本、Word、PDF或网页"),
    "pptx": ("unsupported_format", "演示文稿不是决算报告的格式；请提供文本、Word、PDF或网页"),
    "ofd": ("unsupported_format", "OFD版式文件不能读取；请另存为PDF后放入"),
    "rtf": ("unsupported_format", "RTF文件不能读取；请另存为DOCX后放入"),
    "odt": ("unsupported_format", "ODT文件不能读取；请另存为DOCX后放入"),
    "ods": ("unsupported_format", "ODS文件不能读取；请另存为XLSX后放入"),
    "ole": ("unsupported_format", "旧式Office文件中没有Word正文或Excel工作簿；请另存为DOCX或XLSX"),
    "spreadsheet_xml": ("unsupported_format", "XML表格（2003）不能读取；请另存为XLSX后放入"),
    "encrypted_office": ("encrypted", "Office文件设有打开密码，无法读取；请提供无密码的文件"),
}
_MOST_NAMED = 10
"""So many refused files are named in one message; all are counted."""


def _reader(kind: str) -> Reader:
    module, _, name = _READERS[kind].rpartition(".")
    reader: Reader = getattr(import_module(f"ingestion.readers.{module}"), name)
    return reader


def read_one(source_name: str, data: bytes, limits: Limits, kind: str) -> Document:
    """Return the document in ``data`` of a known ``kind``; every library error becomes a refusal."""
    if kind in _REFUSED:
        raise RejectedError(*_REFUSED[kind])
    try:
        return _reader(kind)(source_name, data, limits)
    except RejectedError:
        raise
    except RecursionError as error:
        raise RejectedError("damaged", f"文件嵌套过深，无法按{kind}格式读取") from error
    except MemoryError as error:
        raise RejectedError("limit_memory", f"按{kind}格式读取时内存不足；请拆分文件") from error
    except Exception as error:
        detail = re.sub(r"\s+", " ", f"{type(error).__name__}: {error}")[:160]
        raise RejectedError("damaged", f"无法按{kind}格式读取，文件可能损坏（{detail}）") from error


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file, or a file within an archive, that could not become a document."""

    source_name: str
    sha256: str
    byte_size: int
    error: RejectedError


def _read(
    source_name: str, data: bytes, limits: Limits, budget: Budget, depth: int = 1
) -> Iterator[Document | Rejection]:
    """Yield what comes of one file: a document, a rejection, or those of an archive's files."""
    try:
        if not data:
            raise RejectedError("empty", "文件为空（0字节）")
        limits.check("max_bytes", len(data), "文件字节数")
        kind = detect(source_name, data)
        if kind != "zip":
            yield read_one(source_name, data, limits, kind)
            return
        is_blank = True
        for member in members(data, limits, budget, depth):
            is_blank = False
            name = f"{source_name}/{member.name}"
            if member.error is None:
                yield from _read(name, member.data, limits, budget, depth + 1)
            else:
                yield Rejection(name, hashlib.sha256(b"").hexdigest(), 0, member.error)
        if is_blank:
            raise RejectedError("empty", "压缩包内没有文件")
    except RejectedError as error:
        yield Rejection(source_name, hashlib.sha256(data).hexdigest(), len(data), error)


def read_all(
    source_name: str, data: bytes, limits: Limits = DEFAULT_LIMITS
) -> tuple[list[Document], list[Rejection]]:
    """Return every document in ``data`` and every file of it that could not be read. Never raises.

    Files of an archive are named ``archive.zip/folder/file.docx``; nothing is written to disk.
    """
    found = list(_read(source_name, data, limits, Budget()))
    documents = [item for item in found if isinstance(item, Document)]
    return documents, [item for item in found if isinstance(item, Rejection)]


def read_bytes(source_name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[Document]:
    """Return the documents in ``data``: one, or one per readable file of an archive.

    ``source_name`` is used for its extension (as a second opinion) and in the result, never opened.
    Raises ``RejectedError`` with a reason code and a Chinese reason when nothing was readable; no other
    error leaves this call. Files of an archive that were refused are named in the remarks of its first
    document; ``read_all`` gives them one by one.
    """
    documents, rejections = read_all(source_name, data, limits)
    if documents and rejections:
        refused = "；".join(f"{item.source_name}：{item.error.reason}" for item in rejections[:_MOST_NAMED])
        remark = f"压缩包内另有{len(rejections)}个文件未能读取（{refused}）"
        documents[0] = replace(documents[0], remarks=(*documents[0].remarks, remark))
    if documents:
        return documents
    if len(rejections) == 1:
        raise rejections[0].error
    reasons = "；".join(f"{item.source_name}：{item.error.reason}" for item in rejections[:_MOST_NAMED])
    raise RejectedError("empty_archive", f"压缩包内{len(rejections)}个文件都不能读取（{reasons}）")
