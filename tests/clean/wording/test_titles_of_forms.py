"""What a form is called says what is gathered in it and of whom, and is no part of any item's name, nor its topic."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values


@pytest.mark.parametrize(
    "title",
    [
        "贫困村信息采集表",
        "贫困村档案卡",
        "脱贫村信息卡",
        "贫困村信息更新表",
        "贫困村数据采集表",
        "贫困村资料卡",
        "贫困村情况登记册",
        "贫困村信息补录表",
    ],
)
def test_the_people_of_a_village_are_all_who_live_there_whatever_its_form_is_called(title: str) -> None:
    rows: list[list[object]] = [
        [f"甲澜镇2018年{title}"],
        ["村名", "人口数", "总户数"],
        ["东阁村", 1200, 320],
        ["西岭村", 900, 220],
    ]
    assert values(clean_rows(rows))["甲澜镇", "东阁村", "population/total", "persons"] == 1200


@pytest.mark.parametrize(
    ("title", "item"), [("贫困户信息采集表", "registry/confirmed_poor"), ("残疾人信息采集表", "living/disabled")]
)
def test_those_of_whom_a_form_is_are_counted(title: str, item: str) -> None:
    rows: list[list[object]] = [[f"甲澜镇2018年{title}"], ["村名", "户数", "人数"], ["东阁村", 12, 32], ["西岭村", 9, 22]]
    assert values(clean_rows(rows))["甲澜镇", "东阁村", item, "persons"] == 32


@pytest.mark.parametrize(("title", "topic"), [("宣传信息采用情况表", "publicity"), ("健康档案卡发放表", "medical")])
def test_news_and_files_are_no_form(title: str, topic: str) -> None:
    rows: list[list[object]] = [[f"甲澜镇2018年{title}"], ["村名", "份数"], ["东阁村", 12], ["西岭村", 9]]
    assert {where[2].partition("/")[0] for where in values(clean_rows(rows))} == {topic}


def test_the_register_is_no_card() -> None:
    rows: list[list[object]] = [["甲澜镇2018年建档立卡"], ["村名", "户数", "人数"], ["东阁村", 12, 32], ["西岭村", 9, 22]]
    assert values(clean_rows(rows))["甲澜镇", "东阁村", "registry/total", "households"] == 12
