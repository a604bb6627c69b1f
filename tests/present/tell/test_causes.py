"""Causes of poverty: the first of them is named only where it is one, and the first of all only where all are listed."""

import math

import pytest

from fupin_analysis.present.tell.causes import is_first, tell_causes
from tests.present.tell.spec import NOTHING, Case, spec

NAN = math.nan

CASES = {
    "nothing": NOTHING,
    "one beside what is left over": Case(
        """
        2018 registry/total households 10
        2018 cause/illness  households  6
        2018 cause/other    households  4
        """,
        "从致贫原因看，因病是首要原因。因病6户，占总户数的60.0%。其他原因4户，占总户数的40.0%。",
        "Illness is the leading cause of poverty. Illness: 6 households, 60.0% of households. "
        "Other causes: 4 households, 40.0% of households.",
    ),
    "a cause of nobody is no part": Case(
        """
        2018 registry/total  households 10 persons 40
        2018 cause/illness   households 10 persons 40
        2018 cause/schooling households  0 persons  0
        """,
        "从致贫原因看，因病是首要原因。因病10户40人，占总户数的100.0%、总人数的100.0%。因学0户0人。",
        "Illness is the leading cause of poverty. Illness: 10 households with 40 persons, 100.0% of households and 100.0% of "
        "persons. Schooling costs: 0 households with 0 persons.",
    ),
    "all": Case(
        """
        2018 registry/total  households 10 persons 40
        2018 cause/illness   households  6 persons 30
        2018 cause/schooling households  3 persons  8
        2018 cause/other     households  1 persons  2
        """,
        "从致贫原因看，因病是首要原因。因病6户30人，占总户数的60.0%、总人数的75.0%。因学3户8人，占总户数的30.0%、总人数的20.0%。"
        "其他原因1户2人，占总户数的10.0%、总人数的5.0%。因病、因学两项合计占总户数的90.0%。",
        "Illness is the leading cause of poverty. "
        "Illness: 6 households with 30 persons, 60.0% of households and 75.0% of persons. "
        "Schooling costs: 3 households with 8 persons, 30.0% of households and 20.0% of persons. "
        "Other causes: 1 household with 2 persons, 10.0% of households and 5.0% of persons. "
        "Illness and schooling costs together account for 90.0% of households.",
    ),
    "some": Case(
        """
        2018 registry/total  households 20
        2018 cause/illness   households  6
        2018 cause/schooling households  3
        """,
        "所列各项占建档立卡户的45.0%，其中因病最多。因病6户，占总户数的30.0%。因学3户，占总户数的15.0%。",
        "The causes listed cover 45.0% of the registered households; the most frequent of them is illness. "
        "Illness: 6 households, 30.0% of households. Schooling costs: 3 households, 15.0% of households.",
    ),
    "of those not yet exited": Case(
        """
        2018 registry/total      households 20
        2018 registry/not_exited households  9
        2018 cause/illness       households  6
        2018 cause/schooling     households  3
        """,
        "从未脱贫户的致贫原因看，因病是首要原因。因病6户，占未脱贫户数的66.7%。因学3户，占未脱贫户数的33.3%。",
        "Of the households not yet exited, illness is the leading cause of poverty. "
        "Illness: 6 households, 66.7% of the households not yet exited. "
        "Schooling costs: 3 households, 33.3% of the households not yet exited.",
    ),
    "of all, who are as many as those not yet exited": Case(
        """
        2018 registry/total      households 9
        2018 registry/not_exited households 9
        2018 cause/illness       households 6
        2018 cause/schooling     households 3
        """,
        "从致贫原因看，因病是首要原因。因病6户，占总户数的66.7%。因学3户，占总户数的33.3%。",
        "Illness is the leading cause of poverty. Illness: 6 households, 66.7% of households. "
        "Schooling costs: 3 households, 33.3% of households.",
    ),
    "without a register": Case(
        """
        2018 cause/illness   households  6
        2018 cause/schooling households  4
        """,
        "所列各项中，因病最多。因病6户，占所列户数的60.0%。因学4户，占所列户数的40.0%。",
        "Of the causes listed illness is the most frequent. "
        "Illness: 6 households, 60.0% of the households listed. Schooling costs: 4 households, 40.0% of the households listed.",
    ),
    "a part of the year alone": Case(
        "2018H1 cause/illness households 6",
        "2018年上半年：因病6户。",
        "The first half of 2018: Illness: 6 households.",
    ),
    "as of a day alone": Case(
        "2018-06-30 cause/illness households 6", "截至2018年6月30日：因病6户。", "Until 2018-6-30: Illness: 6 households."
    ),
    "a tie has no first": Case(
        """
        2018 registry/total  households 10
        2018 cause/illness   households  5
        2018 cause/schooling households  5
        """,
        "因病5户，占总户数的50.0%。因学5户，占总户数的50.0%。",
        "Illness: 5 households, 50.0% of households. Schooling costs: 5 households, 50.0% of households.",
    ),
    "a tie of some": Case(
        """
        2018 registry/total  households 20
        2018 cause/illness   households  5
        2018 cause/schooling households  5
        """,
        "所列各项占建档立卡户的50.0%。因病5户，占总户数的25.0%。因学5户，占总户数的25.0%。",
        "The causes listed cover 50.0% of the registered households. "
        "Illness: 5 households, 25.0% of households. Schooling costs: 5 households, 25.0% of households.",
    ),
    "persons only": Case(
        """
        2018 cause/illness   persons 30
        2018 cause/schooling persons  8
        """,
        "因病30人。因学8人。",
        "Illness: 30 persons. Schooling costs: 8 persons.",
    ),
    "more than there are": Case(
        """
        2018 registry/total households 5
        2018 cause/illness  households 6
        """,
        "因病6户，占总户数的120.0%，超过100%，请核实。",
        "Illness: 6 households, 120.0% of households, above 100 %: please check.",
    ),
    "two dates": Case(
        """
        2018H1 cause/illness households 6
        2018   cause/illness households 7
        """,
        "2018年：因病7户。2018年上半年：因病6户。",
        "2018: Illness: 7 households. The first half of 2018: Illness: 6 households.",
    ),
}

test_told = spec(tell_causes, CASES, "causes")


@pytest.mark.parametrize(
    ("others", "is_known_first"),
    [
        ([(NAN, 700.0)], False),  # may be 300 households
        ([(NAN, 94.0)], False),  # each may be a household of one
        ([(NAN, 93.0)], True),
        ([(NAN, NAN)], False),
        ([(40.0, 700.0)], True),
        ([(40.0, 90.0), (NAN, 200.0)], False),
        ([(94.0, 90.0)], False),
    ],
)
def test_the_first_cause_is_known_to_be_the_first(others, is_known_first):
    rows = [{"item": "illness", "households": 94.0, "persons": 300.0}]
    rows += [{"item": f"x{at}", "households": households, "persons": persons} for at, (households, persons) in enumerate(others)]
    assert is_first(rows) == is_known_first
