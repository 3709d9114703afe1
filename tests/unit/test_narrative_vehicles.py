"""What was paid for vehicles and how many there are, told in short. All invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts, read

THREE = "七、“三公”经费支出决算情况说明\n"
SPENDING = "三、支出决算情况说明\n"
TOTAL, PURCHASE, OPERATION = (
    f"three_public:vehicle_{item}|final" for item in ("total", "purchase", "operation")
)


@pytest.mark.parametrize(
    "text",
    [
        "公务用车购置及运行费45万元（含购置费18万元、运行费27万元），公务接待费3万元。",
        "公务用车购置及运行维护费支出45万元（其中含购置费18万元，运行维护费27万元）。",
        "公务用车购置及运行维护费支出45万元，包括购置支出18万元、运行支出27万元。",
        "公务用车购置及运行维护费支出45万元，一是购置费18万元，二是运行维护费27万元。",
    ],
)
def test_parts_of_the_costs_of_vehicles_in_short(text: str) -> None:
    found = facts(THREE + text)
    assert (found[TOTAL], found[PURCHASE], found[OPERATION]) == ({"450000"}, {"180000"}, {"270000"})


@pytest.mark.parametrize(
    "text",
    [
        "信息化建设项目支出90万元（含购置费50万元）。",
        "项目支出90万元，主要用于信息化设备（含购置费50万元）。",
        "平台运维项目支出90万元，其中：运行维护费50万元。",
        "货物采购支出90万元（购置费50万元）。",
    ],
)
def test_what_was_paid_for_something_else_is_no_vehicles(text: str) -> None:
    assert not any("vehicle" in key for key in facts(SPENDING + text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("公务用车购置费38.20万元，本年购置（更新）公务用车2辆；公务用车运行维护费9.10万元。", "2"),
        ("公务用车购置费38.20万元，全年更新（购置）车辆2辆。", "2"),
        ("新增（含更新）公务用车3辆，支出50万元。", "3"),
    ],
)
def test_vehicles_bought_or_renewed(text: str, count: str) -> None:
    assert facts(THREE + text)["three_public_volume:vehicles_purchased"] == {count}


@pytest.mark.parametrize(
    "text",
    [
        "2020年我局一般公务用车编制5台，年末实有4台。",
        "公务用车编制数5辆，实有数4辆。",
        "单位核定公务用车5辆、现有4辆。",
        "经核定车辆编制5辆；目前实际在用4辆。",
    ],
)
def test_vehicles_held_of_those_allowed(text: str) -> None:
    assert facts(THREE + text) == {"three_public_volume:vehicles_held": {"4"}}


@pytest.mark.parametrize("kind", ["轿车1辆、金额17.98万元", "越野车1辆，购置费17.98万元"])
def test_what_one_kind_of_vehicle_cost_is_outside_the_contract(kind: str) -> None:
    mentions = read(THREE + f"公务用车购置支出38.2万元。全年购置公务用车2辆，其中：{kind}。").mentions
    assert [m.reason for m in mentions if m.statement_index is None] == ["outside_contract"]


@pytest.mark.parametrize(
    "text",
    [
        "全年购置执法执勤用车2辆、一般公务用车1辆。",
        "购置公务用车2辆和特种专业技术用车1辆。",
        "本年更新执法车1辆、更新公务用车2辆。",
    ],
)
def test_one_of_two_kinds_is_not_the_number_of_vehicles_bought(text: str) -> None:
    assert facts(THREE + text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "更新购置执法执勤车2辆，年末实有车辆9辆。",
        "公务用车购置数2辆，其中：购置执法执勤用车1辆；公务用车保有量9辆。",
        "购置特种专业技术用车2辆，公务用车保有量9辆。",
    ],
)
def test_vehicles_of_a_kind_bought_are_none_held(text: str) -> None:
    assert facts(THREE + text) == {
        "three_public_volume:vehicles_purchased": {"2"},
        "three_public_volume:vehicles_held": {"9"},
    }


ASSETS = "（三）国有资产占用情况\n"


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        (THREE + "截至2019年12月底，单位共有公务用车9辆，其中：轿车7辆。", {"vehicles_held": "9"}),
        (THREE + "截至2019年末共有9辆公务用车。", {"vehicles_held": "9"}),
        (
            ASSETS + "截至2019年12月31日，本部门共有车辆9辆，其中：应急保障用车2辆、其他用车7辆。",
            {"vehicles_total": "9", "vehicles_emergency": "2", "vehicles_other": "7"},
        ),
    ],
)
def test_what_was_held_at_the_end_of_the_prior_year_is_kept_and_not_used(
    text: str, metrics: dict[str, str]
) -> None:
    statements = read(text).statements
    assert {s.keys[0]: str(s.value_number) for s in statements} == metrics
    assert {(s.usable, s.alternatives) for s in statements} == {(False, "prior_year")}


def test_what_is_held_at_the_end_of_this_year_is_used() -> None:
    statements = read(THREE + "截至2020年12月底，单位共有公务用车9辆。").statements
    assert [(s.keys[0], s.usable) for s in statements] == [("vehicles_held", True)]


@pytest.mark.parametrize(
    "text",
    [
        "公务用车购置2辆，保有16辆。",
        "全年购置公务用车2辆，年末实有16辆。",
        "本年更新公务用车2辆；截至年末保有16辆。",
    ],
)
def test_vehicles_held_beside_those_bought(text: str) -> None:
    found = facts(THREE + text)
    volumes = "three_public_volume:vehicles_"
    assert (found[volumes + "purchased"], found[volumes + "held"]) == ({"2"}, {"16"})


@pytest.mark.parametrize("text", ["购置执法执勤用车2辆，现有6辆。", "公务用车报废2辆，保有6辆。"])
def test_what_is_held_of_one_kind_or_beside_others_is_not_the_whole(text: str) -> None:
    assert not any("held" in key for key in facts(THREE + text))
