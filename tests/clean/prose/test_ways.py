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


@pytest.mark.parametrize(
    "text",
    [
        "2017年贫困人口人均纯收入4820元。2018年贫困人口人均纯收入4820元，比上年增加620元。",
        "2017年贫困人口人均纯收入4500元。2018年贫困人口人均纯收入4820元，比上年增加620元。",
        "2018年贫困人口人均纯收入9870元，同比增长24.2%。2017年贫困人口人均纯收入8640元。",
        "脱贫户人均纯收入增长15%，由9200元增加到10304元。",
    ],
)
def test_a_change_is_held_against_both_levels_wherever_they_are_stated(text):
    assert len(told(text, "岭下镇2018年工作总结")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "2017年贫困人口人均纯收入4500元。2018年贫困人口人均纯收入4820元，比上年增加320元。",
        "2017年全镇农民人均纯收入9500元。2018年贫困人口人均纯收入4820元，比上年增加620元。",
        "2018年贫困人口人均纯收入9870元，同比增长14.2%。2017年贫困人口人均纯收入8640元。",
        "脱贫户人均纯收入增长12%，由9200元增加到10304元。",
        "全镇务工收入增长15%，村集体收入由9.2万元增加到10.3万元。",
    ],
)
def test_levels_that_make_it_or_are_of_others_are_no_contradiction(text):
    assert told(text, "岭下镇2018年工作总结") == []
