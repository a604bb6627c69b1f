"""What a return states, looked up in every way that formulas ask for: by period, by place, added up over either."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from fupin_analysis.core.period import Period
from fupin_analysis.core.words.sheet_words import load_sheet_words
from fupin_analysis.crosscheck.edits.formula import SPANS, Reference
from fupin_analysis.crosscheck.edits.stated import Key

#: The first year of the register of the poor (国开办发〔2014〕24号); nobody can have exited before it.
FIRST_YEAR = 2014

#: Into what, and how many of it, a year, half or quarter is divided.
_FINER = {"": ("H", 2), "H": ("Q", 2), "Q": ("M", 3)}

#: What ends the name of a place, by how large such places are.
_LEVELS = load_sheet_words().endings


#: Figures of a path with their places among those stated: by place, and by period.
_Stated: TypeAlias = tuple[dict[str, list[tuple[Key, int]]], dict[str, list[tuple[Key, int]]]]


class Found(NamedTuple):
    """Figures that a reference stands for, by their place among those stated.

    Parameters
    ----------
    places
        Where they stand; none where none is stated.
    is_whole
        Whether none lacks of those that are added up.
    others
        Other choices among the places stated, where places of several levels are: the coarsest alone, the finest alone.
    """

    places: tuple[int, ...]
    is_whole: bool = True
    others: tuple[tuple[int, ...], ...] = ()


class Form:
    """The figures that a return states.

    Parameters
    ----------
    year
        The year of the return.
    keys
        What it states; what an earlier return states stands at the end.
    own
        How many of the keys are the return's own.
    without
        Places of keys that are not stated after all, where a return differs from others by what it left blank.
    """

    def __init__(self, year: int, keys: tuple[Key, ...], own: int | None = None, without: Collection[int] = ()) -> None:
        self.year = str(year)
        self.keys = keys
        self.own = len(keys) if own is None else own
        stated = [(key, at) for at, key in enumerate(keys) if at not in without]
        self.at: Mapping[tuple[str, ...], int] = {key: at for key, at in stated if at < self.own}
        self.earlier: Mapping[tuple[str, ...], int] = {key: at for key, at in stated if at >= self.own}
        self.rows = {key[:4] for key in self.at}
        self.by_path: dict[tuple[str, str, str], list[int]] = {}
        for key, at in stated:
            if at < self.own:
                self.by_path.setdefault(key[2:], []).append(at)
        self._by_path: dict[tuple[str, str, str], _Stated] = {}

    def find(self, reference: Reference, period: str, place: str, after: str = "") -> Found:
        """Figures a reference stands for; none where none is stated. Adding up begins in the year following `after`."""
        if not reference.each and reference.when not in SPANS:
            about = (period_of(reference, period, self.year), place, *reference[:3])
            at = self.at.get(about)
            if at is None and reference.when == "-1":
                at = self.earlier.get(about)
            return Found(() if at is None else (at,))
        of_place, of_period = self._of_path(reference[:3])
        if reference.each:
            return _over_places(of_period.get(period, ()))
        own = of_place.get(place, ())
        if reference.when == "all":
            return Found(_coarsest(own))
        if reference.when == "parts":
            return _parts({key.period: at for key, at in own}, period)
        tried = Period.parse(period)
        if reference.when == "whole":
            return Found(tuple(at for key, at in own if tried.grain and key.period == str(tried.whole)))
        if reference.when == "first":
            return Found(tuple(at for key, at in own if Period.parse(key.period).year < tried.year)[:1])
        first, spans = Period.parse(after).year if after else 0, ((key, at, Period.parse(key.period)) for key, at in own)
        found = _coarsest([(key, at) for key, at, span in spans if span.year > first and span.ends_by(tried)])
        if reference.when == "to":
            return Found(found)
        stated = {self.keys[at].period for at in found}
        years = {str(Period(year)) for year in range(first + 1 if after else FIRST_YEAR, tried.year + 1)}
        return Found(found, is_whole=not tried.grain and stated >= years)

    def _of_path(self, path: tuple[str, str, str]) -> _Stated:
        """Return what is stated of a path by place, in order of time, and what places state of it by period."""
        found = self._by_path.get(path)
        if found is None:
            found = self._by_path[path] = ({}, {})
            for at in self.by_path.get(path, ()):
                key = self.keys[at]
                found[0].setdefault(key.place, []).append((key, at))
                if key.place:
                    found[1].setdefault(key.period, []).append((key, at))
            for stated in found[0].values():
                stated.sort(key=lambda pair: pair[0].period)
        return found


def period_of(reference: Reference, period: str, year: str) -> str:
    """The one period a reference means."""
    if not reference.when:
        return period
    return year if reference.when == "year" else str(Period.parse(period).whole.shift(int(reference.when)))


def _coarsest(own: Sequence[tuple[Key, int]]) -> tuple[int, ...]:
    """Leave out halves, quarters, months, weeks and days of a year stated more coarsely: they would count twice."""
    coarsest: dict[int, int] = {}
    spans = [(Period.parse(key.period), at) for key, at in own]
    for span, _at in spans:
        coarsest[span.year] = min(span.coarseness, coarsest.get(span.year, span.coarseness))
    return tuple(at for span, at in spans if span.coarseness == coarsest[span.year])


@cache
def _divided(period: str) -> tuple[str, ...]:
    """The periods of the next finer kind of which one consists; none for those that are not divided here.

    Examples
    --------
    >>> _divided("2018"), _divided("2018H2"), _divided("2018Q4")
    (('2018H1', '2018H2'), ('2018Q3', '2018Q4'), ('2018M10', '2018M11', '2018M12'))
    """
    whole = Period.parse(period)
    if whole.grain not in _FINER:
        return ()
    grain, count = _FINER[whole.grain]
    first = count * (max(whole.number, 1) - 1) + 1
    return tuple(str(Period(whole.year, grain, number)) for number in range(first, first + count))


def _parts(at: Mapping[str, int], period: str) -> Found:
    """Add up a period from its parts, each from its own parts where it is not stated itself."""
    places: list[int] = []
    is_whole = bool(_divided(period))
    for part in _divided(period):
        if part in at:
            places.append(at[part])
            continue
        finer = _parts(at, part)
        places += finer.places
        is_whole = is_whole and finer.is_whole and bool(finer.places)
    return Found(tuple(places), is_whole)


def _over_places(own: Sequence[tuple[Key, int]]) -> Found:
    """All places stated, of which there must be two; where they are of several levels, one level may be what is meant."""
    places = tuple(at for _key, at in own)
    if len(places) < 2:
        return Found(())
    levels: dict[int, list[int]] = {}
    for key, at in own:
        levels.setdefault(_level(key.place), []).append(at)
    known = sorted(level for level in levels if level >= 0)
    others = [tuple(levels[level]) for level in known if len(known) > 1 and len(levels[level]) > 1]
    return Found(places, others=tuple(others))


def _level(place: str) -> int:
    """How large a place is, the largest first; -1 where its name does not tell.

    Examples
    --------
    >>> _level("洪广镇"), _level("瓦额村"), _level("瓦额村一组"), _level("秋溪片")
    (0, 1, 2, -1)
    """
    return next((level for level, endings in enumerate(_LEVELS) if place.endswith(endings)), -1)


def periods_with_row(keys: Iterable[tuple[str, ...]], place: str, topic: str, item: str) -> list[str]:
    """Periods for which any measure of an item is stated in a place, in order."""
    return sorted({key[0] for key in keys if key[1:4] == (place, topic, item)})
