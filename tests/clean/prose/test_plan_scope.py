"""How far a plan reaches: not from a clause that is followed, nor a programme's name, nor over what a plan describes."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "按照上级年初给定的减贫计划和“两不愁”要求，今年脱贫86户302人。",
            ["exit/done.households=86", "exit/done.persons=302"],
        ),
        (
            "针对计划退出的80户，落实产业项目72个，发放鸡苗4600羽。",
            ["plan/exit.households=80", "production/projects.projects=72", "production/animal_poultry_of_young.count=4600"],
        ),
        (
            "对计划脱贫的36户落实公益性岗位20个，完成危房改造5户。",
            ["plan/exit.households=36", "employment/public_posts.count=20", "housing/rebuilt.households=5"],
        ),
        (
            "计划改造危房12户，硬化道路3公里，完成饮水工程2处。",
            [
                "housing/rebuilt_planned.households=12",
                "infrastructure/paved_roads_planned.length_km=3",
                "infrastructure/water_projects_planned.projects=2",
            ],
        ),
        (
            "计划脱贫80户，改造危房12户。",
            ["plan/exit.households=80", "housing/rebuilt_planned.households=12"],
        ),
        ("围绕“双百”目标，种植烤烟700亩。", ["production/flue_cured_tobacco.area_mu=700"]),
        ("聚焦“四个到位”任务，改造危房26户。", ["housing/rebuilt.households=26"]),
        ("紧盯“双百”目标，扎实推进各项工作，种植烤烟700亩。", ["production/flue_cured_tobacco.area_mu=700"]),
        ("围绕“双百”目标，力争种植烤烟700亩。", ["production/flue_cured_tobacco_planned.area_mu=700"]),
        ("“双百”目标任务为烤烟700亩。", ["production/flue_cured_tobacco_planned.area_mu=700"]),
    ],
)
def test_a_clause_that_is_followed_plans_nothing_behind_it(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("一、围绕脱贫目标抓落实", "完成危房改造22户。", ["housing/rebuilt.households=22"]),
        ("二、精准施策，落实帮扶计划", "发放鸡苗3200羽。", ["production/animal_poultry_of_young.count=3200"]),
        ("四、产业帮扶计划", "发放鸡苗3200羽。", ["production/animal_poultry_of_young.count=3200"]),
        ("四、产业帮扶计划", "计划养鸡3200羽。", ["production/animal_poultry_planned.count=3200"]),
        ("四、明年产业帮扶计划", "发放鸡苗3200羽。", ["production/animal_poultry_planned_of_young.count=3200@2019"]),
        ("围绕明年目标", "发放鸡苗3200羽。", ["production/animal_poultry_planned_of_young.count=3200@2019"]),
        ("（三）逐步推进“三个千亩”目标", "种植烤烟700亩。", ["production/flue_cured_tobacco.area_mu=700"]),
        ("三、深入实施“清零”行动计划", "改造危房26户。", ["housing/rebuilt.households=26"]),
        ("三、“三个千亩”目标", "种植烤烟700亩。", ["production/flue_cured_tobacco_planned.area_mu=700"]),
        ("三、实施计划", "改造危房26户。", ["housing/rebuilt_planned.households=26"]),
        ("四、下一步推进“三个千亩”目标", "种植烤烟700亩。", ["production/flue_cured_tobacco_planned.area_mu=700@2019"]),
        ("四、下一步工作", "发放鸡苗3200羽。", ["production/animal_poultry_planned_of_young.count=3200@2019"]),
        ("五、2018年脱贫计划", "脱贫30户。", ["plan/exit.households=30"]),
    ],
)
def test_a_heading_plans_what_is_to_come_and_not_what_is_told_as_done(heading, text, expected):
    assert figures(text, heading=heading) == expected


def test_what_a_plan_describes_is_there():
    lines = ["青石镇2021年帮扶计划", "全镇2310户8120人，硬化村道12公里，耕地9800亩。", "硬化村道3公里，全镇脱贫户种茶200亩。"]
    reading = read_prose(Prose("计划.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))
    assert [mention.item for mention in reading.mentions if mention.kind == "figure"] == [
        "total",
        "total",
        "village_roads",
        "farmland",
        "village_roads_planned",
        "tea_planned",
    ]


@pytest.mark.parametrize(
    "paper",
    [
        "更新帮扶计划动态调整表",
        "完善帮扶计划安排表",
        "建立年度减贫计划台账",
        "上报项目计划清单",
        "核对帮扶计划明细表",
        "录入产业计划统计表",
        "公示增收计划一览表",
        "填写增收措施计划登记表",
        "发放帮扶计划手册",
        "修订年度计划任务书",
    ],
)
def test_a_paper_that_is_called_a_plan_plans_nothing(paper):
    assert figures(f"{paper}，硬化道路3公里。") == ["infrastructure/paved_roads.length_km=3"]


@pytest.mark.parametrize("text", ["计划图书室2个。", "计划任务是硬化道路3公里。", "计划实施硬化道路3公里。"])
def test_a_plan_of_works_that_begin_like_a_paper_is_one(text):
    assert [one for one in figures(text) if "planned" in one or "计划" in one]
