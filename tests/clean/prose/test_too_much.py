"""What one household, head or mu gets, and at which time works are done: what cannot be is told."""

from __future__ import annotations

import pytest

from tests.clean.prose.told import told


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("预计每只羊年增收600万元。", ["600万元"]),
        ("户均分红1200万元。", ["1200万元"]),
        ("户均分红1200元，每户补助2万元。", []),
        ("每座冷库补助300万元。", []),
    ],
)
def test_ten_thousand_times_too_much_for_one(text: str, wrong: list[str]) -> None:
    assert [number for number, _said in told(text)] == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("石桥饮水工程2021年6月开工，2021年4月竣工。", ["2021年4月"]),
        ("石桥饮水工程2020年6月开工，2021年4月竣工。", []),
        ("石桥饮水工程2021年6月开工建设，并于2021年4月全面竣工。", ["2021年4月"]),
        ("石桥饮水工程2021年6月开工，该工程2021年4月已完工。", ["2021年4月"]),
        ("饮水工程2021年6月开工，上一批工程2021年4月完工。", []),  # another work
        ("二期2021年6月开工，一期2021年4月完工。", []),
        ("饮水工程2021年6月开工，2021年4月水渠完工。", []),
        ("石桥饮水工程2021年6月开工；泉水饮水工程2021年4月竣工。", []),
    ],
)
def test_works_are_begun_before_they_are_finished(text: str, wrong: list[str]) -> None:
    assert [number for number, _said in told(text)] == wrong
