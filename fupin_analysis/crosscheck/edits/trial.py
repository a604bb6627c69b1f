"""One edit on one township's figures: the formula in a period and place, and how it came out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from operator import itemgetter, mul

from fupin_analysis.crosscheck.edits.formula import Formula
from fupin_analysis.crosscheck.edits.linear import Edit, whole
from fupin_analysis.crosscheck.edits.rules import Rule
from fupin_analysis.crosscheck.edits.stated import Key

#: One side of a formula: figures, by their place among those stated, with their coefficients; and what is added.
Side = tuple[tuple[tuple[Fraction, int], ...], Fraction]

_ZERO = whole(Fraction(0))


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
    blank
        All that is missing, as far as it is one figure.
    relation
        How both sides must relate as far as is stated: figures missing make a bound of an equality.
    is_settled
        What is missing leaves nothing to verify, whatever the values.
    is_loose
        A minor change is not stated, for which the rule allows.
    lacks_years
        Years that may be meant and are not stated, where years are added up.
    given
        Both sides, where they are not those of the formula.
    """

    rule: Rule
    formula: Formula
    period: str
    place: str
    keys: tuple[Key, ...]
    stated: tuple[Key, ...] = field(repr=False)
    places: tuple[tuple[int, ...], ...]
    absent: tuple[Key, ...] = ()
    blank: tuple[Key, ...] = ()
    relation: str = "="
    is_settled: bool = False
    is_loose: bool = False
    lacks_years: tuple[Key, ...] = ()
    given: tuple[Side, Side] | None = field(default=None, repr=False)
    _edits: dict[tuple[str, Fraction], Edit] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def is_open(self) -> bool:
        """Whether figures are missing that nothing shows to be zero."""
        return self.relation != self.formula.relation

    @cached_property
    def sides(self) -> tuple[Side, Side] | None:
        """Both sides as sums over the figures stated; None where the formula is not linear."""
        if self.given is not None:
            return self.given
        if self.formula.linear_sides is None:
            return None
        left, right = (
            (tuple((by, at) for reference, by in terms.items() for at in self.places[reference]), constant)
            for terms, constant in self.formula.linear_sides
        )
        return left, right

    @cached_property
    def work_out(self) -> Callable[[Sequence[Fraction]], tuple[Fraction, Fraction]]:
        """What works out both sides from the numbers stated: made once for all returns, since each is tried by every edit."""
        if self.sides is not None:
            left, right = map(_sum_of, self.sides)
            return lambda numbers: (left(numbers), right(numbers))
        sides_of = self.formula.sides_of
        sums = [_sum_of((tuple((whole(Fraction(1)), at) for at in places), _ZERO)) for places in self.places]
        return lambda numbers: sides_of([own(numbers) for own in sums])

    @cached_property
    def unverifiable(self) -> Applied:
        """What comes out where nothing can be verified, made once for all returns that lack the same."""
        return Applied(self, "unverifiable")

    @cached_property
    def printed(self) -> tuple[int, ...]:
        """Where its percentages stand among the figures stated, where it is about a percentage."""
        if self.rule.kind != "percentage":
            return ()
        pairs = zip(self.formula.references, self.places, strict=True)
        return tuple(at for reference, places in pairs if reference.measure in {"rate", "paid_share"} for at in places)

    @cached_property
    def may_slip(self) -> bool:
        """Whether both sides may be further apart than its rule says: by the last digit printed, or by what nobody states."""
        rule = self.rule
        return bool(rule.drift or self.is_loose or self.printed or (rule.kind == "rate" and rule.is_soft))

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


def _sum_of(side: Side) -> Callable[[Sequence[Fraction]], Fraction]:
    """Return what adds up one side."""
    terms, constant = side
    factors, places = [by for by, _at in terms], [at for _by, at in terms]
    if not places:
        return lambda _numbers: constant
    pick = itemgetter(*places)
    if len(places) == 1:
        by = factors[0]
        return pick if by == 1 and not constant else lambda numbers: constant + by * pick(numbers)
    if any(by != 1 for by in factors):
        return lambda numbers: sum(map(mul, factors, pick(numbers)), constant)
    return lambda numbers: sum(pick(numbers), constant)


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


@dataclass(slots=True, eq=False)  # not frozen, which makes making them slow: there are hundreds for each township
class Applied:
    """One edit tried in one period and place.

    Parameters
    ----------
    trial
        What was tried where.
    state
        ``holds``, ``rounding`` (within the slack), ``fails`` or ``unverifiable`` (a figure is missing).
    left, right
        Both sides of the formula.
    relation
        How they must relate, as far as what is stated tells.
    slack
        Largest difference put down to rounding.
    is_guide
        Whether the edit may guide the search for the wrong figure.
    """

    trial: Trial
    state: str
    left: Fraction = _ZERO
    right: Fraction = _ZERO
    relation: str = "="
    slack: Fraction = _ZERO
    is_guide: bool = True

    @property
    def rule(self) -> Rule:
        """The edit."""
        return self.trial.rule

    @property
    def formula(self) -> Formula:
        """That of the rule's formulas which was tried."""
        return self.trial.formula

    @property
    def period(self) -> str:
        """The period it was tried in."""
        return self.trial.period

    @property
    def place(self) -> str:
        """The place it was tried in; empty for the township."""
        return self.trial.place

    @property
    def keys(self) -> tuple[Key, ...]:
        """The figures it speaks of."""
        return self.trial.keys

    @property
    def leading(self) -> Key:
        """The figure the edit is about."""
        return self.trial.keys[0]

    @property
    def absent(self) -> tuple[Key, ...]:
        """Parts that seem to have been left out."""
        return self.trial.absent

    @property
    def edit(self) -> Edit | None:
        """The edit as a linear equation or inequality; None where it is not linear or may not guide the search."""
        return self.trial.edit(self.relation, self.slack) if self.is_guide and self.state != "unverifiable" else None
