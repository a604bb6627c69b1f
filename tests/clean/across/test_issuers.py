"""The same paid by several offices, in several batches or of several levels: payments, and no rival statements of one."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.cells import to_sheets
from tests.clean.grids import cells_of, clean_rows, values

_TITLE = ["甲山镇2019年救助情况表"]
_HEADS = ["项目", "人数", "金额（元）"]


def _named(rows: list[list[object]], measure: str = "amount_yuan") -> dict[str, float]:
    return {key[-2]: value for key, value in values(clean_rows(rows)).items() if key[-1] == measure}


def test_sub_headings_of_offices_tell_apart_what_both_pay() -> None:
    rows = [
        _TITLE,
        _HEADS,
        ["（一）教育局"],
        ["临时救助", 6, 6000],
        ["（二）民政局"],
        ["临时救助", 31, 46500],
        ["低保", 12, 9000],
    ]
    assert _named(rows) == {
        "living/教育局 临时救助": 6000,
        "living/民政局 临时救助": 46500,
        "living/minimum_living_allowance": 9000,
    }


def test_titles_of_offices_do_so_too() -> None:
    rows = [_TITLE, ["教育局：救助"], _HEADS, ["临时救助", 6, 6000], ["民政局：救助"], _HEADS, ["临时救助", 31, 46500]]
    assert _named(rows) == {"living/教育局 临时救助": 6000, "living/民政局 临时救助": 46500}


@pytest.mark.parametrize(
    ("first", "second"), [("第一批", "第二批"), ("甲财农〔2019〕3号", "甲财农〔2019〕17号"), ("一、中央资金", "二、省级资金")]
)
def test_batches_documents_and_levels_are_payments_to_a_village(first: str, second: str) -> None:
    rows = [["甲山镇2019年扶贫资金"], ["村名", "下达资金（万元）"], [first], ["东坡村", 20], [second], ["东坡村", 9]]
    found = _named(rows)
    assert sorted(found.values()) == [90_000, 200_000]
    assert all(name.endswith("下达资金") for name in found)


def test_sheets_of_batches_are_payments() -> None:
    rows = [["甲山镇2019年扶贫资金"], ["村名", "下达资金（万元）"]]
    one, other = (
        to_sheets(cells_of([*rows, ["东坡村", amount]], sheet=sheet)) for sheet, amount in (("第一批", 20), ("第二批", 9))
    )
    assert sorted(clean_cells([*one, *other]).figures["item"]) == ["第一批 下达资金", "第二批 下达资金"]


def test_a_register_is_one_whoever_counts_it() -> None:
    rows = [["甲山镇2019年贫困户情况"], ["村名", "贫困户（户）"], ["教育局"], ["东坡村", 20], ["民政局"], ["东坡村", 19]]
    assert {*clean_rows(rows).figures["item"]} == {"confirmed_poor"}


def test_other_sub_headings_leave_a_contradiction() -> None:
    rows = [_TITLE, _HEADS, ["一、基本情况"], ["临时救助", 6, 6000], ["二、核对情况"], ["临时救助", 31, 46500]]
    assert sorted(clean_rows(rows).figures["item"]) == ["temporary_relief"] * 4


def test_money_of_the_villages_beside_that_of_others_is_not_all_of_it() -> None:
    rows = [["甲山镇2019年资金投入"], ["项目", "县级（万元）", "村级（万元）"], ["产业资金", 20, 1]]
    assert _named(rows)["production/产业资金 村级"] == 10_000
    posts = [["甲山镇2021年岗位"], ["岗位", "级别", "人数"], ["护林员", "镇级", 20], ["", "村级", 12], ["保洁员", "镇级", 6]]
    assert "employment/护林员 村级" in _named(posts, "persons")


def test_one_level_alone_says_nothing() -> None:
    rows = [["甲山镇2019年资金投入"], ["项目", "村级（万元）"], ["产业资金", 1]]
    assert _named(rows) == {"production/allocated": 10_000}


def test_two_headings_of_one_row_are_told_apart_as_columns_are() -> None:
    rows = [
        ["甲山镇2019年项目资金"],
        ["项目", "总投资（万元）", "拨付资金（万元）", "支付资金（万元）"],
        ["道路硬化", 160, 100, 96],
    ]
    assert {key.partition("/")[2] for key in _named(rows)} == {"paved_roads", "道路硬化 拨付资金", "道路硬化 支付资金"}
