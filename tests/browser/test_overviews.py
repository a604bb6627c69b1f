"""Pages of many townships in a browser: side by side, plan, quality, all findings; and the ways between pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from fupin_analysis.batch.orders import usual_orders
from fupin_analysis.batch.run import run_batch
from fupin_analysis.synth.townships import write_returns
from tests.conftest import ROOT

OVERVIEWS = ["2018/04_municipality.html", "05_plan.html", "02_quality.html", "findings.html"]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("overviews")
    write_returns(base / "raw", count=3, seed=4)
    shutil.copy(ROOT / "data" / "raw" / "XX镇-2018.xlsx", base / "raw")
    run_batch(base / "raw", base / "output", orders=usual_orders(base / "raw"), workers=2)
    return base / "output"


@contextmanager
def _opened(browser: Browser, path: Path, width: int) -> Iterator[tuple[Page, list[str]]]:
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(("file:", "data:")) else faults.append(request.url))
    page.goto(path.as_uri())
    yield page, faults
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", OVERVIEWS)
def test_a_page_of_many_opens_whole_and_without_barriers(browser: Browser, output: Path, name: str, width: int) -> None:
    with _opened(browser, output / name, width) as (page, faults):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [rule["id"] for rule in found if rule["impact"] in {"serious", "critical"}] == []
        assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth && image.alt.length > 10)")
        assert faults == []


def test_chapters_are_numbered_without_a_gap(browser: Browser, output: Path) -> None:
    for name in OVERVIEWS[:3]:
        with _opened(browser, output / name, 1280) as (page, _faults):
            titles = page.locator("h2").all_inner_texts()
        numbers = [match[1] for title in titles if (match := re.match(r"([一二三四五六七八九十]+)、", title))]
        order = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
        assert numbers == order[: len(numbers)], name
        assert numbers, name


def test_every_township_of_the_quality_page_leads_to_its_report(browser: Browser, output: Path) -> None:
    with _opened(browser, output / "02_quality.html", 1280) as (page, faults):
        links = page.locator("h3 a")
        assert links.count() == page.locator("h3").count() >= 1
        page.locator("h3 a", has_text="XX镇").click()
        assert "XX镇2018年度" in page.title()
        assert faults == []


def test_the_municipality_s_tables_lead_to_reports(browser: Browser, output: Path) -> None:
    with _opened(browser, output / OVERVIEWS[0], 1280) as (page, _faults):
        ways = page.eval_on_selector_all("tbody th a", "links => links.map(link => link.getAttribute('href'))")
    assert len(ways) > 4
    assert all((output / "2018" / way).resolve().exists() or "%" in way for way in ways)


def test_one_report_leads_to_the_next_and_back(browser: Browser, output: Path) -> None:
    first = sorted((output / "2018").glob("模拟镇*/report.html"))[0]
    with _opened(browser, first, 1280) as (page, _faults):
        title = page.title()
        page.locator("a[rel=next]").click()
        assert page.title() != title
        page.locator("a[rel=prev]").click()
        assert page.title() == title
