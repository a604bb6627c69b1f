"""Numbers stated roughly or read with doubt: they reckon as any number does, and say 约 or 存疑 where they are written.

What is worked out of one is rough as well: half of 约300户 is 约150户, and 约120户 of them 约40%, whatever word the figure had;
what is worked out of a doubted one is in doubt with it, and of a range (8—10公里) a range.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import add, mul, sub, truediv
from typing import Any, Self

from fupin_analysis.core.texts.qualifiers import DOUBTED, up_to, upper_end

#: What is said of a number that was worked out of a rough one.
ABOUT = "约"


class Rough(float):
    """A number with what was said of how exact it is.

    Parameters
    ----------
    value
        The number.
    qualifier
        One of :data:`fupin_analysis.core.texts.qualifiers.QUALIFIERS`, or where a range ends of which `value` is the lower end.

    Examples
    --------
    >>> about = Rough(300.0, "约")
    >>> about.qualifier, about + 1, (120 / about).qualifier
    ('约', 301.0, '约')
    >>> half = Rough(8.0, "至10") / 2
    >>> float(half), half.qualifier
    (4.0, '至5')
    """

    qualifier: str

    def __new__(cls, value: float, qualifier: str) -> Self:
        """Make one."""
        made = super().__new__(cls, value)
        made.qualifier = qualifier
        return made

    def __add__(self, other: float, /) -> Rough:
        return _worked_out(add, self, other) if isinstance(other, (int, float)) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other: float, /) -> Rough:
        return _worked_out(sub, self, other) if isinstance(other, (int, float)) else NotImplemented

    def __rsub__(self, other: float, /) -> Rough:
        return _worked_out(sub, other, self) if isinstance(other, (int, float)) else NotImplemented

    def __mul__(self, other: float, /) -> Rough:
        return _worked_out(mul, self, other) if isinstance(other, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other: float, /) -> Rough:
        return _worked_out(truediv, self, other) if isinstance(other, (int, float)) else NotImplemented

    def __rtruediv__(self, other: float, /) -> Rough:
        return _worked_out(truediv, other, self) if isinstance(other, (int, float)) else NotImplemented

    def __abs__(self) -> Rough:
        if self >= 0:
            return Rough(abs(float(self)), self.qualifier)
        ends = _ends(self)
        sizes = (0.0, *map(abs, ends)) if max(ends) > 0 else tuple(map(abs, ends))
        return _between(sizes, self)  # at least -3 is at most 3 in size: no more than 约 can be said of it

    def __getnewargs__(self) -> tuple[float, str]:  # type: ignore[override]  # float's own takes the number alone
        """Let copies and other processes keep the qualifier."""
        return float(self), self.qualifier


def _worked_out(operation: Callable[[float, float], float], one: float, other: float) -> Rough:
    """Return what is worked out of two numbers, one of which is rough; of a range again a range."""
    ends = [operation(first, second) for first in _ends(one) for second in _ends(other)]
    return _between(ends, one, other)


def _ends(number: float) -> tuple[float, ...]:
    """Return both ends of a range, and of any other number the number alone."""
    upper = upper_end(number.qualifier) if isinstance(number, Rough) else None
    return (float(number),) if upper is None else (float(number), upper)


def _between(ends: Sequence[float], *terms: float) -> Rough:
    """Return what may be any number between `ends`, the first of which comes of all lower ends."""
    if any(isinstance(term, Rough) and term.qualifier == DOUBTED for term in terms):
        return Rough(ends[0], DOUBTED)
    low, high = min(ends), max(ends)
    return Rough(low, up_to(high)) if low < high else Rough(low, ABOUT)


def whole_above(number: float) -> float:
    """Return the next whole number, as rough as the number: nobody exits by half.

    Examples
    --------
    >>> whole_above(59.5), whole_above(Rough(59.5, "约")).qualifier, whole_above(float("nan"))
    (60.0, '约', nan)
    """
    if math.isnan(number):
        return number
    whole = float(math.ceil(number))
    if not isinstance(number, Rough):
        return whole
    upper = upper_end(number.qualifier)
    return Rough(whole, number.qualifier if upper is None else up_to(float(math.ceil(upper))))


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
    >>> summed([Rough(8.0, "至10"), 3.0]), summed([Rough(8.0, "至10"), 3.0]).qualifier
    (11.0, '至13')
    >>> summed([Rough(200.0, "存疑"), Rough(3.0, "约")]).qualifier
    '存疑'
    """
    if len(values) == 1:
        return values[0]
    if not is_any_rough(values):
        return math.fsum(values)
    return _between([math.fsum(_ends(value)[end] for value in values) for end in (0, -1)], *values)
