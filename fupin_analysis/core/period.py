"""Periods: parsed, read from wordings, compared, ordered, contained, shown.

A period is written ``2018``, ``2018H1``, ``2018Q3``, ``2018M05``, ``2018W07`` or as an as-of date ``2018-12-31``; in tables it
stands as that text. School terms stand for half-years, since education subsidies are paid by term: spring is the first half of
the year, autumn the second.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache, total_ordering

#: How a period is written.
PERIOD = re.compile(r"\d{4}(?:H[12]|Q[1-4]|M(?:0[1-9]|1[0-2])|W(?:0[1-9]|[1-4]\d|5[0-3])|-\d{2}-\d{2})?")

#: Letters of the parts of a year, the coarsest first; the empty text is the year itself, a hyphen begins an as-of date.
GRAINS = ("", "H", "Q", "M", "W", "-")

_MONTHS = {"": 12, "H": 6, "Q": 3, "M": 1}


@total_ordering
@dataclass(frozen=True)
class Period:
    """A stretch of time that figures are stated for, or the day they are stated as of.

    Periods are in the order of their ends; of those that end together the longest is last, so that 2018 comes after 2018H2.

    Parameters
    ----------
    year
        Calendar year.
    grain
        One of :data:`GRAINS`.
    number
        Which half, quarter, month or week of the year; the month of a date, 0 of a whole year.
    day
        Day of the month of a date, else 0.

    Examples
    --------
    >>> half = Period.parse("2018H1")
    >>> half.show("zh"), half.end.isoformat(), half < Period.parse("2018"), Period.parse("2018Q2") in half
    ('2018年上半年', '2018-06-30', True, True)
    """

    year: int
    grain: str = ""
    number: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if isinstance(self.year, str):
            raise ValueError(f"a year is a whole number, not {self.year!r}; Period.parse reads a text")

    @staticmethod
    def parse(text: str) -> Period:
        """Return the period that `text` writes; ValueError where it writes none, or a day that no calendar has.

        Examples
        --------
        >>> Period.parse("2018M05")
        Period(year=2018, grain='M', number=5, day=0)
        """
        return _parse(text)

    @staticmethod
    def read(text: str, *, year: int) -> Period:
        """Return the period that a wording means, completed with `year` where it names none; ValueError where it means none.

        Examples
        --------
        >>> texts = ("上半年", "2017年秋季", "第三季度", "2018年12月31日", "2018-04", "次年", "")
        >>> [str(Period.read(text, year=2018)) for text in texts]
        ['2018H1', '2017H2', '2018Q3', '2018-12-31', '2018M04', '2019', '2018']

        What is counted up to the end of a month runs from January on; the end of December is that of the year.

        >>> [str(Period.read(text, year=2018)) for text in ("截至2018年12月底", "12月末", "截至11月底", "截至6月", "12月")]
        ['2018', '2018', '2018-11-30', '2018H1', '2018M12']

        Months that run on from January are stated as of their end where they are no part of the year of their own.

        >>> [str(Period.read(text, year=2018)) for text in ("1-6月", "7至12月", "1—12月", "2017年1-11月")]
        ['2018H1', '2018H2', '2018', '2017-11-30']

        So are days, from the first of a month to the end of one.

        >>> [str(Period.read(text, year=2018)) for text in ("1月1日至6月30日", "2017年7月1日-9月底", "1月1日至9月20日")]
        ['2018H1', '2017Q3', '2018-09-20']
        """
        return _read(text, year)

    def __str__(self) -> str:
        if self.grain == "-":
            return f"{self.year:04d}-{self.number:02d}-{self.day:02d}"
        width = 2 if self.grain in {"M", "W"} else 1
        return f"{self.year:04d}" + (f"{self.grain}{self.number:0{width}d}" if self.grain else "")

    def __lt__(self, other: Period) -> bool:
        return self.rank < other.rank

    def __contains__(self, other: Period) -> bool:
        """Return whether all of `other` lies within."""
        return self.start <= other.start and other.end <= self.end

    @cached_property
    def rank(self) -> tuple[date, int]:
        """What periods are ordered by."""
        return self.end, -self.coarseness

    @property
    def coarseness(self) -> int:
        """Place among the grains: 0 a year, 1 a half … 5 a day."""
        return GRAINS.index(self.grain)

    @property
    def is_date(self) -> bool:
        """Whether it is the day that something is stated as of, and no stretch of time."""
        return self.grain == "-"

    @property
    def whole(self) -> Period:
        """The calendar year it lies in."""
        return self if not self.grain else Period(self.year)

    @cached_property
    def start(self) -> date:
        """First day."""
        if self.grain == "-":
            return date(self.year, self.number, self.day)
        if self.grain == "W":
            return date(self.year, 1, 1) + timedelta(days=7 * (self.number - 1))
        return date(self.year, 1 + _MONTHS[self.grain] * (max(self.number, 1) - 1), 1)

    @cached_property
    def end(self) -> date:
        """Last day; the last week of a year ends with the year."""
        if self.grain == "-":
            return self.start
        if self.grain == "W":
            return min(self.start + timedelta(days=6), date(self.year, 12, 31))
        month = _MONTHS[self.grain] * max(self.number, 1)
        return date(self.year, month, monthrange(self.year, month)[1])

    def ends_by(self, other: Period) -> bool:
        """Return whether it is over when `other` is over; a whole year never is by the end of a part of it."""
        return self.end <= other.end and (bool(self.grain) or not other.grain or self.year < other.year)

    def shift(self, years: int) -> Period:
        """Return the same part of another year; 29 February becomes the 28th where there is none."""
        if self.is_date:
            return Period(self.year + years, "-", self.number, min(self.day, monthrange(self.year + years, self.number)[1]))
        return Period(self.year + years, self.grain, self.number)

    def show(self, language: str = "zh") -> str:
        """Return the period in words: 2018年上半年, the first half of 2018."""
        return _SHOWN[self.grain][0 if language == "zh" else 1](self)


_HALVES = {1: "first", 2: "second"}
_SHOWN: dict[str, tuple[Callable[[Period], str], Callable[[Period], str]]] = {
    "": (lambda p: f"{p.year}年", lambda p: f"{p.year}"),
    "H": (lambda p: f"{p.year}年{'上下'[p.number - 1]}半年", lambda p: f"the {_HALVES[p.number]} half of {p.year}"),
    "Q": (lambda p: f"{p.year}年第{p.number}季度", lambda p: f"quarter {p.number} of {p.year}"),
    "M": (lambda p: f"{p.year}年{p.number}月", lambda p: f"{p.year}-{p.number}"),
    "W": (lambda p: f"{p.year}年第{p.number}周", lambda p: f"week {p.number} of {p.year}"),
    "-": (lambda p: f"{p.year}年{p.number}月{p.day}日", lambda p: f"{p.year}-{p.number}-{p.day}"),
}


@lru_cache(maxsize=4096)
def _parse(text: str) -> Period:
    if not PERIOD.fullmatch(text) or text.startswith("0000"):
        raise ValueError(f"no period: {text!r}")
    year, grain, rest = int(text[:4]), text[4:5], text[5:]
    if grain != "-":
        return Period(year, grain, int(rest or 0))
    month, day = (int(part) for part in rest.split("-"))
    date(year, month, day)  # raises where no calendar has the day
    return Period(year, grain, month, day)


#: What turns a year in Chinese digits (二〇一八) into one in Arabic ones.
CHINESE_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")

#: The year in the number of a document (甲财农〔2020〕3号) is part of its name, and no time of what it is about.
_NUMBERED = r"(?!(?:19|20)[0-9]{2}年?[〕\])】）］}]\s*第?\s*[0-9]{1,5}\s*号)"
#: From one part of a year to another.
_TO = "[-‐-―−－~～至到]{1,2}"
_MONTHS_BEHIND = rf"\.(?:0?[1-9]|1[0-2]){_TO}(?:0?[1-9]|1[0-2])(?![0-9.])"  # 2018.1-6
#: A year as written, in digits of either script. Not part of a longer number.
YEAR = re.compile(
    rf"(?<![0-9]){_NUMBERED}((?:19|20)[0-9]{{2}}|[一二][〇零九一二三四五六七八]{{3}})(?:年度|年|(?![0-9.])|(?={_MONTHS_BEHIND}))"
)

_RELATIVE_YEARS = {"本年度": 0, "本年": 0, "当年度": 0, "当年": 0, "今年": 0, "全年": 0, "年度": 0}
_RELATIVE_YEARS |= {"下一年度": 1, "下一年": 1, "下年度": 1, "下年": 1, "次年度": 1, "次年": 1, "明年": 1, "来年": 1}
_RELATIVE_YEARS |= {"上年度": -1, "上年": -1, "去年": -1, "上一年度": -1, "上一年": -1}
_LONGEST_FIRST = sorted(_RELATIVE_YEARS, key=len, reverse=True)
_NUMBER = r"([0-9]{1,2}|[一二三四五六七八九十]{1,3})"
#: The Chinese numerals up to ten.
NUMERALS = {sign: place for place, sign in enumerate("一二三四五六七八九十", start=1)}

#: What may follow the year: its grain, how many of it a year has, and which one it is where the wording gives no number.
_PARTS: list[tuple[re.Pattern[str], str, int, int]] = [
    (re.compile(r"上半年|春季(?:学期)?|春学期"), "H", 2, 1),
    (re.compile(r"下半年|秋季(?:学期)?|秋学期"), "H", 2, 2),
    (re.compile(rf"第?{_NUMBER}季度?[底末]?"), "Q", 4, 0),
    (re.compile(rf"{_NUMBER}月份?[底末]?"), "M", 12, 0),
    (re.compile(rf"第{_NUMBER}周"), "W", 53, 0),
    (re.compile(r"年?[底末]|全年|年度|"), "", 0, 0),
]
#: What is counted up to the end of a month or a quarter runs from the first on: 截至8月.
_UP_TO = re.compile("截至|截止")
_AT_END = re.compile("[底末]$")
#: Months or quarters from one to another: 1-6月, 1月至11月, 一至三季度.
_COUNTED = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_JANUARY = "(?<![0-9一二三四五六七八九十百千万亿美:(])元"  # 元至6月, and not 3元-6月
_SPAN_WORDING = (
    rf"(?<![0-9一二三四五六七八九十])(?:第?{_COUNTED}|{_JANUARY})(?:月份?|季度?)?{_TO}第?{_COUNTED}"
    "(?:月份?(?!龄)|季度?)"
    rf"|(?<![提此之])[前头](?:{_COUNTED}|[二两])个?(?:季度?|(?<=个)月)"
)
_FIRST = re.compile(rf"[前头]({_COUNTED}|[二两])个?(月|季度?)(?:份|来)?")
_SPAN = re.compile(rf"第?({_COUNTED}|元)(?:月份?|季度?)?[-‐-―−－~～至到]{{1,2}}第?({_COUNTED})(月|季).*")
#: Days or months of a year, each end written with its year or day: 1月1日至6月30日, 2018年1月至2018年6月, 2018.1.1-2018.6.30.
_FOUR = "(?:19|20)[0-9]{2}"
_DAYS_WORDING = (
    rf"(?<![0-9])(?:{_FOUR}年)?(?:0?1月0?1日{_TO}(?:{_FOUR}年)?[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|[底末])"
    rf"|[0-9]{{1,2}}月0?1日{_TO}(?:{_FOUR}年)?[0-9]{{1,2}}月(?:(?:2[89]|3[01])日|[底末]))"
    rf"|(?<![0-9]){_FOUR}年[0-9]{{1,2}}月份?{_TO}{_FOUR}年[0-9]{{1,2}}月份?(?![0-9])"
    rf"|(?<![0-9.]){_FOUR}[./][0-9]{{1,2}}(?:[./]0?1(?![0-9]))?{_TO}{_FOUR}[./][0-9]{{1,2}}(?:[./](?:2[89]|3[01]))?(?![0-9.])"
    rf"|(?<![0-9.]){_FOUR}(?:年|[./])(?:0?[1-9]|1[0-2]){_TO}(?:0?[1-9]|1[0-2])"  # 2018.1-6
    "(?:月份?(?!龄)|(?![0-9./年月日号级人户组批期季%％-]))"
)
_DAYS = re.compile(
    rf"(?:({_FOUR})[年./])?([0-9]{{1,2}})(?:月份?|[./])?(?:0?1日?)?{_TO}(?:({_FOUR})[年./])?([0-9]{{1,2}})(?:月份?|[./])?([0-9]{{1,2}})?日?[底末]?"
)
#: A day; where the signs differ (2018.1-6) it is months from one to another.
_DATE = re.compile(r"(?:截至|截止到?)?([0-9]{4})(?:年|([-/.]))([0-9]{1,2})(?(2)\2|月)([0-9]{1,2})日?(?: ?00:00:00)?止?")
_SEMESTER = "第?[一二12]学期|[上下]学期|[春秋]季?(?:学期)?"
#: A school year, and the half of it: 2022—2023学年第一学期 is the autumn of 2022.
SCHOOL_YEAR = re.compile(
    rf"(?<![0-9])((?:19|20)[0-9]{{2}})(?:学?年)?[-‐-―−－~～至到/]{{1,2}}((?:19|20)?[0-9]{{2}})学年(?:度)?({_SEMESTER})?"
)
_FIRST_HALF = re.compile("第?[一1]学期|上学期|秋")

#: A stretch of a label that speaks of time; what :meth:`Period.read` understands, and little else.
IN_LABEL = re.compile(
    rf"{SCHOOL_YEAR.pattern}|{_DAYS_WORDING}|"
    r"(?:截至|截止到?)?"
    rf"(?:(?:{YEAR.pattern}|{'|'.join(_LONGEST_FIRST)})"
    rf"(?:{_SPAN_WORDING}"
    r"|[0-9]{1,2}月[0-9]{1,2}日|上半年|下半年|[春秋]季(?:学期)?|第?[0-9一二三四]季度[底末]?|第?[0-9]{1,2}月份?[底末]?|第[0-9一二三四五六七八九十]{1,3}周|[底末]|全年)?"
    rf"|{_SPAN_WORDING}"
    r"|上半年|下半年|第[一二]学期|[春秋]季(?:学期)?|第?[1-4一二三四]季度[底末]?|(?<![0-9])[0-9]{1,2}月份?[底末]?(?![0-9])|第[0-9一二三四五六七八九十]{1,3}周)"
)


#: A month as dates are written: 2018-04, 2018.04, 2018/4.
_MONTH = re.compile(r"((?:19|20)[0-9]{2})[-./](0?[1-9]|1[0-2])")
#: A month or a day without signs between, as systems export them.
_COMPACT = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-3][0-9])?")


@lru_cache(maxsize=2**12)
def _read(text: str, year: int) -> Period:
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if PERIOD.fullmatch(plain.upper()):
        return _parse(plain.upper())
    dated = _DATE.fullmatch(plain)
    if dated:
        return _parse(f"{int(dated[1]):04d}-{int(dated[3]):02d}-{int(dated[4]):02d}")
    if _COMPACT.fullmatch(plain):  # 201812, 20181220
        return _parse("-".join((plain[:4], plain[4:6], plain[6:]))) if plain[6:] else Period(int(plain[:4]), "M", int(plain[4:]))
    month = _MONTH.fullmatch(plain)
    if month:
        return Period(int(month[1]), "M", int(month[2]))
    if re.fullmatch(_DAYS_WORDING, plain):
        return _of_days(plain, year)
    school = SCHOOL_YEAR.fullmatch(plain)
    if school and school[3] and (int(school[1]) + 1) % 100 == int(school[2]) % 100:
        return Period(int(school[1]), "H", 2) if _FIRST_HALF.match(school[3]) else Period(int(school[1]) + 1, "H", 1)
    base, rest = _year_of(plain, year)
    rest = rest.removeprefix("年")
    if PERIOD.fullmatch(f"{base:04d}{rest.upper()}"):  # 2018年Q3
        return _parse(f"{base:04d}{rest.upper()}")
    span = _SPAN.fullmatch(rest)
    if span:
        return _span(base, 1 if span[1] == "元" else _small(span[1]), _small(span[2]), 1 if span[3] == "月" else 3)
    first = _FIRST.fullmatch(rest)
    many = 0 if first is None else _small(first[1]) or (2 if len(first[1]) == 1 and not first[1].isdigit() else 0)
    if first and many > 1:
        return _span(base, 1, many, 1 if first[2] == "月" else 3)
    for pattern, grain, most, fixed in _PARTS:
        match = pattern.fullmatch(rest)
        number = fixed or (_small(match[1]) if match and most else 0)
        if match and (1 <= number <= most or not most):
            if number > 1 and grain in "MQ" and (_UP_TO.match(plain) or (number == most and _AT_END.search(plain))):
                return _span(base, 1, number, _MONTHS[grain])
            return Period(base, grain, number)
    raise ValueError(f"no wording of time: {text!r}")


def _span(year: int, first: int, last: int, months: int) -> Period:
    """Return a run of months or quarters: the part of the year it is; what adds up from January is stated as of its last day."""
    first, last = months * (first - 1) + 1, months * last
    if not 1 <= first < last <= 12:
        raise ValueError(f"no run of months: {first}-{last}")
    for grain, size in _MONTHS.items():
        if last - first + 1 == size and last % size == 0:
            return Period(year, grain, last // size if grain else 0)
    if first == 1:
        return Period(year, "-", last, monthrange(year, last)[1])
    raise ValueError(f"no part of a year: {first}-{last}")


def _of_days(plain: str, year: int) -> Period:
    """Return the part of a year that runs from one day to another; what runs on from New Year is stated as of its last day."""
    found = _DAYS.fullmatch(plain)
    base = int((found and found[1]) or year)
    if found is None or int(found[3] or base) != base:
        raise ValueError(f"no part of a year: {plain!r}")
    first, last = int(found[2]), int(found[4])
    if found[5] and int(found[5]) < monthrange(base, last)[1]:
        return Period(base, "-", last, int(found[5]))
    return Period(base, "M", last) if first == last else _span(base, first, last, 1)


def is_span(text: str) -> bool:
    """Whether a wording of time runs from one month or quarter to another.

    Examples
    --------
    >>> [is_span(text) for text in ("2018年1-11月", "一至三季度", "1月1日至9月20日", "11月", "2018-11")]
    [True, True, True, False, False]
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return re.search(f"{_SPAN_WORDING}|{_DAYS_WORDING}", plain) is not None


def in_school_year(text: str, year: int) -> str:
    """Return the wording of a half of a school year with the years it runs over; others as they are.

    Parameters
    ----------
    text
        Such as ``"秋季"`` or ``"第二学期"``.
    year
        The year in which the school year begins.

    Examples
    --------
    >>> in_school_year("第二学期", 2022), in_school_year("3月", 2022)
    ('2022-2023学年第二学期', '3月')
    >>> str(Period.read(in_school_year("秋季学期", 2022), year=2023))
    '2022H2'
    """
    return f"{year}-{year + 1}学年{text}" if re.fullmatch(_SEMESTER, text) else text


def years_in(text: str) -> list[int]:
    """Return the years that a title or a name mentions, each once, in order.

    Examples
    --------
    >>> years_in("清澜镇二〇一八年完成情况及2019年计划"), years_in("2021年资金（甲财农〔2020〕3号）")
    ([2018, 2019], [2021])
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = (match[1].translate(CHINESE_DIGITS) for match in YEAR.finditer(plain))
    return list(dict.fromkeys(int(digits) for digits in found if 1949 <= int(digits) <= 2100))


def _year_of(plain: str, year: int) -> tuple[int, str]:
    plain = re.sub(r"^(?:截至|截止到?)", "", plain)
    match = YEAR.match(plain)
    if match:
        return int(match[1].translate(CHINESE_DIGITS)), plain[match.end() :]
    for word in _LONGEST_FIRST:
        if plain.startswith(word):
            return year + _RELATIVE_YEARS[word], plain.removeprefix(word)
    return year, plain


def _small(numeral: str) -> int:
    """Read a number up to 99; Chinese numerals such as 十二 and 二十 included."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return NUMERALS.get(numeral, 0)
    return 10 * NUMERALS.get(tens, 0 if tens else 1) + NUMERALS.get(ones, 0)
