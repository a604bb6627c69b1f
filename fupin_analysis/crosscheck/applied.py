"""Edits tried on one township's figures: which hold, which fail, which cannot be verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from fupin_analysis.crosscheck.edits import Edit
from fupin_analysis.crosscheck.formula import Formula, Reference
from fupin_analysis.crosscheck.rules import Rule


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
    """

    township: str
    year: int
    values: Mapping[Key, Fraction]
    rivals: tuple[tuple[Key, Fraction, Fraction, str], ...]
    sources: Mapping[Key, str]


@dataclass(frozen=True)
class Applied:
    """One edit tried in one period and place.

    `state` is ``holds``, ``rounding`` (within the slack), ``fails`` or ``unverifiable`` (a figure is missing).
    """

    rule: Rule
    formula: Formula
    period: str
    place: str
    state: str
    keys: tuple[Key, ...]
    left: Fraction = Fraction(0)
    right: Fraction = Fraction(0)
    edit: Edit | None = None

    @property
    def leading(self) -> Key:
        """The figure the edit is about."""
        return self.keys[0]


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
        key, exact = Key(*(str(part) for part in about)), Fraction(repr(value))
        if key not in values:
            values[key], sources[key] = exact, str(source)
        elif exact != values[key]:
            rivals.append((key, values[key], exact, f"{sources[key]}; {source}"))
    return Stated(str(rows[0][0]), int(str(rows[0][1])), values, tuple(rivals), sources)


def apply_rules(rules: Iterable[Rule], stated: Stated) -> list[Applied]:
    """Try every rule in force on every period and place its formula speaks of."""
    by_path: dict[tuple[str, str, str], list[Key]] = {}
    for key in stated.values:
        by_path.setdefault((key.topic, key.item, key.measure), []).append(key)
    return [
        applied
        for rule in rules
        if rule.in_force(stated.year)
        for formula in rule.formulas
        if (leading := formula.leading()) and (leading.topic, leading.item, leading.measure) in by_path
        for applied in _try(rule, formula, stated, by_path)
    ]


def _try(rule: Rule, formula: Formula, stated: Stated, by_path: Mapping[tuple[str, str, str], list[Key]]) -> Iterator[Applied]:
    leading = formula.leading()
    own = by_path[leading.topic, leading.item, leading.measure]
    if leading.when:
        tried = dict.fromkeys((str(stated.year), key.place) for key in own)
    else:
        tried = dict.fromkeys((key.period, key.place) for key in own)
    for period, place in tried:
        found = {reference: _keys(reference, period, place, stated, by_path) for reference in formula.references}
        yield _judge(rule, formula, period, place, found, stated)


def _keys(
    reference: Reference, period: str, place: str, stated: Stated, by_path: Mapping[tuple[str, str, str], list[Key]]
) -> list[Key]:
    """Figures a reference stands for; empty where none is stated."""
    own = by_path.get((reference.topic, reference.item, reference.measure), [])
    if reference.each:
        places = [key for key in own if key.period == period and key.place]
        return places if len(places) > 1 and not place else []
    own = [key for key in own if key.place == place]
    if reference.when in {"all", "to", "first"}:
        ordered = sorted((key for key in own if reference.when != "to" or key.period <= period), key=lambda key: key.period)
        return ordered[:1] if reference.when == "first" else ordered
    wanted = period
    if reference.when == "year":
        wanted = str(stated.year)
    elif reference.when:
        wanted = str(int(period[:4]) + int(reference.when))
    return [key for key in own if key.period == wanted]


def _judge(
    rule: Rule, formula: Formula, period: str, place: str, found: Mapping[Reference, list[Key]], stated: Stated
) -> Applied:
    keys = tuple(dict.fromkeys(key for reference in formula.references for key in found[reference]))
    missing = [reference for reference in formula.references if not found[reference]]
    unverifiable = Applied(rule, formula, period, place, "unverifiable", keys)
    if missing and not (rule.is_partial and found[formula.leading()] and len(missing) < len(formula.references) - 1):
        return unverifiable
    sums = {reference: sum((stated.values[key] for key in found[reference]), Fraction(0)) for reference in formula.references}
    try:
        left, right = formula.sides(sums.__getitem__)
    except ZeroDivisionError:
        return unverifiable
    relation = formula.relation
    if relation == "=" and left > right and (missing or rule.near):
        # Short of its whole: a sum with parts missing, or over some of the places, proves nothing unless it was meant as complete.
        is_closed = any(key.topic + "/" + key.item in rule.closing for key in keys)
        is_near = bool(rule.near) and right >= rule.near * left
        if not (is_closed or is_near):
            return unverifiable
    slack = _slack(rule, found, stated)
    if rule.rates:
        return _rated(rule, formula, period, place, keys, found, stated)
    gap = left - right if relation == "=" else (left - right if relation == "<=" else right - left)
    off = abs(gap) if relation == "=" else max(gap, Fraction(0))
    state = "holds" if off == 0 else "rounding" if off <= slack else "fails"
    return Applied(rule, formula, period, place, state, keys, left, right, _edit(rule, formula, found, slack))


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


def _edit(rule: Rule, formula: Formula, found: Mapping[Reference, list[Key]], slack: Fraction) -> Edit | None:
    linear = formula.linear()
    if linear is None:
        return None
    terms: dict[Key, Fraction] = {}
    for reference, coefficient in linear[0].items():
        for key in found[reference]:
            terms[key] = terms.get(key, Fraction(0)) + coefficient
    sign = -1 if formula.relation == ">=" else 1
    relation = "=" if formula.relation == "=" else "<="
    kept = {key: sign * value for key, value in terms.items() if value}
    return Edit(rule.code, kept, relation, -sign * linear[1], slack, rule.is_soft)


def _rated(
    rule: Rule,
    formula: Formula,
    period: str,
    place: str,
    keys: tuple[Key, ...],
    found: Mapping[Reference, list[Key]],
    stated: Stated,
) -> Applied:
    """Try ``amount = rate × recipients`` with the standard rate nearest to the one implied."""
    amount, recipients = (found[reference][0] for reference in formula.references)
    paid, count = stated.values[amount], stated.values[recipients]
    if not count:
        return Applied(rule, formula, period, place, "unverifiable", keys)
    rate = min(rule.rates, key=lambda known: abs(paid / count - known))
    edit = Edit(rule.code, {amount: Fraction(1), recipients: -rate}, slack=rule.slack, is_soft=rule.is_soft)
    state = "holds" if edit.holds(stated.values) else "fails"
    return Applied(rule, formula, period, place, state, keys, paid, rate * count, edit)
