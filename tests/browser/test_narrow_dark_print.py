"""The page on a telephone, by keyboard, in dark windows, in forced colours and on paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.conftest import Pages


@contextmanager
def _shown(browser: Browser, pages: Pages, *, width: int = 1280, **options: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True, **options)
    page = context.new_page()
    page.goto(pages.page("XX镇").as_uri())
    yield page
    context.close()


def test_charts_fit_a_telephone_with_text_of_the_size_around_it(browser: Browser, pages: Pages) -> None:
    with _shown(browser, pages, width=390) as page:
        charts = page.evaluate(
            "[...document.querySelectorAll('.chart')].map(c => [c.scrollWidth, c.clientWidth, "
            "c.querySelector('img').clientWidth / c.querySelector('img').naturalWidth])"
        )
    assert len(charts) >= 6
    assert all(inside <= room for inside, room, _scale in charts)
    assert all(scale >= 0.95 for _inside, _room, scale in charts)  # 9.5 points stay 12 pixels


def test_the_first_column_stays_and_the_edge_says_that_there_is_more(browser: Browser, pages: Pages) -> None:
    with _shown(browser, pages, width=390) as page:
        found = page.evaluate(
            """[...document.querySelectorAll('.scroll')].filter(box => box.checkVisibility()).map(box => {
                const name = box.querySelector('tbody th');
                const left = () => name.getBoundingClientRect().left - box.getBoundingClientRect().left;
                const hint = getComputedStyle(box.querySelector('.wider')).display;
                const wide = box.scrollWidth > box.clientWidth + 1;
                box.scrollLeft = 10000;
                return [wide, left(), hint];
            })"""
        )
    wide = [one for one in found if one[0]]
    assert len(wide) >= 8
    assert {round(left) for _wide, left, _hint in wide} == {0}
    assert all(hint == ("inline" if is_wide else "none") for is_wide, _left, hint in found)


def test_the_link_at_the_edge_leads_to_the_last_column(browser: Browser, pages: Pages) -> None:
    with _shown(browser, pages, width=390) as page:
        page.locator("figure.table .wider:visible").first.press("Enter")
        for _ in range(50):  # the page's policy lets nobody wait inside it
            if page.evaluate("document.querySelector(':target')?.closest('.scroll').scrollLeft > 20"):
                break
            page.wait_for_timeout(100)
        seen = page.evaluate(
            """() => { const cell = document.querySelector(':target'), box = cell.closest('.scroll');
            return [box.scrollLeft, cell.getBoundingClientRect().right - box.getBoundingClientRect().right]; }"""
        )
    assert seen[0] > 20
    assert seen[1] <= 1


@pytest.mark.parametrize("width", [1280, 390])
def test_every_tab_stop_does_something(browser: Browser, pages: Pages, width: int) -> None:
    with _shown(browser, pages, width=width) as page:
        stops = []
        for _press in range(120):
            page.keyboard.press("Tab")
            stop = page.evaluate(
                """() => { const e = document.activeElement; if (e === document.body) return null;
                return [e.tagName, e.className, e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight]; }"""
            )
            if stop is None:
                break
            stops.append(stop)
    assert len(stops) > 20
    assert [stop for stop in stops if stop[0] not in {"A", "SUMMARY"} and not stop[2]] == []


def test_every_row_says_where_it_comes_from_without_a_mouse(browser: Browser, pages: Pages) -> None:
    with _shown(browser, pages) as page:
        rows = page.evaluate("[...document.querySelectorAll('main tbody tr')].map(row => row.lastElementChild.textContent)")
    assert len(rows) > 80
    assert [cell for cell in rows if not any(character.isdigit() for character in cell)] == []


def _pixels(page: Page, selector: str) -> np.ndarray[Any, Any]:
    return np.asarray(Image.open(io.BytesIO(page.locator(selector).first.screenshot())).convert("L"), dtype=float) / 255


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"color_scheme": "dark", "forced_colors": "active"}])
def test_charts_are_dark_in_dark_windows_and_legible(browser: Browser, pages: Pages, options: dict[str, str]) -> None:
    with _shown(browser, pages, **options) as page:
        light = _pixels(page, "figure.chart img")
    assert np.median(light) < 0.15  # the ground
    assert (light > 0.6).mean() > 0.01  # letters and bars


def test_charts_are_light_in_light_windows(browser: Browser, pages: Pages) -> None:
    with _shown(browser, pages, color_scheme="light") as page:
        light = _pixels(page, "figure.chart img")
    assert np.median(light) > 0.95


@pytest.fixture(scope="module")
def printed(browser: Browser, pages: Pages) -> Iterator[pdfium.PdfDocument]:
    with _shown(browser, pages) as page:
        document = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    yield document
    document.close()


def test_the_worked_example_is_six_printed_pages_at_most(printed: pdfium.PdfDocument) -> None:
    assert len(printed) <= 6


def test_printed_pages_are_numbered_and_say_whose_they_are(printed: pdfium.PdfDocument) -> None:
    texts = ["".join(page.get_textpage().get_text_bounded().split()) for page in printed]
    assert all(f"—{number}/{len(texts)}—" in text for number, text in enumerate(texts, start=1))
    assert all("XX镇2018年度扶贫工作数据分析报告" in text for text in texts)


def test_no_printed_page_has_a_gap_of_a_third(printed: pdfium.PdfDocument) -> None:
    for page in list(printed)[:-1]:
        rows = np.asarray(page.render(scale=0.5).to_pil().convert("L")).min(axis=1) < 200
        inked = np.flatnonzero(rows)
        assert np.diff(inked).max() < len(rows) / 3
