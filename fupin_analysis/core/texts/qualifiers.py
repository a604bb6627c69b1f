"""What is said beside a number of how exact it is, 约300户, 近30万元, 60余人, 5个以上, and whether it was read for certain.

A figure keeps it as one of a few words, in its column `qualifier`, so that a sentence can repeat it and a check leaves the figure
out: a number that is stated roughly, or was read with doubt, contradicts nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from decimal import Decimal
from functools import lru_cache

#: Of a number that was read with doubt, however exactly it is stated.
DOUBTED = "存疑"

#: What may stand in the column `qualifier`: about; a little less; a little more; more than; less than; at least; at most; in
#: doubt. Empty where a number is stated exactly and was read for certain.
QUALIFIERS = ("约", "近", "余", "超过", "不到", "以上", "以下", DOUBTED)

#: Of a number with two ends (8—10公里), before the upper one in base units: 至10. The value is the lower end.
_UP_TO = "至"
_RANGE = re.compile(r"至(-?[0-9]+(?:\.[0-9]+)?)")

#: How people say these before a number and behind it (``左右`` is 约, ``不低于`` is 以上): the one table of which all patterns
#: are made, here and where cells are read.
BEFORE_NUMBERS: dict[str, tuple[str, ...]] = {
    says: tuple(words.split())
    for says, words in {
        "以上": "至少 最少 最低 不少于 不低于 不小于 大于等于 ≥ ≧ >= ⩾",
        "以下": "至多 最多 最高 不超过 不超 未超过 未超 没有超过 没超过 不多于 不高于 不大于 小于等于 控制在 ≤ ≦ <= ⩽",
        "不到": "不满 未满 未达到 未达 没有达到 没达到 低于 不足 不到 少于 小于 <",
        "超过": "超过 超 逾 突破 高于 多于 大于 >",
        "近": "将近 接近 近",
        "约": "大约 约为 约有 约",
    }.items()
}
BEHIND_NUMBERS: dict[str, tuple[str, ...]] = {
    "余": ("余", "多"),
    "约": ("左右", "上下", "几"),
    "以上": ("及以上", "以上"),
    "以下": ("及以下", "以下", "以内", "之内"),
}
#: What may stand in the column `qualifier` of a tidy table, and what each of the words says.
QUALIFIER_WORDS = {"": "", DOUBTED: DOUBTED} | {
    word: says for table in (BEFORE_NUMBERS, BEHIND_NUMBERS) for says, words in table.items() for word in (says, *words)
}

_ORDER = tuple(BEFORE_NUMBERS)  # 不超过 before 超过
_LONGEST_FIRST = sorted(filter(None, QUALIFIER_WORDS), key=lambda word: (-len(word), "约近余超过以上以下不到".find(word[0])))
#: Before these a word is the end of another one: 就近, 签约, 高超.
#: So are 订租约 and 新近, but not 出租约50亩 and 翻新近300户; 重点突破3个 are no more than three.
_OF_ANOTHER_WORD = {
    "近": "(?<![就附邻临最靠远])(?<!(?<![翻更刷创])新)",
    "约": "(?<![签合公条预节制契履违])(?<!订租)",
    "超": "(?<![高赶])",
    "突破": "(?<![点零])",
}

_NUMBER = r"[0-9〇零一二两三四五六七八九十百千万亿]"
#: A number behind a word, as far as its thousands; a currency or a sign may stand before it.
_FIRST = rf"\s*[¥+-]?\s*(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|{_NUMBER})"


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of words, the longest first, none of them the end of another word.

    Examples
    --------
    >>> any_of(["近", "将近"])
    '将近|(?<![就附邻临最靠远])(?<!(?<![翻更刷创])新)近'
    """
    longest = sorted(words, key=len, reverse=True)
    ends = ((_OF_ANOTHER_WORD.get(word, ""), word) for word in longest)
    return "|".join(f"{not_behind}{re.escape(word)}" for not_behind, word in ends)


def _behind(signs: Collection[str]) -> re.Pattern[str]:
    """Return the pattern of what stands behind a number: 余 and 几 before its unit, all others at the end."""
    within, last = [sign for sign in signs if len(sign) == 1], [sign for sign in signs if len(sign) > 1]
    ways = [rf"{_NUMBER}\s*[{''.join(within)}][^0-9,。;]{{0,6}}$"] if within else []
    return re.compile("|".join([*ways, rf"(?:{any_of(last)})\s*[)]?$"] if last else ways))


_PATTERNS = (
    *((word, re.compile(rf"(?:{any_of(BEFORE_NUMBERS[word])}){_FIRST}[^,。;]{{0,12}}$")) for word in _ORDER),
    *((word, _behind(signs)) for word, signs in BEHIND_NUMBERS.items()),
)
#: A sign that any of the patterns needs: most figures are written without one.
_SIGN = re.compile("|".join(map(re.escape, sorted(QUALIFIER_WORDS.keys() - {"", DOUBTED}, key=len, reverse=True))))


def short_qualifier(said: str) -> str:
    """Return the word for what was said beside a number, of which `said` is any part; empty where it says nothing of exactness.

    Examples
    --------
    >>> [short_qualifier(said) for said in ("约余", "不足", "达到", "")]
    ['约', '不到', '', '']
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
    plain = unicodedata.normalize("NFKC", written)
    if _SIGN.search(plain) is None:
        return ""
    return next((word for word, pattern in _PATTERNS if pattern.search(plain)), "")
