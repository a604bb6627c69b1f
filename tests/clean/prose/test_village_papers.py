"""Whose numbers: a village's own paper, lists in which not all say that they are villages, works of several villages together."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from tests.clean.prose.sentence import figures, read
from tests.clean.prose.test_half_year import document

LISTS = [
    (
        "全镇贫困户55户161人，低保户20户41人。其中：东坪村委20户61人；西岭15户44人；和坡20户55人。",
        ["total.persons=61[东坪村]", "total.households=15[西岭村]", "total.persons=44[西岭村]", "total.households=20[和坡村]"],
    ),
    (
        "我镇监测户12户，分布如下：大湾村委会5户，龙口4户，花桥3户。",
        ["total.households=12", "total.households=5[大湾村]", "total.households=4[龙口村]", "total.households=3[花桥村]"],
    ),
    (
        "2018年脱贫40户120人,其中：东坪村20户60人,西岭10户30人,居委10户30人。",
        ["done.households=20[东坪村]", "done.households=10[西岭村]", "done.persons=30[西岭村]", "done.persons=30[居委]"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_of_villages_is_of_what_it_sums_up_to(text, expected):
    found = [figure.split("/")[1] for figure in figures(text)]

    assert [one for one in found if one in expected] == expected


def test_what_does_not_sum_up_is_asked_about():
    found = read("全镇贫困户60户，低保户20户。其中：东坪村20户，西岭15户，南坡20户。")[-3:]

    assert [(one.topic, one.item, one.place, one.is_doubtful) for one in found] == [
        ("registry", "total", place, True) for place in ("东坪村", "西岭村", "南坡村")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "贫困户55户，其中因病致贫20户、因残致贫15户、因学20户。",
        "贫困户55户，按住房分：砖混20户、土木15户、其他20户。",
        "贫困户55户，其中一类户20户、二类户15户、三类户20户。",
        "贫困户55户，其中东坪村20户、低保户15户、特困户20户。",
    ],
)
def test_kinds_are_no_villages(text):
    places = {one.place for one in read(text)}

    assert places <= {"", "东坪村"}


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (("脱贫攻坚工作总结", "白水村位于石梁镇东部，全村398户。", "一、产业", "全村种植茶叶300亩。"), "白水村"),
        (("工作汇报", "下面就XX村精准扶贫工作完成情况作汇报。", "全村443户。", "该村种植茶叶300亩。"), "XX村"),
        (("工作总结", "我们进驻石梁镇白水村，全村169户。", "到底该村种植茶叶300亩。"), "白水村"),
        (("石梁镇工作总结", "一、白水村基本情况", "我村398户。", "我村种植茶叶300亩。"), "白水村"),
        (("石梁镇工作总结", "白水村位于石梁镇东部，全村398户。", "全镇种植茶叶300亩。"), ""),
        (("石梁镇工作总结", "贫困村位于山区。全村398户。", "全村种植茶叶300亩。"), ""),
    ],
)
def test_whose_paper_it_is(texts, place):
    mentions = read_prose(document(*texts), township="石梁镇", year=2018).mentions

    assert [one.place for one in mentions if one.text == "300亩"] == [place]


def test_works_of_several_villages_are_of_none_of_them():
    known = "白水社区脱贫9户。"

    assert figures(known + "实施青山社区农田项目、白水社区机耕路项目，修建水渠5条。")[-1].endswith("=5")
    assert figures(known + "实施白水社区机耕路项目，修建水渠5条。")[-1].endswith("=5[白水社区]")


@pytest.mark.parametrize("one", ["里的一个", "当中的一个", "之中的一员", "之一"])
def test_a_village_that_is_one_of_many_has_its_own_numbers(one):
    prose = document("东山镇上坪村2018年脱贫攻坚汇报", f"上坪村是我县七个极贫村{one}，有12个村民小组，共612户。")
    found = [(mention.text, mention.kind, mention.place) for mention in read_prose(prose).mentions if mention.paragraph == 2]

    assert found[-2:] == [("12个", "figure", "上坪村"), ("612户", "figure", "上坪村")]


def test_a_new_village_of_peasants_is_no_village():
    assert figures("住进农民新村的村民200户，改造危房12户。")[-1] == "housing/rebuilt.households=12"
