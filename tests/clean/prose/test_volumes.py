"""How much each of them holds is the size of things that are counted right behind it, and counts nothing."""

from __future__ import annotations

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    "text",
    [
        "新建水池200立方米3座。",
        "新建蓄水池（200立方米）3座。",
        "新建蓄水池200m³3座。",
        "新建200立方米蓄水池3座。",
        "新建蓄水池200方3座。",
    ],
)
def test_a_volume_right_before_what_is_counted(text: str) -> None:
    assert figures(text) == ["infrastructure/water_tanks.count=3"]


def test_things_of_another_size_are_not_nameless() -> None:
    found = figures("新建水池200立方米3座、100立方米5座。")
    assert found[0] == "infrastructure/water_tanks.count=3"
    assert len(found) == 2
    assert found[1].endswith("=5")


def test_a_volume_behind_what_is_counted_is_kept() -> None:
    assert figures("新建蓄水池8口720立方米。") == ["infrastructure/water_tanks.count=8", "infrastructure/蓄水池容积.count=720"]
