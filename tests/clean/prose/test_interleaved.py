"""Lists whose parts have several numbers each: what adds up in one measure must in the other."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.own_sums.check import find_sums
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose

LIST = (
    "全年实施项目{}个，投入资金{}万元。其中，产业类项目9个，投入{}万元；道路类项目7个，投入310万元；饮水类项目4个，投入120万元。"
)


def sums(text: str) -> list[tuple[str, bool]]:
    lines = ("岭下镇2021年工作总结", text)
    reading = read_prose(Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))
    return [(one.wrong.text, one.holds) for one in find_sums(reading)]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((20, 840, 410), [("20个", True), ("840万元", True)]),
        ((20, 870, 410), [("20个", True), ("870万元", False)]),
        ((21, 840, 410), [("21个", False), ("840万元", True)]),
        ((26, 990, 410), []),  # some of them
        ((20, 2400, 410), []),  # the money of something else
    ],
)
def test_a_list_complete_in_one_measure_is_in_the_other(numbers: tuple[int, int, int], expected: list[tuple[str, bool]]) -> None:
    assert sums(LIST.format(*numbers)) == expected


def test_what_is_counted_for_each_is_no_part() -> None:
    text = "全年培训20期，840人。其中，种植9期，每期410人；养殖7期，每期310人；家政4期，每期120人。"
    assert sums(text) == []


WORKS = "修路9公里，投资410万元；建水池6口，投资96万元{}；改造电网，投资120万元；合计投资{}万元。"


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("", 626), [("626万元", True)]),
        (("", 636), [("636万元", False)]),
        (("", 980), []),  # with what is not named
        (("，其中自筹20万元", 636), []),
    ],
)
def test_a_total_behind_works_of_other_units(numbers: tuple[str, int], expected: list[tuple[str, bool]]) -> None:
    assert sums(WORKS.format(*numbers)) == expected


@pytest.mark.parametrize(
    ("behind", "holds"),
    [
        ("，含管理费10万元", True),
        ("（包括管理费6万元、设计费4万元）", True),
        ("，含管理费4万元", False),
        ("，其中财政资金10万元", False),  # whose money it is, and no work
    ],
)
def test_what_a_total_holds_beside_its_list(behind: str, holds: bool) -> None:
    text = WORKS.format("", 636).removesuffix("。") + behind + "。"
    assert ("636万元", holds) in sums(text)
