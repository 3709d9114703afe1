"""Codes of expenditure classes printed beside their names: ``2050803培训支出``, ``5.205 08 03培训支出``."""

from __future__ import annotations

import re

_PIECES = r"[0-9]{3}(?:[ .\-—－]?[0-9]{2}){0,2}"
LEADING_CODE = re.compile(
    rf"(?:(?<![0-9.])|(?:^|(?<=[，；：、（“年度]))[0-9]{{1,2}}[.．])(?P<code>{_PIECES})(?![0-9年])[：]?"
    r"(?P<name>[^，。；：（）0-9|]{2,30})"
)
"""A code in one piece or three, the number of the item before it or not; digits before 年 are a year."""
CODE_BEFORE_NAME = re.compile(
    r"(?:(?<![0-9.])|(?:^|(?<=[，；：、（“]))[0-9]{1,2}[.．])(?P<code>2[0-9]{2}(?:[0-9]{2}){0,2})"
    r"[（“《](?P<name>[^，。；：（）“”《》0-9|]{2,30}(?:（[^（）0-9]{1,10}）[^，。；：（）0-9|]{0,20})?)[）”》]"
)
"""A code and, in brackets behind it, its name: ``2050803（培训支出）``."""
_DIGITS = re.compile(r"[0-9][0-9 .．\-—－、：（）\[\]【】“]*$")
_ITEM_NUMBER = re.compile(r"[0-9]{1,2}[.．、）]“?")


def has_unread_code(before: str) -> bool:
    """Whether the digits that ``before`` ends with are more than the number of an item in its list.

    They are a code then, whole or in part, and a name beside a code is no part of the class before.
    """
    found = _DIGITS.search(before)
    return found is not None and not _ITEM_NUMBER.fullmatch(found.group())
