"""A long list costs what it holds: its sums are worked out one from the other, and only those that are told are put in words."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.own_sums import rows as own_rows
from fupin_analysis.clean.prose.own_sums.check import find_sums
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Mention, Paragraph, Prose, ProseReading

_SIGNS = "春夏秋冬梅兰竹菊"


def _reading(text: str) -> ProseReading:
    lines = ("甲山镇2018年脱贫攻坚工作总结", text)
    return read_prose(Prose("甲山镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))


def _villages(many: int) -> list[str]:
    return [f"{one}{other}{'沟坪'[turn]}村" for turn in range(2) for one in _SIGNS for other in _SIGNS][:many]


def _list(many: int, *, end: str = "") -> str:
    told = "，".join(f"{name}脱贫{11 + at % 7}户{30 + at % 11}人" for at, name in enumerate(_villages(many)))
    return f"2018年{told}{end}。"


@pytest.fixture
def worded(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Sums that were put in words."""
    sums: list[float] = []
    said = own_rows.said
    monkeypatch.setattr(own_rows, "said", lambda value, like: sums.append(value) or said(value, like))
    return sums


@pytest.mark.parametrize("end", ["", "，共脱贫999户"])
def test_no_sum_of_a_long_list_is_put_in_words_that_nobody_is_told(worded: list[float], end: str) -> None:
    reading = _reading(_list(60, end=end))
    assert len([one for one in reading.mentions if one.kind == "figure"]) >= 120
    worded.clear()
    told = find_sums(reading)
    assert len(worded) <= 2 * len(told) + 4


def test_the_sums_of_a_long_list_are_still_found() -> None:
    parts = [11 + at % 7 for at in range(60)]
    [whole] = [one for one in find_sums(_reading(_list(60, end=f"，共脱贫{sum(parts)}户"))) if one.whole.value == sum(parts)]
    assert whole.holds
    assert [_value(one) for one in whole.parts] == parts


def _value(one: Mention) -> int:
    return int(one.value)
