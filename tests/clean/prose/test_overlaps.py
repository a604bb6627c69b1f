"""Those who are of two groups are neither all of the one nor all of the other."""

import pytest

from fupin_analysis.clean.prose.items import Surroundings
from fupin_analysis.clean.prose.lexicon import Hit
from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("享受低保政策的脱贫户135户。", ["living/享受低保政策的脱贫户.households=135"]),
        (
            "监测对象中享受低保21户、患大病7户。",
            ["living/监测对象中享受低保.households=21", "medical/监测对象中患大病.households=7"],
        ),
        ("脱贫户享受低保118户。", ["living/脱贫户享受低保.households=118"]),
        ("17户监测对象享受低保。", ["living/监测对象享受低保.households=17"]),
        ("把符合条件的监测户24户纳入低保。", ["living/监测户纳入低保.households=24"]),
        ("残疾人中享受低保的33人。", ["living/残疾人中享受低保.persons=33"]),
        ("低保户中有残疾人46人。", ["living/低保户中有残疾人.persons=46"]),
        ("享受危房改造政策的低保户9户。", ["living/享受危房改造政策的低保户.households=9"]),
        ("享受产业奖补的监测户31户。", ["production/享受产业奖补的监测户.households=31"]),
        ("享受低保的非贫困户37户。", ["living/享受低保的非贫困户.households=37"]),
        ("贫困残疾人61人。", ["living/贫困残疾人.persons=61"]),
        ("监测对象29户，其中享受低保16户。", ["monitoring/total.households=29", "living/监测对象：其中享受低保.households=16"]),
        (
            "全镇农村低保户405户，贫困户中享受低保91户。",
            ["living/minimum_living_allowance.households=405", "registry/low_income_allowance.households=91"],
        ),
    ],
)
def test_a_group_within_a_group_says_both(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "监测对象中，享受低保21户，全镇低保户405户。",
            ["living/监测对象中享受低保.households=21", "living/minimum_living_allowance.households=405"],
        ),
        ("享受低保政策405户。", ["living/minimum_living_allowance.households=405"]),
        (
            "监测对象中脱贫不稳定户14户，边缘易致贫户8户。",
            ["monitoring/unstable_exited.households=14", "monitoring/marginal.households=8"],
        ),
        (
            "特困人员中集中供养7人、分散供养26人。",
            [
                "living/extreme_poverty_support_of_concentrated.persons=7",
                "living/extreme_poverty_support_of_scattered.persons=26",
            ],
        ),
        ("贫困户中，因病致贫131户，因残致贫44户。", ["cause/illness.households=131", "cause/disability.households=44"]),
        ("贫困户中低保户91户、一般户180户。", ["registry/low_income_allowance.households=91", "registry/general.households=180"]),
        ("脱贫人口和监测对象参加医保2150人。", ["medical/insured.persons=2150"]),
        ("未脱贫的贫困户19户。", ["registry/not_exited.households=19"]),
        ("监测对象19户46人全部落实一户一策。", ["monitoring/total.households=19", "monitoring/total.persons=46"]),
    ],
)
def test_a_whole_and_what_is_known_as_its_part_keep_their_items(text, expected):
    assert figures(text) == expected


def test_words_of_several_things_are_weighed_in_one_order_in_every_run():
    around = Surroundings()
    names = [f"concept_{number}" for number in range(9)]
    around.add([Hit(0, 2, frozenset(names))], "扶贫", 1.0)
    assert list(around.concepts) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全镇脱贫户305户1190人，其中脱贫不稳定户8户27人。",
            ["monitoring/unstable_exited.households=8", "monitoring/unstable_exited.persons=27"],
        ),
        ("累计脱贫305户，其中脱贫监测户8户。", ["monitoring/unstable_exited.households=8"]),
        ("已脱贫人口1305人，其中脱贫不稳定人口38人。", ["monitoring/unstable_exited.persons=38"]),
        ("建档立卡户410户，其中脱贫不稳定户10户。", ["monitoring/unstable_exited.households=10"]),
        ("脱贫户305户，其中已消除风险的脱贫不稳定户4户。", ["monitoring/脱贫户：其中消除风险的脱贫不稳定户.households=4"]),
        ("脱贫户305户，其中新增脱贫不稳定户2户。", ["monitoring/脱贫户：其中新增脱贫不稳定户.households=2"]),
        ("脱贫户305户，其中监测户12户。", ["monitoring/脱贫户：其中监测户.households=12"]),
    ],
)
def test_who_may_return_to_poverty_is_of_those_who_left(text, expected):
    assert [figure for figure in figures(text, year=2022) if figure.startswith("monitoring/")] == expected


def test_they_are_so_in_any_year():
    text = "累计脱贫305户，其中脱贫不稳定户8户。"

    assert figures(text, year=2020) == ["exit/cumulative.households=305", "monitoring/unstable_exited.households=8"]


def test_a_part_behind_other_groups_is_of_the_one_that_can_hold_it():
    text = "脱贫户共196户468人，监测户2户5人，其中低保户118户（享受低保181人），占60.2%。"
    found = figures(text, year=2021)
    assert "registry/low_income_allowance.households=118" in found
    assert not any(one.startswith("living/minimum_living_allowance") for one in found)
    text = "脱贫户共306户，其中因病67户、因残31户；其中低保户84户。"
    assert "registry/low_income_allowance.households=84" in figures(text, year=2021)
