"""Numbers as officials read them: half-up rounding, 万元 above ten thousand yuan, shares with one decimal, dates in words."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal

from fupin_analysis.core.period import Period
from fupin_analysis.core.rows import is_known as is_known
from fupin_analysis.core.texts.qualifiers import DOUBTED, upper_end
from fupin_analysis.core.texts.rough import Rough

#: Shown where a number is not known.
UNKNOWN = "—"

#: Below it a number that is whole needs no rounding, and is written many times faster.
_WHOLE = 1e15


def rounded(value: float, decimals: int) -> Decimal:
    """Round half up in decimal, as people do by hand.

    Examples
    --------
    >>> rounded(2.675, 2), rounded(0.125, 2)
    (Decimal('2.68'), Decimal('0.13'))
    """
    return Decimal(repr(float(value))).quantize(Decimal(f"1e{-decimals}"), rounding=ROUND_HALF_UP)


def count(value: float, decimals: int = 0, *, grouped: bool = True) -> str:
    """A number with fixed decimals, grouped in thousands: ``1,252``."""
    exact = float(value)
    if not decimals and exact and exact.is_integer() and abs(exact) < _WHOLE:
        return f"{int(exact):,}" if grouped else f"{int(exact)}"
    number = rounded(exact, decimals)
    return f"{number:,}" if grouped else f"{number}"


def trimmed(value: float, decimals: int, *, grouped: bool = True) -> str:
    """A number with at most `decimals` decimals, trailing zeros left out: ``1.71``, ``4.2``."""
    text = count(value, decimals, grouped=grouped)
    return text.rstrip("0").rstrip(".") if "." in text else text


#: Most decimals that a percentage gets so that it is not rounded onto a bound.
_FINEST = 6


def percents(value: float, decimals: int = 1, *, bounds: Iterable[float] = (0.0, 1.0)) -> Decimal:
    """A share 0-1 in percent; rounding never makes something nothing, nor less or more than all of it all.

    Parameters
    ----------
    value
        The share.
    decimals
        Decimals; more where the number would else be that of a bound which it is not.
    bounds
        Shares that mean something of their own: nothing, all, a threshold that is spoken of.

    Examples
    --------
    >>> [str(percents(one)) for one in (0.315, 1.0, 5001 / 5000, 0.99999, 0.0002, 0.0)]
    ['31.5', '100.0', '100.02', '99.999', '0.02', '0.0']
    """
    apart = [Decimal(repr(bound * 100)) for bound in bounds if not math.isclose(value, bound, abs_tol=1e-9)]
    number = rounded(value * 100, decimals)
    while number in apart and decimals < _FINEST:
        decimals += 1
        number = rounded(value * 100, decimals)
    return number


def share(value: float, decimals: int = 1, *, bounds: Iterable[float] = ()) -> str:
    """A share 0-1 as a percentage, ``31.5%``; see :func:`percents`, `bounds` beside nothing and all."""
    return f"{percents(value, decimals, bounds=(0.0, 1.0, *bounds))}%"


def change(value: float) -> str:
    """A relative change with its sign: ``+2.3%``."""
    number = percents(value, bounds=(0.0,))
    return f"{number:+}%".replace("-", "−") if number else f"{abs(number)}%"


def signed(value: float, *, grouped: bool = True) -> str:
    """A change in units with its sign, at most one decimal.

    Examples
    --------
    >>> [signed(value) for value in (19.0, -85.0, 4.46, -0.04, 0.0, 1648.0)]
    ['+19', '−85', '+4.5', '0', '0', '+1,648']
    """
    text = trimmed(abs(value), 1, grouped=grouped)
    return text if text == "0" else ("+" if value > 0 else "−") + text


def money(value: float, language: str) -> str:
    """An amount [yuan] in words: 元, 万元 from ten thousand, 亿元 from 100 million (all with at most two decimals).

    Examples
    --------
    >>> [money(amount, "zh") for amount in (926.7677, 9999.999, 383500.0, 99999999.0, 245000000.0)]
    ['926.77元', '1万元', '38.35万元', '1亿元', '2.45亿元']
    >>> money(383500.0, "en")
    '383,500 yuan'
    """
    if language == "en":
        return f"{trimmed(value, 2 if abs(value) < 10_000 else 0)} yuan"
    for unit, size, finer in (("亿元", 1e8, 1e4), ("万元", 1e4, 1.0)):
        if rounded(abs(value) / finer, 2) >= size / finer:  # as it would be written in the finer unit
            return f"{trimmed(value / size, 2, grouped=False)}{unit}"
    return f"{trimmed(value, 2, grouped=False)}元"


def exact_money(value: float, language: str) -> str:
    """An amount [yuan] in words that loses no digit: a cross-check is about the digits.

    Examples
    --------
    >>> [exact_money(amount, "zh") for amount in (68450000.0, 383512.0, 123456.78, 926.77)]
    ['6845万元', '38.3512万元', '123456.78元', '926.77元']
    """
    if language == "en":
        return f"{trimmed(value, 2)} yuan"
    for unit, size in (("亿元", 1e8), ("万元", 1e4)):
        if abs(value) >= size and rounded(value / size, 4) * int(size) == rounded(value, 2):
            return f"{trimmed(value / size, 4, grouped=False)}{unit}"
    return f"{trimmed(value, 2, grouped=False)}元"


#: How a number stated roughly or read with doubt is written: signs before it, and between it and its unit.
_ROUGHLY = {
    "zh": {
        "约": ("约", ""),
        "近": ("近", ""),
        "余": ("", "余"),
        "超过": ("超过", ""),
        "不到": ("不到", ""),
        "以上": ("至少", ""),
        "以下": ("至多", ""),
        DOUBTED: ("（存疑）", ""),
    },
    "en": {
        "约": ("about ", ""),
        "近": ("nearly ", ""),
        "余": ("over ", ""),
        "超过": ("more than ", ""),
        "不到": ("less than ", ""),
        "以上": ("at least ", ""),
        "以下": ("at most ", ""),
        DOUBTED: ("(in doubt) ", ""),
    },
}
_DIGITS = re.compile(r"-?[\d,.]*\d")


def roughly(write: Callable[[float], str], value: float, language: str) -> str:
    """Write a number with what was said of how exact it is, and a range with both its ends.

    Parameters
    ----------
    write
        How a plain number is written.
    value
        The number; of a range the lower end (:class:`~fupin_analysis.core.texts.rough.Rough`).
    language
        ``"zh"`` or ``"en"``.

    Examples
    --------
    >>> from fupin_analysis.core.texts.rough import Rough
    >>> [roughly(lambda value: f"{value:g}户", Rough(300.0, sign), "zh") for sign in ("约", "余", "以上", "存疑", "至350")]
    ['约300户', '300余户', '至少300户', '（存疑）300户', '300—350户']
    >>> roughly(lambda value: f"{value:g}户", 300.0, "zh")
    '300户'
    """
    text = write(float(value))
    if not isinstance(value, Rough):
        return text
    upper = upper_end(value.qualifier)
    if upper is not None:
        return _from_to(text, write(upper), language)
    before, behind = _ROUGHLY[language].get(value.qualifier, ("", ""))
    return before + _DIGITS.sub(lambda digits: digits[0] + behind, text, count=1)


def _from_to(low: str, high: str, language: str) -> str:
    """Write a range: 8—10公里; 8000元—1.2万元 where the units differ."""
    dash = "—" if language == "zh" else "–"
    first = _DIGITS.match(low)
    units = [_DIGITS.sub("", end, count=1) for end in (low, high)]
    is_alike = first is not None and (units[0] == units[1] or f"{units[0]}s" == units[1])  # 1–2 households
    if low == high:
        return roughly(lambda _: low, Rough(0.0, "约"), language)
    return f"{first[0] if first is not None and is_alike else low}{dash}{high}"


def period(text: str, language: str) -> str:
    """A period in words: ``2018H1`` → 2018年上半年, ``2018-12-31`` → 2018年12月31日; other text as it is."""
    try:
        return Period.parse(text).show(language)
    except ValueError:
        return text


#: How a column's format shows a number in a table; text formats are handled where the words are.
TABLE_FORMATS: dict[str, Callable[[float], str]] = {
    "count": lambda value: trimmed(value, 2),
    "decimal": lambda value: count(value, 2),
    "decimal1": lambda value: count(value, 1),
    "share": share,
    "share2": lambda value: share(value, 2),
    "change": change,
    "signed": signed,
    "whole": lambda value: count(value),
    "yuan": lambda value: trimmed(value, 2),
    "yuan0": lambda value: count(value),
    "yuan2": lambda value: count(value, 2),
    "km": lambda value: trimmed(value, 3),
}
