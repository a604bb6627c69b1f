"""Villages named at the head of a clause, behind 的 and behind a number; what is compared with; stories that end."""

import pytest

from fupin_analysis.clean.prose.paper.setting import read_prose_setting
from fupin_analysis.clean.prose.reader import read_prose
from tests.clean.prose.sentence import figures
from tests.clean.prose.test_half_year import document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("北关村作为县级试点，改造厕所156户。", ["infrastructure/toilets.households=156[北关村]"]),
        ("县财政局帮扶的凉水村，修通组级公路6.2公里。", ["infrastructure/group_roads.length_km=6.2[凉水村]"]),
        ("全镇改造危房61户，其中岭上村占6户。", ["housing/rebuilt.households=61", "housing/rebuilt.households=6[岭上村]"]),
        ("（二）下坝村巩固提升。该村今年新增柑橘240亩。", ["production/crop_oranges.area_mu=240[下坝村]"]),
        (
            "全镇硬化道路11.4公里，其中3.9公里在北关村。",
            ["infrastructure/paved_roads.length_km=11.4", "infrastructure/paved_roads.length_km=3.9[北关村]"],
        ),
        (
            "修建村道3公里，个别村进度慢，改造危房61户。",
            ["infrastructure/village_roads.length_km=3", "housing/rebuilt.households=61"],
        ),
        ("去年全年改造危房61户。", ["housing/rebuilt.households=61@2017"]),
    ],
)
def test_whose_and_when(text, expected):
    assert figures(text) == expected


def test_a_year_compared_with_dates_nothing_behind():
    assert figures("改造危房61户，是2016年的2.6倍，其中北关村6户。")[-1] == "housing/rebuilt.households=6[北关村]"


def test_a_story_ends_with_others_like_it():
    assert figures("贫困户老张，靠编竹器挣了1.8万元。全年像他这样改造危房的共6户。") == ["housing/rebuilt.households=6"]


@pytest.mark.parametrize("title", ["{}2018年工作小结及2019年打算", "{}2018年工作回顾和下一步计划", "{}扶贫情况汇报及下步打算"])
def test_a_title_that_names_a_plan_behind_what_was_done_plans_nothing(title):
    lines = (title.format("石梁镇"), "2018年脱贫情况：全镇脱贫77户。其中，松坪村30户，岩额村19户。")
    read = read_prose(document(*lines))

    assert [(one.topic, one.item) for one in read.mentions if one.kind == "figure"] == [("exit", "done")] * 3


def test_a_title_behind_the_township_names_the_village_whatever_else_is_named():
    lines = (
        "石桥镇东岭村“规划到户、责任到人”自评报告",
        "对口东岭村的6个单位投入资金312.3万元。这一年村集体收入4.8万元，西岭村未到。",
    )

    assert read_prose_setting(document(*lines)).place == "东岭村"


def test_those_newly_identified_come_to_the_register():
    assert figures("查下来新识别纳入44户153人。") == [
        "registry/newly_identified.households=44",
        "registry/newly_identified.persons=153",
    ]
