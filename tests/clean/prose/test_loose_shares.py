"""Shares in tenths, doublings, and shares before their numbers, held against the numbers beside them as far as words go."""

import pytest

from tests.clean.prose.told import told


@pytest.mark.parametrize(
    "text",
    [
        "全村有贫困户120户，其中因病38户，占全村贫困户的近六成。",
        "全镇贫困户412户，已脱贫136户，超过八成的贫困户实现脱贫。",
        "全镇贫困户412户，其中因病200户，约占总户数的三成。",
        "贫困人口人均纯收入由2015年的3200元提高到2018年的4500元，实现翻番。",
        "村集体收入从6万元增加到9万元，翻了一番。",
        "粮食产量由120吨增加到180吨，翻了一番。",
    ],
)
def test_what_lies_far_from_a_rough_word_is_told(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "全村有贫困户120户，其中因病69户，占全村贫困户的近六成。",
        "全村有贫困户120户，其中因病69户，占贫困户的六成。",
        "全镇贫困户412户，已脱贫336户，超过八成的贫困户实现脱贫。",
        "全镇贫困户412户，其中因病200户，约占一半。",
        "全镇贫困户412户，其中因病200户，占全县因病致贫户的近三成。",
        "全镇贫困户412户，其中因病200户，占全镇低保户的近八成。",
        "全镇贫困户412户，七成以上发展养殖，已脱贫136户。",
        "贫困人口人均纯收入由2015年的3200元提高到2018年的6450元，实现翻番。",
        "贫困人口人均纯收入由2015年的3200元提高到2018年的6100元，接近翻番。",
        "村集体收入从6万元增加到18.4万元，翻了一番多。",
        "村集体收入由3.2万元增加到4.5万元，农民人均收入翻了一番。",
    ],
)
def test_a_rough_word_that_may_be_meant_or_of_others_is_not(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "全镇监测户96户，有45%的监测户因病致困，共35户。",
        "据统计，62%的脱贫劳动力实现外出务工，即全镇脱贫劳动力1500人中有1050人在外。",
        "在820户脱贫户中，享受产业扶持的占75%，即533户。",
    ],
)
def test_a_share_before_its_number_is_held_against_both(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "全镇监测户96户，有36.5%的监测户因病致困，共35户。",
        "全镇贫困户96户，有45%的脱贫劳动力外出，带动其他群众35户。",
        "全镇监测户96户，比上年增长45%，共35户。",
    ],
)
def test_a_share_before_its_number_that_fits_or_is_of_others_is_not_told(text):
    assert told(text) == []
