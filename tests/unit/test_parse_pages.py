"""Whole short pages through reader, outline, identity and parsers. Bodies and figures are invented.

Each page has a shape met on public pages of several provinces: what counts is that no number gets a
wrong key, and that what the page states is found.
"""

from __future__ import annotations

import pytest

from tests.unit.page_helpers import stated

LINE = "青石县人民法院2019年“三公”经费支出决算情况说明 一、2019年“三公”经费支出决算表 单位:万元 项 目 预算数 决算数 "

LANES = "收入 收入 收入 支出 支出 支出 项目 行次 金额 项目 行次 金额 栏次 1 栏次 2 "

CASES: dict[str, tuple[str, dict[str, str]]] = {
    "readings printed after characters, commas doubled": (
        "2019年青石縣文化館“三公”經(jīng)費(fèi)決算說(shuō)明\n"
        "2019年青石縣文化館“三公”經(jīng)費(fèi)財(cái)政撥款支出合計(jì)12萬(wàn)元,,比上年減少1萬(wàn)元,。其中,,因公出國(guó)(境)費(fèi)0萬(wàn)元;"
        "公務(wù)用車(chē)購(gòu)置及運(yùn)行維護(hù)費(fèi)8萬(wàn)元,、公務(wù)接待費(fèi)4萬(wàn)元。",
        {
            "total|final": "120000",
            "overseas|final": "0",
            "vehicle_total|final": "80000",
            "reception|final": "40000",
        },
    ),
    "the three expenses listed whole, then their total; next year's budget after it": (
        "2018年“三公”经费决算\n"
        "2018年市水利局因公出国（境）费、公务用车购置及运行费和公务接待费的财政拨款预算数31.5万元、决算数28.2万元，"
        "2019年预算数30万元。\n2018年市水利局「三公经费」财政拨款预算中，因公出国（境）费6万元，公务接待费5.5万元。\n"
        "2019年市水利局「三公经费」财政拨款预算中，因公出国（境）费7万元，公务接待费4万元。",
        {
            "total|budget": "315000",
            "total|final": "282000",
            "overseas|budget": "60000",
            "reception|budget": "55000",
        },
    ),
    "a list under another year's budget": (
        "市林业局公布了“三公”经费2018年决算支出和2019年预算情况：2019年市林业局“三公”经费财政拨款预算9.4万元。"
        "其中，公务接待费1.5万元，公务用车购置及运行费7.9万元。\n"
        "2018年市林业局“三公”经费决算支出9.7万元。其中，公务接待费1.6万元，公务用车购置及运行费8.1万元。",
        {"total|final": "97000", "reception|final": "16000", "vehicle_total|final": "81000"},
    ),
    "公共财政拨款 is filler; a year glued to the amount compared with": (
        "青石县2016年“三公”经费决算说明\n"
        "2016年“三公”经费公共财政拨款支出94.85万元2015107.15万元相比较减少12.3万元。\n"
        "1、2016年因公出国（境）费6.42万元比20153.45万元部门决算支出增加2.97万元。",
        {
            "total|final": "948500",
            "total|prior_final": "1071500",
            "overseas|final": "64200",
            "overseas|prior_final": "34500",
        },
    ),
    "a heading of last year's file over a table of two years with 行次 and 栏次": (
        "双桥县2020年“三公”经费决算情况说明\n"
        "2020年全县“三公”经费决算数为24.40万元，比上年增加1.40万元。\n"
        "双桥县2019年“三公”经费决算统计表\n单位：万元\n项 目 |\n行次 |\n2019年决算数 |\n2020年决算数 |\n"
        "2019年决算比上年增减情况 |\n栏 次 |\n增加额 |\n增加幅度 |\n(一)支出合计 |\n2 |\n23.00 |\n24.40 |\n1.40 |\n6.09% |\n"
        "1.公务用车购置及运行维护费 |\n4 |\n15.00 |\n15.90 |\n0.90 |\n6.00% |\n2.公务接待费 |\n7 |\n8.00 |\n8.50 |\n0.50 |\n6.25% |",
        {
            "total|final": "244000",
            "total|prior_final": "230000",
            "vehicle_total|final": "159000",
            "vehicle_total|prior_final": "150000",
            "reception|final": "85000",
            "reception|prior_final": "80000",
        },
    ),
    "the same funds under 预算数 and 决算数, a cell a line": (
        "青石县第三小学\n2021年度“三公”经费支出决算表\n金额单位：万元 |\n项目 |\n预算数 |\n决算数 |\n|||||\n"
        "合计 |\n一般公共预算财政拨款 |\n政府性基金预算财政拨款 |\n合计 |\n一般公共预算财政拨款 |\n政府性基金预算财政拨款 |\n||\n"
        "公务接待费 |\n3.50 |\n3.00 |\n0.50 |\n2.50 |\n2.20 |\n0.30 |\n|\n"
        "公务用车购置及运行维护费 |\n4.00 |\n4.00 |\n0.00 |\n3.90 |\n3.90 |\n0.00 |\n|\n"
        "总计 |\n7.50 |\n7.00 |\n0.50 |\n6.40 |\n6.10 |\n0.30 |\n|",
        {
            "total|budget": "75000",
            "total|final": "64000",
            "reception|budget": "35000",
            "reception|final": "25000",
            "vehicle_total|budget": "40000",
            "vehicle_total|final": "39000",
        },
    ),
    "a source line and a second title above a table with blank lines between its cells": (
        "松阳区2018年“三公”经费决算汇总情况\n\n来源：松阳区财政局 发布时间：2019-10-08 10:05\n\n"
        "2018年度松阳区一般公共预算财政拨款开支“三公”经费决算情况\n\n经费项目\n\n2018年度支出 （万元）\n\n支出减少情况（万元）\n\n"
        "支出减少率\n\n因公出国（境）费\n\n1.85\n\n-\n\n-\n\n公务接待费\n\n3.19\n\n-\n\n-\n\n公务用车购置及运行维护费\n\n4.29\n\n-\n\n-\n\n"
        "“三公”经费支出\n\n9.33\n\n-\n\n-\n",
        {
            "total|final": "93300",
            "overseas|final": "18500",
            "reception|final": "31900",
            "vehicle_total|final": "42900",
        },
    ),
    "fund headings wrapped inside their cells": (
        "2019年“三公”经费决算表\n单位：万元\n项 目\n合计\n一般公共\n预算\n政府性基金\n预算\n国有资本\n经营预算\n"
        "“三公”经费\n9.00\n9.00\n0.00\n0.00\n其中：(一)因公出国(境)支出\n0.00\n0.00\n0.00\n0.00\n"
        "(二)公务用车购置及运行维护支出\n8.00\n8.00\n0.00\n0.00\n(三)公务接待费支出\n1.00\n1\n0.00\n0.00",
        {
            "total|final": "90000",
            "overseas|final": "0",
            "vehicle_total|final": "80000",
            "reception|final": "10000",
        },
    ),
    "items over 预算数 and 决算数, their headings wrapped, blank lines between the cells": (
        "青石区教育局2020年“三公”经费决算公开\n\n一般公共预算财政拨款“三公”经费支出决算表\n\n单位:万元\n\n"
        "一般公共预算财政拨款“三公”经费\n\n合计\n\n因公出国\n\n(境)费\n\n公务用车购置及运行维护费\n\n公务接待费\n\n小计\n\n"
        "公务用车\n\n购置费\n\n公务用车\n\n运行维护费\n\n"
        + "预算数\n\n决算数\n\n"
        * 6
        + "83.51\n\n58.18\n\n8.00\n\n0.00\n\n"
        "45.40\n\n46.57\n\n15.00\n\n14.03\n\n30.40\n\n32.54\n\n30.11\n\n11.61\n\n注:本表反映本年度支出情况。\n",
        {
            "total|budget": "835100",
            "total|final": "581800",
            "overseas|budget": "80000",
            "overseas|final": "0",
            "vehicle_total|budget": "454000",
            "vehicle_total|final": "465700",
            "vehicle_purchase|budget": "150000",
            "vehicle_purchase|final": "140300",
            "vehicle_operation|budget": "304000",
            "vehicle_operation|final": "325400",
            "reception|budget": "301100",
            "reception|final": "116100",
        },
    ),
    "去年 after the report's own year": (
        "10月18日从省财政厅了解到，青石省2015年财政收支决算情况公布，去年省级一般公共预算安排的“三公”经费决算支出5亿元，比上年减少"
        "3.3亿元。主要支出情况是：公务接待费0.9亿元，下降37.8%。",
        {"total|final": "500000000", "reception|final": "90000000"},
    ),
    "a row that compares is no row of amounts": (
        "2017年“三公”经费情况\n单位：万元 |\n项目 | 合计 | 公务用车运行维护费 | 公务接待费 |\n"
        "2017年度决算数 | 6.9 | 2.9 | 4.0 |\n2016年度决算数 | 4.1 | 3.1 | 1.0 |\n决算对比 | 2.8 | -0.2 | 3.0 |",
        {
            "total|final": "69000",
            "total|prior_final": "41000",
            "vehicle_operation|final": "29000",
            "vehicle_operation|prior_final": "31000",
            "reception|final": "40000",
            "reception|prior_final": "10000",
        },
    ),
    "finals under a heading of the budget": (
        "青石新区2018年三公经费情况说明\n一、2018年年初预算\n2018年度“三公”经费预算54万元，其中：因公出国（境）费支出决算0万元；"
        "公务接待费支出决算42万元。\n二、2018年决算及变动\n2018年度“三公”经费决算支出41万元，其中：因公出国（境）费支出决算14万元；"
        "公务接待费支出决算27万元。",
        {
            "total|initial_budget": "540000",
            "total|final": "410000",
            "overseas|final": "140000",
            "reception|final": "270000",
        },
    ),
    "去年 in a headline": (
        "市档案局去年公务接待费仅8万元 执行比例不到3%\n2014年市档案局“三公”经费决算支出44.01万元。其中：公务接待费8.27万元，"
        "公务用车购置及运行费35.74万元。",
        {"total|final": "440100", "reception|final": "82700", "vehicle_total|final": "357400"},
    ),
}


OTHERS: dict[str, tuple[str, dict[str, str]]] = {
    "a table in one line of text, prose after it": (
        "法院公开材料\n"
        + LINE
        + "合 计 25.00 24.87 因公出国(境)费 0 0 公务接待费 11.00 11.00 公务用车购置及运行费 14.00 13.87 "
        "二、2019年“三公”经费支出情况说 明 因公出国（境）费支出决算 0 万元，占 0%；公 务接待费支出决算 11 万元，占 44%。",
        {
            "three_public:total|budget": "250000",
            "three_public:total|final": "248700",
            "three_public:overseas|budget": "0",
            "three_public:overseas|final": "0",
            "three_public:reception|budget": "110000",
            "three_public:reception|final": "110000",
            "three_public:vehicle_total|budget": "140000",
            "three_public:vehicle_total|final": "138700",
        },
    ),
    "a table of two lanes in one line, numbering without its mark, a lane that ends first": (
        "青石县商业学校2022年决算批复公开资料\n部门: 青石县商业学校 金额单位:万元 "
        + LANES
        + "一一般公共预算财政拨款收入 1 627.57 "
        "一一般公共服务支出 32 0.00 四上级补助收入 4 0.00 四公共安全支出 35 0.00 五事业收入 5 80.78 五教育支出 36 146.04 "
        "八其他收入 8 33.19 八社会保障和就业支出 39 41.76 9 九卫生健康支出 40 89.57 10 ",
        {
            "revenue:all|general_public_budget|final": "6275700",
            "revenue:all|superior_subsidy|final": "0",
            "revenue:all|undertaking|final": "807800",
            "revenue:all|other|final": "331900",
            "expenditure:all|function|201|final": "0",
            "expenditure:all|function|204|final": "0",
            "expenditure:all|function|205|final": "1460400",
            "expenditure:all|function|208|final": "417600",
            "expenditure:all|function|210|final": "895700",
        },
    ),
    "last year's accounts beside this year's plan": (
        "一、公务接待费\n2011年青石市林业局公务接待费43.75万元，其中：国内公务接待支出43.75万元。\n"
        "2012年青石市林业局安排公务接待费预算44.58万元，较2011年决算增长2%。\n二、公务用车购置及运行维护费\n"
        "2011年青石市林业局公务用车运行费65万元。\n2012年安排公车运行维护费69.54万元，较2011年决算增长7%。\n"
        "附：青石市林业局“三公”经费2011年决算和2012年预算情况表\n项目 | 2011年决算(万元) | 2012年预算(万元) |\n"
        "因公出国(境)经费 | 3 | |\n公务接待费 | 43.75 | 44.58 |\n公务用车购置及运行维护费 | 65 | 69.54 |",
        {
            "three_public:overseas|final": "30000",
            "three_public:reception|final": "437500",
            "three_public:reception_domestic|final": "437500",
            "three_public:vehicle_total|final": "650000",
            "three_public:vehicle_operation|final": "650000",
        },
    ),
    "a rule against spending without a budget is no budget": (
        "2018年第四季度“三公经费”管理使用情况\n根据《关于印发青石市整治“三公”经费开支过大、严禁超预算或无预算安排支出工作方案的通知》的要求，"
        "现将情况报告如下：\n1、公务用车费:\n本年度公务用车费为28万元,比去年同期26万元增长了7.69%\n青石市林业局",
        {"three_public:vehicle_total|final": "280000", "three_public:vehicle_total|prior_final": "260000"},
    ),
    "an item in a bracket before the next item": (
        "一、收入支出决算总体情况说明\n2022年度收入总计503.68万元（含使用非财政拨款结转结余、年初结转和结余）、支出总计"
        "503.68万元（含结余分配、年末结转和结余）。",
        {
            "revenue:all|grand_total|final": "5036800",
            "expenditure:all|total|grand_total|final": "5036800",
        },
    ),
    "vehicles by use, told among the facts about the body": (
        "松阳区2019年度“三公”经费公开说明\n一、预算单位、人员及车辆基本情况\n2019年度松阳区本级公务用车总数1,763辆（其中：副部（省）级"
        "及以上领导用车0主要领导干部用车3机要通信用车0，其他用车1,318辆）。\n二、三公经费支出情况\n2019年度三公经费支出合计5.53万元。",
        {
            "state_asset:vehicles_total": "1763",
            "state_asset:vehicles_other": "1318",
            "three_public:total|final": "55300",
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_pages_on_the_three_public_expenses(name: str) -> None:
    text, wanted = CASES[name]
    found = {key: values for key, values in stated(text).items() if key.startswith("three_public:")}
    assert found == {f"three_public:{key}": {value} for key, value in wanted.items()}


@pytest.mark.parametrize("name", OTHERS)
def test_pages_of_other_tables(name: str) -> None:
    text, wanted = OTHERS[name]
    assert stated(text) == {key: {value} for key, value in wanted.items()}


@pytest.mark.parametrize("quotes", ["“”", "《》"])
def test_the_end_of_a_class_name_behind_a_page_is_not_all_spending(quotes: str) -> None:
    body, (left, right) = "青石县林业和草原局", quotes
    found = stated(
        f"{body}\n2023年度部门决算公开\n五、一般公共预算财政拨款支出决算具体情况\n"
        f"一是{left}农林水支出{right}（类）2023年决算6.00万元，比2023年年初预算降低1.00万元。其中：\n"
        f"{left}水利{right}（款）2023年决算6.00万元。\n二是{left}社会保障和就业\n第 13 页\n"
        f"{body}2023年度部门决算\n支出{right}（类）2023年决算3.00万元，较2023年年初预算上升1.00万元。\n"
    )
    assert found["expenditure:general_public_budget|function|213|final"] == {"60000"}
    assert "expenditure:general_public_budget|total|current_total|final" not in found


@pytest.mark.parametrize("half", ["（2）公务用车购置和", "（2）公务用车购置与"])
def test_a_running_head_is_no_part_of_the_sentence_below_it(half: str) -> None:
    body = "青石县水利工程建设管理服务中心"
    found = stated(
        f"{body}\n2020年度部门决算公开\n七、“三公”经费支出情况\n2020年度“三公”经费支出9.00万元，比上年减少1.00万元。\n"
        f"{half}\n\n{body}2020年度部门决算\n运行维护费3.00万元，2019年决算数5.00万元。\n"
    )
    assert found["three_public:vehicle_total|final"] == {"30000"}
    assert found["three_public:vehicle_total|prior_final"] == {"50000"}
