"""Rows of kinds below a heading that names the item keep their own words; the row of the total keeps the item."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values

TABLE = [
    ["丙河镇2022年项目资金情况表"],
    ["类别", "下达资金（万元）", "支出资金（万元）"],
    ["产业发展", 600, 480],
    ["人居环境", 200, 150],
    ["合计", 800, 630],
]


def test_rows_of_kinds_are_no_rival_statements_of_one_figure() -> None:
    found = values(clean_rows(TABLE))

    of_funds = {key[2]: value for key, value in found.items() if key[2] in ("funds/allocated", "funds/spent")}
    assert of_funds == {"funds/allocated": 8_000_000, "funds/spent": 6_300_000}
    assert len(found) == 6


def test_a_kind_with_an_item_of_that_name_has_it() -> None:
    assert values(clean_rows(TABLE))["丙河镇", "", "production/allocated", "amount_yuan"] == 6_000_000


def test_places_down_the_side_keep_the_item() -> None:
    rows = [TABLE[0], ["村名", "下达资金（万元）"], ["东坡村", 60], ["西沟村", 40], ["合计", 100]]

    assert {key[2] for key in values(clean_rows(rows))} == {"funds/allocated"}


def test_headings_that_differ_anywhere_are_told_apart_everywhere() -> None:
    rows = [
        ["2020年残疾人统计表"],
        ["乡镇", "持证残疾人（人）", "建档立卡贫困残疾人（人）", "残疾人（人）"],
        ["甲山镇", 9, 4, 9],
        ["乙水镇", 8, 8, 7],
    ]
    found = clean_rows(rows).figures
    named = {township: sorted(group["item"]) for township, group in found.groupby("township")}
    assert named["甲山镇"] == named["乙水镇"]
    assert found.set_index(["township", "item"])["value"]["甲山镇", "disabled_of_registered"] == 4
    assert found.set_index(["township", "item"])["value"]["乙水镇", "disabled_of_registered"] == 8


@pytest.mark.parametrize("serial", [True, False])
def test_a_sum_of_villages_keeps_the_words_of_its_villages(serial: bool) -> None:
    heads = [
        ["甲山镇2018年安全饮水工程进度"],
        ["序号", "村", "受益户", "", "受益人口", ""],
        ["", "", "户数", "贫困户", "人数", "贫困人口"],
    ]
    rows: list[list[object]] = [[1, "红星村", 120, 40, 455, 150], [2, "东风村", 90, 22, 330, 80], [3, "合计", 210, 62, 785, 230]]
    merges = [(2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 4), (2, 5, 2, 6)]
    if not serial:
        heads, rows = [heads[0], *(row[1:] for row in heads[1:])], [row[1:] for row in rows]
        merges = [(top, left - 1, bottom, right - 1) for top, left, bottom, right in merges[1:]]
    found = clean_rows([*heads, *rows], merges=merges).figures
    items = {place: {*found.loc[found["place"] == place, "item"]} for place in ("红星村", "")}
    assert items[""] == items["红星村"]
    assert len(items[""]) > 1
