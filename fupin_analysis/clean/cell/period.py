"""When a cell's figure holds: what its labels, the sub-heading and the title say of years and parts of years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.period_sums import are_named
from fupin_analysis.clean.periods import SAME_PART, SCHOOL_YEAR, census_year, clean_period, in_school_year, years_in
from fupin_analysis.clean.places import TYPED_SUMS, Level, clean_place
from fupin_analysis.clean.wording.labels import Label
from fupin_analysis.clean.wording.own_words import words_of
from fupin_analysis.clean.wording.titles import Setting
from fupin_analysis.core.period import Period
from fupin_analysis.core.words.said import stages_of

#: Words that only say that years stand below: 各年度脱贫 over 2014年.
_SOME_YEAR = frozenset({"年度", "全年", "年", "各年度", "历年"})
#: How the same part of another year ends, and which parts it may then be.
_SAME = re.compile(f"{SAME_PART}$")
_SO_FAR, _MONTH = "累计", "M"
_GRAINS = {"季": ("Q",), "月": ("M",)}
#: The month or the quarter of which a table is, which it has to name.
_THIS = re.compile("[本当](季|月)(?!度?(?:底|末|止|初))")
#: Months or quarters that run on from January, in a title; and the days that end a month.
_RUN, _LAST_DAYS = (
    re.compile("(?:0?1|元|一)月?份?[-‐-―−－~～至到]{1,2}第?[0-9一二三四五六七八九十]{1,3}(?:月|季)|前[一二两三四0-9]+个?[季月]"),
    30,
)
#: The week of which a table is.
_THIS_WEEK = re.compile("[本当]周(?![岁年边])")
#: Money of a whole year, in whichever month of it a table is: 年初下达, 年中追加.
_OF_ALL_YEAR = re.compile("年初(?:安排|下达|预算|批复|分配|任务|计划|目标)|年中(?:追加|下达|调整|调增|调减|新增)")
#: The stage of what is to be done, and parts of a year that a heading of a plan may be of.
_PLANNED, _OF_A_PART = "planned", re.compile("[本当上下次各](?:个?月|周|旬|季)")
#: How labels begin of what there is at an end, and not in the course of time.
_STANDS = re.compile("剩余|尚余|现有|现存|目前|仍有|尚有|尚未|未脱贫|未退出|期末|年末")
#: Sums of several years, beside a column or a row of each.
_OF_YEARS = re.compile(
    "(?:近|这|共)?[两二三四五六七八九十0-9]{1,2}(?:个)?年度?(?:来)?(?:合计|累计|总计|共计)(?:数|额|资金)?(?:[（(].*[)）])?"
)


def time_of(labels: Sequence[Label], section: Label, setting: Setting, *, item: str = "") -> tuple[int, str]:
    """Return the statistical year and the period of a cell; of two wordings of time one must be part of the other.

    本月 in a table of a year is a month that nobody names, unless the name of the `item` says it.
    """
    year, period = _time_of(labels, section, setting)
    this = next((found for label in labels if (found := _THIS.search(label.text))), None)
    is_summed = any(label.period and not _THIS.search(label.text) for label in labels)  # 当月 on the row 全年合计
    if this is None or this[0] in item or is_summed:
        return year, period
    whole = Period.parse(period)
    if whole.grain in _GRAINS[this[1]] or setting.filled:
        return year, period
    last = _last_part(whole, this[1], setting)
    if last is None:
        raise CellProblem("F208", {"got": this[0]})
    return year, last


def _last_part(whole: Period, grain: str, setting: Setting) -> str | None:
    """Return the month or the quarter of which a table is that runs on from January: 本月 in one of 1-9月 is September."""
    month = whole.end.month
    is_run = whole.is_date or any(map(_RUN.search, setting.about))
    if not is_run:
        return None
    if grain == "月":
        return f"{whole.year}M{month:02d}"
    return f"{whole.year}Q{month // 3}" if month % 3 == 0 and whole.end.day >= _LAST_DAYS else None


def _time_of(labels: Sequence[Label], section: Label, setting: Setting) -> tuple[int, str]:
    counted = {census_year(label.text) for label in labels} - {0}
    if len(counted) == 1:
        [census] = counted
        return census, str(census)
    same = [label for label in labels if _SAME.search(label.period)]
    if same:
        return _of_same_part(same[0], [label for label in labels if label not in same], section, setting)
    said = _times_said(labels, section, setting)
    text = "".join(said)
    if (school := SCHOOL_YEAR.fullmatch(text)) is not None:
        if not school[3]:
            raise CellProblem("F219", {"got": text})
        period = clean_period(text, year=0)
        return int(period[:4]), period
    year = _year_of(said, labels, setting)
    if not text and any(_OF_ALL_YEAR.match(label.text.strip()) for label in labels):
        return year, str(year)
    if not text and setting.week and any(_THIS_WEEK.search(label.text) for label in labels):
        return year, setting.week
    if not text:
        period = clean_period(setting.period, year=year) if setting.period else str(year)
        return year, str(year) if _is_of_year(labels, period, setting) else period
    return year, _period_of(said, year)


def _is_of_year(labels: Sequence[Label], period: str, setting: Setting) -> bool:
    """Whether a heading in a report of a month or up to a day sets the task of its year: 计划, and no 年度计划 beside it."""
    if setting.context.is_plan or setting.context.is_plan_of_year_beside or Period.parse(period).grain not in (_MONTH, "-"):
        return False
    plans = [label.text for label in labels if _PLANNED in stages_of(words_of(label))]
    return bool(plans) and not any(_OF_A_PART.search(label.text) for label in labels)


def _times_said(labels: Sequence[Label], section: Label, setting: Setting) -> list[str]:
    """Return what the labels, else the sub-heading, say of time; as parts of the school year where the table is of one."""
    said = list(dict.fromkeys(label.period for label in labels if label.period)) or ([section.period] if section.period else [])
    said = [one for one in said if one not in _SOME_YEAR] or said if len(said) > 1 else said
    if setting.school_year is None:
        return said
    begun, half = setting.school_year
    return [in_school_year(one, begun) for one in said] or ([in_school_year(half, begun)] if half else [])


def _year_of(said: Sequence[str], labels: Sequence[Label], setting: Setting) -> int:
    """Return the statistical year: that of the table, else the only one that labels name."""
    named = list(dict.fromkeys(years_in(" ".join(said))))
    year = setting.year or (named[0] if len(named) == 1 else None)
    if year is not None:
        return year
    if setting.last and not named and any(_STANDS.match(label.text.strip()) for label in labels):
        return setting.last  # what is left over of all the years that a title names, at the end of the last
    if any(_OF_YEARS.fullmatch(label.text) for label in labels):
        raise CellProblem("F221", {"got": ""})
    raise CellProblem("F211", {"got": "、".join(map(str, setting.years or named))})


def _period_of(said: Sequence[str], year: int) -> str:
    """Return the period that wordings of time mean together: the finest, of which all others are wholes."""
    text = "".join(said)
    level = clean_place(text).level
    if level in TYPED_SUMS:
        raise CellProblem("F221", {"got": ""})  # a sum of periods of which nobody can tell which time it is of
    if are_named(text):
        raise CellProblem("F289", {"got": text})
    try:
        return clean_period(text, year=year)
    except CellProblem:
        if level is Level.COMPARISON:
            raise CellProblem("F252") from None  # 月均
    periods = [Period.parse(clean_period(part, year=year)) for part in said]
    finest = max(periods, key=lambda period: period.coarseness)
    if not all(finest == period or finest in period for period in periods):
        raise CellProblem("F208", {"got": "、".join(said)})
    return str(finest)


def _of_same_part(label: Label, others: Sequence[Label], section: Label, setting: Setting) -> tuple[int, str]:
    """Return the part of another year (上年同期) that is the one of which the table and the other labels are.

    上年同期累计 in a report of September is all that there was from January to September of that year.
    """
    text = label.period
    year, period = _time_of(others, section, setting)
    another = Period.parse(clean_period(_SAME.sub("", text), year=year)).year
    own = Period.parse(period)
    if own.grain not in _GRAINS.get(text.rstrip("度份")[-1:], (own.grain,)):
        raise CellProblem("F208", {"got": text})  # 上年同月 in a table of a year
    if _SO_FAR in label.text and own.grain == _MONTH:
        return another, clean_period(f"1-{own.end.month}月", year=another)
    return another, str(own.shift(another - year))
