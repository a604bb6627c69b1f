"""Ten tasks of a clerk at the desk, in Chromium, against the real command; the clicks each takes are counted."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from fupin_analysis.core.answers import read_readings
from fupin_analysis.core.decision import read_decisions

MESSY = "2018年甲山镇基本情况\n指标,户数\n建档立卡合计,若干\n危改房完成,12\n"

#: Buttons and links that do not end within the window and whatever scrolls around them.
CUT = """() => [...document.querySelectorAll("button, a")].filter(one => {
    const around = one.closest(".scroll")?.getBoundingClientRect().right ?? innerWidth;
    return one.getBoundingClientRect().right > Math.min(innerWidth, around) + 1;
}).map(one => one.innerText)"""

#: Most clicks each task may take; typing is none.
MOST_CLICKS = {
    "open": 0,
    "hand in": 1,
    "look": 1,
    "number": 1,
    "heading": 1,
    "findings": 2,
    "decide": 3,
    "waive": 3,
    "take back": 3,
    "report": 2,
}


@dataclass
class Clerk:
    """A browser at the desk; it counts what it clicks."""

    page: Page
    data: Path
    clicks: dict[str, int] = field(default_factory=dict)
    task: str = ""
    faults: list[str] = field(default_factory=list)

    def begin(self, task: str) -> None:
        self.task = task
        self.clicks[task] = 0

    def click(self, what: Locator) -> None:
        self.clicks[self.task] += 1
        what.click()

    def check(self) -> None:
        """No serious barrier, and nothing wider than the window, at a desk and at a telephone's width."""
        for width in (1280, 390):
            self.page.set_viewport_size({"width": width, "height": 900})
            assert self.page.evaluate("document.documentElement.scrollWidth") <= width, self.page.url
            assert self.page.evaluate(CUT) == [], (self.page.url, width)
        found = Axe().run(self.page).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"][:160]) for rule in found] == []
        self.page.set_viewport_size({"width": 1280, "height": 900})


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    data = tmp_path / "raw"
    data.mkdir()
    command = [
        sys.executable,
        "-m",
        "fupin_analysis",
        "serve",
        "--data",
        str(data),
        "--output",
        str(tmp_path / "output"),
        "--no-open",
    ]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    yield server.stdout.readline().strip(), data
    server.terminate()
    server.wait(timeout=20)
    server.stdout.close()


@pytest.fixture
def clerk(browser: Browser, desk: tuple[str, Path]) -> Iterator[Clerk]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(60_000)
    own = desk[0].partition("/enter")[0]
    clerk = Clerk(page, desk[1])
    page.on("console", lambda message: clerk.faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: clerk.faults.append(f"error: {error}"))
    page.on(
        "request",
        lambda request: None if request.url.startswith((own, "data:")) else clerk.faults.append(f"asked for {request.url}"),
    )
    clerk.begin("open")
    page.goto(desk[0])
    yield clerk
    context.close()


def _hand_in(clerk: Clerk, path: Path) -> None:
    clerk.page.get_by_label("选择文件，或把文件拖到这里").set_input_files(path)
    clerk.click(clerk.page.get_by_role("button", name="上交并查看读数"))


def _button(clerk: Clerk, name: str) -> Locator:
    return clerk.page.get_by_role("button", name=name).first


def _read(clerk: Clerk, tmp_path: Path) -> None:
    """Hand a file in, look at what was read, answer two questions."""
    page = clerk.page
    clerk.check()
    clerk.begin("hand in")
    source = tmp_path / "甲.csv"
    source.write_text(MESSY, encoding="utf-8")
    _hand_in(clerk, source)
    assert "已收下 甲.csv" in page.inner_text("main")
    clerk.check()
    clerk.begin("look")
    frame = page.frame_locator("iframe")
    clerk.click(frame.locator("td.x").first)
    assert "若干" in frame.locator("#says").inner_text()
    clerk.begin("number")
    question = page.locator("form.question", has_text="若干").first
    question.get_by_label("单位或经办人").fill("甲山镇扶贫办")
    question.get_by_label("应是多少").fill("40")
    clerk.click(question.get_by_role("button", name="答复"))
    assert "已记住" in page.inner_text("main")
    clerk.begin("heading")
    question = page.locator("form.question", has_text="危改房").first
    question.get_by_label("这是什么指标").fill("住房/危房改造")
    clerk.click(question.get_by_role("button", name="答复"))
    assert len(read_readings(clerk.data.parent / "readings.toml").entries) == 2
    assert "没有疑问" in page.inner_text("main")


def _decide(clerk: Clerk, xx_return: Path) -> None:
    """See what contradicts, decide on one, waive another, take the first back."""
    page = clerk.page
    page.get_by_role("link", name="报送数据核对台").click()
    clerk.begin("findings")
    _hand_in(clerk, xx_return)
    page.goto(page.url.partition("/file")[0] + "/")
    clerk.check()
    clerk.click(page.get_by_role("link", name="XX镇 2018 3处待核实"))
    clerk.check()
    clerk.begin("decide")
    finding = page.locator("section.finding", has_text="B201")
    clerk.click(finding.get_by_label("2018年计划脱贫（按名册）户数由7户改按57户"))
    finding.get_by_label("理由").fill("核对台账，漏写一位数字")
    clerk.click(_button_in(finding, "看看会带来什么变化"))
    assert "以下1处待核实数据将随之消除" in page.inner_text("main")
    clerk.check()
    clerk.click(_button(clerk, "确认写入"))
    assert [one.value for one in read_decisions(clerk.data.parent / "decisions")] == [57]
    clerk.begin("waive")
    finding = page.locator("section.finding", has_text="L401")
    clerk.click(finding.get_by_label("原数无误"))
    finding.get_by_label("理由").fill("跨乡镇参保，人数可以超出")
    clerk.click(_button_in(finding, "看看会带来什么变化"))
    clerk.click(_button(clerk, "确认写入"))
    assert "共1处待核实" in page.inner_text("main")
    clerk.begin("take back")
    clerk.click(page.get_by_role("link", name="已作的决定"))
    clerk.check()
    taken = page.locator("section", has_text="57户")
    taken.get_by_label("理由").fill("核对有误，重新调查")
    clerk.click(_button_in(taken, "撤回"))
    clerk.click(_button(clerk, "确认写入"))
    expect(page.locator("main section")).to_have_count(1)


def _button_in(place: Locator, name: str) -> Locator:
    return place.get_by_role("button", name=name)


def test_ten_tasks_of_a_clerk(
    clerk: Clerk, tmp_path: Path, xx_return: Path, record_property: Callable[[str, object], None]
) -> None:
    _read(clerk, tmp_path)
    _decide(clerk, xx_return)
    clerk.page.get_by_role("link", name="报送数据核对台").click()
    signs = "[...document.querySelectorAll('main button')].map(one => getComputedStyle(one, '::after').content)"
    assert set(clerk.page.evaluate(signs)) == {"none"}  # arrows of sorting are the front page's
    clerk.begin("report")
    clerk.click(_button(clerk, "XX镇 2018 生成报告"))
    clerk.page.wait_for_url("**/pages/**")
    assert "XX镇2018年度" in clerk.page.title()
    assert clerk.page.locator("figure.chart img").count() >= 6
    assert clerk.faults == []
    for task, clicks in clerk.clicks.items():
        record_property(f"clicks: {task}", clicks)
    assert clerk.clicks.keys() == MOST_CLICKS.keys()
    assert {task: clicks for task, clicks in clerk.clicks.items() if clicks > MOST_CLICKS[task]} == {}


def test_the_desk_by_keyboard_alone(clerk: Clerk, tmp_path: Path) -> None:
    source = tmp_path / "甲.csv"
    source.write_text(MESSY, encoding="utf-8")
    clerk.page.keyboard.press("Tab")
    assert clerk.page.evaluate("document.activeElement.className") == "skip"
    clerk.page.get_by_label("选择文件，或把文件拖到这里").set_input_files(source)
    clerk.page.get_by_label("选择文件，或把文件拖到这里").focus()
    clerk.page.keyboard.press("Tab")
    clerk.page.keyboard.press("Enter")
    clerk.page.wait_for_url("**/file**")
    first = clerk.page.locator("form.question", has_text="若干")
    first.locator("input[name=value]").focus()
    clerk.page.keyboard.type("40")
    clerk.page.keyboard.press("Tab")
    clerk.page.keyboard.type("甲山镇扶贫办")
    clerk.page.keyboard.press("Enter")
    clerk.page.get_by_text("已记住").wait_for()


def test_a_page_of_another_site_gets_nothing_done(clerk: Clerk, tmp_path: Path) -> None:
    """A form on a page from elsewhere, sent by the very browser that is let in."""
    own = clerk.page.url
    hostile = tmp_path / "hostile.html"
    fields = '<input name="file" value="甲.csv"><input name="year" value="2018"><input name="by" value="恶意">'
    hostile.write_text(f'<form method="post" action="{own}teach">{fields}<button>去</button></form>', encoding="utf-8")
    clerk.page.goto(hostile.as_uri())
    with clerk.page.expect_response("**/teach") as answer:
        clerk.page.get_by_role("button").click()
    assert answer.value.status == 403
    assert not (clerk.data.parent / "readings.toml").exists()
