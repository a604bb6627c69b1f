"""Pages lead to each other: what a page depends on, and how a page of many leads to each township's."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.batch.orders import Order
from fupin_analysis.batch.plan import make_plan
from fupin_analysis.core.disk.files import fingerprint_files
from fupin_analysis.core.disk.store import from_bytes
from fupin_analysis.core.disk.toml import FOLDER
from fupin_analysis.core.figures import to_figures
from fupin_analysis.core.intake import Intake


def _intake(*units: tuple[str, int]) -> Intake:
    about = {"topic": "registry", "item": "total", "measure": "households"}
    return Intake(
        to_figures([{**about, "township": name, "year": year, "period": str(year), "value": 9} for name, year in units])
    )


def read_parts(unit: bytes):
    packed = from_bytes(unit)
    return dict(zip(packed["name"].to_pylist(), map(from_bytes, packed["content"].to_pylist()), strict=True))


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


def test_a_page_leads_to_none_that_the_table_does_not_ask_for() -> None:
    data = Path("raw")
    orders = [Order(data, township=name, year=year) for name, year in UNITS if name != "北关镇"]
    plan = make_plan(orders, {data: _intake(*UNITS)})
    around = {report.township: [(one.kind, one.name) for one in report.neighbours] for report in plan.reports}
    assert around == {"安丰镇": [("next", "中山镇")], "中山镇": [("previous", "安丰镇")]}
    packed = read_parts(plan.job(plan.reports[0]).unit)["neighbours"].to_pylist()
    assert [(one["kind"], one["name"]) for one in packed] == around[plan.reports[0].township]


def test_a_page_in_another_language_leads_to_pages_in_its_own() -> None:
    data = Path("raw")
    orders = [Order(data), Order(data, language="en")]
    for report in make_plan(orders, {data: _intake(*UNITS)}).reports:
        assert {one.page for one in report.neighbours} == {Path(report.page).name}


def test_words_below_the_vocabulary_are_a_part_of_every_page(plan) -> None:
    """A page's problems rest on vocabulary/prose: a change there makes pages stale."""
    assert plan["2018/中山镇/report.html"].parts["vocabulary"] == fingerprint_files(FOLDER.rglob("*.toml"))
