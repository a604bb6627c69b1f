"""Cells that list things with their amounts, in tables whose rows are places."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values

_TITLE = ["甲山镇2022年各村产业发展情况一览表"]


def _first(heading: str, *cells: str) -> dict[tuple[str, str], float]:
    """Return the first village's figures of a column of lists beside one of numbers."""
    rows = [[name, cell, 38.2] for name, cell in zip(("青石村", "大田村", "石门村"), cells, strict=False)]
    found = values(clean_rows([_TITLE, ["村名", heading, "产值（万元）"], *rows]))
    return {(key[-2], key[-1]): value for key, value in found.items() if "青石村" in key and "output" not in key[-2]}


@pytest.mark.parametrize(
    ("heading", "cells", "found"),
    [
        (
            "种植业",
            ("茶叶221亩、魔芋130亩", "茶叶66亩、魔芋97亩"),
            {("production/tea", "area_mu"): 221, ("production/种植业 魔芋", "area_mu"): 130},
        ),
        (
            "养殖业",
            ("肉牛49头，土鸡136只", "肉牛15头"),
            {("production/animal_cattle", "count"): 49, ("production/animal_poultry", "count"): 136},
        ),
        ("主导产业", ("苹果300亩", "柑橘200亩"), {("production/主导产业 苹果", "area_mu"): 300}),
    ],
)
def test_each_amount_is_of_what_stands_before_it(
    heading: str, cells: tuple[str, ...], found: dict[tuple[str, str], float]
) -> None:
    assert _first(heading, *cells) == found


def test_the_persons_behind_households_are_those_of_them() -> None:
    found = _first("带动情况人数", "脱贫户42户，151人", "脱贫户20户，66人")
    assert sorted(found.values()) == [42, 151]
    assert len({item for item, _ in found}) == 1


@pytest.mark.parametrize("heading", ["备注", "建设内容", "帮扶措施", "未入住原因"])
def test_what_is_to_be_done_and_why_is_no_count_of_what_there_is(heading: str) -> None:
    assert _first(heading, "茶叶221亩、魔芋130亩", "茶叶66亩") == {}


def test_a_text_that_holds_anything_else_stays_a_remark() -> None:
    rows = [["青石村", "茶叶221亩", 38.2], ["大田村", "茶叶66亩，2021年建成", 20.1], ["石门村", "茶叶45亩", 12.6]]
    cleaned = clean_rows([_TITLE, ["村名", "主导产业", "产值（万元）"], *rows])
    assert reasons(cleaned) == {"B4": "F222"}
    assert len([key for key in values(cleaned) if key[-2] != "production/output"]) == 2


def test_rows_of_projects_are_described_by_such_words() -> None:
    rows = [["产业路", "青石村", "硬化道路3公里", 160], ["水窖", "大田村", "水窖20口、管网2公里", 30]]
    cleaned = clean_rows([["甲山镇2020年项目表"], ["项目名称", "实施地点", "主要工程", "总投资（万元）"], *rows])
    assert {key[-1] for key in values(cleaned)} == {"amount_yuan"}
