"""The same words said twice of two numbers, and a part of the year that is more than the year."""

import pytest

from tests.clean.prose.told import told


@pytest.mark.parametrize(
    "text",
    [
        "全镇共发放产业奖补资金78.6万元，惠及贫困户262户。经核算，全年发放产业奖补资金768000元。",
        "2021年共投入饮水安全资金126万元。岭下镇2021年投入饮水安全资金162万元，解决了3个村的饮水问题。",
        "全镇投入产业项目资金126万元。年内投入产业项目资金12.6万元。",
    ],
)
def test_digits_exchanged_and_units_mistaken_are_told(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "上半年发放产业奖补资金78.6万元。全年发放产业奖补资金159.6万元。",
        "县里下达产业奖补资金78.6万元。全年发放产业奖补资金76.8万元。",
        "2017年投入道路建设资金126万元，2018年投入道路建设资金162万元。",
        "红岩村投入道路建设资金126万元。白沙村投入道路建设资金162万元。",
        "第一批下达产业项目资金126万元。第二批下达产业项目资金162万元。",
        "全镇投入产业项目资金126万元。每村投入产业项目资金12.6万元。",
    ],
)
def test_of_another_time_place_or_batch_they_are_not(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "上半年实施临时救助186人次，全年实施临时救助168人次。",
        "2021年上半年发放小额信贷96户，全年共发放小额信贷69户。",
        "1至6月完成危房改造58户，全年完成危房改造46户。",
        "今年一季度发放临时救助金8.6万元，全年发放临时救助金6.8万元。",
    ],
)
def test_a_half_year_above_its_year_is_told(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "上半年实施临时救助86人次，全年实施临时救助168人次。",
        "上半年有贫困户186户，全年脱贫168户。",
        "上半年发放小额信贷96户，下半年发放小额信贷69户。",
        "上半年有贫困户186户，年底有贫困户168户。",
        "2020年上半年培训贫困劳动力310人，2021年全年培训贫困劳动力260人。",
        "上半年发放残疾人补贴86人次，全年发放高龄补贴60人次。",
    ],
)
def test_a_half_year_below_its_year_or_of_another_is_not(text):
    assert told(text) == []
