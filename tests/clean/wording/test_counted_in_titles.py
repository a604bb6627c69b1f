"""What a title says is counted (户数, 人次) where no label of the table does, and columns of bare years below kinds of things."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons


@pytest.mark.parametrize(
    ("title", "heads", "item", "measure"),
    [
        ("2020年临时救助人次统计表", ["村名", "一季度", "二季度"], "living/temporary_relief", "person_times"),
        ("2020年公益性岗位人数", ["村名", "1月", "2月"], "employment/public_welfare_posts", "persons"),
        ("脱贫户数统计表", ["村名", "2018年", "2019年"], "registry/exited", "households"),
        ("2020年危房改造户数", ["村名", "C级", "D级"], "housing/grade_c", "households"),
        ("2020年务工人数", ["村名", "省外", "县内"], "employment/outside_province", "persons"),
    ],
)
def test_columns_that_say_only_when_or_of_what_kind_are_counted_as_the_title_says(
    title: str, heads: list[object], item: str, measure: str
) -> None:
    figures = clean_rows([[f"甲澜镇{title}"], heads, ["上坪村", 3, 4], ["下坪村", 5, 6]]).figures
    first = figures.iloc[0]
    assert (f"{first['topic']}/{first['item']}", first["measure"], first["place"]) == (item, measure, "上坪村")
    assert len(figures) == 4


def test_rows_of_causes_are_counted_as_the_title_says() -> None:
    cleaned = clean_rows([["甲澜镇致贫原因户数"], ["原因", "2018年", "2019年"], ["因病", 3, 4], ["因残", 5, 6]])
    assert set(cleaned.figures["measure"]) == {"households"}
    assert set(cleaned.figures["item"]) == {"illness", "disability"}


def test_labels_that_say_what_they_count_are_not_counted_as_the_title_says() -> None:
    heads = ["村名", "户数", "补助资金（万元）", "面积（平方米）"]
    cleaned = clean_rows([["甲澜镇2020年危房改造户数"], heads, ["上坪村", 3, 4, 90], ["下坪村", 5, 6, 80]])
    assert list(cleaned.figures["measure"])[:3] == ["households", "amount_yuan", "floor_area_m2"]


@pytest.mark.parametrize(
    "heads",
    [
        [["补贴类别", 2018, 2019]],
        [["补贴类别", "发放金额", ""], ["", 2018, 2019]],
        [["补贴类别", 2018, 2019], ["", "金额", "金额"]],
    ],
)
def test_bare_years_behind_kinds_of_aid_are_headings(heads: list[list[object]]) -> None:
    top = [["甲澜镇补贴发放金额"], ["单位：万元"], *heads]
    cleaned = clean_rows([*top, ["农村低保", 3, 4], ["高龄津贴", 5, 6]])
    assert reasons(cleaned) == {}
    assert sorted(zip(cleaned.figures["period"], cleaned.figures["value"], strict=True)) == [
        ("2018", 30_000),
        ("2018", 50_000),
        ("2019", 40_000),
        ("2019", 60_000),
    ]


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (["补助项目", "金额（元）"], [["养鱼项目", 2000], ["种茶项目", 1950], ["合计", 3950]]),
        (["补助项目", "户数", "金额（元）"], [["种茶项目", 2018, 2019], ["养蜂", 31, 9000]]),
        (["指标", "金额（元）"], [["务工来源", 2012], ["种植来源", 3500]]),
        (["岗位", "人数", "补贴（元）"], [["保洁类型", 20, 1950], ["护林类型", 2001, 2002]]),
        (["补助名目", "每户"], [["养鱼项目", 2000], ["种茶项目", 1950]]),
        (["补助名目", "标准", "上限"], [["养鱼项目", 2000, 2001], ["种茶项目", 1950, 1951]]),
        (["补助名目", "标准", "上限"], [["养鱼项目", 1950, 2010], ["种茶项目", 300, 400]]),
    ],
)
def test_amounts_that_look_like_years_behind_a_kind_head_nothing(heads: list[object], rows: list[list[object]]) -> None:
    cleaned = clean_rows([["甲澜镇2020年奖补资金发放情况"], heads, *rows])
    assert set(cleaned.figures["period"]) <= {"2020"}
    typed = sum(isinstance(cell, int) for row in rows for cell in row)
    assert len(cleaned.figures) + len(cleaned.quarantine) == typed or [one.code for one in cleaned.problems] == ["F108"]


@pytest.mark.parametrize(
    ("title", "topic"), [("医保参保情况", "medical"), ("健康扶贫参保情况", "medical"), ("养老保险代缴情况", "living")]
)
def test_a_word_of_another_scheme_is_that_of_the_title_or_of_none(title: str, topic: str) -> None:
    figures = clean_rows([[f"甲澜镇2020年{title}"], ["村名", "参保人数", "代缴金额（元）"], ["上坪村", 320, 25600]]).figures
    assert list(figures["topic"])[-1] == topic
