"""People with a trait are those of the roll that a title is about; births are on no roll that nobody names."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values


def _items(title: str, heading: str) -> str:
    found = values(clean_rows([[title], ["村名", "低保人数", heading], ["云岭村", 100, 40], ["大坪村", 90, 30]]))
    return next(item for (_, place, item, _), value in found.items() if place == "云岭村" and value == 40)


@pytest.mark.parametrize(
    ("title", "heading", "item"),
    [
        ("青石镇2023年低保情况表", "老年人", "living/minimum_living_allowance_of_elderly"),
        ("青石镇2023年农村低保对象分类表", "残疾人", "living/minimum_living_allowance_of_disabled"),
        ("青石镇2023年特困人员情况表", "残疾人", "living/extreme_poverty_support_of_disabled"),
        ("青石镇2023年低保情况表", "重度残疾人", "living/低保 重度残疾人"),
        ("青石镇2023年低保情况表", "成年人", "living/低保 成年人"),
        ("青石镇2023年低保情况表", "全村残疾人数", "living/disabled"),
        ("青石镇2023年残疾人和低保情况表", "残疾人", "living/disabled"),
        ("青石镇2023年民政工作情况表", "残疾人", "living/disabled"),
        ("青石镇2023年低保边缘家庭情况表", "残疾人", "living/disabled"),
    ],
)
def test_a_trait_is_of_the_one_roll_of_the_title(title: str, heading: str, item: str) -> None:
    assert _items(title, heading) == item


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("青石镇2023年人口变动情况表", "population/出生人数"),
        ("青石镇2023年计划生育情况表", "population/出生人数"),
        ("青石镇2018年贫困人口动态管理情况表", "registry/"),
    ],
)
def test_whoever_is_born_is_on_no_roll(title: str, item: str) -> None:
    found = clean_rows([[title], ["村名", "总人口", "出生人数"], ["云岭村", 1200, 12], ["大坪村", 900, 9]]).figures
    born = found[found["value"].isin([12, 9])]
    assert all(f"{topic}/{name}".startswith(item) for topic, name in zip(born["topic"], born["item"], strict=True))
    assert len(born) == 2


def test_those_paid_in_a_stage_are_counted_as_their_sum_is() -> None:
    heads: list[object] = ["村名", "学前（人）", "小学（人）", "合计（人）"]
    figures = clean_rows([["青石镇2023年教育资助情况表"], heads, ["云岭村", 3, 9, 12], ["大坪村", 1, 2, 3]]).figures
    assert set(figures["measure"]) == {"recipients"}


@pytest.mark.parametrize("title", ["低保和养老服务情况", "城乡低保、养老保险情况", "低保及便民服务情况"])
def test_a_title_of_two_subjects_is_about_no_one_roll(title: str) -> None:
    assert _items(f"青石镇2023年{title}", "残疾人") == "living/disabled"


@pytest.mark.parametrize(("all_of_place", "item"), [("总人口", "disabled"), ("低保人数", "minimum_living_allowance_of_disabled")])
def test_beside_everybody_people_with_a_trait_are_on_no_roll(all_of_place: str, item: str) -> None:
    rows = [["村名", all_of_place, "残疾人"], ["云岭村", 900, 40], ["大坪村", 800, 30]]
    found = values(clean_rows([["青石镇2023年低保工作基本情况"], *rows]))
    assert ("青石镇", "云岭村", f"living/{item}", "persons") in found
