"""What stands beside a table, above it or in its name tells whose it is and in what it is counted."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.places import is_name_of_village
from tests.clean.grids import clean_rows, reasons, values


def test_a_line_of_units_ends_where_the_next_caption_begins() -> None:
    rows: list[list[object]] = [
        ["2015年农村公路实施一览表"],
        ["单位：公里、米、万元　　填报：县交通局"],
        ["乡镇", "里程", "概算投资", "上级补助"],
        ["甲澜镇", 4.8, 216, 120],
        ["乙水乡", 3.2, 141.4, 80],
    ]
    assert sorted(value for value in values(clean_rows(rows)).values() if value > 1000) == [
        800_000,
        1_200_000,
        1_414_000,
        2_160_000,
    ]


@pytest.mark.parametrize("nothing", [0, 12.5])
def test_a_column_of_rates_is_in_per_cent_though_some_have_nothing_done(nothing: float) -> None:
    rows: list[list[object]] = [
        ["2015年道路完成情况"],
        ["乡镇", "完成比例"],
        ["甲澜镇", 100],
        ["乙水乡", 81.2],
        ["丙山镇", nothing],
    ]
    assert sorted(values(clean_rows(rows)).values()) == pytest.approx([nothing / 100, 0.812, 1.0])


def test_what_holds_of_each_is_no_whole_number() -> None:
    rows: list[list[object]] = [
        ["甲澜镇2019年后续扶持"],
        ["村名", "户均就业人数", "户均次数"],
        ["东阁村", 1.84, 6.2],
        ["西岭村", 1.86, 5.8],
    ]
    assert sorted(values(clean_rows(rows)).values()) == [1.84, 1.86, 5.8, 6.2]


def test_a_table_beside_another_is_of_the_township_and_the_subject_above_that() -> None:
    rows: list[list[object]] = [
        ["甲澜镇2020年特色种养业到户奖补公示", None, None, None, "分村兑付"],
        ["项目", "数量", "奖补户数", None, "村名", "户数", "金额（万元）"],
        ["中药材", 186.5, 73, None, "东阁村", 121, 13.86],
        ["辣椒", 412, 158, None, "西岭村", 96, 10.92],
        ["肉羊", 876, 112, None, "南坪村", 143, 16.45],
    ]
    cleaned = clean_rows(rows)
    assert {138_600, 109_200, 164_500} <= set(values(cleaned).values())
    assert "F210" not in reasons(cleaned).values()


def test_names_without_their_kind_stand_under_villages_and_groups() -> None:
    rows: list[list[object]] = [["甲澜镇2016年土地流转"], ["村组", "流转面积（亩）"], ["陈桥", 640], ["新丰", 388]]
    assert {key[1] for key in values(clean_rows(rows))} == {"陈桥", "新丰"}


@pytest.mark.parametrize("name", ["按村", "分村", "每村", "所在村"])
def test_how_a_sheet_is_laid_out_is_no_village(name: str) -> None:
    assert not is_name_of_village(name)


def test_a_width_is_no_money_where_the_line_of_units_has_lengths_too() -> None:
    rows: list[list[object]] = [
        ["甲澜镇2015年农村公路实施一览表"],
        ["单位：公里、米、万元"],
        ["村", "里程", "路面宽", "概算投资"],
        ["东阁村", 4.8, 3.5, 216],
        ["西岭村", 3.2, 4.5, 141.4],
    ]
    assert {4.8, 3.2, 3.5, 4.5} <= set(values(clean_rows(rows)).values())
