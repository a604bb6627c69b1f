"""Sums among periods: the 合计 below 1月 to 8月, or beside them, and what stretch of time it is of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from fupin_analysis.clean.periods import years_in
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.core.period import Period

_SUM = re.compile("(.*?)(?:合计|总计|共计|小计|累计|总和)")
_OF_THESE = frozenset({"本期", "以上", "各期", "本次"})
_PART_OF_SUM = "小计"
_WHOLES = ("全年", "上半年", "下半年", *(f"第{number}季度" for number in range(1, 5)))
_LEAST_PERIODS = 2
_BETWEEN = "、"
_A_DAY = timedelta(days=1)
_ANY_YEAR = 2018


@dataclass(frozen=True)
class Timed:
    """A row or column of periods: its wording of time, or of a sum, its numbers by column or row; a blank one may be before."""

    wording: str
    numbers: Mapping[int, Decimal] = field(default_factory=dict)
    is_behind_blank: bool = False


def period_of_sum(own: Timed, before: Sequence[Timed]) -> str:
    """Return the wording of time that a sum among periods stands for.

    Parameters
    ----------
    own
        A row or column headed ``合计``, ``上半年小计``, or by a period.
    before
        Those before it.

    Returns
    -------
    str
        The part of the year that the periods make (1月 to 8月 are 1-8月), which are all those before it where its numbers are
        their sums, else those since the last sum. Those that make no part of a year are named (4月、5月): the sum is neither of
        the year nor of any period there is a word for. The text itself where it is no sum, or nobody can tell of what.

    Examples
    --------
    >>> def of(text, *before):
    ...     return period_of_sum(Timed(text), [Timed(one) for one in before])
    >>> of("合计", "一季度", "二季度", "三季度", "四季度"), of("小计", "1月", "2月", "3月"), of("合计", "1月", "2月")
    ('全年', '第1季度', '1-2月')
    >>> of("上半年小计", "1月"), of("合计", "一季度", "三季度"), of("二季度", "一季度")
    ('上半年', '合计', '二季度')
    >>> period_of_sum(Timed("合计", {1: Decimal(9)}), [Timed("4月", {1: Decimal(4)}), Timed("5月", {1: Decimal(5)})])
    '4月、5月'
    """
    match = _SUM.fullmatch("".join(own.wording.split()))
    if match is None:
        return own.wording
    if match[1] and match[1] not in _OF_THESE:
        return str(match[1]) if _read(match[1]) is not None else own.wording
    since, every = _run(before, skips_sums=False), _run(before, skips_sums=True)
    runs = [since] if _PART_OF_SUM in own.wording else [every, since]
    summed = next((run for run in runs if len(run) >= _LEAST_PERIODS and _adds_up(own, run)), [])
    has_blank = any(one.is_behind_blank for one in summed[1:])  # 1月, 2月 without a number, 3月
    return _whole(summed or since) or (_named(summed) if summed and not has_blank else own.wording)


def is_period(wording: str) -> bool:
    """Whether a text is a wording of time and nothing else."""
    return bool(wording.strip()) and _read(wording) is not None


def are_named(wording: str) -> bool:
    """Whether a wording names several periods one by one, as :func:`period_of_sum` does where they make no part of a year.

    Examples
    --------
    >>> [are_named(text) for text in ("4月、5月", "一季度、三季度", "4月", "大湾村、双桥村")]
    [True, True, False, False]
    """
    parts = wording.split(_BETWEEN)
    return len(parts) >= _LEAST_PERIODS and all(map(is_period, parts))


def is_sum_of_period(wording: str) -> bool:
    """Whether a text is a sum that says of which time: 一季度合计, 上半年小计.

    Examples
    --------
    >>> [is_sum_of_period(text) for text in ("一季度合计", "上半年小计", "合计", "双桥村合计")]
    [True, True, False, False]
    """
    match = _SUM.fullmatch("".join(wording.split()))
    return match is not None and (match[1] in _OF_THESE or (bool(match[1]) and _read(match[1]) is not None))


def _run(before: Sequence[Timed], *, skips_sums: bool) -> list[Timed]:
    """Return the periods that stand last, up to another sum or beyond it."""
    run: list[Timed] = []
    for one in reversed(before):
        if is_period(one.wording):
            run.insert(0, one)
        elif clean_place(one.wording).level is Level.COMPARISON:
            continue  # 月均
        elif not (skips_sums and _SUM.fullmatch("".join(one.wording.split()))):
            break
    return run


def _adds_up(own: Timed, run: Sequence[Timed]) -> bool:
    """Whether most numbers of a sum are those of its periods together."""
    shared = [place for place in own.numbers if all(place in one.numbers for one in run)]
    fitting = sum(own.numbers[place] == sum(one.numbers[place] for one in run) for place in shared)
    return 2 * fitting > len(shared)


def _whole(run: Sequence[Timed]) -> str:
    """Return the wording of the part of a year that periods make, one after the other; empty where they make none."""
    periods = [period for one in run if (period := _read(one.wording)) is not None]
    if len(periods) < _LEAST_PERIODS or any(one.end + _A_DAY != other.start for one, other in pairwise(periods)):
        return ""
    year, start, end = periods[0].year, periods[0].start, periods[-1].end
    said = f"{year}年" if any(years_in(one.wording) for one in run) else ""
    spans = {name: whole for name in _WHOLES if (whole := _read(f"{year}年{name}")) is not None}
    name = next((name for name, whole in spans.items() if (whole.start, whole.end) == (start, end)), "")
    if name:
        return f"{said}{name}"
    is_from_january = (start.month, start.day) == (1, 1) and (end + _A_DAY).day == 1 and end.year == year
    return f"{said}1-{end.month}月" if is_from_january else ""


def _named(run: Sequence[Timed]) -> str:
    """Return the periods that a sum adds up by name, and 合计 where they lie in several years."""
    years = {period.year for one in run if (period := _read(one.wording)) is not None}
    return "合计" if len(years) > 1 else _BETWEEN.join("".join(one.wording.split()) for one in run)


def _read(wording: str) -> Period | None:
    try:
        return Period.read("".join(wording.split()), year=_ANY_YEAR)
    except ValueError:
        return None
