"""Tables of which no heading is a word of the trade: they stand as headings do, above names and numbers."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values

_TITLE = ["2022年甲山镇绣坊生产情况统计表"]
_ROWS: list[list[object]] = [["青石绣坊", 12, 340, 5], ["大田绣坊", 8, 210, 3]]
_HEAD = ["绣坊", "绣娘", "绣品", "订单"]


def test_headings_are_told_by_where_they_stand() -> None:
    found = values(clean_rows([_TITLE, _HEAD, *_ROWS]))
    assert found["甲山镇", "", "other/青石绣坊 绣品", "quantity"] == 340
    assert len(found) == 6


def test_years_above_headings_are_headings_whatever_their_corner_says() -> None:
    cleaned = clean_rows(
        [
            ["甲山镇农业保险情况统计表"],
            ["险种", "2021年", "", "2022年", ""],
            ["", "户数（户）", "保费（万元）", "户数（户）", "保费（万元）"],
            ["水稻险", 860, 10.3, 911, 10.9],
            ["育肥猪险", 210, 6.4, 188, 5.7],
        ]
    )
    assert reasons(cleaned) == {}
    by_year = {(row["period"], row["measure"]): row["value"] for row in cleaned.figures.to_dict("records")[:4]}
    assert by_year == {
        ("2021", "households"): 860,
        ("2021", "amount_yuan"): 103_000,
        ("2022", "households"): 911,
        ("2022", "amount_yuan"): 109_000,
    }


@pytest.mark.parametrize(
    "rows",
    [
        [_HEAD, *_ROWS],
        [["仓库清单"], _HEAD, *_ROWS],
        [_TITLE, _HEAD, _ROWS[0]],
        [_TITLE, ["绣坊", "绣娘", "绣娘", "订单"], *_ROWS],
        [_TITLE, ["绣坊", "绣娘", "绣品以及由各村自行收购后统一发往县城展销中心的件数", "订单"], *_ROWS],
    ],
    ids=["no title", "not of the trade", "one row", "twice the same", "a sentence"],
)
def test_what_may_be_anything_is_still_asked_about(rows: list[list[object]]) -> None:
    assert clean_rows(rows, township="甲山镇", year=2022).figures.empty
