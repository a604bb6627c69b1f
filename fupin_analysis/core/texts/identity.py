"""Check digits of identity numbers, and keys that tell whether two are the same without telling which they are.

The number itself is only ever an argument: nothing here keeps, prints or raises it.

References
----------
GB 11643-1999, "公民身份号码": six digits of the area, eight of the day of birth, three of the series, one check character.
"""

from __future__ import annotations

import re
import secrets
from hashlib import blake2b
from operator import mul

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
#: Identity numbers have 15 or 18 characters; a disability certificate appends its type and grade to them.
_NUMBER = re.compile(r"\d{15}|\d{17}[\dX](?:\d{2}|\d{4})?")
#: Keys made by one run cannot be made again by another, nor by trying every possible number.
_SECRET = secrets.token_bytes(32)


def check_character(body: str) -> str:
    """Return the last character of the identity number that begins with these 17 digits.

    Examples
    --------
    >>> check_character("99990119900101001")
    '0'
    """
    return _CHECKS[sum(map(mul, _WEIGHTS, map(int, body))) % 11]


def is_valid_number(text: str) -> bool:
    """Whether a text can be an identity number or the number of a disability certificate.

    The area is not looked up: the lists change, and old numbers keep codes of areas that are no more. A number of 15 digits has
    no check character.

    Examples
    --------
    >>> is_valid_number("999901199001010010"), is_valid_number("999901199001010001"), is_valid_number("99990119900101001")
    (True, False, False)
    """
    number = text.upper()
    if not _NUMBER.fullmatch(number):
        return False
    return len(number) == 15 or check_character(number[:17]) == number[17]


def key_of(text: str) -> str:
    """Return a key for a text that is the same for the same text within this run, and tells nothing of it.

    Examples
    --------
    >>> key_of("户1") == key_of("户1"), key_of("户1") == key_of("户2"), key_of("")
    (True, False, '')
    """
    return blake2b(text.encode(), digest_size=8, key=_SECRET).hexdigest() if text else ""
