"""Which way a number went: said to have grown where it fell, or where nothing changed."""

import pytest

from tests.clean.prose.told import told


@pytest.mark.parametrize(
    "text",
    [
        "2018年全镇低保对象816人，比上年的790人减少26人。",
        "2018年外出务工2310人，2017年为2105人，同比减少205人。",
        "2018年全镇贫困人口人均纯收入4120元，较2017年的4310元有所增加。",
        "全镇贫困发生率2.1%，较上年的1.6%有所下降。",
        "2017年人均纯收入5210元，2018年人均纯收入5210元，同比增长12%。",
        "2018年村集体收入8.6万元，2017年8.6万元，增加2.1万元。",
    ],
)
def test_the_other_way_than_is_said_is_told(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "2018年全镇低保对象790人，比上年的816人减少26人。",
        "2018年外出务工2105人，2017年为2310人，同比减少205人。",
        "2018年贫困人口52人，较2017年的310人大幅减少。",
        "务工1512人，其中省外408人，比去年380人增加28人。",
        "2018年种植茶叶3200亩，2017年3200亩，增加值120万元。",
        "2017年贫困村8个，2018年贫困村8个，新增示范村2个。",
        "剩余贫困户120户，比计划的150户减少30户。",
    ],
)
def test_the_way_that_is_said_is_not(text):
    assert told(text) == []
