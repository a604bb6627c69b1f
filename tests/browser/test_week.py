"""The page of the recorded work as an official's browser shows it: the network cut, wide, narrow and printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from fupin_analysis.batch.orders import Order
from fupin_analysis.batch.run import run_batch
from fupin_analysis.synth.municipality import write_municipality
from tests.browser.test_pages import WIDTHS, Visit, _open


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("week")
    write_municipality(base / "raw", count=4, seed=1, years=[2019, 2020])
    order = Order(base / "raw", notebook="06_week", most=1000)
    account = run_batch(base / "raw", base / "output", orders=[order], workers=1)
    assert not account.failed
    return base / "output"


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def visit(request: pytest.FixtureRequest, browser: Browser, output: Path) -> Iterator[Visit]:
    yield from _open(browser, output / "2020" / "06_week.html", request.param)


def test_the_page_opens_without_a_fault_and_never_scrolls_sideways(visit: Visit) -> None:
    assert visit.faults == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_it_calls_itself_synthetic_and_describes_its_charts(visit: Visit) -> None:
    assert visit.page.get_by_text("模拟数据：由程序生成，不代表任何真实乡镇。").count() == 1
    images = visit.page.evaluate("[...document.images].map(image => [image.alt, image.naturalWidth])")
    assert len(images) >= 5
    assert all(len(alt) > 20 and wide > 0 for alt, wide in images)


def test_accessibility_has_no_serious_violation(visit: Visit) -> None:
    found = Axe().run(visit.page).response["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in {"serious", "critical"}] == []


def test_there_is_a_page_only_of_years_with_records_and_the_front_page_leads_to_it(browser: Browser, output: Path) -> None:
    assert [path.parent.name for path in output.glob("*/06_week.html")] == ["2020"]
    for visit in _open(browser, output / "index.html", 1280):
        visit.page.get_by_role("link", name="每周工作与督查").first.click()
        assert "每周工作、督查与资金流程" in visit.page.title()


def test_printed_it_keeps_its_tables_within_the_paper(browser: Browser, output: Path) -> None:
    for visit in _open(browser, output / "2020" / "06_week.html", 1280):
        visit.page.emulate_media(media="print")
        visit.page.set_viewport_size({"width": 700, "height": 900})
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 700
        assert len(visit.page.pdf(format="A4")) > 20_000
