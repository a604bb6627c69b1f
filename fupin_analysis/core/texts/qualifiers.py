"""What is said beside a number of how exact it is, 约300户, 近30万元, 60余人, 5个以上, and whether it was read for certain.

A figure keeps it as one of a few words, in its column `qualifier`, so that a sentence can repeat it and a check leaves the figure
out: a number that is stated roughly, or was read with doubt, contradicts nothing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

#: Of a number that was read with doubt, however exactly it is stated.
DOUBTED = "存疑"

#: What may stand in the column `qualifier`: about; a little less; a little more; more than; at least; at most; in doubt.
#: Empty where a number is stated exactly and was read for certain.
QUALIFIERS = ("约", "近", "余", "超过", "以上", "以下", DOUBTED)

#: Of a number with two ends (8—10公里), before the upper one in base units: 至10. The value is the lower end.
_UP_TO = "至"
_RANGE = re.compile(r"至(-?[0-9]+(?:\.[0-9]+)?)")

#: How people say these: ``左右`` is 约, ``不低于`` is 以上.
QUALIFIER_WORDS = {
    "": "",
    DOUBTED: DOUBTED,
    **dict.fromkeys(("约", "大约", "左右", "上下", "几"), "约"),
    **dict.fromkeys(("近", "将近", "接近"), "近"),
    **dict.fromkeys(("余", "多"), "余"),
    **dict.fromkeys(("超过", "超", "逾", "高于"), "超过"),
    **dict.fromkeys(("以上", "及以上", "至少", "不少于", "不低于"), "以上"),
    **dict.fromkeys(("以下", "及以下", "以内", "之内", "至多", "最多", "不超过"), "以下"),
    **dict.fromkeys(("不高于", "低于", "控制在", "不足", "不到", "少于"), "以下"),
    **dict.fromkeys(("不满", "未满", "未达", "未达到", "没有达到", "没达到", "未超过", "没有超过", "没超过"), "以下"),
}

_LONGEST_FIRST = sorted(filter(None, QUALIFIER_WORDS), key=lambda word: (-len(word), "约近余超过以上以下".find(word[0])))

_NUMBER = r"[0-9〇零一二两三四五六七八九十百千万亿]"
_BEFORE = {
    "近": "将近|接近|(?<![就附邻临最靠远])近",
    "约": "大约|约为|(?<![签合公条预节制])约",
    "以上": "至少|不少于|不低于|[≥≧]|[>＞]=|大于等于",
    "以下": "至多|最多|不超过|不高于|低于|控制在|[≤≦<＜]=?|小于等于|小于",
    "超过": "超过|逾|高于|[>＞]|大于",
}
_BEHIND = {"约": "左右|上下", "以上": "及?以上", "以下": "及?以下|以内|之内"}
_ORDER = ("以上", "以下", "超过", "近", "约")  # 不超过 before 超过
_PATTERNS = (
    *((word, re.compile(rf"(?:{_BEFORE[word]})\s*{_NUMBER}[^，。；,;]{{0,12}}$")) for word in _ORDER),
    ("余", re.compile(rf"{_NUMBER}\s*[余多][^0-9，。；,;]{{0,6}}$")),
    ("约", re.compile(rf"{_NUMBER}\s*几[^0-9，。；,;]{{0,6}}$")),
    *((word, re.compile(rf"(?:{signs})\s*[）)]?$")) for word, signs in _BEHIND.items()),
)
#: A sign that any of the patterns needs: most figures are written without one.
_SIGN = re.compile("[近约余多几逾内]|接近|至少|最多|至多|不少于|低于|高于|超过|控制在|左右|上下|以下|以上|[≥≧≤≦<>＜＞]|[大小]于")


def short_qualifier(said: str) -> str:
    """Return the word for what was said beside a number, of which `said` is any part; empty where it says nothing of exactness.

    Examples
    --------
    >>> [short_qualifier(said) for said in ("约余", "不足", "达到", "")]
    ['约', '以下', '', '']
    """
    if upper_end(said) is not None:
        return said
    return next((QUALIFIER_WORDS[word] for word in _LONGEST_FIRST if word in said), "")


def up_to(upper: float) -> str:
    """Return the qualifier of a range that ends at `upper`, in base units.

    Examples
    --------
    >>> up_to(10.0), up_to(0.35), up_to(1_200_000.0)
    ('至10', '至0.35', '至1200000')
    """
    return f"{_UP_TO}{Decimal(f'{upper:.12g}'):f}"


def upper_end(qualifier: str) -> float | None:
    """Return where a range ends, in base units; None where the qualifier is of a single number.

    Examples
    --------
    >>> upper_end("至10"), upper_end("约")
    (10.0, None)
    """
    match = _RANGE.fullmatch(qualifier)
    return float(match[1]) if match else None


def is_qualifier(text: str) -> bool:
    """Whether a text may stand in the column `qualifier`.

    Examples
    --------
    >>> [is_qualifier(text) for text in ("", "约", "至10", "大约")]
    [True, True, True, False]
    """
    return not text or text in QUALIFIERS or upper_end(text) is not None


@lru_cache(maxsize=4096)
def qualifier_of(written: str) -> str:
    """Return how exactly a figure is stated, one of :data:`QUALIFIERS`; the empty text where it is stated exactly.

    Parameters
    ----------
    written
        The figure as written, its number last.

    Examples
    --------
    >>> [qualifier_of(text) for text in ("近300户", "60余人", "约30万元", "5个以上", "贫困发生率降至1.3%以下", "不超过3%")]
    ['近', '余', '约', '以上', '以下', '以下']
    >>> [qualifier_of(text) for text in ("298户", "近年来脱贫298户", "签约298人", "就近138人")]
    ['', '', '', '']
    """
    if _SIGN.search(written) is None:
        return ""
    return next((word for word, pattern in _PATTERNS if pattern.search(written)), "")
