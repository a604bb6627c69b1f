"""The matcher of phrases: known, composed, or own words; never a wrong item for an unknown word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin_analysis.core.words.composing import compose, composed_name
from fupin_analysis.core.words.facets import load_facets
from fupin_analysis.core.words.lexicon import known_words
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.terms import OTHER, is_own, load_vocabulary, own_words
from fupin_analysis.core.words.topics import topics_of

VOCABULARY = load_vocabulary()
ITEMS = list(VOCABULARY.items())


def _found(phrase, **known):
    match = match_phrase(phrase, **known)
    return f"{match.item.topic}/{match.item.name}", match.measure.name


@pytest.mark.parametrize(
    ("phrase", "known", "about"),
    [
        ("因病", {"unit": "户"}, ("cause/illness", "households")),
        ("易地扶贫搬迁", {"unit": "人"}, ("housing/relocation", "persons")),
        ("2018年危房改造", {"unit": "户"}, ("housing/rebuilt", "households")),
        ("危房改造竣工", {"unit": "户"}, ("housing/rebuilt", "households")),
        ("完成户数", {"headings": ["危房改造"]}, ("housing/rebuilt", "households")),
        ("其他", {"unit": "户"}, ("other/其他", "households")),
        ("其他", {"unit": "户", "topics": ["cause"]}, ("cause/other", "households")),
        ("低保", {"unit": "户", "topics": ["living"]}, ("living/minimum_living_allowance", "households")),
        ("小学生", {"unit": "人"}, ("education/小学生", "persons")),
        ("小学补助金额", {"unit": "万元"}, ("education/primary", "amount_yuan")),
        ("因病（不含低保）", {"unit": "户"}, ("cause/因病（不含低保）", "households")),
        ("计划新增危房改造", {"unit": "户"}, ("housing/计划新增危房改造", "households")),  # two stages: which one is not known
        ("", {"unit": "户", "topics": ["cause"]}, ("cause/致贫原因", "households")),
    ],
)
def test_a_phrase_means_a_known_item_only_if_all_of_it_is_understood(phrase, known, about):
    assert _found(phrase, **known) == about


def test_headings_tell_the_topic():
    assert topics_of("（二）健康扶贫") == ("medical",)
    assert topics_of("三、产业帮扶和就业帮扶情况") == ("production", "employment")
    assert topics_of("存在的困难") == ()


@given(st.text(min_size=1, max_size=100))
def test_any_text_has_a_name_in_own_words_that_parts_no_path(text):
    name = own_words(text)
    assert own_words(name) == name
    assert not set(name) & set("/.@[];")
    if name:
        assert is_own(name)
        assert VOCABULARY.item(OTHER, name).zh == name


@given(
    st.text(alphabet="危房改造计划因病低保户开工户数人第一批（）、2018年", max_size=14), st.sampled_from(["", "户", "万元", "吨"])
)
def test_every_phrase_becomes_an_item_that_figures_may_speak_of(phrase, unit):
    match = match_phrase(phrase, unit=unit)
    assert VOCABULARY.has_item(match.item.topic, match.item.name)
    assert match.measure.name in VOCABULARY.measures
    assert match.item.is_own == (match.score == 0)


@given(st.lists(st.sampled_from(sorted(known_words())), min_size=1, max_size=4), st.sampled_from(["", "户", "万元", "%"]))
def test_no_chain_of_known_words_breaks_the_grammar(chain, unit):
    match = match_phrase("".join(chain), headings=["危房改造", "监测对象"], unit=unit, lines=["户", "亩"])
    assert VOCABULARY.has_item(match.item.topic, match.item.name)


@pytest.mark.parametrize("stage", ["", *load_facets().stages])
@pytest.mark.parametrize("group", ["", "disabled", "registered"])
def test_a_composed_name_says_what_it_is_made_of(stage, group):
    item = VOCABULARY.item("housing", "relocation")
    name = composed_name(item, stage, group)
    found = VOCABULARY.item("housing", name)
    assert found.name == name
    assert "易地扶贫搬迁" in found.zh
    assert (found is item) == (not stage and not group)


def test_what_the_grammar_cannot_make_is_no_item():
    topic = VOCABULARY.topics["cause"]
    assert [compose(topic, name) for name in ("ilness", "illness_of_martians", "illness_often", "_planned")] == [None] * 4
    assert not VOCABULARY.has_item("cause", "ilness")
    assert not VOCABULARY.has_item("causes", "illness")


def test_entries_that_stand_for_composed_items_exist():
    for composed, entry in load_facets().same.items():
        assert VOCABULARY.has_item(*composed.split("/")), composed
        topic, name = entry.split("/")
        assert name in VOCABULARY.topics[topic].items, entry


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: f"{item.topic}/{item.name}")
def test_each_listed_item_is_found_by_its_label_under_its_topic(item):
    match = match_phrase(item.zh, topics=[item.topic], measure=item.measures[0])
    assert (match.item.topic, match.item.name) == (item.topic, item.name)


def test_a_fund_named_twice_beside_what_it_is_for() -> None:
    match = match_phrase("其中用于产业市级衔接资金（市级）", topics=["funds"], measure="amount_yuan")
    assert match.measure.name == "amount_yuan"


@given(
    st.lists(st.sampled_from([*sorted(known_words()), "其中：", "（", "）", "用于", "一心"]), min_size=1, max_size=5),
    st.sampled_from(["", *sorted(VOCABULARY.topics)]),
    st.lists(st.sampled_from(sorted(known_words())), max_size=2),
    st.sampled_from(["", "户", "人", "万元", "%", "公里"]),
)
@settings(max_examples=500, deadline=None)
def test_known_words_in_any_company_become_an_item(words, topic, headings, unit):
    match = match_phrase("".join(words), topics=[topic] if topic else (), headings=headings, unit=unit)
    assert VOCABULARY.has_item(match.item.topic, match.item.name)


@pytest.mark.parametrize(
    "phrase", ["农村低保和特困供养资金", "低保金、特困供养金", "残疾人和低保户务工人数", "低保户与五保户户数"]
)
def test_one_group_as_well_as_another_is_neither_of_them_nor_both_at_once(phrase: str) -> None:
    assert match_phrase(phrase, topics=["living"]).item.is_own


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("脱贫户和监测户务工人数", "employed_of_exited_and_monitored"), ("低保户危房改造户数", "rebuilt_of_low_income_allowance")],
)
def test_groups_that_are_one_and_a_group_beside_its_work_are_known(phrase: str, name: str) -> None:
    assert match_phrase(phrase).item.name == name
