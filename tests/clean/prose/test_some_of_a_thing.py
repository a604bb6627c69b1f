"""What is said of some of a thing: in brackets behind it, of one month, of one scheme, of those who did something."""

import pytest

from tests.clean.prose.sentence import figures

SOME = {
    "whose some posts are": ("开发公益岗87个（贫困户73人）。", "employment/公益性岗位数：其中贫困户.persons=73"),
    "whose some land is": ("种植花椒3100亩（贫困户1270亩）。", "production/花椒：其中贫困户.area_mu=1270"),
    "where some of a road is": ("硬化村组道路13公里（贫困村8公里）。", "infrastructure/村组道路：其中贫困村.length_km=8"),
    "whose some of an unknown thing is": ("开办夜校13期（妇女211人）。", "other/开办夜校：其中妇女.persons=211"),
    "of one scheme": ("危房改造资金97万元，其中省级资金26万元。", "housing/危房改造合计：其中省级资金.amount_yuan=260000"),
    "of one project": (
        "该项目总投资270万元（省级210万元，县级60万元）。",
        "infrastructure/该项目总投资：其中县级.amount_yuan=600000",
    ),
    "raised for one project": (
        "该项目总投资270万元，其中自筹80万元。",
        "infrastructure/该项目总投资：其中自筹.amount_yuan=800000",
    ),
    "of one month": ("低保金月均发放12.6万元。", "living/低保金月均发放.amount_yuan=126000"),
    "of one group": (
        "农村居民人均可支配收入9870元，脱贫户7240元。",
        "income/脱贫户农村居民人均可支配收入.amount_per_person_yuan=7240",
    ),
    "of townspeople": ("城镇居民人均可支配收入21350元。", "income/城镇居民人均可支配收入.amount_per_person_yuan=21350"),
    "who gave back": ("47户贫困户返还羊94只。", "registry/贫困户返还羊.households=47"),
    "who bought": ("贫困户24户购置农机具32台。", "production/贫困户购置农机具.households=24"),
    "who let a house": ("13户农户出租房屋。", "population/农户出租房屋.households=13"),
    "who gave birth": ("住院分娩补助86人。", "medical/住院分娩补助.persons=86"),
    "of those who left": ("今年脱贫63户（低保户12户）。", "living/当年脱贫：其中低保户.households=12"),
}
ALL = {
    "the register in persons": ("贫困户313户（贫困人口1104人）。", "registry/total.persons=1104"),
    "all inhabitants": ("全镇12400人（贫困人口1530人）。", "registry/total.persons=1530"),
    "a kind of the register": ("贫困户313户（低保户86户）。", "registry/low_income_allowance.households=86"),
    "all funds by their levels": ("全镇投入扶贫资金870万元，其中省级210万元，县级90万元。", "funds/county.amount_yuan=900000"),
    "what the year came to": ("低保金月均发放12.6万元，全年151.2万元。", "living/minimum_living_allowance.amount_yuan=1512000"),
    "a wage": ("公益岗月均工资610元。", "employment/public_welfare_posts.amount_per_person_yuan=610"),
    "all have signed": ("全镇313户贫困户签订协议。", "registry/total.households=313"),
    "inpatients": ("贫困人口住院313人次。", "medical/inpatient.person_times=313"),
    "rural income by its short name": ("全镇人均可支配9650元。", "income/disposable_per_capita.amount_per_person_yuan=9650"),
}


@pytest.mark.parametrize(("text", "expected"), [*SOME.values(), *ALL.values()], ids=[*SOME.keys(), *ALL.keys()])
def test_some_and_all(text, expected):
    assert expected in figures(text)
