"""A stop typed for a decimal point, kinds of disability, and who lives in a place."""

import pytest

from fupin_analysis.clean.prose.paper.folding import fold_prose

from .sentence import figures, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("参合率达93。2%。", ["medical/insured_rate.rate=0.932"]),
        ("种植茶叶1。5万亩。", ["production/tea.area_mu=15000"]),
        ("全镇有扶贫车间12。2018年建成3个。", ["production/2018年建成.count=3"]),
        ("全镇有扶贫车间12。28户参加。", ["production/产业扶持.households=28"]),
        (
            "肢体残疾142人、多重残疾12人、重残38人。",
            ["living/肢体残疾.persons=142", "living/多重残疾.persons=12", "living/severely_disabled.persons=38"],
        ),
        ("全镇常住户2860户8730人。", ["population/resident.households=2860", "population/resident.persons=8730"]),
        ("全镇总户数2860户。", ["population/total.households=2860"]),
        ("辖区有小学4所。", ["education/小学.count=4"]),
    ],
)
def test_what_is_counted(text, expected):
    found = figures(text)
    assert [one for one in found if one in expected] == expected, found


def test_a_decimal_with_a_typed_stop_is_shown_as_written():
    assert [mention.text for mention in read("参合率达93。2%。")] == ["93。2%"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("水渠2。1公里。", "水渠2.1公里。"),
        ("水渠 2。1公里。", "水渠2.1公里。"),
        ("参合率：93。2%。", "参合率:93.2%。"),
        ("投资2。5万元。", "投资2.5万元。"),
        ("发放补贴共2。5亿元。", "发放补贴共2.5亿元。"),
        ("1。20万元用于危房改造。", "1。20万元用于危房改造。"),
        ("1。20亩用于茶园。", "1。20亩用于茶园。"),
        ("一、茶园;2。30亩果园。", "一、茶园;2。30亩果园。"),
        ("脱贫户数为120。3万元用于慰问。", "脱贫户数为120。3万元用于慰问。"),
        ("扶贫车间12。500亩茶园。", "扶贫车间12。500亩茶园。"),
    ],
)
def test_a_stop_is_a_decimal_point_only_where_no_sentence_may_begin(text, folded):
    assert fold_prose(text).text == folded
