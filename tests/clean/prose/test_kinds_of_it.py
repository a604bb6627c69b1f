"""A class, a kind for whom a work is done and why something is given are not all of what is spoken of; a list goes on with it."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("低保A类12户，B类33户。", ["living/低保A类.households=12", "living/低保B类.households=33"]),
        ("兑现奖补资金，A类21户、B类18户。", ["production/产业奖补A类.households=21", "production/产业奖补B类.households=18"]),
        (
            "建档立卡贫困户一类12户、二类30户。",
            ["registry/建档立卡贫困户一类.households=12", "registry/建档立卡贫困户二类.households=30"],
        ),
        ("危房改造一般户12户、低保户5户。", ["housing/危房改造一般户.households=12", "housing/危房改造低保户.households=5"]),
        (
            "发放临时救助金，其中因病21户、因灾6户。",
            ["living/发放临时救助金：因病.households=21", "living/发放临时救助金：因灾.households=6"],
        ),
        (
            "发放鸡苗，青石村21户、柳湾村18户。",
            [
                "production/animal_poultry_of_young.households=21[青石村]",
                "production/animal_poultry_of_young.households=18[柳湾村]",
            ],
        ),
    ],
)
def test_a_list_goes_on_with_what_it_is_of(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三类监测户40户。", ["monitoring/total.households=40"]),
        ("C级危房12户、D级危房3户。", ["housing/grade_c.households=12", "housing/grade_d.households=3"]),
        ("一般贫困户12户，低保贫困户5户。", ["registry/general.households=12", "registry/low_income_allowance.households=5"]),
        ("贫困户86户，其中因病21户。", ["registry/total.households=86", "cause/illness.households=21"]),
        ("享受低保33户。", ["living/minimum_living_allowance.households=33"]),
    ],
)
def test_what_is_named_whole_keeps_its_item(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("道路绿化5公里。", ["infrastructure/道路绿化.length_km=5"]),
        ("养护农村公路41公里。", ["infrastructure/养护农村公路.length_km=41"]),
        ("硬化入户路4公里。", ["infrastructure/household_roads.length_km=4"]),
        ("硬化道路6公里，水渠硬化2公里。", ["infrastructure/paved_roads.length_km=6", "infrastructure/canals.length_km=2"]),
        ("硬化村道12公里。", ["infrastructure/village_roads.length_km=12"]),
        ("改造道路6公里。", ["infrastructure/village_roads.length_km=6"]),
        ("石桥村硬化道路6公里。", ["infrastructure/paved_roads.length_km=6[石桥村]"]),
    ],
)
def test_what_lies_beside_a_road_is_none(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("改造厕所310户，其中32户。", ["infrastructure/toilets.households=310", "infrastructure/厕所改造：其中.households=32"]),
        ("青石镇地处县城以北。共有1210户。", ["population/total.households=1210"]),
        ("共有1210户。", ["population/total.households=1210"]),
    ],
)
def test_words_that_say_little_carry_what_they_are_of(text, expected):
    assert figures(text) == expected


def test_how_many_there_are_of_something_is_no_population():
    assert not any(figure.startswith("population") for figure in figures("解决安全饮水问题。共有12户。"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("道路硬化、绿化、亮化12公里。", "infrastructure/paved_roads.length_km=12"),
        ("完成村道硬化与亮化工程6公里。", "infrastructure/paved_roads.length_km=6"),
        ("道路绿化、硬化5公里。", "infrastructure/paved_roads.length_km=5"),
        ("道路绿化、亮化12公里。", "infrastructure/道路绿化、亮化.length_km=12"),
        ("硬化道路两侧绿化5公里。", "infrastructure/硬化道路两侧绿化.length_km=5"),
    ],
)
def test_a_road_made_among_other_deeds_is_made(text, expected):
    assert figures(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("硬化串户路3公里。", "infrastructure/household_roads.length_km=3"),
        ("串户路硬化3公里。", "infrastructure/household_roads.length_km=3"),
        ("硬化了3公里的串户路。", "infrastructure/household_roads.length_km=3"),
        ("实施串户路硬化工程，完成3公里。", "infrastructure/household_roads.length_km=3"),
        ("硬化3公里入户路。", "infrastructure/household_roads.length_km=3"),
        ("入户路硬化3公里。", "infrastructure/household_roads.length_km=3"),
        ("硬化3公里巷道。", "infrastructure/巷道硬化.length_km=3"),
        ("新修连户路3公里。", "infrastructure/household_roads.length_km=3"),
        ("硬化户间道路3公里。", "infrastructure/household_roads.length_km=3"),
        ("便民路硬化3公里。", "infrastructure/便民路硬化.length_km=3"),
        ("硬化了3公里的生产路。", "infrastructure/tractor_roads.length_km=3"),
        ("机耕路硬化3公里。", "infrastructure/tractor_roads.length_km=3"),
        ("硬化3公里村道。", "infrastructure/village_roads.length_km=3"),
        ("道路硬化3公里。", "infrastructure/paved_roads.length_km=3"),
    ],
)
def test_ways_to_houses_are_no_road_in_any_order(text, expected):
    assert figures(text) == [expected]
