"""What a column of labels says of time is looked at once for all rows, however many sums stand among them."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.wording import labels_around
from tests.clean.grids import clean_rows


def _rows(many: int) -> list[list[object]]:
    body = [row for at in range(many) for row in ([f"{at % 12 + 1}月", 5 + at], ["小计", 5 + at])]
    return [["甲澜镇2021年技能培训情况"], ["内容", "培训人次"], *body]


@pytest.mark.parametrize("name", ["is_period", "numbers_of"])
def test_twice_the_rows_are_looked_at_twice_as_often(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    calls: list[object] = []
    real = getattr(labels_around, name)
    monkeypatch.setattr(labels_around, name, lambda *args: calls.append(args) or real(*args))
    counts = []
    for many in (20, 40):
        calls.clear()
        assert len(clean_rows(_rows(many)).figures) >= many
        counts.append(len(calls))
    assert 0 < counts[1] <= 2.5 * counts[0]
