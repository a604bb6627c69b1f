"""Columns that do not say whom they count are counted as the sum to which they add up, or as the whole they stand behind."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows

MERGES = [(2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 6), (2, 7, 3, 7), (2, 8, 2, 9)]


def _measures(*, off: int = 0) -> dict[str, str]:
    heads = ["村名", "务工总人数", "省外", "", "", "", "县内", "其中", ""]
    below = ["", "", "小计", "广东", "浙江", "其他", "", "扶贫车间", "公益岗"]
    rows = [
        ["一心村", 180, 110, 62, 31, 17 + off, 70, 12, 8],
        ["二龙村", 142, 90, 50, 20, 20, 52, 6, 9],
        ["三河村", 96, 60, 35, 15, 10, 36, 0, 7],
    ]
    found = clean_rows([["甲山镇2023年脱贫劳动力务工就业去向统计表"], heads, below, *rows], merges=MERGES).figures
    first = found[found["place"] == "一心村"].to_dict("records")
    heads = ["务工总人数", "小计", "广东", "浙江", "其他", "县内", "扶贫车间", "公益岗"]
    return dict(zip(heads, (row["measure"] for row in first), strict=True))


def test_parts_that_add_up_are_counted_as_their_sum() -> None:
    assert {*_measures().values()} == {"persons"}


def test_parts_that_do_not_add_up_say_nothing() -> None:
    found = _measures(off=1)
    assert [found[name] for name in ("广东", "浙江", "其他")] == ["quantity"] * 3


def test_a_rate_below_a_unit_is_in_none() -> None:
    heads, below = ["村名", "改厕（户）", "", ""], ["", "计划", "完成", "完成率"]
    rows = [["一心村", 50, 48, "96%"], ["二龙村", 40, 30, "75%"]]
    found = clean_rows([["甲山镇2023年人居环境整治情况统计表"], heads, below, *rows], merges=[(2, 2, 2, 4)])
    assert [*found.figures["measure"]] == ["households", "households", "rate"] * 2
    assert found.quarantine.empty


@pytest.mark.parametrize(("first", "measure"), [("小计", "persons"), ("务工总人数", "persons"), ("务工人数", "quantity")])
def test_only_below_the_heading_of_a_sum_parts_are_counted_as_it_is(first: str, measure: str) -> None:
    rows = [["一心村", 110, 62, 48], ["二龙村", 90, 50, 40], ["三河村", 60, 35, 25]]
    heads, below = ["村名", "省外", "", ""], ["", first, "广东", "浙江"]
    found = clean_rows([["甲山镇2023年务工就业去向统计表"], heads, below, *rows], merges=[(2, 1, 3, 1), (2, 2, 2, 4)]).figures
    assert {*found[found["item"].str.contains("广东|浙江")]["measure"]} == {measure}
