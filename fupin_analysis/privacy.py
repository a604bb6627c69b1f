"""Masking of identifiers, so that nothing personal reaches a message, a page or a log.

The format follows municipal practice: an identity number keeps its first two and last three characters, a mobile number its
first three and last four digits (GB 11643-1999; GB/T 37964-2019 on de-identification).
"""

from __future__ import annotations

import re

# Identity numbers have 15 or 18 characters, disability certificates 20 or 22 (identity number + type + grade).
_IDENTITY = re.compile(r"(?<![0-9])(?:[0-9]{17}[0-9Xx](?:[0-9]{2}|[0-9]{4}|[0-9][0-9A-Za-z])?|[0-9]{15})(?![0-9])")
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")


def mask_identifiers(text: str) -> str:
    """Return `text` with identity, disability-certificate and mobile numbers masked.

    Examples
    --------
    >>> mask_identifiers("证件号码 999901199001010015 电话 13800138000")
    '证件号码 99*************015 电话 138****8000'
    """
    text = _IDENTITY.sub(lambda match: f"{match[0][:2]}*************{match[0][-3:]}", text)
    return _MOBILE.sub(lambda match: f"{match[0][:3]}****{match[0][-4:]}", text)
