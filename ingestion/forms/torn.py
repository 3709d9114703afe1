"""What shows that the cells of a form were torn off their rows: then nothing of it is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.forms.layout import money_row_of, name_label_of, total_label_of
from ingestion.forms.sheet import IndicatorRow
from ingestion.model import Form, Line

_PIECES = 4
"""Into so many words blanks cut a label: ``项目主管单 位``."""
_SENTENCE = re.compile(
    r"[。；！？]|[:：，、]$|^[，、；。]|^分(?![级类层布配工散期片析项别数值])|(?:不|得|扣)[0-9.]*分"
)
_LABEL_IN_NAME = re.compile(
    r"主管(?:部门|单位)|实施单位|(?:自评|评价)?(?:总分|得分)|负责人|填报|[:：]$|"
    r"项目(?:属性|类[型别])|资金(?:总额|来源)"
)
"""Words of the form that no project's name holds."""


def label_follows(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a label of the form begins at ``tokens[at]``, which blanks may cut."""
    joined = ""
    for token in tokens[at : at + _PIECES]:
        joined += token.rstrip(":：")
        if name_label_of(joined) or money_row_of(joined) or total_label_of(joined):
            return True
    return False


def labels_astray(tokens: Sequence[str]) -> bool:
    """Tell a form whose labels stand apart from their values: another label behind ``项目名称``."""
    return any(
        name_label_of(token.rstrip(":：")) == "project" and label_follows(tokens, number + 1)
        for number, token in enumerate(tokens[:-1])
    )


def may_name_project(name: str) -> bool:
    """Tell whether a text can be a project's name: it holds no label of the form."""
    return _LABEL_IN_NAME.search(re.sub(r"\s", "", name)) is None


def levels_astray(rows: Sequence[IndicatorRow]) -> bool:
    """Tell rows whose upper levels are pieces of the rules for marks: ``分，没有不得分。``."""
    return any(_SENTENCE.search(name) for row in rows for name in row.levels[:2] if name)


def torn_form(line: Line) -> Form:
    """Return the form row of a torn form in one line: listed for the reviewer, not read."""
    note = "表式的栏名与内容已错位，未取数"
    return Form("unrecognised", line.text.strip()[:90], "", line.locator, line.no, line.no, 1, False, note)
