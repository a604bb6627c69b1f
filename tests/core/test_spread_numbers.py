"""Numbers of persons in pieces over neighbouring cells are hidden; counts side by side stay."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.cells import Cell, Sheet
from fupin_analysis.core.spread_numbers import hide_spread_numbers
from fupin_analysis.core.texts.identity import check_character

BODY = "99999919850314077"
NUMBER = BODY + check_character(BODY)
#: One whose last four characters begin with zeros.
LOST = next(
    body + check_character(body) for body in (f"99999919850314{n:03}" for n in range(1, 99)) if check_character(body) != "X"
)
#: What makes a number with a right check character of a village's code and an amount beside it.
VILLAGE_CODE_AMOUNT = next(f"{n}" for n in range(120000, 130000) if check_character(f"999901201201{n}"[:17]) == f"{n}"[-1])


def sheet(*rows: list[str]) -> Sheet:
    cells = [Cell(row, column, text) for row, texts in enumerate(rows, 1) for column, text in enumerate(texts, 1) if text]
    return Sheet("表.xlsx", "表", cells)


def shown(*rows: list[str]) -> list[str]:
    return [cell.text for cell in hide_spread_numbers(sheet(*rows)).cells]


@pytest.mark.parametrize(
    "rows",
    [
        [["一心村", "12", NUMBER[:6], NUMBER[6:14], NUMBER[14:]]],  # its check character says so
        [["一心村", "12", "999999", "19850314", "0771"]],  # a zero before
        [["一心村", LOST[:6], LOST[6:14], LOST[14:].lstrip("0")]],  # kept as a number, without the zeros before
        [["身份证号", "999999", "19850314", "7711"]],  # said beside
        [["村", "证件号码", "", ""], ["一心村", "999999", "19850314", "7711"]],  # said above
        [["一心村", "9999991985", "03147711"]],
        [["户主身份证号码：", *NUMBER]],
        [["姓名栏", *NUMBER]],
        [["村", "手机"], ["身份证号", *NUMBER[:9]]],  # said beside, whatever is said above
        [["一心村", "999999"], ["", "19850314"], ["", "0771"]],
        [["村", "联系电话", "", ""], ["一心村", "138", "0013", "8000"]],
        [["手机", "139", "1234", "5678"]],
        [["一心村", "138", "0013", "8000"]],
    ],
)
def test_no_piece_of_a_number_is_left(rows: list[list[str]]) -> None:
    assert [text for text in shown(*rows) if text.isdigit() and text != "12"] == []


def test_boxes_that_go_on_in_a_second_line_are_hidden_in_the_first() -> None:
    assert shown(["身份证号", *NUMBER[:9]], ["", *NUMBER[9:]])[:10] == ["身份证号", *["***"] * 9]


@pytest.mark.parametrize(
    "rows",
    [
        [["一心村", "138", "1300", "1380"], ["二龙村", "139", "1234", "5678"]],
        [["摘要", "收入", "日期", "余额"], ["拨款", "420000", "20180305", "1200"]],  # a ledger
        [["拨款", "420000", "20180305", "9"], ["拨款", "420000", "20180305", "27"]],
        [["一心村", *"120190305112001202"]],  # single counts of many columns
        [["办理身份证人数", *"123456789"]],
        [["村", "户数", "人数"], ["一心村", "0", "12"], ["二龙村", "15", "44"]],
        [["电话通知户数", "138", "1234", "5678"]],
        [["年度", "2016", "2017", "2018", "2019"], ["户数", "110", "98", "57", "12"]],
        [["村", "人数", "联系人电话", "年份"], ["一心村", "1234", "13800138000", "2018"]],  # 15 digits with the count or the year
        [["村", "人数", "电话"], ["一心村", "1234567", "13800138000"]],  # 18 digits
        [["代码", "户数"], ["469001101201", "298"]],  # a code of a village has a day among its digits: 10-12-01
        [["代码", "元"], ["999901201201", VILLAGE_CODE_AMOUNT]],
        [["一心村", *"134562789012345672"]],  # counts of eighteen columns whose last is a right check character by chance
    ],
)
def test_counts_beside_each_other_stay(rows: list[list[str]]) -> None:
    given = sheet(*rows)
    assert hide_spread_numbers(given) is given


def test_days_of_birth_are_hidden_and_other_days_stay() -> None:
    rows = [["村", "户主出生日期", "建成日期", "出生人口"], ["一心村", "1985-03-14", "2018-03-05", "12"]]
    assert shown(*rows)[4:] == ["一心村", "***", "2018-03-05", "12"]
    assert shown(["出生年月", "1985.03"]) == ["出生年月", "***"]


def test_what_is_hidden_is_nowhere_in_what_was_read() -> None:
    rows = [
        ["2018年甲山镇建档立卡情况"],
        ["村", "户数", "备注"],
        ["一心村", "12", "999999", "19850314", "0771"],
        ["二龙村", "15"],
    ]
    read = clean_cells([sheet(*rows)], account=True)
    told = repr((read.figures.to_dict("records"), read.quarantine.to_dict("records"), read.problems, read.account))
    assert "一心村" in told
    assert [piece for piece in ("999999", "19850314", "0771") if piece in told] == []
