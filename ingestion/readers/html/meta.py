"""Title, date of publication and source of a page, from its meta elements or the line under its title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

_TITLES = ("articletitle", "og:title", "title", "dc.title")
_DATES = (
    "pubdate", "publishdate", "firstpublishedtime", "article:published_time", "publish_date", "publishtime",
    "releasedate", "dc.date", "datepublished", "createdate", "others",
)  # fmt: skip
_SOURCES = ("contentsource", "source", "articlesource", "mediaid", "sitename")
_DAY = re.compile(r"((?:19|20)[0-9]{2})\s*[-/.年]\s*(1[0-2]|0?[1-9])\s*[-/.月]\s*(3[01]|[12][0-9]|0?[1-9])")
_COMPACT = re.compile(r"^((?:19|20)[0-9]{2})(1[0-2]|0[1-9])(3[01]|[12][0-9]|0[1-9])")
_PRINTED = re.compile(
    r"(?:发布|公开|公布|生成|成文|更新|发文)?(?:日期|时间)\s*[：:]\s*((?:19|20)[0-9]{2}\s*[-/.年][^，。]{3,8})"
)


def parse_day(text: str) -> date | None:
    """Return the first day in ``text``: ``2024-09-20 10:00``, ``2024年9月20日``, ``20240920``."""
    match = _DAY.search(text) or _COMPACT.match(text.strip())
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def published_on(meta: Mapping[str, str], texts: list[str]) -> date | None:
    """Return the date of publication: of the meta elements, else as printed (``发布时间：…``)."""
    for name in _DATES:
        if name in meta and (day := parse_day(meta[name])):
            return day
    for text in texts:
        if (match := _PRINTED.search(text)) and (day := parse_day(match[1])):
            return day
    return None


def title_of(meta: Mapping[str, str], fallback: str) -> str | None:
    """Return the article's title: of the meta elements, else of the page."""
    return next((meta[name] for name in _TITLES if meta.get(name)), None) or fallback or None


def source_of(meta: Mapping[str, str]) -> str | None:
    """Return who published the page, as its meta elements say."""
    return next((meta[name] for name in _SOURCES if meta.get(name)), None)
