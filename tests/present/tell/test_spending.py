"""Where the money went."""

import pytest

from fupin_analysis.present.tell.spending import is_paid_all_year, tell_spending
from tests.present.tell.spec import NOTHING, Case, spec

CASES = {
    "nothing": NOTHING,
    "one": Case(
        "2018 education/total amount_yuan 20000",
        "按报送数推算，各项支出和投资合计2万元。",
        "The spending stated comes to 20,000 yuan.",
    ),
    "nothing of two": Case(
        """
        2018 education/total   amount_yuan 0
        2018 production/grants amount_yuan 0
        """,
        "按报送数推算，各项支出和投资合计0元。",
        "The spending stated comes to 0 yuan.",
    ),
    "two": Case(
        """
        2018 education/total   amount_yuan 20000
        2018 production/grants amount_yuan 30000
        """,
        "按报送数推算，各项支出和投资合计5万元。金额最多的依次是产业奖补3万元（60.0%）、教育补助合计2万元（40.0%）。",
        "The spending stated comes to 50,000 yuan. The largest items are production grants 30,000 yuan (60.0%) and "
        "education subsidies, total 20,000 yuan (40.0%).",
    ),
    "the three largest of four": Case(
        """
        2018 education/total         amount_yuan 20000
        2018 medical/inpatient       amount_yuan 60000
        2018 living/social_assistance amount_yuan 10000
        2018 production/grants       amount_yuan 30000
        """,
        "按报送数推算，各项支出和投资合计12万元。金额最多的依次是住院报销6万元（50.0%）、产业奖补3万元（25.0%）、教育补助合计2万元（16.7%）。",
        "The spending stated comes to 120,000 yuan. The largest items are inpatient care reimbursed 60,000 yuan (50.0%), "
        "production grants 30,000 yuan (25.0%) and education subsidies, total 20,000 yuan (16.7%).",
    ),
    "an amount that is not said to be spent is named and left out, a planned one is not named": Case(
        """
        2018 education/total            amount_yuan 20000
        2018 production/projects        amount_yuan 90000
        2018 infrastructure/wells_planned amount_yuan 50000
        2018 education/primary_of_disabled amount_yuan 3000
        """,
        "按报送数推算，各项支出和投资合计2万元。产业扶贫项目的金额不在汇总项目之内，没有计入。",
        "The spending stated comes to 20,000 yuan. The amounts of production projects are not among the items added up.",
    ),
    "of many left out the three largest are named": Case(
        """
        2018 education/total              amount_yuan 20000
        2018 infrastructure/wells         amount_yuan 10000
        2018 production/projects          amount_yuan 90000
        2018 infrastructure/street_lights amount_yuan 40000
        2018 medical/aid                  amount_yuan 30000
        """,
        "按报送数推算，各项支出和投资合计2万元。产业扶贫项目、路灯、医疗救助等4项的金额不在汇总项目之内，没有计入。",
        "The spending stated comes to 20,000 yuan. The amounts of 4 items (among them production projects, street lights and "
        "medical aid) are not among the items added up.",
    ),
}

test_told = spec(tell_spending, CASES, "spending")


@pytest.mark.parametrize(
    ("periods", "is_all"),
    [("2018", True), ("2018H1、2018H2", True), ("2018Q1、2018Q2、2018Q3、2018Q4", True), ("2018H1", False), ("2018M05", False)],
)
def test_what_was_paid_is_of_all_the_year_where_its_parts_make_it_up(periods: str, is_all: bool) -> None:
    assert is_paid_all_year({"paid_periods": periods, "year": 2018}) is is_all
