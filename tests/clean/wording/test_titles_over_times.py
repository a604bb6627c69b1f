"""Columns that only say when are of what the title counts; what it counts, and in what, must be said."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values


@pytest.mark.parametrize(
    ("title", "times", "item", "measure", "periods"),
    [
        (
            "2021年脱贫劳动力外出务工人数分月统计表（人）",
            ["1月", "2月"],
            "employment/migrant_workers_of_exited",
            "persons",
            ["2021M01", "2021M02"],
        ),
        (
            "2021年驻村工作队走访次数分季度统计表（次）",
            ["一季度", "二季度"],
            "staffing/驻村工作队走访次数",
            "count",
            ["2021Q1", "2021Q2"],
        ),
        (
            "近三年农村低保发放情况对比表（万元）",
            ["2019年", "2020年"],
            "living/minimum_living_allowance",
            "amount_yuan",
            ["2019", "2020"],
        ),
    ],
)
def test_times_alone_are_of_what_the_title_counts(
    title: str, times: list[str], item: str, measure: str, periods: list[str]
) -> None:
    cleaned = clean_rows([[f"青岚县{title}"], ["乡镇", *times], ["甲山镇", 89, 93], ["清澜镇", 44, 47]])
    found = cleaned.figures[["township", "period", "topic", "item", "measure"]].to_dict("records")
    told = {(one["period"], f"{one['topic']}/{one['item']}", one["measure"]) for one in found}
    assert told == {(period, item, measure) for period in periods}
    assert reasons(cleaned) == {}


@pytest.mark.parametrize("whom", ["脱贫户", "监测户", ""])
def test_a_title_that_also_says_whose_they_are_is_enough(whom: str) -> None:
    rows = [["村", "1月", "2月"], ["青石村", 5, 6], ["大田村", 3, 4]]
    cleaned = clean_rows([[f"甲山镇2023年{whom}外出务工人数统计表"], *rows])
    assert sorted(cleaned.figures["value"]) == [3, 4, 5, 6]
    assert {*cleaned.figures["topic"]} == {"employment"}
    assert {*cleaned.figures["measure"]} == {"persons"}
    assert reasons(cleaned) == {}


def test_a_title_that_does_not_say_what_it_counts_is_asked() -> None:
    rows = [["青岚县2021年脱贫户就业情况分月统计表"], ["乡镇", "1月", "2月"], ["甲山镇", 89, 93], ["清澜镇", 44, 47]]
    cleaned = clean_rows(rows)
    assert not values(cleaned)
    assert set(reasons(cleaned).values()) == {"F205"}
