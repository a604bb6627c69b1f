"""The front page in a browser: search, filters and sorting by mouse and keyboard, and the page without any script."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, Page, expect

from fupin_analysis.batch.front_page import FrontRow, render_front_page
from fupin_analysis.present import words

NAMES = words.names("index")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    rows = [
        FrontRow("甲山镇", 2018, "", 40, 163, 12, 51, 102, 3),
        FrontRow("乙水乡", 2018, "", 90, 300, 1, 4, 80, 0),
        FrontRow("丙河镇", 2017, "", float("nan"), float("nan"), 5, 9, 5, 1),
    ]
    counts = {"reports": 3, "overviews": 0, "made": 3, "failed": 0, "findings": 4}
    labels = {name: words.say(f"index.{name}", "zh", problem="", **counts) for name in words.names("index")}
    page = tmp_path / "index.html"
    page.write_text(render_front_page(rows, problems=[], words=labels, language="zh"), encoding="utf-8")
    return page


@pytest.fixture
def page(browser: Browser, path: Path):
    context = browser.new_context(offline=True)
    shown = context.new_page()
    shown.goto(path.as_uri())
    yield shown
    context.close()


def _names(page: Page) -> list[str]:
    return page.eval_on_selector_all("#list tbody tr:not([hidden]) th", "cells => cells.map(cell => cell.textContent)")


def test_search_and_filters(page: Page) -> None:
    page.get_by_label("查找乡镇").fill("水")
    expect(page.get_by_text("显示1份，共3份")).to_be_visible()
    assert _names(page) == ["乙水乡"]
    page.get_by_label("查找乡镇").fill("")
    page.get_by_label("年度").select_option("2018")
    assert _names(page) == ["甲山镇", "乙水乡"]
    page.get_by_label("状态").select_option("1")
    assert _names(page) == ["甲山镇"]


def test_the_totals_shown_are_those_of_the_year_chosen_and_nothing_found_is_said(page: Page) -> None:
    totals = page.locator("#list tfoot tr:not([hidden])")
    expect(totals).to_have_count(2)
    page.get_by_label("年度").select_option("2017")
    expect(totals).to_have_count(1)
    expect(totals).to_contain_text("2017")
    page.get_by_label("查找乡镇").fill("无此镇")
    expect(page.get_by_text("没有符合条件的报告，共3份")).to_be_visible()


def test_sorting_by_status_puts_what_failed_first(page: Page) -> None:
    page.get_by_role("button", name="状态").click()
    page.get_by_role("button", name="状态").click()
    assert _names(page) == ["甲山镇", "丙河镇", "乙水乡"]


def test_sorting_by_number_with_the_unknown_last_both_ways(page: Page) -> None:
    button = page.get_by_role("button", name="建档立卡（户）")
    button.focus()
    page.keyboard.press("Enter")
    assert _names(page) == ["乙水乡", "甲山镇", "丙河镇"]
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    page.keyboard.press("Enter")
    assert _names(page) == ["甲山镇", "乙水乡", "丙河镇"]
    page.get_by_role("button", name="乡镇").click()
    assert _names(page) == ["丙河镇", "甲山镇", "乙水乡"]


def test_without_a_script_the_list_is_whole_and_no_dead_control_shows(browser: Browser, path: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    expect(page.locator("#list tbody tr")).to_have_count(3)
    expect(page.locator("#tools")).to_be_hidden()
    context.close()


def test_a_second_script_does_not_run(browser: Browser, path: Path) -> None:
    hostile = path.with_name("hostile.html")
    second = "</main><script>document.title='owned'</script>"
    hostile.write_text(path.read_text(encoding="utf-8").replace("</main>", second), encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(hostile.as_uri())
    assert page.title() != "owned"
    context.close()


def test_on_paper_every_sheet_has_the_heads_and_the_totals_stand_once_at_the_end(browser: Browser, path: Path) -> None:
    rows = [FrontRow(f"甲{number}山镇", 2018, "a.html", 40, 163, annexes=(("Excel", "a.xlsx"),)) for number in range(120)]
    labels = {
        name: words.say(f"index.{name}", "zh", problem="", reports=120, overviews=0, made=120, failed=0, findings=0)
        for name in NAMES
    }
    path.write_text(render_front_page(rows, problems=[], words=labels, language="zh"), encoding="utf-8")
    page = browser.new_page(offline=True)
    page.goto(path.as_uri())
    with pdfium.PdfDocument(page.pdf(prefer_css_page_size=True)) as printed:
        sheets = ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in printed]
    page.close()
    assert 3 <= len(sheets) <= 4
    assert all("乡镇年度建档立卡（户）" in text for text in sheets)
    assert [text.count("合计·120") for text in sheets] == [*[0] * (len(sheets) - 1), 1]
    assert "Excel" not in "".join(sheets)


def test_a_short_head_stays_on_one_line_where_the_list_is_crowded(page: Page) -> None:
    page.set_viewport_size({"width": 720, "height": 800})
    box = page.get_by_role("button", name="年度").bounding_box()
    assert box is not None
    assert box["height"] < 30
