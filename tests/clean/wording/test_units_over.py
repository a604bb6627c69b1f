"""Units in a heading over several columns, the row that numbers columns, and venues that are no place."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values


def _below(top: str, subs: list[str], row: list[object]) -> tuple[list[tuple[str, float]], dict[str, str]]:
    heads = [["村名", top, *[""] * (len(subs) - 1)], ["", *subs]]
    table = [["甲山镇2022年临时救助统计表"], *heads, ["青石村", *row], ["大田村", *row]]
    found = clean_rows(table, merges=[(2, 1, 3, 1), (2, 2, 2, len(subs) + 1)])
    return [(key[-1], value) for key, value in values(found).items() if "青石村" in key], reasons(found)


@pytest.mark.parametrize(
    ("top", "subs", "row", "expected"),
    [
        ("救助情况（人、元）", ["人数", "金额"], [4, 1280], [("recipients", 4), ("amount_yuan", 1280)]),
        ("救助情况（人、万元）", ["人数", "发放金额"], [4, 1.5], [("recipients", 4), ("amount_yuan", 15000)]),
        (
            "救助情况（户、人、万元）",
            ["户数", "人数", "资金"],
            [4, 9, 2],
            [("households", 4), ("recipients", 9), ("amount_yuan", 20000)],
        ),
        ("临时救助（户、元）", ["救助户数", "发放金额"], [4, 1280], [("households", 4), ("amount_yuan", 1280)]),
    ],
)
def test_the_lowest_heading_chooses_among_the_units_above_it(
    top: str, subs: list[str], row: list[object], expected: list[tuple[str, float]]
) -> None:
    found, aside = _below(top, subs, row)
    kinds = {"persons": "recipients"}
    assert ([(kinds.get(measure, measure), value) for measure, value in found], aside) == (expected, {})


def test_below_headings_of_groups_such_units_are_two_numbers_of_a_cell() -> None:
    found, aside = _below("救助情况（人/元）", ["特困人员", "低保对象"], ["4/1280", "60/12000"])
    assert (sorted(value for _, value in found), aside) == ([4, 60, 1280, 12000], {})


@pytest.mark.parametrize(
    "numbers",
    [
        ["序号", 1, 2, 3],
        ["栏次", "(1)", "(2)", "(3)"],
        ["列次", "①", "②", "③"],
        ["甲", "1", "2", "3=1/2"],
        [1, 2, 3, 4],
    ],
)
def test_a_row_that_numbers_the_columns_is_none_of_figures(numbers: list[object]) -> None:
    heads = ["地区", "低保户数", "低保人数", "支出（元）"]
    found = clean_rows([["2023年低保统计表"], heads, numbers, ["甲山镇", 235, 338, 142], ["乙水乡", 162, 286, 120]])
    assert reasons(found) == {}
    assert sorted(values(found).values()) == [120, 142, 162, 235, 286, 338]


def test_the_first_village_with_small_numbers_is_no_row_of_column_numbers() -> None:
    found = clean_rows([["甲山镇2023年低保统计表"], ["村名", "低保户数", "低保人数"], ["青石村", 1, 2], ["大田村", 5, 9]])
    assert {(place, measure): value for (_, place, _, measure), value in values(found).items()} == {
        ("青石村", "households"): 1,
        ("青石村", "recipients"): 2,
        ("大田村", "households"): 5,
        ("大田村", "recipients"): 9,
    }


@pytest.mark.parametrize("venue", ["镇政府", "镇政府三楼会议室", "县职业技术学校", "线上", "乡文化站"])
def test_what_was_held_in_no_village_is_the_townships(venue: str) -> None:
    rows = [["茶叶管护", "青石村", 46], ["养蜂", venue, 38], ["家政", "大田村", 35]]
    found = clean_rows([["甲山镇2021年技术培训情况表"], ["培训内容", "培训地点", "培训人数（人）"], *rows])
    assert reasons(found) == {}
    assert [place for (_, place, *_), value in values(found).items() if value == 38] == [""]


def test_a_rate_in_a_row_of_per_cent_is_told_by_rows_of_numbers_typed_as_text() -> None:
    rows = [["总人口", "人", "1,753", "2,033"], ["未脱贫人口", "人", 9, 3], ["贫困发生率", "%", 0.51, 0.15]]
    found = values(clean_rows([["甲山镇2019年基本情况"], ["指标", "单位", "青石村", "大田村"], *rows]))
    assert found["甲山镇", "大田村", "registry/headcount_ratio", "rate"] == pytest.approx(0.0015)


@pytest.mark.parametrize(
    ("heads", "measure"),
    [
        (["C级（户）", "D级（户）", "合计"], "households"),
        (["C级（户）", "D级（户）", "合　计"], "households"),
        (["C级（户）", "资金（万元）", "合计"], "quantity"),
        (["C级（户）", "合计"], "quantity"),
    ],
)
def test_a_sum_is_in_the_unit_of_its_parts(heads: list[object], measure: str) -> None:
    rows: list[list[object]] = [["云岭村", *range(3, 3 + len(heads))], ["大坪村", *range(4, 4 + len(heads))]]
    table: list[list[object]] = [["青石镇2023年危房改造情况表"], ["村名", *heads], *rows]
    figures = clean_rows(table).figures
    assert figures["measure"].iloc[len(heads) - 1] == measure


def test_what_each_person_has_is_one_unit_and_no_list_of_two() -> None:
    heads = [["村名", "2021年收入构成（元/人）", ""], ["", "工资性收入", "财产性收入"]]
    rows: list[list[object]] = [["青石村", 8031, 330], ["大田村", 7292, 404]]
    merges = [(2, 1, 3, 1), (2, 2, 2, 3)]
    found = values(clean_rows([["甲山镇2021年脱贫人口人均纯收入情况"], *heads, *rows], merges=merges))
    assert {key[2:] for key in found} == {
        ("income/wage_income_of_exited", "amount_per_person_yuan"),
        ("income/property_income_of_exited", "amount_per_person_yuan"),
    }
