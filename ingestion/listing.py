"""A page that tells the three public expenses of several bodies, one after the other: no body's report.

``市公安局“三公”经费决算数9万元，市教育局“三公”经费决算数6万元``: each figure is another body's, and the page
names none as its own. The figures are kept and shown and feed no fact; what is said of all of them stays.
"""

from __future__ import annotations

import re

from ingestion.accounts import OTHER_BODY
from ingestion.model import Document, Reading

_BODY = re.compile(
    r"(?P<body>[一-龥]{1,12}?(?:总局|局|委员会|部|厅|署|银行|法院|检察院))(?:(?:的|20[0-9]{2}年(?:度)?|今年|去年)*)"
    r"[“\"「]?三公"
)
_LINE = re.compile(
    r"^(?:[0-9一二三四五六七八九十]{1,3}[、.．])?(?P<body>(?![我本该各全])[一-龥]{2,14}(?:局|委|部|厅|署|院|室|会|中心|政府|[乡镇校馆站]|办事处))"
    r"[：:][“\"「]?三公"
)
"""``县文化馆：三公经费9万元``: a line a body."""
_NOT_NAMED = re.compile(r"全部|各部|内部|部门|财政[局部厅]$")
_TAIL = 3
"""Characters at the end of a name that tell two bodies apart."""
_SEVERAL = 3


def listed_lines(document: Document) -> set[int]:
    """Return the lines that speak of one of several bodies; empty where fewer than three are named."""
    lines: dict[int, set[str]] = {}
    for line in document.lines:
        text = re.sub(r"\s", "", line.text)
        found = {
            match["body"][-_TAIL:] for match in _BODY.finditer(text) if not _NOT_NAMED.search(match["body"])
        }
        found |= {match["body"] for match in _LINE.finditer(text)}
        if found:
            lines[line.no] = found
    return set(lines) if len(set().union(*lines.values())) >= _SEVERAL else set()


def distrust_listed(reading: Reading, lines: set[int]) -> None:
    """Mark the three public expenses on ``lines`` as not usable."""
    for statement in reading.statements:
        if statement.fact_table == "fct_three_public" and statement.line_no in lines:
            statement.usable, statement.alternatives = False, OTHER_BODY
