"""Titles that leave somebody out, or say who is counted as well: what is below them is no count of all."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows


def _items(title: str) -> list[str]:
    figures = clean_rows([[f"甲澜镇2020年{title}"], ["村名", "户数", "人数"], ["上坪村", 12, 40], ["合计", 12, 40]]).figures
    return list(dict.fromkeys(f"{row['topic']}/{row['item']}" for row in figures.to_dict("records")))


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("务工情况（除省外务工）", "除省外务工"),
        ("务工情况（省外务工除外）", "省外务工除外"),
        ("低保情况（不含特困）", "不含特困"),
        ("除五保户外危房改造情况", "除五保户外"),
        ("不含五保户的危房改造情况", "不含五保户"),
        ("剔除五保户后住房安全情况", "剔除五保户"),
        ("农户住房安全（剔除五保户）", "剔除五保户"),
        ("残疾人（除一级外）就业情况", "除一级外"),
        ("非残疾人务工情况", "非残疾人"),
        ("资金（不含续建项目）下达情况", "不含续建项目"),
    ],
)
def test_what_a_title_leaves_out_stands_in_the_name_and_no_item_is_of_all(title: str, said: str) -> None:
    items = _items(title)
    assert items
    assert all(said in item for item in items)


def test_those_left_out_are_not_what_a_table_is_about() -> None:
    cleaned = clean_rows(
        [["甲澜镇2020年致贫原因（不含监测对象）"], ["村名", "户数", "总户数"], ["上坪村", 12, 80], ["合计", 12, 80]]
    )
    assert "monitoring" not in set(cleaned.figures["topic"])


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("省外务工情况", "employment/outside_province"),
        ("务工情况（含监测对象）", "employment/employed"),
        ("脱贫人口（含监测对象）务工情况", "employment/employed_of_exited_and_monitored"),
        ("非贫困户危房改造情况", "housing/rebuilt_of_ordinary"),
        ("农户住房安全情况", "housing/safe"),
        ("农户饮水安全情况（含搬迁户）", "infrastructure/drinking_water"),
        ("外出务工情况", "employment/migrant_workers"),
    ],
)
def test_titles_that_leave_nobody_out_are_read_as_before(title: str, item: str) -> None:
    assert _items(title) == [item]


@pytest.mark.parametrize("title", ["易地扶贫搬迁安置情况", "住房安全情况", "搬迁安置房分配情况"])
@pytest.mark.parametrize("rows", [[["方式", "户数"], ["集中安置", 32], ["合计", 32]], [["村名", "总户数"], ["上坪村", 32]]])
def test_the_sum_of_another_work_is_not_the_houses_rebuilt(title: str, rows: list[list[object]]) -> None:
    figures = clean_rows([[f"甲澜镇2020年{title}"], *rows]).figures
    assert len(figures) == len(rows) - 1
    assert "rebuilt" not in set(figures["item"])


def test_the_sum_of_rebuilding_is_the_houses_rebuilt() -> None:
    figures = clean_rows([["甲澜镇2020年农村危房改造情况"], ["等级", "户数"], ["C级", 3], ["D级", 2], ["合计", 5]]).figures
    assert list(figures["item"])[-1] == "rebuilt"
