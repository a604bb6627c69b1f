"""The key points: each only where it is known, and what the checks found or rest on."""

from __future__ import annotations

import pytest

from fupin_analysis.core.metrics import Metrics
from fupin_analysis.core.rows import FigureIndex
from fupin_analysis.measure import measure_of
from fupin_analysis.present.tell.summary import tell_summary
from tests.present.tell.spec import Case, stated

_NO_CHECKS, _NO_CHECKS_EN = "无可相互核对的数据。", "There are no figures that could be held against one another."

CASES = {
    "nothing": Case("", _NO_CHECKS, _NO_CHECKS_EN),
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
        "2018年建档立卡10户40人。当年脱贫4户18人。首要致贫原因是因病，6户30人。发放教育补助2万元。产业扶持资金已拨付5万元，占安排数20万元的25.00%。"
        "各项支出和投资合计7万元。" + _NO_CHECKS,
        "10 households with 40 persons were registered in 2018. 4 households with 18 persons exited poverty in the year. "
        "The leading cause of poverty is illness: 6 households with 30 persons. Education subsidies came to 20,000 yuan. "
        "50,000 yuan of production funds have been paid, 25.00% of the 200,000 yuan allocated. "
        "The spending stated comes to 70,000 yuan. " + _NO_CHECKS_EN,
    ),
    "the register of the year, wherever it stands": Case(
        """
        2017 registry/total households  9
        2018 registry/total households 10
        """,
        "2018年建档立卡10户。" + _NO_CHECKS,
        "10 households were registered in 2018. " + _NO_CHECKS_EN,
    ),
    "half a year of the year before another year": Case(
        """
        2017   registry/total households  9
        2018H1 registry/total households 10
        """,
        "2018年上半年建档立卡10户。" + _NO_CHECKS,
        "10 households were registered in the first half of 2018. " + _NO_CHECKS_EN,
    ),
    "a tie has no leading cause, half a year is no year": Case(
        """
        2018   registry/total       households 10
        2018   cause/illness        households  5
        2018   cause/schooling      households  5
        2018H1 education/total      recipients 40 amount_yuan 20000
        2018H1 exit/done            households  4
        """,
        "2018年建档立卡10户。" + _NO_CHECKS,
        "10 households were registered in 2018. " + _NO_CHECKS_EN,
    ),
}


def tables(figures: str, standings: tuple[str, ...] = (), held: int = 0) -> dict[str, Metrics]:
    index = FigureIndex(stated(figures))
    subjects = ("registry", "exits", "causes", "subsidies", "production", "spending")
    found = {"findings": [{"standing": one} for one in standings], "reviews": [{"held": held}] if held else []}
    return {name: measure_of(name).rows(index) for name in subjects} | {
        name: Metrics(tuple(rows[0]) if rows else (), rows) for name, rows in found.items()
    }


@pytest.mark.parametrize("name", CASES)
def test_told(name: str) -> None:
    assert tell_summary(tables(CASES[name].figures)) == CASES[name].zh
    assert tell_summary(tables(CASES[name].figures), language="en") == CASES[name].en


@pytest.mark.parametrize(
    ("standings", "held", "zh"),
    [
        (("contradiction", "question", "contradiction"), 9, "数据核对发现2处相互矛盾，见“数据核对”一节。"),
        (("question", "note"), 9, "数据核对有1处疑问，见“数据核对”一节。"),
        (("note",), 9, "数据核对可核对9项，均相符。"),
        ((), 0, _NO_CHECKS),
    ],
)
def test_what_the_checks_found(standings: tuple[str, ...], held: int, zh: str) -> None:
    assert tell_summary(tables("", standings, held)) == zh
