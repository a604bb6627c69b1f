"""The page of one file in a browser: usable with the keyboard, without barriers, and within the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from fupin_analysis.core.disk.files import write_text
from fupin_analysis.flow import read_account
from fupin_analysis.reports.look import tell_look
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("look")
    source = folder / "甲.csv"
    source.write_text("2018年甲山镇致贫原因\n原因,户数\n因病,12\n因残,若干\n因懒,3\n", encoding="utf-8")
    return write_text(folder / "look.html", tell_look(read_account(source), title="甲.csv"))


@pytest.mark.parametrize("width", [1280, 390])
def test_without_barriers_and_within_the_window(browser: Browser, page_file: Path, width: int, tmp_path: Path) -> None:
    shipped = write_text(tmp_path / "xx.html", tell_look(read_account(ROOT / "data" / "raw" / "XX镇-2018.xlsx"), title="XX镇"))
    for file in (page_file, shipped):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(file.as_uri())
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()


def test_arrow_keys_walk_the_cells_and_n_finds_what_was_set_aside(browser: Browser, page_file: Path) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(page_file.as_uri())
    page.click("td.f")
    assert "因病户数：12 户" in page.inner_text("#says")
    page.keyboard.press("n")
    assert page.inner_text("#says").startswith("B4 若干 — F201")
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#says") == "A4 因残 — 名称"
    assert errors == []
    page.close()
