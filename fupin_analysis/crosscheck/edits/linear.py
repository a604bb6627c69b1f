"""Linear edits over named numbers, in exact arithmetic.

An edit says ``Σ coefficient · number = constant`` or ``≤ constant``. Balance edits (a total is the sum of its parts), bounds and
ratio edits all take this form, so that one procedure can look for the numbers to change [1]_.

References
----------
.. [1] I. P. Fellegi, D. Holt, "A Systematic Approach to Automatic Edit and Imputation", JASA 71 (1976) 17-35.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any, TypeAlias, cast

#: What names a number: anything hashable.
Name: TypeAlias = Any

#: Values by name; None where a number is not stated.
Values: TypeAlias = Mapping[Name, "Fraction | None"]


def whole(value: Fraction) -> Fraction:
    """Return a whole number as ``int``: equal to the fraction in all that edits do with it, and many times faster.

    Only division tells them apart, and only coefficients are divided by.

    Examples
    --------
    >>> whole(Fraction(4, 2)), whole(Fraction(1, 2))
    (2, Fraction(1, 2))
    """
    return cast("Fraction", value.numerator) if value.denominator == 1 else value


@dataclass(frozen=True)
class Edit:
    """One linear edit.

    Parameters
    ----------
    name
        What it is called in findings.
    terms
        Coefficient of each number; none is zero.
    relation
        ``"="`` or ``"<="``.
    constant
        Right-hand side.
    slack
        Largest residual put down to rounding; such an edit counts as satisfied.
    is_soft
        A soft (query) edit may be right though it fails; alone it accuses nobody.
    """

    name: str
    terms: Mapping[Name, Fraction]
    relation: str = "="
    constant: Fraction = Fraction(0)
    slack: Fraction = Fraction(0)
    is_soft: bool = False

    @cached_property
    def scaled(self) -> tuple[dict[Name, int], int]:
        """Coefficients as whole numbers, and the factor that makes them so."""
        factor = lcm(*(by.denominator for by in self.terms.values()))
        return {name: by.numerator * (factor // by.denominator) for name, by in self.terms.items()}, factor

    def residual(self, values: Values) -> Fraction | None:
        """Return ``Σ coefficient · number − constant``; None where a number is missing.

        Examples
        --------
        >>> balance("sum", "total", ["a", "b"]).residual({"total": Fraction(5), "a": Fraction(2), "b": Fraction(2)})
        Fraction(1, 1)
        """
        total = -self.constant
        for name, coefficient in self.terms.items():
            value = values[name]
            if value is None:
                return None
            total += coefficient * value
        return total

    def holds(self, values: Values) -> bool | None:
        """Return whether the edit holds, rounding allowed for; None where a number is missing."""
        residual = self.residual(values)
        return None if residual is None else self.allows(residual)

    def allows(self, residual: Fraction) -> bool:
        """Return whether a residual is put down to rounding, or none."""
        return (abs(residual) if self.relation == "=" else residual) <= self.slack


def balance(name: str, whole: Name, parts: list[Name], *, slack: int = 0) -> Edit:
    """Return the edit ``whole = Σ parts``."""
    terms: dict[Name, Fraction] = {whole: Fraction(1)}
    for part in parts:
        terms[part] = terms.get(part, Fraction(0)) - 1
    return Edit(name, {key: value for key, value in terms.items() if value}, slack=Fraction(slack))
