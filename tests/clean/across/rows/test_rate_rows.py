"""A row of rates below columns of numbers is one of rates, whatever the columns count."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values

WORKS = ["指标", "危房改造（户）", "饮水安全（户）", "易地搬迁（户）"]
RATES = {
    ("housing/rebuilding_rate", "rate"): 0.9,
    ("infrastructure/drinking_water_completed_rate", "rate"): 1.0,
    ("housing/relocation_completed_rate", "rate"): 0.5,
}


def _rates(*rows: list[object]) -> dict[tuple[str, str], float]:
    found = values(clean_rows([["甲澜镇2018年住房与饮水情况"], *rows]))
    return {where[-2:]: value for where, value in found.items() if where[-1] == "rate"}


@pytest.mark.parametrize(
    "row",
    [
        ["完成率", 90, 100, 50],
        ["完成率（%）", 90, 100, 50],
        ["完成率", "90%", "100%", "50%"],
        ["完成进度", "90%", "100%", "50%"],
        ["进度（%）", 90, 100, 50],
    ],
)
@pytest.mark.parametrize("unit", ["（户）", ""])
def test_a_row_of_rates_counts_nothing(row: list[object], unit: str) -> None:
    head: list[object] = [text.replace("（户）", unit) for text in WORKS]
    counted: list[list[object]] = [["计划户数", 120, 80, 30], ["完成户数", 108, 80, 15]]
    assert _rates(head, *counted, row) == pytest.approx(RATES)


def test_shares_without_a_sign_are_asked_about_and_no_households() -> None:
    rows: list[list[object]] = [WORKS, ["计划", 120, 80, 30], ["完成", 108, 80, 15], ["进度", 0.9, 1, 0.5]]
    cleaned = clean_rows([["甲澜镇2018年住房与饮水情况"], *rows])
    assert {"B5", "C5", "D5"} <= reasons(cleaned).keys()


def test_how_far_works_have_come_may_be_counted() -> None:
    rows: list[list[object]] = [WORKS, ["计划", 120, 80, 30], ["进度", 108, 80, 15]]
    found = values(clean_rows([["甲澜镇2018年住房与饮水情况"], *rows]))
    assert {where[-1] for where in found} == {"households"}


def test_rates_of_households_and_of_people_are_two() -> None:
    rows: list[list[object]] = [["指标", "户数", "人数"], ["计划", 120, 300], ["完成", 108, 255], ["完成率", 90, 85]]
    found = values(clean_rows([["甲澜镇2018年就业情况"], *rows]))
    rates = {where[2]: value for where, value in found.items() if where[-1] == "rate"}
    assert sorted(rates.values()) == pytest.approx([0.85, 0.9])


def test_a_column_of_units_governs_each_row() -> None:
    rows: list[list[object]] = [
        ["项目", "单位", "计划", "完成"],
        ["危房改造", "户", 120, 108],
        ["产业资金", "万元", 12.5, 8],
        ["完成率", "%", 90, 64],
    ]
    found = {where[-2:]: value for where, value in values(clean_rows([["甲澜镇2018年"], *rows])).items()}
    assert found["housing/rebuilt", "households"] == 108
    assert found["production/allocated", "amount_yuan"] == 80_000
    assert sorted(value for (_, measure), value in found.items() if measure == "rate") == pytest.approx([0.64, 0.9])
