"""A column headed 区域 or 单位 below which measures stand speaks of the headings beside it, and names no place."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values

TITLE = ["龙泉镇贫困劳动力外出务工情况表（2018年）"]


@pytest.mark.parametrize("corner", ["区域", "地区", "单位", "去向"])
def test_measures_below_a_heading_of_places(corner: str) -> None:
    rows = [TITLE, [corner, "省外", "省内县外", "县内"], ["人数", 120, 80, 45], ["月均工资（元）", 4200, 3600, 3300]]
    cleaned = clean_rows(rows)
    assert reasons(cleaned) == {}
    found = {key[2:]: value for key, value in values(cleaned).items()}
    assert found == {
        ("employment/outside_province", "persons"): 120,
        ("employment/within_province", "persons"): 80,
        ("employment/within_county", "persons"): 45,
        ("employment/outside_province_wage", "amount_yuan"): 4200,
        ("employment/within_province_wage", "amount_yuan"): 3600,
        ("employment/within_county_wage", "amount_yuan"): 3300,
    }


def test_two_lines_of_headings() -> None:
    head = [["区域", "省外", "", "县内", ""], ["", "男", "女", "男", "女"]]
    cleaned = clean_rows(
        [TITLE, *head, ["人数", 120, 80, 60, 55], ["月均工资（元）", 4200, 3600, 2600, 2300]], merges=[(2, 2, 2, 3), (2, 4, 2, 5)]
    )
    assert reasons(cleaned) == {}
    assert sorted(values(cleaned).values()) == [55, 60, 80, 120, 2300, 2600, 3600, 4200]
    assert {key[3] for key in values(cleaned)} == {"persons", "amount_yuan"}


def test_where_people_work_below_a_heading_of_places() -> None:
    cleaned = clean_rows([TITLE, ["区域", "人数", "月均工资（元）"], ["省外", 120, 4200], ["县内", 45, 3300]])
    assert reasons(cleaned) == {}
    assert {key[2]: value for key, value in values(cleaned).items()} == {
        "employment/outside_province": 120,
        "employment/outside_province_wage": 4200,
        "employment/within_county": 45,
        "employment/within_county_wage": 3300,
    }


@pytest.mark.parametrize("corner", ["区域", "地区", "村名"])
def test_places_below_it_are_places(corner: str) -> None:
    cleaned = clean_rows([TITLE, [corner, "户数", "人数"], ["青石村", 3, 4], ["大田村", 5, 6]])
    assert {key[1] for key in values(cleaned)} == {"青石村", "大田村"}


def test_what_is_neither_a_measure_nor_a_place_is_asked() -> None:
    cleaned = clean_rows([TITLE, ["区域", "户数", "人数"], ["东片", 3, 4], ["人数", 5, 6]])
    assert "F251" in reasons(cleaned).values()
