"""Places that a list names without 村."""

import re

import pytest

from fupin_analysis.clean.prose.places.parallel import parallel_names
from fupin_analysis.clean.prose.places.villages import villages_of
from tests.clean.prose.sentence import figures

BOTH = "红岩村和青松村是贫困村。"


@pytest.mark.parametrize(
    "text",
    [
        "全年完成危房改造21户，其中红岩改造12户、青松改造9户。",
        "全年完成危房改造21户，其中红岩12户、青松9户。",
        "红岩、青松两村分别改造危房12户和9户。",
        "危房改造完成21户，红岩村改造12户，青松改造9户。",
    ],
)
def test_stems_of_villages_in_parallel_are_places(text):
    assert figures(BOTH + text)[-2:] == ["housing/rebuilt.households=12[红岩村]", "housing/rebuilt.households=9[青松村]"]


def test_what_each_village_did_keeps_its_own_item():
    assert figures(BOTH + "当年红岩脱贫31户102人，青松脱贫27户90人。") == [
        "exit/done.households=31[红岩村]",
        "exit/done.persons=102[红岩村]",
        "exit/done.households=27[青松村]",
        "exit/done.persons=90[青松村]",
    ]


def test_one_stem_alone_is_no_place():
    assert villages_of([BOTH, "红岩水库灌溉200亩，接待游客300人次。"]) == {"红岩村", "青松村"}


@pytest.mark.parametrize(
    "text",
    [
        "新建蓄水池14口，其中石鼓6口、枫林5口、大坳3口。",
        "养殖山羊500只，其中黑山300只、白山200只。",
        "水库2座，其中大坝河1座、龙潭1座。",
    ],
)
def test_parts_that_make_the_number_before_are_no_places(text):
    assert not any("[" in figure for figure in figures(text))


@pytest.mark.parametrize(
    "text",
    [
        "红岩合作社带动40户，青松合作社带动12户。",
        "青松水厂供水300户，红岩水厂供水200户。",
        "红岩水厂、青松水厂分别供水300户、200户。",
        "红岩种植合作社带动40户，青松养殖大户带动12户。",
        "改造危房21户，其中红岩12户、青松9户。红岩合作社带动40户，青松水厂供水300户。",
    ],
)
def test_what_is_called_after_a_village_is_not_the_village(text):
    assert not any("[" in figure for figure in figures(BOTH + text)[-2:])


def test_groups_that_help_are_an_offices():
    assert not any("[" in figure for figure in figures("第一组帮扶12户，第二组帮扶9户。"))
    assert not any("[" in figure for figure in figures("甲山组结对12户，乙水组结对9户。"))
    assert villages_of(["第一组帮扶12户,第二组帮扶9户。"], is_of_village=True) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "流转土地500亩，其中水田200亩、旱田300亩。",
        "种植经济作物500亩，其中云参300亩、雪莲果200亩。",
        "改造21户，其中加固12户、新建9户。",
        "成立综合组5人、资料组3人、宣传组4人。",
        "发放资金9万元，其中小学6万元、初中3万元。",
    ],
)
def test_kinds_that_make_the_whole_are_no_places(text):
    assert villages_of([text.replace("，", ",")]) == frozenset()


def test_groups_are_places():
    assert figures("硬化通组路9.5公里，云盘组3.5公里、上坝组6公里。") == [
        "infrastructure/group_roads.length_km=9.5",
        "infrastructure/group_roads.length_km=3.5[云盘组]",
        "infrastructure/group_roads.length_km=6[上坝组]",
    ]


def test_groups_with_numbers_are_those_of_a_village_in_its_own_paper():
    assert villages_of(["硬化道路一组3公里,二组2公里。"], is_of_village=True) == frozenset()
    assert villages_of(["一组硬化道路3公里,二组2公里。"], is_of_village=True) == {"一组", "二组"}
    assert villages_of(["一组硬化道路3公里,二组2公里。"]) == frozenset()


def test_a_noun_behind_a_list_in_order_is_that_of_all():
    assert figures("红岩村、青松村。红岩、青松分别建起了60座和28座大棚。") == [
        "production/greenhouses.count=60[红岩村]",
        "production/greenhouses.count=28[青松村]",
    ]


def test_a_stem_may_end_like_the_name_of_a_village():
    assert figures("西屯村、南关村都是脱贫村。西屯、南关分别流转土地620亩、480亩。") == [
        "production/land_transferred.area_mu=620[西屯村]",
        "production/land_transferred.area_mu=480[南关村]",
    ]


def test_names_in_order_share_the_noun_of_the_last():
    text = "上坪村、中坪村、下坪村。茶园面积9600亩，今年新增800亩。上坪、中坪、下坪茶园分别为3600亩、3100亩、2900亩。"
    assert figures(text)[2:] == [
        "production/tea.area_mu=3600[上坪村]",
        "production/tea.area_mu=3100[中坪村]",
        "production/tea.area_mu=2900[下坪村]",
    ]


def test_a_list_of_places_in_a_sentence_of_its_own_is_of_what_was_said_before():
    assert figures(BOTH + "改造危房21户。红岩改造12户、青松改造9户。")[-2:] == [
        "housing/rebuilt.households=12[红岩村]",
        "housing/rebuilt.households=9[青松村]",
    ]


def test_a_long_name_of_a_thing_may_follow_a_village():
    assert villages_of(["下坪村茶叶加工厂年加工优质干茶120吨。"]) == {"下坪村"}


def test_no_pattern_is_made_for_every_name(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{one}{other}" for one in "春夏秋冬梅兰竹" for other in "菊松柏桃柳杏"]
    text = f"其中{','.join(f'{name}改造12户' for name in names)}。"
    villages = {f"{name}村" for name in names}
    parallel_names(text, villages, suffix="村", says=lambda _name: False)
    made: list[str] = []
    make = re._compiler.compile  # type: ignore[attr-defined]
    monkeypatch.setattr(re._compiler, "compile", lambda pattern, flags: made.append(pattern) or make(pattern, flags))  # type: ignore[attr-defined]
    re.purge()
    assert parallel_names(text, villages, suffix="村", says=lambda _name: False) == {*names}
    assert len(made) <= 5
