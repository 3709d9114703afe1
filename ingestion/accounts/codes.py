"""Codes of function and economic classes, as the rows and headings of a table give them."""

from __future__ import annotations

import re

from ingestion.accounts.vocabulary import bare, compact
from ingestion.reference import resolve_economic, resolve_function

_FUNCTION = re.compile(r"2[0-9]{2}(?:[0-9]{2}){0,2}")
_ECONOMIC = re.compile(r"3[0-9]{2}(?:[0-9]{2})?")


def function_code(name: str, code: str, year: int | None) -> str | None:
    """Return the function code of a row: the printed code as it is, else the class its name means.

    Without a code only a 类 name counts: names of 款 and 项 repeat under many classes.
    """
    if _FUNCTION.fullmatch(code):
        return code
    if code or not name:
        return None
    match = resolve_function((bare(compact(name)), "", ""), (), year)
    return match.code if match.code and len(match.code) == 3 else None


def economic_code(name: str, code: str, year: int | None, class_only: bool = False) -> str | None:
    """Return the economic code of a row or heading: by name first, since some forms shift the codes."""
    if code and not _ECONOMIC.fullmatch(code):
        return None
    match = resolve_economic(bare(compact(name)), code or None, year, "class" if class_only else None)
    return match.code or (code or None)
