"""A row 全乡平均 below villages is the township's own; a county's sum is no township's, but a check of theirs."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values

_HEADS = ["村名", "务工人数（人）", "人均纯收入（元）", "务工率（%）"]
_ROWS = [["青石村", 133, 11827, 45.2], ["大田村", 194, 13213, 50.1], ["石桥村", 118, 12927, 47.3]]
_NET = "income/registered_per_capita"


def _own(last: list[object], rows: list[list[object]] = _ROWS) -> tuple[list[float], dict[str, str]]:
    """Return the values of the township itself, and what was set aside."""
    cleaned = clean_rows([["甲山镇2023年脱贫人口收入统计表"], _HEADS, *rows, last])
    return [value for (_, place, *_), value in values(cleaned).items() if not place], reasons(cleaned)


@pytest.mark.parametrize("label", ["全乡平均", "全镇人均", "全镇平均数", "平均（全镇）", "本镇平均"])
def test_means_and_sums_of_the_last_row_are_the_townships(label: str) -> None:
    own, aside = _own([label, 445, 12800, 48])
    assert own == [445, 12800, 0.48]
    assert aside == {}


def test_a_mean_beyond_all_villages_is_impossible_and_a_mean_of_counts_nobodys() -> None:
    own, aside = _own(["全镇平均", 148, 13300, 44])
    assert own == []
    assert aside == {"B6": "F252", "C6": "F279", "D6": "F279"}


@pytest.mark.parametrize("label", ["平均", "平均值", "村均"])
def test_a_mean_that_does_not_say_of_what_stays_aside(label: str) -> None:
    assert _own([label, 445, 12800, 48]) == ([], {"B6": "F252", "C6": "F252", "D6": "F252"})


def _county(label: str, households: int, persons: int) -> tuple[list[str], str]:
    rows = [["甲山镇", 3, 9], ["乙水乡", 4, 10], ["丙石乡", 5, 12], [label, households, persons]]
    found = clean_rows([["2023年低保统计表"], ["乡镇", "低保户数", "低保人数（人）"], *rows])
    wrong = [problem.where.split(" › ")[-1] for problem in found.problems if problem.code == "F265"]
    return wrong, str(found.quarantine["reason"].iloc[0])


@pytest.mark.parametrize("label", ["合计", "全县合计", "青屏县总计", "合  计"])
def test_a_countys_sum_is_held_against_its_townships_and_says_so(label: str) -> None:
    assert _county(label, 12, 31)[0] == []
    assert _county(label, 12, 30)[0] == ["C6"]
    assert "核对" in _county(label, 12, 31)[1]


def test_a_county_beside_some_of_its_townships_is_no_sum_of_them() -> None:
    assert _county("全县", 120, 310) == ([], "F221：合计或小计，不是哪一个乡镇或村自己的数。")
    assert _county("全县平均", 4, 10)[0] == []
