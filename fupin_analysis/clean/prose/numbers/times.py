"""Wordings of time in prose: which period a stretch of text speaks of.

``今年``, ``上半年``, ``截至目前`` and ``2014年`` are told apart by what they do: a year or part of it is the period of the
figures behind it; a day is a date and, in the reporting year, stands for the year, at whose end figures are asked for; ``以来``
reaches up to now; a range of years ends with its last one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace

from fupin_analysis.core.period import CHINESE_DIGITS, NUMERALS

_YEAR = r"(?:(?<![0-9.])(?:19|20)[0-9]{2}|二[〇零][一二三四五六七八九〇零]{2})"
_BLIND_YEAR = r"(?:(?<![0-9])(?:20|2O)[xX×*_]{2}(?!(?:以[上下]的?)?[人户元亩名个万])|[xX×]{4}|(?<![0-9])20[0-9][xX×*_])"
_ORDINAL = r"[1-4一二三四]"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_RELATIVE = {
    "今年": 0, "本年度": 0, "本年": 0, "当年": 0, "全年": 0, "年内": 0, "年度内": 0, "一年来": 0, "一年以来": 0,
    "去年": -1, "上年度": -1, "上年": -1, "上一年度": -1, "上一年": -1, "前年": -2,
    "明年": 1, "来年": 1, "下一年度": 1, "下一年": 1, "下年度": 1, "次年": 1,
}  # fmt: skip
#: Months that make up a part of the year; of others, but for those up to March, parts_of_a_year says until when they count.
_MONTHS = {(1, 6): "H1", (7, 12): "H2", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4"}
#: Quarters that make up a half-year.
_QUARTERS = {"一二": "H1", "12": "H1", "三四": "H2", "34": "H2"}
#: A month with a number of its own, where others of its sentence have theirs: 11月脱贫3户,12月脱贫5户.
_MONTH_WITH = re.compile(
    r"(?<![0-9年.至到、-])(?P<month>1[0-2]|[1-9])月份?(?![0-9底末初上中下日至到、-])(?P<deed>[^,;。0-9]{0,10})[0-9][0-9.]*(?:万|亿)?(?P<unit>[一-鿿])"
)
#: The end of a year that stands behind its number: 2016年脱贫198户,年底剩余524户.
_ENDS = ("年底", "年末")
#: The month in which three quarters are over.
_NINE = 9
#: Every five years, the first time behind this year, a plan ends: "十三五"末.
_FIRST_FIVE_YEARS = 2005
_COMPARED = re.compile(r"(?:比|较|与|同)(?:(?:去年|上年|上年度)\()?$")
#: 是2016年的2.6倍: that year is compared with, and nothing behind is of it.
_MULTIPLE = re.compile("[0-9.]+(?:多|余)?倍")
_LEADING = re.compile(r"(?:^|。)[^,。;]{0,5}$")
_NOW = (
    r"截[至止]到?(?:目前|现在|今日|今)|目前|现有|至今|迄今|到目前为止|眼下|当前|当下|如今|现阶段|现在"
    r"|现(?=[未已剩尚仍存余]|为[0-9]|在册|全部|全面|均|达[到至]|降[到至]|减[到至])"
)
_PART = (
    rf"(?P<part>(?:上半年|下半年|第?{_ORDINAL}季度|春季(?:学期|学年)?|秋季(?:学期|学年)?|年?[初底末]"
    rf"|{_MONTH}月(?:份|底|末|初|中旬|上旬|下旬)?(?:{_DAY}日)?))"
)
_TIME = re.compile(
    rf"(?P<asof>截[至止]到?|截至|(?<![0-9年月])至(?=[0-9]{{4}}年[底末]))?(?:"
    r"(?P<both>春季?(?:学期)?[、和及与]秋季?(?:学期)?|春秋两季(?:学期)?|[上下]半年[、和及与][上下]半年|前[三3]个?季度|第?[一1](?:-|至|到)第?[三四34]季度)"
    r"|(?P<quarters>第?[一三13](?:季度)?[、和及与至到-]第?[二四24]季度|前[二两2]个?季度)"
    r"|(?P<months>(?<![0-9.])(?P<from>1[0-2]|[1-9])月?份?(?:-|至|到)(?P<to>1[0-2]|[2-9])月(?:份|底)?)"
    r"|(?P<five>\"?十[一二三四五]五\"?(?:规划)?(?:时?期)?[末底])"
    rf"|(?P<dotted>{_YEAR}[./-]{_MONTH}[./-]{_DAY}日?)"
    rf"|(?P<first>{_YEAR})年?(?:{_MONTH}月)?(?:-|至|到)(?P<last>{_YEAR})(?:年度|学年|年)?"
    rf"|(?P<school>{_YEAR})-(?P<school2>[0-9]{{2}})学年"
    rf"|(?P<listed>{_YEAR})(?=(?:、{_YEAR})*[、和及与]{_YEAR}[两二三四五]?年)"
    rf"|(?P<year>{_YEAR})(?:年度|年|(?=[春秋上下]|[两二三四五]年)){_PART}?"
    rf"|(?P<blind>{_BLIND_YEAR})(?:年度|年)?{_PART.replace('<part>', '<part2>')}?"
    rf"|(?P<relative>{'|'.join(sorted(_RELATIVE, key=len, reverse=True))})(?:全年)?的?{_PART.replace('<part>', '<part3>')}?"
    rf"|{_PART.replace('<part>', '<part4>').replace('年?[初底末]', '年[初底末]')}"
    rf"|(?P<now>{_NOW})"
    rf")(?P<since>[^,;。:0-9]{{1,16}}?以来|以来|至今|到现在|[至到]目前|起|来(?!自)|开始)?(?:的)?"
)


@dataclass(frozen=True)
class TimeWord:
    """A wording of time.

    Parameters
    ----------
    start, end
        Signs of the folded text.
    period
        What it says in the year of the document; empty for one that only says "now".
    is_now
        Whether it speaks of the state at the time of writing.
    is_since
        Whether the time reaches from there to now.
    has_digits
        Whether digits stand in it, which the account then names a date.
    is_start
        Whether it is the beginning of a year (年初): the state before what the year brought.
    is_asof
        Whether it says up to when is counted (截至2017年底).
    until
        The day within the year up to which is counted, as a period; empty where none is told: 1—5月, 前三季度, 截至8月底.
    is_part
        Whether it is a week, a month or a quarter called after the paper's own (本周).
    is_untold
        Whether nothing says which one that is; its period is then the year's.
    """

    start: int
    end: int
    period: str
    is_now: bool = False
    is_since: bool = False
    has_digits: bool = False
    is_start: bool = False
    is_asof: bool = False
    until: str = ""
    is_part: bool = False
    is_untold: bool = False


def find_times(text: str, *, year: int, by_month: bool = False) -> list[TimeWord]:
    """Return the wordings of time of a folded paragraph.

    Parameters
    ----------
    text
        Folded.
    year
        Year of the document, which 今年, 上半年 and 明年 refer to.
    by_month
        Whether a month is a period of its own (a monthly brief) and no mere date within the year.

    Examples
    --------
    >>> [time.period for time in find_times("2018年上半年发放5万元,下半年6万元,2014年以来累计,明年计划", year=2018)]
    ['2018H1', '2018H2', '2018', '2019']
    """
    found: list[TimeWord] = []
    monthly = set() if by_month else _listed_months(text)
    current, said, held, named = year, 0, year, 0
    for match in _TIME.finditer(text):
        if _COMPARED.search(text, 0, match.start()):
            continue  # 比上年增加: nothing is said of last year
        if _MULTIPLE.match(text, match.end()):
            continue
        if "。" in text[said : match.start()]:
            current = held
        if named and (match["relative"] or match["now"] or re.search("[。;]", text[said : match.start()])):
            named = 0
        word = _read(match, named if named and match["part4"] in _ENDS else year, current, by_month or match.start() in monthly)
        if word is None:
            continue
        if match["now"] and found and found[-1].end == match.start() and found[-1].period and not found[-1].is_since:
            continue  # 2016年底现有贫困户120户: then, and not today
        if match["year"]:
            current = int(word.period[:4]) if word.period[:4].isdigit() and not word.is_since else year
            said = match.end()
            is_bare = not match["part"] and not word.is_since and not word.is_asof
            named = year - 1 if is_bare and word.period == str(year - 1) else 0
            if current > year and _LEADING.search(text, 0, match.start()):
                held = current  # a year to come that leads a sentence: what is planned for it follows
        found.append(word)
    return found


def _listed_months(text: str) -> set[int]:
    """Return where months begin that have a number of one deed each, two or more in one sentence.

    A chronicle (5月开工36户,10月竣工36户) only dates what it tells: its numbers are of the year.

    Examples
    --------
    >>> _listed_months("11月脱贫3户,12月脱贫5户。"), _listed_months("12月脱贫5户。5月开工,8月建成道路3公里。")
    ({0, 8}, set())
    """
    places: set[int] = set()
    for sentence in re.finditer("[^。;]+", text):
        months = list(_MONTH_WITH.finditer(text, sentence.start(), sentence.end()))
        is_one_deed = len({(month["deed"], month["unit"]) for month in months}) == 1
        if is_one_deed and len({month["month"] for month in months}) > 1:
            places |= {month.start() for month in months}
    return places


def is_later(one: str, other: str) -> bool:
    """Whether a part of a year begins when another of the same year is over.

    Examples
    --------
    >>> is_later("2019H2", "2019H1"), is_later("2019Q2", "2019H1"), is_later("2019Q4", "2019Q3"), is_later("2019H1", "2019Q1")
    (True, False, True, False)
    """
    first, last = _months_of(one)[0], _months_of(other)[1]
    return one[:4] == other[:4] and 0 < last < first


def _months_of(period: str) -> tuple[int, int]:
    """Return the first and the last month of a part of a year; zeros for anything else."""
    length = {"H": 6, "Q": 3, "M": 1}.get(period[4:5], 0)
    number = int(period[5:]) if length and period[5:].isdigit() else 0
    return (number * length - length + 1, number * length) if number else (0, 0)


def year_of(digits: str) -> int:
    """Return the year written in digits of either script."""
    return int(digits.translate(CHINESE_DIGITS))


@dataclass(frozen=True)
class _Said:
    """A wording of time and the years it may be of: that of the paper, and the one spoken of last; whether months count."""

    match: re.Match[str]
    year: int
    current: int
    by_month: bool

    @property
    def part(self) -> str:
        """The part of a year that it names."""
        return self["part"] or self["part2"] or self["part3"] or self["part4"]

    def __getitem__(self, group: str) -> str:
        return self.match[group] or ""

    def word(self, period: str | int, *, is_now: bool = False, until: str = "") -> TimeWord:
        """Return what it says: a period, today, or up to a day."""
        has_digits = any(sign.isdigit() for sign in self.match[0]) or any(
            map(self.match.__getitem__, ("first", "year", "listed"))
        )
        is_start = self.part.endswith("年初") or self.part == "初"
        is_since, is_asof = self.match["since"] is not None, self.match["asof"] is not None
        return TimeWord(*self.match.span(), str(period), is_now, is_since, has_digits, is_start, is_asof, until)


def _read(match: re.Match[str], year: int, current: int, by_month: bool) -> TimeWord | None:
    """Return what a wording says; None for a year that no paper is of."""
    said = _Said(match, year, current, by_month)
    for group, tell in _WHOLE.items():
        if match[group]:
            return tell(said)
    base = _base(said)
    if not 1949 <= base <= 2100:
        return None
    if match["since"] and base < year:  # up to now
        return replace(said.word(year), is_since=True, is_start=False, is_asof=False)
    return next(told for tell in _IN_A_YEAR if (told := tell(said, base)) is not None)


def _quarters(said: _Said) -> TimeWord:
    text = said.match[0]
    named = "".join(re.findall("[一二三四1-4]", text))
    return said.word(f"{said.current}{_QUARTERS.get(named, 'H1' if text.startswith('前') else '')}")


def _months(said: _Said) -> TimeWord:
    first, last = int(said["from"]), int(said["to"])
    until = _end_of(said.current, last) if first == 1 else ""
    return said.word(f"{said.current}{_MONTHS.get((first, last), '')}", until=until)


#: Wordings that say all of themselves, by their group in :data:`_TIME`; the first that is there decides.
_WHOLE: dict[str, Callable[[_Said], TimeWord]] = {
    "now": lambda said: said.word("", is_now=True),
    "both": lambda said: said.word(said.current, until=_end_of(said.current, _NINE) if "季度" in said.match[0] else ""),
    "quarters": _quarters,
    "months": _months,
    "five": lambda said: said.word(_FIRST_FIVE_YEARS + 5 * NUMERALS[said["five"].strip('"')[1]]),
    "dotted": lambda said: said.word(year_of(said["dotted"][:4]), is_now=bool(said["asof"])),
    "first": lambda said: said.word(year_of(said["last"])),  # a range of years ends with its last one
    "listed": lambda said: said.word(year_of(said["listed"])),
    "school": lambda said: said.word(int(said["school"]) + 1),
}


def _base(said: _Said) -> int:
    """Return the year that a wording is of: its own, or by what it is called."""
    if said["year"]:
        return year_of(said["year"])
    if said["blind"]:
        return said.year
    if said["relative"]:
        whole = said["relative"] in ("全年", "年内", "当年", "年度内")
        return (said.current if whole else said.year) + _RELATIVE[said["relative"]]
    is_day = said.part and _part_tag(said.part) not in ("H1", "H2")
    return said.year if is_day else said.current


def _up_to_a_day(said: _Said, base: int) -> TimeWord | None:
    if not (said["asof"] and said.part):
        return None
    month = re.match(r"(1[0-2]|0?[1-9])月", said.part)
    return said.word(base, is_now=base == said.year, until=_end_of(base, int(month[1])) if month else "")


def _of_a_month(said: _Said, base: int) -> TimeWord | None:
    months = re.fullmatch(r"(1[0-2]|0?[1-9])月份?", said.part)
    return said.word(f"{base}M{int(months[1]):02d}") if said.by_month and months and not said["asof"] else None


def _of_a_day(said: _Said, base: int) -> TimeWord | None:
    """The day or month of an event; what is counted is the year's."""
    if "日" not in said.part and "月" not in said.part:
        return None
    is_reached = said.match.string[: said.match.start()].endswith("到")
    month = re.match(r"(1[0-2]|0?[1-9])月底", said.part) if is_reached else None
    return said.word(base, until=_end_of(base, int(month[1])) if month else "")


#: What a wording with a year of its own says; the first that knows decides.
_IN_A_YEAR: tuple[Callable[[_Said, int], TimeWord | None], ...] = (
    _up_to_a_day,
    _of_a_month,
    _of_a_day,
    lambda said, base: said.word(f"{base}{_part_tag(said.part)}"),
)


def _end_of(year: int, month: int) -> str:
    return f"{year}-{month:02d}-{monthrange(year, month)[1]}"


def _part_tag(part: str) -> str:
    if part.startswith(("上半年", "春")):
        return "H1"
    if part.startswith(("下半年", "秋")):
        return "H2"
    quarter = re.match(r"第?([1-4一二三四])季度", part)
    if quarter:
        return f"Q{quarter[1] if quarter[1].isdigit() else NUMERALS[quarter[1]]}"
    return ""
