"""Where edits can be tried: the periods and places of a return that a formula speaks of, and the figures it means there.

None of this depends on the values, and most townships fill in the same form: it is found out once for all returns that state the
same figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, lru_cache

from fupin_analysis.core.period import Period
from fupin_analysis.core.terms import load_vocabulary
from fupin_analysis.crosscheck.edits import Edit, whole
from fupin_analysis.crosscheck.formula import Formula, Reference
from fupin_analysis.crosscheck.rules import Rule
from fupin_analysis.crosscheck.stated import Key, Stated

#: Sets of figures stated whose trials are remembered.
_MOST_FORMS = 64

#: One side of a formula: figures, by their place among those stated, with their coefficients; and what is added.
Side = tuple[tuple[tuple[Fraction, int], ...], Fraction]


@dataclass(frozen=True)
class Trial:
    """One formula in one period and place.

    Parameters
    ----------
    rule, formula, period, place
        What is tried where.
    keys
        Figures it speaks of, that it is about first.
    stated
        All figures of the return.
    places
        For each reference of the formula, where its figures stand among those stated.
    absent
        Parts that seem to have been left out: their row states households but not persons, or so.
    is_open
        Parts are missing that nothing shows to be zero.
    is_settled
        What is missing leaves nothing to verify, whatever the values.
    """

    rule: Rule
    formula: Formula
    period: str
    place: str
    keys: tuple[Key, ...]
    stated: tuple[Key, ...] = field(repr=False)
    places: tuple[tuple[int, ...], ...]
    absent: tuple[Key, ...] = ()
    is_open: bool = False
    is_settled: bool = False
    _edits: dict[tuple[str, Fraction], Edit] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def sides(self) -> tuple[Side, Side] | None:
        """Both sides as sums over the figures stated; None where the formula is not linear."""
        if self.formula.linear_sides is None:
            return None
        left, right = (
            (tuple((by, at) for reference, by in terms.items() for at in self.places[reference]), constant)
            for terms, constant in self.formula.linear_sides
        )
        return left, right

    @cached_property
    def printed(self) -> tuple[int, ...]:
        """Where its percentages stand among the figures stated."""
        pairs = zip(self.formula.references, self.places, strict=True)
        return tuple(at for reference, places in pairs if reference.measure in {"rate", "paid_share"} for at in places)

    def edit(self, relation: str, slack: Fraction) -> Edit | None:
        """Return the formula as an equation or inequality over the figures stated; None where it is not linear."""
        if self.sides is None:
            return None
        if (relation, slack) not in self._edits:
            sign = -1 if relation == ">=" else 1
            terms: dict[Key, Fraction] = {}
            for by_side, (side, _constant) in zip((sign, -sign), self.sides, strict=True):
                for by, at in side:
                    terms[self.stated[at]] = terms.get(self.stated[at], whole(Fraction(0))) + by_side * by
            kept = {key: whole(value) for key, value in terms.items() if value}
            constant = sign * (self.sides[1][1] - self.sides[0][1])
            self._edits[relation, slack] = Edit(
                self.rule.code, kept, "=" if relation == "=" else "<=", whole(constant), slack, self.rule.is_soft
            )
        return self._edits[relation, slack]


@dataclass(frozen=True)
class CountTrial(Trial):
    """A figure held against what the household register counts for it, which no search for wrong figures changes.

    Parameters
    ----------
    count
        What the register counts.
    sheet
        Where it counts it.
    """

    count: Fraction = Fraction(0)
    sheet: str = ""

    def edit(self, relation: str, slack: Fraction) -> Edit:  # noqa: ARG002  # a count is never a bound
        """Return the figure equal to its count."""
        return Edit(self.rule.code, {self.keys[0]: whole(Fraction(1))}, "=", whole(self.count), slack, self.rule.is_soft)


class Trials:
    """All trials of some edits.

    Parameters
    ----------
    rules
        The edits.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._counted = tuple(rule for rule in self._rules if rule.kind == "micro")
        self._found = lru_cache(maxsize=_MOST_FORMS)(self._find)

    def of(self, year: int, keys: tuple[Key, ...]) -> list[tuple[Rule, list[Trial]]]:
        """Return the trials, by rule, in a return of `year` that states the figures `keys`."""
        return self._found(year, keys)

    def of_counts(self, stated: Stated) -> Iterator[CountTrial]:
        """Yield a trial for every figure that an edit holds against a count of the register."""
        if not stated.counted:
            return
        year = str(stated.year)
        for rule in self._counted:
            for formula in rule.formulas if rule.in_force(stated.year) else ():
                leading, counted = formula.references
                for key in [key for key in stated.keys if key[2:] == leading.path]:
                    period = year if leading.when else key.period
                    about = Key(_period(counted, period, year), key.place, *counted.path)
                    if key.period == _period(leading, period, year) and about in stated.counted:
                        count, sheet = stated.counted[about], stated.counted_sources.get(about, "")
                        yield CountTrial(rule, formula, period, key.place, (key,), stated.keys, (), count=count, sheet=sheet)

    def _find(self, year: int, keys: tuple[Key, ...]) -> list[tuple[Rule, list[Trial]]]:
        form = _Form(year, keys)
        plain = [rule for rule in self._rules if rule.kind != "micro" and rule.in_force(year)]
        found = ((rule, [t for f in rule.formulas for t in _tried(rule, f, form)]) for rule in plain)
        return [(rule, trials) for rule, trials in found if trials]


class _Form:
    """What a return states, looked up in every way that formulas ask for."""

    def __init__(self, year: int, keys: tuple[Key, ...]) -> None:
        self.year = str(year)
        self.keys = keys
        self.at: Mapping[tuple[str, ...], int] = {key: at for at, key in enumerate(keys)}
        self.rows = {key[:4] for key in keys}
        self.by_path: dict[tuple[str, str, str], list[int]] = {}
        for at, key in enumerate(keys):
            self.by_path.setdefault(key[2:], []).append(at)

    def find(self, reference: Reference, period: str, place: str, after: str = "") -> tuple[int, ...]:
        """Figures a reference stands for; none where none is stated. Adding up begins in the year following `after`."""
        if not reference.each and reference.when not in _SPANS:
            at = self.at.get((_period(reference, period, self.year), place, *reference[:3]))
            return () if at is None else (at,)
        own = [(self.keys[at], at) for at in self.by_path.get(reference[:3], ())]
        if reference.each:
            places = tuple(at for key, at in own if key.period == period and key.place)
            return places if len(places) > 1 else ()
        own = sorted(((key, at) for key, at in own if key.place == place), key=lambda pair: pair[0].period)
        if reference.when == "all":
            return _coarsest(own)
        if reference.when == "to":
            end, first = Period.parse(period), Period.parse(after).year if after else 0
            spans = ((key, at, Period.parse(key.period)) for key, at in own)
            return _coarsest([(key, at) for key, at, span in spans if span.year > first and span.ends_by(end)])
        return tuple(at for key, at in own if Period.parse(key.period).year < Period.parse(period).year)[:1]


#: Words of a reference that may stand for several periods.
_SPANS = frozenset({"all", "to", "first"})


def _tried(rule: Rule, formula: Formula, form: _Form) -> Iterator[Trial]:
    own = form.by_path.get(formula.leading.path, ())
    adds_places = any(reference.each for reference in formula.references)
    adds_up = any(reference.when == "first" for reference in formula.references)
    where = dict.fromkeys(
        (form.year if formula.leading.when else form.keys[at].period, form.keys[at].place)
        for at in own
        if not (adds_places and form.keys[at].place)
    )
    for period, place in where:
        after = ""
        if adds_up:
            firsts = [form.find(reference, period, place) for reference in formula.references if reference.when == "first"]
            after = min((form.keys[at].period for places in firsts for at in places), default="")
        places = tuple(form.find(reference, period, place, after) for reference in formula.references)
        if not adds_places or any(found for reference, found in zip(formula.references, places, strict=True) if reference.each):
            yield _trial(rule, formula, period, place, places, form)


def _trial(rule: Rule, formula: Formula, period: str, place: str, places: tuple[tuple[int, ...], ...], form: _Form) -> Trial:
    keys = tuple(dict.fromkeys(form.keys[at] for found in places for at in found))
    settled = Trial(rule, formula, period, place, keys, form.keys, places, is_settled=True)
    if not places[0] or (len(places) > 1 and not any(places[1:])):
        return settled
    year = int(form.year)
    missing = [
        reference
        for reference, found in zip(formula.references, places, strict=True)
        if not found and _is_asked_for(rule, reference, year)
    ]
    absent = _left_out(missing, period, place, form) if _is_sum_of(missing, formula) and not rule.is_soft else ()
    if missing and not rule.is_partial and len(absent) < len(missing):
        return settled
    absent += _periods_left_out(formula, places, place, form) if not rule.is_soft else ()
    # A part left out is not zero, whatever closes the list of parts.
    is_open = bool(absent) or (bool(missing) and not any(f"{key.topic}/{key.item}" in rule.closing for key in keys))
    return Trial(rule, formula, period, place, keys, form.keys, places, absent, is_open)


def _period(reference: Reference, period: str, year: str) -> str:
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


def _is_sum_of(parts: Iterable[Reference], formula: Formula) -> bool:
    """Return whether the parts are added up to the left side as they are: what is lacking there is then the part itself."""
    terms = formula.linear[0] if formula.linear is not None else {}
    return formula.relation == "=" and all(terms.get(part) == -1 for part in parts)


def _left_out(missing: Iterable[Reference], period: str, place: str, form: _Form) -> tuple[Key, ...]:
    """Missing parts of which the row states another measure."""
    plain = [reference for reference in missing if reference.when in {"", "year"} and not reference.each]
    keys = [Key(_period(reference, period, form.year), place, *reference.path) for reference in plain]
    return tuple(key for key in keys if key[:4] in form.rows)


def _periods_left_out(formula: Formula, places: Sequence[tuple[int, ...]], place: str, form: _Form) -> tuple[Key, ...]:
    """Years in which a part added up over all of them lacks the measure, though its row states another."""
    found: list[Key] = []
    for reference, own in zip(formula.references, places, strict=True):
        if reference.when == "all" and own and _is_sum_of([reference], formula):
            years = {Period.parse(form.keys[at].period).year for at in own}
            periods = dict.fromkeys(key.period for key in form.keys if key[1:4] == (place, *reference[:2]))
            found += [Key(period, place, *reference.path) for period in sorted(periods) if Period.parse(period).year not in years]
    return tuple(found)


def _is_asked_for(rule: Rule, reference: Reference, year: int) -> bool:
    """Return whether a figure is missing where it is not stated: a part that did not exist yet is no gap in a list of parts."""
    return not rule.is_partial or load_vocabulary().item(reference.topic, reference.item).in_force(year)
