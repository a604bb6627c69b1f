"""Identifiers are masked however they are typed; other numbers are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin_analysis.core.privacy import mask_identifiers


@pytest.mark.parametrize(
    "text",
    [
        "999901199001011234",
        "99990119900101123X",
        "99990119900101123x",
        "9999 0119 9001 0112 34",
        "999901-19900101-1234",
        "９９９９０１１９９００１０１１２３４",
        "999901 19900101 1234",
        "999901900101123",
        "99990119900101123442",
        "9999011990010112344211",
    ],
)
def test_identity_numbers_are_masked(text: str) -> None:
    masked = mask_identifiers(f"证件{text}号")
    assert masked.startswith("证件99*************")
    assert "0101" not in masked


@pytest.mark.parametrize("text", ["13800138000", "138 0013 8000", "138-0013-8000", "１３８００１３８０００"])
def test_mobile_numbers_are_masked(text: str) -> None:
    assert mask_identifiers(f"电话{text}") == "电话138****8000"


@pytest.mark.parametrize(
    "text",
    [
        "1,303,000",
        "16097789.96元",
        "2018-12-31",
        "2018年12月31日至2019年1月1日",
        "1300000.0001",
        "469005100",
        "46900510020100000",
        "３２户",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert mask_identifiers(text) == text


@given(st.text(max_size=40))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask_identifiers(text)
    assert mask_identifiers(once) == once
