"""Numbers of persons hidden in the text of a document, each sign of which stays where it stands.

A document is read number by number and shown in pieces: a telephone number of three pieces would come out piece by piece, each of
which looks like a count. So the numbers are hidden before anything is read, over line ends as well. Where pieces divided by
blanks could be a row of counts, they are a number only where they are cut as such numbers are, or are said to be one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from fupin_analysis.core.texts.privacy import find_identifiers, is_cut_as_such
from fupin_analysis.core.texts.told_pieces import hide_told_pieces

#: What stands before a number that is said to be one of a person or a card.
_SAID_TO_BE = re.compile(
    r"(?:电话|電話|手机|手機|联系方式|热线|微信|证件?号码?|身份证号?|卡号|账号|帐号|[Tt][Ee][Ll])[^0-9０-９，,。；;\n]{0,8}$"
)
#: How far back it is looked for.
_BEFORE = 20
#: How many signs of a number are shown at its two ends: fewer of a telephone number than hide it.
_SHOWN = {"identity": (2, 3), "mobile": (3, 4), "landline": (2, 2)}


def hide_identifiers(paragraphs: Sequence[str]) -> list[str]:
    r"""Return the paragraphs of a document with the numbers of persons hidden; each is as long as it was.

    Examples
    --------
    >>> hide_identifiers(["联系电话138-0013-8000，建档立卡贫困户412户", "证件999901", "19850314", "0777"])
    ['联系电话138******8000，建档立卡贫困户412户', '证件******', '********', '****']
    >>> hide_identifiers(["甲村 13 912 345 678", "电话 13 912 345 678"])
    ['甲村 13 912 345 678', '电话 139*******5678']
    """
    paragraphs = list(map(hide_told_pieces, paragraphs))
    whole = "\n".join(paragraphs)
    signs = list(whole)
    for start, end, kind in find_identifiers(whole):
        written = whole[start:end]
        is_said = bool(_SAID_TO_BE.search(whole[max(0, start - _BEFORE) : start]))
        is_in_lines = "\n" in written
        if not is_said and (not is_cut_as_such(written, kind) or (kind == "landline" and is_in_lines)):
            continue
        for place in range(start, end):
            if signs[place] != "\n":
                signs[place] = "*"
        if not is_in_lines:
            signs[start:end] = _ends_shown(written, *_SHOWN[kind])
    hidden, ends = "".join(signs), list(accumulate(len(text) + 1 for text in paragraphs))
    return [hidden[end - len(text) - 1 : end - 1] for text, end in zip(paragraphs, ends, strict=True)]


def _ends_shown(written: str, first: int, last: int) -> list[str]:
    """Return the number with the signs between its first and its last digits hidden, as long as it was written."""
    digits = [sign for sign in written if sign.isalnum()]
    return [*digits[:first], *"*" * (len(written) - first - last), *digits[-last:]]
