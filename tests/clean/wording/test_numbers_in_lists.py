"""Numbers said together at the head of a label are of what it counts; the number of its line is not."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows


def _items(heading: str) -> set[str]:
    rows: list[list[object]] = [["甲县2021年残疾人情况表"], ["乡镇", heading], ["甲山镇", 5], ["乙河乡", 3]]
    return {*clean_rows(rows).figures["item"]}


@pytest.mark.parametrize(
    "heading",
    [
        "一、二级残疾（人）",
        "一、二、三级残疾（人）",
        "1、2级残疾（人）",
        "3、4级残疾（人）",
        "60、65岁以上人口（人）",
        "三、四类低保（户）",
    ],
)
def test_the_first_of_several_is_not_dropped(heading: str) -> None:
    assert _items(heading) == {heading[:-3]}


@pytest.mark.parametrize(
    ("heading", "plain"),
    [
        ("二、二级残疾（人）", "二级残疾（人）"),
        ("1、60岁以上人口（人）", "60岁以上人口（人）"),
        ("1、2021年脱贫户数", "2021年脱贫户数"),
        ("（一）脱贫户数", "脱贫户数"),
        ("12、脱贫户数", "脱贫户数"),
    ],
)
def test_the_number_of_a_line_says_nothing(heading: str, plain: str) -> None:
    assert _items(heading) == _items(plain) != set()
