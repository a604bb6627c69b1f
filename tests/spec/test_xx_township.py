"""The worked example: one township's published annual summary for 2018, measured.

``xx_township_2018.csv`` holds the 102 figures of the summary of XX镇, a coconut-processing town on the coast of Hainan.
Expectations are worked out from the printed numbers, as fractions; the rounded values beside them are what a report prints.
"""

import csv
from pathlib import Path

import pytest

from fupin_analysis.core.figures import check_figures, to_figures
from fupin_analysis.measure import measure_of
from tests.measure.lines import only, rows

PUBLISHED = Path(__file__).parent / "xx_township_2018.csv"


def published_figures():
    with PUBLISHED.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.DictReader(stream))
    return check_figures(to_figures([{**line, "year": int(line["year"]), "value": float(line["value"])} for line in lines]))


@pytest.fixture(scope="module")
def figures():
    return published_figures()


@pytest.fixture(scope="module")
def measured(figures):
    return lambda subject: measure_of(subject)(figures)


def test_the_summary_states_102_figures(figures):
    assert len(figures) == 102


def test_the_register_is_split_by_status(measured):
    table = measured("registry")
    assert rows(table, "item", "households", "persons") == [
        ("total", 298.0, 1252.0),
        ("confirmed_poor", 124.0, 523.0),
        ("consolidating", 174.0, 729.0),
    ]
    assert table["persons_share"].tolist() == pytest.approx([1, 523 / 1252, 729 / 1252])  # 41.8 % and 58.2 %
    assert table["persons_per_household"].iloc[0] == pytest.approx(4.20, abs=0.005)


def test_the_rural_population_is_not_stated_so_there_is_no_headcount_ratio(measured):
    assert measured("headcount").empty


@pytest.mark.parametrize(
    ("cause", "rank", "households", "persons", "households_percent", "persons_percent"),
    [
        ("lack_of_labour", 1, 164, 703, 55.0, 56.2),
        ("illness", 2, 94, 381, 31.5, 30.4),
        ("lack_of_motivation", 3, 8, 36, 2.7, 2.9),
        ("other", 4, 32, 132, 10.7, 10.5),
    ],
)
def test_causes_by_households_and_by_persons(measured, cause, rank, households, persons, households_percent, persons_percent):
    row = only(measured("causes"), item=cause)
    assert (row["rank"], row["households"], row["persons"], row["base"]) == (rank, households, persons, "registered")
    assert (row["households_share"], row["persons_share"]) == pytest.approx((households / 298, persons / 1252))
    assert round(100 * row["households_share"], 1) == households_percent
    assert round(100 * row["persons_share"], 1) == persons_percent


def test_the_first_two_causes_are_behind_six_in_seven_households(measured):
    assert only(measured("causes"), item="illness")["cumulative_share"] == pytest.approx((164 + 94) / 298)  # 86.6 %
    assert not measured("causes")["exceeds"].any()


def test_the_exits_of_the_years_before_were_not_reported(measured):
    row = only(measured("progress"))
    assert (row["exited_households"], row["exited_persons"], bool(row["is_complete"])) == (121, 512, False)
    assert row["completion_households_share"] is None  # 121 of 298 is the share of one year


def test_124_households_are_still_poor_and_not_177(measured):
    row = only(measured("progress"))
    # The register is told by stage: 124 poor, 174 who have exited and are consolidating. 298 less the 121 of 2018 would be 177.
    assert (row["remaining_households"], row["remaining_persons"]) == (298 - 174, 523) == (124, 523)
    # Both are stated on the page: the exits of the years before are missing, so neither is known to be wrong.
    assert (row["derived_households"], row["derived_persons"]) == (298 - 121, 1252 - 512) == (177, 740)
    assert row["years_left"] == 2020 - 2018
    assert (row["needed_households_per_year"], row["needed_persons_per_year"]) == (62, 261.5)


def test_the_plan_for_2019_is_stated_twice_and_one_reading_plans_for_more_than_remain(measured):
    left, over = ("left_after_households", "left_after_persons"), ("over_households", "over_persons")
    assert rows(measured("outlook"), "period", "reading", *left, *over, "years_left") == [
        ("2019", "exit", 0, 0, 139 - 124, 550 - 523, 1),  # 15 households, 27 persons too many
        ("2019", "exit_as_listed", 124 - 120, 523 - 507, 0, 0, 1),
    ]


def test_the_list_for_2018_is_shown_beside_the_exits_but_is_no_target(measured):
    row = only(measured("exits"), period="2018")
    assert (row["reading"], row["planned_households"], row["planned_persons"]) == ("exit_as_listed", 7, 233)
    assert (row["done_households"], row["done_persons"], row["completion_households_share"]) == (121, 512, None)


def test_education_subsidies_of_the_year(measured):
    row = only(measured("subsidies"), topic="education", item="total", period="2018")
    assert (row["amount_yuan"], row["recipients"], row["counted_as"]) == (183500 + 200000, 198 + 211, "person_times")
    assert (row["amount_yuan"], row["recipients"]) == (383500, 409)
    assert row["amount_per_registered_household_yuan"] == pytest.approx(383500 / 298)
    assert row["amount_per_registered_person_yuan"] == pytest.approx(383500 / 1252)


def test_the_second_half_year_paid_2_3_percent_more_per_person_time(measured):
    halves = measured("subsidies").query("topic == 'education' and item == 'total' and not is_sum")
    assert halves["amount_per_recipient_yuan"].tolist() == pytest.approx([183500 / 198, 200000 / 211])
    assert halves["amount_per_recipient_yuan"].round(2).tolist() == [926.77, 947.87]
    change = (200000 / 211) / (183500 / 198) - 1
    assert rows(halves, "amount_per_recipient_change") == [(None,), (pytest.approx(change),)]
    assert round(100 * change, 1) == 2.3


@pytest.mark.parametrize(
    ("stage", "rate"),
    [
        ("primary", 500),
        ("junior_secondary", 1000),
        ("senior_secondary", 1500),
        ("secondary_vocational", 1500),
        ("tertiary", 1500),
    ],
)
def test_each_stage_has_one_rate_in_both_half_years(measured, stage, rate):
    table = measured("subsidies")
    assert table.loc[table["item"].eq(stage), "amount_per_recipient_yuan"].tolist() == [rate, rate, rate]


def test_donated_scholarships_are_no_part_of_the_subsidies(measured):
    row = only(measured("subsidies"), item="donated_scholarship")
    assert row["amount_per_recipient_yuan"] == pytest.approx(290000 / 99)
    assert row["amount_share"] is None


def test_each_elder_and_each_disabled_person_receives_1200_yuan(measured):
    living = measured("subsidies").query("topic == 'living'")
    assert rows(living, "item", "recipients", "amount_per_recipient_yuan") == [
        ("elders_60_plus", 107.0, 128400 / 107),
        ("disabled_grade_1", 24.0, 28800 / 24),
    ]
    assert living["amount_per_recipient_yuan"].tolist() == [1200, 1200]


def test_medical_security_covers_more_people_than_are_registered(measured):
    row = only(measured("coverage"), item="assisted")
    assert row["coverage_share"] == pytest.approx(1312 / 1252)
    assert round(100 * row["coverage_share"], 1) == 104.8
    assert row["exceeds"]


def test_every_registered_household_was_visited(measured):
    row = only(measured("coverage"), item="households_visited")
    assert (row["covered"], row["eligible"], row["coverage_share"], row["exceeds"]) == (298, 298, 1.0, False)


def test_government_built_houses_are_due_36000_yuan_more(measured):
    row = only(measured("housing"), item="government_built")
    assert (row["households"], row["households_share"]) == (6, 6 / 30)
    assert (row["paid_yuan"], row["paid_per_household_yuan"]) == (144000, 24000)
    assert (row["due_yuan"], row["outstanding_yuan"]) == pytest.approx((180000, 36000))  # 144,000 are 80 % of 180,000


def test_self_built_houses_are_paid_in_full(measured):
    row = only(measured("housing"), item="self_built")
    assert (row["households_share"], row["due_yuan"], row["outstanding_yuan"]) == (0.8, 24 * 30000, 0)


def test_one_household_in_298_applied_for_credit(measured):
    assert only(measured("credit"), item="applications")["uptake_share"] == pytest.approx(1 / 298)


def test_production_funds(measured):
    row = only(measured("production"))
    assert row["funds_share"] == pytest.approx(1060000 / 1303000)
    assert round(100 * row["funds_share"], 2) == 81.35
    assert row["unpaid_yuan"] == 243000
    assert round(row["paid_per_household_yuan"], 2) == 10495.05  # 1,060,000 to 101 households
    assert row["paid_households"] + row["excluded_households"] == 121  # those who exited in the year


def test_roads(measured):
    table = measured("infrastructure")
    assert table["cost_per_km_yuan"].tolist() == pytest.approx([1190000 / 1.71, 2376800 / 4.2])
    assert table["cost_per_km_yuan"].round().tolist() == [695906, 565905]
    assert only(table, item="old_revolutionary_area_roads")["outstanding_yuan"] == pytest.approx(2376800 * 0.2)


def test_training(measured):
    assert rows(measured("training"), "item", "participants_per_session", "stated_share") == [
        ("labour_skills", 300 / 3, None),
        ("job_fairs", 180 / 3, None),
        ("farm_techniques", 1350 / 9, None),
        ("farmers_with_techniques", None, 0.5),
    ]


def test_employment(measured):
    table = measured("employment")
    assert round(100 * only(table, item="employed")["registered_share"], 1) == 7.6  # 95 of 1,252
    assert round(100 * only(table, item="leading_enterprise")["employed_share"], 1) == 16.8  # 16 of 95


def test_publicity(measured):
    assert measured("publicity")["count"].tolist() == [45, 80, 60, 43, 35, 2]


def test_where_the_money_went(measured):
    table = measured("spending")
    by_topic = table.groupby("topic")["amount_yuan"].sum()
    assert by_topic.to_dict() == pytest.approx(
        {
            "education": 383500 + 290000,
            "housing": 720000 + 144000,
            "living": 128400 + 28800,
            "production": 1060000,  # paid, not the 1,303,000 allocated
            "infrastructure": 1190000 + 0.8 * 2376800,  # of the roads whose paid share is stated, what is paid
        }
    )
    assert table["amount_yuan"].sum() == pytest.approx(5846140)
    assert table["amount_share"].sum() == pytest.approx(1)
    assert table.loc[table["is_cost"], "item"].tolist() == ["village_roads"]
