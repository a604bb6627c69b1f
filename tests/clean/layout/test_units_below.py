"""The line of units may stand below a table, or a note there may say them."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons

ROWS = [["石门乡2021年衔接资金使用情况"], ["资金来源", "下达金额", "支出金额"], ["中央", 12, 10], ["省级", 2, 3]]


def _amounts(*rows: list[object]) -> list[float]:
    cleaned = clean_rows([*rows])
    return sorted(cleaned.figures["value"]) if not reasons(cleaned) else []


@pytest.mark.parametrize(
    "line",
    [
        "单位：万元",
        "（单位：万元）",
        "注：金额单位均为万元。",
        "备注：以上资金以万元为单位",
        "说明：表中单位为万元，数据截至12月底。",
    ],
)
def test_the_unit_below_is_that_of_the_table(line: str) -> None:
    assert _amounts(*ROWS, [line]) == [20_000, 30_000, 100_000, 120_000]


def test_it_stands_beside_who_filled_the_table_in() -> None:
    assert _amounts(*ROWS, ["单位：万元", "", "填表人：某某"]) == [20_000, 30_000, 100_000, 120_000]


def test_what_stands_above_goes_before_it() -> None:
    assert _amounts(ROWS[0], ["单位：元"], *ROWS[1:], ["单位：万元"]) == [2, 3, 10, 12]


@pytest.mark.parametrize("line", ["填报单位：县财政局", "单位：县财政局", "注：3万元未支出", "联系单位：万元村"])
def test_an_office_and_a_note_of_an_amount_are_no_units(line: str) -> None:
    assert not _amounts(*ROWS, [line])


def test_of_two_tables_nobody_knows_whose_it_is() -> None:
    second = [["石门乡2021年产业奖补情况"], ["村名", "奖补金额"], ["石门村", 7]]
    assert not _amounts(*ROWS, [], *second, ["单位：万元"])
