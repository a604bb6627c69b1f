"""Exchanges: households and persons of a row, or two neighbouring rows, typed in each other's place.

Each is one slip of the hand, whatever the numbers are and however many a row has; several may have happened in one return.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.crosscheck.edits.linear import Edit
from fupin_analysis.crosscheck.edits.stated import Key
from fupin_analysis.crosscheck.localisation.candidates import Background, Candidate, Replacement

#: Sets of exchanges of one size at most; with more, as where a column was pasted into the next, which happened cannot be said.
_MOST_SETS = 200


@dataclass(frozen=True)
class Exchanged:
    """One or more exchanges that mend something and break nothing.

    Parameters
    ----------
    candidate
        The exchanges.
    left
        Broken edits that still do not hold.
    """

    candidate: Candidate
    left: tuple[Edit, ...]


def find_exchanges(broken: Sequence[Edit], around: Background, *, most: int) -> list[Exchanged]:
    """Return the sets of up to `most` exchanges of which each mends something more, the smallest sets first.

    No larger sets are looked for once one mends everything.
    """
    single = _single(broken, around)
    found: list[Exchanged] = []
    layer = [(Exchanged(Candidate((), is_minimal=True), tuple(broken)), 0)]
    for _size in range(most):
        grown = []
        for before, start in layer:
            for number in range(start, len(single)):
                joined = _joined(before.candidate, single[number])
                after_it = _tried(joined, broken, around, len(before.left)) if joined is not None else None
                if after_it is not None:
                    grown.append((after_it, number + 1))
        if len(grown) > _MOST_SETS:
            break
        layer = grown
        found += [one for one, _start in layer]
        if any(not one.left for one in found):
            break
    return found


def _joined(first: Candidate, second: Candidate) -> Candidate | None:
    """Both exchanges; None where they move the same number."""
    if not {change.key for change in first.changes}.isdisjoint(change.key for change in second.changes):
        return None
    changes = first.changes + second.changes
    return Candidate(changes, is_minimal=True, exchanged=len(changes), exchanges=first.exchanges + second.exchanges)


def _tried(candidate: Candidate, broken: Sequence[Edit], around: Background, most: int) -> Exchanged | None:
    """Which edits are left broken; None where as many as before are, or one breaks that holds now."""
    values = {**around.stated.values, **{change.key: change.new for change in candidate.changes}}
    left = tuple(edit for edit in broken if not edit.holds(values))
    if len(left) >= most or any(not edit.is_soft for edit in around.breaking(candidate.changes)):
        return None
    return Exchanged(candidate, left)


def _single(broken: Sequence[Edit], around: Background) -> list[Candidate]:
    """Exchanges of households and persons of one item, and of neighbouring rows of one topic, that move what broken edits say."""
    values, measures_of = around.stated.values, around.stated.rows
    touched = {name[:4] for edit in broken for name in edit.terms if isinstance(name, Key)}
    found: list[Candidate] = []
    for period, place, topic in sorted({row[:3] for row in touched}):
        items = [item for item in load_vocabulary().topics[topic].items if (period, place, topic, item) in measures_of]
        for item, other in pairwise([*items, ""]):
            row, next_row = (period, place, topic, item), (period, place, topic, other)
            if row in touched:
                found.append(_exchange([(Key(*row, "households"), Key(*row, "persons"))], values))
            if other and not touched.isdisjoint((row, next_row)):
                found.append(_exchange([(Key(*row, m), Key(*next_row, m)) for m in measures_of[row]], values))
    return [one for one in found if one.changes]


def _exchange(pairs: Iterable[tuple[Key, Key]], values: Mapping[Key, Fraction]) -> Candidate:
    known = [(one, other) for one, other in pairs if one in values and other in values and values[one] != values[other]]
    changes = [
        Replacement(*change)
        for one, other in known
        for change in ((one, values[one], values[other]), (other, values[other], values[one]))
    ]
    return Candidate(tuple(changes), is_minimal=True, exchanged=len(changes), exchanges=1)
