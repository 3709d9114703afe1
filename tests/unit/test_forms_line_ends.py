"""Forms whose lines end at blank cells: a line is no row, the header and the first data stand in one."""

from __future__ import annotations

from tests.unit.forms_helpers import facts, read

PAGE = """
2021年度项目支出绩效自评表 | 单位：青田县第二小学 |
|
| 公开15表 | 项目名称 | 校舍维修改造 | 主管部门 | 青田县教育局 | 实施单位 | 青田县第二小学 | 项目资金 （元） |
| 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | 年度资金总额 |
| 80000.00 | 60000.00 | 10 | 75.00% | 7.5 | 其中：当年财政 拨款 |
| 80000.00 | 60000.00 | — |
| — | 其他资金 | — | — | — | — |
| — | 年度 总体 目标 | 预期目标 | 实际完成情况 | 修好屋面 | 修好屋面 | 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 产出指标 | 数量指标 | 维修面积 | ≧ | 900 | 平方米 | 880 | 30 | 28 |
| 时效指标 | 按期完工率 | ═ | 100 | % | 100% | 20 | 20 |
| 效益指标 | 社会效益 指标 | 隐患消除率 | ≧ | 95 | % |
| 30 | 30 | 其他需要说明事项 | 无 | 总分 | 100 | 85.5 | 良 |
"""
SUBJECT = "校舍维修改造"


def test_lines_that_are_no_rows_are_one_stream_of_cells() -> None:
    found = facts(read(PAGE), "fct_score_item")
    assert {key[1:]: value for key, value in found.items() if key[1] != "预算执行"} == {
        ("产出指标", "数量指标", "维修面积", "full_mark"): "30",
        ("产出指标", "数量指标", "维修面积", "score"): "28",
        ("产出指标", "时效指标", "按期完工率", "full_mark"): "20",
        ("产出指标", "时效指标", "按期完工率", "score"): "20",
        ("效益指标", "社会效益指标", "隐患消除率", "full_mark"): "30",
        ("效益指标", "社会效益指标", "隐患消除率", "score"): "30",
    }
    assert facts(read(PAGE), "fct_performance_score") == {("project", SUBJECT): "85.5"}


def test_parts_of_wide_heads_stand_before_the_columns_beside_them() -> None:
    found = facts(read(PAGE), "fct_performance_indicator")
    assert {key[3:]: value for key, value in found.items()} == {
        ("维修面积", "target"): "≧900平方米",
        ("维修面积", "actual"): "880平方米",
        ("按期完工率", "target"): "100%",
        ("按期完工率", "actual"): "100%",
        # What was achieved is blank there: the unit beside the marks is none of it.
        ("隐患消除率", "target"): "≧95%",
    }


def _money(text: str) -> dict[str, str]:
    return {key[1]: value for key, value in facts(read(text), "fct_project_execution").items()}


def test_two_amounts_below_three_heads_are_told_apart_by_the_rate() -> None:
    assert _money(PAGE) == {
        "budget": "80000",
        "executed": "60000",
        "budget_fiscal": "80000",
        "executed_fiscal": "60000",
    }


def test_a_rate_of_other_amounts_proves_nothing() -> None:
    assert _money(PAGE.replace("75.00%", "74.00%")) == {}
    other = _money(PAGE.replace("| 80000.00 | 60000.00 | — |", "| 70000.00 | 60000.00 | — |"))
    assert other == {"budget": "80000", "executed": "60000"}


def test_a_header_in_a_line_of_its_own_leaves_lines_rows() -> None:
    rows = """
项目支出绩效自评表 |
项目名称 | 渠道清淤 |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
产出指标 | 数量指标 | 清淤长度 | ≥5公里 | 5公里 | 50 | 50 |
效益指标 | 社会效益指标 | 受益村数 | 3个 |  | 40 | 30 |
"""
    found = facts(read(rows), "fct_performance_indicator")
    assert ("渠道清淤", "效益指标", "社会效益指标", "受益村数", "actual") not in found
    assert facts(read(rows), "fct_score_item")["渠道清淤", "效益指标", "社会效益指标", "受益村数", "score"] == "30"


def test_a_line_between_title_and_table_names_the_project() -> None:
    page = """
项目支出绩效自评表
项目名称：{name}
主管部门：青田县水利局
项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分
年度资金总额 120 118 115.64 10 98% 9.8
一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分
产出指标 数量指标 新建水池 ≥5座 5座 50 50
效益指标 社会效益指标 受益人口 ≥3200人 3300人 40 40
"""
    for line in ("水库除险加固", "水库除险加固 项目编码：0012"):
        subjects = {s.keys[0] for s in read(page.format(name=line)).statements}
        assert subjects == {"水库除险加固"}


def test_a_value_that_reads_like_a_head_before_the_header_is_none_of_it() -> None:
    page = (
        "项目支出绩效自评表 （2022年度） 项目名称 {name} 主管部门 青田县教育局 实施单位 青田县第二小学 项目资金（万元） 年初预算数 "
        "全年预算数 全年执行数 分值 执行率 得分 年度资金总额 45.00 45.00 43.20 10 96.00% 9.60 年度总体目标 预期目标 "
        "实际完成情况 按期完成 {done} 绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 "
        "偏差原因分析及改进措施 产出指标 数量指标 安装设备 ≥120个 126个 25 24 质量指标 验收合格率 =100% 99% 25 23 "
        "效益指标 社会效益指标 事故下降率 ≥10% 8% 40 35 仍有隐患 总分 100 91.60"
    )
    for name, done in (("校园安防", "已完成"), ("消防改造", "达到目标")):
        found = facts(read(page.format(name=name, done=done)), "fct_performance_indicator")
        assert {key[3:]: value for key, value in found.items()} == {
            ("安装设备", "target"): "≥120个",
            ("安装设备", "actual"): "126个",
            ("验收合格率", "target"): "=100%",
            ("验收合格率", "actual"): "99%",
            ("事故下降率", "target"): "≥10%",
            ("事故下降率", "actual"): "8%",
            ("事故下降率", "deviation_reason"): "仍有隐患",
        }


MARKED = """
2021年部门整体绩效自评得分表
一级指标
分值
二级指标
分值
三级指标
分值
评分标准
自评得分
投入
10
预算配置
10
在职人员控制率
5
≤100%得5分
5
{second}
5
≤0得5分
4
过程
55
预算执行
30
预算完成率
15
≥95%得满分
14
支付进度率
15
按进度支付
13
预算管理
25
管理制度健全性
25
制度健全
24
"""


def test_marks_of_every_level_in_a_stream_of_cells() -> None:
    """Names of the official sheet and marks left out with the names above them tell the rows."""
    found = facts(read(MARKED.format(second="三公经费变动率")), "fct_score_item")
    assert {key[1:]: value for key, value in found.items()} == {
        ("投入", "预算配置", "在职人员控制率", "full_mark"): "5",
        ("投入", "预算配置", "在职人员控制率", "score"): "5",
        ("投入", "预算配置", "三公经费变动率", "full_mark"): "5",
        ("投入", "预算配置", "三公经费变动率", "score"): "4",
        ("过程", "预算执行", "预算完成率", "full_mark"): "15",
        ("过程", "预算执行", "预算完成率", "score"): "14",
        ("过程", "预算执行", "支付进度率", "full_mark"): "15",
        ("过程", "预算执行", "支付进度率", "score"): "13",
        ("过程", "预算管理", "管理制度健全性", "full_mark"): "25",
        ("过程", "预算管理", "管理制度健全性", "score"): "24",
    }


def test_rows_whose_marks_do_not_make_the_mark_above_were_cut_wrongly() -> None:
    strange = MARKED.format(second="队伍稳定性").replace("支付进度率", "资金拨付及时性")
    reading = read(strange.replace("预算管理", "内部控制").replace("在职人员控制率", "岗位设置"))
    assert facts(reading, "fct_score_item") == {}
    assert any("无法可靠还原" in form.note for form in reading.forms)
    assert facts(read(MARKED.format(second="三公经费变动率").replace("过程\n55", "过程\n50")), "fct_score_item") == {}
