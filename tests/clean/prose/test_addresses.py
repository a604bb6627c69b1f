"""Groups of a village and places that are listed and counted keep their place; none of their figures is the township's."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新村、老村两个村民小组脱贫34户。", ["population/新村、老村.count=2", "exit/done.households=34[新村、老村]"]),
        (
            "河湾村一组、二组、三组分别脱贫4户、7户、9户。",
            [
                "exit/done.households=4[河湾村一组]",
                "exit/done.households=7[河湾村二组]",
                "exit/done.households=9[河湾村三组]",
            ],
        ),
        ("云岭镇石桥村二组脱贫户13户。", ["exit/cumulative.households=13[云岭镇石桥村二组]"]),
        ("甲山镇石桥村贫困户14户。", ["registry/total.households=14[石桥村]"]),
        ("丁县甲山镇石桥村二组种植茶叶320亩。", ["production/tea.area_mu=320[石桥村二组]"]),
        ("石桥村二组脱贫11户，三组脱贫6户。", ["exit/done.households=11[石桥村二组]", "exit/done.households=6[石桥村三组]"]),
        ("石桥村一、二组改造危房5户。", ["housing/rebuilt.households=5[石桥村一组、石桥村二组]"]),
        ("石桥村4组脱贫7户。", ["exit/done.households=7[石桥村4组]"]),
        ("石桥村上湾组、下湾组新修通组路3公里。", ["infrastructure/group_roads.length_km=3[石桥村上湾组、石桥村下湾组]"]),
        (
            "石桥村、河湾村两个村分别新修公路4公里、6公里。",
            [
                "population/石桥村、河湾村.count=2",
                "infrastructure/roads.length_km=4[石桥村]",
                "infrastructure/roads.length_km=6[河湾村]",
            ],
        ),
        (
            "石桥、河湾、柳溪三个村共脱贫39户。",
            ["population/石桥村、河湾村、柳溪村.count=3", "exit/done.households=39[石桥村、河湾村、柳溪村]"],
        ),
    ],
)
def test_a_group_is_a_place_of_its_own(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石桥村工作组走访农户13户。", ["visits/households_visited.households=13[石桥村]"]),
        ("石桥村二组脱贫11户，全镇脱贫52户。", ["exit/done.households=11[石桥村二组]", "exit/done.households=52"]),
        ("石桥村、河湾村2个村脱贫出列。", ["exit/villages.count=2"]),
        ("全镇有石桥、河湾两个贫困村，贫困户288户。", ["registry/villages.count=2", "registry/total.households=288"]),
        (
            "辖石桥、河湾两个行政村，贫困户288户。",
            ["population/administrative_villages.count=2", "registry/total.households=288"],
        ),
        (
            "石桥村贫困户17户，其中一组8户、二组9户。",
            [
                "registry/total.households=17[石桥村]",
                "registry/total.households=8[石桥村一组]",
                "registry/total.households=9[石桥村二组]",
            ],
        ),
    ],
)
def test_what_is_of_all_stays_of_all(text, expected):
    assert figures(text) == expected
