"""Titles that leave somebody out, or say who is counted as well: what is below them is no count of all."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.wording.left_out import without_left_out
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
        ("非监测户务工情况", "非监测户"),
        ("非建档立卡户危房改造情况", "非建档立卡户"),
        ("饮水安全（不含集中安置户）情况", "不含集中安置户"),
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
        ("小额信贷发放情况（不含贴息）", "credit/loans"),
        ("脱贫户基本情况（扣除生产成本）", "registry/exited"),
        ("农村低保情况（不含城市低保）", "living/minimum_living_allowance"),
        ("低保情况（不含城镇低保对象）", "living/minimum_living_allowance"),
    ],
)
def test_titles_that_leave_nobody_out_are_read_as_before(title: str, item: str) -> None:
    assert _items(title) == [item]


@pytest.mark.parametrize(
    "title",
    [
        "危房除险加固及外墙改造情况",
        "危房除险及外立面整治情况",
        "医疗救助除困及外伤救助情况",
        "动态调整剔除人员后续帮扶情况",
        "危房排除隐患后入住情况",
        "拆除危房户外迁情况",
        "资金扣除质保金后支付情况",
        "脱贫户扣除生产经营费用后的收入情况",
    ],
)
def test_costs_dangers_and_parts_of_words_leave_nobody_out(title: str) -> None:
    assert without_left_out(title) == (title, "")
    assert not any("（" in item for item in _items(title))


@pytest.mark.parametrize(
    "title", ["务工情况（不含学生）", "饮水安全情况（不含五保户）", "危房改造情况（不含五保户）", "危房改造情况"]
)
def test_all_of_a_village_and_its_labour_are_all_whoever_is_left_out(title: str) -> None:
    heads = ["村名", "全村户数", "全村人口", "劳动力人数", "受益户数"]
    figures = clean_rows([[f"甲澜镇2020年{title}"], heads, ["上坪村", 112, 430, 200, 41], ["大田村", 98, 301, 150, 52]]).figures
    items = [f"{row['topic']}/{row['item']}" for row in figures.to_dict("records") if row["place"] == "上坪村"]
    assert items[:3] == ["population/total", "population/total", "population/labour_force"]
    assert ("不含" in items[3]) == ("不含" in title)


def test_money_left_out_makes_people_no_fewer() -> None:
    rows = [["村名", "户数", "人均纯收入（元）"], ["上坪村", 12, 9800], ["大田村", 9, 9100]]
    figures = clean_rows([["甲澜镇2020年脱贫户收入情况（不计转移性收入）"], *rows]).figures
    items = [row["item"] for row in figures.to_dict("records") if row["place"] == "上坪村"]
    assert items[0] == "exited"
    assert "不计转移性收入" in items[1]


@pytest.mark.parametrize("title", ["易地扶贫搬迁安置情况", "住房安全情况", "搬迁安置房分配情况"])
@pytest.mark.parametrize("rows", [[["方式", "户数"], ["集中安置", 32], ["合计", 32]], [["村名", "总户数"], ["上坪村", 32]]])
def test_the_sum_of_another_work_is_not_the_houses_rebuilt(title: str, rows: list[list[object]]) -> None:
    figures = clean_rows([[f"甲澜镇2020年{title}"], *rows]).figures
    assert len(figures) == len(rows) - 1
    assert "rebuilt" not in set(figures["item"])


def test_the_sum_of_rebuilding_is_the_houses_rebuilt() -> None:
    figures = clean_rows([["甲澜镇2020年农村危房改造情况"], ["等级", "户数"], ["C级", 3], ["D级", 2], ["合计", 5]]).figures
    assert list(figures["item"])[-1] == "rebuilt"
