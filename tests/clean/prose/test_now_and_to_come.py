"""What is of today behind a year gone by, and what a paper says is still to be done."""

import pytest

from tests.clean.prose.sentence import figures, read

PERIODS = {
    "now": ("2014年村集体收入0.8万元，如今达到6.3万元。", "6.3万元", "2018"),
    "now, all of them": ("2015年空壳村7个，现全部消除，集体经济收入达到52万元。", "52万元", "2018"),
    "there as of a day": ("截至2017年底，全镇现有贫困户59户。", "59户", "2017"),
    "there today": ("截至2017年底剩余贫困户59户，目前现有贫困户13户。", "13户", "2018"),
    "then": ("2016年底贫困发生率12%，贫困人口1640人。", "1640人", "2016"),
}
PLANNED = [
    ("根据年度计划，将硬化村组道路13公里。", "infrastructure/group_roads_planned.length_km=13"),
    ("准备实施危房改造25户。", "housing/rebuilt_planned.households=25"),
    ("到年底可脱贫37户。", "plan/exit.households=37"),
    ("正在筹备建设冷库2座。", "production/cold_storage_planned.count=2"),
]
DONE = [
    ("做好验收准备工作，硬化道路8公里。", "infrastructure/paved_roads.length_km=8"),
    ("将87户贫困户纳入低保。", "living/minimum_living_allowance.households=87"),
    ("将培训对象213人分到各村。", "training/labour_skills.participants=213"),
    ("对照2020年目标，2018年全镇脱贫63户。", "exit/done.households=63"),
]


@pytest.mark.parametrize(("text", "number", "period"), PERIODS.values(), ids=PERIODS.keys())
def test_the_year_of_a_number(text, number, period):
    assert next(one.period for one in read(text) if one.text == number) == period


@pytest.mark.parametrize(("text", "expected"), [*PLANNED, *DONE])
def test_planned_or_done(text, expected):
    assert expected in figures(text)


def test_what_goes_on_in_one_clause_is_of_the_same_village():
    text = "东坪村投资87万元建冷库2座，西坪村投资43万元硬化道路3公里，南坡村投资22万元安装路灯71盏。"

    assert [one.place for one in read(text)] == ["东坪村", "东坪村", "西坪村", "西坪村", "南坡村", "南坡村"]


@pytest.mark.parametrize("name", ["**村", "某贫困村", "○○村"])
def test_a_village_whose_name_is_hidden_has_its_own_figures(name):
    assert figures(f"{name}脱贫13户。") == [f"exit/done.households=13[{name}]"]
