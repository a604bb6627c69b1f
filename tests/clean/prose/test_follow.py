"""Numbers that go on with what stands before, and nouns that decide what is counted."""

import pytest

from tests.clean.prose.sentence import figures

FOLLOW = {
    "quarters, part by part": (
        "农村低保一季度享受95户239人，拨款10.6万元；二季度97户241人；三季度101户250人。",
        [
            "living/minimum_living_allowance.households=95@2018Q1",
            "living/minimum_living_allowance.recipients=239@2018Q1",
            "living/minimum_living_allowance.amount_yuan=106000@2018Q1",
            "living/minimum_living_allowance.households=97@2018Q2",
            "living/minimum_living_allowance.recipients=241@2018Q2",
            "living/minimum_living_allowance.households=101@2018Q3",
            "living/minimum_living_allowance.recipients=250@2018Q3",
        ],
    ),
    "halves of another allowance than the heading's": (
        "特困供养上半年41人，发放22万元；下半年43人，发放24万元。",
        [
            "living/extreme_poverty_support.recipients=41@2018H1",
            "living/extreme_poverty_support.amount_yuan=220000@2018H1",
            "living/extreme_poverty_support.recipients=43@2018H2",
            "living/extreme_poverty_support.amount_yuan=240000@2018H2",
        ],
    ),
    "what quarters come to": (
        "农村低保一季度拨款10万元；二季度拨款12万元；两个季度合计22万元。",
        [
            "living/minimum_living_allowance.amount_yuan=100000@2018Q1",
            "living/minimum_living_allowance.amount_yuan=120000@2018Q2",
            "living/minimum_living_allowance.amount_yuan=220000",
        ],
    ),
    "another thing in the second quarter": (
        "农村低保一季度95户；二季度改造危房12户。",
        ["living/minimum_living_allowance.households=95@2018Q1", "housing/rebuilt.households=12@2018Q2"],
    ),
    "those among whom some are": (
        "全镇12个村里贫困村有5个。",
        ["registry/村.count=12", "registry/villages.count=5"],
    ),
    "some of the villages": (
        "全镇8个行政村当中深度贫困的有6个。",
        ["population/administrative_villages.count=8", "population/行政村：其中深度贫困.count=6"],
    ),
    "how far unsafe houses have come": (
        "排查出危房66户，目前已完工51户。",
        ["housing/unsafe.households=66", "housing/rebuilt.households=51"],
    ),
    "another date": (
        "9月底前资金支出率达75%，11月底前达95%。",
        ["funds/spending_rate.rate=0.75", "funds/spending_rate.rate=0.95"],
    ),
    "what was and what it is now": (
        "村道由3公里延长至9公里，水渠从2公里延伸到6公里。",
        [
            "infrastructure/village_roads.length_km=3@2017",
            "infrastructure/village_roads.length_km=9",
            "infrastructure/canals.length_km=2@2017",
            "infrastructure/canals.length_km=6",
        ],
    ),
    "a name before a bracket": (
        "监测户16户，残疾人（持证）305人。",
        ["monitoring/total.households=16", "living/disabled.persons=305"],
    ),
    "a bracket behind the households": (
        "易地搬迁21户（集中）67人。",
        ["housing/relocation.households=21", "housing/relocation.persons=67"],
    ),
    "people before a bracket": (
        "贫困户118户，贫困人口（含监测）326人。",
        ["registry/total.households=118", "registry/total.persons=326"],
    ),
    "all villages together": (
        "村集体经济收入46万元，8个村合计46万元。",
        ["income/village_collective.amount_yuan=460000", None, "income/village_collective.amount_yuan=460000"],
    ),
    "the object behind all numbers": (
        "解决210户860人和3000头牲畜饮水困难。",
        ["infrastructure/drinking_water.households=210", "infrastructure/drinking_water.persons=860", None],
    ),
    "power before its thing": (
        "建成60千瓦光伏电站3座，全年收益8万元。",
        [
            "production/solar_capacity.quantity=60",
            "production/solar_village_stations.count=3",
            "production/solar_income.amount_yuan=80000",
        ],
    ),
    "kinds of projects": (
        "实施项目11个，其中基础设施6个、产业发展5个。",
        [
            "infrastructure/projects.projects=11",
            "infrastructure/projects.projects=6",
            "production/projects.projects=5",
        ],
    ),
    "both grades": ("对C、D级危房58户全部改造。", ["housing/rebuilt.households=58"]),
    "the animal and not its stage": (
        "山羊存栏5200只，生猪出栏3100头。",
        ["production/animal_sheep.count=5200", "production/animal_pigs.count=3100"],
    ),
    "money behind parts is the whole's": (
        "资助学生420人，其中小学260人，初中110人，高中50人，发放资金38万元。",
        [None, None, None, None, "education/total.amount_yuan=380000"],
    ),
    "pupils persuaded": ("劝返辍学学生7人。", ["education/brought_back.persons=7"]),
    "pupils taught at home": ("对4名重度残疾儿童送教上门。", ["education/taught_at_home.persons=4"]),
    "labour of those who were poor": (
        "脱贫人口和监测对象共有劳动力1320人。",
        ["population/registered_labour_force.persons=1320"],
    ),
    "problems found by inspectors": ("省级巡查反馈的13个问题。", ["rectification/found.count=13"]),
    "fewer at work": ("疫情期间务工人数一度降至410人。", ["employment/employed.persons=410"]),
    "a rate of what stands before": (
        "自来水入户1730户，普及率96%。",
        [None, "infrastructure/tap_water_rate.rate=0.96"],
    ),
    "firms, whatever they keep": ("引进养羊企业2家。", ["production/leading_enterprises.count=2"]),
    "a training of its own": (
        "举办实用技术培训班6期410人次，完成劳动力转移培训95人。",
        [None, None, "training/labour_skills.participants=95"],
    ),
    "villages and people leave together": (
        "今年要完成90户310人脱贫、2个村退出。",
        ["plan/exit.households=90", "plan/exit.persons=310", "plan/villages.count=2"],
    ),
    "works by the last of their words": (
        "新修群众饮水池7口，改造低电压台区4个。",
        ["infrastructure/water_tanks.count=7", "infrastructure/power_grid.count=4"],
    ),
    "a premium somebody else pays": ("为1820名贫困人口缴纳新农合个人部分。", ["medical/premium_aid.recipients=1820"]),
    "what each got, and all together": ("每户投放种羊4只，共800只。", ["production/animal_sheep.count=800"]),
    "a decrease by nature compares nothing": (
        "返贫3户11人，自然减少24人。",
        ["registry/returned.households=3", "registry/returned.persons=11", "registry/natural_decrease.persons=24"],
    ),
    "dividends of shares": ("通过入股合作社年分红9万元。", ["production/dividends.amount_yuan=90000"]),
    "a rate between the parts and the money": (
        "危房改造30户，其中拆除重建22户、维修8户，每户补助1万至3万元不等，合计拨付62万元。",
        [
            "housing/rebuilt.households=30",
            "housing/built_anew.households=22",
            "housing/reinforced.households=8",
            "housing/rebuilt.amount_yuan=620000",
        ],
    ),
    "funds of several levels together": ("中央和省级衔接资金512万元。", ["funds/transition.amount_yuan=5120000"]),
    "at work close by": (
        "转移就业640人，其中就近210人。",
        ["employment/migrant_workers.persons=640", "employment/nearby.persons=210"],
    ),
    "villages and what they have": (
        "甲山镇9个村现有脱贫人口402户。",
        ["population/administrative_villages.count=9", "exit/cumulative.households=402"],
    ),
    "a heading of scholarships is no heading of plans": (
        "发放补助6.9万元。",
        ["education/yulu.amount_yuan=69000"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), FOLLOW.values(), ids=FOLLOW.keys())
def test_what_goes_on(text, expected):
    got = figures(text, heading="雨露计划" if "6.9万元" in text else "")

    assert [one if wanted is not None else None for one, wanted in zip(got, expected, strict=True)] == expected


def test_both_banks_of_a_relocation_site():
    got = figures("搬迁点1个，安置96户402人。", heading="（二）易地扶贫搬迁")

    assert got == ["housing/sites.count=1", "housing/relocation.households=96", "housing/relocation.persons=402"]
