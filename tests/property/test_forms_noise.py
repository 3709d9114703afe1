"""Whatever stands in the lines, reading ends without an error and every place is a real one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.forms_helpers import read

_WORDS = (
    "项目名称", "项目名称：甲乙项目", "甲乙项目", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值",
    "分值", "得分", "自评得分", "自评得分：98", "总分", "合计", "100", "98.5", "12万元", "≥95%", "100%", "年初预算数",
    "全年预算数", "全年执行数", "年度资金总额", "其中：财政拨款", "其他资金", "产出指标", "数量指标", "√", "无", "/", "",
    "项目支出绩效自评表", "2021年部门预算项目支出绩效自评评分表", "（2021年度）", "单位：万元", "☑优秀（90≤得分≤100）",
    "一、其他", "附件2", "甲乙项目绩效目标完成情况综述。项目全年预算数8万元，执行数为2.5万元。", "……", "指标1：", "。", "　",
)  # fmt: skip
_cell = st.one_of(
    st.sampled_from(_WORDS), st.text(alphabet="甲乙丙万元分%0123456789.，。（）：-— \t|", max_size=12)
)
_line = st.one_of(
    _cell.map(lambda text: "→" + text),
    _cell,
    st.lists(_cell, min_size=2, max_size=8).map(" | ".join),
    st.lists(_cell, min_size=2, max_size=8).map("\t".join),
    st.lists(_cell, min_size=2, max_size=8).map(" ".join),
    st.lists(_cell, min_size=4, max_size=14).map("".join),
    st.just(""),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(_line, max_size=40))
def test_noise_never_crashes_and_places_are_real(lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = read(text)
    count = len(text.strip("\n").split("\n"))
    assert all(0 <= no < count for no in reading.claimed_lines)
    for one in reading.statements:
        assert 0 <= one.line_no < count
        assert one.value_number is not None or one.value_text
    for mention in reading.mentions:
        assert mention.char_start < mention.char_end
        assert (mention.statement_index is None) == (mention.reason is not None)
        if mention.statement_index is not None:
            assert reading.statements[mention.statement_index].line_no == mention.line_no
