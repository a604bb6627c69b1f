"""Periods in time order, and sums over a year that count nothing twice."""

from fupin_analysis.core.rows import plain_figures
from fupin_analysis.measure.periods import latest, without_overlaps
from tests.measure.lines import figures_of


def test_the_latest_is_a_whole_row_so_that_two_dates_never_mix():
    rows = [
        {"township": "甲镇", "year": 2018, "period": "2017", "households": 10.0, "persons": 40.0},
        {"township": "甲镇", "year": 2018, "period": "2018", "households": None, "persons": 50.0},
    ]
    assert latest(rows) == {("甲镇", 2018): rows[1]}


def test_the_year_stands_before_its_last_half_whatever_the_order():
    rows = [{"township": "甲镇", "year": 2018, "period": period} for period in ("2018", "2018H2", "2018H1")]
    assert latest(rows) == latest(rows[::-1]) == {("甲镇", 2018): rows[0]}


def test_a_year_stated_as_such_makes_its_halves_superfluous():
    figures = figures_of(
        """
        2018H1 exit/done households=50
        2018H2 exit/done households=71 persons=300
        2018 exit/done households=121
        2017H1 exit/done households=9
        """
    )
    kept = without_overlaps(plain_figures(figures))
    assert [(figure.period, figure.measure, figure.value) for figure in kept] == [
        ("2018H2", "persons", 300.0),  # persons are not stated for the year
        ("2018", "households", 121.0),
        ("2017H1", "households", 9.0),
    ]


def test_of_as_of_dates_only_the_last_of_a_year_stays():
    figures = figures_of(
        "2018-03-31 exit/done households=10\n2018-10-31 exit/done households=80\n2017-12-31 exit/done households=7"
    )
    kept = without_overlaps(plain_figures(figures))
    assert [figure.period for figure in kept] == ["2018-10-31", "2017-12-31"]


def test_places_and_statements_do_not_overlap_with_the_township():
    figures = figures_of("2018 exit/done households=10\n2018H1 exit/done households=4 @东村\n2018 exit/done households=11")
    assert len(without_overlaps(plain_figures(figures))) == 3


def test_of_two_rows_of_one_period_the_second_counts():
    rows = [{"township": "甲镇", "year": 2018, "period": "2018", "households": each} for each in (10.0, 12.0)]
    assert latest(rows) == {("甲镇", 2018): rows[1]}


def test_parts_that_make_up_the_year_go_before_the_longest_part_and_a_day_before_its_end():
    figures = figures_of("2018H1 exit/done households=20\n2018Q3 exit/done households=4\n2018Q4 exit/done households=6")
    assert len(without_overlaps(plain_figures(figures))) == 3
    figures = figures_of("2018H1 exit/done households=20\n2018-12-31 exit/done households=50")
    assert [figure.value for figure in without_overlaps(plain_figures(figures))] == [50.0]
    figures = figures_of("2018H2 exit/done households=20\n2018-06-30 exit/done households=5\n2018Q3 exit/done households=9")
    assert [figure.value for figure in without_overlaps(plain_figures(figures))] == [20.0, 5.0]


def test_what_is_stated_as_of_a_day_and_for_a_part_after_it_follow_each_other():
    figures = figures_of("2018-03-31 exit/done households=5\n2018-06-30 exit/done households=9\n2018Q3 exit/done households=7")
    assert [figure.value for figure in without_overlaps(plain_figures(figures))] == [9.0, 7.0]
    figures = figures_of("2018-07-31 exit/done households=9\n2018H2 exit/done households=7")
    assert [figure.value for figure in without_overlaps(plain_figures(figures))] == [7.0]
