"""Where works are: one village and a spot in it, several, all; where a road begins and ends is neither's."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons

TITLE: list[object] = ["青石镇2023年衔接资金项目表"]


def _places(heading: str, *sites: str) -> list[str]:
    rows: list[list[object]] = [[f"项目{at}", site, 20 + at] for at, site in enumerate(sites, start=1)]
    figures = clean_rows([TITLE, ["项目名称", heading, "投资（万元）"], *rows]).figures
    assert list(figures["value"]) == [10_000.0 * (20 + at) for at in range(1, len(sites) + 1)]
    assert set(figures["township"]) == {"青石镇"}
    return list(figures["place"])


@pytest.mark.parametrize("heading", ["建设地点", "项目实施地点", "项目地点", "所在位置"])
def test_a_spot_in_a_village_is_that_villages(heading: str) -> None:
    sites = ("云岭村", "石桥村一组至三组", "油坊店村油坊组至窑冲组", "大坪村村委会旁", "白沙社区（二组）")
    assert _places(heading, *sites) == ["云岭村", "石桥村", "油坊店村", "大坪村", "白沙社区二组"]


@pytest.mark.parametrize(
    "site", ["各村", "全镇", "各行政村", "镇域内", "云岭村等3个村", "云岭村至大坪村", "黑石沟", "各村（社区）"]
)
def test_works_in_no_one_village_are_the_townships(site: str) -> None:
    assert _places("建设地点", "云岭村", site, "大坪村") == ["云岭村", "", "大坪村"]


def test_works_beyond_the_township_are_asked_about() -> None:
    rows: list[list[object]] = [["产业路", "云岭村", 20], ["飞地项目", "县工业园区", 30]]
    cleaned = clean_rows([TITLE, ["项目名称", "建设地点", "投资（万元）"], *rows])
    assert list(cleaned.figures["place"]) == ["云岭村"]
    assert list(reasons(cleaned)) == ["C4"]


def test_a_road_is_in_neither_of_the_places_that_it_joins() -> None:
    rows: list[list[object]] = [["产业路", "云岭村", "大坪村", 3.2], ["联网路", "石桥村", "云岭村", 2.1]]
    figures = clean_rows([TITLE, ["项目名称", "起点", "终点", "里程（公里）"], *rows]).figures
    assert list(figures["place"]) == ["", ""]
    assert list(figures["value"]) == [3.2, 2.1]


@pytest.mark.parametrize(("written", "value"), [("≥64", 64), ("＞64", 64), (">=64", 64), ("不少于64", 64), ("64户以上", 64)])
def test_a_bound_is_a_number_though_the_item_has_its_own_words(written: str, value: float) -> None:
    rows: list[list[object]] = [["产业路", "云岭村", written], ["蓄水池", "大坪村", 40]]
    figures = clean_rows([TITLE, ["项目名称", "建设地点", "预计受益户数"], *rows]).figures
    assert list(figures["value"]) == [value, 40]
    assert figures["qualifier"].iloc[0] in ("以上", "超过")


def test_homes_on_sites_are_no_sites() -> None:
    heads = ["乡镇", "安置点名称", "房屋套数（套）", "实际入住（户）"]
    rows = [["甲山镇", "安康家园", 53, 50], ["清澜镇", "和苑", 94, 91]]
    found = clean_rows([["青岚县2020年易地扶贫搬迁集中安置点入住情况统计表"], heads, *rows]).figures
    assert set(found[found["measure"] == "count"]["item"]) == {"resettlement_homes"}
