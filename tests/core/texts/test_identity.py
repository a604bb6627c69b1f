"""Check characters of identity numbers, and keys that forget."""

from __future__ import annotations

import subprocess
import sys

import pytest

from fupin_analysis.core.texts.identity import check_character, is_valid_number, key_of

#: GB 11643-1999 and its published examples.
PUBLISHED = ["11010519491231002X", "440524188001010014", "34052419800101001X"]


@pytest.mark.parametrize("number", PUBLISHED)
def test_published_numbers_are_valid(number: str) -> None:
    assert is_valid_number(number)
    assert is_valid_number(number.lower())


def test_every_mistyped_digit_and_every_adjacent_swap_is_seen() -> None:
    number = PUBLISHED[0]
    mistyped = {number[:at] + digit + number[at + 1 :] for at in range(17) for digit in "0123456789"} - {number}
    swapped = {number[:at] + number[at + 1] + number[at] + number[at + 2 :] for at in range(17)} - {number}
    assert not any(map(is_valid_number, mistyped | swapped))


def test_a_disability_certificate_is_an_identity_number_with_type_and_grade() -> None:
    number = "99990119900101001"
    number += check_character(number)
    assert is_valid_number(number + "42")
    assert is_valid_number(number + "42B1".replace("B", "1"))
    assert not is_valid_number(number + "4")


def test_old_numbers_have_no_check_character() -> None:
    assert is_valid_number("999901800101001")
    assert not is_valid_number("99990180010100")


def test_keys_are_the_same_within_a_run_and_of_no_use_in_another() -> None:
    key = key_of(PUBLISHED[0])
    assert key == key_of(PUBLISHED[0])
    assert PUBLISHED[0] not in key
    code = f"from fupin_analysis.core.texts.identity import key_of; print(key_of({PUBLISHED[0]!r}))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert other != key
