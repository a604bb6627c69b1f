"""Two numbers in one cell: of the two units that a heading or the cell names."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values

TOWN = {"township": "甲澜镇", "year": 2018}
ILL, LAME = "cause/illness", "cause/disability"


@pytest.mark.parametrize("nought", [0, "0"])
def test_nought_below_two_units_is_none_of_either(nought: object) -> None:
    rows: list[list[object]] = [
        ["村名", "因病（户/人）", "其中"],
        ["", "", "因残"],
        ["一心村", nought, "3/9"],
        ["二龙村", "5/12", nought],
    ]
    found = values(clean_rows(rows, merges=[(1, 1, 2, 1), (1, 2, 2, 2)], **TOWN))
    assert [found["甲澜镇", "一心村", ILL, measure] for measure in ("households", "persons")] == [0, 0]
    assert [found["甲澜镇", "二龙村", LAME, measure] for measure in ("households", "persons")] == [0, 0]


@pytest.mark.parametrize("whole", ["贫困户总数", "建档立卡户数", "总户数"])
def test_a_part_that_names_two_units_is_not_held_to_its_wholes_measure(whole: str) -> None:
    rows: list[list[object]] = [["甲澜镇2018年致贫原因统计表"], ["村名", whole, "其中", ""], ["", "", "因病", "因残"]]
    rows += [["一心村", 30, "20户70人", "9户27人"], ["二龙村", 28, "18户66人", "8户20人"]]
    found = values(clean_rows(rows, merges=[(2, 3, 2, 4)]))
    assert found["甲澜镇", "一心村", ILL, "households"] == 20
    assert found["甲澜镇", "一心村", ILL, "persons"] == 70
    assert found["甲澜镇", "二龙村", LAME, "persons"] == 20
