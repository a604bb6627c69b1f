"""Exits against plan, cumulative progress, and what plans would leave under every reading."""

import pytest

from fupin_analysis.measure.exits import measure_exits, measure_outlook, measure_progress
from tests.measure.lines import figures_of, only, rows, together

REGISTER = "2018 registry/total households=298 persons=1252\n"
DONE = "2018 exit/done households=121 persons=512\n"
IN_ALL = "2018 exit/cumulative households=121 persons=512\n"
RIVALS = "2019 plan/exit households=139 persons=550\n2019 plan/exit_as_listed households=120 persons=507\n"

PLANNED = ("planned_households", "planned_persons")
REMAINING = ("remaining_households", "remaining_persons")
LEFT = ("left_after_households", "left_after_persons")
NEEDED = ("needed_households_per_year", "needed_persons_per_year")


def test_completion_is_given_in_households_and_in_persons():
    figures = figures_of("2017 plan/exit households=68 persons=260\n2017 exit/done households=51 persons=208", year=2017)
    row = only(measure_exits(figures))
    assert (row["completion_households_share"], row["completion_persons_share"]) == (0.75, 0.8)
    assert (row["remaining_households"], row["remaining_persons"]) == (17.0, 52.0)


def test_a_plan_surpassed_leaves_nothing():
    figures = figures_of("2017 plan/exit households=68\n2017 exit/done households=77", year=2017)
    row = only(measure_exits(figures))
    assert (row["completion_households_share"], row["remaining_households"]) == (pytest.approx(77 / 68), 0.0)


def test_a_year_without_reported_exits_is_not_a_failed_plan():
    row = only(measure_exits(figures_of("2018 plan/exit households=68 persons=260")))
    assert row["done_households"] is None
    assert row["completion_households_share"] is None
    assert row["remaining_households"] is None


def test_exits_without_a_plan_are_told_all_the_same():
    table = measure_exits(figures_of("2015 exit/done persons=644"))
    assert rows(table, "period", "reading", "statement", "done_persons") == [("2015", "", 1, 644.0)]


def test_a_list_of_those_still_to_exit_is_no_target_of_the_year():
    row = only(measure_exits(figures_of("2018 plan/exit_as_listed households=7 persons=233\n" + DONE)))
    assert row["completion_persons_share"] is None
    assert row["remaining_persons"] is None


def test_a_plan_of_nobody_has_no_completion():
    row = only(measure_exits(figures_of("2018 plan/exit households=0\n2018 exit/done households=3")))
    assert row["completion_households_share"] is None


def test_rival_plans_are_kept_apart_in_the_order_of_the_readings():
    listed_first = figures_of(
        "2019 plan/exit_as_listed households=120\n2019 plan/exit households=139\n2019 plan/exit households=140"
    )
    assert rows(measure_exits(listed_first), "reading", "statement", "planned_households") == [
        ("exit", 1, 139.0),
        ("exit", 2, 140.0),
        ("exit_as_listed", 1, 120.0),
    ]


def test_a_plan_repeated_with_the_same_number_is_no_rival():
    figures = figures_of("2019 plan/exit households=139 persons=550\n2019 plan/exit households=139 persons=550")
    assert rows(measure_exits(figures), "statement", *PLANNED) == [(1, 139.0, 550.0)]


def test_plans_of_villages_are_not_the_township_s():
    assert measure_exits(figures_of("2018 plan/exit households=5 @东村\n2018 exit/done households=5 @东村")).empty


def test_what_remains_is_the_register_less_the_exits():
    row = only(measure_progress(figures_of(REGISTER + DONE + IN_ALL)))
    assert (row["remaining_households"], row["remaining_persons"]) == (298 - 121, 1252 - 512)
    assert row["completion_households_share"] == pytest.approx(121 / 298)
    assert row["years_left"] == 2
    assert (row["needed_households_per_year"], row["needed_persons_per_year"]) == (177 / 2, 740 / 2)


def test_from_the_target_year_on_nothing_is_needed_per_year():
    figures = figures_of("2020 registry/total households=10\n2020 exit/cumulative households=4", year=2020)
    row = only(measure_progress(figures))
    assert (row["remaining_households"], row["years_left"], row["needed_households_per_year"]) == (6.0, 0, None)
    assert only(measure_progress(figures, target_year=2022))["needed_households_per_year"] == 3.0


def test_exits_of_years_that_nobody_reported_are_not_zero():
    for year, remaining in ((2014, None), (2018, None)):
        row = only(
            measure_progress(figures_of(f"{year} registry/total households=298\n{year} exit/done households=121", year=2018))
        )
        assert (row["remaining_households"], row["completion_households_share"], row["is_complete"]) == (remaining, None, False)
    years = "\n".join(f"{year} exit/done households=20" for year in range(2014, 2019))
    row = only(measure_progress(figures_of(REGISTER + years)))
    assert (row["remaining_households"], row["is_complete"]) == (198.0, True)


def test_those_not_yet_exited_may_be_told_by_stage():
    stages = "2018 registry/confirmed_poor households=177\n2018 registry/consolidating households=121\n"
    row = only(measure_progress(figures_of(REGISTER + DONE + stages)))
    assert (row["remaining_households"], row["is_stated_remaining"]) == (177.0, True)
    alone = only(measure_progress(figures_of(REGISTER + DONE + stages.splitlines()[0])))
    assert (alone["remaining_households"], alone["is_stated_remaining"]) == (None, False)


def test_exits_of_several_years_add_up():
    figures = figures_of("2018 registry/total households=100\n2016 exit/done households=10\n2017 exit/done households=20")
    row = only(measure_progress(figures))
    assert (row["exited_households"], row["exited_period"], row["is_stated_cumulative"]) == (30.0, "2017", False)


def test_a_year_and_its_halves_are_one_year():
    figures = figures_of(
        REGISTER + DONE + "2018H1 exit/done households=50 persons=200\n2018H2 exit/done households=71 persons=312"
    )
    assert rows(measure_progress(figures), "exited_households", "exited_persons") == [(121.0, 512.0)]


def test_a_sum_with_an_unknown_year_is_unknown():
    figures = figures_of(REGISTER + "2017 exit/done persons=90\n2018 exit/done households=121 persons=512")
    assert rows(measure_progress(figures), "exited_households", "exited_persons") == [(None, 602.0)]


def test_a_stated_cumulative_figure_counts_before_the_sum():
    figures = figures_of(REGISTER + DONE + "2018 exit/cumulative households=200 persons=900")
    row = only(measure_progress(figures))
    assert (row["exited_households"], row["is_stated_cumulative"]) == (200.0, True)


def test_exits_after_an_older_cumulative_figure_are_added_to_it():
    figures = figures_of(
        REGISTER + DONE + "2017 exit/done households=30 persons=130\n2017 exit/cumulative households=60 persons=250"
    )
    row = only(measure_progress(figures))
    assert (row["exited_households"], row["exited_persons"], row["is_stated_cumulative"]) == (60 + 121, 250 + 512, False)


def test_a_cumulative_figure_in_persons_only_is_not_completed_from_an_older_one():
    figures = figures_of(
        "2018 registry/total persons=90\n2017 exit/cumulative households=5 persons=20\n2018 exit/cumulative persons=25"
    )
    assert rows(measure_progress(figures), "exited_households", "exited_persons") == [(None, 25.0)]


@pytest.mark.parametrize(
    ("written", "remaining"),
    [
        ("2016年以来累计脱贫121户", None),
        ("2016年至2018年累计脱贫121户", None),
        ("2014年以来累计脱贫121户", 177.0),
        ("截至2018年底累计脱贫121户", 177.0),
        ("累计脱贫121户", 177.0),
    ],
)
def test_exits_since_a_later_year_leave_nobody_knows_how_many(written, remaining):
    figures = figures_of(f"{REGISTER}2018 exit/cumulative households=121")
    figures["as_written"] = figures["as_written"].mask(figures["item"] == "cumulative", written)
    assert only(measure_progress(figures))["remaining_households"] == remaining


def test_exits_planned_for_later_years_are_not_yet_done():
    figures = figures_of(REGISTER + DONE + "2019 exit/done households=177 persons=740")
    assert only(measure_progress(figures))["exited_households"] == 121.0


def test_a_stated_remainder_counts_before_the_difference():
    figures = figures_of(REGISTER + DONE + "2018 registry/not_exited households=180 persons=750")
    row = only(measure_progress(figures))
    assert (row["remaining_households"], row["remaining_persons"], row["is_stated_remaining"]) == (180.0, 750.0, True)
    assert (row["derived_households"], row["derived_persons"]) == (298 - 121, 1252 - 512)


def test_where_nothing_is_stated_the_difference_has_no_rival():
    row = only(measure_progress(figures_of(REGISTER + IN_ALL)))
    assert (row["remaining_households"], row["derived_households"], row["derived_persons"]) == (177.0, None, None)


def test_those_whom_the_register_lists_as_exited_are_all_the_exits_where_none_is_reported():
    stages = "2018 registry/exited households=430 persons=1400\n2018 registry/not_exited households=70\n"
    row = only(measure_progress(figures_of("2018 registry/total households=500 persons=1600\n" + stages)))
    assert [row[name] for name in ("exited_households", "exited_persons", *REMAINING)] == [430.0, 1400.0, 70.0, 200.0]
    assert row["is_stated_cumulative"]
    reported = only(measure_progress(figures_of(REGISTER + IN_ALL + stages)))
    assert reported["exited_households"] == 121.0


def test_those_who_remain_are_told_where_no_exit_is_reported():
    row = only(measure_progress(figures_of(REGISTER + "2018 registry/not_exited households=70 persons=210")))
    assert [row[name] for name in ("exited_households", *REMAINING, *NEEDED)] == [None, 70.0, 210.0, 35.0, 105.0]
    assert row["completion_households_share"] is None


def test_a_stated_remainder_needs_no_register():
    figures = figures_of("2018 exit/cumulative households=748 persons=2549\n2018 registry/not_exited households=36 persons=90")
    row = only(measure_progress(figures))
    assert (row["registered_households"], row["remaining_households"], row["needed_households_per_year"]) == (None, 36.0, 18.0)


def test_more_exits_than_registered_are_marked():
    row = only(measure_progress(figures_of("2018 registry/total households=10\n2018 exit/cumulative households=12")))
    assert (row["completion_households_share"], row["remaining_households"], row["exceeds"]) == (1.2, None, True)


def test_without_a_register_progress_is_not_told():
    assert measure_progress(figures_of(DONE)).empty
    assert measure_progress(figures_of(REGISTER)).empty


def test_households_registered_and_persons_exited_cannot_be_compared():
    assert measure_progress(figures_of("2018 registry/total households=2147\n2018 exit/cumulative persons=4267")).empty


def test_the_outlook_works_out_every_reading_of_the_plan():
    table = measure_outlook(figures_of(REGISTER + IN_ALL + RIVALS))
    assert rows(table, "period", "reading", *LEFT, *NEEDED) == [
        ("2019", "exit", 177 - 139, 740 - 550, 38.0, 190.0),
        ("2019", "exit_as_listed", 177 - 120, 740 - 507, 57.0, 233.0),
    ]
    assert table["covered_households_share"].tolist() == pytest.approx([139 / 177, 120 / 177])


def test_plans_of_several_years_follow_one_another():
    figures = figures_of(REGISTER + IN_ALL + RIVALS + "2020 plan/exit_as_listed households=57 persons=233")
    last = rows(measure_outlook(figures), "period", "reading", *LEFT)[-1]
    assert last == ("2020", "exit_as_listed", 0.0, 0.0)


def test_a_plan_for_the_target_year_leaves_no_years_to_share_the_rest():
    figures = figures_of(REGISTER + IN_ALL + "2020 plan/exit households=100 persons=400")
    assert rows(measure_outlook(figures), "left_after_households", "years_left", *NEEDED) == [(77.0, 0, None, None)]


def test_rival_statements_of_one_plan_leave_different_remainders():
    figures = figures_of(
        REGISTER + IN_ALL + "2019 plan/exit households=139\n2019 plan/exit households=140\n2020 plan/exit households=20"
    )
    assert rows(measure_outlook(figures), "period", "statement", "left_after_households") == [
        ("2019", 1, 177 - 139),
        ("2019", 2, 177 - 140),
        ("2020", 1, 177 - 139 - 20),
    ]


def test_after_a_plan_of_unknown_size_the_remainder_is_unknown():
    figures = figures_of(REGISTER + IN_ALL + "2019 plan/exit persons=550\n2020 plan/exit households=20 persons=100")
    assert rows(measure_outlook(figures), "period", *LEFT) == [("2019", None, 190.0), ("2020", None, 90.0)]


def test_this_year_s_plan_is_still_ahead_while_its_exits_are_not_reported():
    figures = figures_of(
        """
        2016 registry/total households=281 persons=1078
        2015 exit/cumulative households=77 persons=299
        2016 plan/exit households=204 persons=779
        """,
        year=2016,
    )
    assert rows(measure_outlook(figures), "period", *REMAINING, *LEFT) == [("2016", 204.0, 779.0, 0.0, 0.0)]


def test_a_plan_carried_out_is_no_longer_ahead():
    assert measure_outlook(figures_of(REGISTER + DONE + "2018 plan/exit_as_listed households=7")).empty


def test_a_plan_larger_than_what_remains_leaves_nothing_and_says_by_how_much_it_is_too_large():
    row = only(measure_outlook(figures_of(REGISTER + IN_ALL + "2019 plan/exit households=180")))
    assert (row["left_after_households"], row["over_households"], row["needed_households_per_year"]) == (0.0, 3.0, 0.0)
    assert (row["left_after_persons"], row["over_persons"]) == (None, None)


def test_later_plans_without_progress_are_listed_with_unknown_remainders():
    assert rows(measure_outlook(figures_of("2019 plan/exit households=139")), "planned_households", "left_after_households") == [
        (139.0, None)
    ]


def test_townships_and_years_never_mix():
    figures = together(
        figures_of(REGISTER + IN_ALL + RIVALS),
        figures_of(
            "2018 registry/total households=10\n2018 exit/cumulative households=4\n2019 plan/exit households=6", township="乙镇"
        ),
        figures_of("2019 registry/total households=298\n2019 exit/cumulative households=120", year=2019),
    )
    assert sorted(rows(measure_progress(figures), "township", "year", "remaining_households")) == [
        ("乙镇", 2018, 6.0),
        ("甲镇", 2018, 177.0),
        ("甲镇", 2019, 178.0),
    ]
    assert rows(measure_outlook(figures), "township", "left_after_households") == [("乙镇", 0.0), ("甲镇", 38.0), ("甲镇", 57.0)]


def test_what_was_done_in_part_before_the_cumulative_count_is_not_added_to_it():
    figures = figures_of(
        """
        2018 registry/total households=300
        2018-06-30 exit/cumulative households=100
        2018 exit/done households=50
        """
    )
    assert only(measure_progress(figures))["exited_households"] == 100.0


def test_a_count_to_a_day_before_the_year_s_end_leaves_what_remains_unknown():
    text = "2018 registry/total households=100\n2018-06-30 exit/cumulative households=50\n"
    row = only(measure_progress(figures_of(text)))
    assert [row[name] for name in ("exited_households", "remaining_households", "is_complete")] == [50.0, None, False]
    row = only(measure_progress(figures_of(text + "2018H2 exit/done households=20")))
    assert [row[name] for name in ("exited_households", "remaining_households", "is_complete")] == [70.0, 30.0, True]


def test_where_households_are_too_many_no_persons_are_worked_out():
    text = "2018 registry/total households=100 persons=400\n2018 exit/cumulative households=120 persons=390\n"
    assert rows(measure_progress(figures_of(text)), "exceeds", *REMAINING) == [(True, None, None)]
    stated = text + "2018 registry/not_exited persons=10"
    assert rows(measure_progress(figures_of(stated)), *REMAINING) == [(None, 10.0)]


def test_a_half_year_makes_no_year_complete():
    years = "\n".join(f"{year} exit/done households=10" for year in range(2014, 2018))
    figures = figures_of(f"2018 registry/total households=300\n{years}\n2018H1 exit/done households=10")
    row = only(measure_progress(figures))
    assert (row["is_complete"], row["remaining_households"]) == (False, None)
    assert row["exited_years"] == "2014、2015、2016、2017、2018H1"
