"""A part larger than its whole: shown as it is, and said to need checking, wherever a share is told."""

from __future__ import annotations

from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.words import say

#: Shares that are sums of shares may pass 1 by the last binary digit.
_ROUNDING = 1e-9


def is_above_all(*shares: float) -> bool:
    """Whether any of the shares known is above 1.

    Examples
    --------
    >>> is_above_all(0.5, 1.0), is_above_all(float("nan"), 1.0002)
    (False, True)
    """
    return any(is_known(share) and share > 1 + _ROUNDING for share in shares)


def with_doubt(text: str, *shares: float, language: str) -> str:
    """Add to a text that tells shares that one of them is above all there is, where it is.

    Examples
    --------
    >>> with_doubt("占建档立卡人口的7.6%", 0.076, language="zh"), with_doubt("占建档立卡人口的195.0%", 1.95, language="zh")
    ('占建档立卡人口的7.6%', '占建档立卡人口的195.0%，超过100%，请核实')
    """
    return text + say("common.exceeds", language) if is_above_all(*shares) else text
