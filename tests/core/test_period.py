"""Periods: one place where they are parsed, read, ordered, contained and shown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin_analysis.core.period import IN_LABEL, Period, years_in

YEARS = st.integers(1950, 2099)
PERIODS = st.one_of(
    st.builds(Period, YEARS),
    st.builds(Period, YEARS, st.just("H"), st.integers(1, 2)),
    st.builds(Period, YEARS, st.just("Q"), st.integers(1, 4)),
    st.builds(Period, YEARS, st.just("M"), st.integers(1, 12)),
    st.builds(Period, YEARS, st.just("W"), st.integers(1, 53)),
    st.dates(date(1950, 1, 1), date(2099, 12, 31)).map(lambda day: Period(day.year, "-", day.month, day.day)),
)


@given(PERIODS)
def test_what_is_printed_is_parsed_and_what_is_shown_is_read(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert Period.read(period.show("zh"), year=1) == period


@given(PERIODS)
def test_a_period_lies_in_its_year_and_begins_before_it_ends(period: Period) -> None:
    assert period in period.whole
    assert period.start <= period.end
    assert period.start.year == period.end.year == period.year


@given(PERIODS, PERIODS)
def test_what_contains_another_never_ends_before_it(one: Period, other: Period) -> None:
    if other in one and one != other:
        assert other <= one


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018H1", "2018-01-01", "2018-06-30"),
        ("2018H2", "2018-07-01", "2018-12-31"),
        ("2018Q3", "2018-07-01", "2018-09-30"),
        ("2016M02", "2016-02-01", "2016-02-29"),
        ("2018W01", "2018-01-01", "2018-01-07"),
        ("2018W53", "2018-12-31", "2018-12-31"),
        ("2018-06-15", "2018-06-15", "2018-06-15"),
    ],
)
def test_the_days_of_a_period(text: str, start: str, end: str) -> None:
    period = Period.parse(text)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


def test_periods_are_ordered_by_their_ends_the_longest_last() -> None:
    texts = ["2018", "2018H1", "2017", "2018-06-15", "2018Q1", "2018W20", "2018H2", "2018-06-30"]
    assert [str(one) for one in sorted(map(Period.parse, texts))] == [
        "2017",
        "2018Q1",
        "2018W20",
        "2018-06-15",
        "2018-06-30",
        "2018H1",
        "2018H2",
        "2018",
    ]


@pytest.mark.parametrize(
    ("one", "other", "is_over"),
    [
        ("2017", "2018H1", True),
        ("2018H1", "2018", True),
        ("2018H1", "2018Q2", True),
        ("2018Q1", "2018H1", True),
        ("2018Q3", "2018H1", False),
        ("2018", "2018H2", False),
        ("2018", "2018", True),
        ("2019", "2018", False),
    ],
)
def test_what_is_over_by_the_end_of_another(one: str, other: str, *, is_over: bool) -> None:
    assert Period.parse(one).ends_by(Period.parse(other)) is is_over


@pytest.mark.parametrize("text", ["", "18", "2018H3", "2018Q0", "2018M13", "2018W54", "2018-02-30", "0000", "2018h1"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=r"period|day|month"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2018", "2018年", "2018"),
        ("2018H2", "2018年下半年", "the second half of 2018"),
        ("2018Q3", "2018年第3季度", "quarter 3 of 2018"),
        ("2018M05", "2018年5月", "2018-5"),
        ("2018W07", "2018年第7周", "week 7 of 2018"),
        ("2018-12-01", "2018年12月1日", "2018-12-1"),
    ],
)
def test_periods_in_words(text: str, zh: str, en: str) -> None:
    assert (Period.parse(text).show("zh"), Period.parse(text).show("en")) == (zh, en)


def test_the_same_part_of_another_year() -> None:
    assert str(Period.parse("2018Q3").shift(-1)) == "2017Q3"
    assert str(Period.parse("2016-02-29").shift(1)) == "2017-02-28"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2018年Q3", "2018Q3"),
        ("2018年h1", "2018H1"),
        ("今年Q1", "2018Q1"),
        ("截至2017年9月30日止", "2017-09-30"),
        ("", "2018"),
        ("全年", "2018"),
    ],
)
def test_a_quarter_by_its_letter_is_read_behind_its_year(text: str, period: str) -> None:
    assert str(Period.read(text, year=2018)) == period


@pytest.mark.parametrize("text", ["2018年Q5", "2018年H3", "2月30日", "6月30日", "13月1日", "2018学年", "Q", "2018年3日"])
def test_what_is_no_time_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Period.read(text, year=2018)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1月1日至6月30日", "2018H1"),
        ("2018年1月1日—2018年12月31日", "2018"),
        ("2018年4月1日-6月底", "2018Q2"),
        ("2018年1月至2018年11月", "2018-11-30"),
        ("2018.7.1-2018.12.31", "2018H2"),
        ("2017/01至2017/06", "2017H1"),
        ("9月1日至9月30日", "2018M09"),
        ("1月1日至9月20日", "2018-09-20"),
    ],
)
def test_days_from_the_first_of_a_month_to_the_end_of_one_are_that_part_of_the_year(text: str, period: str) -> None:
    assert str(Period.read(text, year=2018)) == period
    assert IN_LABEL.fullmatch(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2018.1-6", "2018H1"),
        ("2018/7-12", "2018H2"),
        ("2017.01—03", "2017Q1"),
        ("2018年1-11", "2018-11-30"),
        ("2018.1~12", "2018"),
    ],
)
def test_months_behind_a_year_need_no_word_for_months(text: str, period: str) -> None:
    assert str(Period.read(text, year=2019)) == period
    assert IN_LABEL.fullmatch(text)
    assert years_in(f"甲山镇{text}就业情况") == [int(text[:4])]


@pytest.mark.parametrize(
    ("text", "period"),
    [("前三季度", "2018-09-30"), ("2018年前两个月", "2018-02-28"), ("头三个月", "2018Q1"), ("前11个月", "2018-11-30")],
)
def test_the_first_quarters_run_from_january_on(text: str, period: str) -> None:
    assert str(Period.read(text, year=2018)) == period
    assert IN_LABEL.fullmatch(text)


@pytest.mark.parametrize(
    ("text", "period"), [("2018-1-6", "2018-01-06"), ("2018.1.6", "2018-01-06"), ("2018/11/12", "2018-11-12")]
)
def test_signs_that_are_the_same_write_a_day(text: str, period: str) -> None:
    assert str(Period.read(text, year=2018)) == period


@pytest.mark.parametrize("text", ["2018.6-1", "2018.2-5", "2018.0-6", "2018.1-13"])
def test_months_that_are_no_part_of_a_year_are_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Period.read(text, year=2018)


@pytest.mark.parametrize("text", ["2018年1-6年级学生", "2018年1-3人户", "2018年1-3组"])
def test_what_is_numbered_behind_a_year_is_no_run_of_months(text: str) -> None:
    assert [match[0] for match in IN_LABEL.finditer(text)] == ["2018年"]


@pytest.mark.parametrize("text", ["2018年2月1日至5月31日", "2017年7月1日至2018年6月30日", "3月5日至6月20日", "1月1日至13月31日"])
def test_days_that_are_no_part_of_a_year_are_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Period.read(text, year=2018)
