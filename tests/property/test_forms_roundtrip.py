"""Sheets generated in random layouts come back as they were written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.model import Reading
from tests.property import forms_render as render

_LEVELS = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
_NAMES = (
    "繁育基地面积", "培训农户人次", "良种合格率", "验收通过率", "资金支付及时率", "补助发放标准",
    "亩均增收", "带动就业", "长效机制建设", "农户满意度", "设备完好率", "宣传活动场次",
)  # fmt: skip
_VALUES = ("≥95%", "100%", "12次", "3个", "500亩", "1.5万元", "按期完成", "逐步提升", "≤6元/亩", "95%")
_REASONS = ("", "", "", "受天气影响", "部分设备采购较晚")
_amounts = st.integers(min_value=1, max_value=99_999_99).map(lambda n: f"{Decimal(n) / 100:f}")
_marks = st.sampled_from(("5", "8", "10", "12.5", "15", "20"))


@st.composite
def _rows(draw: st.DrawFn) -> tuple[render.Row, ...]:
    names = draw(st.permutations(_NAMES))
    rows = []
    for level1, level2s in _LEVELS.items():
        for level2 in draw(st.lists(st.sampled_from(level2s), min_size=1, unique=True)):
            for _ in range(draw(st.integers(1, 2))):
                if len(rows) == len(names):
                    break
                mark = draw(_marks)
                rows.append(
                    render.Row(
                        level1,
                        level2,
                        names[len(rows)],
                        draw(st.sampled_from(_VALUES)),
                        draw(st.sampled_from(_VALUES)),
                        mark,
                        draw(st.sampled_from((mark, "4"))),
                        draw(st.sampled_from(_REASONS)),
                    )
                )
    return tuple(rows)


@st.composite
def _forms(draw: st.DrawFn) -> render.FormText:
    initial = draw(_amounts)
    return render.FormText(
        name=draw(st.sampled_from(("良种繁育补助项目", "2022年农机具购置经费", "“田间课堂”培训专项资金"))),
        initial=initial,
        adjusted=draw(st.one_of(st.just(initial), _amounts)),
        executed=draw(_amounts),
        rows=draw(_rows()),
        total=draw(st.sampled_from(("98.6", "100", "87"))),
        unit=draw(st.sampled_from(("万元", "元"))),
    )


def _expected(form: render.FormText) -> set[tuple[str, ...]]:
    scale = 10_000 if form.unit == "万元" else 1
    found: set[tuple[str, ...]] = set()
    for suffix in ("", "_fiscal"):
        for measure, text in (("budget", form.adjusted), ("executed", form.executed)):
            found.add(("fct_project_execution", measure + suffix, str((Decimal(text) * scale).normalize())))
    found.add(("fct_performance_score", "", str(Decimal(form.total).normalize())))
    for field, text in (("full_mark", "10"), ("score", "9.6")):
        found.add(
            ("fct_score_item", "预算执行", "预算执行率", "预算执行率", field, str(Decimal(text).normalize()))
        )
    for row in form.rows:
        levels = (row.level1, row.level2, row.level3)
        for field, text in (("target", row.target), ("actual", row.actual), ("deviation_reason", row.reason)):
            if text:
                found.add(("fct_performance_indicator", *levels, field, text))
        for field, text in (("full_mark", row.full_mark), ("score", row.score)):
            found.add(("fct_score_item", *levels, field, str(Decimal(text).normalize())))
    return found


def _read(reading: Reading, form: render.FormText) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for one in reading.statements:
        if one.fact_table == "fct_performance_score":
            assert one.keys == ("project", form.name)
            keys: tuple[str, ...] = ("",)
        else:
            assert one.keys[0] == form.name
            keys = one.keys[1:]
        number = str(one.value_number.normalize()) if one.value_number is not None else ""
        found.add((one.fact_table, *keys, number if number else one.value_text))  # type: ignore[arg-type]
    return found


_few = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_few
@given(form=_forms(), breaks=st.integers(0, 2**16 - 1))
def test_cells_a_line_with_blank_paragraphs_come_back(form: render.FormText, breaks: int) -> None:
    assert _read(render.read(render.as_tab_cells(form, breaks)), form) == _expected(form)


@_few
@given(form=_forms(), layout=st.sampled_from(("as_pipe_rows", "as_tabbed_rows", "as_grid")))
def test_rows_of_every_source_come_back(form: render.FormText, layout: str) -> None:
    assert _read(render.read(getattr(render, layout)(form)), form) == _expected(form)


@_few
@given(form=_forms())
def test_a_table_over_two_pages_is_one_form(form: render.FormText) -> None:
    reading = render.read(render.as_grid(form, pages=2))
    assert len(reading.forms) == 1
    assert _read(reading, form) == _expected(form)


@_few
@given(form=_forms(), layout=st.sampled_from(("as_pipe_cells", "as_plain_cells", "as_spaced_rows")))
def test_flat_cells_lose_rows_before_they_lie(form: render.FormText, layout: str) -> None:
    found, expected = _read(render.read(getattr(render, layout)(form)), form), _expected(form)
    assert found <= expected
    assert len(found) >= len(expected) * 0.9


@pytest.mark.parametrize(
    "layout", ["as_tab_cells", "as_pipe_rows", "as_tabbed_rows", "as_pipe_cells", "as_grid"]
)
def test_every_amount_of_claimed_lines_is_mentioned(layout: str) -> None:
    rows = (render.Row("产出指标", "成本指标", "补助总额", "12万元", "11.5万元", "10", "9"),)
    form = render.FormText("良种繁育补助项目", "10", "12", "11.5", rows, "99")
    reading = render.read(getattr(render, layout)(form))
    stated = {mention.stated_text for mention in reading.mentions}
    assert {"12", "11.5", "12万元", "11.5万元"} <= stated
    assert all(m.statement_index is not None or m.reason for m in reading.mentions)
