"""Pages for looking at files, reading prose, and the clerk's own: dark in dark windows, every text with enough contrast."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from fupin_analysis.core.disk.files import write_text
from fupin_analysis.desk.pages import render
from fupin_analysis.reports.look import look_at

PROSE = "甲山镇2018年工作总结\n全镇建档立卡贫困户298户1252人，因病致贫111户，投入资金35万元，培训3期120人次，约20余户异地。\n"
TABLE = "2018年甲山镇致贫原因\n原因,户数\n因病,12\n因残,若干\n因懒,3\n"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("dark")
    made = {}
    for name, text in (("甲山镇2018.txt", PROSE), ("甲.csv", TABLE)):
        (folder / name).write_text(text, encoding="utf-8")
        made[name] = write_text(folder / f"{name}.html", look_at(folder / name, data=folder, township="甲山镇", year=2018))
    problem = render("problem", language="zh", notices=["已保存"], by="", problems=["F101"])
    made["desk"] = write_text(folder / "desk.html", problem)
    return made


@pytest.mark.parametrize("name", ["甲山镇2018.txt", "甲.csv", "desk"])
def test_dark_where_the_window_is_dark_and_legible(browser: Browser, pages: dict[str, Path], name: str) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, offline=True)
        page = context.new_page()
        page.goto(pages[name].as_uri())
        grounds[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
        found = Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
        assert [node["html"][:120] for rule in found for node in rule["nodes"]] == []
        context.close()
    assert grounds == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 25, 31)"}
