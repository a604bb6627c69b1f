"""What a thing came to, behind how much it grew by."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("脱贫人口人均纯收入增长12%，达到15900元。", "income/registered_per_capita.amount_per_person_yuan=15900"),
        ("村集体经济收入较上年增长8.5%，达到120万元。", "income/village_collective.amount_yuan=1200000"),
        ("粮食产量比上年增加200吨，达到3500吨。", "production/grain_output.quantity=3500"),
        ("茶园面积增加300亩，达到2600亩。", "production/tea.area_mu=2600"),
        ("贫困发生率下降2.1个百分点，降至0.8%。", "registry/headcount_ratio.rate=0.008"),
        ("低保户减少12户，降至203户。", "living/minimum_living_allowance.households=203"),
    ],
)
def test_the_level_is_of_the_thing(text, level):
    assert figures(text, year=2023)[-1] == level


def test_what_was_added_is_not_all_of_it():
    assert figures("茶园面积增加300亩，达到2600亩。")[0] == "production/tea_new.area_mu=300"
    assert figures("低保户减少12户，降至203户。")[0] == "living/最低生活保障减少.households=12"
    assert figures("今年新增务工人员120人，达到1320人。", year=2023)[0] == "employment/migrant_workers_new.persons=120"
