"""The account: every cell typed, exactly once, whatever a sheet looks like."""

from dataclasses import replace
from pathlib import Path

import pytest

from fupin_analysis.acquire.inputs import read_file
from fupin_analysis.clean.quarantine import Cleaned
from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.account import tally, to_account
from fupin_analysis.core.cells import Sheet, to_sheets
from fupin_analysis.flow import files
from tests.accounts import hold, read_plainly
from tests.clean.grids import cells_of

ROOT = Path(__file__).parents[2]
SIDE_BY_SIDE = [
    ["甲澜镇2018年致贫原因统计表"],
    ["序号", "村名", "因病（户）", "因病（人）", "序号", "村名", "因病（户）", "因病（人）"],
    [1, "一心村", 12, 40, 3, "三合村", 9, 31],
    [2, "二龙村", 7, 25, 4, "四方村", 4, 15],
    ["", "", "", "", "", "合计", 32, 111],
    ["填表人：某某", "", "", "联系电话", 63330123],
]
LAYOUTS = {
    "side by side": SIDE_BY_SIDE,
    "sub-heads": [
        ["村名", "因病（户）"],
        ["一、甲澜镇"],
        ["一心村", 12],
        ["小计", 12],
        ["二、乙水乡"],
        ["三合村", 9],
        ["总计", 21],
    ],
    "two tables": [["村名", "因病户数", "", "原因", "户数"], ["一心村", 1, "", "因病", 2], ["注：含搬迁户"], ["", "", 7]],
    "persons": [["村", "姓名", "户数"], ["东村", "某人甲", 3]],
    "no table": [["甲乙", "丙丁"], [3, 4]],
    "tidy": [
        ["township", "year", "topic", "item", "measure", "value"],
        ["甲澜镇", 2018, "cause", "因病", "户数", 3],
        ["", 2018, "cause", "因病", "户数", 4],
    ],
}


def account(sheets: list[Sheet]) -> Cleaned:
    return clean_cells(sheets, township="甲澜镇", year=2018, account=True)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_cell_is_accounted_for_once(layout: str) -> None:
    sheets = to_sheets(cells_of(LAYOUTS[layout]))
    hold(sheets, account(sheets))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_who_asks_for_an_account_is_told_the_same_figures(layout: str) -> None:
    """The suite reads most inputs with an account alone (:mod:`tests.accounts`)."""
    sheets = to_sheets(cells_of(LAYOUTS[layout]))
    told, plain = (read_plainly(sheets, township="甲澜镇", year=2018, account=has_account) for has_account in (True, False))
    assert plain.account == ()
    assert replace(told, account=()) == plain


def test_the_account_says_what_each_cell_was_taken_for() -> None:
    cleaned = account(to_sheets(cells_of(SIDE_BY_SIDE)))
    said = {(entry.row, entry.column): entry for entry in cleaned.account}
    assert tally(cleaned.account) == {"cells": 31, "heading": 8, "name": 9, "figure": 10, "aside": 0, "note": 4}
    figure = said[3, 7]
    assert (figure.verdict, figure.heading, figure.name, figure.unit) == ("figure", "因病（户）", "3 三合村", "户")
    assert figure.read_as == "甲澜镇[三合村] 2018 cause/illness.households = 9"
    assert [said[6, column].text for column in (1, 4, 5)] == ["填表人：***", "联系电话", "***"]


def test_nothing_of_a_list_of_persons_is_shown() -> None:
    cleaned = account(to_sheets(cells_of(LAYOUTS["persons"])))
    assert {entry.text for entry in cleaned.account} == {"***"}
    assert {entry.code for entry in cleaned.account} == {"F111"}


@pytest.mark.parametrize("name", ["XX镇-2018.xlsx"])
def test_the_form_is_accounted_for_as_well(name: str) -> None:
    sheets = list(read_file(ROOT / "data" / "raw" / name).sheets)
    cleaned = clean_cells(sheets, account=True)
    hold(sheets, cleaned)
    assert tally(cleaned.account)["figure"] == 102
    assert to_account(cleaned.account)["verdict"].eq("figure").sum() == 102


def test_every_input_of_the_suite_is_held_to_the_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test reads through the flow or by itself is counted again: a reader that loses a cell fails that test."""
    monkeypatch.setattr("fupin_analysis.clean.tables.account_of_sheet", lambda *_: iter(()))
    with pytest.raises(AssertionError):
        clean_cells(to_sheets(cells_of([["村名", "因病户数"], ["未数村", 1]])))
    with pytest.raises(AssertionError):
        files.clean_cells(to_sheets(cells_of([["村名", "因病户数"], ["漏数村", 1]])))
