"""Forms with damaged words and lost cells: what is read is what the form printed, or nothing."""

from __future__ import annotations

import random
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.forms_helpers import INDICATOR_HEADS, read

_NAME = "水闸养护经费"
_HEAD = ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
_MONEY = {
    "年度资金总额": ["412.5", "386.75", "371.08", "10", "95.95%", "9.6"],
    "其中：当年财政拨款": ["402.5", "376.75", "361.18", "-", "95.87%", "-"],
    "其他资金": ["10", "10", "9.9", "-", "99%", "-"],
}
_ROWS = [
    ["产出指标", "数量指标", "养护水闸", "≥31座", "33座", "27", "26.5", "一座待修"],
    ["产出指标", "质量指标", "完好率", "≥95%", "96%", "23", "22", "个别老化"],
    ["效益指标", "社会效益指标", "灌溉面积", "≥7400亩", "7521亩", "28", "27.3", "来水偏少"],
    ["满意度指标", "服务对象满意度指标", "农户满意度", "≥90%", "93%", "12", "11.2", "沟通不足"],
]
_TRUTH = {
    ("budget",): "3867500", ("executed",): "3710800", ("budget_fiscal",): "3767500",
    ("executed_fiscal",): "3611800", ("budget_other",): "100000", ("executed_other",): "99000",
}  # fmt: skip
_LIKE = {
    "0": "O",
    "1": "l",
    "指": "抬",
    "预": "顸",
    "执": "抉",
    "元": "兀",
    "项": "顶",
    "得": "碍",
    "分": "兮",
}


_BODY = {4, 5, 6, 8, 9, 10, 11, 12}
"""Rows of amounts, indicators and the total: the heads keep their cells, or they would say something else."""


def _rows() -> list[list[str]]:
    rows = [["项目支出绩效自评表"], ["项目名称", _NAME], ["主管部门", "青田县水利局"], _HEAD]
    rows += [[label, *cells] for label, cells in _MONEY.items()]
    return [*rows, [*INDICATOR_HEADS], *_ROWS, ["总分", "100", "96.6"]]


def _damage(rows: list[list[str]], rng: random.Random, lost: int, blurred: int) -> list[list[str]]:
    """Drop ``lost`` cells below the heads, blur ``blurred`` characters; no digit becomes another digit."""
    rows = [list(row) for row in rows]
    for _ in range(lost):
        row = rng.choice([r for i, r in enumerate(rows) if i in _BODY and len(r) > 1])
        row.pop(rng.randrange(len(row)))
    for _ in range(blurred):
        row = rng.choice(rows[2:])
        place = rng.randrange(len(row))
        hits = [i for i, char in enumerate(row[place]) if char in _LIKE]
        if hits:
            at = rng.choice(hits)
            row[place] = row[place][:at] + _LIKE[row[place][at]] + row[place][at + 1 :]
    return rows


def _write(rows: list[list[str]], style: str) -> str:
    if style == "pipes":
        return "\n".join(" | ".join(row) + " |" for row in rows)
    if style == "cells":
        return "\n\n".join(cell for row in rows for cell in row)
    if style == "tabs":
        return "\n".join("\t".join(row) for row in rows)
    return "\n".join("|".join(row) + "|" + "|" * (8 - len(row)) for row in rows)


def _wrong(text: str) -> list[str]:
    """Return what was read and never printed so."""
    wrong = []
    for one in read(text).statements:
        keys = one.keys
        value = one.value_number
        if one.fact_table == "fct_project_execution" and keys[0] == _NAME:
            if value != Decimal(_TRUTH[keys[1:]]):
                wrong.append(f"{keys} {value}")
        elif one.fact_table == "fct_performance_score" and value not in (None, Decimal("96.6")):
            wrong.append(f"{keys} {value}")
    return wrong


def test_the_form_itself_is_read_in_every_style() -> None:
    for style in ("pipes", "cells", "tabs", "padded"):
        text = _write(_rows(), style)
        assert not _wrong(text)
        found = {one.keys[1] for one in read(text).statements if one.fact_table == "fct_project_execution"}
        assert found == {key[0] for key in _TRUTH}, style


@settings(max_examples=200, deadline=None)
@given(
    st.integers(0, 10**6),
    st.integers(0, 2),
    st.integers(0, 6),
    st.sampled_from(["pipes", "cells", "tabs", "padded"]),
)
def test_damage_never_makes_a_wrong_amount_or_total(seed: int, lost: int, blurred: int, style: str) -> None:
    rows = _damage(_rows(), random.Random(seed), lost, blurred)
    assert not _wrong(_write(rows, style))
