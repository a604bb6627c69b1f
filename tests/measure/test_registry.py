"""The register by status, its share of the rural population, and the poverty headcount ratio."""

import pytest

from fupin_analysis.measure.registry import by_place, measure_headcount, measure_registry, whole_township
from tests.measure.lines import figures_of, only, rows, together

REGISTER = """
    2018 registry/total households=298 persons=1252
    2018 registry/confirmed_poor households=124 persons=523
    2018 registry/consolidating households=174 persons=729
"""


def test_each_group_has_its_share_of_households_and_of_persons():
    poor = only(measure_registry(figures_of(REGISTER)), item="confirmed_poor")
    assert poor["households_share"] == pytest.approx(124 / 298)
    assert poor["persons_share"] == pytest.approx(523 / 1252)
    assert poor["persons_per_household"] == pytest.approx(523 / 124)


def test_shares_are_of_the_total_of_the_same_period():
    figures = figures_of(
        REGISTER + "2014 registry/total households=400\n2014 registry/general households=100\n2013 registry/general households=9"
    )
    assert rows(measure_registry(figures), "period", "item", "households_share")[3:] == [
        ("2014", "total", 1.0),
        ("2014", "general", 0.25),
        ("2013", "general", None),
    ]


def test_those_removed_and_an_older_register_are_no_part_of_the_total():
    figures = figures_of(
        "2020 registry/total households=649\n2020 registry/total_previous households=745\n2020 registry/removed households=96"
    )
    assert rows(measure_registry(figures), "item", "households", "households_share", "exceeds") == [
        ("total", 649.0, 1.0, False),
        ("total_previous", 745.0, None, False),
        ("removed", 96.0, None, False),
    ]


def test_villages_stand_apart_and_have_their_share_of_the_township():
    figures = figures_of(REGISTER + "2018 registry/total households=88 @东村")
    table = measure_registry(figures)
    assert rows(by_place(table), "place", "households", "households_share") == [("东村", 88.0, pytest.approx(88 / 298))]
    assert len(whole_township(table)) == 3


def test_villages_are_never_added_up_to_a_township():
    figures = figures_of("2018 registry/total households=88 @东村\n2018 registry/total households=12 @西村")
    assert whole_township(measure_registry(figures)).empty
    assert measure_registry(figures)["households_share"].isna().all()


def test_a_village_larger_than_its_township_is_shown_and_marked():
    figures = figures_of("2019 registry/total households=72 persons=171\n2019 registry/total households=2023 persons=22 @和洞")
    village = only(measure_registry(figures), place="和洞")
    assert (village["households_share"], village["exceeds"]) == (pytest.approx(2023 / 72), True)


def test_a_register_of_nobody_has_no_shares():
    table = measure_registry(figures_of("2020 registry/total households=0 persons=0\n2020 registry/general households=0"))
    assert table["households_share"].isna().all()
    assert table["persons_per_household"].isna().all()


def test_the_monitoring_roll_has_its_own_total():
    figures = figures_of(
        "2022 registry/total households=298\n2022 monitoring/total households=20\n2022 monitoring/marginal households=5",
        year=2022,
    )
    assert rows(measure_registry(figures, topic="monitoring"), "item", "households_share") == [("total", 1.0), ("marginal", 0.25)]


def test_the_headcount_ratio_is_those_not_yet_exited_over_the_rural_population():
    figures = figures_of(REGISTER + "2018 registry/not_exited persons=70\n2018 population/rural persons=14000")
    row = only(measure_headcount(figures))
    assert row["headcount_ratio"] == pytest.approx(70 / 14000)
    assert row["population_share"] == pytest.approx(1252 / 14000)


def test_the_whole_register_never_stands_for_the_poor():
    row = only(measure_headcount(figures_of("2018 registry/total persons=1252\n2018 population/rural persons=14000")))
    assert row["poor_persons"] is None
    assert row["headcount_ratio"] is None


def test_an_older_count_of_the_poor_makes_no_ratio():
    figures = figures_of("2018 population/rural persons=14000\n2016 registry/not_exited persons=700")
    assert only(measure_headcount(figures))["headcount_ratio"] is None


def test_the_total_population_is_no_rural_population():
    assert measure_headcount(figures_of(REGISTER + "2018 population/total persons=14000")).empty


def test_a_stated_ratio_is_passed_on_with_its_date_the_latest_first():
    figures = figures_of("2014 registry/headcount_ratio rate=0.125\n2018 registry/headcount_ratio rate=0.0187")
    assert rows(measure_headcount(figures), "rural_persons", "stated_ratio", "stated_period") == [(None, 0.0187, "2018")]


def test_townships_do_not_lend_each_other_their_population():
    figures = together(
        figures_of("2018 population/rural persons=1000\n2018 registry/not_exited persons=10"),
        figures_of("2018 registry/not_exited persons=20\n2018 registry/headcount_ratio rate=0.01", township="乙镇"),
    )
    assert rows(measure_headcount(figures), "township", "headcount_ratio") == [("乙镇", None), ("甲镇", 0.01)]


@pytest.mark.parametrize(
    ("lines", "poor"),
    [
        ("2018 registry/not_exited persons=120", 120),
        ("2018 registry/confirmed_poor persons=120\n2018 registry/consolidating persons=400", 120),
        ("2018 registry/confirmed_poor persons=120", None),
        ("2017 registry/confirmed_poor persons=120\n2017 registry/consolidating persons=400", None),
    ],
)
def test_the_headcount_knows_the_poor_in_whichever_words(lines, poor):
    row = only(measure_headcount(figures_of(f"2018 population/rural persons=6000\n{lines}")))
    assert row["poor_persons"] == poor
    assert row["headcount_ratio"] == (pytest.approx(0.02) if poor else None)
