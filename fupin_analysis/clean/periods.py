"""Wordings of time to the periods of figures: ``2018年上半年`` → ``2018H1``.

The grammar of the result is :data:`fupin_analysis.core.figures.PERIOD`. School terms stand for half-years, since education
subsidies are paid by term: spring is the first half of the year, autumn the second.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.core.figures import PERIOD

_CHINESE_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
#: A year as written, in digits of either script. Not part of a longer number.
YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2}|[一二][〇零九一二三四五六七八]{3})(?:年度|年|(?![0-9.]))")

_RELATIVE_YEARS = {"本年度": 0, "本年": 0, "当年度": 0, "当年": 0, "今年": 0, "全年": 0, "年度": 0}
_RELATIVE_YEARS |= {"下一年度": 1, "下一年": 1, "下年度": 1, "下年": 1, "次年度": 1, "次年": 1, "明年": 1, "来年": 1}
_RELATIVE_YEARS |= {"上年度": -1, "上年": -1, "去年": -1, "上一年度": -1, "上一年": -1}
_NUMBER = r"([0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_NUMERALS = {sign: place for place, sign in enumerate("一二三四五六七八九十", start=1)}


def _tag(letter: str, most: int, width: int) -> Callable[[re.Match[str]], str | None]:
    def tag(match: re.Match[str]) -> str | None:
        number = _small(match[1])
        return f"{letter}{number:0{width}d}" if 1 <= number <= most else None

    return tag


#: What may follow the year, and the tag it gives; None where the number is out of range.
_PARTS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]] = [
    (re.compile(r"上半年|春季(?:学期)?|春学期"), lambda _: "H1"),
    (re.compile(r"下半年|秋季(?:学期)?|秋学期"), lambda _: "H2"),
    (re.compile(rf"第?{_NUMBER}季度?"), _tag("Q", 4, 1)),
    (re.compile(rf"{_NUMBER}月份?"), _tag("M", 12, 2)),
    (re.compile(rf"第{_NUMBER}周"), _tag("W", 53, 2)),
    (re.compile(r"年?[底末]|全年|年度|"), lambda _: ""),
]
_DATE = re.compile(r"(?:截至|截止到?)?([0-9]{4})(?:年|-|/|\.)([0-9]{1,2})(?:月|-|/|\.)([0-9]{1,2})日?(?: ?00:00:00)?止?")
#: A stretch of a label that speaks of time; what :func:`clean_period` understands, and little else.
IN_LABEL = re.compile(
    r"(?:截至|截止到?)?"
    rf"(?:(?:{YEAR.pattern}|{'|'.join(sorted(_RELATIVE_YEARS, key=len, reverse=True))})"
    r"(?:[0-9]{1,2}月[0-9]{1,2}日|上半年|下半年|[春秋]季(?:学期)?|第?[0-9一二三四]季度|第?[0-9]{1,2}月份?|第[0-9一二三四五六七八九十]{1,3}周|[底末])?"
    r"|上半年|下半年|[春秋]季(?:学期)?|第?[1-4一二三四]季度|(?<![0-9])[0-9]{1,2}月份?(?![0-9])|第[0-9一二三四五六七八九十]{1,3}周)"
)


def clean_period(text: str, *, year: int) -> str:
    """Read a wording of time.

    Parameters
    ----------
    text
        Such as ``"2018年上半年"``, ``"秋季"``, ``"第3季度"``, ``"3月"``, ``"第7周"``, ``"2018年12月31日"``, ``"次年"`` or
        ``"2018H1"``; the empty text is the whole of `year`.
    year
        Statistical year: what a wording without a year refers to.

    Returns
    -------
    str
        A period of figures.

    Raises
    ------
    CellProblem
        F208 where the wording is not understood.

    Examples
    --------
    >>> [clean_period(text, year=2018) for text in ("2018年上半年", "秋季", "第三季度", "2018年12月31日", "次年", "")]
    ['2018H1', '2018H2', '2018Q3', '2018-12-31', '2019', '2018']
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if PERIOD.fullmatch(plain.upper()) and not _is_bad_date(plain):
        return plain.upper()
    dated = _DATE.fullmatch(plain)
    if dated:
        return _date(int(dated[1]), int(dated[2]), int(dated[3]), text)
    base, rest = _year_of(plain, year)
    rest = rest.removeprefix("年")
    for pattern, tag in _PARTS:
        match = pattern.fullmatch(rest)
        found = tag(match) if match else None
        if found is not None:
            return f"{base}{found}"
    raise CellProblem("F208", {"got": text})


def years_in(text: str) -> list[int]:
    """Return the years that a title or a name mentions, each once, in order.

    Examples
    --------
    >>> years_in("清澜镇二〇一八年完成情况及2019年计划")
    [2018, 2019]
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = (match[1].translate(_CHINESE_DIGITS) for match in YEAR.finditer(plain))
    return list(dict.fromkeys(int(digits) for digits in found if 1949 <= int(digits) <= 2100))


def _year_of(plain: str, year: int) -> tuple[int, str]:
    plain = re.sub(r"^(?:截至|截止到?)", "", plain)
    match = YEAR.match(plain)
    if match:
        return int(match[1].translate(_CHINESE_DIGITS)), plain[match.end() :]
    for word in sorted(_RELATIVE_YEARS, key=len, reverse=True):
        if plain.startswith(word):
            return year + _RELATIVE_YEARS[word], plain.removeprefix(word)
    return year, plain


def _small(numeral: str) -> int:
    """Read a number up to 99; Chinese numerals such as 十二 and 二十 included."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _NUMERALS[numeral] if len(numeral) == 1 else 0
    return 10 * _NUMERALS.get(tens, 0 if tens else 1) + _NUMERALS.get(ones, 0)


def _is_bad_date(plain: str) -> bool:
    return "-" in plain and not _is_date(*(int(part) for part in plain.split("-")))


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _date(year: int, month: int, day: int, text: str) -> str:
    if not _is_date(year, month, day):
        raise CellProblem("F208", {"got": text})
    return f"{year:04d}-{month:02d}-{day:02d}"
