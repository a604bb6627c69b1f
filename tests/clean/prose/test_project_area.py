"""What is told of a project's area is of its villages; before the works it stood so at another time."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from tests.clean.prose.sentence import figures
from tests.clean.prose.test_half_year import document

AREA = "东山村、西山村"


def told(*lines: str, title: str = "甲山镇2016年整村推进项目总结") -> dict[str, tuple[str, str]]:
    """Of where and when each number of a paper is."""
    found = read_prose(document(title, *lines)).mentions
    return {one.text: (one.place, one.period) for one in found if one.kind == "figure"}


@pytest.mark.parametrize(
    "opening",
    [
        "按县里安排，2016年整村推进项目放在我镇东山村、西山村2个村实施。",
        "整村推进项目建在东山、西山2个村。",
        "项目覆盖东山村和西山村。",
        "项目涉及东山村、西山村，受益农户300户。",
    ],
)
def test_a_paper_on_a_project_tells_of_its_villages(opening):
    found = told(opening, "一、项目进展", "硬化道路12公里。全镇贫困户512户。")

    assert found["12公里"] == (AREA, "2016")
    assert found["512户"] == ("", "2016")


def test_one_work_of_many_is_not_what_a_paper_is_about():
    lines = (
        "茶叶项目覆盖东山村、西山村，投资30万元。发放鸡苗2万只。",
        "二、项目区建设",
        "贫困户61户。",
        "三、教育",
        "资助学生300人。",
    )
    found = told(*lines, title="甲山镇2016年扶贫工作总结")

    assert [found[one][0] for one in ("30万元", "2万只", "61户", "300人")] == [AREA, "", AREA, ""]


def test_an_area_whose_villages_nobody_names_is_not_the_township():
    assert figures("全镇2000户，项目区有贫困户120户。")[-1].endswith(".households=120[项目区]")
    assert figures("项目区灌溉面积1210亩；新修渠道3公里。") == [
        "production/irrigated.area_mu=1210[项目区]",
        "infrastructure/canals.length_km=3[项目区]",
    ]


@pytest.mark.parametrize(
    ("heading", "text", "year"),
    [
        ("", "项目实施前，有贫困户166户。", "@2017"),
        ("", "搬迁之前，有贫困户166户。", "@2017"),
        ("项目实施前的情况", "有贫困户166户。", "@2017"),
        ("", "建设期限自2018年9月到2019年9月。建设以前，有贫困户166户。", ""),
        ("", "搬迁之前条件差；现有贫困户166户。", ""),
        ("", "建设前景好，有贫困户166户。", ""),
        ("", "项目实施前，2015年有贫困户166户。", "@2015"),
    ],
)
def test_how_it_stood_before_the_works(heading, text, year):
    assert figures(text, heading=heading)[-1] == f"registry/total.households=166{year}"


def test_villages_in_a_bracket_are_of_the_number_before():
    assert figures("茶园1000亩（主要在东山、西山村）、产值150万元。")[-1].endswith("产值.amount_yuan=1500000")


def test_a_village_that_meets_a_standard_counts_no_others():
    found = figures("东山村达到标准，5个村的集体收入都到5万元。", heading="村集体经济")

    assert [one.count("[") for one in found] == [0, 0]
