"""A paper said otherwise is read as before: a sample of what ``benchmarks/rewording.py`` tries on all papers and sentences."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from benchmarks.rewording import compare, paper_of, papers, sentences
from benchmarks.rewordings import Rewording, load_rewordings
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Prose, ProseReading

#: Every so many papers, and sentences, of all.
PAPERS, SENTENCES = 13, 80
#: Rewordings after which no number of the sample is read otherwise.
ALIKE = (
    "households and persons apart",
    "households before their noun",
    "number before its noun",
    "full-width digits",
    "ten thousands of yuan",
    "blanks around numbers",
    "half-width marks",
    "words that add nothing, before a sentence",
    "as of now",
)
#: Share of numbers that may be read otherwise after any, and where what is counted becomes a thing that no word is known for.
MOST = {"item": 0.12, "measure": 0.25}


@cache
def _read() -> list[tuple[Prose, ProseReading]]:
    sample = [*list(papers("dev"))[::PAPERS], *map(paper_of, sentences()[::SENTENCES])]
    return [(prose, read_prose(prose)) for prose in sample]


def _tally(rewording: Rewording) -> tuple[Counter[str], list[str]]:
    tally, lines = Counter[str](), list[str]()
    for prose, before in _read():
        some, told = compare(prose, before, rewording)
        tally.update(some)
        lines += told
    return tally, lines


@pytest.mark.parametrize("rewording", load_rewordings(), ids=lambda one: one.name)
def test_a_rewording(rewording: Rewording) -> None:
    tally, lines = _tally(rewording)
    other = tally["wrong"] + tally["lost"] + tally["vague"]
    assert other <= (0 if rewording.name in ALIKE else MOST[rewording.keeps] * tally["compared"] + 2), "\n".join(lines)


def test_a_change_of_meaning_is_seen() -> None:
    paper = paper_of("全镇贫困户320户1100人,今年脱贫86户。")
    rule = {"find": "今年脱贫", "write": ["去年脱贫"]}
    tally, lines = compare(paper, read_prose(paper), Rewording.of({"name": "another year", "rule": [rule]}))
    assert (tally["compared"], tally["same"], tally["wrong"]) == (3, 2, 1)
    assert "@2018 → exit/done.households=86@2017" in "".join(lines)


def test_a_number_that_goes_is_lost() -> None:
    paper = paper_of("今年脱贫86户。")
    rule = {"find": "(?<n>86户)", "write": ["若干户"]}
    tally, _lines = compare(paper, read_prose(paper), Rewording.of({"name": "no number", "rule": [rule]}))
    assert (tally["compared"], tally["lost"]) == (1, 1)


def test_numbers_written_otherwise_are_found_again() -> None:
    paper = paper_of("今年脱贫86户，投入12.5万元，退出率35%。")
    numerals = next(one for one in load_rewordings() if one.name == "numerals in characters")
    reworded = numerals.apply(paper, read_prose(paper))
    assert reworded.texts[2] == "今年脱贫八十六户，投入12.5万元，退出率35%。"
    assert reworded.texts[2][slice(*reworded.span(2, 4, 7))] == "八十六户"
