"""Pieces of identity numbers in columns of their own are hidden, whatever stands between them; honest columns of counts stay."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.cells import Cell, Sheet
from fupin_analysis.core.spread_numbers import hide_spread_numbers
from fupin_analysis.core.texts.identity import check_character


def _number(area: str, birth: str, series: str) -> str:
    return f"{area}{birth}{series}{check_character(area + birth + series)}"


PERSONS = [_number("999901", birth, f"{n:03}") for n, birth in enumerate(("19850314", "19520601", "19790102", "19661111"), 77)]
#: The same with a last digit that no check makes.
WRONG = [f"{number[:17]}{(int(number[16]) + 5) % 10}" for number in PERSONS]
WRONG = [
    number if check_character(number[:17]) != number[17] else f"{number[:17]}{(int(number[17]) + 1) % 10}" for number in WRONG
]


def _cut(number: str, *sizes: int) -> list[str]:
    ends = [sum(sizes[: place + 1]) for place in range(len(sizes))]
    return [number[end - size : end] for size, end in zip(sizes, ends, strict=True)]


def _sheet(rows: list[list[str]]) -> Sheet:
    cells = [Cell(row, column, text) for row, texts in enumerate(rows, 1) for column, text in enumerate(texts, 1) if text]
    return Sheet("表.xlsx", "表", cells)


def _left(rows: list[list[str]]) -> list[str]:
    return [cell.text for cell in hide_spread_numbers(_sheet(rows)).cells if cell.text[:1].isdigit() and "位" not in cell.text]


@pytest.mark.parametrize("sizes", [(6, 4, 4, 4), (6, 4, 2, 2, 4), (6, 8, 3, 1), (2, 4, 8, 4), (6, 12), (14, 4), (10, 8), (17, 1)])
@pytest.mark.parametrize("count", [1, 4])
def test_numbers_in_any_pieces_side_by_side_are_hidden(sizes: tuple[int, ...], count: int) -> None:
    assert _left([["一心村", "甲", *_cut(number, *sizes)] for number in PERSONS[:count]]) == []


def test_counts_between_the_pieces_stay_and_the_pieces_do_not() -> None:
    rows = [["村名", "甲", "人口", "乙", "耕地", "丙"]]
    rows += [
        ["一心村", one, f"{n}", two, f"{n}.5", three]
        for n, (one, two, three) in enumerate((_cut(x, 6, 8, 4) for x in PERSONS), 3)
    ]
    assert _left(rows) == ["3", "3.5", "4", "4.5", "5", "5.5", "6", "6.5"]


@pytest.mark.parametrize(
    "heads",
    [
        ("身份证号码1-6位", "7-14位", "15-18位"),
        ("证件号（第1至6位）", "第7至14位", "第15至18位"),
        ("前6位", "中间8位", "后4位"),
        ("身份证前六位", "出生段（身份证7—14位）", "身份证后四位"),
    ],
)
@pytest.mark.parametrize("count", [1, 3])
def test_headings_that_tell_places_of_a_number_hide_what_stands_below_whatever_its_last_digit(
    heads: tuple[str, ...], count: int
) -> None:
    rows = [["村名", heads[0], "人口", heads[1], heads[2]]]
    for n, number in enumerate(WRONG[:count], 3):
        one, two, three = _cut(number, 6, 8, 4)
        rows.append(["一心村", one, f"{n}", two, three])
    assert _left(rows) == [f"{n}" for n in range(3, 3 + count)]


def test_areas_and_births_below_each_other_tell_without_check_characters() -> None:
    assert _left([["一心村", *_cut(number, 6, 8, 4)] for number in WRONG]) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["村", "邮编", "填报日", "户数"], *[["一心村", "999901", f"2018122{n}", f"{1234 + n}"] for n in range(4)]],
        [
            ["村", "元", "年度", "人数", "户数"],
            *[["一心村", f"99991{n}", "1985", f"{1101 + n}", f"{3000 + n}"] for n in range(4)],
        ],
        [["村", "元", "建档日", "人数"], *[["一心村", f"99991{n}", f"201{n}0314", f"{1101 + n}"] for n in range(4, 8)]],
        [["村", "小数点后2位", "户数"], ["一心村", "12", "30"]],
        [["村", "排名前10位户数", "户数"], ["一心村", "12", "30"]],
        [["村", "代码", "人"], *[["一心村", f"46900120320{n}01", f"{1000 + n}"] for n in range(4)]],
    ],
)
def test_columns_of_counts_codes_and_days_stay(rows: list[list[str]]) -> None:
    given = _sheet(rows)
    assert hide_spread_numbers(given) is given


def test_one_chance_among_many_rows_hides_nothing() -> None:
    number = _cut(_number("999901", "19851114", "177"), 6, 4, 4, 4)
    rows = [["一心村", *number], *[["一心村", f"99{n}21", f"{3000 + n}", f"{5000 + n}", f"{2000 + n}"] for n in range(10, 30)]]
    assert len(_left(rows)) == 20 * 4 + 4


def test_nothing_of_a_parted_number_is_told_anywhere() -> None:
    rows = [["2018年甲山镇贫困户情况"], ["村名", "身份证号码1-6位", "户数", "7-14位", "人数", "15-18位"]]
    for n, number in enumerate(WRONG[:3]):
        one, two, three = _cut(number, 6, 8, 4)
        rows.append([("一心村", "二龙村", "三河村")[n], one, f"{30 + n}", two, f"{90 + n}", three])
    read = clean_cells([_sheet(rows)], account=True)
    told = repr((read.figures.to_dict("records"), read.quarantine.to_dict("records"), read.problems, read.account))
    assert [piece for number in WRONG[:3] for piece in _cut(number, 6, 8, 4) if piece in told] == []
    assert sorted(read.figures["value"]) == [30, 31, 32, 90, 91, 92]


@pytest.mark.parametrize("heads", [("产值前三位", "收入前三位", "人口前三位"), ("产值前3位", "产值前5位", "产值前10位")])
def test_headings_of_those_that_rank_first_hide_no_counts(heads: tuple[str, ...]) -> None:
    given = _sheet([["村名", *heads], ["一心村", "120", "85", "412"], ["二龙村", "96", "77", "380"]])
    assert hide_spread_numbers(given) is given


def test_a_line_break_within_a_piece_hides_nothing_of_it() -> None:
    rows = [["村名", "身份证前六位", "人口", "中间8位", "后4位"]]
    rows.append(["一心村", "9999\n01", "3", *_cut(WRONG[0], 6, 8, 4)[1:]])
    assert _left(rows) == ["3"]
