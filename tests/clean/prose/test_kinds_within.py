"""A kind within what is counted is not all of it again; a heading may end with a comma."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中药材640亩其中天麻310亩。", ["production/crop_medicinal_herbs.area_mu=640", "production/天麻.area_mu=310"]),
        (
            "中药材640亩，其中天麻310亩、白芨150亩。",
            ["production/crop_medicinal_herbs.area_mu=640", "production/天麻.area_mu=310", "production/白芨.area_mu=150"],
        ),
        ("茶叶920亩其中白茶270亩。", ["production/tea.area_mu=920", "production/白茶.area_mu=270"]),
        ("养牛610头其中黄牛420头。", ["production/animal_cattle.count=610", "production/黄牛.count=420"]),
        ("水果1300亩其中柑橘720亩。", ["production/crop_fruit_trees.area_mu=1300", "production/crop_oranges.area_mu=720"]),
        ("茶叶920亩其中新植140亩。", ["production/tea.area_mu=920", "production/tea_new.area_mu=140"]),
        (
            "硬化道路13公里其中通组路4公里。",
            ["infrastructure/paved_roads.length_km=13", "infrastructure/group_roads.length_km=4"],
        ),
    ],
)
def test_a_kind_is_not_its_whole_again(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("下一步打算，", "housing/rebuilt_planned@2019"),
        ("2019年工作计划，", "housing/rebuilt_planned@2019"),
        ("下一步工作思路，", "housing/rebuilt_planned@2019"),
        ("全镇上下把脱贫攻坚作为头等大事，", "housing/rebuilt@2018"),
        ("认真落实年度计划任务，", "housing/rebuilt@2018"),
        ("（三）下一阶段工作安排及打算，", "housing/rebuilt_planned@2018"),
        ("严格落实年初计划，", "housing/rebuilt@2018"),
        ("根据全年扶贫规划和工作安排，", "housing/rebuilt@2018"),
        ("紧扣脱贫计划，", "housing/rebuilt@2018"),
        ("超额完成年度计划，", "housing/rebuilt@2018"),
        ("我镇早谋划早安排，", "housing/rebuilt@2018"),
    ],
)
def test_a_heading_may_end_with_a_comma(line, expected):
    lines = ("甲山镇2018年脱贫攻坚工作总结", line, "改造危房14户。")
    reading = read_prose(Prose("甲山镇.txt", tuple(Paragraph(number, text) for number, text in enumerate(lines, start=1))))
    assert [f"{one.topic}/{one.item}@{one.period}" for one in reading.mentions if one.kind == "figure"] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "住房安全鉴定未达标83户，其中无房5户、C类27户、D类37户。",
            ["housing/grade_c.households=27", "housing/grade_d.households=37"],
        ),
        ("改造C类危房12户，D类危房9户。", ["housing/grade_c.households=12", "housing/grade_d.households=9"]),
        ("低保A类12户，B类33户，C类9户。", ["living/低保C类.households=9"]),
    ],
)
def test_classes_of_houses_are_their_grades(text, expected):
    assert set(expected) <= set(figures(text))


WAYS = {
    "moved and settled": (
        "易地扶贫搬迁建房35户105人，投亲靠友2户2人。",
        ["易地扶贫搬迁建房.households=35", "易地扶贫搬迁建房.persons=105", "投亲靠友.households=2", "投亲靠友.persons=2"],
    ),
    "where they settled": (
        "易地扶贫搬迁县城安置45户，集镇安置30户。",
        ["易地扶贫搬迁县城安置.households=45", "集镇安置.households=30"],
    ),
    "how water comes": ("全镇集中供水466户，分散供水88户。", ["/集中供水.households=466", "/分散供水.households=88"]),
    "no other way beside it": (
        "实施易地扶贫搬迁建房35户105人，全部入住。",
        ["housing/relocation.households=35", "housing/relocation.persons=105"],
    ),
    "another work beside it": ("危房改造新建17户，改厕60户。", ["housing/rebuilt.households=17", ".households=60"]),
    "how far it has come": (
        "易地扶贫搬迁对象35户，已入住30户。",
        [".households=35", "housing/relocation_moved_in.households=30"],
    ),
}


@pytest.mark.parametrize(("text", "told"), WAYS.values(), ids=WAYS.keys())
def test_one_way_of_a_work_is_not_all_of_it(text, told):
    found = figures(text)
    assert len(found) == len(told)
    assert all(one.endswith(own) for one, own in zip(found, told, strict=True)), found
