"""Numbers stated roughly or read with doubt: they reckon as any number does, and say 约 or 存疑 where they are written.

What is worked out of one is rough as well: half of 约300户 is 约150户, and 约120户 of them 约40%, whatever word the figure had;
what is worked out of a doubted one is in doubt with it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

from fupin_analysis.core.texts.qualifiers import DOUBTED

#: What is said of a number that was worked out of a rough one.
_ABOUT = "约"


class Rough(float):
    """A number with what was said of how exact it is.

    Parameters
    ----------
    value
        The number.
    qualifier
        One of :data:`fupin_analysis.core.texts.qualifiers.QUALIFIERS`.

    Examples
    --------
    >>> about = Rough(300.0, "约")
    >>> about.qualifier, about + 1, (120 / about).qualifier
    ('约', 301.0, '约')
    """

    qualifier: str

    def __new__(cls, value: float, qualifier: str) -> Self:
        """Make one."""
        made = super().__new__(cls, value)
        made.qualifier = qualifier
        return made

    def __add__(self, other: float, /) -> Rough:
        return _worked_out(float(self) + float(other), self, other) if isinstance(other, (int, float)) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other: float, /) -> Rough:
        return _worked_out(float(self) - float(other), self, other) if isinstance(other, (int, float)) else NotImplemented

    def __rsub__(self, other: float, /) -> Rough:
        return _worked_out(float(other) - float(self), self, other) if isinstance(other, (int, float)) else NotImplemented

    def __mul__(self, other: float, /) -> Rough:
        return _worked_out(float(self) * float(other), self, other) if isinstance(other, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other: float, /) -> Rough:
        return _worked_out(float(self) / float(other), self, other) if isinstance(other, (int, float)) else NotImplemented

    def __rtruediv__(self, other: float, /) -> Rough:
        return _worked_out(float(other) / float(self), self, other) if isinstance(other, (int, float)) else NotImplemented

    def __abs__(self) -> Rough:
        return Rough(abs(float(self)), self.qualifier)

    def __getnewargs__(self) -> tuple[float, str]:  # type: ignore[override]  # float's own takes the number alone
        """Let copies and other processes keep the qualifier."""
        return float(self), self.qualifier


def _worked_out(value: float, *terms: float) -> Rough:
    """Return a number that was worked out of others, one of which is rough."""
    is_doubted = any(isinstance(term, Rough) and term.qualifier == DOUBTED for term in terms)
    return Rough(value, DOUBTED if is_doubted else _ABOUT)


def qualifiers_of(row: Mapping[str, Any]) -> str:
    """Write which numbers of a row are rough, for a table that holds plain numbers.

    Examples
    --------
    >>> qualifiers_of({"households": Rough(300.0, "约"), "persons": 1200.0})
    'households 约'
    """
    return "; ".join(f"{name} {value.qualifier}" for name, value in row.items() if isinstance(value, Rough))


def with_qualifiers(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with its numbers as rough as its column ``qualifiers`` says."""
    found = dict(row)
    for part in filter(None, str(row["qualifiers"]).split("; ")):
        name, _, qualifier = part.partition(" ")
        if isinstance(found.get(name), (int, float)):
            found[name] = Rough(found[name], qualifier)
    return found


def is_any_rough(values: Iterable[float]) -> bool:
    """Whether one of the numbers was stated roughly.

    Examples
    --------
    >>> is_any_rough([Rough(300.0, "约"), 12.0]), is_any_rough([12.0])
    (True, False)
    """
    return any(isinstance(value, Rough) for value in values)


def summed(values: Sequence[float]) -> float:
    """Return the sum of numbers, rounded once; rough where one of them is, and a single number as it was stated.

    Examples
    --------
    >>> summed([Rough(200.0, "余")]).qualifier, summed([Rough(200.0, "余"), 3.0]).qualifier, summed([0.1] * 10)
    ('余', '约', 1.0)
    >>> summed([Rough(200.0, "存疑"), Rough(3.0, "约")]).qualifier
    '存疑'
    """
    if len(values) == 1:
        return values[0]
    total = math.fsum(values)
    return _worked_out(total, *values) if is_any_rough(values) else total
