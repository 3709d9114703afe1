"""Counts in sentences: visits, guests, vehicles bought, held and by use. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts

THREE = "七、“三公”经费支出情况\n"
CASES: dict[str, tuple[str, dict[str, str]]] = {
    "visits and what they cost": (
        THREE + "全年共接待两批次一十二人，支出0.3万元。",
        {
            "three_public_volume:reception_batches": "2",
            "three_public_volume:reception_persons": "12",
            "three_public:reception|final": "3000",
        },
    ),
    "a foreign reception and its counts": (
        THREE + "国（境）外接待费支出0元，0批次，0人次。",
        {
            "three_public:reception_foreign|final": "0",
            "three_public_volume:foreign_reception_batches": "0",
            "three_public_volume:foreign_reception_persons": "0",
        },
    ),
    "a part of the visits": (
        THREE + "接待35批、350人。其中：商务接待10批、100人，支出1万元。",
        {"three_public_volume:reception_batches": "35", "three_public_volume:reception_persons": "350"},
    ),
    "groups of others and all groups": (
        THREE
        + "全年安排本单位出国团组1个，参加其他单位组织的出国团组2个，全年因公出国（境）团组共计3个，累计5人次。",
        {"three_public_volume:overseas_groups": "3", "three_public_volume:overseas_persons": "5"},
    ),
    "persons abroad in two halves": (
        THREE + "因公出国（境）团组9个，其中：因公出国8人次，因公出境9人次。",
        {"three_public_volume:overseas_groups": "9"},
    ),
    "vehicles bought and held in one clause": (
        THREE + "公务用车购置数及保有量分别为1辆和30辆。",
        {"three_public_volume:vehicles_purchased": "1", "three_public_volume:vehicles_held": "30"},
    ),
    "vehicles after their number and their cost": (
        THREE + "全年共购置5辆公务用车，支出97.5万元；更新购置2辆，购置支出30万元，平均每辆15万元。",
        {
            "three_public_volume:vehicles_purchased": "5|2",
            "three_public:vehicle_purchase|final": "975000|300000",
        },
    ),
    "all vehicles of one use": (
        "（三）国有资产占用情况\n本单位共有车辆3辆，均为特种专业技术用车（洒水车）。",
        {"state_asset:vehicles_total": "3", "state_asset:vehicles_special_technical": "3"},
    ),
    "vehicles by use below the heading of all that is left, their value beside them": (
        "十、其他重要事项的情况说明\n房屋0平方米，价值0万元。车辆2辆，价值24.6万元，其中：主要负责人用车0辆、"
        "机要通信用车1辆、其他用车1辆；单价100万元（含）以上设备0台（套）。",
        {
            "state_asset:vehicles_total": "2",
            "state_asset:vehicles_principal_leader": "0",
            "state_asset:vehicles_confidential_comm": "1",
            "state_asset:vehicles_other": "1",
            "state_asset:equipment_over_1m": "0",
        },
    ),
    "vehicles by use without a heading": (
        "2020年末，公务车辆合计3辆（其中：执法执勤用车2辆，应急保障用车1辆）。",
        {
            "state_asset:vehicles_total": "3",
            "state_asset:vehicles_law_enforcement": "2",
            "state_asset:vehicles_emergency": "1",
        },
    ),
    "uses of the vehicles bought are not those of the vehicles held": (
        "七、“三公”经费支出决算情况说明\n购置（含更新）公务用车3辆，其中：业务用车2辆、其他车辆1辆。",
        {"three_public_volume:vehicles_purchased": "3"},
    ),
    "uses of the vehicles kept": (
        "（三）国有资产占用情况\n公务用车保有量为5辆（其中：领导干部用车0辆，一般公务用车3辆，特种专业技术用车2辆）。",
        {
            "three_public_volume:vehicles_held": "5",
            "state_asset:vehicles_principal_leader": "0",
            "state_asset:vehicles_official": "3",
            "state_asset:vehicles_special_technical": "2",
        },
    ),
    "the vehicle behind its number": (
        THREE + "本县现保有29台公务车，公务接待费6万元。",
        {"three_public_volume:vehicles_held": "29", "three_public:reception|final": "60000"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_count(name: str) -> None:
    text, expected = CASES[name]
    assert facts(text) == {key: set(value.split("|")) for key, value in expected.items()}
