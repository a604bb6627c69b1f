"""What a township stated: figures by what they are about, their rivals, and what the year after says of them."""

from fractions import Fraction

import pandas as pd

from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.figures import empty_figures, to_figures
from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.crosscheck.edits.outcomes import apply_rules
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.crosscheck.edits.stated import Key, path_of, read_stated
from tests.crosscheck.edits.test_rules import figures_of

RULES = {rule.code: rule for rule in load_rules()}


def test_reading_keeps_townships_and_years_apart_in_order():
    figures = pd.concat(
        [
            figures_of("registry/total.persons = 3", township="乙镇"),
            figures_of("registry/total.persons = 2", township="甲镇", year=2019),
            figures_of("registry/total.persons = 1", township="甲镇"),
        ]
    )
    stated = list(read_stated(figures))
    assert [(one.township, one.year, list(one.values.values())) for one in stated] == [
        ("乙镇", 2018, [3]),
        ("甲镇", 2018, [1]),
        ("甲镇", 2019, [2]),
    ]


def test_reading_of_no_figures_yields_nothing():
    assert list(read_stated(empty_figures())) == []


def test_reading_takes_the_first_statement_and_keeps_rivals():
    (stated,) = read_stated(figures_of("registry/total.persons = 5; registry/total.persons = 5; registry/total.persons = 7"))
    assert list(stated.values.values()) == [5]
    assert [(key.item, first, other) for key, first, other, _source in stated.rivals] == [("total", 5, 7)]


def test_reading_takes_numbers_as_they_were_printed():
    (stated,) = read_stated(figures_of("infrastructure/village_roads.length_km = 1.71"))
    assert list(stated.values.values()) == [Fraction(171, 100)]


def test_reading_takes_a_percentage_divided_by_a_hundred_as_it_was_printed():
    rows = [
        {"topic": "registry", "item": "headcount_ratio", "measure": "rate", "value": 11.9 / 100},
        {"topic": "registry", "item": "not_exited", "measure": "persons", "value": 2128},
        {"topic": "population", "item": "rural", "measure": "persons", "value": 17905},
    ]
    (stated,) = read_stated(to_figures([{"township": "甲镇", "year": 2018, "period": "2018", **row} for row in rows]))
    assert stated.values[Key("2018", "", "registry", "headcount_ratio", "rate")] == Fraction(119, 1000)
    assert [one.state for one in apply_rules([RULES["Q101"]], stated)] == ["rounding"]  # 2128 / 17905 is 11.88 %


def test_reading_names_the_source_of_every_figure():
    rows = [{"topic": "registry", "item": "total", "measure": "persons", "value": 5, "source": "甲.xlsx › 建档立卡 › C5"}]
    (stated,) = read_stated(to_figures([{"township": "甲镇", "year": 2018, "period": "2018", **row} for row in rows]))
    assert list(stated.sources.values()) == ["甲.xlsx › 建档立卡 › C5"]


def test_what_the_year_after_says_otherwise_of_a_year_is_told_with_both():
    before = figures_of("registry/total.persons = 100; registry/total.households = 30")
    after = figures_of("registry/total.persons@2018 = 98; registry/total.households@2018 = 30", year=2019)
    found = check_consistency(pd.concat([before, after], ignore_index=True))
    assert found[["rule", "year", "period", "measure", "stated", "computed"]].values.tolist() == [
        ["revision", 2019, "2018", "persons", 100.0, 98.0]
    ]


def test_what_the_year_after_says_again_is_not_told():
    before, after = figures_of("registry/total.persons = 100"), figures_of("registry/total.persons@2018 = 100", year=2019)
    assert check_consistency(pd.concat([before, after], ignore_index=True)).empty


def test_a_return_two_years_on_is_not_held_against_it():
    before, after = figures_of("registry/total.persons = 100"), figures_of("registry/total.persons@2018 = 98", year=2020)
    assert check_consistency(pd.concat([before, after], ignore_index=True)).empty


def test_a_key_is_written_as_it_is_read_again():
    for key in [
        Key("2018", "", "registry", "total", "households"),
        Key("2018H1", "", "cause", "illness", "persons"),
        Key("2017", "南村", "exit", "done", "households"),
    ]:
        ref = FigureRef.parse(path_of(key))
        assert (ref.period, ref.place, ref.topic, ref.item, ref.measure) == key
