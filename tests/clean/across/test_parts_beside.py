"""A part is no more than its whole, and nothing is said where the headings or the other rows leave open whose part it is."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows

_ROWS: list[list[object]] = [["上坪村", 62, 14], ["中坪村", 41, 9], ["坡上村", 25, 6]]


def said(heads: list[object], *rows: list[object]) -> list[tuple[str, str, str]]:
    """Address, part and whole of each remark."""
    problems = clean_rows([["丙坝乡2017年情况统计表"], heads, *rows]).problems
    wrong = [one for one in problems if one.code == "F300"]
    return [(one.where.split(" › ")[-1], str(one.details["got"]), str(one.details["expected"])) for one in wrong]


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("危房改造户数", "其中：贫困户"),
        ("务工人数", "其中：女性"),
        ("低保户数", "其中：A类"),
        ("菌棒发放户数", "其中：脱贫户"),
        ("饮水工程受益人口（人）", "其中：贫困人口（人）"),
    ],
)
def test_a_part_that_is_more_than_its_whole_is_said(whole: str, part: str) -> None:
    assert said(["村名", whole, part], *_ROWS, ["下坪村", 5, 6]) == [("C6", "6", "5")]
    assert said(["村名", whole, part], *_ROWS, ["下坪村", 5, 5]) == []


def test_of_two_parts_each_is_held_against_the_whole() -> None:
    heads: list[object] = ["村名", "危房改造户数", "其中：贫困户", "其中：低保户"]
    rows = [["上坪村", 62, 14, 9], ["中坪村", 41, 9, 43], ["下坪村", 5, 2, 1]]
    assert said(heads, *rows) == [("D4", "43", "41")]


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (["村名", "培训期数", "其中：培训人次"], [*_ROWS, ["下坪村", 2, 14]]),
        (["村名", "务工人数", "其中：女性"], [["上坪村", 62, 74], ["中坪村", 41, 49], ["下坪村", 5, 4]]),
        (["村名", "务工人数", "其中：女性"], [["上坪村", 62, 14], ["下坪村", 5, 6]]),
        (["村名", "务工人数", "其中：女性"], [*_ROWS, ["下坪村", None, 6]]),
    ],
    ids=["counted otherwise", "more in most rows", "too few rows", "no whole"],
)
def test_nothing_is_said_where_it_may_be_no_part_of_it(heads: list[object], rows: list[list[object]]) -> None:
    assert said(heads, *rows) == []
