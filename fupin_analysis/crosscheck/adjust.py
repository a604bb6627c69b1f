"""Minimal adjustment: the nearest numbers that satisfy every balance, for differences nobody can assign to one figure.

For smearing rounding differences over the parts of a sum, never for typing errors: those have one place, which
:mod:`fupin_analysis.crosscheck.localise` looks for. Nothing here is applied to what a township stated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from fupin_analysis.crosscheck.edits import Edit, Name


def adjust(
    edits: Sequence[Edit], values: Mapping[Name, Fraction], *, weights: Mapping[Name, Fraction] | None = None
) -> dict[Name, Fraction]:
    """Return the numbers nearest to `values` (weighted squares) for which every equality among `edits` holds, exactly.

    With ``A x = b`` the balances and W the diagonal of the weights, ``x' = x − W⁻¹ Aᵀ λ`` where ``(A W⁻¹ Aᵀ) λ = A x − b`` [1]_.

    Parameters
    ----------
    edits
        Linear edits; inequalities are passed over. They must not contradict one another.
    values
        Numbers; none missing.
    weights
        How firmly each number is held, 1 by default.

    References
    ----------
    .. [1] M. van der Loo, *rspa: Adapt Numerical Records to Fit (in)Equality Restrictions*, R package 0.2.8.

    Examples
    --------
    >>> sums = Edit("sum", {"x": Fraction(1), "y": Fraction(1)}, constant=Fraction(10))
    >>> {name: float(value) for name, value in adjust([sums], {"x": Fraction(4), "y": Fraction(5)}).items()}
    {'x': 4.5, 'y': 5.5}
    """
    balances = [edit for edit in edits if edit.relation == "="]
    slack_of = {name: 1 / (weights or {}).get(name, Fraction(1)) for name in values}
    rows = [
        [
            sum((first.terms[n] * second.terms[n] * slack_of[n] for n in first.terms.keys() & second.terms.keys()), Fraction(0))
            for second in balances
        ]
        + [first.residual(values) or Fraction(0)]
        for first in balances
    ]
    multipliers = _solve(rows)
    adjusted = dict(values)
    for edit, multiplier in zip(balances, multipliers, strict=True):
        for name, coefficient in edit.terms.items():
            adjusted[name] -= slack_of[name] * coefficient * multiplier
    return adjusted


def _solve(rows: list[list[Fraction]]) -> list[Fraction]:
    """Solve a square system by elimination; a balance that repeats others gets multiplier 0."""
    size = len(rows)
    pivots: dict[int, int] = {}
    for column in range(size):
        row = next((number for number in range(size) if number not in pivots.values() and rows[number][column]), None)
        if row is None:
            continue
        pivots[column] = row
        rows[row] = [value / rows[row][column] for value in rows[row]]
        for other in range(size):
            if other != row and rows[other][column]:
                rows[other] = [value - rows[other][column] * base for value, base in zip(rows[other], rows[row], strict=True)]
    return [rows[pivots[column]][size] if column in pivots else Fraction(0) for column in range(size)]
