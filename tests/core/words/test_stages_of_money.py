"""Work done in money, what was paid out, what was claimed and what is still to come are four things."""

from __future__ import annotations

import pytest

from fupin_analysis.core.words.phrases import match_phrase


@pytest.mark.parametrize(
    ("phrase", "topic", "item"),
    [
        ("蓄水池完成投资", "infrastructure", "water_tanks_invested"),
        ("蓄水池已完成投资额", "infrastructure", "water_tanks_invested"),
        ("危房改造完成投资额", "housing", "rebuilt_invested"),
        ("易地扶贫搬迁累计完成投资", "housing", "relocation_invested"),
        ("危房改造到位资金", "housing", "rebuilt_received"),
        ("雨露计划应发放金额", "education", "yulu_planned"),
        ("雨露计划实发金额", "education", "yulu"),
        ("出栏量", "production", "raising_sold"),
        ("存栏量", "production", "raising"),
        ("新纳入贫困户", "registry", "newly_identified"),
        ("新纳入监测户数", "monitoring", "newly_monitored"),
    ],
)
def test_known_stages(phrase: str, topic: str, item: str) -> None:
    match = match_phrase(phrase, topics=[topic])
    assert (match.item.topic, match.item.name) == (topic, item)


@pytest.mark.parametrize(("phrase", "topic"), [("产业路未报账", "infrastructure"), ("村集体经济实现产值", "income")])
def test_what_no_item_is_keeps_its_words(phrase: str, topic: str) -> None:
    match = match_phrase(phrase, topics=[topic], unit="万元")
    assert match.item.is_own
    assert phrase[-2:] in match.item.name


@pytest.mark.parametrize(("topic", "item"), [("registry", "newly_identified"), ("monitoring", "newly_monitored")])
def test_those_newly_taken_in_are_new_on_the_list_of_which_the_table_is(topic: str, item: str) -> None:
    assert match_phrase("本年新纳入户数", topics=[topic]).item.name == item
    assert match_phrase("新纳入户数").item.is_own
