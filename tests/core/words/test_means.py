"""What adds up over places and rows, and what holds of each one alone."""

from __future__ import annotations

import pytest

from fupin_analysis.core.words.means import adds_up


@pytest.mark.parametrize(
    "words",
    [
        "最低生活保障金",
        "最低生活保障人数",
        "最低工资保障人数",
        "劳动年龄人口",
        "劳动年龄内人数",
        "年龄16岁以上人数",
        "海拔800米以上耕地",
        "海拔1000米以上自然村数",
        "距县城5公里以内户数",
        "近距离务工人数",
    ],
)
def test_who_or_what_is_counted_adds_up(words: str) -> None:
    assert adds_up(words)


@pytest.mark.parametrize(
    "words",
    [
        "最高气温",
        "最低海拔",
        "最远距离",
        "户主年龄",
        "年龄（岁）",
        "海拔",
        "海拔高度（米）",
        "距离",
        "距离（公里）",
        "到镇距离",
        "距县城公里数",
        "距省道里程（公里）",
        "距学校（单位：千米）",
        "考核得分",
    ],
)
def test_what_holds_of_one_alone_does_not(words: str) -> None:
    assert not adds_up(words)
