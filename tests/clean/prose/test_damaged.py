"""Numbers written as one, bounds that are met, posts and gains: none is believed to be what it is not."""

import pytest

from fupin_analysis.clean.prose.numbers.damaged import is_two_in_one
from tests.clean.prose.sentence import figures, kinds


def test_two_numbers_written_as_one_are_asked_about():
    text = "有已脱贫户298701人，边缘户20户61人。其中：低保脱贫户141,360人；一般脱贫户120户，310人。"
    found = kinds(text)
    assert (found["298701人"], found["141,360人"], found["310人"]) == ("leftover", "leftover", "figure")


def test_persons_without_households_are_believed():
    assert set(kinds("脱贫户3200人，低保户1200人，监测户61人。").values()) == {"figure"}
    assert kinds("脱贫户29870人，低保户11200人。")["29870人"] == "figure"


def test_digits_of_households_and_their_persons():
    assert [is_two_in_one(value) for value in (298701, 141360, 98301, 91000, 2987)] == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "written", "kind"),
    [
        ("人均纯收入3300元：210户、620人已达标。", "3300元", "condition"),
        ("210户在0.5公里半径内均有安全饮用水。", "0.5公里", "dimension"),
    ],
)
def test_what_is_met_is_a_bound(text, written, kind):
    assert kinds(text)[written] == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇人均纯收入12300元。", ["income/net_per_capita.amount_per_person_yuan=12300"]),
        ("修建渠道0.5公里。", ["infrastructure/canals.length_km=0.5"]),
        ("编发简报12篇，乡镇扶贫工作总结推荐5篇。", ["publicity/articles.count=12"]),
        (
            "提供公共服务岗位260个，吸纳贫困户131人就近就业。",
            ["employment/public_posts.count=260", "employment/吸纳贫困户.persons=131"],
        ),
        (
            "人均年增收约1.5万元，户均增收2000元。",
            [
                "income/人均年增收.amount_per_person_yuan=15000",
                "income/gain_per_household.amount_per_household_yuan=2000",
            ],
        ),
        ("脱贫户共涉及9个村。", ["registry/脱贫户共涉及村.count=9"]),
    ],
)
def test_what_stands_beside_is_a_figure(text, expected):
    assert figures(text, year=2021) == expected
