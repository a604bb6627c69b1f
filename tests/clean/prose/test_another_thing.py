"""Numbers that words at them make another thing than what is spoken of."""

import pytest

from tests.clean.prose.sentence import figures, kinds

SENTENCES = {
    "a cause of houses": ("因危房致贫8户，改造危房6户。", ["cause/unsafe_housing=8", "housing/rebuilt=6"]),
    "a cause of those who cannot work": (
        "因无劳动力致贫22户，无劳动力户18户。",
        ["cause/lack_of_labour=22", "registry/without_labour=18"],
    ),
    "a cause that nobody lists": ("因房屋破旧致贫9户。", ["cause/因房屋破旧致贫=9"]),
    "a cause as ever": ("因病致贫46户、因缺技术致贫12户。", ["cause/illness=46", "cause/lack_of_technique=12"]),
    "bands of income": (
        "人均纯收入4000元以下的23户,4000元—5000元的52户,5000元以上的预计有88户。",
        ["income/人均纯收入4000元以下=23", "income/人均纯收入4000元-5000元=52", "income/计划人均纯收入5000元以上=88"],
    ),
    "no band of income": ("贷款5万元以下的63户。", ["credit/扶贫小额贷款（5万元以下）=63"]),
    "kinds that add up to those who shall leave": (
        "2018年计划脱贫96户,一般户88户,低保户8户。",
        ["plan/exit=96", "exit/计划脱贫（一般户）=88", "exit/计划脱贫（低保户）=8"],
    ),
    "kinds of those who left": (
        "2018年脱贫96户,其中一般贫困户88户,低保贫困户5户。",
        ["exit/done=96", "exit/当年脱贫（一般贫困户）=88", "exit/当年脱贫（低保贫困户）=5"],
    ),
    "kinds of the register behind a plan": (
        "2018年计划脱贫96户,一般贫困户150户,低保贫困户46户。",
        ["plan/exit=96", "registry/general=150", "registry/low_income_allowance=46"],
    ),
    "listed to leave": ("今年有2个村被列为退出村，1个村已退出。", ["plan/villages.count=2", "exit/villages.count=1"]),
    "on a list to leave": ("全镇4个贫困村列入今年出列计划。", ["plan/villages.count=4"]),
    "left": ("2个贫困村顺利退出。", ["exit/villages.count=2"]),
    "found": ("排查出收入6000元以下农户6户，排查农户812户。", ["income/收入6000元以下农户=6", "visits/investigated=812"]),
    "how often": ("开展集中排查4轮。", ["visits/investigated.count=4"]),
    "found among those visited": ("走访中排查出饮水困难户7户。", ["infrastructure/unsafe_water=7"]),
    "repaired": (
        "全镇有C级危房23户。对23户C级危房实施了维修，将9户D级危房进行拆除重建。",
        ["housing/grade_c=23", "housing/reinforced=23", "housing/built_anew=9"],
    ),
    "there to be repaired": ("对照标准，C级危房23户。", ["housing/grade_c=23"]),
    "some of them": ("尚有13户贫困户中的危房没有列入改造计划。", ["registry/危房没有列入改造计划=13"]),
    "all of them": ("全镇1245户中的贫困户212户。", ["population/total=1245", "registry/total=212"]),
    "villages that lack something": ("2个村(东阁村和西岭村)的村级活动室没有达标。", ["other/村级活动室没有达标.count=2"]),
    "households with power": (
        "212户均有生活用电，通电村8个。",
        ["infrastructure/生活用电=212", "infrastructure/villages_with_power.count=8"],
    ),
    "several kinds of road": (
        "通组路、串户路、产业路共硬化18公里，产业路6公里。",
        ["infrastructure/通组路、串户路、产业路共硬化.length_km=18", "infrastructure/production_roads.length_km=6"],
    ),
    "what a crop is worth": (
        "发展辣椒1300亩，实现产值620万元。",
        ["production/crop_chillies.area_mu=1300", "production/辣椒产值.amount_yuan=6200000"],
    ),
    "what two crops are worth": (
        "发展辣椒1300亩、生姜200亩，实现产值620万元。",
        ["production/crop_chillies.area_mu=1300", "production/生姜.area_mu=200", "production/output.amount_yuan=6200000"],
    ),
    "what all is worth": (
        "发展辣椒1300亩，农业总产值6200万元。",
        ["production/crop_chillies.area_mu=1300", "production/output.amount_yuan=62000000"],
    ),
    "to be done by the year's end": ("2018年底前计划脱贫46户。", ["plan/exit=46"]),
    "years since the end of one": (
        "2014年底有贫困户936户，三年来累计脱贫612户。",
        ["registry/total_previous=936@2014", "exit/cumulative=612@2017"],
    ),
    "years since": ("2014年底有贫困户936户，近年来累计脱贫612户。", ["registry/total_previous=936@2014", "exit/cumulative=612"]),
    "a list of what is needed": (
        "需要发展产业的96户，易地搬迁安置的31户，医疗救助的12户。",
        ["production/需要发展产业=96", "housing/需要易地搬迁安置=31", "medical/需要医疗救助=12"],
    ),
    "what was done beside what is needed": (
        "需要发展产业的96户，已易地搬迁安置的31户。",
        ["production/需要发展产业=96", "housing/relocation=31"],
    ),
    "a list of what was done": ("易地搬迁安置的31户，医疗救助的12户。", ["housing/relocation=31", "medical/aid=12"]),
    "met, of net income": ("1.人均纯收入3700元：96户已达标。", ["income/人均纯收入达标=96"]),
    "met": ("1.人均收入3700元：96户已达标。", ["income/人均收入达标=96"]),
    "it again": ("在青岭村种植土豆。该项目种植面积60亩。", ["production/crop_potatoes.area_mu=60[青岭村]"]),
    "no crop again": (
        "实施产业项目2个。该项目种植面积60亩。",
        ["production/projects.projects=2", "production/planting.area_mu=60"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_what_a_number_is(text, expected):
    assert [one.replace(".households", "") for one in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("按照贫困户退出8项标准核查。", "8项", "condition"),
        ("完成考核指标9项。", "9项", "figure"),
        ("人均收入3700元：96户已达标。", "3700元", "condition"),
        ("人均收入3700元，96户脱贫。", "3700元", "figure"),
        ("96户在0.6公里半径内有水。", "0.6公里", "dimension"),
        ("硬化道路0.6公里。", "0.6公里", "figure"),
        ("七人小组入户12户。", "七人小组", "name"),
    ],
)
def test_what_counts_nothing(text, number, kind):
    assert kinds(text)[number] == kind


RATIOS = {
    "of those left": ("全镇总人口640人。2018年计划脱贫4户11人，贫困发生率1.72%。", "registry/headcount_ratio.rate=0.0172"),
    "to fall": ("全镇总人口640人。2018年计划脱贫4户11人，贫困发生率降至1.72%。", "plan/headcount_ratio.rate=0.0172"),
    "of others": ("全镇总人口6400人。2018年计划脱贫4户11人，贫困发生率1.72%。", "plan/headcount_ratio.rate=0.0172"),
    "of a task": ("把扶贫作为首要任务来抓，确定青岭村为贫困村(贫困发生率为12%)。", "registry/headcount_ratio.rate=0.12[青岭村]"),
}


@pytest.mark.parametrize(("text", "expected"), RATIOS.values(), ids=RATIOS.keys())
def test_whether_a_ratio_is_todays(text, expected):
    assert figures(text)[-1] == expected
