"""What was only worked on of a thing is none of the new, and one grade of houses is not all that were rebuilt."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "硬化道路12公里，其中新建5公里、改建7公里。",
            ["paved_roads.length_km=12", "paved_roads_new.length_km=5", "改建硬化道路.length_km=7"],
        ),
        ("硬化道路12公里，其中改建7公里。", ["paved_roads.length_km=12", "改建硬化道路.length_km=7"]),
        (
            "饮水工程12处，其中新建5处、改造7处。",
            ["water_projects.projects=12", "water_projects_new.projects=5", "改造饮水工程.count=7"],
        ),
        ("安装路灯120盏，其中更换70盏。", ["street_lights.count=120", "更换路灯.count=70"]),
    ],
)
def test_what_was_worked_on_is_named_with_its_whole(text, found):
    assert figures(text) == [f"infrastructure/{one}" for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("危改C级30户、D级12户，合计45户。", ["grade_c=30", "grade_d=12", "rebuilt=45"]),
        ("危房改造C级30户，D级12户。", ["grade_c=30", "grade_d=12"]),
        ("危房改造C类30户，D类12户。", ["grade_c=30", "grade_d=12"]),
        ("危房改造42户（C级30户、D级12户）。", ["rebuilt=42", "grade_c=30", "grade_d=12"]),
        ("危房改造C、D级30户。", ["rebuilt=30"]),
    ],
)
def test_one_grade_is_not_all(text, found):
    expected = [f"housing/{one.replace('=', '.households=')}" for one in found]
    assert figures(text, heading="一、住房安全") == expected
