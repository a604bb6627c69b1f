"""A ledger's days are entries and no figures; its sum is one, and what is left goes on from row to row."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values

_LEDGER = [
    ["日期", "摘要", "收入", "支出", "余额"],
    ["", "上年结转", "", "", 12000],
    ["2023.1.5", "光伏收益", 8000, "", 20000],
    ["2023.2.11", "购办公用品", "", 1500, 18500],
    ["2023.3.20", "土地发包", 6000, "", 24500],
    ["2023.4.2", "修渠", "", 9000, 15500],
    ["2023.6.8", "补助", 2000, "", 17500],
    ["", "合计", 16000, 10500, 17500],
]


def _of(
    rows: list[list[object]], title: str = "甲山镇青石村2023年村集体资金收支流水账"
) -> tuple[dict[str, float], list[tuple[str, str]]]:
    cleaned = clean_rows([[title], ["单位：元"], *rows])
    told = [(one.code, one.where.split(" › ")[-1]) for one in cleaned.problems]
    assert set(reasons(cleaned).values()) <= {"F247", "F222"}
    return {key[-2].split("/")[1]: value for key, value in values(cleaned).items()}, told


def _changed(row: int, column: int, value: object) -> list[list[object]]:
    rows = [list(one) for one in _LEDGER]
    rows[row][column] = value
    return rows


def test_only_the_sum_of_a_ledger_is_a_figure() -> None:
    found, told = _of(_LEDGER)
    assert sorted(found.values()) == [10500, 16000, 17500]
    assert told == []


def test_a_wrong_sum_and_a_wrong_balance_are_told() -> None:
    assert _of(_changed(7, 2, 18000))[1] == [("F265", "C10")]
    assert _of(_changed(4, 4, 25400))[1] == [("F248", "E7")]
    assert _of(_changed(2, 2, 9000))[1] == [("F265", "C10"), ("F248", "E5")]


def test_days_on_which_something_is_paid_make_a_ledger() -> None:
    rows: list[list[object]] = [["发放日期", "救助户数（户）", "救助金额（元）"], ["2023.3.5", 12, 9600], ["2023.6.10", 8, 6400]]
    found, _ = _of([*rows, ["合计", 20, 16000]], "甲山镇2023年临时救助资金发放台账")
    assert found == {"temporary_relief": 16000} or sorted(found.values()) == [20, 16000]


@pytest.mark.parametrize("heading", ["统计时间", "截止日期", "月份"])
def test_days_and_months_of_which_something_is_told_make_none(heading: str) -> None:
    days = ["1月", "2月", "3月"] if heading == "月份" else ["2023-03-31", "2023-06-30", "2023-09-30"]
    rows = [[heading, "低保户数（户）", "低保人数（人）"], *([day, 120 + at, 300 + at] for at, day in enumerate(days))]
    cleaned = clean_rows([["甲山镇2023年低保情况表"], *rows])
    assert "F247" not in reasons(cleaned).values()


_MONTHS = [
    [f"{month}月", come, go]
    for month, come, go in zip(range(1, 8), (3, 2, 14, 19, 11, 16, 9), (5, 1, 9, 12, 6, 13, 10), strict=True)
]


def _balances(wrong: int | None, value: int = 0, *, goes_on: bool = False) -> list[str]:
    """Return what is told of a table of months whose balance is wrong in one, and goes on from it or from what is right."""
    left, rows = 214, []
    for at, (month, come, go) in enumerate(_MONTHS):
        left += int(str(come)) - int(str(go))
        shown = value if at == wrong else left
        left = value if at == wrong and goes_on else left
        rows.append([month, come, go, shown])
    heads = ["月份", "当月新增（户）", "当月回收（户）", "月末余额（户）"]
    problems = clean_rows([["甲山镇2023年小额信贷月度台账"], heads, *rows]).problems
    return [f"{one.where.split(' › ')[-1]}={one.details['expected']}" for one in problems if one.code == "F248"]


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_balance_that_does_not_go_on_is_told_once(goes_on: bool) -> None:
    assert _balances(None) == []
    assert _balances(4, 235, goes_on=goes_on) == ["D7=230"]


def test_villages_with_balances_are_no_steps() -> None:
    rows = [["青石村", 3, 1, 20], ["大田村", 5, 2, 31], ["黄岭村", 4, 4, 18], ["柳湾村", 6, 1, 40], ["石桥村", 2, 2, 25]]
    heads = ["村名", "新增户数", "回收户数", "期末余额户数"]
    assert [one.code for one in clean_rows([["甲山镇2023年小额信贷情况"], heads, *rows]).problems if one.code == "F248"] == []


_ENDS = ["2023年6月30日", "2023年12月31日"]


@pytest.mark.parametrize(
    ("heads", "days", "is_ledger"),
    [
        (["时间", "人均收入（元）", "人均支出（元）"], _ENDS, False),
        (["时间", "贷款余额（万元）", "贷款户数（户）"], ["2023年3月15日", "2023年5月10日"], False),
        (["登记时间", "务工人数", "省外务工人数"], _ENDS, False),
        (["登记时间", "救助人数", "救助金额（元）"], ["2023年3月15日", "2023年5月10日"], True),
        (["发放时间", "救助人数", "救助金额（元）"], _ENDS, True),
        (["日期", "收入金额（元）", "支出金额（元）"], ["2023年3月15日", "2023年5月10日"], True),
    ],
)
def test_what_is_counted_at_the_end_of_months_is_no_entry(heads: list[str], days: list[str], *, is_ledger: bool) -> None:
    cleaned = clean_rows([["青石镇2023年收支和务工情况"], heads, [days[0], 7000, 5000], [days[1], 14000, 9000]])
    assert ("F247" in reasons(cleaned).values()) == is_ledger


def test_days_beside_what_names_each_row_are_no_entries() -> None:
    rows: list[list[object]] = [["2023-02-10", "青石村", 30, 15000], ["2023-02-10", "大田村", 20, 10000]]
    heads = ["发放时间", "村名", "户数", "金额（元）"]
    found = values(clean_rows([["青石镇2023年低保金发放情况"], heads, *rows, ["合计", "", 50, 25000]]))
    assert [found["青石镇", place, "living/minimum_living_allowance", "households"] for place in ("青石村", "大田村", "")] == [
        30,
        20,
        50,
    ]
    again: list[list[object]] = [["2023-05-10", "青石村", 31, 15500], ["2023-05-10", "大田村", 20, 10000]]
    entries = clean_rows([["青石镇2023年低保金发放情况"], heads, *rows, *again])
    assert set(reasons(entries).values()) == {"F247"}


_HEADS: list[object] = ["日期", "摘要", "收入（元）", "支出（元）", "余额（元）"]
_IN: list[object] = ["2021-03-02", "拨款", 7000, "", 7000]
_OUT: list[object] = ["2021-04-09", "付款", "", 1300, 5700]


def _read(*rows: list[object], heads: list[object] | None = None) -> tuple[dict[str, str], dict[str, float], dict[str, str]]:
    """Return what is told, the figures, and why others are none, each by cell."""
    cleaned = clean_rows([["甲山镇2021年扶贫专户资金台账"], heads or _HEADS, *rows])
    told = {one.where.split(" › ")[-1]: str(one.details["expected"]) for one in cleaned.problems}
    figures = {row["source"].split(" › ")[-1]: row["value"] for row in cleaned.figures.to_dict("records")}
    return told, figures, {cell: code for cell, code in reasons(cleaned).items() if code != "F222"}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([_IN, ["2021-04-09", "付款", "", 1300, 5900]], {"E4": "5700"}),
        ([_IN, _OUT, ["2021-05-06", "付款", "", 900, 4080]], {"E5": "4800"}),
        (
            [["", "上年结转", "", "", 400], ["2021-03-02", "拨款", 7000, "", 7400], ["2021-04-09", "付", "", 60, 7430]],
            {"E5": "7340"},
        ),
        ([_IN, _OUT, ["2021-05-06", "付款", "", 900, 4800]], {}),
        ([["2021-03-02", "拨款", 7000, "", 7500], ["2021-04-09", "付款", "", 1300, 6200]], {}),  # 500 were there before
        ([_OUT, _IN], {}),  # the latest day first
        ([_IN, ["2021-04-09", "乙户拨款", 200, "", 200], ["2021-05-06", "付款", "", 900, 6100]], {}),  # of two accounts
        ([_IN, _OUT, ["2021-05-06", "乙户拨款", 200, "", 200]], {}),
    ],
)
def test_a_wrong_balance_is_told_in_a_ledger_of_few_entries(rows: list[list[object]], told: dict[str, str]) -> None:
    assert _read(*rows)[0] == told


def test_money_that_comes_in_at_the_credit_side_is_no_wrong_balance() -> None:
    heads: list[object] = ["日期", "摘要", "借方", "贷方", "余额"]
    rows: list[list[object]] = [["2021-03-02", "拨款", "", 7000, 7000], ["2021-04-09", "付款", 1300, "", 5700]]
    assert _read(*rows, heads=heads)[0] == {}


def test_sums_of_months_and_pages_are_no_entries() -> None:
    rows: list[list[object]] = [
        ["2021-03-02", "拨款", 7000, "", 7000],
        ["2021-03-09", "付款", "", 1300, 5700],
        ["", "本月合计", 7000, 1300, 5700],
        ["", "过次页", 7000, 1300, 5700],
        ["", "承前页", 7000, 1300, 5700],
        ["2021-04-09", "付款", "", 200, 5500],
        ["2021-04-30", "付款", "", 300, 5200],
        ["", "4月合计", "", 500, 5200],
        ["", "本年累计", 7000, 1800, 5200],
    ]
    told, figures, aside = _read(*rows)
    assert told == {}
    assert figures == {"C11": 7000, "D11": 1800, "E11": 5200}
    sums = {cell for cell, code in aside.items() if code == "F221"}
    assert sums == {f"{letter}{row}" for row in (5, 6) for letter in "CDE"} | {"D10", "E10"}
    assert _read(*rows[:-1], ["", "合计", 7000, 1900, 5200])[0] == {"D11": "1800"}
    rows[7][3] = 600
    assert _read(*rows)[0] == {"D10": "500"}


def test_a_page_that_begins_with_what_is_carried_over_is_not_held_against_its_entries() -> None:
    rows: list[list[object]] = [["", "承前页", 7000, 1300, 5700], ["2021-04-09", "付款", "", 200, 5500]]
    more: list[list[object]] = [["2021-04-30", "付款", "", 300, 5200], ["", "合计", 7000, 1800, 5200]]
    told, figures, aside = _read(*rows, *more)
    assert told == {}
    assert (set(figures), aside["C3"]) == ({"C6", "D6", "E6"}, "F247")


def test_sums_among_days_leave_a_ledger_one() -> None:
    rows: list[list[object]] = [
        _IN,
        ["小计", "", 7000, "", 7000],
        _OUT,
        ["小计", "", "", 1300, 5700],
        ["合计", "", 7000, 1300, 5700],
    ]
    told, figures, _ = _read(*rows)
    assert (told, set(figures)) == ({}, {"C7", "D7", "E7"})


@pytest.mark.parametrize("heads", [["凭证号"], ["2021年", "日"], ["月", "日", "凭证字号"], []])
def test_what_came_and_went_and_is_left_makes_a_ledger_without_days(heads: list[object]) -> None:
    rest = ["摘要", "借方", "贷方", "余额"]
    before = [[4 + at for _ in heads] for at in range(3)]
    rows = [["拨款", 7000, "", 7000], ["付款", "", 1300, 5700], ["付款", "", 900, 4800]]
    told, figures, aside = _read(*([*one, *row] for one, row in zip(before, rows, strict=True)), heads=[*heads, *rest])
    assert (told, figures) == ({}, {})
    assert set(aside.values()) == {"F247"}


def test_villages_and_what_came_and_went_there_make_no_ledger() -> None:
    rows: list[list[object]] = [["青石村", "修路", 7000, 1300, 5700], ["大田村", "修渠", 900, 100, 800]]
    assert "F247" not in _read(*rows, heads=["村名", *_HEADS[1:]])[2].values()
