"""Templates filled with numbers as each language writes them."""

from __future__ import annotations

import pytest

from fupin_analysis.core.prose import Mention, Prose, ProseReading
from fupin_analysis.present import words
from fupin_analysis.present.reading import review_words

NAN = float("nan")


@pytest.mark.parametrize(
    ("households", "persons", "zh", "en"),
    [
        (298.0, 1252.0, "298户1252人", "298 households with 1,252 persons"),
        (1.0, 1.0, "1户1人", "1 household with 1 person"),
        (298.0, NAN, "298户", "298 households"),
        (NAN, 0.0, "0人", "0 persons"),
        (NAN, NAN, "—", "—"),
    ],
)
def test_a_size_names_households_before_persons(households: float, persons: float, zh: str, en: str) -> None:
    assert words.size(households, persons, "zh") == zh
    assert words.size(households, persons, "en") == en


def test_a_count_has_the_unit_of_its_measure() -> None:
    assert words.counted(3.0, "households", "zh") == "3户"
    assert words.counted(3.0, "persons", "zh") == "3人"


@pytest.mark.parametrize(
    ("parts", "zh", "en"),
    [
        ([], "", ""),
        (["甲"], "甲", "甲"),
        (["甲", "", "乙"], "甲、乙", "甲 and 乙"),
        (["甲", "乙", "丙"], "甲、乙、丙", "甲, 乙 and 丙"),
    ],
)
def test_parts_of_one_kind_are_joined(parts: list[str], zh: str, en: str) -> None:
    assert words.join(parts, "zh") == zh
    assert words.join(parts, "en") == en


def test_clauses_become_sentences() -> None:
    assert words.sentences(["甲", "", "乙"], "zh") == "甲。乙。"
    assert words.sentences(["one", "", "two words"], "en") == "One. Two words."
    assert words.clauses(["甲", "", "乙"], "zh") == "甲；乙。"
    assert words.clauses(["one", "two"], "en") == "One; two."
    assert words.clauses([], "zh") == ""


def test_labels_lose_their_capital_within_an_english_sentence() -> None:
    assert words.item_in_text("cause", "illness", "en") == "illness"
    assert words.item_in_text("cause", "illness", "zh") == "因病"
    assert words.topic_in_text("cause", "en") == "causes of poverty"
    assert words.topic_label("cause", "zh") == "致贫原因"


def test_a_long_text_is_cut_on_one_line() -> None:
    assert words.shorten("甲 \n 乙") == "甲 乙"
    assert words.shorten("甲" * 60) == "甲" * 60
    assert words.shorten("甲" * 61) == "甲" * 59 + "…"
    assert words.shorten("甲乙丙丁", most=3) == "甲乙…"


def test_what_the_vocabulary_plans_is_known() -> None:
    assert words.has_plan("causes")
    assert not words.has_plan("cause")
    assert "causes" in words.plans()
    assert words.table_plan("causes")["zh"] == "致贫原因构成"
    assert words.has_column("households")
    assert not words.has_column("house")
    assert words.column("households")["en"] == "Households"


def test_templates_of_a_subject_are_named() -> None:
    assert {"left_out", "causes", "causes_alt"} <= set(words.names("charts"))


def test_the_page_of_a_reading_has_a_word_for_each_of_its_templates() -> None:
    spoken = review_words("zh")
    assert set(words.names("reading")) | {"tally"} <= set(spoken)
    assert spoken["nobody"]() == words.say("reading.nobody", "zh")
    mentions = (Mention(1, 0, 5, "2018年", "date"), Mention(1, 5, 8, "20户", "figure"))
    assert spoken["tally"](ProseReading(Prose("总结.txt", ()), "甲山镇", 2018, mentions)) == "采用1、日期1"
