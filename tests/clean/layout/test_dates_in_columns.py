"""Dates in several columns, 月 | 日: they say when, and make a ledger as a column 日期 does."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values

_ENTRIES = [
    (1, 9, "衔接资金到账", 52000, "", 57000),
    (1, 26, "付种苗款", "", 17300, 39700),
    (3, 4, "付饲料款", "", 6150, 33550),
    (3, 31, "光伏收益", 8420, "", 41970),
    (4, 17, "付护林员工资", "", 7700, 34270),
]
_TITLE = "甲山镇乙坪村帮扶资金明细账"
_SUMS = ["60420", "31150", "34270"]


def _ledger(*heads: list[object], before: int = 0, months: str = "all", title: str = _TITLE) -> list[list[object]]:
    """Return a ledger whose days stand in two columns behind `before` others; `months` stand all, or once each."""
    rows: list[list[object]] = []
    for month, day, *entry in _ENTRIES:
        is_again = months == "once" and any(row[before] == month for row in rows)
        rows.append([*range(len(rows) + 1, len(rows) + 1 + before), "" if is_again else month, day, *entry])
    blanks = [""] * (before + 1)
    return [[title], ["单位：元"], *heads, *rows, ["合计", *blanks, "", 60420, 31150, 34270]]


_WITH_YEAR = [["2022年", "", "摘要", "借方", "贷方", "余额"], ["月", "日"]]


@pytest.mark.parametrize(
    "rows",
    [
        _ledger(["月", "日", "摘要", "收入", "支出", "结余"], title=f"2022年{_TITLE}"),
        _ledger(["月份", "日期", "事由", "收入金额", "支出金额", "余额"], title=f"{_TITLE}（2022年）"),
        _ledger(["序号", "月", "日", "用途", "收入", "支出", "余额"], before=1, title=f"{_TITLE}（2022年）"),
        _ledger(*_WITH_YEAR),
        _ledger(*_WITH_YEAR, months="once"),
        _ledger(["日期", "", "摘要", "收入", "支出", "余额"], ["月", "日"], title=f"2022年度{_TITLE}"),
    ],
)
def test_months_beside_days_make_a_ledger(rows: list[list[object]]) -> None:
    cleaned = clean_rows(rows)
    assert sorted(values(cleaned).values()) == [31150, 34270, 60420]
    assert set(cleaned.figures["period"]) == {"2022"}
    assert set(reasons(cleaned).values()) == {"F247", "F222"}
    assert not cleaned.problems


def test_years_months_and_days_make_one_and_say_its_year() -> None:
    rows = [[2022, *entry] for entry in _ENTRIES]
    heads = ["年", "月", "日", "摘要", "收入", "支出", "余额"]
    cleaned = clean_rows([[_TITLE], ["单位：元"], heads, *rows, ["合计", "", "", "", 60420, 31150, 34270]])
    assert set(cleaned.figures["period"]) == {"2022"}
    assert sorted(values(cleaned).values()) == [31150, 34270, 60420]


def test_months_alone_are_the_times_of_their_rows() -> None:
    rows = [["甲山镇2022年务工情况"], ["月份", "务工人数（人）"], [1, 212], [2, 209], [3, 231]]
    times = [key[1] for key in values(clean_rows(rows))]
    assert times == ["2022M01", "2022M02", "2022M03"]
    rows = [["甲山镇2022年村集体经济收支情况"], ["月", "收入（元）", "支出（元）"], [1, 2600, 2050], [2, 2480, 1870]]
    assert [key[1] for key in values(clean_rows(rows))] == ["2022M01", "2022M01", "2022M02", "2022M02"]


@pytest.mark.parametrize("heads", [["村名", "月", "年"], ["村名", "补贴标准（元）月", "日"]])
def test_amounts_under_month_and_day_stay_amounts(heads: list[object]) -> None:
    rows = [["甲山镇2022年公益性岗位补贴标准"], ["单位：元"], heads, ["甲岭村", 500, 6000], ["乙坪村", 450, 5400]]
    assert len(values(clean_rows(rows)) | reasons(clean_rows(rows))) == 4


def test_what_is_left_at_the_ends_of_months_is_counted() -> None:
    rows = [["甲山镇2022年互助资金余额"], ["单位：元"], ["月", "日", "余额"], [3, 31, 41000], [6, 30, 39500], [9, 30, 44100]]
    assert "F247" not in reasons(clean_rows(rows)).values()
