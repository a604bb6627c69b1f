"""Villages whose names end like a word, or stand before what a village has."""

import pytest

from fupin_analysis.clean.prose.places.villages import villages_of
from tests.clean.prose.sentence import figures


@pytest.mark.parametrize("name", ["四通村", "石山村", "前进村", "三联村", "大石包村", "桥下村", "永富村", "自强村", "兴新村"])
def test_a_name_may_end_with_the_sign_of_a_word(name):
    assert villages_of([f"其中{name}12户31人。"]) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "其中不通村3个。",
        "全部入住新村12户。",
        "加强村集体建设。",
        "干部联村12人。",
        "发挥村党支部作用。",
        "推进村庄整治。",
        "荒山村12户",
    ],
)
def test_a_word_before_a_village_is_no_name(text):
    assert villages_of([text]) == frozenset()


def test_a_list_of_villages_has_each_its_own_number():
    assert figures("新修公路31.5公里，其中四通村8.2公里、石笋村6.7公里。")[1:] == [
        "infrastructure/roads.length_km=8.2[四通村]",
        "infrastructure/roads.length_km=6.7[石笋村]",
    ]


def test_what_a_village_has_may_follow_its_name():
    assert figures("上磨村党支部领办合作社，流转土地860亩。") == ["production/land_transferred.area_mu=860[上磨村]"]


@pytest.mark.parametrize("name", ["和平村", "和顺村", "向阳村", "有余村", "对门村", "同心村"])
def test_a_name_may_begin_with_a_word_that_leads_to_names(name):
    assert villages_of([f"{name}12户31人。"]) == {name}


def test_what_leads_to_a_name_is_no_part_of_it():
    assert villages_of(["茶园由东阁村和西岭村新建。", "向西岭村投放鸡苗。", "东阁村、西岭村12户。"]) == {"东阁村", "西岭村"}


@pytest.mark.parametrize(
    ("names", "places"),
    [
        ("对口村、中和村、在田村", ["对口村", "中和村", "在田村"]),
        ("有田村、为民村和将军村", ["有田村", "为民村", "将军村"]),
        ("东阁村、和平村和向阳村", ["东阁村", "和平村", "向阳村"]),
        ("在东阁村、西阁村、中阁村", ["东阁村", "西阁村", "中阁村"]),
    ],
)
def test_names_in_order_are_whole(names, places):
    expected = [f"exit/done.households={number}[{place}]" for number, place in enumerate(places, start=3)]
    assert figures(f"{names}分别脱贫3户、4户、5户。") == expected
    assert figures(f"{names}分别脱贫3、4、5户。") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "完成上河村、下寨村等美丽乡村建设；积极推进厕所改造，完成改厕417户。",
            ["infrastructure/toilets.households=417"],
        ),
        ("启动整治项目；打造下寨村示范点；完成水渠12公里。", ["infrastructure/canals.length_km=12"]),
        ("推进上河村、下寨村道路建设；发放低保金23万元。", ["living/minimum_living_allowance.amount_yuan=230000"]),
        ("下寨村：基础条件差；有贫困户32户。", ["registry/total.households=32[下寨村]"]),
        (
            "在上河村、下寨村硬化道路3公里。",
            ["infrastructure/paved_roads.length_km=3[上河村、下寨村]"],
        ),
    ],
)
def test_works_done_in_villages_do_not_lend_their_place_to_the_next_part(text, expected):
    assert figures(text) == expected


def test_how_many_villages_a_list_with_others_has_is_the_townships():
    assert figures("在上河村、下寨村等7村复垦土地63亩。")[-1].endswith("=63")
    assert figures("实施上河村、清溪等9村旧村复垦项目共计46亩。")[-1].endswith("=46")
    assert figures("上河村脱贫3户,清溪村脱贫6户。")[-1].endswith("=6[清溪村]")


def test_what_firms_are_brought_to_invest_is_no_help():
    assert figures("完成招商引资2840万元。") != ["funds/social.amount_yuan=28400000"]
    assert figures("落实社会帮扶资金36万元。") == ["funds/social.amount_yuan=360000"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018年脱贫310户，出列村东湖村、西湖村两个。", ["exit/done.households=310", "registry/exited_villages.count=2"]),
        ("今年摘帽贫困村东湖村、西湖村、石塔村3个。", ["exit/villages.count=3"]),
        ("全镇深度贫困村东湖村、西湖村2个。", ["registry/deeply_poor_villages.count=2"]),
        ("安置点东湖村、西湖村两处。", ["housing/sites.count=2"]),
        ("东湖村、西湖村新建文化广场2个。", ["infrastructure/cultural_squares.count=2[东湖村、西湖村]"]),
    ],
)
def test_how_many_villages_are_named_behind_their_kind_is_the_townships(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "立足村情，发展种植业200亩。",
        "结合村实际，硬化道路3公里。",
        "着眼村情，建公厕2座。",
        "紧扣村情民意，修渠5公里。",
        "依据村情，改厕20户。",
    ],
)
def test_what_rests_on_the_village_names_none(text):
    assert not villages_of([text])
