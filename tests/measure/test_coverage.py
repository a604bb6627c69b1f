"""Coverage of the register: shares, and shares that cannot be."""

import pytest

from fupin_analysis.measure.coverage import measure_coverage
from tests.measure.lines import figures_of, only, rows, together


def test_persons_are_held_against_persons_and_households_against_households():
    figures = figures_of(
        """
        2018 registry/total households=298 persons=1252
        2018 medical/assisted recipients=626
        2018 visits/households_visited households=149
        """
    )
    assert rows(measure_coverage(figures), "topic", "counted_as", "eligible", "coverage_share") == [
        ("medical", "recipients", 1252.0, 0.5),
        ("visits", "households", 298.0, 0.5),
    ]


def test_more_covered_than_registered_is_shown_and_marked_never_cut():
    row = only(measure_coverage(figures_of("2018 registry/total persons=1252\n2018 medical/assisted recipients=1312")))
    assert (row["coverage_share"], row["exceeds"]) == (pytest.approx(1312 / 1252), True)


def test_everybody_is_not_too_many():
    row = only(measure_coverage(figures_of("2018 registry/total persons=8168\n2018 medical/assisted recipients=8168")))
    assert (row["coverage_share"], row["exceeds"]) == (1.0, False)


def test_without_a_register_coverage_is_unknown_and_not_marked():
    row = only(measure_coverage(figures_of("2021 visits/households_visited households=4800", year=2021)))
    assert (row["covered"], row["eligible"], row["coverage_share"], row["exceeds"]) == (4800.0, None, None, False)


def test_a_register_of_nobody_covers_nobody():
    row = only(measure_coverage(figures_of("2018 registry/total persons=0\n2018 medical/assisted recipients=3")))
    assert row["coverage_share"] is None


def test_a_stated_rate_is_passed_on_and_no_base_is_invented():
    row = only(measure_coverage(figures_of("2018 registry/total households=298\n2018 files/registration_rate rate=1")))
    assert (row["stated_share"], row["covered"], row["eligible"], row["coverage_share"]) == (1.0, None, None, None)


def test_the_register_used_is_named_by_its_period():
    figures = figures_of("2014 registry/total persons=10\n2018 medical/assisted recipients=5")
    assert rows(measure_coverage(figures), "coverage_share", "registered_period") == [(0.5, "2014")]


def test_villages_and_other_townships_do_not_count():
    figures = together(
        figures_of(
            "2018 registry/total persons=10\n2018 medical/assisted recipients=5\n2018 medical/assisted recipients=9 @东村"
        ),
        figures_of("2018 medical/assisted recipients=7", township="乙镇"),
    )
    assert sorted(rows(measure_coverage(figures), "township", "coverage_share"))[0] == ("乙镇", None)
    assert only(measure_coverage(figures), township="甲镇")["coverage_share"] == 0.5


VISITED = "2018 registry/total households=298\n2018 visits/households_visited households=3100\n"


def test_more_visited_than_registered_are_held_against_all_rural_households():
    row = only(measure_coverage(figures_of(VISITED + "2018 population/rural households=3100")))
    assert (row["base"], row["registered"], row["eligible"], row["coverage_share"]) == ("rural", 298.0, 3100.0, 1.0)
    assert not row["exceeds"]


@pytest.mark.parametrize("rural", ["", "2018 population/rural households=3099", "2018 population/rural persons=9000"])
def test_more_visited_than_either_has_no_coverage_and_is_no_mistake(rural: str):
    row = only(measure_coverage(figures_of(VISITED + rural)))
    assert (row["base"], row["registered"], row["eligible"], row["coverage_share"]) == ("wider", 298.0, None, None)
    assert not row["exceeds"]


def test_visits_to_the_registered_stay_a_share_of_them():
    row = only(measure_coverage(figures_of(VISITED.replace("3100", "298") + "2018 population/rural households=3100")))
    assert (row["base"], row["coverage_share"]) == ("registry", 1.0)


def test_more_insured_than_registered_stay_a_contradiction_whatever_the_population():
    row = only(
        measure_coverage(
            figures_of("2018 registry/total persons=10\n2018 medical/assisted recipients=11\n2018 population/rural persons=90")
        )
    )
    assert (row["base"], row["exceeds"]) == ("registry", True)
