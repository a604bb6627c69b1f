"""Production funds: allocated, paid, and payments of other kinds."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.core.metrics import Metrics
from fupin_analysis.measure.subsidies import measure_subsidies
from fupin_analysis.present.tell.production import tell_production
from tests.present.tell.spec import NOTHING, Case, spec

CASES = {
    "allocated and paid": Case(
        """
        2018 production/allocated amount_yuan 200000
        2018 production/paid      amount_yuan  50000 households 10
        """,
        "安排产业扶持资金20万元，已拨付5万元，占安排数的25.00%，尚有15万元未拨付。受益10户，户均5000元。",
        "200,000 yuan of production funds were allocated, 50,000 yuan have been paid, "
        "that is 25.00% of the funds; 150,000 yuan remain unpaid. 10 households received 5,000 yuan each on average.",
    ),
    "all paid": Case(
        """
        2018 production/allocated amount_yuan 50000
        2018 production/paid      amount_yuan 50000
        """,
        "安排产业扶持资金5万元，已拨付5万元，全部拨付到位。",
        "50,000 yuan of production funds were allocated, 50,000 yuan have been paid, all of it.",
    ),
    "more paid than allocated": Case(
        """
        2018 production/allocated amount_yuan 200000
        2018 production/paid      amount_yuan 250000
        """,
        "安排产业扶持资金20万元，已拨付25万元，占安排数的125.00%，超出安排5万元，请核实。",
        "200,000 yuan of production funds were allocated, 250,000 yuan have been paid, "
        "that is 125.00% of the funds, 50,000 yuan more than were allocated; please check.",
    ),
    "allocated alone": Case(
        """
        2018 production/allocated                     amount_yuan 200000
        2018 production/excluded_low_income_allowance households  2
        """,
        "安排产业扶持资金20万元。另有2户已享受低保，不纳入产业扶持。",
        "200,000 yuan of production funds were allocated. 2 households already on the minimum-living allowance were left out.",
    ),
}


def _alone(production: pd.DataFrame, *, language: str = "zh") -> str:
    nothing: Metrics = measure_subsidies.rows(_none())
    return tell_production(production, nothing.frame(), language=language)


def _none():  # type: ignore[no-untyped-def]
    from fupin_analysis.core.rows import FigureIndex

    return FigureIndex(())


OTHERS = {
    "nothing": NOTHING,
    "other payments alone": Case(
        "2018 production/grants households 5 amount_yuan 5000",
        "未报送产业资金的安排和拨付。产业奖补5000元，惠及5户，户均1000元。",
        "The allocation and payment of production funds were not reported. "
        "Production grants: 5,000 yuan to 5 households, 1,000 yuan each.",
    ),
}

test_alone = spec(_alone, CASES, "production")
test_with_others = spec(tell_production, OTHERS, "production", "subsidies")
