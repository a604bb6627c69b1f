"""A plan of several years tells what there is before the first of them, and what is to be reached by the last."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose


def read(title: str, *lines: str) -> list[str]:
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate((title, *lines), start=1))
    mentions = read_prose(Prose("规划.txt", paragraphs)).mentions
    return [f"{one.item}={one.value:g}@{one.period}" for one in mentions if one.kind == "figure"]


@pytest.mark.parametrize(
    ("title", "today", "goal"),
    [
        ("岭下乡2016—2018年脱贫攻坚规划", "2015", "2018"),
        ("岭下乡脱贫攻坚三年行动计划（2018—2020年）", "2017", "2020"),
        ("岭下乡2021年至2025年乡村振兴规划", "2020", "2025"),
        ("岭下乡2019年产业扶贫规划", "2019", "2019"),
    ],
)
def test_facts_and_tasks_of_a_plan(title: str, today: str, goal: str) -> None:
    lines = ("一、基本情况", "全乡总人口9800人，已建成蓄水池12口。", "三、重点工程", "新建桥梁4座，安装路灯90盏。")
    found = read(title, *lines)
    assert found == [
        f"total=9800@{today}",
        f"water_tanks=12@{today}",
        f"bridges_planned=4@{goal}",
        f"street_lights_planned=90@{goal}",
    ]


@pytest.mark.parametrize(
    "heading", ["二、“十二五”扶贫工作成效", "二、产业发展基础", "二、前三年工作成绩", "二、面临的困难和挑战"]
)
def test_what_a_heading_looks_back_on(heading: str) -> None:
    assert read("岭下乡2016—2018年脱贫攻坚规划", heading, "修建水渠21公里。") == ["canals=21@2015"]


@pytest.mark.parametrize("heading", ["二、预期成效", "二、夯实产业基础", "二、建设内容"])
def test_what_a_heading_looks_forward_to(heading: str) -> None:
    assert read("岭下乡2016—2018年脱贫攻坚规划", heading, "修建水渠21公里。") == ["canals_planned=21@2018"]


@pytest.mark.parametrize("since", ["近五年来", "几年来", "2014年以来", "“十二五”期间"])
def test_what_was_done_over_the_years_before(since: str) -> None:
    assert read("岭下乡2016年扶贫工作计划", f"{since}，全乡修建水渠21公里。")[0].split("=")[0] in ("canals_cumulative", "canals")


def test_the_years_of_the_plan_are_to_come() -> None:
    assert read("岭下乡“十三五”扶贫规划", "2015年底有贫困户90户。", "“十三五”期间，修建水渠21公里。")[-1].startswith(
        "canals_planned"
    )
    assert read("岭下乡2016年扶贫工作计划", "几年来，渠道老化，计划修建水渠21公里。") == ["canals_planned=21@2016"]
