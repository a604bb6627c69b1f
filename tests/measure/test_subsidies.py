"""Subsidies per recipient, per registered person and household; where the money went."""

import pytest

from fupin_analysis.measure.subsidies import measure_spending, measure_subsidies
from fupin_analysis.present.tell.spending import tell_spending
from tests.measure.lines import figures_of, only, rows, together

REGISTER = "2018 registry/total households=298 persons=1252\n"
EDUCATION = """
    2018H1 education/total recipients=141 amount_yuan=98000
    2018H1 education/primary recipients=86 amount_yuan=43000
    2018H1 education/junior_secondary recipients=55 amount_yuan=55000
    2018H2 education/total recipients=142 amount_yuan=96500
    2018H2 education/primary recipients=91 amount_yuan=45500
    2018H2 education/junior_secondary recipients=51 amount_yuan=51000
"""
COUNTED = ("period", "recipients", "counted_as", "is_sum")


def test_half_years_add_up_to_person_times_and_never_to_persons():
    primary = measure_subsidies(figures_of(EDUCATION)).query("item == 'primary'")
    assert rows(primary, *COUNTED) == [
        ("2018H1", 86.0, "recipients", False),
        ("2018H2", 91.0, "recipients", False),
        ("2018", 86 + 91, "person_times", True),
    ]
    assert primary["amount_yuan"].tolist() == [43000, 45500, 88500]
    assert primary["amount_per_recipient_yuan"].tolist() == [500, 500, 500]


def test_one_half_year_is_no_year():
    table = measure_subsidies(figures_of("2020H1 education/yulu recipients=21 amount_yuan=31500", year=2020))
    assert rows(table, *COUNTED) == [("2020H1", 21.0, "recipients", False)]


def test_a_stated_year_is_not_added_up_again():
    table = measure_subsidies(figures_of(EDUCATION + "2018 education/primary recipients=95 amount_yuan=88500"))
    assert rows(table.query("item == 'primary' and period == '2018'"), *COUNTED) == [("2018", 95.0, "recipients", False)]


def test_households_of_two_half_years_are_neither_added_nor_called_person_times():
    table = measure_subsidies(
        figures_of(
            "2018H1 production/grants households=10 amount_yuan=1000\n2018H2 production/grants households=12 amount_yuan=2400"
        )
    )
    year = only(table, period="2018")
    assert (year["recipients"], year["counted_as"], year["amount_yuan"]) == (None, "", 3400.0)
    assert year["amount_per_recipient_yuan"] is None


def test_persons_and_households_of_two_half_years_are_never_added():
    table = measure_subsidies(
        figures_of(
            """
            2018H1 employment/job_subsidies persons=10 amount_yuan=1000
            2018H2 employment/job_subsidies households=12 amount_yuan=2400
            """
        )
    )
    assert only(table, period="2018")["recipients"] is None
    assert only(table, period="2018H2")["amount_per_recipient_change"] is None


def test_recipients_of_which_one_half_is_unknown_have_no_sum():
    table = measure_subsidies(
        figures_of("2018H1 education/primary recipients=86 amount_yuan=43000\n2018H2 education/primary amount_yuan=45500")
    )
    year = only(table, period="2018")
    assert (year["recipients"], year["amount_yuan"]) == (None, 88500.0)


def test_the_second_half_is_compared_with_the_first():
    total = only(measure_subsidies(figures_of(EDUCATION)), period="2018H2", item="total")
    assert total["amount_per_recipient_change"] == pytest.approx((96500 / 142) / (98000 / 141) - 1)
    assert total["amount_change"] == pytest.approx(96500 / 98000 - 1)
    assert only(measure_subsidies(figures_of(EDUCATION)), period="2018H1", item="total")["amount_change"] is None


def test_half_years_of_two_years_in_one_report_are_not_compared_across():
    figures = figures_of(
        """
        2017H1 education/yulu recipients=1 amount_yuan=1000
        2018H1 education/yulu recipients=1 amount_yuan=3000
        2018H2 education/yulu recipients=1 amount_yuan=1500
        """
    )
    assert only(measure_subsidies(figures), period="2018H2")["amount_change"] == -0.5


def test_amounts_are_held_against_the_register():
    row = only(measure_subsidies(figures_of(REGISTER + "2018 living/elders_60_plus recipients=107 amount_yuan=128400")))
    assert row["amount_per_recipient_yuan"] == 128400 / 107 == 1200
    assert row["amount_per_registered_person_yuan"] == pytest.approx(128400 / 1252)
    assert row["amount_per_registered_household_yuan"] == pytest.approx(128400 / 298)


def test_shares_are_of_the_total_and_only_for_the_parts_it_consists_of():
    table = measure_subsidies(figures_of(EDUCATION + "2018 education/donated_scholarship recipients=99 amount_yuan=290000"))
    assert only(table, period="2018H1", item="primary")["amount_share"] == pytest.approx(43000 / 98000)
    assert only(table, period="2018", item="primary")["recipients_share"] == pytest.approx(177 / 283)
    assert only(table, item="donated_scholarship")["amount_share"] is None


def test_without_a_stated_total_there_are_no_shares():
    table = measure_subsidies(figures_of("2018H1 education/primary recipients=86 amount_yuan=43000"))
    assert table["amount_share"].isna().all()


def test_an_amount_without_recipients_is_told_without_an_average():
    row = only(measure_subsidies(figures_of("2015 medical/other_relief amount_yuan=110100", year=2015)))
    assert (row["recipients"], row["counted_as"], row["amount_per_recipient_yuan"]) == (None, "", None)


def test_nobody_receives_no_average():
    assert (
        only(measure_subsidies(figures_of("2018 living/elders_60_plus recipients=0 amount_yuan=0")))["amount_per_recipient_yuan"]
        is None
    )


@pytest.mark.parametrize(
    "line",
    [
        "production/allocated amount_yuan=1303000",
        "production/projects_income households=832 amount_yuan=10501400",
        "production/dividends_of_guaranteed amount_yuan=1800000",
        "production/dividends amount_yuan=1800000",
        "production/projects households=618 amount_yuan=7450000",
        "production/workshops_count amount_yuan=1370000",
        "production/asset_returns households=40 amount_yuan=640000",
        "education/school_safety_works amount_yuan=11000000",
        "medical/costs person_times=3421 amount_yuan=16097789.96",
        "medical/extra_benefit amount_yuan=217500",
        "credit/loans households=696 amount_yuan=34430000",
    ],
)
def test_what_nobody_is_paid_is_no_subsidy(line):
    assert measure_subsidies(figures_of(f"2018 {line}")).empty


def test_persons_count_before_person_times_and_households():
    table = measure_subsidies(
        figures_of("2018 living/minimum_living_allowance households=696 recipients=1697 amount_yuan=1697000")
    )
    assert rows(table, "recipients", "counted_as", "amount_per_recipient_yuan") == [(1697.0, "recipients", 1000.0)]


def test_townships_and_years_share_nothing():
    figures = together(
        figures_of(REGISTER + EDUCATION),
        figures_of("2018 education/aid recipients=2 amount_yuan=600", township="乙镇"),
        figures_of("2019H1 education/primary recipients=90 amount_yuan=45000", year=2019),
    )
    table = measure_subsidies(figures)
    assert only(table, township="乙镇")["amount_per_registered_person_yuan"] is None
    assert len(table[table["year"].eq(2019)]) == 1


class TestSpending:
    def test_adds_half_years_of_amounts_and_nothing_twice(self):
        figures = figures_of(EDUCATION + "2018 education/yulu amount_yuan=900\n2018H1 education/yulu amount_yuan=500")
        assert rows(measure_spending(figures), "item", "amount_yuan") == [
            ("primary", 88500.0),
            ("junior_secondary", 106000.0),
            ("yulu", 900.0),
        ]

    def test_keeps_a_total_whose_parts_are_incomplete(self):
        figures = figures_of("2018 education/total amount_yuan=98000\n2018 education/primary amount_yuan=43000")
        assert rows(measure_spending(figures), "item", "amount_yuan") == [("total", 98000.0)]

    def test_keeps_what_is_no_part_of_the_total_beside_it(self):
        figures = figures_of("2018 education/total amount_yuan=98000\n2018 education/donated_scholarship amount_yuan=2000")
        assert rows(measure_spending(figures), "item", "amount_share") == [("total", 0.98), ("donated_scholarship", 0.02)]

    def test_counts_the_paid_part_of_works(self):
        figures = figures_of(
            "2018 infrastructure/village_roads amount_yuan=1000 paid_share=0.8\n2018 infrastructure/dykes amount_yuan=500"
        )
        assert rows(measure_spending(figures), "item", "amount_yuan", "is_cost") == [
            ("village_roads", 800.0, False),
            ("dykes", 500.0, True),
        ]

    def test_adds_up_batches_unless_what_was_paid_in_all_is_stated(self):
        batches = (
            "2020 production/grants_of_first_batch amount_yuan=250\n2020H1 production/grants_of_second_batch amount_yuan=117\n"
        )
        figures = figures_of(batches + "2020 production/grants_of_disabled amount_yuan=50", year=2020)
        assert [amount for (amount,) in rows(measure_spending(figures), "amount_yuan")] == [250.0, 117.0]
        figures = figures_of(batches + "2020 production/grants amount_yuan=400", year=2020)
        assert rows(measure_spending(figures), "item", "amount_yuan") == [("grants", 400.0)]
        table = measure_subsidies(figures)
        assert table[table["adds_up"]]["item"].tolist() == ["grants"]

    @pytest.mark.parametrize(
        ("whole", "amounts"),
        [
            ("2018H1 production/grants amount_yuan=250", [250.0, 117.0]),  # before the batch was paid
            ("2018H2 production/grants amount_yuan=250", [250.0]),
            ("2018 production/grants amount_yuan=100", [100.0, 117.0]),  # less than the batch
            ("2018-12-31 production/grants amount_yuan=250", [250.0]),  # until the day
            ("2018-06-30 production/grants amount_yuan=250", [250.0, 117.0]),
        ],
    )
    def test_takes_a_batch_for_part_of_what_was_paid_in_all_only_where_it_can_be(self, whole, amounts):
        figures = figures_of(f"{whole}\n2018H2 production/grants_of_second_batch amount_yuan=117")
        assert [amount for (amount,) in rows(measure_spending(figures), "amount_yuan")] == amounts

    def test_says_what_it_leaves_out_unless_it_is_part_of_what_it_adds_up(self):
        part = "2018 infrastructure/projects_of_from_above amount_yuan=600\n2018 production/paid amount_yuan=100\n"
        assert set(measure_spending(figures_of(part))["left_out"]) == {"infrastructure/projects_of_from_above"}
        whole = "2018 infrastructure/projects amount_yuan=900"
        assert set(measure_spending(figures_of(part + whole))["left_out"]) == {""}

    def test_names_what_it_leaves_out_whole_however_many_things_its_own_words_list(self):
        figures = figures_of("2018 production/paid amount_yuan=100\n2018 production/水池、渠道资金 amount_yuan=40")
        measured = measure_spending(figures)
        assert set(measured["left_out"]) == {"production/水池、渠道资金"}
        assert "水池、渠道资金的金额不在汇总项目之内" in tell_spending(measured)

    def test_takes_housing_amounts_as_paid_already(self):
        figures = figures_of("2018 housing/government_built amount_yuan=144000 paid_share=0.8")
        assert rows(measure_spending(figures), "amount_yuan", "is_cost") == [(144000.0, False)]

    def test_never_adds_allocations_loans_incomes_ceilings_or_needs(self):
        figures = figures_of(
            """
            2018 production/allocated amount_yuan=1303000
            2018 production/paid amount_yuan=1060000
            2018 credit/loan_ceiling amount_yuan=5000
            2018 credit/loans amount_yuan=34430000
            2018 income/wages amount_yuan=3897800
            2018 funds/invested amount_yuan=23038000
            2018 infrastructure/projects_of_from_above amount_yuan=6170000
            2018 infrastructure/group_roads_paved_remaining amount_yuan=5000000
            """
        )
        assert rows(measure_spending(figures), "topic", "item", "amount_share") == [("production", "paid", 1.0)]

    def test_leaves_other_years_villages_and_rivals_out(self):
        figures = figures_of(
            """
            2018 production/paid amount_yuan=100
            2018 production/paid amount_yuan=999
            2018 production/paid amount_yuan=999 @东村
            2017 production/paid amount_yuan=999
            """
        )
        assert rows(measure_spending(figures), "amount_yuan") == [(100.0,)]

    def test_is_held_against_the_register(self):
        row = only(measure_spending(figures_of(REGISTER + "2018 production/paid amount_yuan=1060000")))
        assert row["amount_per_registered_household_yuan"] == pytest.approx(1060000 / 298)
        assert row["amount_per_registered_person_yuan"] == pytest.approx(1060000 / 1252)

    def test_shares_are_of_each_township_s_own_spending(self):
        figures = together(
            figures_of("2018 production/paid amount_yuan=1"), figures_of("2018 production/paid amount_yuan=9", township="乙镇")
        )
        assert measure_spending(figures)["amount_share"].tolist() == [1.0, 1.0]

    def test_of_nothing_has_no_share(self):
        assert only(measure_spending(figures_of("2018 production/paid amount_yuan=0")))["amount_share"] is None


def test_what_adds_up_is_counted_once_whatever_stands_beside_it():
    figures = figures_of(
        """
        2018H1 education/total amount_yuan=100 recipients=3
        2018H1 education/primary amount_yuan=60 recipients=2
        2018H1 education/tertiary amount_yuan=40 recipients=1
        2018H2 education/total amount_yuan=50 recipients=2
        2018H2 education/primary amount_yuan=50 recipients=2
        2018 living/elders_60_plus amount_yuan=30 recipients=3
        2018H1 living/disabled_grade_1 amount_yuan=7 recipients=1
        """
    )
    table = measure_subsidies(figures)
    counted = table[table["adds_up"]]
    assert counted[["period", "item", "amount_yuan"]].to_numpy().tolist() == [
        ["2018H1", "tertiary", 40.0],
        ["2018", "primary", 110.0],
        ["2018H1", "disabled_grade_1", 7.0],
        ["2018", "elders_60_plus", 30.0],
    ]
    assert counted["amount_yuan"].sum() == 187.0


def test_a_total_that_its_parts_do_not_make_up_stands_alone():
    figures = figures_of("2018 education/total amount_yuan=100\n2018 education/primary amount_yuan=60")
    table = measure_subsidies(figures)
    assert table[table["adds_up"]]["item"].tolist() == ["total"]


@pytest.mark.parametrize(
    ("lines", "adding", "total"),
    [
        ({"2018": 100, "2018Q1": 25, "2018Q2": 25, "2018Q3": 25, "2018Q4": 25}, ["2018"], 100),
        ({"2018-06-30": 50, "2018-12-31": 100}, ["2018-12-31"], 100),
        ({"2018Q1": 10, "2018Q2": 20, "2018Q3": 30, "2018Q4": 40}, ["2018"], 100),
        ({"2018-06-30": 40, "2018H2": 60}, ["2018"], 100),
        ({"2018H1": 40, "2018M03": 15}, ["2018H1"], 40),
        ({"2018Q1": 10, "2018Q3": 30}, ["2018Q1", "2018Q3"], 40),
        ({"2018": 100, "2018M12": 9}, ["2018"], 100),
    ],
)
def test_no_part_of_a_year_is_added_to_it(lines, adding, total):
    figures = figures_of("\n".join(f"{period} education/primary amount_yuan={value}" for period, value in lines.items()))
    table = measure_subsidies(figures)
    counted = table[table["adds_up"]]
    assert sorted(counted["period"]) == adding
    assert counted["amount_yuan"].sum() == total


def test_four_quarters_are_a_year_of_person_times():
    quarters = "\n".join(f"2018Q{number} education/primary recipients={number} amount_yuan={number}" for number in range(1, 5))
    table = measure_subsidies(figures_of(quarters))
    assert rows(table[table["is_sum"]], *COUNTED) == [("2018", 10, "person_times", True)]
    three = measure_subsidies(figures_of(quarters.rpartition("\n")[0]))
    assert not three["is_sum"].any()
