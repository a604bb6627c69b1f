"""Masking of identifiers, so that nothing personal reaches a message, a page, a file or a log.

The format follows municipal practice: an identity number keeps its first two and last three characters, a mobile number its
first three and last four digits (GB 11643-1999; GB/T 37964-2019 on de-identification). Numbers are found however they are
typed: full-width, or with blanks or hyphens between the digits.
"""

from __future__ import annotations

import re
import unicodedata

_GAP = r"[ \t\u3000\-‐-―]{0,2}"


def _digits(count: int) -> str:
    return rf"(?:\d{_GAP}){{{count}}}"


# Identity numbers have 15 or 18 characters, disability certificates 20 or 22 (identity number + type + grade). A year, month and
# day of birth must stand where they belong, so that long amounts are left alone.
_BIRTH = rf"(?:1{_GAP}9|2{_GAP}0){_GAP}\d{_GAP}\d{_GAP}[01]{_GAP}\d{_GAP}[0-3]{_GAP}\d{_GAP}"
_IDENTITY = re.compile(rf"(?<!\d){_digits(6)}{_BIRTH}{_digits(3)}[\dXx](?:{_GAP}\d{{2}}(?:\d{{2}})?)?(?!\d)")
_OLD_IDENTITY = re.compile(rf"(?<!\d){_digits(6)}\d{_GAP}\d{_GAP}[01]{_GAP}\d{_GAP}[0-3]{_GAP}\d{_GAP}{_digits(2)}\d(?!\d)")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_MOBILE = re.compile(rf"(?<!\d)1{_GAP}[3-9]{_GAP}{_digits(8)}\d(?!\d)")


def mask_identifiers(text: str) -> str:
    """Return `text` with identity, disability-certificate and mobile numbers masked; other text is returned as it is.

    Examples
    --------
    >>> mask_identifiers("证件号码 999901199001010015 电话 13800138000")
    '证件号码 99*************015 电话 138****8000'
    >>> mask_identifiers("９９９９０１ 19900101-0015")
    '99*************015'
    """
    if len(text) < 11 or sum(map(str.isdigit, text)) < 11:
        return text
    # NFKC would also change the punctuation of text without any identifier, so only digits and letters are folded.
    folded = _NOT_ASCII.sub(_half_width, text)
    masked = _IDENTITY.sub(_masked_identity, folded)
    masked = _OLD_IDENTITY.sub(_masked_identity, masked)
    masked = _MOBILE.sub(_masked_mobile, masked)
    return text if masked == folded else masked


def _half_width(match: re.Match[str]) -> str:
    sign = match[0]
    return unicodedata.normalize("NFKC", sign) if sign.isdigit() or sign in "Ｘｘ" else sign


def _masked_identity(match: re.Match[str]) -> str:
    plain = _plain(match[0])
    return f"{plain[:2]}*************{plain[-3:]}"


def _masked_mobile(match: re.Match[str]) -> str:
    plain = _plain(match[0])
    return f"{plain[:3]}****{plain[-4:]}"


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
