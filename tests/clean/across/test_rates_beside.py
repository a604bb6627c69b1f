"""Rates up to 1 of which the columns beside them tell whether they are decimals or per cent."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.tables import clean_cells
from tests.clean.grids import cells_of, clean_rows

TITLE: list[object] = ["甲山县2021年统计表"]


def _rates(heading: str, *rows: list[object]) -> tuple[list[float], list[str]]:
    cleaned = clean_rows([TITLE, ["乡镇", "应参保人数（人）", "已参保人数（人）", heading], *rows])
    rates = cleaned.figures[cleaned.figures["measure"] == "rate"]
    return [round(value, 6) for value in rates["value"]], list(cleaned.quarantine["code"])


@pytest.mark.parametrize("heading", ["参保率（%）", "参保率"])
def test_a_decimal_that_the_columns_beside_it_divide_into_is_one(heading: str) -> None:
    found = _rates(heading, ["清澜镇", 1000, 956, 0.956], ["白石乡", 500, 490, 0.98])
    assert found == ([0.956, 0.98], [])


def test_a_per_cent_below_one_that_they_divide_into_is_one() -> None:
    found = _rates("参保率（%）", ["清澜镇", 10000, 56, 0.56], ["白石乡", 5000, 49, 0.98])
    assert found == ([0.0056, 0.0098], [])


@pytest.mark.parametrize(
    "rows",
    [
        [["清澜镇", 1000, 956, 0.956], ["白石乡", 500, 490, 0.89]],
        [["清澜镇", 1000, 956, 0.956]],
        [["清澜镇", 1000, 500, 0.5], ["白石乡", 500, 250, 0.5]],
    ],
    ids=["one does not fit", "one row", "quotients of too much"],
)
def test_what_is_not_told_is_asked(rows: list[list[object]]) -> None:
    rates, codes = _rates("参保率（%）", *rows)
    assert rates == []
    assert set(codes) == {"F212"}


def test_one_slip_among_many_rows_asks_about_none() -> None:
    rows: list[list[object]] = [[f"{name}镇", 1000, 950 + n, (950 + n) / 1000] for n, name in enumerate("甲乙丙丁戊己")]
    rows[3][3] = 0.593
    rates, codes = _rates("参保率（%）", *rows)
    assert codes == []
    assert rates[3] == 0.593


_POOR: list[list[object]] = [["清澜镇", 1462, 29, 1.98], ["白石乡", 1187, 17, 1.43], ["东山镇", 1310, 11, 0.84]]


def test_a_rate_below_one_among_per_cents_is_told_by_its_own_row() -> None:
    rows = [*_POOR, ["西山镇", 1725, 17, 0.99], ["南山镇", 948, 28, 4.01]]  # 4.01 is a slip
    assert _rates("贫困发生率（%）", *rows) == ([0.0198, 0.0143, 0.0084, 0.0099, 0.0401], [])


def test_decimals_and_per_cents_in_one_column_are_told_row_by_row() -> None:
    rows: list[list[object]] = [["清澜镇", 1000, 956, 95.6], ["白石乡", 500, 445, 0.89], ["东山镇", 800, 611, 76.4]]
    assert _rates("参保率（%）", *rows) == ([0.956, 0.89, 0.764], [])


def test_a_rate_is_told_by_its_size_among_those_of_its_column() -> None:
    assert _rates("贫困发生率（%）", *([name, "", "", rate] for name, _, _, rate in _POOR)) == ([0.0198, 0.0143, 0.0084], [])
    rows: list[list[object]] = [["清澜镇", "", "", 98.2], ["白石乡", "", "", 97.5], ["东山镇", "", "", 0.99]]
    assert _rates("参保率（%）", *rows) == ([0.982, 0.975], ["F212"])


def test_rows_of_rates_are_told_by_the_rows_beside_them() -> None:
    rows: list[list[object]] = [
        ["清澜镇2021年统计表"],
        ["项目", "单位", "上坪村", "下坪村"],
        ["应参保人数", "人", 1000, 500],
        ["已参保人数", "人", 956, 490],
        ["参保率", "%", 0.956, 0.98],
    ]
    cleaned = clean_rows(rows)
    rates = cleaned.figures[cleaned.figures["measure"] == "rate"]
    assert (list(rates["value"]), list(cleaned.quarantine["code"])) == ([0.956, 0.98], [])


def test_a_cell_of_a_percent_format_says_itself_what_it_is() -> None:
    rows: list[list[object]] = [
        ["村名", "务工人数", "去年务工人数", "占去年比例"],
        ["云岭村", 97, 93, 1.043],
        ["大坪村", 121, 119, 1.0168],
        ["石桥村", 62, 64, 0.96875],
    ]
    cells = cells_of([["青石镇2023年务工就业情况表"], *rows])
    cells.loc[(cells["column"] == 4) & cells["is_number"], "format"] = "0.00%"
    figures = clean_cells(cells).figures
    assert list(figures[figures["measure"] == "rate"]["value"]) == [1.043, 1.0168, 0.96875]
