"""Score sheets and forms whose cells run together, over torn lines or without any blank."""

from __future__ import annotations

from tests.unit.forms_helpers import facts, read

MARKED = """
2020 年部门整体支出绩效评价得分表 一级指 标 二级指标 三级指标 得分 部门决 策（20 分） 目标任务（12 分） 相关性（6 分）
6 明确性（6 分）
5 预算编制（8 分） 测算依据（4 分）
3 目标管理（4 分）
4 综合管 理（30 分） 信息公开（3 分） 预算公开（1 分）
1 决算公开合规........
"""


def _items(text: str, field: str) -> dict[str, str]:
    found = facts(read(text), "fct_score_item")
    return {"/".join(key[1:4]): value for key, value in found.items() if key[-1] == field}


def test_names_that_hold_their_mark_with_the_score_behind() -> None:
    assert _items(MARKED, "score") == {
        "部门决策/目标任务/相关性": "6",
        "部门决策/目标任务/明确性": "5",
        "部门决策/预算编制/测算依据": "3",
        "部门决策/预算编制/目标管理": "4",
        "综合管理/信息公开/预算公开": "1",
    }
    assert _items(MARKED, "full_mark")["部门决策/预算编制/测算依据"] == "4"


def test_marks_that_do_not_make_the_mark_above_them_prove_a_lost_row() -> None:
    assert _items(MARKED.replace("目标任务（12 分）", "目标任务（15 分）"), "score") == {}
    assert _items(MARKED.replace("\n5 预算", "\n9 预算"), "score") == {}


OFFICIAL = (
    "青田县部门整体支出绩效评价指标表一级指标分值二级指标分值三级指标分值评价标准指标说明得分投入12预算配置12在职人员控制率"
    "4以100%为准。控制率≤100%，计4分；每超过一个百分点扣0.5分，扣完为止。编制数：核定的编制数。4“三公经费”变动率8变动率≤0，"
    "计8分；大于0的，扣完为止。变动率=（本年度-上年度）/上年度X100%6过程60预算执行20预算完成率5100%计满分，每低于5%扣2分。"
    "预算完成率=（上年结转+本年追加）X100%.4预算控制率5预算控制率=0，计5分；大于30%不得分3支付进度率59"
    "5%以上计满分。2公用经费控制率4"
)


def test_the_official_sheet_without_a_blank_between_its_cells() -> None:
    assert _items(OFFICIAL, "full_mark") == {
        "投入/预算配置/在职人员控制率": "4",
        "投入/预算配置/“三公经费”变动率": "8",
        "过程/预算执行/预算完成率": "5",
        "过程/预算执行/预算控制率": "5",
        # 支付进度率595%: ten marks are left, so that it is 5 and 95%.
        "过程/预算执行/支付进度率": "5",
        "过程/预算执行/公用经费控制率": "4",
    }
    # 不得分3 could belong to the words before it: no score where no mark of punctuation parts them.
    assert _items(OFFICIAL, "score") == {
        "投入/预算配置/在职人员控制率": "4",
        "投入/预算配置/“三公经费”变动率": "6",
        "过程/预算执行/预算完成率": "4",
        "过程/预算执行/支付进度率": "2",
    }


FORM = (
    "部门预算项目支出绩效自评表（2022年度）项目名称河道保洁经费主管部门青田县水利局实施单位青田县水利管理站预算执行情况"
    "（10分）年度预算数（万元）年初预算调整后预算数预算执行数预算执行率权重得分原因总额 42.40 39.16 39.16 100.00% 10"
    " 其中：财政资金 42.40 39.16 39.16 100.00% / / 绩效指标（90分）一级指标二级指标三级指标指标性质指标值度量单位完成值"
    "权重得分\n产出指标数量指标保洁河段=12段 40 补种次数≤3次 20 时效指标按时完成率=100% 20 效益指标社会效益指标"
    "投诉率（投诉数/户数）≤5% 10 合计100 评价结论按时完成。"
)


def test_indicator_rows_without_blanks_below_the_money_of_a_form() -> None:
    reading = read(FORM)
    money = facts(reading, "fct_project_execution")
    assert money[("河道保洁经费", "budget")] == "391600"
    assert money[("河道保洁经费", "executed_fiscal")] == "391600"
    targets = {key[1:4]: value for key, value in facts(reading, "fct_performance_indicator").items()}
    assert targets[("产出指标", "数量指标", "保洁河段")] == "=12段"
    assert targets[("产出指标", "时效指标", "按时完成率")] == "=100%"
    assert targets[("效益指标", "社会效益指标", "投诉率（投诉数/户数）")] == "≤5%"
    assert _items(FORM, "full_mark")["产出指标/数量指标/补种次数"] == "20"
    assert _items(FORM, "score") == {}


def test_numbers_behind_targets_are_marks_only_where_the_printed_sum_says_so() -> None:
    other = FORM.replace("保洁河段=12段 40", "保洁河段=12段 30")
    assert _items(other, "full_mark") == {}
    assert len(facts(read(other), "fct_performance_indicator")) == 4


PIPES_ALONE = """
2019年部门整体支出绩效自评评分表
一级指标
|
二级指标
|
三级指标
|
评分标准
|
分值
|
自评得分
|
扣分原因
|
投 入
(15分)
|
预算配置
(15分)
|
财政供养人员
控制率
|
控制率≤100%，计5分；每超过一个百分点扣0.5分，扣完为止。
|
5
|
4
|
|
重点支出
安排率
|
≥90%，计10分；
低于60%不得分。
|
10
|
9
|
|
"""


def test_cells_with_their_pipes_in_lines_of_their_own() -> None:
    assert _items(PIPES_ALONE, "full_mark") == {
        "投入/预算配置/财政供养人员控制率": "5",
        "投入/预算配置/重点支出安排率": "10",
    }
    assert list(_items(PIPES_ALONE, "score").values()) == ["4", "9"]


TORN = (
    "临泉市项目绩效目标自评表 填报日期：2023 年 3 月 2 日 项目名称 项目主管单 位 自评总分： 91 项目实施单位 临泉市林业局 "
    "临泉市林业局 项目负责人 周青山 中央 省级 本级 合计 执行数 执行 率 （万元） 120 120 项目年度目 标 单位领导审签： "
    "林区防火道养护项目 项目属性 项目资金 120 100 % 项目权重 评价内容 分值 自评分 项目决策 2 分 决策依据 2 2 评价标准及依据 "
    "有年度计划得 2 分，没有不得分。 1、财务制度 1 分； 制度建设 3 3 2、管理制度 1 分；"
)


def test_a_form_whose_labels_stand_apart_from_their_values_gives_nothing_and_is_listed() -> None:
    reading = read(TORN)
    assert reading.statements == []
    assert [form.is_recognised for form in reading.forms] == [False]


def test_a_label_of_the_form_is_no_project() -> None:
    for torn in ("主管部门 自评总分：", "自评总分：", "项目负责人"):
        reading = read(FORM.replace("项目名称河道保洁经费", f"项目名称{torn}"))
        assert reading.statements == [], torn


def test_pieces_of_the_rules_for_marks_are_no_levels() -> None:
    cells = "一级指标 二级指标 三级指标 分值 得分 过程 财务管理 制度健全 3 3 分；没有不得分。 过程管理 资金安全 4 4"
    reading = read("县林业局项目支出绩效自评表\n项目名称\n林道养护经费\n" + cells.replace(" ", "\n"))
    assert facts(reading, "fct_score_item") == {}


SCORED = (
    "2022年度财政项目绩效自评表单位名称：青田县人民医院项目名称门诊楼改造补助主管部门青田县卫生健康局项目实施单位青田县人民医院"
    "预算执行情况（万元）（20分）预算数（A）执行数（B）执行率（B/A）得分（20分*执行率）年度财政资金总额600600100%20年度绩效目标"
    "一级指标二级指标三级指标年初目标值实际完成值得分总分92"
)


def test_the_mark_that_the_score_is_made_of_decides_between_ways_to_cut() -> None:
    money = facts(read(SCORED), "fct_project_execution")
    assert money == {
        ("门诊楼改造补助", "budget_fiscal"): "6000000",
        ("门诊楼改造补助", "executed_fiscal"): "6000000",
    }
    # Without it 6006001 planned and 0 spent, at a rate of 0 %, is another way.
    assert facts(read(SCORED.replace("（20分*执行率）", "")), "fct_project_execution") == {}
    plain = facts(read(SCORED.replace("年度财政资金总额", "年度资金总额")), "fct_project_execution")
    assert ("门诊楼改造补助", "executed") in plain


def test_a_lost_level_or_row_of_the_official_sheet_takes_what_it_may_have_moved() -> None:
    assert "过程/预算执行/预算完成率" not in _items(OFFICIAL.replace("过程60", ""), "full_mark")
    assert all("预算执行" not in name for name in _items(OFFICIAL.replace("过程60", ""), "full_mark"))
    assert _items(OFFICIAL.replace("投入12", ""), "full_mark") == {}
    lost = OFFICIAL.replace("“三公经费”变动率8", "")
    assert "投入/预算配置/在职人员控制率" not in _items(lost, "score")


def test_a_rate_that_no_budget_makes_proves_a_lost_cell() -> None:
    spent = FORM.replace(" 39.16 39.16 100", " 39.16 30.16 100")
    for lost in (FORM.replace("年初预算调整后预算数", "年度预算数"), spent):
        assert ("河道保洁经费", "executed") not in facts(read(lost), "fct_project_execution")


def test_a_name_that_swallowed_the_end_of_another_row_is_no_indicator() -> None:
    torn = FORM.replace("补种次数≤3次 20", "补种次数≤ 3 次 20").replace("≤ 3 次", "≤3 次")
    assert all("时效指标" not in key[3] for key in facts(read(torn), "fct_performance_indicator"))
