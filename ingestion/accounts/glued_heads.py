"""The table of revenue and expenditure with joined headings: ``行次金额项目行次金额一、上级补助收入1 20``.

Such lines come from pages whose cells were joined; blanks are left only around numbers. The words of its
headings are few and known, and every label ends in its row number, so that both can be cut apart.
"""

from __future__ import annotations

import re

_HEAD = "收入|支出|项目|行次|金额|决算数"
_OPENING = re.compile(
    r"(?<!财政拨款)(?P<title>收入支出决算总表)(?P<number>(?:财决)?公开[0-9]{1,2}表)?"
    r"(?P<body>(?:编制)?(?:部门|单位)(?:名称)?[:：][^:：。；\s]{2,40}?)(?P<unit>(?:金额)?单位[:：](?:人民币)?万?元)"
    rf"(?P<heads>(?:{_HEAD})*项目行次(?:{_HEAD})+项目行次(?:{_HEAD})+)(?P<columns>(?:栏次(?:[0-9]{{1,2}})?)*)"
)
_ROW = re.compile(r"[^\s0-9][^\s]*?[\u4e00-\u9fff）)]([0-9]{1,3})(?=\s|$)")
"""A label and the number of its row."""


def has_glued_heads(text: str) -> bool:
    """Tell a line that holds such a table."""
    return _OPENING.search(text) is not None


def glued_cuts(text: str) -> set[int]:
    """Return the places of ``text`` at which its glued cells begin; empty where there is no such table."""
    opening = _OPENING.search(text)
    if opening is None:
        return set()
    groups = ("title", "number", "body", "unit")
    cuts = {opening.start()} | {opening.end(name) for name in groups if opening[name]}
    cuts |= {opening.start("heads") + match.end() for match in re.finditer(_HEAD, opening["heads"])}
    columns = re.finditer("栏次|[0-9]+", opening["columns"])
    cuts |= {opening.start("columns") + match.end() for match in columns}
    cuts |= {match.start(1) for match in _ROW.finditer(text, opening.end())}
    return cuts
