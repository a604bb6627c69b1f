"""Figures that are part of another one, by what the table or the text itself says (``part_of``): no sum may take in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fupin_analysis.core.period import Period
from fupin_analysis.core.rows import Figure
from fupin_analysis.core.source import split_sources, where_sum
from fupin_analysis.core.words.composing import group_of, made_of
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.measure.periods import calendar_year

_Key = tuple[str, int, str, str, str, str, str]


def parts_of(figures: Sequence[Figure]) -> dict[_Key, set[_Key]]:
    """Return the figures that are part of another of those given, by that other.

    Parameters
    ----------
    figures
        Figures of any number of townships; a part and its whole are of one township, period and measure.

    Examples
    --------
    >>> whole = Figure("甲山镇", 2018, "2018", "", "cause", "illness", "households", 120.0, 1, "甲山镇.txt › 第2段 › 第3-6字")
    >>> part = whole._replace(item="大病", value=30.0, source="甲山镇.txt › 第2段 › 第9-11字", part_of=whole.source)
    >>> [key[5] for keys in parts_of([whole, part]).values() for key in keys]
    ['大病']
    """
    at = {(*_of(figure), address): figure for figure in figures for address in split_sources(figure.source)}
    found: dict[_Key, set[_Key]] = {}
    for part in figures:
        for name in split_sources(part.part_of) if part.part_of else ():
            whole = at.get((*_of(part), where_sum(name)))
            if whole is not None and whole.key != part.key and part.value <= whole.value:
                found.setdefault(whole.key, set()).add(part.key)
    for whole, batch in _batches(figures):
        found.setdefault(whole.key, set()).add(batch.key)
    return found


def _batches(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield what was paid in a batch (第一批), with what was paid in all where that takes the batch in."""
    stated: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        stated.setdefault((*_of_year(figure), figure.item), []).append(figure)
    for batch in figures:
        made = made_of(load_vocabulary().topics[batch.topic], batch.item)
        group = group_of(made[2]) if made is not None else None
        if made is None or group is None or not group.is_batch:
            continue
        for whole in stated.get((*_of_year(batch), made[0]), ()):
            if batch.value <= whole.value and _is_within(Period.parse(batch.period), Period.parse(whole.period)):
                yield whole, batch


def _is_within(batch: Period, whole: Period) -> bool:
    """Whether what was paid in all was paid when the batch was, too; as of a day it is what was paid until then."""
    return batch.end <= whole.end if whole.is_date else batch in whole


def _of_year(figure: Figure) -> tuple[str, int, int, str, str, str]:
    return figure.township, figure.year, calendar_year(figure.period), figure.place, figure.topic, figure.measure


def without_parts(figures: Sequence[Figure]) -> list[Figure]:
    """Leave out what is part of another figure; a whole of which all others are parts is their sum, and is left out itself.

    Parameters
    ----------
    figures
        Figures of one topic.

    Examples
    --------
    >>> one = Figure("甲山镇", 2018, "2018", "", "cause", "illness", "households", 120.0, 1, "甲山镇.txt › 第2段 › 第3-6字")
    >>> part = one._replace(item="大病", value=30.0, source="甲山镇.txt › 第2段 › 第9-11字", part_of=one.source)
    >>> other = one._replace(item="disability", source="甲山镇.txt › 第2段 › 第20-22字")
    >>> [figure.item for figure in without_parts([one, part, other])], [figure.item for figure in without_parts([one, part])]
    (['illness', 'disability'], ['大病'])
    """
    left_out: set[_Key] = set()
    for whole, parts in parts_of(figures).items():
        beside = {figure.key for figure in figures if figure.key != whole and _of(figure) == (*whole[:3], whole[6])}
        left_out |= {whole} if beside <= parts else parts
    return [figure for figure in figures if figure.key not in left_out]


def _of(figure: Figure) -> tuple[str, int, str, str]:
    return figure.township, figure.year, figure.period, figure.measure
