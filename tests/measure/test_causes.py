"""Causes of poverty by households and by persons."""

import pytest

from fupin_analysis.measure.causes import measure_causes
from tests.measure.lines import figures_of, only, rows, together

CAUSES = """
    2018 cause/illness households=94 persons=381
    2018 cause/other households=150 persons=600
    2018 cause/lack_of_labour households=164 persons=703
"""
REGISTER = "2018 registry/total households=408 persons=1684\n"


def test_the_most_frequent_cause_comes_first_and_the_remainder_last():
    table = measure_causes(figures_of(REGISTER + CAUSES))
    assert rows(table, "rank", "item") == [(1, "lack_of_labour"), (2, "illness"), (3, "other")]


def test_shares_are_of_the_register_in_households_and_in_persons():
    row = only(measure_causes(figures_of(REGISTER + CAUSES)), item="illness")
    assert row["households_share"] == pytest.approx(94 / 408)
    assert row["persons_share"] == pytest.approx(381 / 1684)
    assert row["persons_per_household"] == pytest.approx(381 / 94)
    assert row["cumulative_share"] == pytest.approx((164 + 94) / 408)
    assert row["base"] == "registered"


def test_without_a_register_shares_are_of_the_causes_and_say_so():
    row = only(measure_causes(figures_of(CAUSES)), item="illness")
    assert (row["households_share"], row["base"]) == (pytest.approx(94 / (94 + 150 + 164)), "causes")


def test_a_register_known_in_households_only_leaves_shares_of_persons_unknown():
    table = measure_causes(figures_of("2018 registry/total households=408\n" + CAUSES))
    assert table["persons_share"].isna().all()
    assert table["households_share"].notna().all()


def test_the_causes_of_an_earlier_year_are_held_against_the_register_of_that_year():
    table = measure_causes(
        figures_of("2014 registry/total households=10\n2018 registry/total households=20\n2014 cause/illness households=5")
    )
    assert rows(table, "households_share", "registered_period") == [(0.5, "2014")]


def test_causes_counted_more_than_once_a_household_are_marked():
    table = measure_causes(
        figures_of("2018 registry/total households=10\n2018 cause/illness households=8\n2018 cause/schooling households=5")
    )
    assert rows(table, "item", "cumulative_share", "exceeds") == [
        ("illness", 0.8, False),
        ("schooling", pytest.approx(1.3), True),
    ]


def test_ties_stand_in_the_order_of_the_vocabulary():
    figures = figures_of("2018 cause/schooling households=5\n2018 cause/disability households=5\n2018 cause/illness households=5")
    assert measure_causes(figures)["item"].tolist() == ["illness", "disability", "schooling"]


def test_a_cause_stated_in_persons_only_has_a_place_but_no_share_of_households():
    table = measure_causes(figures_of(REGISTER + "2018 cause/disaster persons=8\n2018 cause/illness households=94 persons=381"))
    assert rows(table, "item", "households", "households_share") == [
        ("illness", 94.0, pytest.approx(94 / 408)),
        ("disaster", None, None),
    ]


def test_a_stated_share_is_no_cause():
    assert measure_causes(figures_of("2018 cause/illness_share rate=0.495")).empty


def test_villages_and_rivals_are_left_out():
    figures = figures_of(
        REGISTER + "2018 cause/illness households=94\n2018 cause/illness households=49\n2018 cause/illness households=9 @东村"
    )
    assert rows(measure_causes(figures), "item", "households") == [("illness", 94.0)]


def test_ranks_begin_anew_in_each_township_and_year():
    figures = together(
        figures_of(CAUSES),
        figures_of("2018 cause/disaster households=1", township="乙镇"),
        figures_of("2019 cause/disaster households=2", year=2019),
    )
    assert rows(measure_causes(figures), "township", "year", "rank", "item")[-4:] == [
        ("甲镇", 2018, 1, "lack_of_labour"),
        ("甲镇", 2018, 2, "illness"),
        ("甲镇", 2018, 3, "other"),
        ("甲镇", 2019, 1, "disaster"),
    ]


def test_every_row_names_the_figures_it_rests_on():
    row = only(measure_causes(figures_of("2018 registry/total households=10\n2018 cause/illness households=5")))
    assert row["source"] == "甲镇.xlsx › cause › illness.households@2018; 甲镇.xlsx › registry › total.households@2018"


def test_causes_that_come_to_those_not_yet_exited_are_theirs():
    causes = "2018 cause/illness households=6\n2018 cause/schooling households=3\n"
    poor = "2018 registry/not_exited households=9\n"
    found = {
        text: rows(measure_causes(figures_of(text + causes)), "households_share", "base")[0]
        for text in (
            "2018 registry/total households=20\n" + poor,
            "2018 registry/total households=9\n" + poor,
            "2018 registry/total households=20\n2018 registry/not_exited households=8\n",
        )
    }
    assert [*found.values()] == [
        (pytest.approx(6 / 9), "not_exited"),
        (pytest.approx(6 / 9), "registered"),
        (pytest.approx(6 / 20), "registered"),
    ]
