"""Counts of a household register beside what a township states: what they cover, and when they may name the wrong figure.

The register is no judge of the return. It may be the older of the two, or hold only some villages; its counts are compared only
where it covers the township, and what differs is a conflict that people settle. Only where replacing a figure by its count also
mends a sum of the return's own, and breaks none, does the count take part in the search for what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from statistics import median
from typing import cast

import pandas as pd

from fupin_analysis.crosscheck.edits.linear import Edit
from fupin_analysis.crosscheck.edits.stated import Key, Stated, read_stated
from fupin_analysis.crosscheck.edits.trial import Applied, CountTrial
from fupin_analysis.errors import Problem

#: How much of what is stated the counts must come to, figure by figure at the median, for the register to be of the whole
#: township; as for sums over villages (rules P).
_NEAR = Fraction(9, 10)
#: Topics that speak of the whole register, and so show how much of it is there.
_OF_REGISTER = frozenset({"registry", "cause", "monitoring"})


@dataclass
class Counts:
    """What a register counts for one township and year: values and the sheets they were counted in, by figure."""

    values: dict[Key, Fraction] = field(default_factory=dict)
    sources: dict[Key, str] = field(default_factory=dict)


def read_counts(register: pd.DataFrame) -> dict[tuple[str, int], Counts]:
    """Return the counts of each township and year; a figure that two registers count differently is not known."""
    found: dict[tuple[str, int], Counts] = {}
    differing: set[tuple[str, int, Key]] = set()
    columns = ["township", "year", *Key._fields, "value", "source"]
    for township, year, *about, value, source in register[columns].itertuples(index=False, name=None):
        counts, key = found.setdefault((township, year), Counts()), Key(*about)
        number = cast("Fraction", int(value))
        if counts.values.setdefault(key, number) != number:
            differing.add((township, year, key))
        counts.sources.setdefault(key, source)
    for township, year, key in differing:
        del found[township, year].values[key]
    return found


def with_counts(stated: Stated, counts: Mapping[tuple[str, int], Counts]) -> Stated:
    """Return the figures of a township with the counts of its register, as far as that covers it."""
    own = counts.get((stated.township, stated.year))
    if own is None:
        return stated
    as_of = {key.period for key in own.values if key.topic in _OF_REGISTER}
    covered = {period for period in as_of if _covers(stated, own, period)}
    kept = {
        key: value
        for key, value in own.values.items()
        if key.place or (key.period in covered if key.period in as_of else bool(covered))
    }
    return replace(stated, counted=kept, counted_sources=own.sources)


def note_coverage(figures: pd.DataFrame, register: pd.DataFrame) -> list[Problem]:
    """Return a note for every township and year of which a register was handed in and is not held against the whole township."""
    if figures.empty:  # a register looked at by itself was not meant to be compared
        return []
    counts = read_counts(register)
    stated = {(one.township, one.year): one for one in read_stated(figures)} if counts else {}
    notes = []
    for (township, year), own in counts.items():
        one = stated.get((township, year))
        if one is None or not any(not key.place for key in with_counts(one, counts).counted):
            about = {"expected": f"{township}（{year}年）"}
            code = "F240" if one is None else "F241"
            notes.append(Problem(code, where=next(iter(own.sources.values())), details=about))
    return notes


def _covers(stated: Stated, counts: Counts, period: str) -> bool:
    """Whether a register is of the whole township: of every village the return names, and near to what it states."""
    listed, named = (
        {key.place for key in values if key.place and key.period == period and key.topic in _OF_REGISTER}
        for values in (counts.values, stated.values)
    )
    if named & listed and named - listed:
        return False
    both = [key for key in counts.values if key.period == period and not key.place and stated.values.get(key, 0) > 0]
    return bool(both) and median(Fraction(counts.values[key]) / stated.values[key] for key in both) >= _NEAR


def weigh_register(applied: Sequence[Applied], stated: Stated) -> list[Applied]:
    """Keep failing counts out of the search for what is wrong, but for those that the return's own edits agree with.

    They agree with the one figure whose count mends a sum by itself; where there is none, with all of its figures that differ if
    their counts mend it together. Where several would each mend it alone, the register does not tell which is meant.
    """
    differing = {one.leading: one for one in applied if _is_count(one) and one.state == "fails"}
    own = [one.edit for one in applied if one.edit is not None and one.rule.kind != "micro" and not one.rule.is_soft]
    values = stated.values
    trusted: set[Key] = set()
    for edit in own:
        touched = [key for key in differing if key in edit.terms]
        if not touched or edit.holds(values):
            continue
        mending = [key for key in touched if _mends(edit, [key], differing, own, values)]
        if len(mending) == 1 or (not mending and _mends(edit, touched, differing, own, values)):
            trusted.update(mending or touched)
    return [
        replace(one, is_guide=False) if one.rule.kind == "micro" and one.state == "fails" and one.leading not in trusted else one
        for one in applied
    ]


def _is_count(one: Applied) -> bool:
    """Whether an edit says what a single figure is by the register."""
    return one.rule.kind == "micro" and not one.rule.is_soft and one.edit is not None and list(one.edit.terms) == [one.leading]


def _count(one: Applied, values: Mapping[Key, Fraction]) -> Fraction:
    """The value with which the edit holds."""
    assert one.edit is not None
    residual = one.edit.residual(values)
    assert residual is not None
    return values[one.leading] - residual / one.edit.terms[one.leading]


def _mends(
    edit: Edit, keys: Sequence[Key], differing: Mapping[Key, Applied], own: Sequence[Edit], values: Mapping[Key, Fraction]
) -> bool:
    """Whether an edit holds with the counts of some figures, and every other edit that holds still does."""
    after = {**values, **{key: _count(differing[key], values) for key in keys}}
    touching = (other for other in own if not other.terms.keys().isdisjoint(keys))
    return bool(edit.holds(after)) and all(other.holds(after) or not other.holds(values) for other in touching)


def counted_in(one: Applied) -> list[str]:
    """Return the sheets of the register that an edit speaks of."""
    return [one.trial.sheet] if isinstance(one.trial, CountTrial) else []
