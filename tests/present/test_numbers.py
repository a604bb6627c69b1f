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
        (10_000.0, "10000元"),
        (10_495.05, "1.05万元"),
        (383_500.0, "38.35万元"),
        (2_376_800.0, "237.68万元"),
        (100_000_000.0, "1亿元"),
        (245_000_000.0, "2.45亿元"),
        (0.0, "0元"),
    ],
)
def test_amounts_up_to_ten_thousand_are_in_yuan_and_above_in_wan(value: float, expected: str) -> None:
    assert numbers.money(value, "zh") == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(9_999.25, "9,999.25 yuan"), (10_000.5, "10,001 yuan"), (12_345.6, "12,346 yuan")]
)
def test_yuan_in_english_have_no_parts_from_ten_thousand_on(value: float, expected: str) -> None:
    assert numbers.money(value, "en") == expected


def test_shares_have_one_decimal() -> None:
    assert numbers.share(94 / 298) == "31.5%"
    assert numbers.share(1312 / 1252) == "104.8%"


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
