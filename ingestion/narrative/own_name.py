"""The reporting body's own name before an amount: it says no more than 我单位."""

from __future__ import annotations

import re

from ingestion.model import Identity

_FOLLOWED = (
    r"(?:部门|单位)?(?=[，：]?20[0-9]{2}年|[“”]?三公"
    r"|[，：]?(?:全年|本年|当年|年度|年初|收入|支出|决算|预算|总))"
)
"""Words that an amount of the body begins with; of its parts (本级, 机关, 所属…) it is not."""
_SHORTEST = 4
_NOTHING = "(?!)"


class OwnName:
    """The names of the body of a report, as its sentences begin with them."""

    def __init__(self, identity: Identity | None = None) -> None:
        names = {identity.organization_name or "", *identity.aliases} if identity else set()
        known = sorted((name for name in names if len(name) >= _SHORTEST), key=len, reverse=True)
        begins = "|".join(map(re.escape, known)) or _NOTHING
        self._pattern = re.compile(rf"^(20[0-9]{{2}}年度?[，：]?)?(?:{begins}){_FOLLOWED}")

    def shortened(self, local: str) -> str:
        """Return the words ``local`` before a number with the name they begin with as 我单位."""
        return self._pattern.sub(r"\g<1>我单位", local)
