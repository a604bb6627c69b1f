"""The key points: each only where it is known, and called doubtful where an open finding would change it."""

from __future__ import annotations

import pytest

from fupin_analysis.core.metrics import Metrics
from fupin_analysis.core.rows import FigureIndex
from fupin_analysis.measure import measure_of
from fupin_analysis.present.tell.summary import tell_summary
from tests.present.tell.spec import Case, stated

CASES = {
    "nothing": Case("", "", ""),
    "exits alone have their year": Case(
        "2018 exit/done households 4 persons 18",
        "2018年脱贫4户18人。",
        "4 households with 18 persons exited poverty in 2018.",
    ),
    "all of it": Case(
        """
        2018 registry/total       households 10 persons 40
        2018 exit/done            households  4 persons 18
        2018 cause/illness        households  6 persons 30
        2018 cause/schooling      households  4 persons 10
        2018 education/total      recipients 40 amount_yuan 20000
        2018 production/allocated amount_yuan 200000
        2018 production/paid      amount_yuan  50000
        """,
        "2018年建档立卡10户40人，当年脱贫4户18人，首要致贫原因是因病（6户30人）。发放教育补助2万元；"
        "产业扶持资金已拨付5万元，占安排数20万元的25.00%；各项支出和投资合计7万元。",
        "10 households with 40 persons were registered in 2018. 4 households with 18 persons exited poverty in the year. "
        "The leading cause of poverty is illness: 6 households with 30 persons. Education subsidies came to 20,000 yuan. "
        "50,000 yuan of production funds have been paid, 25.00% of the 200,000 yuan allocated. "
        "The spending stated comes to 70,000 yuan.",
    ),
    "the register of the year, wherever it stands": Case(
        """
        2017 registry/total households  9
        2018 registry/total households 10
        """,
        "2018年建档立卡10户。",
        "10 households were registered in 2018.",
    ),
    "half a year of the year before another year": Case(
        """
        2017   registry/total households  9
        2018H1 registry/total households 10
        """,
        "2018年上半年建档立卡10户。",
        "10 households were registered in the first half of 2018.",
    ),
    "a tie has no leading cause, half a year is no year": Case(
        """
        2018   registry/total       households 10
        2018   cause/illness        households  5
        2018   cause/schooling      households  5
        2018H1 education/total      recipients 40 amount_yuan 20000
        2018H1 exit/done            households  4
        """,
        "2018年建档立卡10户。",
        "10 households were registered in 2018.",
    ),
}


def tables(figures: str) -> dict[str, Metrics]:
    index = FigureIndex(stated(figures))
    subjects = ("registry", "exits", "causes", "subsidies", "production", "spending")
    return {name: measure_of(name).rows(index) for name in subjects}


@pytest.mark.parametrize("name", CASES)
def test_told(name: str) -> None:
    assert tell_summary(tables(CASES[name].figures)) == CASES[name].zh
    assert tell_summary(tables(CASES[name].figures), language="en") == CASES[name].en


def test_what_an_open_finding_would_change_is_called_so() -> None:
    found = tables(CASES["all of it"].figures)
    paid, done = found["production"].rows[0]["source"], found["exits"].rows[0]["source"]
    text = tell_summary(found, doubted={(paid, "paid_yuan"), (done, "done_persons")})
    assert "当年脱贫4户18人（待核实），首要" in text
    assert "的25.00%（待核实）；各项" in text
    assert text.count("待核实") == 2
