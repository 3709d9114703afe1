"""Codes printed before names in a stream of cells: which numbers are codes and which are amounts."""

from __future__ import annotations

import re

from ingestion.accounts.codes import is_class, is_code_of
from ingestion.accounts.table import TableCell
from ingestion.accounts.values import is_blank, read_value
from ingestion.accounts.vocabulary import axes_of, compact

_CODE = re.compile(r"[23][0-9]{2}(?:[0-9]{2}){0,2}")


def code_length(tokens: list[TableCell], number: int) -> int:
    """Return how many tokens from ``number`` on make a printed code: one, or 类, 款 and 项 apart; else 0."""
    words = [compact(cell.text) for cell in tokens[number : number + 4]]
    if not words or not _CODE.fullmatch(words[0]):
        return 0
    length = 1
    while (
        length < 3 and length < len(words) and len(words[0]) == 3 and re.fullmatch("[0-9]{2}", words[length])
    ):
        length += 1
    if length >= len(words) or read_value(words[length]) is not None or is_blank(words[length]):
        return 0
    return length if is_code_of("".join(words[:length]), words[length]) else 0


def is_amount(tokens: list[TableCell], number: int) -> bool:
    """Tell whether a token is an amount: a number that is no part of a code printed before a name."""
    if read_value(tokens[number].text) is None:
        return False
    return not any(code_length(tokens, at) > number - at for at in range(max(0, number - 2), number + 1))


def codes_astray(tokens: list[TableCell]) -> bool:
    """Tell whether codes stand where amounts should: names were lost, or columns printed one by one."""
    lengths = [code_length(tokens, n) for n in range(len(tokens))]
    words = [compact(cell.text) for cell in tokens]
    codes = {"".join(words[n : n + size]) for n, size in enumerate(lengths) if size}
    places = [
        n for n, word in enumerate(words) if _CODE.fullmatch(word) and is_class(word) and is_amount(tokens, n)
    ]
    if any(n and dict(axes_of(tokens[n - 1].text, True)).get("role") == "code" for n in places):
        return True
    if any(re.fullmatch("0[0-9]", word) and is_amount(tokens, n) for n, word in enumerate(words)):
        return True
    loose = {words[n] for n in places}
    return any(
        a.startswith(b) or b.startswith(a) for a in loose for b in codes | loose if a != b or b in codes
    )
