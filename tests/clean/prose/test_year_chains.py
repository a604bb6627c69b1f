"""Households and persons told year by year: where the years make all of one, they must make all of the other."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.own_sums.check import find_sums
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose

CHAIN = "全镇识别贫困户420户{}人。2015至2016年脱贫180户690人，2017年脱贫110户420人，2018年脱贫{}户310人{}。"


def sums(text: str) -> list[tuple[str, bool]]:
    lines = ("岭下镇2019年工作总结", text)
    reading = read_prose(Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))
    return [(one.wrong.text, one.holds) for one in find_sums(reading)]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((1420, 130, ""), [("420户", True), ("1420人", True)]),
        ((1450, 130, ""), [("420户", True), ("1450人", False)]),
        ((1540, 100, "，未脱贫30户120人"), [("420户", True), ("1540人", True)]),
        ((1530, 100, "，未脱贫30户120人"), [("420户", True), ("1530人", False)]),
        ((1450, 90, ""), []),  # not all years
    ],
)
def test_years_that_make_all_households_make_all_persons(numbers: tuple[int, int, str], expected: list[tuple[str, bool]]) -> None:
    assert sums(CHAIN.format(*numbers)) == expected
