"""A slash between two counts is the comma of a list; a word of a bound belongs to its number and to no name."""

import pytest

from tests.clean.prose.sentence import figures, kinds, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "贫困户120户/480人，五保户12户/15人。",
            [
                "registry/total.households=120",
                "registry/total.persons=480",
                "living/extreme_poverty_support.households=12",
                "living/extreme_poverty_support.recipients=15",
            ],
        ),
        (
            "小学生/初中生分别资助32人/20人。",
            ["education/primary.recipients=32", "education/junior_secondary.recipients=20"],
        ),
        ("硬化道路2条/6.5公里。", ["infrastructure/paved_roads.projects=2", "infrastructure/paved_roads.length_km=6.5"]),
        ("享受雨露计划学生15人/4.5万元。", ["education/yulu.recipients=15", "education/yulu.amount_yuan=45000"]),
    ],
)
def test_a_slash_between_counts_parts_them_as_a_comma_does(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize("text", ["每户补助5000元/年。", "补助2.4万元/户。", "种植茶叶300亩/年。"])
def test_a_slash_before_what_a_rate_is_per_stays(text):
    assert not [figure for figure in figures(text) if "/".join(figure.split("/")[1:]).startswith(("年", "户"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培训不到12户。", "training/courses.households=12"),
        ("辍学学生不到3人。", "education/dropouts.persons=3"),
        ("贷款户不满60户。", "credit/loans.households=60"),
        ("全镇硬化道路未达到20公里。", "infrastructure/硬化道路.length_km=20"),
        ("全镇危房改造未超过30户。", "housing/危房改造.households=30"),
        ("发展合作社没有超过8个。", "production/发展合作社.count=8"),
        ("脱贫未达300户。", "exit/脱贫.households=300"),
    ],
)
def test_a_word_of_a_bound_stays_with_its_number(text, expected):
    mentions = [mention for mention in read(text) if mention.kind == "figure"]

    assert figures(text) == [expected]
    assert all(mention.qualifier for mention in mentions)


def test_half_a_household_is_asked_about_and_a_mean_is_not():
    assert kinds("脱贫户1.203户，户均3.5人。") == {"1.203户": "leftover", "3.5人": "figure"}


def test_tenths_may_have_a_tenth_behind_them():
    shares = [
        mention.value
        for mention in read("参训率四成五，满意度九成八，合格率八成半。六成三个村通水。")
        if mention.measure == "rate"
    ]

    assert shares == pytest.approx([0.45, 0.98, 0.85, 0.6])
