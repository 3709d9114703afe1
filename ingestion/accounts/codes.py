"""Codes of function and economic classes, as the rows and headings of a table give them."""

from __future__ import annotations

import re

from ingestion.accounts.vocabulary import SUBJECTS, axes_of, bare, compact
from ingestion.reference import (
    economic_name,
    is_class_name,
    names_deeper_class,
    resolve_economic,
    resolve_function,
)

_FUNCTION = re.compile(r"2[0-9]{2}(?:[0-9]{2}){0,2}")
_CLASS = re.compile(r"20[1-9]|2[1-3][0-9]|30[1-9]|31[0-3]|399")
_ECONOMIC = re.compile(r"3[0-9]{2}(?:[0-9]{2})?")
_ALONE = re.compile(r"[1-5][0-9]{2}(?:[0-9]{2}){0,2}")
_BEFORE_NAME = re.compile(rf"^({_ALONE.pattern})[-—_:：.|｜]?(?=[^0-9.,，])(.+)$")
_BRACKETED = re.compile(rf"^[\[【〔（]({_ALONE.pattern})[\]】〕）](.+)$")


def function_code(name: str, code: str, year: int | None) -> str | None:
    """Return the function code of a row: the printed code as it is, else the class its name means.

    A code whose name is that of a class below it lost its end: it is none.

    Without a code only a 类 name counts: names of 款 and 项 repeat under many classes.
    """
    if _FUNCTION.fullmatch(code):
        return None if name and names_deeper_class(bare(compact(name)), code) else code
    if code or not name:
        return None
    word = bare(compact(name))
    match = resolve_function((word, "", ""), (), year)
    is_class = match.code and len(match.code) == 3 and is_class_name(word, mistyped=True)
    return match.code if is_class else None


def economic_code(name: str, code: str, year: int | None, class_only: bool = False) -> str | None:
    """Return the economic code of a row or heading: by name first, since some forms shift the codes."""
    if code and not _ECONOMIC.fullmatch(code):
        return None
    match = resolve_economic(bare(compact(name)), code or None, year, "class" if class_only else None)
    return match.code or (code or None)


def split_code(label: str) -> tuple[str, str]:
    """Return (code, name) of a label such as ``2011301 行政运行``; the code is '' when none is printed."""
    word = compact(label)
    if _ALONE.fullmatch(word):
        return word, ""
    match = _BEFORE_NAME.match(word) or _BRACKETED.match(word)
    return (match.group(1), match.group(2)) if match else ("", label)


def is_class(code: str) -> bool:
    """Tell whether digits begin with a class of either classification."""
    return bool(_CLASS.match(code))


def is_code_of(code: str, name: str) -> bool:
    """Tell whether digits printed before ``name`` can be its code, and are no amount of the line before.

    The class must be one of either classification; the name is none of a sum, of revenue, of the three
    public expenses or of procurement, unless it is the economic class of that very code.
    """
    word = bare(compact(name))
    if SUBJECTS & dict(axes_of(name, False)).keys() or re.search("[合小总]计$|收入$", word):
        return bare(compact(economic_name(code))) == word
    return bool(_CLASS.match(code))
