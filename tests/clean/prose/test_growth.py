"""By how much a number grew: a change that what was and what is do not make is told, the right twin is silent."""

from __future__ import annotations

import pytest

from tests.clean.prose.told import told


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("人均纯收入由2020年的8400元提高到2021年的9660元，增长{}%。", "18.5", "15"),
        ("2020年村均集体收入120万元，2021年达到150万元，同比增长{}%。", "35", "25"),
        ("2021年村均集体收入150万元，2020年120万元，增长{}%。", "20", "25"),
        ("人均纯收入9660元，增长{}%（上年8400元）。", "18.5", "15"),
        ("人均纯收入达到9660元，比上年增加1260元，增长{}%。", "13", "15"),
        ("人均纯收入达到9660元，比上年的8400元增加1260元，增长{}%。", "13", "15"),
        ("未脱贫人口220人，比上年减少330人，下降{}%。", "66", "60"),
    ],
)
def test_a_change_that_is_not_made_is_told(text: str, wrong: str, right: str) -> None:
    assert [number for number, _said in told(text.format(wrong))] == [f"{wrong}%"]
    assert told(text.format(right)) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("贫困发生率由2014年的12.4%降至0.4%，下降{}个百分点。", "13", "12"),
        ("参保率97.5%，比上年的95.2%提高{}个百分点。", "3.2", "2.3"),
    ],
)
def test_points_between_two_rates(text: str, wrong: str, right: str) -> None:
    assert [number for number, _said in told(text.format(wrong))] == [f"{wrong}个百分点"]
    assert told(text.format(right)) == []


@pytest.mark.parametrize(
    "text",
    [
        "人均纯收入达到9660元，比上年增加1260元，实际增长12%。",  # prices taken off
        "人均纯收入由2018年的8400元提高到9660元，年均增长4.8%。",
        "2020年投入资金1200万元，2021年争取项目资金1500万元，增长8%。",  # two things
        "人均纯收入9660元，增长15%，比全县平均水平高320元。",
        "2017年村均集体收入100万元，2021年达到150万元，增长25%。",  # not the year before
    ],
)
def test_a_change_of_something_else_is_not_told(text: str) -> None:
    assert told(text) == []


def test_what_the_change_would_be_is_said() -> None:
    assert told("未脱贫人口220人，比上年减少330人，下降66%。") == [("66%", "330人÷（220人＋330人）＝60%")]


@pytest.mark.parametrize(
    "text",
    [
        "采购农产品75万元，其中食堂采购31万元，较上年的50万元增长50%。",  # all of it grew
        "采购农产品75万元，其中食堂采购31万元，职工认购22万元，较上年的50万元增长50%。",
    ],
)
def test_what_grew_may_stand_further_before(text: str) -> None:
    assert told(text) == []
