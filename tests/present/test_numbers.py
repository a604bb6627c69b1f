"""Numbers as officials read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fupin_analysis.present import numbers


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(0.5, 0, "1"), (1.5, 0, "2"), (2.675, 2, "2.68"), (1.005, 2, "1.01"), (-2.5, 0, "-3"), (926.767676, 2, "926.77")],
)
def test_halves_are_rounded_up_as_by_hand(value: float, decimals: int, expected: str) -> None:
    assert numbers.rounded(value, decimals) == Decimal(expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (500.0, "500元"),
        (926.767676, "926.77元"),
        (10_000.0, "1万元"),
        (10_495.05, "1.05万元"),
        (383_500.0, "38.35万元"),
        (2_376_800.0, "237.68万元"),
        (9_999.99, "9999.99元"),
        (9_999.999, "1万元"),  # the unit is that of the number as it is written
        (-9_999.999, "-1万元"),
        (99_999_900.0, "9999.99万元"),
        (99_999_999.0, "1亿元"),
        (100_000_000.0, "1亿元"),
        (245_000_000.0, "2.45亿元"),
        (0.0, "0元"),
    ],
)
def test_amounts_are_in_yuan_and_from_ten_thousand_on_in_wan(value: float, expected: str) -> None:
    assert numbers.money(value, "zh") == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(9_999.25, "9,999.25 yuan"), (10_000.5, "10,001 yuan"), (12_345.6, "12,346 yuan")]
)
def test_yuan_in_english_have_no_parts_from_ten_thousand_on(value: float, expected: str) -> None:
    assert numbers.money(value, "en") == expected


def test_shares_have_one_decimal() -> None:
    assert numbers.share(94 / 298) == "31.5%"
    assert numbers.share(1312 / 1252) == "104.8%"


@pytest.mark.parametrize(
    ("value", "decimals", "bounds", "expected"),
    [
        (5001 / 5000, 1, (), "100.02%"),  # more than all of it
        (0.99999, 2, (), "99.999%"),
        (0.996, 0, (), "99.6%"),
        (1 / 5000, 1, (), "0.02%"),  # something
        (0.019999, 2, (0.02,), "1.9999%"),  # below the threshold that is spoken of
        (0.0200001, 2, (0.02,), "2.00001%"),
        (1.0, 1, (), "100.0%"),
        (0.02, 2, (0.02,), "2.00%"),
        (0.1 + 0.2 + 0.7, 1, (), "100.0%"),  # all of it, but for how computers add
        (1 - 1e-10, 1, (), "100.0%"),
        (0.0, 1, (), "0.0%"),
    ],
)
def test_a_share_is_never_rounded_onto_what_it_is_not(
    value: float, decimals: int, bounds: tuple[float, ...], expected: str
) -> None:
    assert numbers.share(value, decimals, bounds=bounds) == expected


def test_a_change_that_is_one_is_shown_as_one() -> None:
    assert [numbers.change(value) for value in (0.0004, -0.0001)] == ["+0.04%", "−0.01%"]


def test_a_change_shows_its_sign() -> None:
    assert [numbers.change(value) for value in (0.0228, -0.05, 0.0)] == ["+2.3%", "−5.0%", "0.0%"]


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("2018", "2018年"),
        ("2018H1", "2018年上半年"),
        ("2018Q3", "2018年第3季度"),
        ("2018M05", "2018年5月"),
        ("2018W07", "2018年第7周"),
        ("2018-12-31", "2018年12月31日"),
    ],
)
def test_periods_are_told_in_words(text: str, zh: str) -> None:
    assert numbers.period(text, "zh") == zh


def test_a_cross_check_writes_the_same_unit_and_loses_no_digit() -> None:
    amounts = (9_999.99, 10_000.0, 99_999_999.0, 100_000_000.0)
    assert [numbers.exact_money(amount, "zh") for amount in amounts] == ["9999.99元", "1万元", "9999.9999万元", "1亿元"]
