"""Names of places with something in brackets behind them or a kind before them, beside a row and above columns."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.places import Level, Place, clean_place
from tests.clean.grids import clean_rows, reasons, values

TITLE: list[object] = ["甲澜镇2021年监测对象情况"]
ILL = "cause/illness"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("上坪村（450千瓦）", "上坪村"),
        ("上坪村(深度贫困村)", "上坪村"),
        ("上坪村（已出列）", "上坪村"),
        ("非贫困村：上坪村", "上坪村"),
        ("示范村·上坪村", "上坪村"),
        ("上坪村（三组）", "上坪村三组"),
        ("上坪村（3组）", "上坪村3组"),
        ("上坪村三组", "上坪村三组"),
        ("上坪村（二期）", "上坪村（二期）"),
        ("永勇进村", "永勇进村"),
        ("前进村", "前进村"),
    ],
)
def test_brackets_tell_something_of_the_village_before_them(text: str, name: str) -> None:
    assert clean_place(text) == Place(Level.VILLAGE, name)


@pytest.mark.parametrize("text", ["甲澜镇（脱贫镇）", "甲澜镇（320千瓦）"])
def test_and_of_the_township(text: str) -> None:
    assert clean_place(text) == Place(Level.TOWNSHIP, "甲澜镇")


@pytest.mark.parametrize("text", ["上坪村（不含三组）", "上坪村（其中）", "通村（公里）", "贫困村（个）", "干部进村", "受益村"])
def test_a_part_left_out_or_a_unit_makes_no_place(text: str) -> None:
    assert not clean_place(text).name


def test_columns_headed_by_villages_with_brackets_are_theirs() -> None:
    rows = [TITLE, ["项目", "上坪村（80千瓦）", "下坪村(一组)", "跃进村"], ["因病户数", 3, 4, 5]]
    assert values(clean_rows(rows)) == {
        ("甲澜镇", "上坪村", ILL, "households"): 3,
        ("甲澜镇", "下坪村一组", ILL, "households"): 4,
        ("甲澜镇", "跃进村", ILL, "households"): 5,
    }


def test_brackets_tell_two_parts_of_one_village_apart_and_leave_the_name_of_one() -> None:
    rows = [TITLE, ["项目", "上坪村（一期）", "上坪村（二期）", "下坪村（联建）"], ["因病户数", 3, 4, 5]]
    places = {place: value for (_, place, _, _), value in values(clean_rows(rows)).items()}
    assert places == {"上坪村（一期）": 3, "上坪村（二期）": 4, "下坪村": 5}


def test_two_rows_of_one_village_of_other_sizes_stay_apart() -> None:
    rows: list[list[object]] = [
        TITLE,
        ["村名", "因病户数"],
        ["上坪村（100千瓦）", 8],
        ["上坪村(60千瓦)", 5],
        ["下坪村（60千瓦）", 4],
    ]
    cleaned = clean_rows(rows)
    places = {place: value for (_, place, _, _), value in values(cleaned).items()}
    assert places == {"上坪村（100千瓦）": 8, "上坪村（60千瓦）": 5, "下坪村": 4}


def test_the_unit_and_the_year_behind_a_village_are_kept() -> None:
    rows = [TITLE, ["项目", "上坪村（户）", "下坪村（人）"], ["因病", 3, 4]]
    assert values(clean_rows(rows)) == {
        ("甲澜镇", "上坪村", ILL, "households"): 3,
        ("甲澜镇", "下坪村", ILL, "persons"): 4,
    }
    rows = [TITLE, ["项目", "上坪村（2019年）", "上坪村（2020年）"], ["因病户数", 3, 4]]
    assert values(clean_rows(rows)) == {
        ("甲澜镇", "2019", "上坪村", ILL, "households"): 3,
        ("甲澜镇", "2020", "上坪村", ILL, "households"): 4,
    }


def test_rows_of_villages_with_brackets_are_not_asked_about() -> None:
    cleaned = clean_rows([TITLE, ["村名", "因病户数"], ["上坪村（贫困村）", 3], ["非贫困村·下坪村", 4], ["下坪村二组", 1]])
    assert reasons(cleaned) == {}
    assert list(cleaned.figures["place"]) == ["上坪村", "下坪村", "下坪村二组"]


def test_a_year_behind_the_village_of_a_row_is_asked_about_where_it_has_one_row_alone() -> None:
    rows: list[list[object]] = [["上坪村（2019年）", 3], ["中坪村（2020年）", 4], ["下坪村（2016年出列）", 5]]
    cleaned = clean_rows([TITLE, ["村名", "因病户数"], *rows])
    assert {place: value for (_, place, _, _), value in values(cleaned).items()} == {"下坪村": 5}
    assert reasons(cleaned) == {"B3": "F251", "B4": "F251"}
