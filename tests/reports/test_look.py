"""The page of one file: every cell of the account where it stands, light, and silent about persons."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest

from fupin_analysis.core.account import Entry, Verdict, tally
from fupin_analysis.flow import read_account
from fupin_analysis.reports.look import tell_look
from tests.conftest import ROOT


class _Cells(HTMLParser):
    """The marked cells of a page by address: mark, title, text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.cells: dict[str, list[str]] = {}
        self._at = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "td" and known.get("data-at"):
            self._at = str(known["data-at"])
            self.cells[self._at] = [str(known["class"]), str(known.get("title") or ""), ""]

    def handle_endtag(self, tag: str) -> None:
        self._at = "" if tag == "td" else self._at

    def handle_data(self, data: str) -> None:
        if self._at:
            self.cells[self._at][2] += data


def _book(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def page(tmp_path: Path) -> str:
    rows = [
        ["2018年甲山镇住房安全"],
        ["项目", "户数", "备注"],
        ["危房改造", 12, "<b>含</b>"],
        ["庭院整治", 3],
        ["C级危房", "若干"],
    ]
    return tell_look(read_account(_book(tmp_path / "甲.xlsx", *rows)), title="甲.xlsx")


def test_every_cell_is_marked_with_what_became_of_it(page: str) -> None:
    cells = _Cells(page).cells
    assert {at: mark for at, (mark, *_) in cells.items()} == {
        "A1": "t",
        **dict.fromkeys(("A2", "B2", "C2"), "h"),
        **dict.fromkeys(("A3", "A4", "A5"), "n"),
        "B3": "f",
        "B4": "o",
        "B5": "x",
        "C3": "t",
    }
    assert cells["B3"][1] == "甲山镇 2018年危房改造合计户数：12 户"
    assert cells["B4"][1] == "甲山镇 2018年住房安全：庭院整治户数：3 户"
    assert "fupin teach --cell" in cells["B5"][1]
    assert cells["C3"][2] == "<b>含</b>"


def test_the_account_adds_up_on_the_page(page: str) -> None:
    total, *parts = map(int, re.findall(r"(\d+)个", re.search(r"<p>(有内容的单元格.*?)</p>", page)[1]))  # type: ignore[index]
    assert total == sum(parts) == len(_Cells(page).cells)
    assert not re.search(r"(?<!未采用)\b0个", page)


def test_the_page_asks_for_nothing_and_runs_only_its_own_script(page: str) -> None:
    assert "http" not in page.replace("http-equiv", "")
    assert re.search(r"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[A-Za-z0-9+/=]+'", page)


def test_the_answers_used_are_shown(page: str) -> None:
    assert "<details" not in page
    assert "text=一心办 township=甲山镇（县扶贫办）" in tell_look([], title="a", used=["text=一心办 township=甲山镇（县扶贫办）"])


def test_of_persons_nothing_is_shown(tmp_path: Path) -> None:
    rows = [["2018年甲山镇帮扶情况"], ["户主", "身份证号", "户数"], ["张三丰", "999901199001010010", 1]]
    page = tell_look(read_account(_book(tmp_path / "甲.xlsx", *rows)), title="甲.xlsx")
    assert "张三丰" not in page
    assert "999901199001010010" not in page


def test_the_shipped_return_has_its_figures_where_they_stand() -> None:
    entries = read_account(ROOT / "data" / "raw" / "XX镇-2018.xlsx")
    page = tell_look(entries, title="XX镇-2018.xlsx")
    assert page.count('<td class="f"') == tally(entries)["figure"] == 102
    assert page.count("<section>") == len({entry.sheet for entry in entries})


_ILLNESS = {
    "township": "甲山镇",
    "period": "2018",
    "place": "",
    "topic": "cause",
    "item": "illness",
    "measure": "households",
    "value": 12.0,
}


def test_a_sheet_of_fifty_thousand_cells_is_a_light_page_and_far_corners_cost_nothing() -> None:
    entries = [
        Entry("a", "表", row, column, "12", Verdict.FIGURE, figures=(_ILLNESS | {"place": f"村{row}"},))
        for row in range(1, 5001)
        for column in range(1, 11)
    ]
    entries.append(Entry("a", "表", 1_048_576, 16_384, "x", Verdict.NOTE))
    page = tell_look(entries, title="a")
    assert len(page) < 200 * len(entries)
    assert page.count("<tr>") == 5002
