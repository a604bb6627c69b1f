"""Who helps, what becomes of whom, what a township is made up of: the word that governs a number and not the one beside it."""

import pytest

from tests.clean.prose.sentence import figures, kinds

DECIDES = {
    "brought into the allowance": (
        "将102户177人无业可扶、无力脱贫的贫困人口纳入低保。",
        ["living/minimum_living_allowance.households=102", "living/minimum_living_allowance.recipients=177"],
    ),
    "the deed and not the noun": ("对全镇2816户农户逐户走访。", ["visits/households_visited.households=2816"]),
    "houses looked at": ("对1940户农户住房逐户鉴定。", ["housing/assessed.households=1940"]),
    "members stand behind their teams": (
        "12支驻村工作队37名队员全部到岗。",
        ["staffing/resident_teams.count=12", "staffing/resident_members.persons=37"],
    ),
    "members named before": (
        "驻村工作队6支、队员19人。",
        ["staffing/resident_teams.count=6", "staffing/resident_members.persons=19"],
    ),
    "officials and those they are paired with": (
        "镇村干部共240名，与806户贫困户结成帮扶对子。",
        ["visits/helping_officials.persons=240", "visits/paired.households=806"],
    ),
    "officials who help": ("189名党员干部结对帮扶。", ["visits/helping_officials.persons=189"]),
    "units by any of their names": (
        "挂钩单位9家，县直9个部门包联我镇。",
        ["visits/helping_units.count=9", "visits/helping_units.count=9"],
    ),
    "villages and communities without a counter": (
        "全镇辖11村2社区、74个村民小组，4120户1.6万人。",
        [
            "population/administrative_villages.count=11",
            "population/communities.count=2",
            "population/village_groups.count=74",
            "population/total.households=4120",
            "population/total.persons=16000",
        ],
    ),
    "the township's own name governs": (
        "甲山镇共有9个村，其中贫困村4个。",
        ["population/administrative_villages.count=9", "registry/villages.count=4"],
    ),
    "square kilometres are the territory's": ("版图面积131.5平方公里。", ["population/territory.quantity=131.5"]),
    "but not those of a forest": ("林地面积42平方公里。", [None]),
    "a noun before the number that is counted of it": (
        "投入88万元新建人饮工程9处。",
        [None, "infrastructure/water_projects.projects=9"],
    ),
    "the school and not the aid": ("义务教育阶段在校生830人。", ["education/in_school.persons=830"]),
}
SINCE_2021 = {
    "new among the watched": (
        "监测对象61户190人，其中本年度新增8户27人。",
        ["monitoring/total.households=61", None, "monitoring/newly_monitored.households=8", None],
    ),
    "watched after review": ("经评议公示纳入监测5户。", ["monitoring/newly_monitored.households=5"]),
    "whose premium is paid": ("资助监测对象参保214人。", ["medical/premium_aid.recipients=214"]),
    "funds by their name, and their projects": (
        "安排衔接资金640万元，实施项目7个，支付610万元，支付率95.3%。",
        [
            "funds/transition.amount_yuan=6400000",
            "funds/projects.projects=7",
            "funds/paid.amount_yuan=6100000",
            "funds/payment_rate.rate=0.953",
        ],
    ),
    "the income of those who were poor": (
        "脱贫享受政策人口人均纯收入11870元。",
        ["income/registered_per_capita.amount_per_person_yuan=11870"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), DECIDES.values(), ids=DECIDES.keys())
def test_the_word_that_governs(text, expected):
    got = figures(text)

    assert [one if wanted is not None else None for one, wanted in zip(got, expected, strict=True)] == expected


@pytest.mark.parametrize(("text", "expected"), SINCE_2021.values(), ids=SINCE_2021.keys())
def test_the_word_that_governs_since_2021(text, expected):
    got = figures(text, year=2022)

    assert [one if wanted is not None else None for one, wanted in zip(got, expected, strict=True)] == expected


def test_land_is_no_territory():
    assert "territory" not in figures("林地面积42平方公里。")[0]


def test_names_with_a_numeral_before_village_are_none():
    assert kinds("三合村和村民五组的群众都来了。") == {}
