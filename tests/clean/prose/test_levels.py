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


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("人均纯收入9660元，高于上年820元。", "income/农民人均纯收入高于上年.amount_per_person_yuan=820"),
        ("外出务工2310人，超过去年210人。", "employment/外出务工超过去年.persons=210"),
        ("脱贫86户，少于上年12户。", "exit/当年脱贫少于上年.households=12"),
        ("贫困发生率1.2%，低于上年2.2个百分点。", "registry/贫困发生率低于上年.rate=0.022"),
        ("外出务工2310人，超过去年的2180人。", "employment/migrant_workers.persons=2180@2017"),
        ("改造危房86户，超过上年的20户。", "housing/rebuilt.households=20@2017"),
        ("人均纯收入9660元，高于上年8840元。", "income/net_per_capita.amount_per_person_yuan=8840@2017"),
        ("发放贷款62户310万元，超过去年280万元。", "credit/loans.amount_yuan=2800000@2017"),
        ("脱贫86户，少于上年120户。", "exit/done.households=120@2017"),
        ("贫困发生率1.2%，低于上年2.4%。", "registry/headcount_ratio.rate=0.024@2017"),
    ],
)
def test_more_than_last_year_is_a_level_or_by_how_much(text, last):
    assert figures(text)[-1] == last
