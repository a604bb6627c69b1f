"""How large a thing is, and what bounds those who are counted, are no figures; what is counted is."""

import pytest

from tests.clean.prose.sentence import figures, kinds


@pytest.mark.parametrize(
    ("text", "sizes", "expected"),
    [
        ("将9公里村道由3.5米加宽至5米。", ["3.5米", "5米"], ["infrastructure/village_roads.length_km=9"]),
        ("通村路从4米拓宽到6.5米，长11公里。", ["4米", "6.5米"], ["infrastructure/village_roads.length_km=11"]),
        ("修建60立方米蓄水池3座。", ["60立方米"], ["infrastructure/water_tanks.count=3"]),
        ("新建容积为40立方米的蓄水池5座。", ["40立方米"], ["infrastructure/water_tanks.count=5"]),
        ("架设10千伏线路7公里。", ["10千伏"], ["infrastructure/power_grid.length_km=7"]),
        ("安装160千伏安变压器4台。", ["160千伏安"], ["infrastructure/transformers.count=4"]),
        ("硬化3米宽通组路8公里。", ["3米"], ["infrastructure/group_roads.length_km=8"]),
        ("修建长14米、宽5米桥梁2座。", ["14米", "5米"], ["infrastructure/bridges.count=2"]),
        ("安装6米高太阳能路灯130盏。", ["6米"], ["infrastructure/street_lights.count=130"]),
        ("建150吨冷库2座。", ["150吨"], ["production/cold_storage.count=2"]),
    ],
)
def test_a_size_is_named_as_one(text, sizes, expected):
    assert [written for written, kind in kinds(text).items() if kind == "dimension"] == sizes
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建蓄水池8口720立方米。", ["infrastructure/water_tanks.count=8", "infrastructure/蓄水池容积.count=720"]),
        ("投放有机肥20吨，新建大棚3个。", ["other/投放有机肥.count=20", "production/greenhouses.count=3"]),
        ("硬化通组路300米。", ["infrastructure/group_roads.length_km=0.3"]),
        ("种植茶叶300亩，新建茶厂2座。", ["production/tea.area_mu=300", "production/新建茶厂.count=2"]),
    ],
)
def test_how_much_there_is_in_all_is_a_figure(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "bounds", "expected"),
    [
        ("医疗救助10000元以上3人次。", ["10000元以上"], ["medical/医疗救助（10000元以上）.person_times=3"]),
        ("贷款50000元以下13户。", ["50000元以下"], ["credit/扶贫小额贷款（50000元以下）.households=13"]),
        ("养殖100头以上4户。", ["100头以上"], ["production/养殖（100头以上）.households=4"]),
        ("小额贷款30000元至50000元17户。", ["30000元至50000元"], ["credit/扶贫小额贷款（30000元至50000元）.households=17"]),
        (
            "投入资金600万元以上，新建桥梁2座。",
            [],
            ["infrastructure/bridges.amount_yuan=6000000", "infrastructure/bridges.count=2"],
        ),
    ],
)
def test_a_bound_of_those_counted_is_a_condition(text, bounds, expected):
    assert [written for written, kind in kinds(text).items() if kind == "condition"] == bounds
    assert figures(text) == expected
