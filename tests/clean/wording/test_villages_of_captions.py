"""A table that a village fills in is of the village, though its title does not name it."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values

BODY: list[list[object]] = [["指标", "数量"], ["低保户数（户）", 12], ["低保人数（人）", 31]]


def _places(
    caption: list[object], body: list[list[object]] = BODY, title: str = "2022年农村低保情况统计表"
) -> set[tuple[str, str]]:
    return {(key[0], key[1]) for key in values(clean_rows([[title], caption, *body]))}


@pytest.mark.parametrize(
    "caption",
    [
        ["填报单位：甲山镇青石村股份经济合作社"],
        ["填报单位：甲山镇青石村村民委员会", "计量单位：户、人"],
        ["单位：甲山镇青石村"],
        ["村名：甲山镇青石村"],
        ["上报单位：甲山镇青石村委会"],
    ],
)
def test_the_village_of_a_caption_is_whose_the_table_is(caption: list[object]) -> None:
    assert _places(caption) == {("甲山镇", "青石村")}


@pytest.mark.parametrize(
    "caption",
    [
        "填报单位：甲山镇人民政府",
        "填报单位：甲山镇村镇建设办公室",
        "填报单位：甲山镇乡村振兴办",
        "填报单位：甲山镇青石村、大田村",
    ],
)
def test_offices_and_several_villages_are_none(caption: str) -> None:
    assert _places([caption]) == {("甲山镇", "")}


def test_villages_beside_the_rows_go_before_it() -> None:
    body: list[list[object]] = [["村名", "低保户数"], ["青石村", 12], ["大田村", 9], ["合计", 21]]
    assert _places(["填报单位：甲山镇青石村委会"], body) >= {("甲山镇", "大田村")}
