"""Report kinds, and documents that are none of ours."""

import pytest

from ingestion.model import RejectedError
from tests.unit.identity_helpers import identified

KINDS = [
    ("青石县水务局2021年度部门决算\n七、“三公”经费支出决算情况说明\n本年收入合计32万元", "final_accounts"),
    (
        "青石县水务局2021年度预算绩效自评报告\n全年支出决算32万元，自评得分95分。",
        "performance_self_evaluation",
    ),
    ("青石县水务局2021年\n部门整体支出绩效评价报告\n基本支出32万元", "performance_self_evaluation"),
    ("青石县水务局2021年“三公”经费决算公开\n公务接待费支出3万元", "three_public_disclosure"),
    ("2021年度收入总计32万元，支出总计32万元。", "final_accounts"),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kind(text, expected):
    assert identified(text).report_kind == expected


REJECTED = [
    (
        "2021年“三公”经费预算公开表\n单位：元\n项目    上年实际    本年预算    备注\n公务接待费    3100    3000",
        "budget",
    ),
    (
        "2015年青石县司法局部门“三公”经费情况统计表\n项目 | 本年预算数 | 其中：财政拨款 |\n合计 | 41.20 | 41.20 |\n公务接待费 | 2.60 | 2.60 |",
        "budget",
    ),
    (
        "青石县档案馆“三公”经费统计表\n项目\t2015年预算数\n合计\t4.20\n公务接待费\t2.60\n公务用车费\t1.60",
        "budget",
    ),
    (
        "青石县“三公”经费决算公布\n2021年8月3日 来源：青石晚报\n本报讯（记者 甲乙）财政局局长昨天报告，2020年县级“三公”经费"
        "支出合计9万元。其中因公出国（境）费1万元，公务接待费3万元，公务用车购置及运行费5万元，决算数比预算数减少2万元。",
        "not_a_report",
    ),
    (
        "新华社青石7月3日电 2020年全县行政单位“三公”经费支出决算9万元，公务接待费决算3万元，公务用车运行维护费决算5万元，"
        "因公出国（境）费决算1万元，政府采购支出决算6万元，机关运行经费决算7万元。",
        "not_a_report",
    ),
    ("\n \n", "empty"),
    ("某某市XX局\n20XX年度部门决算\n2021年度收入总计XXX万元，支出总计XXX万元。", "blank_template"),
    ("XX局2024年度部门决算\n本年收入合计XXX万元，占XX%。\n单价50万元以上设备XX台", "blank_template"),
    (
        "青石县水务局2023年部门预算公开\n2023年部门预算收入总额32万元，预算支出32万元，比上年预算数增加2万元。\n"
        "“三公”经费预算3万元，机关运行经费预算5万元。",
        "budget",
    ),
    (
        "一、2023年部门预算收支情况\n2023年收入预算总额32万元。支出预算总额32万元。预算安排基本支出20万元，"
        "预算数比上年增加。年初预算安排项目支出12万元。",
        "budget",
    ),
    (
        "____县____局2021年度部门决算公开\n2021年度收、支总计    万元，与上年相比增加    万元。\n本年收入合计   万元",
        "blank_template",
    ),
    (
        "2023年青石县水务局部门预算编制说明\n根据批复的2022年决算，安排如下：\n收入预算300万元，支出预算300万元。",
        "budget",
    ),
    ("青石县召开2021年部门决算布置会\n县财政局召开会议，全县80个部门100余人参加。", "states_nothing"),
    ("本报讯（记者王五）昨日，青石县召开水利工作会议，据悉今年投资3亿元。", "not_a_report"),
    (
        "中华人民共和国某法\n第一条为了规范预算\n第二条预算、决算的编制\n第三条本法所称\n第四条各级决算草案",
        "not_a_report",
    ),
    ("今天天气很好，适合散步。", "not_a_report"),
    ("青石县水务局2021年度部门决算\n第一部分 部门概况\n负责水资源管理。", "states_nothing"),
]


@pytest.mark.parametrize(("text", "code"), REJECTED)
def test_rejects_with_a_reason_in_chinese(text, code):
    with pytest.raises(RejectedError) as caught:
        identified(text)
    assert caught.value.reason_code == code
    assert "\u4e00" <= caught.value.reason[0] <= "\u9fff"


ACCEPTED = [
    # Next year's budget before this year's final.
    "一、2023年“三公”经费预算安排情况\n2023年度“三公”经费预算总计9万元。\n"
    "二、2022年“三公”经费决算情况\n2022年度“三公”经费合计支出8万元。",
    # Spending without a stage, and next year's budget behind it.
    "双桥镇2012年度“三公经费”公示\n我镇2012年财政拨款支出“三公经费”共计62.3万元，同比2011年的70.15万元下降11%。\n2013年预算数为60万元。",
    "双桥镇2012年度“三公”经费公示\n2012年支出“三公”经费合计62.3万元。2013年预算为60万元。",
    # What was spent under the name of an execution, beside next year's budget.
    "青石县“三公”经费2021年执行情况和2022年预算情况\n2022年“三公”经费预算数9.2万元，2021年“三公”经费执行数9.7万元。",
    "青石县2021年“三公”经费预算执行情况及2022年预算\n2021年“三公”经费实际支出9.7万元。2022年安排9.2万元。",
    # All zero, in words.
    "青石县双桥镇2021年“三公”经费决算说明\n2021年无因公出国经费支出，未发生公务接待支出。",
    # A column of the budget, and one of what became of it under another name.
    "机构运行信息表\n项目\t行次\t预算数\t统计数\n一、“三公”经费支出\t1\t—\t—\n（一）支出合计\t2\t9.40\t7.86",
    "双桥镇“三公”经费情况表\n项目 | 预算数 | 支出金额（万元） |\n合计 | 9.40 | 7.86 |",
    # Projects whose budgets were carried out.
    "（一）渠道清淤项目\n年初预算50万元，调整预算数48万元，支出45.6万元，执行率95%。\n（二）防汛项目\n年初预算20万元，预算数20万元。",
    "（一）渠道清淤项目\n年初预算50万元，调整预算数48万元，支出预算45.6万元。自评得分95分。",
    # A chapter alone.
    "国有资产占有使用情况表\n项目\t数量\n一、车辆数合计（辆）\t5\n1.机要通信用车\t1",
    "截至12月31日，本单位共有车辆3辆，单价50万元以上设备0台。",
    "授予中小企业合同金额12万元，占100%。",
    # A table that lost its unit, in one line: full of amounts all the same.
    "青石县水务局2021年度部门决算\n收入 支出 项目 行次 金额 项目 行次 金额 一一般公共预算财政拨款收入 1 4,183.26"
    " 一一般公共服务支出 32 0.00 二事业收入 2 71.45",
    "青石县2018年部门决算\n支出 单位:万元 项目 2017 2018 支出合计 3241 4523 教育支出 619 929",
    # What was spent beside the budget, headings and cells parted by blanks.
    "青石县双桥村2021年“三公”经费公开表\n单位：元\n项目    上年数    本年预算    本年实际    备注\n公务接待费    3100    3000    1985",
    "双桥镇“三公”经费公开表\n单位：元\n项目\t本年预算\t本年支出数\n公务接待费\t3000\t1985",
    # A masked figure in a real report.
    "青石县水务局2021年度部门决算\n本年收入合计32.10万元，本年支出合计32.10万元。办案经费XX万元",
    # A budget-execution wording that is final accounts all the same.
    "青石县水务局2021年度部门决算公开\n本年支出合计8万元，完成年初预算的95%。预算公开见附件。",
]


@pytest.mark.parametrize("text", ACCEPTED)
def test_keeps_reports_that_only_look_like_it(text):
    identified(text)
