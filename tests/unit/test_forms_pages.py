"""Forms as converters of web pages leave them: padded rows, cells of several lines, blank template rows."""

from __future__ import annotations

from tests.unit.forms_helpers import facts, read

_NAME = "河道保洁经费"


def _indicators(text: str) -> dict[tuple[str, ...], str]:
    return {key[1:]: value for key, value in facts(read(text), "fct_performance_indicator").items()}


def _scores(text: str) -> dict[str, str]:
    return {k[3]: v for k, v in facts(read(text), "fct_score_item").items() if k[-1] == "score"}


def _lines(text: str) -> str:
    """Return the words of ``text`` one a line with blank lines between, as such pages are copied."""
    return "\n\n".join(text.split())


_PADDED = """
部门预算项目支出绩效自评表(2022年度) | ||||||||||
项目名称 | 河道保洁经费 | |||||||||
主管部门 | 青田县水利局 | 实施单位 | 青田县水利局 | |||||||
项目基本情况 | 1.目标完成情况 | 项目年度目标 | 年度目标完成情况 | |||||||
保持河道整洁。 | 完成 | |||||||||
预算执行情况(10分) | 年度预算数(万元) | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 | ||
总额 | 40.00 | 36.50 | 36.50 | 100.00% | 10 | 9 | 1.执行率=执行数/预算数(100字以内) | |||
其中:财政资金 | 40.00 | 36.50 | 36.50 | 100.00% | / | / | ||||
单位资金 | 0.00 | 0.00 | 0.00 | 0.00% | / | / | ||||
其他资金 | / | / | ||||||||
绩效指标(90分) | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析 |
产出指标 | 数量指标 | 保洁河道 | ≥ | 12 | 条 | 13 | 50 | 50 | ||
成本指标 | 经费控制 | ≤ | 36.5 | 万元 | 36.5 | 40 | 38 | 有结余 | ||
合计 | 100 | 97 | ||||||||
评价结论 | 完成较好。 | |||||||||
存在问题 | 无 | |||||||||
改进措施 | 无 | |||||||||
项目负责人:张三 | 财务负责人:李四 | |||||||||
"""


def test_rows_padded_by_pipes_keep_their_columns() -> None:
    reading = read(_PADDED)
    assert facts(reading, "fct_project_execution") == {
        (_NAME, "budget"): "365000",
        (_NAME, "executed"): "365000",
        (_NAME, "budget_fiscal"): "365000",
        (_NAME, "executed_fiscal"): "365000",
    }
    assert _indicators(_PADDED) == {
        ("产出指标", "数量指标", "保洁河道", "target"): "≥12条",
        ("产出指标", "数量指标", "保洁河道", "actual"): "13条",
        ("产出指标", "成本指标", "经费控制", "target"): "≤36.5万元",
        ("产出指标", "成本指标", "经费控制", "actual"): "36.5万元",
        ("产出指标", "成本指标", "经费控制", "deviation_reason"): "有结余",
    }
    assert _scores(_PADDED) == {"预算执行率": "9", "保洁河道": "50", "经费控制": "38"}
    assert facts(reading, "fct_performance_score") == {("project", _NAME): "97"}


_FRAMED = """
| 2022年度项目支出绩效自评表 | ||||||||||
| 项目名称 |
河道保洁经费 |
|||||||||
| 主管部门 | 青田县水利局 | 实施单位 | 青田县水利局 | |||||||
|
项目资金 (万元) |
年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | ||||
| 年度资金总额 | 8.29 | 7.29 | 7.28 | 10.00 | 99.9% | 9.99 | ||||
| 其中:当年财政拨款 | 8.29 | 7.29 | 7.28 | 99.9% | ||||||
| 上年结转资金 | ||||||||||
| 其他资金 | ||||||||||
|
年度 总体 目标 |
预期目标 | 实际完成情况 | ||||||||
| 清理垃圾 | 已清理 | |||||||||
| 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 | |||||
|
一级 指标 |
二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | |||||
| 产出指标 | 数量指标 | 清理垃圾 | ﹦ | 72890 | 吨 | 72800 | 10.00 | 9.00 | ||
| 质量指标 | 水质达标率 | ﹦ | 100 | % | 100 | 20 | 19 | |||
| 效益指标 | 社会效益指标 | 投诉减少 | ≥ | 95 | % | 95 | 30.00 | 27.00 | ||
| 满意度指标 | 服务对象满意度指标 | 满意度 | ≥ | 95 | % | 96 | 10.00 | 8.00 | ||
"""


def test_rows_between_pipes_with_cells_of_several_lines_and_a_head_of_two_rows() -> None:
    money = facts(read(_FRAMED), "fct_project_execution")
    assert money == {
        (_NAME, "budget"): "72900",
        (_NAME, "executed"): "72800",
        (_NAME, "budget_fiscal"): "72900",
        (_NAME, "executed_fiscal"): "72800",
    }
    targets = {key[:3]: value for key, value in _indicators(_FRAMED).items() if key[3] == "target"}
    assert targets == {
        ("产出指标", "数量指标", "清理垃圾"): "72890吨",
        ("产出指标", "质量指标", "水质达标率"): "100%",
        ("效益指标", "社会效益指标", "投诉减少"): "≥95%",
        ("满意度指标", "服务对象满意度指标", "满意度"): "≥95%",
    }
    assert _scores(_FRAMED) == {
        "预算执行率": "9.99",
        "清理垃圾": "9",
        "水质达标率": "19",
        "投诉减少": "27",
        "满意度": "8",
    }


_TEMPLATE = """
项目支出绩效自评表 项目名称 河道保洁经费 主管部门 青田县水利局 项目资金（万元） 年初 预算数 全年 预算数 全年 执行数
分值 执行率 得分 年度资金总额 9.5 9.2 9.1 10 99% 9 其中：当年财政拨款 9.5 9.2 9.1 上年结转资金
其他资金 一级指标 二级指标 三级指标 年度 指标值 实际 完成值 分值 得分 偏差原因分析及改进措施 产出指标 数量指标
指标1保洁河道 12 11 10 9 人手不足，来年补足。 指标2 …… 质量指标 指标1合格率 100 100 10 10
指标2抽查率 90 95 20 20 …… 成本指标 指标1成本控制率 100 100 10 10 指标2 …… 效益指标
经济效益 指标 指标1 指标2 …… 社会效益 指标 指标1投诉率 5 5 20 20 …… 生态效益 指标 指标1 满意度
指标 服务对象满意度指标 指标1居民满意度 95 96 20 20 指标2 总分 100 98
"""


def test_rows_of_the_blank_form_that_nobody_filled_in_shift_nothing() -> None:
    assert _scores(_lines(_TEMPLATE)) == {
        "预算执行率": "9",
        "保洁河道": "9",
        "合格率": "10",
        "抽查率": "20",
        "成本控制率": "10",
        "投诉率": "20",
        "居民满意度": "20",
    }
    levels = {key[:3] for key in _indicators(_lines(_TEMPLATE))}
    assert ("效益指标", "社会效益指标", "投诉率") in levels
    assert ("满意度指标", "服务对象满意度指标", "居民满意度") in levels
    reasons = {
        key[2]: value for key, value in _indicators(_lines(_TEMPLATE)).items() if key[3] == "deviation_reason"
    }
    assert reasons == {"保洁河道": "人手不足，来年补足。"}


def test_marks_behind_level_names_and_levels_without_rows_in_one_line() -> None:
    text = (
        "项目支出绩效自评表 (2022年度) 项目名称 河道保洁经费 主管部门 青田县水利局 实施单位 青田县水利局 项目资金 (万元) "
        "年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额: 30 29.5 29 10 98% 9.8 其中:本年财政拨款 30 29.5 29 "
        "上年结转资金 其他资金 绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 "
        "产出指标(50分) 数量指标 保洁河道 ≥50条 50 25 25 成本指标 总成本 ≤30万元 29 25 25 效益指标(30分) 社会效益指标 "
        "环境影响 明显 达成预期指标 30 28 经济效益指标 满意度指标(10分) 满意度指标 居民满意度 ≥95% 96 10 10 总分 100 97.8"
    )
    levels = {key[:3] for key in _indicators(text)}
    assert levels == {
        ("产出指标", "数量指标", "保洁河道"),
        ("产出指标", "成本指标", "总成本"),
        ("效益指标", "社会效益指标", "环境影响"),
        ("满意度指标", "满意度指标", "居民满意度"),
    }
    assert not any(key[3] == "deviation_reason" for key in _indicators(text))


_TABBED = """
项目支出绩效自评表
（2021年度）
项目名称\t河道保洁经费
主管部门\t青田县水利局\t实施单位\t青田县河道所
项目资金(元)\t\t年初预算数\t全年预算数(A)\t全年执行数(B)\t分值(10分)\t执行率(B/A)\t得分
\t年度资金总额:\t1,200,000.00\t1,150,000.00\t1,149,950.50\t10\t99.99%\t9.90
\t其中:一般公共预算拨款\t1,000,000.00\t950,000.00\t949,950.50\t-\t99.99%\t-
\t政府性基金\t200,000.00\t200,000.00\t200,000.00\t-\t100%\t-
\t其他资金\t\t\t\t-\t\t-
年度总体目标\t预期目标\t\t\t实际完成情况
\t保洁\t\t\t已完成
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
\t产出指标\t数量指标\t保洁里程\t≥120公里\t125公里\t50\t50\t
\t\t成本指标\t保洁成本\t≤120万元\t115万元\t10\t9.5\t预算调减
\t效益指标\t社会效益指标\t水面洁净\t改善\t改善\t30\t28\t
总分\t\t\t\t\t\t100\t97.4\t
"""


def test_rows_with_tabs_may_begin_with_a_blank_cell() -> None:
    text = _TABBED.replace("→", "")
    reading = read(text)
    assert facts(reading, "fct_project_execution") == {
        (_NAME, "budget"): "1150000",
        (_NAME, "executed"): "1149950.5",
        (_NAME, "budget_fiscal"): "950000",
        (_NAME, "executed_fiscal"): "949950.5",
    }
    assert _scores(text) == {"预算执行率": "9.9", "保洁里程": "50", "保洁成本": "9.5", "水面洁净": "28"}
    assert ("产出指标", "成本指标", "保洁成本", "target") in _indicators(text)
    assert facts(reading, "fct_performance_score") == {("project", _NAME): "97.4"}


def test_amounts_of_a_row_that_lost_a_blank_cell_are_not_guessed() -> None:
    reading = read(
        """
项目支出绩效自评表
项目名称 | 河道保洁经费 |
项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
年度资金总额 | 40 | 36 | 35 | 10 | 97% | 9.7 |
其中：财政拨款 | 36 | 35 | 97% |
"""
    )
    assert set(facts(reading, "fct_project_execution")) == {(_NAME, "budget"), (_NAME, "executed")}
    assert "无法可靠还原" in reading.forms[0].note


def test_a_list_of_projects_with_what_was_spent_in_fact() -> None:
    reading = read(
        """
二、专项资金绩效自评结果汇总表
项目名称 | 预算金额（万元） | 实际支出（万元） | 资金使用率 | 成效评价 |
河道保洁专项 | 85 | 83 | 97.6% | 优秀 |
道路养护专项 | 62 | 60.5 | 97.6% | 良好 |
"""
    )
    assert facts(reading, "fct_project_execution") == {
        ("河道保洁专项", "budget"): "850000",
        ("河道保洁专项", "executed"): "830000",
        ("道路养护专项", "budget"): "620000",
        ("道路养护专项", "executed"): "605000",
    }


def test_own_score_before_that_of_finance_and_a_total_named_in_the_head() -> None:
    reading = read(
        """
项目支出绩效自评表
项目名称 | 河道保洁经费 |
自评得分 | 98 | 财政审核评分 | 95 |
项目资金（万元） | 年度资金总额 | 年初预算数 | 调整预算数（A） | 全年执行数（B） | 执行率（B/A） |
 | | 40 | 36 | 35 | 97.22% |
一级指标 | 二级指标 | 三级指标 | 分值 | 指标值（A） | 全年实际值（B） | 自评得分 | 偏差度（%） | 未完成原因分析 |
产出指标 | 数量指标 | 保洁河道 | 50 | 12条 | 13条 | 50 | 8.3 | |
效益指标 | 社会效益指标 | 投诉率 | 50 | 5% | 4% | 48 | 20 | 人手不足 |
"""
    )
    scores = [s for s in reading.statements if s.fact_table == "fct_performance_score"]
    assert [(s.value_number, s.attributes["evaluator"]) for s in scores] == [(98, "self")]
    assert facts(reading, "fct_project_execution") == {
        (_NAME, "budget"): "360000",
        (_NAME, "executed"): "350000",
    }
    reasons = [s.value_text for s in reading.statements if s.keys[-1] == "deviation_reason"]
    assert reasons == ["人手不足"]


def test_a_part_of_the_appropriation_and_funds_of_the_unit_are_other_rows() -> None:
    reading = read(
        """
项目支出绩效自评表
单位：元
项目名称 | 河道保洁经费 |
项目资金 | 资金来源 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率(%) | 得分 |
 | 年度资金总额 | 400000 | 360000 | 350000 | 10 | 97.22 | 9.72 |
 | 财政拨款 | 390000 | 350000 | 341000 | - | 97.43 | - |
 | 其中：一般公共预算拨款 | 300000 | 260000 | 251000 | - | 96.54 | - |
 | 单位资金 | 4000 | 4000 | 3000 | - | 75 | - |
 | 其他资金 | 6000 | 6000 | 6000 | - | 100 | - |
"""
    )
    assert facts(reading, "fct_project_execution") == {
        (_NAME, "budget"): "360000",
        (_NAME, "executed"): "350000",
        (_NAME, "budget_fiscal"): "350000",
        (_NAME, "executed_fiscal"): "341000",
        # What the form calls 其他资金; 单位资金 beside it is not that.
        (_NAME, "budget_other"): "6000",
        (_NAME, "executed_other"): "6000",
    }


def test_several_amounts_behind_one_label_without_a_head_are_left_out() -> None:
    reading = read(
        "项目支出绩效自评表\n项目名称 | 河道保洁经费 |\n单位：万元 | 年度资金总额 | 40 | 36 | 35 |"
    )
    assert not facts(reading, "fct_project_execution")


def test_lists_of_projects_without_their_sum() -> None:
    reading = read(
        "部门整体支出绩效评价报告\n一、基本情况\n项目支出包括委员视察经费36.3万元，网络运行经费5万元，调研经费3万元。"
    )
    assert facts(reading, "fct_project_execution") == {
        ("委员视察经费", "executed"): "363000",
        ("网络运行经费", "executed"): "50000",
        ("调研经费", "executed"): "30000",
    }


def test_glued_amounts_that_fit_the_rate_in_one_way_only() -> None:
    line = (
        "项目支出绩效自评表（2021年）项目名称水闸养护经费主管部门青田县水利局实施单位青田县水闸所项目资金（万元）"
        "年度资金总额年初预算数调整预算数（A）全年执行数（B）执行率（B/A）{}年度总体目标一级指标二级指标"
    )
    one = facts(read(line.format("64.864.864.8100%")), "fct_project_execution")
    assert one == {("水闸养护经费", "budget"): "648000", ("水闸养护经费", "executed"): "648000"}
    assert not facts(read(line.format("101010100%")), "fct_project_execution")
