"""What a project's money was made up of: ``预算安排9万元（其中：县级财政资金7万元，其他资金2万元）``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingestion.forms.place import AMOUNT
from ingestion.numbers import to_yuan

_BRACKET = re.compile(r"\s*[（(](?:其中|包括)?[：:]?(?P<parts>[^（）()]+)[）)]")
_FISCAL = re.compile(
    r"(?:中央|省|市|州|区|县|镇|乡|本|各|同)?级?(?:一般公共预算|财政)(?:预算)?(?:拨款|补助|安排|专项|资金)*"
)
_OTHER = re.compile(r"(?:其[他它]|自筹|单位自有|自有)(?:来源)?资金")
_MEASURE_WORDS = re.compile(r"(?:预算|安排|执行|支出|支付|数|为|是|共|计|：|:|\s)+$")
_LINK = re.compile(r"^[，,、；;和及\s]*(?:其中)?[：:]?")


def parts_of(text: str, amount: re.Match[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield (``_fiscal`` or ``_other``, amount) of the bracket right behind ``amount`` in ``text``.

    Nothing where a part has another name, where two share one, or where they do not add up.
    """
    bracket = _BRACKET.match(text, amount.end())
    if bracket is None:
        return
    parts: dict[str, re.Match[str]] = {}
    end = bracket.start("parts")
    for part in AMOUNT.finditer(text, end, bracket.end("parts")):
        label = _MEASURE_WORDS.sub("", _LINK.sub("", text[end : part.start()]))
        suffix = "_fiscal" if _FISCAL.fullmatch(label) else "_other" if _OTHER.fullmatch(label) else ""
        if not suffix or suffix in parts:
            return
        parts[suffix], end = part, part.end()
    if parts and sum(map(_yuan, parts.values())) == _yuan(amount):
        yield from parts.items()


def _yuan(amount: re.Match[str]) -> Decimal:
    read = to_yuan(amount[1], amount[2])
    return read[0] if read else Decimal(-1)
