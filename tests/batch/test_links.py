"""Pages lead to each other: what a page depends on, and how a page of many leads to each township's."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.batch.orders import Order
from fupin_analysis.batch.plan import make_plan
from fupin_analysis.core.figures import to_figures
from fupin_analysis.core.intake import Intake


def _intake(*units: tuple[str, int]) -> Intake:
    about = {"topic": "registry", "item": "total", "measure": "households"}
    return Intake(
        to_figures([{**about, "township": name, "year": year, "period": str(year), "value": 9} for name, year in units])
    )


def _plan(*units: tuple[str, int]) -> dict[str, object]:
    data = Path("raw")
    orders = [Order(data), Order(data, notebook="02_quality"), Order(data, notebook="04_municipality")]
    return {report.page: report for report in make_plan(orders, {data: _intake(*units)}).reports}


UNITS = [("中山镇", 2018), ("安丰镇", 2018), ("北关镇", 2018), ("北关镇", 2017)]


@pytest.fixture(scope="module")
def plan() -> dict[str, object]:
    return _plan(*UNITS)


def test_ways_lead_from_page_to_page(plan) -> None:
    assert plan["02_quality.html"].links["中山镇/2018"].startswith("2018/")
    assert set(plan["2018/04_municipality.html"].links) == {"中山镇/2018", "安丰镇/2018", "北关镇/2018"}
    assert plan["2018/04_municipality.html"].links["中山镇/2018"] == "%E4%B8%AD%E5%B1%B1%E9%95%87/report.html"


def test_a_new_township_makes_its_neighbours_stale_and_nobody_else(plan) -> None:
    more = _plan(*UNITS, ("昌化镇", 2018))
    changed = {page for page, report in plan.items() if report.township and more[page].parts != report.parts}
    assert changed == {"2018/北关镇/report.html", "2018/中山镇/report.html"}
