"""What candidate repairs are, and what they are judged against."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from fupin_analysis.crosscheck.edits.linear import Edit
from fupin_analysis.crosscheck.edits.stated import Key, Stated
from fupin_analysis.crosscheck.edits.trial import Applied
from fupin_analysis.crosscheck.localisation.slips import slip_between

#: Measures with a unit that can be mistaken; their values need not be whole.
MEASURED = frozenset(
    {"amount_yuan", "amount_per_household_yuan", "amount_per_person_yuan", "length_km", "area_mu", "rate", "paid_share"}
)


@dataclass(frozen=True)
class Replacement:
    """One number changed; `old` is None where it was left out, `new` where the edits leave it open."""

    key: Key
    old: Fraction | None
    new: Fraction | None


@dataclass(frozen=True)
class Candidate:
    """One way to mend a contradiction.

    Parameters
    ----------
    changes
        Numbers changed.
    is_minimal
        Whether it mends everything with the fewest changes; a rival does not.
    exchanged
        How many of the first changes are numbers that take one another's place.
    exchanges
        How many exchanges these are: each is one slip, whatever its numbers.
    is_larger
        Whether it mends everything with one change more than the fewest, because slips explain each of them.
    score
        Points of evidence for it.
    reasons
        Why: (name of a reason, figure it speaks of, number).
    """

    changes: tuple[Replacement, ...]
    is_minimal: bool
    exchanged: int = 0
    exchanges: int = 0
    is_larger: bool = False
    score: float = 0.0
    reasons: tuple[tuple[str, str, float], ...] = field(default=())

    @property
    def is_explained(self) -> bool:
        """Whether slips of the hand explain every change: one for each number, or numbers exchanged."""
        return all(bool(slip_of(change)) for change in self.changes[self.exchanged :])


def after(candidate: Candidate, values: Mapping[Key, Fraction]) -> dict[Key, Fraction]:
    """Return the values as the candidate would have them; where it leaves one open, that stated."""
    return {**values, **{change.key: change.new for change in candidate.changes if change.new is not None}}


def slip_of(change: Replacement) -> str:
    """Name the slip that explains a change; a wrong unit belongs to amounts, lengths and areas, not to heads counted."""
    slip = slip_between(change.old, change.new) if change.old is not None and change.new is not None else ""
    is_count = change.key.measure not in MEASURED
    if slip == "unit" and is_count:
        digits = len(str(change.old)) - len(str(change.new))
        return {1: "added", -1: "omitted"}.get(digits, "")
    return slip


@dataclass(frozen=True)
class Background:
    """What candidates are judged against: the township's figures and the edits that hold, with their residuals by identity."""

    stated: Stated
    holding: tuple[Edit, ...]
    readings: tuple[Edit, ...]
    mean_size: float
    residuals: Mapping[int, Fraction] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[Key, list[int]]:
        """For each figure, where the edits stand that hold now and speak of it."""
        found: dict[Key, list[int]] = {}
        for place, edit in enumerate(self.holding):
            for key in edit.terms:
                found.setdefault(key, []).append(place)
        return found

    def touching(self, keys: Iterable[Key]) -> list[Edit]:
        """Edits that hold now and speak of any of `keys`."""
        return [self.holding[place] for place in sorted({place for key in keys for place in self.by_key.get(key, ())})]

    def but(self, edits: Iterable[Edit]) -> Callable[[Collection[Key]], list[Edit]]:
        """Return what tells the edits that hold and speak of any of some figures, but for these edits."""
        left = {id(edit) for edit in edits}
        return lambda keys: [edit for edit in self.touching(keys) if id(edit) not in left]

    def breaking(self, changes: Iterable[Replacement]) -> list[Edit]:
        """Return the edits that hold now and would not with some changes; numbers left open stay as they are."""
        off: dict[int, Fraction] = {}
        for change in changes:
            if change.new is not None and change.old is not None:
                by = change.new - change.old
                for place in self.by_key.get(change.key, ()):
                    edit = self.holding[place]
                    off[place] = (off[place] if place in off else self.residuals[id(edit)]) + edit.terms[change.key] * by
        return [self.holding[place] for place in sorted(off) if not self.holding[place].allows(off[place])]


def surroundings(stated: Stated, applied: Sequence[Applied]) -> Background:
    """Gather what candidates of a township are judged against."""
    households = stated.values.get(Key(str(stated.year), "", "registry", "total", "households"))
    persons = stated.values.get(Key(str(stated.year), "", "registry", "total", "persons"))
    mean = float(persons / households) if households and persons else 3.5
    held = [one for one in applied if one.state in {"holds", "rounding"}]
    failing = [one for one in applied if one.state == "fails" and one.rule.kind == "reading"]
    edits = [(edit, one) for one in held if (edit := one.edit) is not None]
    holding = tuple(edit for edit, _one in edits)
    rivals = tuple(edit for one in failing if (edit := one.edit) is not None)
    off = {id(edit): one.right - one.left if one.relation == ">=" else one.left - one.right for edit, one in edits}
    return Background(stated, holding, rivals, mean if 1 <= mean <= 10 else 3.5, off)
