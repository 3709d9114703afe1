"""Forms and score sheets in the layouts of several provinces, bodies and figures invented."""

from __future__ import annotations

from decimal import Decimal

from tests.unit.forms_helpers import ORGANIZATION, facts, read

_SICHUAN = """
→项目支出绩效目标完成情况表1
(2022年度)

→项目名称
→良种繁育推广

→预算执行情况(万元)
→预算数:
→36.5
→执行数:
→30万元

→
→其中-财政拨款:
→36.5
→其中-财政拨款:
→30

→
→其它资金:
→无
→其它资金:
→0

→绩效指标完成情况
→一级指标
→二级指标
→三级指标
→预期指标值(包含数字及文字描述)
→实际完成指标值(包含数字及文字描述)

→
→项目完成指标
→
→繁育面积
→1、水稻300亩；
2、油菜200亩
→已完成

→
→效益指标
→经济效益
指标
→带动增收。

→亩均增收200元

→亩均增收215元


→
→效益指标
→社会效益指标
→带动就业
→50人
→

说明：以上为自评情况。
"""


def test_label_and_value_form_with_blank_paragraphs() -> None:
    reading = read(_SICHUAN)
    assert facts(reading, "fct_project_execution") == {
        ("良种繁育推广", "budget"): "365000",
        ("良种繁育推广", "executed"): "300000",
        ("良种繁育推广", "budget_fiscal"): "365000",
        ("良种繁育推广", "executed_fiscal"): "300000",
        ("良种繁育推广", "executed_other"): "0",
    }
    name = "良种繁育推广"
    assert facts(reading, "fct_performance_indicator") == {
        (name, "项目完成指标", "", "繁育面积", "target"): "1、水稻300亩；\n2、油菜200亩",
        (name, "项目完成指标", "", "繁育面积", "actual"): "已完成",
        (name, "效益指标", "经济效益指标", "带动增收。", "target"): "亩均增收200元",
        (name, "效益指标", "经济效益指标", "带动增收。", "actual"): "亩均增收215元",
        (name, "效益指标", "社会效益指标", "带动就业", "target"): "50人",
    }
    (form,) = reading.forms
    assert (form.form_kind, form.subject, form.is_recognised) == ("project_form", name, True)
    assert form.line_start == 0
    last = len(_SICHUAN.strip("\n").split("\n")) - 1
    assert last not in reading.claimed_lines


def test_statement_points_to_the_cell_it_was_read_from() -> None:
    reading = read(_SICHUAN)
    lines = _SICHUAN.strip("\n").split("\n")
    for one in reading.statements:
        assert one.locator == f"line {one.line_no}"
        assert one.quote
        assert one.quote.replace("\n", "") in lines[one.line_no]


_SCORE_SHEET = """
→附表1-2

→2022年部门整体支出绩效自评评分表

→部门（单位）盖章：

→绩效指标
→指标分值
→指标解释
→评价方式
→自评得分

→一级  指标
→二级指标
→
→
→整体评价
→样本评价
→

→目标管理（60分）
→目标制定
→20
→目标是否完整
→√
→
→18

→
→目标实现★
→40
→目标是否实现，偏差在30%以内的不扣分
→
→√
→40

→结果应用（40分）
→信息公开
→40
→是否公开
→√
→√
→{last}

→分值
→100
→
→自评得分
→92

→自评等级
→自评结果：{grade}
"""
_GRADES = "☑优秀（90≤得分≤100）；□良好（80≤得分＜89）；□不及格（低于60分）"


def test_score_sheet_with_two_header_rows_and_ticks() -> None:
    reading = read(_SCORE_SHEET.format(last=34, grade=_GRADES))
    assert facts(reading, "fct_score_item") == {
        (ORGANIZATION, "目标管理", "目标制定", "", "full_mark"): "20",
        (ORGANIZATION, "目标管理", "目标制定", "", "score"): "18",
        (ORGANIZATION, "目标管理", "目标实现", "", "full_mark"): "40",
        (ORGANIZATION, "目标管理", "目标实现", "", "score"): "40",
        (ORGANIZATION, "结果应用", "信息公开", "", "full_mark"): "40",
        (ORGANIZATION, "结果应用", "信息公开", "", "score"): "34",
    }
    (score,) = [s for s in reading.statements if s.fact_table == "fct_performance_score"]
    assert score.keys == ("department", ORGANIZATION)
    assert score.value_number == Decimal(92)
    assert score.attributes == {"grade": "优秀", "full_mark": "100", "evaluator": "self"}
    assert not reading.notices


def test_items_that_do_not_make_the_total_are_shown_with_both_numbers() -> None:
    (notice,) = read(_SCORE_SHEET.format(last=30, grade=_GRADES)).notices
    assert notice.notice_code == "score_sum_mismatch"
    assert (notice.stated_value, notice.expected_value) == (Decimal(92), Decimal(88))
    assert "88" in notice.message
    assert "92" in notice.message


def test_ten_points_that_are_missing_may_be_those_of_the_execution_rate() -> None:
    # They stand beside the money, in another block of the form: where that is unread, nothing is out of order.
    sheet = _SCORE_SHEET.replace("→20\n", "→10\n", 1)
    assert sheet != _SCORE_SHEET
    assert not read(sheet.format(last=30, grade=_GRADES)).notices
    with_rate = sheet.replace("目标实现", "预算执行率").format(last=30, grade=_GRADES)
    codes = [one.notice_code for one in read(with_rate).notices]
    assert codes == ["full_mark_sum_mismatch", "score_sum_mismatch"]


def test_grade_outside_its_printed_band_is_shown() -> None:
    grade = "□优秀（90≤得分≤100）；☑良好（80≤得分＜89）；□不及格（低于60分）"
    (notice,) = read(_SCORE_SHEET.format(last=34, grade=grade)).notices
    assert notice.notice_code == "score_grade_mismatch"


def test_third_levels_within_third_levels_are_joined() -> None:
    reading = read(
        """
部门整体支出绩效目标自评表
部门（单位）名称 | 青田县农业农村局 |
年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 预期指标值 | 实际完成指标值 | 未完成原因及改进措施 |
 | 产出指标 | 数量指标 | 会议活动 | 展销会 | 12次 | 15次 | |
 | | | | 调度会 | 4次 | 3次 | 受疫情影响 |
 | | 质量指标 | 成功率 | ≥95% | 96% | |
 | 效益指标 | 社会效益指标 | 奖励金额 | 3万元 | 3万元 | |
 | | | 奖励金额 | 1万元 | 1万元 | |
"""
    )
    found = facts(reading, "fct_performance_indicator")
    one = ORGANIZATION
    assert found[(one, "产出指标", "数量指标", "会议活动/展销会", "target")] == "12次"
    assert found[(one, "产出指标", "数量指标", "会议活动/调度会", "deviation_reason")] == "受疫情影响"
    assert found[(one, "产出指标", "质量指标", "成功率", "actual")] == "96%"
    assert found[(one, "效益指标", "社会效益指标", "奖励金额", "target")] == "3万元"
    assert found[(one, "效益指标", "社会效益指标", "奖励金额#2", "target")] == "1万元"
    assert {m.reason for m in reading.mentions} == {"indicator_text"}


def test_a_mark_for_every_level_counts_the_lowest_once() -> None:
    reading = read(
        """
路灯改造项目支出绩效评价评分表
一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 | 评分标准 | 得分 |
决策 | 20 | 项目立项 | 20 | 立项依据充分性 | 5 | 依据充分得5分 | 5 |
 | | | | 立项程序规范性 | 15 | 程序规范得15分 | 14 |
过程 | 80 | 资金管理 | 80 | 资金到位率 | 80 | 按比例得分 | 78.5 |
合计 | 100 | | 100 | | 100 | | 97.5 |
"""
    )
    marks = [v for k, v in facts(reading, "fct_score_item").items() if k[-1] == "full_mark"]
    assert sorted(marks) == ["15", "5", "80"]
    assert list(facts(reading, "fct_performance_score").values()) == ["97.5"]
    assert not reading.notices


def test_table_with_one_project_a_row() -> None:
    reading = read(
        """
2022年项目支出绩效自评结果汇总表
单位：万元
序号 | 项目名称 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 自评得分 | 自评等级 |
1 | 路灯改造项目 | 100 | 120 | 118.5 | 98.75% | 97.5 | 优 |
2 | 河道清淤经费 | 60 | 60 | 60 | 100% | 99 | 优 |
合计 | | 160 | 180 | 178.5 | | | |
"""
    )
    assert facts(reading, "fct_project_execution") == {
        ("路灯改造项目", "budget"): "1200000",
        ("路灯改造项目", "executed"): "1185000",
        ("河道清淤经费", "budget"): "600000",
        ("河道清淤经费", "executed"): "600000",
    }
    assert facts(reading, "fct_performance_score") == {
        ("project", "路灯改造项目"): "97.5",
        ("project", "河道清淤经费"): "99",
    }


def test_form_in_one_line_gives_money_and_score() -> None:
    reading = read(
        "项目支出绩效自评表（2021年度）项目名称乡村图书采购经费主管部门及代码青田县文化馆实施单位：青田县图书馆"
        "项目资金（万元） 年初预算数（A）全年执行数（B）分值（10分）执行率（B/A）得分得分计算方法"
        "年度资金总额：412.5206.251050%5执行率*该指标分值。其中：本年一般公共预算拨款 412.5206.25   其他资金"
    )
    name = "乡村图书采购经费"
    assert facts(reading, "fct_project_execution") == {
        (name, "budget"): "4125000",
        (name, "executed"): "2062500",
        (name, "budget_fiscal"): "4125000",
        (name, "executed_fiscal"): "2062500",
    }
    for mention in reading.mentions:
        if mention.statement_index is not None:
            assert mention.stated_text == reading.statements[mention.statement_index].stated_text


def test_accounts_tables_are_left_alone_and_others_are_listed() -> None:
    reading = read(
        """
→单位
→金额
→备注

→县财政局
→100万元
→

→县农商银行
→25万元
→惠民券

→合计
→125万元
→

一般公共预算财政拨款支出决算表
→科目名称
→决算数

→2130101 行政运行
→412.5

→2130104 事业运行
→36.8
"""
    )
    (form,) = reading.forms
    assert not form.is_recognised
    assert form.title == "单位 金额 备注"
    assert not reading.statements
    assert not reading.claimed_lines


def test_repeated_header_of_a_new_page_and_filler_rows_are_no_indicators() -> None:
    reading = read(
        """
项目支出绩效自评表
项目名称 | 路灯改造项目 |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
产出指标 | 数量指标 | 指标1：改造路灯 | 200盏 | 210盏 | 50 | 50 |
 | | 指标2： | …… | | | |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
 | 质量指标 | 亮灯率 | ≥98% | 99% | 50 | 49 |
总分 | | | | | 100 | 99 |
"""
    )
    keys = {key[1:4] for key in facts(reading, "fct_performance_indicator")}
    assert keys == {("产出指标", "数量指标", "改造路灯"), ("产出指标", "质量指标", "亮灯率")}
    assert not reading.notices
