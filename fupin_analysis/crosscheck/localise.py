"""Error localisation: every smallest set of numbers whose change can make all edits hold, in exact arithmetic.

The principle is Fellegi and Holt's [1]_: change as few (by weight) numbers as possible. Unlike a solver, which hands out one
solution drawn among ties, all of them are returned, always in the same order.

A set of numbers is *enough* if, with the other numbers as they are, values exist for it that satisfy every edit. That is decided
by eliminating the set's numbers from the edits (substitution for equalities, Fourier-Motzkin for inequalities): what remains are
implied edits over the other numbers, and the set is enough if and only if none of these fails. One that fails names the numbers
of which at least one must join the set; so the search branches only where it must.

References
----------
.. [1] I. P. Fellegi, D. Holt, "A Systematic Approach to Automatic Edit and Imputation", JASA 71 (1976) 17-35.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from fupin_analysis.crosscheck.edits import Edit, Name, Values

#: Numbers changed at most; beyond that a return is too broken for its contradictions to say where.
MOST_CHANGES = 4


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

    Returns
    -------
    list of Solution
        All solutions of the least cost, in the order of `values`; empty where nothing needs to change or where more than
        `most` numbers would have to.

    Examples
    --------
    >>> from fupin_analysis.crosscheck.edits import balance
    >>> stated = {"turnover": Fraction(353), "costs": Fraction(283), "profit": Fraction(115)}
    >>> for solution in localise([balance("result", "turnover", ["costs", "profit"])], stated):
    ...     print(solution.support, [int(value) for value in solution.values.values()])
    ('turnover',) [398]
    ('costs',) [238]
    ('profit',) [70]
    """
    order = {name: place for place, name in enumerate(values)}
    cost_of = {name: (weights or {}).get(name, Fraction(1)) for name in values}
    system = _System([_recentred(edit, values) for edit in edits], values)
    missing = frozenset(name for name, value in values.items() if value is None)
    best: Fraction | None = None
    found: dict[frozenset[Name], None] = {}
    layer: dict[frozenset[Name], None] = {missing: None}
    # Sets are looked at in order of size; a set is grown only by numbers of an implied edit that fails under it.
    for _size in range(most + 1):
        grown: dict[frozenset[Name], None] = {}
        for chosen in layer:
            cost = sum((cost_of[name] for name in chosen - missing), Fraction(0))
            if best is not None and cost > best:
                continue
            culprit = system.failing(chosen)
            if culprit is None:
                if best is None or cost < best:
                    found, best = {}, cost
                found[chosen] = None
                continue
            for name in sorted(culprit, key=order.__getitem__):
                grown[chosen | {name}] = None
        if len(grown) > _MOST_SETS or (found and weights is None):
            break  # with equal weights no larger set can be as cheap
        layer = grown
    supports = sorted(
        (tuple(sorted(chosen - missing, key=order.__getitem__)) for chosen in found), key=lambda s: [order[n] for n in s]
    )
    return [_solution(system.rows, support, missing, values, best or Fraction(0)) for support in supports if support]


#: Sets of numbers looked at in one round at most; a return that needs more is too broken to say where.
_MOST_SETS = 5_000


class _System:
    """Edits indexed by number: only edits that fail as things stand, or that hold a chosen number, can matter."""

    def __init__(self, rows: Sequence[Edit], values: Values) -> None:
        self.rows = rows
        self.values = values
        self.broken = [row for row in rows if not _true(row, values)]
        self.by_name: dict[Name, list[Edit]] = {}
        for row in rows:
            for name in row.terms:
                self.by_name.setdefault(name, []).append(row)

    def failing(self, chosen: frozenset[Name]) -> tuple[Name, ...] | None:
        """Numbers of an implied edit that fails whatever the chosen numbers become; None where `chosen` is enough."""
        for row in self.broken:
            if chosen.isdisjoint(row.terms):
                return tuple(row.terms)
        within = {id(row): row for name in chosen for row in self.by_name.get(name, ())}
        for row in _eliminate(list(within.values()), chosen):
            if not _true(row, self.values):
                return tuple(row.terms)
        return None


def _recentred(edit: Edit, values: Values) -> Edit:
    """Treat a residual within the slack as satisfied: move the right-hand side onto it."""
    residual = edit.residual(values)
    if residual is None or not edit.slack:
        return edit
    if edit.relation == "=" and residual and abs(residual) <= edit.slack:
        return replace(edit, constant=edit.constant + residual)
    if edit.relation == "<=" and 0 < residual <= edit.slack:
        return replace(edit, constant=edit.constant + residual)
    return edit


def _true(row: Edit, values: Values) -> bool:
    residual = row.residual(values)
    return residual is None or (residual == 0 if row.relation == "=" else residual <= 0)


def _eliminate(rows: Sequence[Edit], chosen: Iterable[Name]) -> list[Edit]:
    """Edits implied by `rows` in which none of the chosen numbers stands any more."""
    current = list(rows)
    for name in chosen:
        equalities = [row for row in current if row.relation == "=" and name in row.terms]
        if equalities:
            pivot = min(equalities, key=lambda row: len(row.terms))
            current = [_substituted(row, pivot, name) for row in current if row is not pivot]
        else:
            current = list(_fourier_motzkin(current, name))
    return current


def _substituted(row: Edit, pivot: Edit, name: Name) -> Edit:
    if name not in row.terms:
        return row
    return _combined(row, Fraction(1), pivot, -row.terms[name] / pivot.terms[name], row.relation)


def _fourier_motzkin(rows: Sequence[Edit], name: Name) -> Iterator[Edit]:
    above, below = [], []
    for row in rows:
        if name not in row.terms:
            yield row
        elif row.terms[name] > 0:
            above.append(row)
        else:
            below.append(row)
    for upper in above:
        for lower in below:
            yield _combined(upper, -lower.terms[name], lower, upper.terms[name], "<=")


def _combined(first: Edit, by: Fraction, second: Edit, times: Fraction, relation: str) -> Edit:
    terms = {key: by * value for key, value in first.terms.items()}
    for key, value in second.terms.items():
        terms[key] = terms.get(key, Fraction(0)) + times * value
    kept = {key: value for key, value in terms.items() if value}
    return Edit(f"{first.name}+{second.name}", kept, relation, by * first.constant + times * second.constant)


def _solution(
    rows: Sequence[Edit], support: tuple[Name, ...], missing: frozenset[Name], values: Values, cost: Fraction
) -> Solution:
    solved = solve(rows, [*support, *missing], values)
    return Solution(support, {name: solved[name] for name in support if name in solved}, cost)


def solve(rows: Sequence[Edit], unknown: Sequence[Name], values: Values) -> dict[Name, Fraction]:
    """Return the values of those unknown numbers that the edits, with the other numbers as they are, fix to one value.

    This is deductive imputation [1]_: equalities alone often fix a missing number, and so may inequalities that meet (parts that
    must be zero because their total is).

    References
    ----------
    .. [1] M. van der Loo, E. de Jonge, S. Scholtus, "Correction of rounding, typing, and sign errors with the deducorrect
       package", Statistics Netherlands paper 201119 (2011).
    """
    fixed: dict[Name, Fraction] = {}
    touching = [row for row in rows if not row.terms.keys().isdisjoint(unknown)]
    for name in unknown:
        others = frozenset(unknown) - {name}
        within = [row for row in touching if name in row.terms or not others.isdisjoint(row.terms)]
        low, high = _range(_eliminate(within, [other for other in unknown if other in others]), name, values)
        if low is not None and low == high:
            fixed[name] = low
    return fixed


def _range(rows: Iterable[Edit], name: Name, values: Values) -> tuple[Fraction | None, Fraction | None]:
    """Bounds that edits in one unknown number set to it."""
    low: Fraction | None = None
    high: Fraction | None = None
    for row in rows:
        coefficient = row.terms.get(name)
        if coefficient is None:
            continue
        rest = row.constant
        for key, value in row.terms.items():
            stated = values[key]
            if key != name:
                if stated is None:
                    break
                rest -= value * stated
        else:
            bound = rest / coefficient
            if row.relation == "=" or coefficient > 0:
                high = bound if high is None else min(high, bound)
            if row.relation == "=" or coefficient < 0:
                low = bound if low is None else max(low, bound)
    return low, high
