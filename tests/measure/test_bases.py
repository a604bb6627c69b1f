"""The register and the rural population that shares are taken of: which of several statements counts."""

from fupin_analysis.figures import spread
from fupin_analysis.measure.bases import registered, rural_population, with_register
from tests.measure.lines import figures_of, rows, together

STATED = ("registered_households", "registered_persons", "registered_period")


def test_the_year_counts_before_its_first_half_whatever_the_order():
    figures = figures_of(
        "2018H1 registry/total households=300\n2018 registry/total households=298\n2017 registry/total households=350"
    )
    assert rows(registered(figures), *STATED) == [(298.0, None, "2018")]


def test_without_the_report_s_year_the_latest_before_it_counts():
    figures = figures_of(
        "2014 registry/total households=605\n2016 registry/total households=590\n2019 registry/total households=0"
    )
    assert rows(registered(figures), *STATED) == [(590.0, None, "2016")]


def test_a_register_of_a_later_year_is_better_than_none():
    assert rows(registered(figures_of("2019 registry/total persons=70")), *STATED) == [(None, 70.0, "2019")]


def test_villages_rivals_and_other_items_are_no_register_of_the_township():
    figures = figures_of(
        """
        2018 registry/total households=298
        2018 registry/total households=289
        2018 registry/total households=88 @东村
        2018 registry/original_total households=400
        """
    )
    assert rows(registered(figures), *STATED) == [(298.0, None, "2018")]


def test_each_township_and_year_has_its_own():
    figures = together(
        figures_of("2018 registry/total persons=1"),
        figures_of("2018 registry/total persons=2", township="乙镇"),
        figures_of("2019 registry/total persons=3", year=2019),
    )
    assert sorted(rows(registered(figures), "township", "year", "registered_persons")) == [
        ("乙镇", 2018, 2.0),
        ("甲镇", 2018, 1.0),
        ("甲镇", 2019, 3.0),
    ]


def test_the_rural_population_is_not_the_total_population():
    figures = figures_of("2018 population/total persons=42530\n2018 population/rural persons=16077 households=4000")
    assert rows(rural_population(figures), "rural_persons", "rural_households") == [(16077.0, 4000.0)]


def test_a_row_is_held_against_the_register_of_its_own_year_where_one_is_stated():
    figures = figures_of(
        """
        2014 registry/total persons=5258
        2018 registry/total persons=4925
        2014 cause/illness persons=10
        2018H1 cause/illness persons=20
        2016 cause/illness persons=30
        """
    )
    causes = spread(figures[figures["topic"].eq("cause")], ["persons"])
    assert rows(with_register(causes, figures), "period", "registered_persons", "registered_period") == [
        ("2014", 5258.0, "2014"),
        ("2018H1", 4925.0, "2018"),
        ("2016", 4925.0, "2018"),
    ]


def test_household_and_person_bases_never_come_from_two_dates():
    figures = figures_of(
        "2016 registry/total households=10 persons=40\n2018 registry/total persons=35\n2018 cause/illness households=5"
    )
    causes = spread(figures[figures["topic"].eq("cause")], ["households"])
    assert rows(with_register(causes, figures), *STATED) == [(None, 35.0, "2018")]


def test_without_a_register_the_base_is_unknown():
    figures = figures_of("2018 cause/illness households=5")
    assert rows(with_register(spread(figures, ["households"]), figures), *STATED) == [(None, None, None)]
