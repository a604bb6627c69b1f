"""Objects said otherwise: qualities that tell nothing apart, deeds on either side, stages that stand for items once listed."""

from __future__ import annotations

import pytest

from fupin_analysis.core.words.facets import base_of
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.terms import load_vocabulary


@pytest.mark.parametrize(
    ("topic", "words", "unit", "item"),
    [
        ("production", "成立农民合作社", "个", "professional_cooperatives"),  # what was done with it says nothing
        ("infrastructure", "兴建灌溉渠", "公里", "canals"),
        ("employment", "推送就业岗位", "个", "posts_offered"),
        ("medical", "配备乡村医生", "名", "village_doctors"),
        ("training", "免费技能培训", "人次", "labour_skills"),  # nor does how it is called besides
        ("production", "优质水产养殖", "亩", "animal_fish"),
        ("production", "钢架大棚", "个", "greenhouses"),
        ("medical", "标准化卫生室", "所", "village_clinics"),
        ("housing", "旧房已拆除", "户", "old_houses_demolished"),  # the deed stands on either side
        ("housing", "旧房拆除", "户", "old_houses_demolished"),
        ("training", "培训致富带头人", "名", "leaders_trained"),
        ("medical", "医保费代缴", "人", "premium_aid"),
        ("production", "保鲜库", "座", "cold_storage"),  # one thing has several names
        ("infrastructure", "高位水池", "口", "water_tanks"),
        ("visits", "包联单位", "个", "helping_units"),
        ("credit", "风险金", "万元", "risk_fund"),
        ("medical", "救治大病患者", "名", "critical_treated"),  # the part is meant, whichever stands first
    ],
)
def test_an_object_is_known_however_it_is_said(topic: str, words: str, unit: str, item: str) -> None:
    assert base_of(match_phrase(words, topics=[topic], unit=unit).item) == item


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("硬化村组道路", "group_roads_paved"),
        ("硬化通组公路", "group_roads_paved"),
        ("产业路硬化", "production_roads_paved"),
        ("机耕道硬化", "tractor_roads_paved"),
        ("硬化道路", "paved_roads"),
    ],
)
def test_paved_is_a_stage_of_the_road_that_is_named(words: str, name: str) -> None:
    assert match_phrase(words, topics=["infrastructure"], unit="公里").item.name == name


@pytest.mark.parametrize(
    ("words", "unit", "item", "zh"),
    [
        ("发放鸡苗", "只", "animal_poultry_of_young", "家禽（种苗）"),
        ("母猪存栏", "头", "animal_pigs_kept_of_breeding", "生猪：存栏（能繁母畜）"),
        ("基础母羊", "只", "animal_sheep_of_breeding", "羊（养殖）（能繁母畜）"),
        ("保底分红", "万元", "dividends_of_guaranteed", "分红（保底）"),
        ("养鸡", "只", "animal_poultry", "家禽"),  # the whole keeps its name
    ],
)
def test_a_composed_item_has_names_of_its_own(words: str, unit: str, item: str, zh: str) -> None:
    found = match_phrase(words, topics=["production"], unit=unit).item
    assert (found.name, found.zh) == (item, zh)


@pytest.mark.parametrize("words", ["市场渠道", "销售渠道", "菌棒", "管护员", "福利院", "互助资金借款", "场地租金"])
def test_what_only_shares_a_word_with_an_item_keeps_its_own_words(words: str) -> None:
    assert match_phrase(words, topics=["production"], unit="个").item.is_own


def test_of_those_on_a_roll_no_income_is_composed() -> None:
    assert match_phrase("脱贫户年人均收入", topics=["registry"], unit="元").item.is_own


@pytest.mark.parametrize(
    ("former", "now", "zh"),
    [
        ("housing/rebuilding_planned", "housing/rebuilt_planned", "计划危房改造"),
        ("registry/original_total", "registry/total_previous", "原建档立卡"),
        ("registry/initial_headcount_ratio", "registry/headcount_ratio_previous", "原贫困发生率"),
        ("production/dividend_highest", "production/dividends_highest", "分红：最高"),
        ("housing/group_relocation", "housing/relocation_of_whole_groups", "易地扶贫搬迁（整组）"),
        ("production/ewes", "production/animal_sheep_of_breeding", "羊（养殖）（能繁母畜）"),
        ("income/village_collective_returns", "income/村集体产业收益", "村集体产业收益"),
    ],
)
def test_what_was_listed_once_is_read_as_what_it_became(former: str, now: str, zh: str) -> None:
    item = load_vocabulary().item(*former.split("/"))
    assert (f"{item.topic}/{item.name}", item.zh) == (now, zh)


def test_every_former_name_is_of_something() -> None:
    from fupin_analysis.core.disk.toml import load_words

    for former in load_words("facets")["former"]:
        assert load_vocabulary().find_item(*former.split("/")) is not None, former


def test_no_former_name_is_that_of_an_item_that_stood_beside_it() -> None:
    from fupin_analysis.core.disk.toml import load_words

    # One thing listed twice in two topics, or measured in what the other was not.
    same = {"production/workshops", "infrastructure/clinics", "production/household_industry_started"}
    topics = load_vocabulary().topics
    for former, now in load_words("facets")["former"].items():
        topic, _, name = now.partition("/")
        assert former in same or name not in topics[topic].items, former


@pytest.mark.parametrize(
    ("topic", "words", "unit", "other"),
    [
        ("publicity", "政策读本", "册", "leaflets"),
        ("publicity", "口袋书", "册", "leaflets"),
        ("infrastructure", "水泥路", "公里", "paved_roads"),
        ("infrastructure", "社道", "公里", "group_roads"),
        ("infrastructure", "组组通公路", "公里", "group_roads_paved"),
        ("infrastructure", "河堤治理", "万元", "dykes"),
        ("production", "农产品采购额", "万元", "consumption_aid"),
        ("production", "订单种植", "亩", "planting"),
        ("production", "特色种植", "亩", "planting"),
        ("employment", "一次性创业补贴", "万元", "start_ups"),
        ("infrastructure", "水管", "公里", "water_pipes"),
        ("production", "林地流转", "亩", "land_transferred"),
    ],
)
def test_what_is_a_kind_of_it_or_beside_it_is_not_the_item(topic: str, words: str, unit: str, other: str) -> None:
    assert base_of(match_phrase(words, topics=[topic], unit=unit).item) != other


def test_of_houses_new_ones_are_no_moves() -> None:
    assert match_phrase("新建住房", topics=["housing"], unit="户").item.name == "built_anew"
    assert match_phrase("新建安置房", topics=["housing"], unit="套").item.name == "resettlement_homes_new"


@pytest.mark.parametrize(("topic", "words", "unit"), [("housing", "新建户", "户"), ("income", "村集体经济", "万元")])
def test_what_meant_something_else_before_keeps_its_own_words(topic: str, words: str, unit: str) -> None:
    assert match_phrase(words, topics=[topic], unit=unit).item.is_own
