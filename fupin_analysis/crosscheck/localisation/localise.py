"""Error localisation: every smallest set of numbers whose change can make all edits hold, in exact arithmetic.

The principle is Fellegi and Holt's [1]_: change as few (by weight) numbers as possible. Unlike a solver, which hands out one
solution drawn among ties, all of them are returned, always in the same order.

A set of numbers is *enough* if, with the other numbers as they are, values exist for it that satisfy every edit. That is decided
by eliminating the set's numbers from the edits (substitution for equalities, Fourier-Motzkin for inequalities): what remains are
implied edits over the other numbers, and the set is enough if and only if none of these fails. One that fails names the numbers
of which at least one must join the set; so the search branches only where it must, and where fewest numbers could join.

All arithmetic is exact. Coefficients are whole numbers, and an edit is carried with its residual: the residual of an implied edit
is the same combination of the residuals as the edit is of the edits, so that no edit is ever evaluated a second time.

References
----------
.. [1] I. P. Fellegi, D. Holt, "A Systematic Approach to Automatic Edit and Imputation", JASA 71 (1976) 17-35.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import NamedTuple, TypeAlias

from fupin_analysis.crosscheck.edits.linear import Edit, Name, Values, whole

#: Numbers changed at most; beyond that a return is too broken for its contradictions to say where.
MOST_CHANGES = 4

#: Sets of numbers looked at in one round at most; a return that needs more is too broken to say where.
_MOST_SETS = 5_000

#: The edits that hold and speak of any of some numbers.
Held: TypeAlias = Callable[[Collection[Name]], Iterable[Edit]]

_ZERO, _ONE = whole(Fraction(0)), whole(Fraction(1))


@dataclass(frozen=True)
class Solution:
    """One smallest set of numbers to change.

    Parameters
    ----------
    support
        The numbers, in the order they were given.
    values
        The values that satisfy every edit, for those numbers that can take one value only.
    cost
        Sum of the weights.
    """

    support: tuple[Name, ...]
    values: Mapping[Name, Fraction]
    cost: Fraction


def localise(
    edits: Sequence[Edit],
    values: Values,
    *,
    weights: Mapping[Name, Fraction] | None = None,
    most: int = MOST_CHANGES,
    held: Held | None = None,
    residuals: Mapping[int, Fraction] | None = None,
) -> list[Solution]:
    """Return all cheapest sets of numbers that can be changed so that every hard and soft edit given holds.

    Numbers must stay at or above zero only where an edit says so. Missing numbers may take any value and cost nothing.

    Parameters
    ----------
    edits
        Edits; residuals within an edit's slack count as satisfied.
    values
        Stated numbers; None is missing.
    weights
        Cost of changing a number, 1 by default.
    most
        Look no further than this many numbers.
    held
        Edits beside these that are known to hold, by the numbers they speak of: they are taken over as the search comes to
        a number of theirs, and most never are.
    residuals
        Residuals of edits, as far as they are known, by the identity of the edit.

    Returns
    -------
    list of Solution
        All solutions of the least cost, in the order of `values`; empty where nothing needs to change or where more than
        `most` numbers would have to.

    Examples
    --------
    >>> from fupin_analysis.crosscheck.edits.linear import balance
    >>> stated = {"turnover": Fraction(353), "costs": Fraction(283), "profit": Fraction(115)}
    >>> for solution in localise([balance("result", "turnover", ["costs", "profit"])], stated):
    ...     print(solution.support, [int(value) for value in solution.values.values()])
    ('turnover',) [398]
    ('costs',) [238]
    ('profit',) [70]
    """
    order = {name: place for place, name in enumerate(values)}
    cost_of = weights or {}
    system = _System(edits, held, values, residuals or {})
    missing = [name for name, value in values.items() if value is None]
    best: Fraction | None = None
    found: list[frozenset[Name]] = []
    layer: dict[frozenset[Name], Sequence[_Row]] = {frozenset(): system.without(missing, system.rows, frozenset())}
    # Sets are looked at in order of size; a set is grown only by numbers of an implied edit that fails under it.
    for size in range(most + 1):
        grown: dict[frozenset[Name], tuple[Sequence[_Row], Name, frozenset[Name]]] = {}
        for chosen, implied in layer.items():
            cost = sum((cost_of.get(name, _ONE) for name in chosen), _ZERO)
            if best is not None and cost > best:
                continue
            failing = [row for row in implied if row.residual and (row.is_equality or row.residual > 0)]
            if not failing:
                if best is None or cost < best:
                    found, best = [], cost
                found.append(chosen)
            elif _disjoint(failing) <= most - size:
                for name in sorted(min(failing, key=_width).terms, key=order.__getitem__):
                    grown.setdefault(chosen | {name}, (implied, name, chosen))
        if len(grown) > _MOST_SETS or (found and weights is None):
            break  # with equal weights no larger set can be as cheap
        layer = {
            chosen: system.without([name], implied, before.union(missing)) for chosen, (implied, name, before) in grown.items()
        }
    supports = sorted((tuple(sorted(chosen, key=order.__getitem__)) for chosen in found), key=lambda s: [order[n] for n in s])
    return [
        Solution(support, _solved([*system.rows, *system.held(unknown)], support, unknown, values), best or Fraction(0))
        for support in supports
        if support
        for unknown in ([*support, *missing],)
    ]


class _Row(NamedTuple):
    """An edit, stated or implied, with whole coefficients.

    `residual` is that at the stated values. A missing number counts as zero there: it is eliminated before the residual is asked
    for, and then any value gives the same.
    """

    terms: Mapping[Name, int]
    is_equality: bool
    residual: Fraction


class _System:
    """The edits given, and those that hold, taken over once each as their numbers are asked for."""

    def __init__(self, edits: Iterable[Edit], held: Held | None, values: Values, residuals: Mapping[int, Fraction]) -> None:
        self._held, self._values, self._residuals = held, values, residuals
        self._taken: dict[int, tuple[Edit, _Row]] = {}  # with the edit, whose identity is another's once it is gone
        self.rows = [_row(edit, values, residuals.get(id(edit))) for edit in edits]

    def held(self, names: Collection[Name]) -> list[_Row]:
        """Return the edits that hold and speak of any of some numbers."""
        return [self._row(edit) for edit in self._held(names)] if self._held is not None and names else []

    def without(self, names: Collection[Name], rows: Sequence[_Row], before: frozenset[Name]) -> Sequence[_Row]:
        """Return the edits implied when numbers may change beside those `before`, whose edits are among `rows` already."""
        fresh = [row for row in self.held(names) if before.isdisjoint(row.terms)]
        return _eliminate([*rows, *fresh], names)

    def _row(self, edit: Edit) -> _Row:
        if id(edit) not in self._taken:
            # of an equality that holds there is nothing to work out
            is_known = edit.relation == "="
            row = _Row(edit.scaled[0], True, _ZERO) if is_known else _row(edit, self._values, self._residuals.get(id(edit)))
            self._taken[id(edit)] = edit, row
        return self._taken[id(edit)][1]


def _width(row: _Row) -> int:
    return len(row.terms)


def _row(edit: Edit, values: Values, residual: Fraction | None = None) -> _Row:
    """Take an edit over; a residual within the slack is treated as satisfied."""
    residual = edit.residual(values) if residual is None else residual
    if residual is None:
        residual = sum((by * (values[name] or 0) for name, by in edit.terms.items()), -edit.constant)
    elif (abs(residual) if edit.relation == "=" else residual) <= edit.slack:
        residual = _ZERO if edit.relation == "=" else min(residual, _ZERO)
    terms, factor = edit.scaled
    return _Row(terms, edit.relation == "=", whole(residual * factor))


def _disjoint(failing: Iterable[_Row]) -> int:
    """How many failing edits, at least, share no number: as many numbers must change."""
    taken: set[Name] = set()
    count = 0
    for row in sorted(failing, key=_width):
        if taken.isdisjoint(row.terms):
            taken.update(row.terms)
            count += 1
    return count


def _eliminate(rows: Sequence[_Row], chosen: Iterable[Name]) -> Sequence[_Row]:
    """Edits implied by `rows` in which none of the chosen numbers stands any more."""
    for name in chosen:
        with_name: list[_Row] = []
        without: list[_Row] = []
        for row in rows:
            (with_name if name in row.terms else without).append(row)
        equalities = [row for row in with_name if row.is_equality]
        if equalities:
            pivot = min(equalities, key=_width)
            implied = [_substituted(row, pivot, name) for row in with_name if row is not pivot]
        else:
            implied = list(_fourier_motzkin(with_name, name))
        without += [row for row in implied if row.terms or row.residual]
        rows = without
    return rows


def _substituted(row: _Row, pivot: _Row, name: Name) -> _Row:
    by, times = pivot.terms[name], -row.terms[name]
    if by < 0:  # an inequality may only be multiplied by what is positive
        by, times = -by, -times
    return _combined(row, by, pivot, times, is_equality=row.is_equality)


def _fourier_motzkin(rows: Sequence[_Row], name: Name) -> Iterator[_Row]:
    above = [row for row in rows if row.terms[name] > 0]
    below = [row for row in rows if row.terms[name] < 0]
    for upper in above:
        for lower in below:
            yield _combined(upper, -lower.terms[name], lower, upper.terms[name], is_equality=False)


def _combined(first: _Row, by: int, second: _Row, times: int, *, is_equality: bool) -> _Row:
    common = gcd(by, times)
    by, times = by // common, times // common
    terms = dict(first.terms) if by == 1 else {key: by * value for key, value in first.terms.items()}
    for key, value in second.terms.items():
        total = terms.get(key, 0) + times * value
        if total:
            terms[key] = total
        else:
            del terms[key]
    return _Row(terms, is_equality, by * first.residual + times * second.residual)


def _solved(rows: Sequence[_Row], names: Sequence[Name], unknown: Sequence[Name], values: Values) -> dict[Name, Fraction]:
    """Values of those of `names` that the edits fix while all of `unknown` may change."""
    fixed: dict[Name, Fraction] = {}
    wanted = frozenset(unknown)
    touching = [row for row in rows if not wanted.isdisjoint(row.terms)]
    for name in names:
        low, high = _range(_eliminate(touching, [other for other in unknown if other != name]), name, values)
        if low is not None and low == high:
            fixed[name] = low
    return fixed


def _range(rows: Iterable[_Row], name: Name, values: Values) -> tuple[Fraction | None, Fraction | None]:
    """Bounds that edits in one unknown number set to it."""
    low: Fraction | None = None
    high: Fraction | None = None
    for row in rows:
        by = row.terms.get(name)
        if by is None or any(values[key] is None for key in row.terms if key != name):
            continue
        bound = whole((values[name] or 0) - Fraction(row.residual) / by)
        if row.is_equality or by > 0:
            high = bound if high is None else min(high, bound)
        if row.is_equality or by < 0:
            low = bound if low is None else max(low, bound)
    return low, high
