"""Who moved is of the village that they moved from, wherever they went."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows

TITLE: list[object] = ["青石镇2023年易地搬迁情况表"]


def _households(heads: list[object], *rows: list[object]) -> list[tuple[str, str, float]]:
    figures = clean_rows([TITLE, [*heads, "户数（户）"], *rows]).figures
    return list(zip(figures["place"], figures["item"], figures["value"], strict=True))


@pytest.mark.parametrize(
    "heads", [["迁出村", "迁入村"], ["迁出地", "安置点"], ["原居住村", "现居住地"], ["搬迁前所在村", "搬迁后所在村"]]
)
def test_the_village_left_is_whose_figure_it_is(heads: list[object]) -> None:
    found = _households(heads, ["云岭村", "新区村", 12], ["大坪村", "新区村", 8], ["合计", "", 20])
    assert found == [("云岭村", "relocation", 12), ("大坪村", "relocation", 8), ("", "relocation", 20)]


def test_the_order_of_the_columns_says_nothing() -> None:
    found = _households(["迁入村", "迁出村"], ["新区村", "云岭村", 12], ["新区村", "大坪村", 8])
    assert found == [("云岭村", "relocation", 12), ("大坪村", "relocation", 8)]


def test_sites_of_one_village_are_told_apart() -> None:
    rows: list[list[object]] = [["云岭村", "幸福小区", 12], ["云岭村", "新区小区", 5], ["大坪村", "幸福小区", 8]]
    found = _households(["迁出村", "安置点"], *rows)
    assert len({(place, item) for place, item, _ in found}) == 3


def test_where_nothing_is_left_the_place_is_where_they_are() -> None:
    found = _households(["迁入村"], ["云岭村", 12], ["大坪村", 8])
    assert [place for place, *_ in found] == ["云岭村", "大坪村"]
