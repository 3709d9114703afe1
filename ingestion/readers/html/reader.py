"""Web pages and saved web pages (MHTML) as documents."""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from dataclasses import replace
from email.message import EmailMessage

from ingestion.model import Document, RejectedError
from ingestion.readers.decode import decode
from ingestion.readers.html.article import find_article
from ingestion.readers.html.dom import Element, parse
from ingestion.readers.html.flow import Flow
from ingestion.readers.html.meta import published_on, source_of, title_of
from ingestion.readers.limits import Limits
from ingestion.readers.lines import clean_text

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_NEAR = 200
"""Texts at the beginning of the page among which a printed date of publication is looked for."""


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:8192])
    return match[1].decode("ascii", "replace").lower() if match else None


def _first_texts(body: Element, count: int) -> list[str]:
    found: list[str] = []
    pending: list[Element | str] = [body]
    while pending and len(found) < count:
        item = pending.pop()
        if isinstance(item, str):
            if item.strip():
                found.append(item.strip())
        else:
            pending.extend(reversed(item.children))
    return found


def read_html(source_name: str, data: bytes, limits: Limits, charset: str | None = None) -> Document:
    """Return the article of a web page. Links, scripts and frames are never followed.

    Locators: ``paragraph 12`` (1-based), ``table 2 row 5``. Raises ``RejectedError``: ``binary``,
    ``empty`` where the page has no text of its own, or a limit.
    """
    text, encoding, unreadable = decode(data, charset or _declared(data))
    limits.check("max_chars", len(text), "字符数")
    page = parse(text)
    flow = Flow(limits)
    flow.visit(find_article(page.body))
    flow.close_line()
    if not flow.lines and not flow.grids:
        raise RejectedError("empty", "网页没有正文文字（内容可能由脚本载入或在附件中）；请保存附件后放入")
    remarks = []
    if source := source_of(page.meta):
        remarks.append(f"网页来源：{source}")
    if page.hidden:
        remarks.append(f"略去网页中隐藏的内容{page.hidden}字")
    if unreadable:
        remarks.append(f"有{unreadable}个字符无法读出，以“\ufffd”代替")
    title = title_of(page.meta, page.title)
    return Document(
        source_name=source_name,
        media_type="text/html",
        sha256=hashlib.sha256(data).hexdigest(),
        byte_size=len(data),
        lines=tuple(flow.lines),
        grids=tuple(flow.grids),
        title=clean_text(title) if title else None,
        published_on=published_on(page.meta, _first_texts(page.body, _NEAR)),
        encoding=encoding,
        remarks=tuple(remarks),
    )


def read_mhtml(source_name: str, data: bytes, limits: Limits) -> Document:
    """Return the page of a saved web page (``.mht``, ``.mhtml``, Word's single-file page)."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                found = read_html(source_name, payload, limits, part.get_content_charset())
                return _as_saved(found, data)
    raise RejectedError("damaged", "MHTML文件中没有网页正文；请重新保存网页")


def _as_saved(document: Document, data: bytes) -> Document:
    return replace(
        document,
        media_type="multipart/related",
        sha256=hashlib.sha256(data).hexdigest(),
        byte_size=len(data),
    )
