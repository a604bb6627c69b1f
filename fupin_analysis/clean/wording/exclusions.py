"""Words that a text leaves out of what it speaks of: 不含残疾人, 除中央资金外, 退役军人除外."""

from __future__ import annotations

import re

#: What leaves those named behind it out, in its bracket or phrase: 不含残疾人, 非贫困村, 除中央资金外.
_BUT_NOT = re.compile(
    r"(?:不(?:含|包括|包含|计|是)|未(?:含|包括|计)|剔除|扣除|排除|除去|除了)[^(),，;；。:：]*$|(?:非|未|无|没有)[^(),，;；。:：]{0,3}$"
)
_BUT = re.compile(r"(?<![扣剔排免消])除[^(),，;；。外]*$")
_LEFT_OUT = re.compile(r"[^(),，;；。:：]{0,6}(?:除外|以外|之外|不在内|不计在内)")
_BEYOND = re.compile(r"[^(),，;；。:：]{0,12}外")


def is_left_out(before: str, behind: str) -> bool:
    """Whether a word is named only to say that it is not meant.

    Parameters
    ----------
    before, behind
        What stands before the word in its text, and behind it.

    Examples
    --------
    >>> [is_left_out(*pair) for pair in (("农户(不含", ")就业"), ("就业情况(", "除外)"), ("除", "外到位资金"), ("含", ")"))]
    [True, True, True, False]
    """
    return bool(_BUT_NOT.search(before) or _LEFT_OUT.match(behind) or (_BUT.search(before) and _BEYOND.match(behind)))
