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


@pytest.mark.parametrize(
    "text",
    [
        "全年发放光伏收益18.6万元（168000元）。",
        "全镇兑现奖补23.6万元，合263000元。",
        "全镇到位资金3260000元（362万元），全部用于产业发展。",
        "新修产业路3.5公里，路面宽3.5米，全长35000米。",
        "流转土地12.3公顷（158亩）。",
    ],
)
def test_one_amount_or_length_in_two_units_that_are_not_the_same_is_told(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "全年发放光伏收益18.6万元（186000元）。",
        "全年发放光伏收益18.6万元（其中公益岗位工资168000元）。",
        "全年发放光伏收益18.6万元（人均1680元）。",
        "流转土地12.3公顷（185亩）。",
        "新修产业路3.5公里（3520米）。",
        "新修产业路3.5公里，其中硬化1200米。",
        "贫困大学生74名，每人资助3000元，计22.2万元。",
        "护林员40名，补助标准6000元（24万元）。",
    ],
)
def test_what_is_the_same_rounded_or_of_something_else_is_not(text):
    assert told(text) == []
