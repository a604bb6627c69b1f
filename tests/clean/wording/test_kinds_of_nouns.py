"""The last noun of a heading says of what kind its measure is, whatever a line of units lists; a kind of a topic is a part."""

from __future__ import annotations

import pytest

from fupin_analysis.core.words.last_nouns import admits, counted_last
from fupin_analysis.core.words.phrases import match_phrase
from tests.clean.grids import clean_rows


def _first(title: str, heads: list[str], numbers: list[int], corner: str = "村名") -> dict[str, tuple[str, str, float]]:
    """Return what each column of a table states of its first village: heading → topic/item, measure, value."""
    rows = [["青石村", *numbers], ["大田村", *(number + 1 for number in numbers)]]
    figures = clean_rows([[f"甲山镇2018年{title}"], [corner, *heads], *rows]).figures
    own = figures[figures["place"].eq("青石村")]
    found = {row["value"]: (f"{row['topic']}/{row['item']}", row["measure"], row["value"]) for row in own.to_dict("records")}
    factors = {1.0, 10_000.0}
    return {
        head: told
        for head, number in zip(heads, numbers, strict=True)
        for factor in factors
        if (told := found.get(number * factor))
    }


@pytest.mark.parametrize("units", ["万元、户", "户", "人、元", "万元", "头、户", "公里、万元、户"])
@pytest.mark.parametrize("heading", ["种植面积", "播种面积", "作物面积", "养殖规模"])
def test_an_area_is_neither_households_nor_money_whatever_the_line_of_units_lists(units: str, heading: str) -> None:
    told = _first(f"产业发展情况表（单位：{units}）", [heading, "受益户数"], [301, 32])
    assert told[heading][1] in {"quantity", "count"}
    assert told["受益户数"] == ("production/led", "households", 32.0)


@pytest.mark.parametrize("heading", ["种植面积", "播种面积"])
def test_an_area_takes_the_unit_of_areas_from_among_others(heading: str) -> None:
    told = _first("产业发展情况表（单位：户、亩）", [heading, "受益户数"], [301, 32])
    assert told[heading][1:] == ("area_mu", 301.0)


def test_what_is_no_noun_of_a_kind_is_counted_as_the_line_says() -> None:
    assert _first("产业发展情况表（单位：户）", ["种植", "养殖"], [31, 52])["种植"][1] == "households"
    assert _first("产业发展情况表（单位：头、户）", ["养殖规模", "种植"], [31, 52])["养殖规模"][1] == "count"
    assert [admits("住房面积达标户数", name) for name in ("households", "area_mu")] == [True, True]


@pytest.mark.parametrize(
    "title", ["产业扶贫资金", "帮扶资金", "扶贫资金", "光伏收益资金", "衔接资金", "危房改造补助资金", "教育扶贫资金"]
)
@pytest.mark.parametrize("units", ["万元", "万元、户、人"])
def test_what_counts_is_no_money_under_a_title_of_money(title: str, units: str) -> None:
    counted = ["受益户数", "覆盖户数", "带动贫困户数", "受益人数", "涉及村数"]
    told = _first(f"{title}情况表（单位：{units}）", ["金额", *counted], [3000, 31, 22, 13, 64, 5])
    assert told["金额"][1:] == ("amount_yuan", 30_000_000.0)
    for head, number in zip(counted, (31, 22, 13, 64, 5), strict=True):
        assert told[head][1] != "amount_yuan"
        assert told[head][2] == number


def test_money_stays_money_where_the_last_noun_is_none_that_counts() -> None:
    assert counted_last("产业扶贫资金下达数", ["amount_yuan"]) == ["amount_yuan"]
    assert counted_last("受益户数", []) == []
    assert _first("产业扶贫资金情况表（单位：万元）", ["下达数", "拨付数"], [31, 22])["下达数"][1:] == ("amount_yuan", 310_000.0)


@pytest.mark.parametrize("heading", ["技能劳动力", "普通劳动力", "弱劳动力", "半劳动力", "丧失劳动力", "无劳动力", "富余劳动力"])
def test_a_class_of_those_who_can_work_is_not_all_of_them(heading: str) -> None:
    assert match_phrase(heading, topics=["registry"]).item.is_own
    told = _first("建档立卡贫困人口劳动技能情况表", [heading, "劳动力"], [31, 52])
    assert told[heading][0] == f"registry/{heading}"
    assert not told["劳动力"][0].endswith(heading)


@pytest.mark.parametrize(
    ("title", "heading", "item"),
    [
        ("教育资助情况表", "义务教育人数", "education/教育资助 义务教育人数"),
        ("雨露计划情况表", "义务教育人数", "education/雨露计划 义务教育人数"),
        ("教育资助情况表", "高中人数", "education/教育资助 高中人数"),
    ],
)
def test_a_kind_of_the_topic_is_some_of_what_the_title_names(title: str, heading: str, item: str) -> None:
    assert _first(title, [heading, "学前人数"], [31, 52])[heading][0] == item


def test_the_topic_itself_or_what_the_title_says_again_is_all_of_it() -> None:
    whole = ["义务教育资助"]
    assert match_phrase("义务教育", headings=whole, topics=["education"], measure="recipients").item.name == "compulsory"
    assert match_phrase("人数", headings=["教育资助"], topics=["education"]).item.name == "aid"


@pytest.mark.parametrize("corner", ["项目", "指标", "内容", "名称", "事项"])
def test_the_heading_of_labels_says_no_topic(corner: str) -> None:
    cleaned = clean_rows([["甲山镇2018年基本情况表"], [corner, "数值", "单位"], ["总户数", 520, "户"], ["总人口", 1962, "人"]])
    assert set(cleaned.figures["topic"]) == {"population"}
    assert sorted(cleaned.figures["value"]) == [520, 1962]


def test_items_of_an_account_stay_money_of_the_funds() -> None:
    rows = [["项目", "预算数", "执行数"], ["增值税", 100, 110], ["契税", 50, 40]]
    assert set(clean_rows([["甲山镇2018年财政收支表（单位：万元）"], *rows]).figures["topic"]) == {"funds"}


@pytest.mark.parametrize("row", ["60岁以上", "60岁及以上", "61岁以上"])
def test_a_class_of_age_receives_no_allowance(row: str) -> None:
    rows = [["年龄段", "人数"], ["0-15岁", 20], ["16-59岁", 140], [row, 60], ["合计", 220]]
    figures = clean_rows([["甲山镇2018年贫困人口年龄结构"], *rows]).figures
    assert set(figures["measure"]) == {"persons"}
    assert set(figures["topic"]) == {"registry"}


def test_elders_who_are_named_so_keep_their_item() -> None:
    figures = clean_rows([["甲山镇2018年养老补贴发放情况"], ["类别", "人数"], ["60岁以上老人", 60], ["合计", 60]]).figures
    assert "elders_60_plus" in set(figures["item"])


@pytest.mark.parametrize("heading", ["搬迁规模", "安置规模", "脱贫规模", "易地扶贫搬迁规模"])
def test_how_many_are_moved_is_counted_as_the_line_says(heading: str) -> None:
    assert _first("易地搬迁情况表（单位：人）", [heading, "已搬迁"], [120, 80])[heading][1] == "persons"


@pytest.mark.parametrize("heading", ["种植规模", "养殖规模", "产业规模", "经营规模"])
def test_how_large_a_trade_is_counts_no_people(heading: str) -> None:
    assert not admits(heading, "persons")
    assert not admits(heading, "amount_yuan")


@pytest.mark.parametrize("units", ["户、人", "户、万元", "人、万元"])
def test_of_several_units_nobody_can_tell_which_a_scale_is_in(units: str) -> None:
    assert _first(f"易地搬迁情况表（单位：{units}）", ["搬迁规模", "受益户数"], [120, 7])["搬迁规模"][1] == "quantity"


@pytest.mark.parametrize("heading", ["投资规模", "资金规模", "贷款规模"])
def test_a_scale_of_money_counts_no_people(heading: str) -> None:
    assert not admits(heading, "households")
    assert admits(heading, "amount_yuan")
