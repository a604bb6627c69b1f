"""What is said of some of a thing: in brackets behind it, of one month, of one scheme, of those who did something."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
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


BRACKETS = {
    "one kind of a thing": ("建成扶贫车间5个（乡村就业工厂2个）。", "production/扶贫车间：其中乡村就业工厂.count=2"),
    "some of its trees": ("种植苹果6100亩（挂果园4200亩）。", "production/苹果：其中挂果园.area_mu=4200"),
    "behind a closed bracket": (
        "农村低保613户（一类127户），城市低保12户（发放资金9万元）。",
        "living/urban_allowance.households=12",
    ),
    "money behind a closed bracket": (
        "农村低保613户（一类127户），城市低保12户（发放资金9万元）。",
        "living/urban_allowance.amount_yuan=90000",
    ),
    "another group behind a closed bracket": (
        "脱贫户1376户（其中脱贫不稳定户22户），边缘易致贫户35户。",
        "monitoring/marginal.households=35",
    ),
    "funds behind what they are for": (
        "争取衔接资金1870万元（产业类11个1130万元，基础设施类8个740万元），支付1830万元。",
        "funds/paid.amount_yuan=18300000",
    ),
    "how some fare": ("13户脱贫户收入增长缓慢。", "production/脱贫户收入增长缓慢.households=13"),
}


@pytest.mark.parametrize(("text", "expected"), BRACKETS.values(), ids=BRACKETS.keys())
def test_what_a_bracket_holds_ends_with_it(text, expected):
    assert expected in figures(text)


def test_what_a_title_calls_its_paper_says_nothing_of_its_figures():
    lines = ("甲山镇2018年脱贫攻坚工作简报", "整合资金1370万元。")
    prose = Prose("甲山镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))

    assert [(one.topic, one.item) for one in read_prose(prose).mentions if one.kind == "figure"] == [("funds", "integrated")]
