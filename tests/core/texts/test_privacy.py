"""Identifiers are masked however they are typed; other numbers are left alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin_analysis.core.texts.privacy import _ends, _Piece, mask_address, mask_identifiers


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
        "999901,19900101,1234",
        "999901.19900101.1234",
        "999901_19900101_1234",
        "999901/19900101/1234",
        "999901·19900101·1234",
        "999901\u00a019900101\u00a01234",
        "999901\u200b1990\u200b0101\u20601234",
        "999901\n19900101\r\n1234",
        "9 9 9 9 0 1 1 9 9 0 0 1 0 1 1 2 3 4",
        "9.9.9.9.0.1.1.9.9.0.0.1.0.1.1.2.3.4",
        "\u0669\u0669\u0669\u0669\u0660\u0661\u0661\u0669\u0669\u0660\u0660\u0661\u0660\u0661\u0661\u0662\u0663\u0664",
    ],
)
def test_identity_numbers_are_masked(text: str) -> None:
    masked = mask_identifiers(f"证件{text}号")
    assert masked.startswith("证件99*************")
    assert "0101" not in masked


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "１３８００１３８０００",
        "138.0013.8000",
        "138_0013_8000",
        "138/00138000",
        "8613800138000",
        "86 138 0013 8000",
        "0086-138-0013-8000",
        "013800138000",
        "138\u200b0013\u200b8000",
        "1 3 8 0 0 1 3 8 0 0 0",
    ],
)
def test_mobile_numbers_are_masked(text: str) -> None:
    assert mask_identifiers(f"电话{text}") == "电话138****8000"
    assert mask_identifiers(f"5户，+{text}").removeprefix("5户，+") == "138****8000"


@pytest.mark.parametrize(
    "text", ["0399-63330077", "(0399)63330077", "039963330077", "0399 6333 0077", "010-12345678", "0399.6333007"]
)
def test_landline_numbers_are_masked(text: str) -> None:
    masked = mask_identifiers(f"办公室{text}")
    assert "****" in masked
    assert "333" not in masked
    assert "345" not in masked


@pytest.mark.parametrize(
    "text", ["零三九九—六三三三零零七七", "一三八零零一三八零零零", "1三八 零零一三 八零零零", "〇三九九六三三三〇〇七七"]
)
def test_numbers_said_in_chinese_are_masked(text: str) -> None:
    assert "****" in mask_identifiers(f"电话：{text}，二〇一八年")
    assert mask_identifiers("二〇一八年一二三四五六七八九十户") == "二〇一八年一二三四五六七八九十户"


@pytest.mark.parametrize(
    "text", ["6222021234567890123", "6222 0212 3456 7890 123", "6222-0212-3456-7890", "4111 1111 1111 1111", "46900510020100000"]
)
def test_cards_and_all_that_is_as_long_are_masked(text: str) -> None:
    assert "****" in mask_identifiers(f"账号{text}")
    assert not set(re.findall(r"\d{4,}", mask_identifiers(f"账号{text}")))


def test_numbers_side_by_side_are_masked_each() -> None:
    assert mask_identifiers("张三13800138000、李四13900139000，共5户") == "张三138****8000、李四139****9000，共5户"
    assert mask_identifiers("298,999901,19900101,1234,298") == "298,99*************234,298"


@pytest.mark.parametrize(
    "text",
    [
        "1,303,000",
        "16097789.96元",
        "2018-12-31",
        "2018年12月31日至2019年1月1日",
        "1300000.0001",
        "469005100",
        "469005100201",
        "2015 2016 2017 2018",
        "45、30、20、135、2000、1800",
        "1,060,000、2,376,800、1,190,000",
        "2013 2151 8066 189 714",
        "３２户",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert mask_identifiers(text) == text


@given(st.text(max_size=40))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask_identifiers(text)
    assert mask_identifiers(once) == once


@given(st.lists(st.text("0123456789Xx .-表›镇", max_size=24), min_size=1, max_size=4))
def test_an_address_is_masked_as_any_text(steps: list[str]) -> None:
    address = " › ".join(["999901199001011234.csv", *steps])
    assert mask_address(address) == mask_identifiers(address)


@pytest.mark.parametrize(
    "text",
    [
        "人均收入分别为6215/6540/7012/7433元",
        "6215,6540,7012,7433",
        "6215，6540，7012，7433，8012户",
        "6200;6300;6400;6500",
    ],
)
def test_four_numbers_of_a_list_or_of_money_are_no_card(text: str) -> None:
    assert mask_identifiers(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "6222 0212 3456 7890",
        "6222-0212-3456-7890，",
        "6222.0212.3456.7890",
        "6222 0212 3456 7890元旦前",
        "账户6222 0212 3456 7890元",
        "6222-0212-3456-7890元宵节",
    ],
)
def test_a_card_in_fours_stays_masked(text: str) -> None:
    assert "0212" not in mask_identifiers(text)


@pytest.mark.parametrize("sign", ["/", ",", "，", "；", "|", "／"])
def test_a_card_stays_masked_whatever_divides_its_fours(sign: str) -> None:
    card = "6222021234567894"  # its check digit is right
    assert "0212" not in mask_identifiers(sign.join(card[at : at + 4] for at in range(0, 16, 4)))


def test_a_long_row_of_short_numbers_is_looked_through_in_no_time() -> None:
    pieces = [_Piece("0", 2 * place, 2 * place + 1, "-" if place else "") for place in range(40)]
    assert _ends(pieces, 0) == list(range(10, 23))
    assert _ends(pieces[:9], 0) == []
    far = [piece._replace(before=" - - ") for piece in pieces]
    assert _ends(far, 0) == []
