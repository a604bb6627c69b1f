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


@pytest.mark.parametrize(
    ("part", "kinds", "items"),
    [
        ("新增监测对象", ("脱贫不稳定户", "边缘易致贫户"), ("newly_monitored_of_unstable", "newly_monitored_of_marginal")),
        ("已消除风险监测对象", ("边缘易致贫户", "突发严重困难户"), ("risk_removed_of_marginal", "risk_removed_of_sudden")),
        ("未脱贫户", ("一般贫困户", "低保贫困户"), ("general_of_not_exited", "low_income_allowance_of_not_exited")),
        ("返贫户", ("一般贫困户", "低保贫困户"), ("returned_of_ordinary", "returned_of_low_income_allowance")),
        ("监测对象", ("脱贫不稳定户", "边缘易致贫户"), ("unstable_exited", "marginal")),
    ],
)
def test_kinds_below_a_title_about_a_part_of_a_roll_are_of_that_part(
    part: str, kinds: tuple[str, str], items: tuple[str, str]
) -> None:
    title = [f"甲山镇2021年{part}统计表"]
    down = clean_rows([title, ["类别", "户数"], [kinds[0], 3], [kinds[1], 5]])
    across = clean_rows([title, ["村名", *kinds], ["东坡村", 3, 5]])
    assert [*down.figures["item"]] == [*across.figures["item"]] == [*items]


def test_causes_of_those_newly_watched_are_theirs() -> None:
    rows = [["甲山镇2021年新增监测对象风险统计表"], ["风险", "户数"], ["因病", 3], ["因学", 5], ["合计", 8]]
    found = clean_rows(rows).figures
    assert [*found["item"]] == ["新增监测对象 因病", "新增监测对象 因学", "newly_monitored"]


def test_where_labels_say_which_part_the_title_does_not() -> None:
    rows = [
        ["甲山镇2021年新增监测对象及存量情况"],
        ["村名", "新增监测对象（户）", "监测对象（户）", "边缘易致贫户（户）"],
        ["东坡村", 3, 9, 4],
    ]
    assert [*clean_rows(rows).figures["item"]] == ["newly_monitored", "total", "marginal"]


@pytest.mark.parametrize(
    ("title", "heading", "item"),
    [
        ("青石镇2019年贫困户人均纯收入情况表", "人均纯收入（元）", "income/registered_per_capita"),
        ("青石镇2019年建档立卡贫困户家庭收入情况表", "人均纯收入（元）", "income/registered_per_capita"),
        ("青石镇2019年贫困人口家庭收入统计表", "家庭人均纯收入（元）", "income/registered_per_capita"),
        ("青石镇2022年监测户家庭收入情况表", "人均纯收入（元）", "income/monitored_per_capita"),
        ("青石镇2019年贫困户家庭收入情况表", "农民人均纯收入（元）", "income/net_per_capita"),
        ("青石镇2019年非贫困户家庭收入情况表", "人均纯收入（元）", "income/net_per_capita"),
        ("青石镇2019年贫困村农民收入情况表", "人均纯收入（元）", "income/net_per_capita"),
        ("青石镇2019年村民收入情况表", "人均纯收入（元）", "income/net_per_capita"),
    ],
)
def test_income_per_head_is_of_those_whose_income_the_title_is_about(title: str, heading: str, item: str) -> None:
    found = values(clean_rows([[title], ["村名", heading], ["云岭村", 9500], ["大坪村", 9000]]))
    assert found["青石镇", "云岭村", item, "amount_per_person_yuan"] == 9500


@pytest.mark.parametrize(
    ("title", "items"),
    [
        ("青石镇2019年建档立卡贫困户家庭人均纯收入情况表", {"registry/total"}),
        ("青石镇2019年贫困人口人均纯收入统计表", {"registry/total"}),
        ("青石镇2019年贫困户“两不愁三保障”情况表", {"registry/total"}),
        ("青石镇2020年农民人均可支配收入统计表", {"income/农民人均可支配收入 户数", "income/农民人均可支配收入 人数"}),
        (
            "青石镇2019年农村居民家庭人均纯收入统计表",
            {"income/农村居民家庭人均纯收入 户数", "income/农村居民家庭人均纯收入 人数"},
        ),
    ],
)
def test_whose_mean_income_is_told_are_no_income(title: str, items: set[str]) -> None:
    found = values(
        clean_rows([[title], ["村名", "户数", "人数", "人均收入（元）"], ["云岭村", 30, 102, 9500], ["大坪村", 26, 88, 9000]])
    )
    assert {item for _, place, item, measure in found if place == "云岭村" and measure in ("households", "persons")} == items


@pytest.mark.parametrize("title", ["青石镇2020年村级集体经济收入情况表", "青石镇2021年村集体经济统计表"])
def test_returns_on_assets_of_a_village_are_its_income(title: str) -> None:
    found = values(
        clean_rows([[title], ["村名", "经营性收入（万元）", "资产收益（万元）"], ["云岭村", 5, 2.4], ["大坪村", 4, 1.5]])
    )
    assert found["青石镇", "云岭村", "income/village_collective_property", "amount_yuan"] == 24_000


@pytest.mark.parametrize(
    ("title", "heading", "item"),
    [
        ("青石镇2018年建档立卡残疾人情况统计表", "残疾人数", "living/disabled_of_registered"),
        ("青石镇2018年建档立卡残疾人情况统计表", "三级残疾人", "living/disabled_grade_3_of_registered"),
        ("青石镇2018年建档立卡贫困劳动力情况统计表", "劳动力人数", "population/registered_labour_force"),
        ("青石镇2018年建档立卡贫困学生统计表", "学生人数", "education/in_school_of_registered"),
        ("青石镇2018年残疾人情况统计表", "残疾人数", "living/disabled"),
        ("青石镇2018年非建档立卡残疾人统计表", "残疾人数", "living/disabled"),
        ("青石镇2018年建档立卡残疾人情况统计表", "全镇残疾人数", "living/disabled"),
    ],
)
def test_a_trait_of_those_on_the_register_is_theirs(title: str, heading: str, item: str) -> None:
    found = values(clean_rows([[title], ["村名", heading], ["云岭村", 22], ["大坪村", 18]]))
    assert [path for _, place, path, _ in found if place == "云岭村"] == [item]


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("青石镇2018年饮水安全情况排查表", "infrastructure/unsafe_water"),
        ("青石镇2018年农村供水工程统计表", "infrastructure/unsafe_water"),
        ("青石镇2018年致贫原因统计表", "cause/lack_of_water"),
    ],
)
@pytest.mark.parametrize("heading", ["缺水户", "缺水户数", "缺水户（户）"])
def test_who_lacks_water_is_poor_for_it_only_where_causes_are_told(title: str, item: str, heading: str) -> None:
    found = values(clean_rows([[title], ["村名", "总户数", heading], ["云岭村", 320, 20], ["大坪村", 280, 5]]))
    assert found["青石镇", "云岭村", item, "households"] == 20
    assert ("青石镇", "云岭村", "population/total", "households") in found or item.startswith("cause")


def test_who_lacks_water_beside_anything_is_neither() -> None:
    rows: list[list[object]] = [["村名", "总户数", "贫困户数", "缺水户数"], ["云岭村", 320, 40, 20], ["大坪村", 280, 36, 5]]
    found = values(clean_rows([["青石镇2018年基本情况统计表"], *rows]))
    assert not {item for _, _, item, _ in found} & {"cause/lack_of_water", "infrastructure/unsafe_water", "registry/total"}


@pytest.mark.parametrize("whose", ["贫困户和农户", "贫困户、监测户", "低保户与贫困户", "贫困群众及边缘易致贫户"])
def test_income_of_the_poor_and_others_is_not_that_of_the_poor(whose: str) -> None:
    found = values(
        clean_rows([[f"青石镇2018年{whose}人均纯收入统计表"], ["村名", "人均纯收入（元）"], ["云岭村", 4200], ["大坪村", 4100]])
    )
    assert found
    assert not any(item.startswith("income/registered") for _, _, item, _ in found)
