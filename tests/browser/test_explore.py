"""Ten tasks of an analyst in JupyterLab, in Chromium; the clicks each takes are counted."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from fupin_analysis.forms.workbook import write_form
from tests.conftest import FIVE, ROOT, unit

#: Most clicks each task may take; typing and choosing from a list are none.
MOST_CLICKS = {
    "run": 2,
    "township": 1,
    "year": 1,
    "chart": 0,
    "words": 1,
    "cell": 1,
    "compare townships": 1,
    "compare years": 0,
    "try": 2,
    "export": 2,
}


@pytest.fixture
def lab(tmp_path: Path, xx_return: Path) -> Iterator[str]:
    data, notebooks = tmp_path / "data" / "raw", tmp_path / "notebooks"
    data.mkdir(parents=True)
    notebooks.mkdir()
    shutil.copy(xx_return, data)
    for year in (2018, 2019):
        rows = [{**row, "period": str(year), "value": float(str(row["value"])) + year - 2018} for row in FIVE]
        write_form(data / f"五数镇-{year}.xlsx", township="五数镇", year=year, figures=unit(rows, township="五数镇", year=year))
    shutil.copy(ROOT / "notebooks" / "00_explore.ipynb", notebooks)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    places = {
        name: str(tmp_path / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "HOME")
    }
    options = [
        f"--ServerApp.port={port}",
        "--IdentityProvider.token=t",
        "--no-browser",
        "--allow-root",
        f"--notebook-dir={notebooks}",
    ]
    command = [sys.executable, "-m", "jupyterlab", "--ip=127.0.0.1", "--ServerApp.port_retries=0", *options]
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, **places})
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}/lab/tree/00_explore.ipynb?token=t"
        finally:
            server.terminate()
            server.wait(timeout=20)
            sys.stdout.write(
                (tmp_path / "log").read_text(errors="replace")
            )  # shown where the test failed: what a kernel stumbled over


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("JupyterLab did not start")


class Analyst:
    """A browser at the panel; it counts what it clicks."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.task = page, dict[str, int](), ""

    def begin(self, task: str) -> None:
        self.task, self.clicks[task] = task, 0

    def click(self, what: Locator) -> None:
        self.clicks[self.task] += 1
        what.click()

    def field(self, name: str, kind: str) -> Locator:
        """The control beside a label of the panel."""
        return self.page.locator(f'xpath=//label[normalize-space()="{name}"]/following-sibling::{kind}')

    def tab(self, name: str) -> None:
        self.click(self.page.locator(".lm-TabBar-tab", has_text=name).filter(has=self.page.locator(".lm-TabBar-tabLabel")).last)


def _choose(analyst: Analyst) -> None:
    page = analyst.page
    analyst.begin("run")
    analyst.click(page.get_by_role("menuitem", name="Run", exact=True))
    analyst.click(page.get_by_role("menuitem", name="Run All Cells", exact=True))
    expect(page.get_by_text("已先选好一个乡镇最近的年度").first).to_be_visible(timeout=60_000)
    expect(page.locator(".widget-html h2", has_text="XX镇 2018")).to_be_visible()  # something is shown before anything is chosen
    analyst.begin("township")
    analyst.click(analyst.field("乡镇", "select").locator("option", has_text="XX镇"))
    analyst.begin("year")
    analyst.click(analyst.field("年度", "select").locator("option", has_text="2018"))
    analyst.begin("chart")
    analyst.field("主题", "select").select_option(label="致贫原因")
    expect(page.locator(".widget-html img").first).to_be_visible()
    expect(page.get_by_text("从致贫原因看").first).to_be_visible()


def _look_up(analyst: Analyst) -> None:
    page = analyst.page
    analyst.begin("words")
    analyst.tab("数字与出处")
    words = analyst.field("按词查找", "input")
    words.fill("因病 户数")
    words.press("Enter")
    found = page.locator("option", has_text="· 2018年因病户数 ·")
    expect(found).to_have_count(1)
    analyst.begin("cell")
    analyst.click(found)
    expect(page.locator("mark")).to_have_text("94")


def _compare(analyst: Analyst) -> None:
    page = analyst.page
    analyst.begin("compare townships")
    analyst.tab("对比")
    analyst.field("主题", "select").select_option(label="建档立卡")
    analyst.field("乙方", "select").select_option(label="五数镇 2018")
    expect(page.locator("tr", has_text="2018年建档立卡合计户数").locator("td", has_text="258").first).to_be_visible()
    analyst.begin("compare years")
    analyst.field("甲方", "select").select_option(label="五数镇 2018")
    analyst.field("乙方", "select").select_option(label="五数镇 2019")
    expect(page.locator("tr", has_text="2018年建档立卡合计户数").locator("td").nth(2)).to_have_text("1")


def _try_and_take_along(analyst: Analyst, folder: Path) -> None:
    page = analyst.page
    analyst.begin("try")
    analyst.field("主题", "select").select_option(label="尚余任务与后续计划")
    analyst.tab("试改")
    analyst.field("哪项数据", "select").select_option(label="2018年计划脱贫（按名册）户数")
    value = analyst.field("试改为", "input")
    value.fill("57")
    value.press("Tab")
    analyst.click(page.get_by_role("button", name="看看会怎样"))
    expect(page.get_by_text("将消除的待核实数据：1处")).to_be_visible()
    assert not (folder.parent / "data" / "decisions").exists()
    analyst.begin("export")
    analyst.field("主题", "select").select_option(label="致贫原因")
    analyst.tab("导出")
    analyst.click(page.get_by_role("button", name="导出所选"))
    expect(page.get_by_text("已写出")).to_be_visible()
    assert {path.suffix for path in (folder / "explored").iterdir()} == {".csv", ".xlsx", ".png", ".ipynb"}


def test_ten_tasks_of_an_analyst(
    browser: Browser, lab: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="en-US")
    page = context.new_page()
    page.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)
    outside: list[str] = []
    own = lab.partition("/lab")[0]
    page.on(
        "request",
        lambda one: None if one.url.startswith((own, "data:", "blob:", own.replace("http", "ws"))) else outside.append(one.url),
    )
    page.goto(lab)
    expect(page.get_by_role("button", name="Python 3 (ipykernel) | Idle")).to_be_visible()
    analyst = Analyst(page)
    _choose(analyst)
    _look_up(analyst)
    _compare(analyst)
    _try_and_take_along(analyst, tmp_path / "notebooks")
    assert outside == []
    for task, clicks in analyst.clicks.items():
        record_property(f"clicks: {task}", clicks)
    assert analyst.clicks.keys() == MOST_CLICKS.keys()
    assert {task: clicks for task, clicks in analyst.clicks.items() if clicks > MOST_CLICKS[task]} == {}
    context.close()
