"""Names of figures: what a page prints is read back, and so is what programs write."""

from __future__ import annotations

import pytest

from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.errors import FupinError


@pytest.mark.parametrize(
    ("period", "place"), [("2018", ""), ("2018H1", "大坪村"), ("2018-12-31", "第三村民小组"), ("2018H2", "2019新村")]
)
def test_every_figure_of_the_vocabulary_is_shown_and_read_back(period: str, place: str) -> None:
    for item in load_vocabulary().items():
        for measure in item.measures:
            ref = FigureRef(period, place, item.topic, item.name, measure, "甲镇", 2018)
            assert FigureRef.parse(ref.show("zh"), township="甲镇", year=2018) == ref
            assert FigureRef.parse(ref.code, township="甲镇", year=2018) == ref


@pytest.mark.parametrize(
    "words", ["外出打工受伤", "缺技术/缺劳力", "v1.0 其他", "户均", "养殖@场", "@农场", "甲\\乙", "数[1]", "a.b@c/d"]
)
def test_a_figure_in_the_documents_own_words_is_read_back(words: str) -> None:
    ref = FigureRef("2018", "", "cause", words, "households", year=2018)
    assert FigureRef.parse(ref.show("zh"), year=2018) == ref
    assert FigureRef.parse(ref.code, year=2018) == ref


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("因病户数", "cause/illness.households@2018"),
        ("因病（户数）", "cause/illness.households@2018"),
        ("上半年教育补助合计金额", "education/total.amount_yuan@2018H1"),
        ("cause/illness/households", "cause/illness.households@2018"),
        ("致贫原因/因病/户数", "cause/illness.households@2018"),
        ("cause/illness.households@2017[东村]", "cause/illness.households@2017[东村]"),
    ],
)
def test_wordings_are_completed_with_the_year(text: str, code: str) -> None:
    assert FigureRef.parse(text, year=2018).code == code


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("2018年因病", "因病户数"),
        ("因并户数", "因病户数"),
        ("causes/illness.households", "cause"),
        ("cause/illness.household", "households"),
    ],
)
def test_what_names_no_figure_is_answered_with_the_nearest(text: str, near: str) -> None:
    with pytest.raises(FupinError) as caught:
        FigureRef.parse(text, year=2018)
    assert [problem.code for problem in caught.value.problems] == ["F316"]
    assert near in caught.value.problems[0].near


def test_words_that_name_several_items_of_a_topic_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    vocabulary = load_vocabulary()
    both = [vocabulary.item("cause", "illness"), vocabulary.item("cause", "disability")]
    monkeypatch.setattr(
        type(vocabulary), "find_items", lambda _self, words, **_of: both if words in ("病残", "disability") else []
    )
    with pytest.raises(FupinError, match="F316") as caught:
        FigureRef.parse("cause/病残.households", year=2018)
    assert caught.value.problems[0].near == ("cause/illness", "cause/disability")
    assert FigureRef.parse("cause/disability.households", year=2018).item == "disability"


def test_an_english_name() -> None:
    assert FigureRef("2018H1", "Dongcun", "cause", "illness", "households").show("en") == (
        "Illness the first half of 2018 in Dongcun, households"
    )


@pytest.mark.parametrize("item", ["relocation_accepted", "rebuilt_of_disabled", "relocation_planned_of_disabled", "庭院整治"])
def test_composed_items_and_own_words_are_shown_and_read_back(item):
    ref = FigureRef("2018", "", "housing", item, "households")
    assert FigureRef.parse(ref.show("zh"), year=2018).code == ref.code
