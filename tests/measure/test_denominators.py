"""The register and the rural population that shares are taken of: which of several statements counts."""

import math

from fupin_analysis.core.rows import FigureIndex, plain_figures
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.measure.denominators import is_spending, registers, rural_populations, vocabulary_order
from tests.measure.lines import figures_of, together

UNIT = {"township": "甲镇", "year": 2018}


def index_of(*tables):
    return FigureIndex(plain_figures(together(*tables)))


def stated(base):
    """Households, persons and period, unknown ones as None."""
    return tuple(None if isinstance(value, float) and math.isnan(value) else value for value in base[:3])


def registered(figures, **unit):
    return stated(registers(index_of(figures)).of_report({**UNIT, **unit}))


def of_date(figures, period):
    return stated(registers(index_of(figures)).of_date({**UNIT, "period": period}))


def test_the_year_counts_before_its_first_half_whatever_the_order():
    figures = figures_of(
        "2018H1 registry/total households=300\n2018 registry/total households=298\n2017 registry/total households=350"
    )
    assert registered(figures) == (298.0, None, "2018")


def test_without_the_report_s_year_the_latest_before_it_counts():
    figures = figures_of(
        "2014 registry/total households=605\n2016 registry/total households=590\n2019 registry/total households=0"
    )
    assert registered(figures) == (590.0, None, "2016")


def test_a_register_of_a_later_year_is_better_than_none():
    assert registered(figures_of("2019 registry/total persons=70")) == (None, 70.0, "2019")


def test_villages_rivals_and_other_items_are_no_register_of_the_township():
    figures = figures_of(
        """
        2018 registry/total households=298
        2018 registry/total households=289
        2018 registry/total households=88 @东村
        2018 registry/total_previous households=400
        """
    )
    assert registered(figures) == (298.0, None, "2018")


def test_each_township_and_year_has_its_own():
    figures = together(
        figures_of("2018 registry/total persons=1"),
        figures_of("2018 registry/total persons=2", township="乙镇"),
        figures_of("2019 registry/total persons=3", year=2019),
    )
    units = [UNIT, {**UNIT, "township": "乙镇"}, {**UNIT, "year": 2019}]
    assert [registered(figures, **unit)[1] for unit in units] == [1.0, 2.0, 3.0]


def test_the_rural_population_is_not_the_total_population():
    figures = figures_of("2018 population/total persons=42530\n2018 population/rural persons=16077 households=4000")
    assert stated(rural_populations(index_of(figures)).of_report(UNIT)) == (4000.0, 16077.0, "2018")


def test_a_row_is_held_against_the_register_of_its_own_year_where_one_is_stated():
    figures = figures_of(
        """
        2014 registry/total persons=5258
        2018 registry/total persons=4925
        """
    )
    assert of_date(figures, "2014") == (None, 5258.0, "2014")
    assert of_date(figures, "2018H1") == of_date(figures, "2016") == (None, 4925.0, "2018")


def test_household_and_person_bases_never_come_from_two_dates():
    figures = figures_of("2016 registry/total households=10 persons=40\n2018 registry/total persons=35")
    assert of_date(figures, "2018") == (None, 35.0, "2018")


def test_own_words_stand_behind_every_listed_item_in_the_order_of_the_vocabulary():
    order = vocabulary_order()
    assert order["cause", "illness"] < order["cause", "大棚蔬菜"] == len(order)
    assert {(item.topic, item.name) for item in load_vocabulary().items() if is_spending(item.topic, item.name)} < set(order)


def test_without_a_register_the_base_is_unknown():
    assert of_date(figures_of("2018 cause/illness households=5"), "2018") == (None, None, None)


def test_a_year_and_the_day_it_ends_are_one_date():
    both = "2018 registry/total households=300\n2018-12-31 registry/total persons=1200"
    assert registered(figures_of(both)) == of_date(figures_of(both), "2018H1") == (300.0, 1200.0, "2018")
    turned = "2018-12-31 registry/total households=300\n2018 registry/total persons=1200"
    assert registered(figures_of(turned)) == (300.0, 1200.0, "2018")


def test_what_two_dates_or_two_numbers_state_is_not_put_together():
    assert registered(figures_of("2018 registry/total households=300\n2018-06-30 registry/total persons=1200")) == (
        300.0, None, "2018",
    )  # fmt: skip
    rivals = "2018 registry/total households=300\n2018-12-31 registry/total households=301 persons=1200"
    assert registered(figures_of(rivals)) == (300.0, None, "2018")
