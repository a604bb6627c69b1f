"""What people said a phrase means counts before what the reader makes of it."""

from __future__ import annotations

from dataclasses import replace

from fupin_analysis.clean.prose.answered import apply_answers
from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.answers import AboutAnswer, HeadingAnswer, Readings, answering
from fupin_analysis.core.prose import Paragraph, Prose

PROSE = Prose(
    "总结.txt",
    (
        Paragraph(1, "测溪镇2018年脱贫攻坚工作总结", "title"),
        Paragraph(2, "全镇易地搬迁120户，群众已移交钥匙96户，补助移交钥匙户30万元，贫困户新合疗入保率98%。"),
    ),
)
KEYS = HeadingAnswer(text="移交钥匙", means="易地扶贫搬迁已入住", by="县扶贫办")
RATE = HeadingAnswer(text="新合疗入保率", means="参保率", file="总结*.txt")


def read(*answers: HeadingAnswer, prose: Prose = PROSE) -> dict[float, str]:
    """Topic, item and measure of each figure by its value."""
    with answering(Readings(answers)):
        reading = apply_answers(read_prose(prose))
    return {one.value: f"{one.topic}/{one.item}.{one.measure}" for one in reading.mentions if one.kind == "figure"}


def test_a_phrase_means_what_was_answered() -> None:
    before, after = read(), read(KEYS, RATE)
    assert before[96] != after[96] == "housing/relocation_moved_in.households"
    assert before[0.98] != after[0.98] == "medical/insured_rate.rate"
    assert after[120] == before[120]


def test_a_number_whose_unit_the_item_does_not_know_stays_what_it_was() -> None:
    assert read(KEYS)[300_000] == read()[300_000]
    assert read(KEYS)[96] != read()[96]  # the same answer is heard elsewhere


def test_an_answer_may_speak_of_one_measure_only() -> None:
    persons = HeadingAnswer(text="移交钥匙", means="易地扶贫搬迁", measure="人数")
    assert read(persons)[96] == read()[96]
    households = HeadingAnswer(text="移交钥匙", means="易地扶贫搬迁", measure="户数")
    assert read(households)[96] == "housing/relocation.households" != read()[96]


def test_an_answer_about_other_files_says_nothing() -> None:
    other = HeadingAnswer(text="移交钥匙", means="易地扶贫搬迁已入住", file="计划*.docx")
    assert read(other) == read()
    assert read(replace(other, file="总结*.txt")) != read()


def test_what_was_used_is_known_and_nothing_is_asked_again() -> None:
    with answering(Readings((KEYS, RATE, AboutAnswer(file="别的.txt", year=2019)))) as readings:
        cleaned = clean_prose(PROSE)
    assert sorted(readings.used) == [0, 1]
    assert {"relocation_moved_in", "insured_rate"} <= set(cleaned.figures["item"])
