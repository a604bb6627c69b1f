"""Land in square kilometres, degrees and rain, what there is elsewhere, and divisions that the form does not have."""

import pytest

from tests.clean.prose.sentence import figures, kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("林地面积54.2平方公里。", ["production/forest.area_mu=81300"]),
        ("平整土地5平方公里，辖区面积93平方公里。", ["other/平整土地.area_mu=7500", "population/territory.quantity=93"]),
        (
            "幅员面积96平方公里，其中耕地面积23.5平方千米。",
            ["population/territory.quantity=96", "production/farmland.area_mu=35250"],
        ),
        ("草地面积100公顷。", ["production/pasture.area_mu=1500"]),
    ],
)
def test_land_is_counted_in_mu(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("年平均气温15.4℃。", "15.4℃"),
        ("年平均气温11—12.2℃，四季分明。", "11—12.2℃"),
        ("平均气温18摄氏度。", "18摄氏度"),
        ("年降雨量1100—1300mm。", "1100—1300mm"),
        ("年平均降水量约962.3毫米。", "962.3毫米"),
        ("海拔在850至1950米之间。", "850至1950米"),
    ],
)
def test_what_a_place_is_like_is_geography(text, number):
    said = kinds(text)

    assert list(said.values()) == ["geography"]
    assert next(iter(said)).endswith(number)


def test_a_width_of_a_pipe_is_no_rain():
    assert "geography" not in kinds("铺设110毫米管道。").values()


@pytest.mark.parametrize("text", ["石梁镇是全县7个贫困乡镇之一。", "青山村是白水市197个贫困村之一。"])
def test_one_of_several_counts_those_elsewhere(text):
    assert set(kinds(text).values()) == {"other_area"}


def test_several_of_its_own_are_counted():
    assert figures("全镇有贫困村5个。") == ["registry/villages.count=5"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全镇辖6个行政村、36个村民小组、18个网格。",
            ["administrative_villages.count=6", "village_groups.count=36", "网格.count=18"],
        ),
        (
            "辖6个行政村，36个村民小组，8个居民小组。",
            ["administrative_villages.count=6", "village_groups.count=36", "居民小组.count=8"],
        ),
        ("全镇有5个贫困村45个贫困村民小组。", ["villages.count=5", "贫困村民小组.count=45"]),
        ("全镇辖6个行政村、2个社区。", ["administrative_villages.count=6", "communities.count=2"]),
    ],
)
def test_divisions_that_the_form_does_not_have(text, expected):
    assert [one.split("/")[1] for one in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2016年锁定的监测户8户，边缘户41户，均已消除风险，新增1户脱贫不稳定户。", ["2016", "2016", ""]),
        ("2016年底识别的贫困户8户，新增1户。", ["2016", ""]),
        ("2016年脱贫8户，新增1户。", ["2016", "2016"]),
    ],
)
def test_the_year_of_a_noun_is_not_that_of_what_came_since(text, periods):
    assert [one.partition("@")[2] for one in figures(text)] == periods


@pytest.mark.parametrize(
    ("text", "own"),
    [("全镇36个村民小组，尚有8个村民组不通公路。", "村民组不通公路"), ("全镇有6个行政村，其中有2个村未通水。", "村未通水")],
)
def test_some_that_lack_a_thing_are_not_all(text, own):
    assert figures(text)[-1].split("/")[1].startswith(own)
