"""When a cell's figure holds: what its labels, the sub-heading and the title say of years and parts of years."""

from __future__ import annotations

from collections.abc import Sequence

from fupin_analysis.clean.across.period_sums import are_named
from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.periods import SAME_PART, SCHOOL_YEAR, census_year, clean_period, in_school_year, years_in
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.wording.labels import Label
from fupin_analysis.clean.wording.titles import Setting
from fupin_analysis.core.period import Period

#: Words that only say that years stand below: 各年度脱贫 over 2014年.
_SOME_YEAR = frozenset({"年度", "全年", "年", "各年度", "历年"})


def time_of(labels: Sequence[Label], section: Label, setting: Setting) -> tuple[int, str]:
    """Return the statistical year and the period of a cell; of two wordings of time one must be part of the other."""
    counted = {census_year(label.text) for label in labels} - {0}
    if len(counted) == 1:
        [census] = counted
        return census, str(census)
    same = [label for label in labels if label.period.endswith(SAME_PART)]
    if same:
        return _of_same_part(same[0].period, [label for label in labels if label not in same], section, setting)
    said = list(dict.fromkeys(label.period for label in labels if label.period)) or ([section.period] if section.period else [])
    said = [one for one in said if one not in _SOME_YEAR] or said if len(said) > 1 else said
    if setting.school_year is not None:
        begun, half = setting.school_year
        said = [in_school_year(one, begun) for one in said] or ([in_school_year(half, begun)] if half else [])
    text = "".join(said)
    if SCHOOL_YEAR.fullmatch(text):
        period = clean_period(text, year=0)
        return int(period[:4]), period
    named = list(dict.fromkeys(years_in(" ".join(said))))
    year = setting.year or (named[0] if len(named) == 1 else None)
    if year is None:
        raise CellProblem("F211", {"got": "、".join(map(str, setting.years or named))})
    if not text:
        return year, clean_period(setting.period, year=year) if setting.period else str(year)
    if clean_place(text).level in (Level.TOTAL, Level.SUBTOTAL):
        raise CellProblem("F221", {"got": ""})  # a sum of periods of which nobody can tell which time it is of
    if are_named(text):
        raise CellProblem("F289", {"got": text})
    try:
        return year, clean_period(text, year=year)
    except CellProblem:
        if clean_place(text).level is Level.COMPARISON:
            raise CellProblem("F252") from None  # 月均
        periods = [Period.parse(clean_period(part, year=year)) for part in said]
        finest = max(periods, key=lambda period: period.coarseness)
        if all(finest == period or finest in period for period in periods):
            return year, str(finest)
        raise CellProblem("F208", {"got": "、".join(said)}) from None


def _of_same_part(text: str, others: Sequence[Label], section: Label, setting: Setting) -> tuple[int, str]:
    """Return the part of another year (上年同期) that is the one of which the table and the other labels are."""
    year, period = time_of(others, section, setting)
    another = Period.parse(clean_period(text.removesuffix(SAME_PART), year=year)).year
    return another, str(Period.parse(period).shift(another - year))
