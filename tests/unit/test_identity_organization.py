"""Whose report it is. Bodies and figures are invented."""

import pytest

from tests.unit.identity_helpers import identified

FACT = "\n收入支出决算总体情况说明\n2021年度收、支总计321.50万元。\n"

TITLES = [
    ("镇安县水务局2021年度部门决算", "镇安县水务局"),
    ("市北区档案馆2021年度部门决算", "市北区档案馆"),
    ("收入支出决算总表\n编制部门：青石县水务局", "青石县水务局"),
    ("收入支出决算总表\n公开单位：青石县档案馆", "青石县档案馆"),
    ("部门整体支出绩效自评报告\n部门(单位)名称: 青石县指挥中心", "青石县指挥中心"),
    ("收入支出决算总表\n单位名称(盖章): 青石县水务局", "青石县水务局"),
    ("青石县政协办2021年度“三公”经费支出情况", "青石县政协办"),
    ("第一部分\n2021年，双桥区人大办收入合计321.50万元", "双桥区人大办"),
    ("青石生产建设兵团第九师三十六团2020年度部门决算公开\n", "青石生产建设兵团第九师三十六团"),
    ("2020年度青石生产建设兵团第九师十团部门决算\n", "青石生产建设兵团第九师十团"),
    ("青石县水务局2021年度部门决算", "青石县水务局"),
    ("关于青石县水务局2021年度部门决算公开的说明", "青石县水务局"),
    ("2021年度青石县水务局部门决算", "青石县水务局"),
    ("2021年青石县水务局决算公开说明", "青石县水务局"),
    ("青石县人民法院\n2021年度部门决算", "青石县人民法院"),
    ("中共青石县委组织部2021年度部门决算", "中共青石县委组织部"),
    ("中国共产党青石县委员会宣传部2021年度部门决算", "中国共产党青石县委员会宣传部"),
    ("青石县人大常委会办公室2021年度决算", "青石县人大常委会办公室"),
    ("青石县第一人民医院2021年度单位决算", "青石县第一人民医院"),
    ("青石县双桥镇人民政府2021年度部门决算", "青石县双桥镇人民政府"),
    ("青石县双桥镇中心小学2021年度决算公开", "青石县双桥镇中心小学"),
    ("青石县退役军人事务局二〇二一年度部门决算", "青石县退役军人事务局"),
    ("中国人民政治协商会议青石县委员会2021年度部门决算", "中国人民政治协商会议青石县委员会"),
    ("某省水利厅2021年度部门决算", "某省水利厅"),
    ("第一部分 青石县水务局概况", "青石县水务局"),
    ("第二部分 青石县水务局2021年度部门决算情况说明", "青石县水务局"),
    ("青石县水务局（本级）2021年度部门决算", "青石县水务局"),
    ("青石市公安局东城分局2021年度部门决算", "青石市公安局东城分局"),
    ("青石县机关事务服务中心2021年部门决算编制说明", "青石县机关事务服务中心"),
    ("青石县茶树种质资源圃2021年度部门决算", "青石县茶树种质资源圃"),
    ("现将焦山镇2021年度“三公”经费决算情况公布如下", "焦山镇"),
    ("发布机构 | 青石县财政局 |\n| 公开目录 | “三公”经费 |\n青石县财政局2021年度部门决算", "青石县财政局"),
    ("青石县2021年度部门决算", None),
    ("青石县县级2021年度决算", None),
    ("青石县财政局关于青石县水务局2021年度部门整体支出绩效评价的报告", "青石县水务局"),
    ("【青石县水务局】2021年度部门决算", "青石县水务局"),
    ("青石县委党史研究室2021年度决算", "青石县委党史研究室"),
    ("青石县2021年度移民局“三公”经费决算情况表", "青石县移民局"),
    ("青石县2021年度部门“三公”经费决算情况表", None),
    ("海关总署2021年“三公”经费决算", "海关总署"),
    ("青石县农村工作办公室2021年度部门决算", "青石县农村工作办公室"),
    ("青石市教育局项目绩效自评报告", "青石市教育局"),
    ("青石县双桥镇人民政府项目支出绩效评价报告", "青石县双桥镇人民政府"),
    ("青石县财政局关于青石县水务局项目绩效评价报告", "青石县水务局"),
    ("青石县财政局关于农村供水站项目绩效评价报告", "青石县财政局"),
    ("青石县污水处理厂项目绩效自评报告", None),
    ("江夏县卫生健康局2021年度部门决算", "江夏县卫生健康局"),
    ("由夏县卫生健康局2021年度部门决算", "夏县卫生健康局"),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_reads_titles(title, expected):
    assert identified(title + FACT).organization_name == expected


BODIES = [
    ("部门名称：青石县水务局\n", "青石县水务局"),
    ("编制单位:青石县水务局        单位：万元\n", "青石县水务局"),
    ("收入决算表\n部门：白鹿职业技术学院 | 2018年度 | 金额单位：元\n", "白鹿职业技术学院"),
    ("支出决算表\n编制单位：南溪中心卫生院 | 2021年度 | 单位：万元\n", "南溪中心卫生院"),
    (
        "项目支出绩效自评表\n项目名称\n渠道清淤\n主管部门\n青石县水务局\n实施单位\n青石县渠道管理站\n得分 95分",
        "青石县渠道管理站",
    ),
    (
        "项目支出绩效自评表 项目名称 渠道清淤 实施单位 219001-青石县水务局 项目资金（万元）得分 95分",
        "青石县水务局",
    ),
    ("项目支出绩效自评表\n实施单位\n219001-青石县水务局\n得分 95分", "青石县水务局"),
    ("（一）机关运行经费支出情况\n2021年，青石县水务局机关运行经费支出20.50万元。", "青石县水务局"),
    ("截至2021年12月31日，青石县水务局共有车辆3辆。财政拨款支出8万元", "青石县水务局"),
    ("青石县水务局（以下简称县水务局）是县政府工作部门。本年支出合计8万元", "青石县水务局"),
    ("2021年度决算已公开。本年支出合计8万元。\n青石县水务局\n2022年9月1日", "青石县水务局"),
    ("欢迎来到青石县水务局网站！\n首页 > 通知公告\n本年支出合计8万元。", "青石县水务局"),
    ("本年支出合计8万元。\n联系方式：青石县水务局办公室电话：0000-000", "青石县水务局"),
    ("欢迎访问青石县人民政府门户网站\n本年支出合计8万元。", None),  # reports of others stand there
    ("欢迎访问青石县财政局网站\n本年支出合计8万元。", None),
    ("欢迎访问青石县林业局网站\n截至2021年12月31日，青石县渠道管理站共有车辆3辆。", "青石县渠道管理站"),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_reads_cells_sentences_and_signatures(text, expected):
    assert identified(text + FACT).organization_name == expected


def test_title_outweighs_bodies_named_in_the_text():
    text = (
        "青石县水务局2021年度部门决算"
        + FACT
        + "青石县财政局组织评价。\n青石县审计局\n青石县财政局共有车辆9辆。"
    )
    assert identified(text).organization_name == "青石县水务局"


def test_region_in_front_belongs_to_the_name_and_short_forms_become_aliases():
    text = (
        "第二部分 2021年度部门决算情况说明"
        + FACT
        + "县水务局共有车辆3辆。\n"
        + "青石县水务局共有车辆3辆。\n" * 2
    )
    identity = identified(text)
    assert identity.organization_name == "青石县水务局"
    assert "县水务局" in identity.aliases


def test_a_short_form_alone_is_no_organization():
    identity = identified("第二部分 2021年度部门决算情况说明" + FACT + "县水务局共有车辆3辆。")
    assert identity.organization_name is None
    assert identity.aliases == ("县水务局",)


def test_the_file_name_helps_where_the_text_does_not():
    identity = identified("一、收入支出决算总体情况" + FACT, "青石县水务局2021年度部门决算.txt")
    assert identity.organization_name == "青石县水务局"
    assert identity.organization_basis == "file name"


def test_an_excerpt_without_a_name_is_loaded_with_null():
    identity = identified("2021年度收入总计321.50万元，支出总计321.50万元。")
    assert identity.organization_name is None
    assert identity.fiscal_year == 2021
    assert identity.region_note


def test_region_comes_from_the_name():
    identity = identified("广元市昭化区水务局2021年度部门决算" + FACT)
    assert (identity.region_code, identity.region_level) == ("510811", "county")


NO_BODY = [
    ("2021年度阿坝州“三公”经费支出决算情况", "513200"),
    ("松潘县2021年“三公”经费决算汇总情况", "513224"),
    ("2021年松潘县本级“三公”经费决算", "513224"),
    ("松潘县县级2021年“三公”经费决算汇总说明", "513224"),
    (
        "根据要求，经松潘县财政局汇总，2021年松潘县部门及乡镇政府（街道办事处）“三公”经费决算总额8万元，公务接待费3万元。",
        "513224",
    ),
    ("按照预算法的要求，经汇总，2021年松潘县一般公共预算财政拨款开支“三公”经费8万元。", "513224"),
    ("2021年度部门“三公”经费决算", None),
    ("按照松潘县财政局的要求，2021年“三公”经费决算如下", None),
]


@pytest.mark.parametrize(("title", "region"), NO_BODY)
def test_a_region_that_is_summed_up_is_no_body_but_has_its_region(title, region):
    found = identified(title + FACT)
    assert (found.organization_name, found.region_code) == (None, region)
    assert ("地区汇总" in found.region_note) == (region is not None)


def test_a_year_is_never_part_of_the_name():
    found = identified("松潘县行政审批局2021年\n“三公”经费决算公开" + FACT)
    assert found.organization_name == "松潘县行政审批局"
