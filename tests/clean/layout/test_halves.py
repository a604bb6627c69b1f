"""Income beside expenditure on the same rows: each half is a table with names of its own."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values

_TITLE = ["甲山镇2023年村级财务收支公开表"]
_ROWS = [["发包收入", 12000, "办公费", 3000], ["补助收入", 50000, "修渠", 1200], ["合计", 62000, "合计", 4200]]


def _read(*rows: list[object], merges: list[tuple[int, int, int, int]] | None = None) -> dict[str, float]:
    cleaned = clean_rows([_TITLE, ["单位：元"], *rows], merges=merges or [])
    assert reasons(cleaned) == {}
    return {str(key[-2]).split("/")[1]: value for key, value in values(cleaned).items()}


@pytest.mark.parametrize(
    "heads",
    [
        [["收入", "金额", "支出", "金额"]],
        [["收入项目", "本年数", "支出项目", "本年数"]],
        [["收入", "", "支出", ""], ["项目", "金额", "项目", "金额"]],
    ],
)
def test_each_half_has_its_own_names_and_its_own_sum(heads: list[list[object]]) -> None:
    found = _read(*heads, *_ROWS)
    assert list(found.values()) == [12000, 50000, 62000, 3000, 1200, 4200]
    told = [item for item in found if "支出" in item]
    assert [found[item] for item in told] == [3000, 1200, 4200]


def test_halves_of_unlike_width_and_length_are_read_as_well() -> None:
    heads = [["收入", "", "支出", "", ""], ["项目", "预算数", "项目", "预算数", "执行数"]]
    rows = [["税收收入", 120, "教育支出", 30, 31], ["非税收入", 50, "住房保障支出", 20, 22], ["", "", "公共安全支出", 5, 4]]
    found = _read(*heads, *rows, merges=[(3, 1, 3, 2), (3, 3, 3, 5)])
    assert sorted(found.values()) == [4, 5, 20, 22, 30, 31, 50, 120]


def test_a_wrong_sum_of_one_half_is_told_and_not_held_against_the_other() -> None:
    rows = [*_ROWS[:2], ["合计", 62000, "合计", 4700]]
    problems = clean_rows([_TITLE, ["单位：元"], ["收入", "金额", "支出", "金额"], *rows]).problems
    assert [(one.code, one.where.split(" › ")[-1]) for one in problems] == [("F265", "D6")]


def test_two_lists_of_nobody_knows_what_have_no_sum_of_the_township() -> None:
    cleaned = clean_rows([["甲山镇2023年村财务表"], ["单位：元"], ["项目", "金额", "项目", "金额"], *_ROWS])
    assert reasons(cleaned) == {"B6": "F221", "D6": "F221"}


@pytest.mark.parametrize(
    "rows",
    [
        [["村名", "收入（万元）", "支出（万元）"], ["青石村", 12, 8], ["大田村", 9, 7]],
        [["收入来源", "金额（万元）", "支出说明"], ["光伏", 12, "修路"], ["茶园", 9, "修渠"]],
    ],
)
def test_columns_of_income_and_expenditure_are_no_halves(rows: list[list[object]]) -> None:
    cleaned = clean_rows([["甲山镇2023年村集体经济情况"], *rows])
    assert not any("支出 " in str(item) for item in cleaned.figures["item"])
    assert {source.split(" › ")[-1][1:] for source in cleaned.figures["source"]} == {"3", "4"}


def test_one_sum_on_top_and_below_or_of_two_measures_stays() -> None:
    heads: list[object] = ["项目", "金额（万元）"]
    twice = clean_rows([["青石镇2023年资金情况"], heads, ["合计", 55], ["财政拨款", 30], ["捐赠", 25], ["合计", 55]])
    assert list(twice.figures["value"]).count(550_000) == 2
    rows: list[list[object]] = [["A类", "户", 12], ["合计", "户", 12], ["A类", "人", 22], ["合计", "人", 22]]
    both = clean_rows([["青石镇2023年低保情况"], ["指标", "单位", "数值"], *rows])
    assert sorted(both.figures["value"]) == [12, 12, 22, 22]
    assert reasons(both) == {}


def test_income_from_planting_is_no_money_for_it() -> None:
    both = [
        ["甲山镇2019年贫困户收支"],
        ["收入", "金额（万元）", "支出", "金额（万元）"],
        ["种植", 120, "种植", 30],
        ["养殖", 80, "养殖", 40],
    ]
    assert {key[-2] for key in values(clean_rows(both))} == {
        *("income/收入 种植", "income/支出 种植"),
        *("income/收入 养殖", "income/支出 养殖"),
    }
    listed = [["甲山镇2019年家庭经营收入"], ["收入项目", "金额（万元）"], ["种植业", 66], ["养殖业", 51]]
    assert {key[-2] for key in values(clean_rows(listed))} == {"income/收入 种植业", "income/收入 养殖业"}
    paid = [["甲山镇2019年产业资金"], ["项目", "金额（万元）"], ["种植业", 66], ["养殖业", 51]]
    assert {key[-2] for key in values(clean_rows(paid))} == {"production/planting", "production/raising"}
