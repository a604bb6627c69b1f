"""A typed sum and the cells it was held against: what adds up, and how far rounding lets anybody tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from fupin_analysis.clean.outcomes import CellOutcome
from fupin_analysis.core.words.means import adds_up
from fupin_analysis.core.words.terms import load_vocabulary

#: Kinds of measures that add up; shares and means do not.
_ADDITIVE = frozenset({"count", "amount", "length", "area", "quantity"})
_OF_PEOPLE = frozenset({"households", "persons", "recipients"})


def exponent_of(number: Decimal) -> int:
    """Return the power of ten of the last digit with which a number is typed; 0 of what is no number."""
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


@dataclass(frozen=True)
class TypedSum:
    """A typed sum, the parts it was held against, and what they add up to."""

    whole: CellOutcome
    parts: Sequence[CellOutcome]
    total: Decimal

    @property
    def holds(self) -> bool:
        """Whether it is that of its parts, as far as rounding lets anybody tell."""
        return _fits(self.whole, self.total, len(self.parts))

    @property
    def is_of_people(self) -> bool:
        """Whether people are added, of whom one may be in several parts."""
        return any(figure["measure"] in _OF_PEOPLE for part in self.parts for figure in part.figures)

    @property
    def is_of_places(self) -> bool:
        """Whether its parts are places, in one of which everybody is."""
        return any(figure["place"] for part in self.parts for figure in part.figures)

    @property
    def is_less(self) -> bool:
        """Whether it is less than its parts together, and no less than any of them."""
        return not self.holds and max(map(number_of, self.parts)) <= number_of(self.whole) < self.total

    @property
    def is_telling(self) -> bool:
        """Whether it is known to hold or not to hold, without the help of rounding, and all of it is one township's."""
        is_certain = not self.holds or number_of(self.whole) == self.total
        units = {(figure["township"], figure["year"]) for one in (self.whole, *self.parts) for figure in one.figures}
        return is_certain and len(units) == 1 and bool(self.whole.figures)


def added(found: Sequence[CellOutcome | None], whole: CellOutcome) -> TypedSum | None:
    """Add numbers as typed; None where one was not understood, or they are not all of one unit and measure that adds up.

    A cell left blank (None) may be nothing and may be unknown: the sum of the others tells where the whole is just that, or is
    less.
    """
    parts = [one for one in found if one is not None]
    if len(parts) < 2:
        return None
    are_of_persons = all(part.aside is not None and part.aside["code"] == "F288" for part in parts)
    numbers = [number_of(part, is_part=not are_of_persons) for part in parts]
    typed = [whole] if are_of_persons else parts  # what persons were paid is no figure, and yet adds up
    measures = {str(figure["measure"]) for part in typed for figure in part.figures}
    units = {part.unit for part in typed}
    if not number_of(whole).is_finite() or not all(number.is_finite() for number in numbers):
        return None
    if len(measures) != 1 or len(units) != 1 or any(len(part.figures) != 1 for part in typed):
        return None
    if not all(adds_up(str(figure["item"])) for part in (*parts, whole) for figure in part.figures):
        return None
    measure = load_vocabulary().measures[measures.pop()]
    adds = measure.kind in _ADDITIVE and "_per_" not in measure.name
    if not adds or not {figure["measure"] for figure in whole.figures} <= {measure.name}:
        return None
    one = TypedSum(whole, parts, sum(numbers, Decimal(0)))
    is_known = len(parts) == len(found) or one.holds or number_of(whole) < one.total
    return one if is_known and not _is_mean(one) else None


def _is_mean(one: TypedSum) -> bool:
    """Whether what stands below numbers is their mean to its last digit, whatever is said: 月工资, 合计 1900 of 2000 and 1800."""
    number = number_of(one.whole)
    is_apart = len({*map(number_of, one.parts)}) > 1 and not one.holds
    return is_apart and abs(one.total / len(one.parts) - number) <= Decimal(1).scaleb(-_decimals(number)) / 2


def number_of(outcome: CellOutcome, *, is_part: bool = False) -> Decimal:
    """Return a cell's number as typed; not a number where it holds none, or is a part that was set aside."""
    if is_part and not outcome.figures:
        return Decimal("NaN")
    try:
        return Decimal(outcome.cell.text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return Decimal("NaN")


def _fits(outcome: CellOutcome, total: Decimal, parts: int) -> bool:
    """Whether a typed sum is that of its parts, as far as rounding lets anybody tell."""
    number = number_of(outcome)
    own, theirs = _decimals(number), _decimals(total)
    halves = 1 if own < theirs else parts + 1 if own else 0
    return abs(number - total) <= Decimal(halves) / 2 * Decimal(1).scaleb(-own)


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.normalize().as_tuple().exponent))


def shown(number: Decimal) -> str:
    """Return a number as it is said in a remark."""
    return f"{number.normalize():f}"
