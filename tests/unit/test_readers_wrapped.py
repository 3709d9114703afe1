"""Hard-wrapped paragraphs, page numbers and running heads of plain texts."""

from __future__ import annotations

import pytest

from ingestion.readers import read_bytes
from ingestion.readers.wrapped import page_marks, unwrap, wrapped_width

PARAGRAPHS = (
    "2021年度青石县水务局收入总计1,204.56万元，支出总计1,204.56万元，与上年相比各增加18.20万元，主要原因是人员增加。",
    "本年收入合计1,180.10万元，其中：财政拨款收入1,100.00万元，占93.21%；其他收入80.10万元，占6.79%，均为利息收入。",
    "本年支出合计1,150.00万元，其中：基本支出800.00万元，占69.57%；项目支出350.00万元，占30.43%，主要用于堤防维护。",
    "机关运行经费支出96.45万元，比上年减少4.10万元，下降4.08%，主要原因是厉行节约，压减办公费和差旅费等一般性支出。",
) * 2  # fmt: skip


def wrapped(width: int, mark: str = "", indent: str = "") -> list[str]:
    lines: list[str] = []
    for number, paragraph in enumerate(PARAGRAPHS):
        text = indent + paragraph
        lines += [text[at : at + width] for at in range(0, len(text), width)]
        if mark and number % 2 == 0:
            lines.insert(len(lines) - 1, mark.replace("#", str(number // 2 + 1)))
    return lines


def paragraphs_of(lines: list[str]) -> list[str]:
    return [line.strip() for line in unwrap(lines) if line.strip()]


@pytest.mark.parametrize("width", [30, 38, 42])
@pytest.mark.parametrize("indent", ["", "　　"])
def test_wrapped_paragraphs_are_put_together(width: int, indent: str) -> None:
    assert paragraphs_of(wrapped(width, indent=indent)) == list(PARAGRAPHS)


@pytest.mark.parametrize("mark", ["— # —", "- # -", "第#页", "第 # 页 共 9 页"])
def test_a_page_number_within_a_sentence_is_left_out(mark: str) -> None:
    assert paragraphs_of(wrapped(38, mark)) == list(PARAGRAPHS)


def test_line_numbers_stay_those_of_the_file() -> None:
    (document,) = read_bytes("a.txt", "\n".join(["青石县水务局", *wrapped(38)]).encode())
    assert len(document.lines) == 1 + len(wrapped(38))
    assert document.lines[1].text == PARAGRAPHS[0]
    assert document.lines[2].text == ""


def test_long_paragraphs_are_no_wrapped_lines() -> None:
    assert wrapped_width(PARAGRAPHS) is None
    assert unwrap(PARAGRAPHS) == list(PARAGRAPHS)


def test_a_heading_behind_a_full_last_line_stays_a_line() -> None:
    full = "三" * 37 + "。"
    lines = [*wrapped(38, indent="　　"), "　　" + full[2:], "机关运行经费情况", *wrapped(38, indent="　　")]
    assert "机关运行经费情况" in paragraphs_of(lines)


def test_numbers_of_a_table_are_no_page_numbers() -> None:
    lines = ["项目", "行次", "金额", "财政拨款收入", "1", "12.50", "其他收入", "2", "0.50"]
    assert page_marks(lines) == set()
    assert unwrap(lines) == lines


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["支出决算为14", "4.74万元，完成预算的90%。"], "支出决算为144.74万元，完成预算的90%。"),
        (["支出决算为144.", "74万元。"], "支出决算为144.74万元。"),
        (["支出决算为144.74", "万元。"], "支出决算为144.74万元。"),
        (["自评得分为9", "5.5分。"], "自评得分为95.5分。"),
    ],
)
def test_an_amount_broken_over_two_lines_is_one_number(lines: list[str], whole: str) -> None:
    assert unwrap(lines) == [whole, ""]


def test_two_numbers_with_points_are_not_one() -> None:
    lines = ["支出决算为12.5", "13.5万元是上年数。"]
    assert unwrap(lines) == lines


def test_a_year_at_the_end_of_a_line_is_no_part_of_the_next_number() -> None:
    lines = ["与上年相比，本年支出增加，而2019", "4.74万元是上年数。"]
    assert unwrap(lines) == lines


@pytest.mark.parametrize(
    "lines",
    [
        ["公用经费比上年减少，", "[bookmark: _Toc1]（二）政府采购支出情况"],
        ["\t促进行业持续发展，", "\t提高服务能力"],
        ["项目 | 预算，", "决算 |"],
    ],
)
def test_a_heading_a_cell_and_a_row_are_not_taken_in(lines: list[str]) -> None:
    assert unwrap(lines) == lines


def test_a_heading_as_wide_as_the_lines_keeps_its_line() -> None:
    heading = "七、一般公共预算财政拨款“三公”经费支出决算情况说明"
    width = len(heading)
    assert heading in unwrap([heading, *wrapped(width)])


def test_a_line_of_prose_beside_a_page_number_is_no_running_head() -> None:
    lines = [
        "某局",
        "预算数28.49万元增长38.12万元。其中，公务用车购置费2020年决算",
        "第 2 页",
        "数5.00万元。",
    ]
    assert page_marks(lines) == {2}


def test_a_running_head_repeats_the_title() -> None:
    lines = ["青石县水务局", "2022年度部门决算", *wrapped(38)]
    lines.insert(3, "青石县水务局2022年度部门决算")
    assert page_marks(lines) == {3}


@pytest.mark.parametrize(
    "path",
    ["首页 > 政务公开 > 财政信息 > 部门决算 > 2022年度", "您现在的位置：首页/政务公开/财政资金/部门决算"],
)
def test_the_title_below_the_path_of_a_site_is_no_running_head(path: str) -> None:
    lines = [path, "青石县水务局2022年度部门决算", "【字体： 大 中 小 】", *wrapped(38)]
    assert page_marks(lines) == set()


def test_a_running_head_between_two_paragraphs_is_left_out() -> None:
    lines = ["青石县水务局", "2022年度部门决算", "第一部分 概况", *wrapped(38)]
    head = "青石县水务局2022年度部门决算"
    place = next(n for n, line in enumerate(lines) if n > 3 and line.endswith("。"))
    lines[place + 1 : place + 1] = [
        head,
        "水利（款）水利工程建设（项）。年初预算为3.00万元，支出决算为4.00万元。",
    ]
    assert page_marks(lines) == {place + 1}
    lines[place + 2] = "一、部门职责"
    assert page_marks(lines) == set()


@pytest.mark.parametrize(
    ("head", "before", "after"),
    [
        (
            "云台县档案馆2021年度部门决算",
            "2021年度“三公”经费支出9.10万元，其中因公出国",
            "（境）费用支出1.10万元。",
        ),
        (
            "白沙镇卫生院2022年部门决算公开",
            "2022年度收入合计300.50万元，其中一般公共预算",
            "财政拨款收入280.00万元。",
        ),
    ],
)
def test_one_running_head_beside_a_page_number_within_a_sentence_is_left_out(
    head: str, before: str, after: str
) -> None:
    lines = ["三公经费说明", before, "第 1 页", head, after, "公务接待费0.20万元。"]
    assert paragraphs_of(lines) == ["三公经费说明", before + after, "公务接待费0.20万元。"]


@pytest.mark.parametrize(
    "text",
    ["事业收入、其他收入分别为783.36、2736.34、10.65元。", "甲馆、乙馆、丙馆分别为12.50和7.00、3.10万元。"],
)
def test_a_number_of_a_list_broken_behind_its_point_is_put_together(text: str) -> None:
    spot = text.index(".") + 1
    assert paragraphs_of(["三公经费说明", text[:spot], text[spot:]]) == ["三公经费说明", text]


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        (["2022年度一般公共预算", "财政拨款基本支出为756.29万元，其中："], "2022年度一般公共预算财政拨款基本支出为756.29万元，其中："),
        (["本年政府性基金预算", "", "12", "财政拨款支出36.11万元。"], "本年政府性基金预算财政拨款支出36.11万元。"),
        (["（2）公", "- 8 -", "务用车购置费支出3.36万元。"], "（2）公务用车购置费支出3.36万元。"),
        (["住房公积金93.08万", "10", "元、生活补助182.63万元。"], "住房公积金93.08万元、生活补助182.63万元。"),
        (["本年国有资本经营预算支出0.00", "1", "万元。"], "本年国有资本经营预算支出0.00万元。"),
        (["（1）“三公”经费年", "", "初预算数79.74万元。"], "（1）“三公”经费年初预算数79.74万元。"),
        (["（3）社区管理款城管执法", "", "项。支出29.71万元。"], "（3）社区管理款城管执法项。支出29.71万元。"),
        (["2022年支出预算8万元，其", "- 9 -", "中：基本支出6万元。"], "2022年支出预算8万元，其中：基本支出6万元。"),
        (["7、水利款防汛项：支出决算数", "", "为7.33万元。"], "7、水利款防汛项：支出决算数为7.33万元。"),
        (["2023年，全", "26", "县一般公共预算收入7.50亿元。"], "2023年，全县一般公共预算收入7.50亿元。"),
        (["占0%；车辆购置及运行费支", "出决算 39.12 万元。"], "占0%；车辆购置及运行费支出决算 39.12 万元。"),
        (["二、2021年度支出", "", "- 3 -", "合计52万元，均为基本支出。"], "二、2021年度支出合计52万元，均为基本支出。"),
        (["群众文化（项）玖佰", "10", "萬元；其他支出2萬元。"], "群众文化（项）玖佰萬元；其他支出2萬元。"),
        (["公务接待费2022年支出30.00万元，2021年支出18.", "2", "81万元。"], "公务接待费2022年支出30.00万元，2021年支出18.81万元。"),
        (["本年支出合计1,2", "14", "04.50万元，增加。"], "本年支出合计1,204.50万元，增加。"),
        (["（2）项目支出年初预算", "第 3 页", "一百六十六万元，决算282.14万元。"], "（2）项目支出年初预算一百六十六万元，决算282.14万元。"),
        (["项目支出3万元，完成年初预算数", "- 4 -", "6.50万元的46%。"], "项目支出3万元，完成年初预算数6.50万元的46%。"),
        (["二是“滩涂测绘和围垦", "第 13 页", "支出”（类）决算310.51万元。"], "二是“滩涂测绘和围垦支出”（类）决算310.51万元。"),
        (["②“测绘支出”（类）2023年", "15", "度决算677.89万元。"], "②“测绘支出”（类）2023年度决算677.89万元。"),
        (["公务接待费支出决算", "数3.20万元。"], "公务接待费支出决算数3.20万元。"),
        (["（2）公车购置", "第 8 页", "及运行维护费19.18万元。"], "（2）公车购置及运行维护费19.18万元。"),
        (["（2）公车", "购置费19.18万元。"], "（2）公车购置费19.18万元。"),
        (["2024年“三公”经费预算", "第 30 页", "安排０．１２亿元，减少。"], "2024年“三公”经费预算安排０．１２亿元，减少。"),
        (["（二）（2070109）群众", "第 40 页", "文化：年初预算5.00元。"], "（二）（2070109）群众文化：年初预算5.00元。"),
        (["二是“测绘支出”（类）2023年度", "34", "决算6.07万元，"], "二是“测绘支出”（类）2023年度决算6.07万元，"),
        (["（3）公务接待费2023年", "支出6.07万元。"], "（3）公务接待费2023年支出6.07万元。"),
        (["2021年“三公”经费", "预算安排33.01万元。"], "2021年“三公”经费预算安排33.01万元。"),
        (["普通教育（款）初中", "第 11 页", "教育（项），支出1.47元。"], "普通教育（款）初中教育（项），支出1.47元。"),
        (["授予小微企业合同金额0.", "0365", "亿元。"], "授予小微企业合同金额0.0365亿元。"),
        (["公务用车运行维护费支出622.", "15", "万元。"], "公务用车运行维护费支出622.15万元。"),
        (["2、公务用车购置费调整后预", "", "算7.70万元。"], "2、公务用车购置费调整后预算7.70万元。"),
        (["其中：国", "14", "内公务接待53批次，共计2.04万元。"], "其中：国内公务接待53批次，共计2.04万元。"),
        (["（1）农林水支出", "- 23 -", "类水利款防汛项。支出2.92万元。"], "（1）农林水支出类水利款防汛项。支出2.92万元。"),
        (["2022年机关运行经费", "- 11 -", "预算66.62万元。"], "2022年机关运行经费预算66.62万元。"),
        (["(2)教育支出类普通教育款初中", "", "教育项。支出4.39万元。"], "(2)教育支出类普通教育款初中教育项。支出4.39万元。"),
        (["（一）因公出国经费预算数为零", "元，决算为零元。"], "（一）因公出国经费预算数为零元，决算为零元。"),
        (["保有量5辆，车均运行", "第 12 页", "维护费0.56万元。"], "保有量5辆，车均运行维护费0.56万元。"),
        (["2022年收入预算", "第 12 页", "总计413.01万元，增加。"], "2022年收入预算总计413.01万元，增加。"),
        (["国内接待3批；国（境）外公务", "16", "接待批次1 个，2 人。"], "国内接待3批；国（境）外公务接待批次1 个，2 人。"),
        (["本年国有资[image: a.png]本经", "营预算财政拨款支出4万元。"], "本年国有资[image: a.png]本经营预算财政拨款支出4万元。"),
    ],
)  # fmt: skip
def test_a_line_that_ends_inside_a_term_goes_on(torn: list[str], whole: str) -> None:
    lines = unwrap(["二、支出情况", *torn, "三、其他"])
    assert lines[1] == whole
    assert [line for line in lines if line] == ["二、支出情况", whole, "三、其他"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一般公共预算", "财政拨款"),
        ("五、一般公共预算", "财政拨款支出情况"),
        ("本年支出合计一般公共预算", "政府性基金支出5万元"),
        ("支出合计93.08", "10"),
        ("项目年初预算数", "93.08万元"),
    ],
)
def test_cells_and_headings_are_no_torn_terms(first: str, second: str) -> None:
    assert unwrap(["表一", first, second]) == ["表一", first, second]


@pytest.mark.parametrize("heading", ["国有资产占用情况", "预算绩效管理情况说明"])
def test_a_heading_behind_a_full_line_without_a_stop_stays_a_line(heading: str) -> None:
    full = "　　" + "本年度授予中小企业的合同金额共计三万五千元，占本部门政府采购支出总额的" + "0.33%"
    width = len(full)
    lines = [*wrapped(width, indent="　　"), full, heading, *wrapped(width, indent="　　")]
    assert heading in paragraphs_of(lines)


def test_lines_behind_a_joined_one_go_on_with_it() -> None:
    torn = ["2022年度一般公共预算", "财政拨款基本支出为756.29万元，其中职工的养老", "保险缴费9.00万元，退休费3.00万元。", "三、其他"]
    assert [line for line in unwrap(torn) if line] == ["".join(torn[:3]), "三、其他"]


@pytest.mark.parametrize(("first", "rest"), [("支出决算为622.", "15万元。"), ("机关运行经费决算数", "为6.15万元。")])
def test_a_running_head_inside_a_short_line_is_left_out(first: str, rest: str) -> None:
    lines = unwrap(["青石县图书馆", "2020年度部门决算公开", "1.机关运行经费", first, "青石县图书馆2020年度部门决算", rest])
    assert first + rest in lines


@pytest.mark.parametrize("rest", ["预算0.58万元，其中：公务接待费0.34万元。", "支出决算数为0.58万元。"])
def test_a_running_head_between_a_label_and_its_amount_is_left_out(rest: str) -> None:
    head = "青石县图书馆2020年度部门决算"
    lines = unwrap(["青石县图书馆", "一、2021年“三公”经费预算安排", "2021年“三公”经费", "第 6 页", head, rest])
    assert head not in lines
    assert any(line.endswith(rest) for line in lines)


@pytest.mark.parametrize("below", ["打印 关闭", "字号 大 中 小"])
def test_a_title_between_the_marks_of_its_page_is_no_running_head(below: str) -> None:
    lines = ["索引号 1150/2021-00117 发布机构 青石县水务局", "主题分类 财政", "青石县水务局2020年度决算公开说明", below]
    assert unwrap([*lines, *PARAGRAPHS])[:4] == lines


@pytest.mark.parametrize(("first", "rest"), [("二、“三公”经费支出情况说", "明"), ("（一）收入决算情", "况说明")])
def test_a_heading_torn_in_its_last_word_is_whole(first: str, rest: str) -> None:
    assert unwrap([first, rest, "青石县档案馆支出9万元。"])[:2] == [first + rest, ""]
