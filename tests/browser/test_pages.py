"""Pages as an official's browser shows them: the network cut, wide, narrow and printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.conftest import HOSTILE_TOWNSHIP, Pages

WIDTHS = [1280, 390]


@dataclass
class Visit:
    """A page opened, and everything that went wrong while it opened."""

    page: Page
    faults: list[str] = field(default_factory=list)


def _open(browser: Browser, path: Path, width: int) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True)
    page = context.new_page()
    visit = Visit(page)
    page.on("console", lambda message: visit.faults.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: visit.faults.append(f"error: {error}"))
    page.on("requestfailed", lambda request: visit.faults.append(f"failed: {request.url[:80]}"))
    page.on(
        "request",
        lambda request: None if request.url.startswith(("file:", "data:")) else visit.faults.append(f"asked for {request.url}"),
    )
    page.on("dialog", lambda dialog: (visit.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.goto(path.as_uri())
    yield visit
    context.close()


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


OPENED = {"worked example": "XX镇", "five figures": "五数镇", "hostile texts": HOSTILE_TOWNSHIP, "index": "index"}


@pytest.fixture(params=OPENED.values(), ids=OPENED)
def visit(request: pytest.FixtureRequest, browser: Browser, pages: Pages, width: int) -> Iterator[Visit]:
    path = pages.output / "index.html" if request.param == "index" else pages.page(request.param)
    yield from _open(browser, path, width)


def test_a_page_opens_without_a_fault_or_a_request(visit: Visit) -> None:
    assert visit.faults == []


def test_a_page_never_scrolls_sideways(visit: Visit, width: int) -> None:
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_image_is_drawn_and_described(visit: Visit) -> None:
    images = visit.page.evaluate("[...document.images].map(image => [image.alt, image.naturalWidth, image.complete])")
    assert all(len(alt) > 10 and drawn_width > 0 and complete for alt, drawn_width, complete in images)


def test_accessibility_has_no_serious_violation(visit: Visit) -> None:
    found = Axe().run(visit.page).response["violations"]
    serious = [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found if rule["impact"] in {"serious", "critical"}]
    assert serious == []


def test_the_worked_example_shows_its_charts(browser: Browser, pages: Pages) -> None:
    for visit in _open(browser, pages.page("XX镇"), 1280):
        assert visit.page.locator("figure.chart img").count() >= 6


def test_the_index_leads_to_a_report_and_back(browser: Browser, pages: Pages) -> None:
    for visit in _open(browser, pages.output / "index.html", 1280):
        visit.page.get_by_role("link", name="XX镇").click()
        assert "XX镇2018年度" in visit.page.title()
        visit.page.get_by_role("link", name="返回总览").click()
        assert "总览" in visit.page.title()
        assert visit.faults == []


def test_a_mark_leads_to_its_finding(browser: Browser, pages: Pages) -> None:
    for visit in _open(browser, pages.page("XX镇"), 1280):
        visit.page.locator("a.mark").first.click()
        assert visit.page.locator("li:target").count() == 1


def test_print_fits_a4(browser: Browser, pages: Pages, tmp_path: Path) -> None:
    for visit in _open(browser, pages.page("XX镇"), 1280):
        visit.page.emulate_media(media="print")
        visit.page.set_viewport_size({"width": 673, "height": 1000})  # 178 mm: A4 less its margins
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 673
        pdf = visit.page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
        assert pdf.startswith(b"%PDF")
        assert not visit.page.locator("nav").is_visible()
