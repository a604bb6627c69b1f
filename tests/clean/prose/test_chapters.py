"""A chapter of targets names its year once; what stands below it is planned for that year, and another chapter is not."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from tests.clean.prose.sentence import figures
from tests.clean.prose.test_half_year import document


def told(*lines: str, title: str = "甲山镇2013年扶贫工作汇报") -> dict[str, tuple[str, str]]:
    """What each number of a paper was read as, and of when."""
    found = read_prose(document(title, *lines)).mentions
    return {one.text: (one.item, one.period) for one in found if one.kind == "figure"}


@pytest.mark.parametrize(
    "lines",
    [
        ("二、发展目标", "照规划，到2016年全乡农民人均纯收入做到9000元。", "“一区”：柑橘区，种植面积900亩。"),
        ("二、总体规划", "到2016年，实现三个全覆盖。", "——产业全覆盖。种柑橘900亩。"),
        ("二、“十二五”规划目标", "到“十二五”末，贫困人口全部脱贫。", "（一）产业。柑橘发展到900亩。"),
        ("一、基本情况", "全乡3120户。到2016年，建成“一区两带”。", "“一区”：柑橘发展到900亩。"),
        ("二、目标", "到2016年，农民人均纯收入9000元。种植柑橘900亩。"),
    ],
)
def test_what_stands_below_the_year_of_a_target_is_of_that_year(lines):
    year = "2015" if "十二五" in lines[0] else "2016"

    assert told(*lines)["900亩"] == ("crop_oranges_planned", year)


@pytest.mark.parametrize(
    "lines",
    [
        ("二、发展目标", "到2016年人均纯收入做到9000元。", "三、工作开展情况", "种植柑橘900亩。"),
        ("一、基本情况", "到2016年，建成“一区两带”。", "我镇种植柑橘900亩。"),
        ("二、工作目标", "到2016年人均纯收入做到9000元。", "目前已种植柑橘900亩。"),
        ("二、产业", "为到2016年脱贫，种植柑橘900亩。", "种植柑橘900亩。"),
    ],
)
def test_another_chapter_and_what_is_there_today_are_not(lines):
    assert told(*lines)["900亩"] == ("crop_oranges", "2013")


def test_what_is_to_be_done_next_is_of_next_year_whatever_it_is_for():
    lines = ("二、下一步打算", "到2016年，全镇全部脱贫。", "种植柑橘900亩。")

    assert told(*lines, title="甲山镇2013年扶贫工作总结")["900亩"] == ("crop_oranges_planned", "2014")


def test_a_heading_below_has_its_own_year():
    lines = ("二、规划目标", "到2016年，贫困人口全部脱贫。", "（一）2014年任务", "种植柑橘900亩。")

    assert told(*lines)["900亩"] == ("crop_oranges_planned", "2014")


def test_ideas_of_a_paper_within_its_year_are_of_that_year():
    lines = ("二、目标任务及工作思路", "种植柑橘900亩。")

    assert told(*lines)["900亩"] == ("crop_oranges_planned", "2013")
    assert told(*lines, title="甲山镇2013年扶贫工作总结")["900亩"][1] == "2014"


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("贫困人口控制在300人以内", "registry/计划贫困人口控制在.persons=300@2020"),
        ("贫困户减到30户", "registry/计划贫困户减.households=30@2020"),
        ("监测对象减少到12户", "monitoring/计划监测对象减少.households=12@2020"),
    ],
)
def test_a_roll_that_is_to_shrink_is_not_the_roll(text, item):
    assert figures(f"到2020年，{text}。", heading="工作目标") == [item]
    assert figures(f"到2020年，整镇脱贫，{text}。", heading="工作目标") == [item]


def test_those_on_a_roll_stay_on_it_in_a_plan():
    assert figures("对全镇监测对象12户加强监测。", heading="下一步打算")[0].startswith("monitoring/total.")
