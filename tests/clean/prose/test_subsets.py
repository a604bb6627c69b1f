"""What is a part of a part keeps words that say so, and what is a part of the whole keeps its item."""

import pytest

from tests.clean.prose.sentence import figures

WATCHED = (
    "monitoring/total.households=52",
    "monitoring/risk_remaining.households=35",
    "monitoring/风险未消除：其中突发严重困难户.households=20",
    "monitoring/风险未消除：其中边缘易致贫户.households=15",
)


@pytest.mark.parametrize(
    "text",
    [
        "监测户52户，其中未消除风险监测户35户（突发严重困难户20户，边缘易致贫户15户）。",
        "监测户52户，未消除风险35户，其中突发严重困难户20户、边缘易致贫户15户。",
        "监测户52户，风险未消除的35户(突发严重困难户20户、边缘易致贫户15户)。",
    ],
)
def test_kinds_of_those_still_at_risk_are_not_all_of_their_kind(text):
    assert figures(text, year=2023) == list(WATCHED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "监测对象：边缘易致贫户30户（其中风险已消除12户）、突发严重困难户8户。",
            [
                "monitoring/marginal.households=30",
                "monitoring/边缘易致贫户：其中风险已消除.households=12",
                "monitoring/sudden_hardship.households=8",
            ],
        ),
        (
            "监测对象24户，脱贫不稳定户5户、边缘易致贫户10户、突发严重困难户9户，其中已消除风险4户，未消除风险20户。",
            [
                "monitoring/total.households=24",
                "monitoring/unstable_exited.households=5",
                "monitoring/marginal.households=10",
                "monitoring/sudden_hardship.households=9",
                "monitoring/risk_removed.households=4",
                "monitoring/risk_remaining.households=20",
            ],
        ),
        (
            "监测对象（脱贫不稳定户20户，边缘易致贫户30户，突发严重困难户8户）共58户。",
            [
                "monitoring/unstable_exited.households=20",
                "monitoring/marginal.households=30",
                "monitoring/sudden_hardship.households=8",
                "monitoring/total.households=58",
            ],
        ),
    ],
)
def test_a_state_under_a_kind_is_of_that_kind_only_where_it_can_be(text, expected):
    assert figures(text, year=2023) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "建档立卡贫困户820户，其中2014-2015年贫困户90户，2016年脱贫120户。",
            [
                "registry/total.households=820",
                "registry/建档立卡合计：其中2014-2015年贫困户.households=90@2015",
                "exit/done.households=120@2016",
            ],
        ),
        (
            "建档立卡贫困户820户，其中2014年贫困户300户。",
            ["registry/total.households=820", "registry/建档立卡合计：其中2014年贫困户.households=300@2014"],
        ),
        (
            "建档立卡贫困户820户，其中清水村贫困户52户。",
            ["registry/total.households=820", "registry/total.households=52[清水村]"],
        ),
        ("2018年脱贫200户，其中因病致贫88户。", ["exit/done.households=200", "exit/当年脱贫：其中因病.households=88"]),
        ("未脱贫60户，其中因病28户。", ["registry/not_exited.households=60", "cause/illness.households=28"]),
        (
            "未脱贫60户，其中低保贫困户12户。",
            ["registry/not_exited.households=60", "registry/未脱贫：其中低保贫困户.households=12"],
        ),
    ],
)
def test_some_of_a_stock_are_not_the_stock(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五保脱贫户31户35人。", ["registry/五保脱贫户.households=31", "registry/五保脱贫户.persons=35"]),
        ("低保五保贫困户共412户。", ["registry/低保五保贫困户.households=412"]),
        ("农村低保建档立卡户120户。", ["registry/low_income_allowance.households=120"]),
        ("五保贫困人口31人。", ["registry/extreme_poverty_support.persons=31"]),
        ("低保监测户12户。", ["monitoring/低保监测户.households=12"]),
        (
            "低保户120户400人。",
            ["living/minimum_living_allowance.households=120", "living/minimum_living_allowance.recipients=400"],
        ),
        ("一般农户8505户，全镇农户9012户。", ["population/一般农户.households=8505", "population/rural.households=9012"]),
    ],
)
def test_a_kind_of_those_on_the_register_is_not_all_who_get_the_help(text, expected):
    assert figures(text, year=2022) == expected
