"""Edits tried on one township's figures: which hold, which fail, which cannot be verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, partial
from typing import NamedTuple, cast

import pandas as pd

from fupin_analysis.crosscheck.edits import Edit
from fupin_analysis.crosscheck.formula import Formula, Reference
from fupin_analysis.crosscheck.rules import Rule
from fupin_analysis.terms import load_vocabulary

#: Letters of the parts of a year, the coarsest first; the empty text is the year itself, a hyphen begins a date.
_GRAINS = ("", "H", "Q", "M", "W", "-")


class Key(NamedTuple):
    """What one figure of a township and year is about."""

    period: str
    place: str
    topic: str
    item: str
    measure: str


@dataclass(frozen=True)
class Stated:
    """All figures of one township and year.

    Parameters
    ----------
    township, year
        Whose figures.
    values
        First statements, exact.
    rivals
        Later statements of the same figure with another value: key, first value, other value, sources.
    sources
        Address of each first statement.
    counted, counted_sources
        What the household register handed in beside the figures counts, and in which sheets; see :mod:`register`.
    """

    township: str
    year: int
    values: Mapping[Key, Fraction]
    rivals: tuple[tuple[Key, Fraction, Fraction, str], ...]
    sources: Mapping[Key, str]
    counted: Mapping[Key, Fraction] = field(default_factory=dict)
    counted_sources: Mapping[Key, str] = field(default_factory=dict)

    @cached_property
    def rows(self) -> frozenset[tuple[str, ...]]:
        """Period, place, topic and item of every row that states anything."""
        return frozenset(key[:4] for key in self.values)


@dataclass(frozen=True)
class Applied:
    """One edit tried in one period and place.

    `state` is ``holds``, ``rounding`` (within the slack), ``fails`` or ``unverifiable`` (a figure is missing). `absent` names
    parts that seem to have been left out: their row states households but not persons, or so. `counts` are what the register
    counts, which no search for wrong figures changes.
    """

    rule: Rule
    formula: Formula
    period: str
    place: str
    state: str
    keys: tuple[Key, ...]
    left: Fraction = Fraction(0)
    right: Fraction = Fraction(0)
    relation: str = "="
    slack: Fraction = Fraction(0)
    found: Mapping[Reference, Sequence[Key]] = field(default_factory=dict)
    is_guide: bool = True
    absent: tuple[Key, ...] = ()
    counts: Mapping[Reference, Fraction] = field(default_factory=dict)

    @property
    def leading(self) -> Key:
        """The figure the edit is about."""
        return self.keys[0]

    @cached_property
    def edit(self) -> Edit | None:
        """The edit as a linear equation or inequality; None where it is not linear or may not guide the search."""
        if self.formula.linear is None or not self.is_guide or self.state == "unverifiable":
            return None
        terms: dict[Key, Fraction] = {}
        constant = self.formula.linear[1]
        for reference, coefficient in self.formula.linear[0].items():
            if reference in self.counts:
                constant += coefficient * self.counts[reference]
                continue
            for key in self.found[reference]:
                terms[key] = terms.get(key, Fraction(0)) + coefficient
        sign = -1 if self.relation == ">=" else 1
        kept = {key: sign * value for key, value in terms.items() if value}
        relation = "=" if self.relation == "=" else "<="
        return Edit(self.rule.code, kept, relation, -sign * constant, self.slack, self.rule.is_soft)


def read_stated(figures: pd.DataFrame) -> Iterator[Stated]:
    """Yield the figures of each township and year, in order of name and year."""
    columns = ["township", "year", *Key._fields, "value", "statement", "source"]
    ordered = figures.sort_values(["township", "year", "statement"], kind="stable")[columns].to_numpy().tolist()
    start = 0
    for end in range(1, len(ordered) + 1):
        if end == len(ordered) or ordered[end][:2] != ordered[start][:2]:
            yield _stated(ordered[start:end])
            start = end


def _stated(rows: Sequence[Sequence[object]]) -> Stated:
    values: dict[Key, Fraction] = {}
    sources: dict[Key, str] = {}
    rivals: list[tuple[Key, Fraction, Fraction, str]] = []
    for _township, _year, *about, value, _statement, source in rows:
        key, exact = Key(*(str(part) for part in about)), _exact(float(str(value)))
        if key not in values:
            values[key], sources[key] = exact, str(source)
        elif exact != values[key]:
            rivals.append((key, values[key], exact, f"{sources[key]}; {source}"))
    return Stated(str(rows[0][0]), int(str(rows[0][1])), values, tuple(rivals), sources)


def _exact(value: float) -> Fraction:
    """Return a number exactly as it was printed.

    Whole ones stay ``int``: equal to the fraction in every operation but division, which only coefficients of edits see, and many
    times faster.
    """
    return cast("Fraction", int(value)) if value.is_integer() else Fraction(repr(value))


def apply_rules(rules: Iterable[Rule], stated: Stated) -> list[Applied]:
    """Try every rule in force on every period and place its formula speaks of."""
    by_path: dict[tuple[str, str, str], list[Key]] = {}
    for key in stated.values:
        by_path.setdefault((key.topic, key.item, key.measure), []).append(key)
    applied: list[Applied] = []
    for rule in rules:
        if rule.in_force(stated.year) and (stated.counted or rule.kind != "micro"):
            tried = [
                one
                for formula in rule.formulas
                if formula.leading.path in by_path
                for one in _try(rule, formula, stated, by_path)
            ]
            applied += _alternatives(tried) if rule.is_any else tried
    return applied


def _alternatives(tried: Iterable[Applied]) -> Iterator[Applied]:
    """Keep one of the formulas that say the same in other ways: one that holds, else one not verifiable, else the nearest.

    Of formulas that fail, one that holds in another period is the one meant (a county pays one rate); where none does, which was
    meant is not known, and the failing edit may not steer the search for the wrong figure.
    """
    tried = list(tried)
    elsewhere = {one.formula.text for one in tried if one.state == "holds"}
    groups: dict[tuple[Reference, str, str], list[Applied]] = {}
    for one in tried:
        groups.setdefault((one.formula.leading, one.period, one.place), []).append(one)
    states = ("holds", "rounding", "unverifiable", "fails")
    for group in groups.values():
        best = min(group, key=lambda one: (states.index(one.state), one.formula.text not in elsewhere, abs(one.left - one.right)))
        yield best if best.state != "fails" or best.formula.text in elsewhere else replace(best, is_guide=False)


def _try(rule: Rule, formula: Formula, stated: Stated, by_path: Mapping[tuple[str, str, str], list[Key]]) -> Iterator[Applied]:
    own = by_path[formula.leading.path]
    if formula.leading.when:
        tried = dict.fromkeys((str(stated.year), key.place) for key in own)
    else:
        tried = dict.fromkeys((key.period, key.place) for key in own)
    adds_places = any(reference.each for reference in formula.references)
    for period, place in tried:
        if adds_places and place:
            continue
        keys_of = partial(_keys, period=period, place=place, stated=stated, by_path=by_path)
        firsts = [key.period for reference in formula.references if reference.when == "first" for key in keys_of(reference)]
        after = min(firsts, default="")
        found = {reference: keys_of(reference, after=after) for reference in formula.references}
        if not adds_places or any(found[reference] for reference in formula.references if reference.each):
            yield _judge(rule, formula, period, place, found, stated)


#: Words of a reference that may stand for several periods.
_SPANS = frozenset({"all", "to", "first"})


def _keys(
    reference: Reference,
    *,
    period: str,
    place: str,
    stated: Stated,
    by_path: Mapping[tuple[str, str, str], list[Key]],
    after: str = "",
) -> list[Key]:
    """Figures a reference stands for; empty where none is stated. Adding up begins in the year following `after`."""
    if not reference.each and reference.when not in _SPANS:
        wanted = period
        if reference.when:
            wanted = str(stated.year) if reference.when == "year" else str(int(period[:4]) + int(reference.when))
        key = Key(wanted, place, *reference.path)
        return [key] if key in (stated.counted if reference.register else stated.values) else []
    own = by_path.get(reference.path, [])
    if reference.each:
        places = [key for key in own if key.period == period and key.place]
        return places if len(places) > 1 else []
    own = sorted((key for key in own if key.place == place), key=lambda key: key.period)
    if reference.when == "all":
        return _coarsest(own)
    if reference.when == "to":
        return _coarsest([key for key in own if key.period[:4] > after[:4] and _ends_by(key.period, period)])
    return [key for key in own if key.period[:4] < period[:4]][:1]


def _ends_by(period: str, end: str) -> bool:
    """Return whether `period` lies before or within `end`; within a year the order of the text is that of time."""
    return period[:4] < end[:4] or (period[:4] == end[:4] and (len(end) == 4 or (len(period) > 4 and period <= end)))


def _coarsest(keys: Sequence[Key]) -> list[Key]:
    """Leave out halves, quarters, months, weeks and days of a year stated more coarsely: they would count twice."""
    coarsest: dict[str, int] = {}
    for key in keys:
        year, grain = key.period[:4], _GRAINS.index(key.period[4:5])
        coarsest[year] = min(grain, coarsest.get(year, grain))
    return [key for key in keys if _GRAINS.index(key.period[4:5]) == coarsest[key.period[:4]]]


def _judge(
    rule: Rule, formula: Formula, period: str, place: str, found: Mapping[Reference, list[Key]], stated: Stated
) -> Applied:
    keys = tuple(dict.fromkeys(key for reference in formula.references if not reference.register for key in found[reference]))
    leading, *parts = formula.references
    missing = [reference for reference in parts if not found[reference] and _is_asked_for(rule, reference, stated.year)]
    unverifiable = Applied(rule, formula, period, place, "unverifiable", keys)
    if not found[leading] or (parts and not any(found[part] for part in parts)):
        return unverifiable
    absent = _left_out(missing, period, place, stated) if _is_sum_of(missing, formula) and not rule.is_soft else ()
    if missing and not rule.is_partial and len(absent) < len(missing):
        return unverifiable
    if not all(found[reference] for reference in formula.counts):
        return unverifiable
    sums = {reference: _sum(found[reference], stated) for reference in formula.references if not reference.register}
    counts = {reference: stated.counted[key] for reference in formula.counts for key in found[reference]}
    sums |= counts
    try:
        left, right = formula.sides(sums.__getitem__)
    except ZeroDivisionError:
        return unverifiable
    if absent and (left > right or not rule.is_partial):
        return replace(unverifiable, left=left, right=right, absent=absent)
    is_open = bool(missing) and not any(f"{key.topic}/{key.item}" in rule.closing for key in keys)
    if formula.relation == "=" and not _is_meant(rule, left, right, is_open=is_open):
        return unverifiable
    slack = _slack(rule, found, stated)
    gap = right - left if formula.relation == ">=" else left - right
    off = abs(gap) if formula.relation == "=" else max(gap, Fraction(0))
    state = "holds" if off == 0 else "rounding" if off <= slack else "fails"
    # Parts that exceed their whole while others are missing: what is broken is that they are at most the whole.
    relation = ">=" if is_open and formula.relation == "=" and left < right else formula.relation
    return Applied(rule, formula, period, place, state, keys, left, right, relation, slack, found, counts=counts)


def _sum(keys: Sequence[Key], stated: Stated) -> Fraction:
    return stated.values[keys[0]] if len(keys) == 1 else sum((stated.values[key] for key in keys), _exact(0.0))


def _is_sum_of(parts: Iterable[Reference], formula: Formula) -> bool:
    """Return whether the parts are added up to the left side as they are: what is lacking there is then the part itself."""
    terms = formula.linear[0] if formula.linear is not None else {}
    return formula.relation == "=" and all(terms.get(part) == -1 for part in parts)


def _left_out(missing: Iterable[Reference], period: str, place: str, stated: Stated) -> tuple[Key, ...]:
    """Missing parts of which the row states another measure."""
    plain = [reference for reference in missing if reference.when in {"", "year"} and not (reference.each or reference.register)]
    keys = [Key(str(stated.year) if reference.when else period, place, *reference.path) for reference in plain]
    return tuple(key for key in keys if key[:4] in stated.rows)


def _is_asked_for(rule: Rule, reference: Reference, year: int) -> bool:
    """Return whether a figure is missing where it is not stated: a part that did not exist yet is no gap in a list of parts."""
    return not rule.is_partial or load_vocabulary().item(reference.topic, reference.item).in_force(year)


def _is_meant(rule: Rule, left: Fraction, right: Fraction, *, is_open: bool) -> bool:
    """Return whether both sides of an equality were meant to be the same."""
    if rule.kind == "percentage":  # far from each other, the percentage is of something else
        return min(left, right) >= rule.near * max(left, right)
    # Short of its whole, a sum with parts missing, or over some of the places, proves nothing.
    is_short = left > right and (is_open or bool(rule.near))
    return not is_short or (bool(rule.near) and right >= rule.near * left)


def _slack(rule: Rule, found: Mapping[Reference, list[Key]], stated: Stated) -> Fraction:
    """Rounding allowed for: the rule's own, or one unit of the last digit a percentage was printed with."""
    if rule.kind != "percentage":
        return rule.slack
    printed = [stated.values[key] for keys in found.values() for key in keys if key.measure in {"rate", "paid_share"}]
    return max([rule.slack, *(_unit_of_last_digit(value) for value in printed)])


def _unit_of_last_digit(share: Fraction) -> Fraction:
    """One unit of the last digit of a share printed as a percentage: 0.796 → 0.1 % → 0.001."""
    percent = (Decimal(share.numerator) / Decimal(share.denominator) * 100).normalize()
    exponent = percent.as_tuple().exponent
    return Fraction(1, 100) * Fraction(10) ** min(int(exponent), 0)
