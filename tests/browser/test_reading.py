"""The review page of a document in a browser: by keyboard, on a narrow screen, without barriers."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from fupin_analysis.core.disk.files import write_text
from fupin_analysis.reports.text_review import document_page

TEXT = (
    """甲山镇2018年脱贫攻坚工作总结
全镇建档立卡贫困户100户400人，其中已脱贫60户250人，未脱贫50户150人。
移交钥匙8户。
各项工作打分95.5。
"""
    + "全镇干部职工团结一心，扎实推进各项工作。\n" * 40
)


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reading")
    source = folder / "甲山镇.txt"
    source.write_text(TEXT, encoding="utf-8")
    return write_text(folder / "page.html", document_page(source))


@pytest.mark.parametrize("width", [1280, 390])
def test_without_barriers_and_within_the_window(browser: Browser, page_file: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(page_file.as_uri())
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_keys_walk_the_numbers_and_those_in_doubt(browser: Browser, page_file: Path) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(page_file.as_uri())

    def at() -> str:
        return str(page.evaluate("document.activeElement.textContent"))

    page.keyboard.press("j")
    assert at() == "2018年"
    page.keyboard.press("n")
    assert at() == "100户✗"
    page.keyboard.press("k")
    assert at() == "2018年"
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.closest('aside li')")
    assert "不符：" in str(page.evaluate("document.activeElement.closest('li').textContent"))
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.closest('main')")
    assert at() == "100户✗"
    assert errors == []
    page.close()


def test_on_a_narrow_screen_what_is_said_of_a_number_lies_below_it(browser: Browser, page_file: Path) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 700})
    page.goto(page_file.as_uri())
    page.click("main .m.contradicts >> nth=0")
    page.wait_for_function("document.querySelector('aside li:target')")
    sheet, mark = page.locator("aside li:target").bounding_box(), page.locator("main .m.contradicts").first.bounding_box()
    assert sheet is not None
    assert mark is not None
    assert 0 <= mark["y"] < mark["y"] + mark["height"] <= sheet["y"] < 700
    page.click("aside li:target .back")
    page.wait_for_function("!document.querySelector('aside li:target')")
    page.close()
