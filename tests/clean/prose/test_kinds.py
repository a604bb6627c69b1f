"""Kinds of wording that decide what a number is of, in sentences of our own."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.sentence import figures, kinds

KINDS = {
    "the narrower item goes before its whole": (
        "全乡有贫困村9个，其中深度贫困村2个。",
        ["registry/villages.count=9", "registry/deeply_poor_villages.count=2"],
    ),
    "what is grown or kept stands last": (
        "新发展黄桃300亩，栽植茶叶800亩。",
        ["production/crop_peaches.area_mu=300", "production/tea.area_mu=800"],
    ),
    "a large number without a unit": ("总人口3.4万，完成投资30万。", ["population/total.persons=34000", None]),
    "over several years": ("2015至2017年已脱贫600户2210人。", ["exit/cumulative.households=600@2017", None]),
    "money behind parts in brackets": (
        "危房改造20户（重建8户、修缮12户），补助30万元。",
        ["housing/rebuilt.households=20", None, None, "housing/rebuilt.amount_yuan=300000"],
    ),
    "where those work who were sent": (
        "转移贫困劳动力800人，其中省外420人、县外省内160人、县内220人。",
        [
            "employment/migrant_workers.persons=800",
            "employment/outside_province.persons=420",
            "employment/within_province.persons=160",
            "employment/within_county.persons=220",
        ],
    ),
    "who helps": ("2家单位定点帮扶我乡。", ["visits/helping_units.count=2"]),
    "water and not why they are poor": ("解决50户180人季节性缺水问题。", ["infrastructure/drinking_water.households=50", None]),
    "works are no exits": ("巩固提升2100人饮水安全水平。", ["infrastructure/drinking_water.persons=2100"]),
    "roads counted and measured": (
        "修建公路5条21公里。",
        ["infrastructure/roads.projects=5", "infrastructure/roads.length_km=21"],
    ),
    "money for a village and money for another thing": (
        "石桥村脱贫12户。衔接资金25万元用于石桥村水池，40万元用于帮扶车间。",
        ["exit/done.households=12[石桥村]", None, None],
    ),
}


@pytest.mark.parametrize(("text", "expected"), KINDS.values(), ids=KINDS.keys())
def test_kind(text, expected):
    got = figures(text)

    assert [one if wanted is not None else None for one, wanted in zip(got, expected, strict=True)] == expected


def test_money_for_another_thing_is_not_the_villages():
    assert "[" not in figures("石桥村脱贫12户。衔接资金25万元用于石桥村水池，40万元用于帮扶车间。")[2]


def test_a_norm_for_each_is_a_policy():
    found = kinds("每村派驻1名干部，每个村有1—2个产业，村集体收入均超过8万元。")

    assert list(found.values()) == ["policy", "policy", "condition"]


def test_the_number_of_a_list_is_no_part_of_the_number_behind_it():
    assert kinds("1. 23户监测户落实帮扶措施。") == {"1.": "section", "23户": "figure"}


def _township(*lines):
    reading = read_prose(Prose("x.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))
    return reading.township, reading.year, [problem.code for problem in reading.problems]


def test_names_that_end_like_other_words_are_names():
    assert _township("罗家集镇2020年脱贫攻坚工作总结", "全镇贫困户320户。") == ("罗家集镇", 2020, [])


@pytest.mark.parametrize(
    ("title", "text", "codes"),
    [
        ("青松村2018年脱贫攻坚汇报", "青松村是我县七个深度贫困村之一，全村612户2325人，建档立卡贫困户203户804人。", ["F210"]),
        ("石桥社区2021年防返贫工作情况汇报", "我县安排帮扶单位2个。石桥社区脱贫户120户，监测户6户20人。", ["F210"]),
        ("杨柳嘎查2019年驻村工作总结", "我旗选派干部3名。贫困户45户110人，脱贫40户。", ["F210"]),
        ("全县2018年贫困村退出工作汇报", "我县青松村等12个村退出，贫困户203户脱贫。", ["F132"]),
        ("云江县贫困村2018年脱贫攻坚汇报", "全县贫困户203户804人，我县脱贫39户。", ["F132"]),
    ],
)
def test_a_village_that_says_in_which_county_it_lies_is_asked_for_its_township(title: str, text: str, codes: list[str]) -> None:
    assert _township(title, text)[2] == codes


def test_a_title_over_two_lines_makes_no_township_of_its_second():
    lines = ("青山镇2022年巩固拓展脱贫攻坚成果", "同乡村振兴有效衔接工作总结", "全镇脱贫户320户。")

    assert _township(*lines) == ("青山镇", 2022, [])


def test_a_title_of_two_townships_is_of_several():
    assert _township("甲山镇、乙水乡2018年脱贫攻坚总结", "甲山镇贫困户320户。乙水乡贫困户210户。")[2] == ["F132"]


def test_another_townships_figures_are_not_this_ones():
    reading = read_prose(
        Prose("x.txt", (Paragraph(1, "甲山镇2018年脱贫攻坚总结"), Paragraph(2, "全镇贫困户320户。邻近的，乙水乡贫困户210户。")))
    )

    assert [mention.kind for mention in reading.mentions if mention.text.endswith("户")] == ["figure", "other_area"]


def test_a_review_of_several_years_is_of_the_last():
    lines = ("甲山镇“十三五”脱贫攻坚工作总结", "2016年脱贫182户。2016年投入20万元。2020年剩余53户全部脱贫。")

    assert _township(*lines)[1] == 2020
