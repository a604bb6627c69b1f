"""Two slips in one sum: where the edits say which number is wrong but no slip explains what it would have to become.

The fewest numbers changed are then not the likeliest. Where 188 was typed as 7188 and another part of the same sum was mistyped,
too, the smallest repair changes the first alone, to whatever makes the sum hold. A repair that changes a second number and leaves
each change explained by one slip stands beside it; it never takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import cast

from fupin_analysis.crosscheck.edits.linear import Edit, whole
from fupin_analysis.crosscheck.edits.stated import Key
from fupin_analysis.crosscheck.localisation.candidates import MEASURED, Background, Candidate, Replacement, after, slip_of
from fupin_analysis.crosscheck.localisation.slips import UNIT_FACTORS, digits_of, slips_of


def find_slip_pairs(smallest: Candidate, broken: Sequence[Edit], around: Background) -> list[Candidate]:
    """Return the repairs with one change more than the only smallest one, each change of which a slip explains.

    Parameters
    ----------
    smallest
        The only smallest repair.
    broken
        The edits that fail.
    around
        What else is stated and holds.
    """
    kept = smallest.changes[: smallest.exchanged]
    single = smallest.changes[smallest.exchanged :]
    unexplained = [change for change in single if not slip_of(change)]
    if len(unexplained) != 1 or any(change.new is None for change in smallest.changes):
        return []
    (pinned,) = unexplained
    kept += tuple(change for change in single if change != pinned)
    found = []
    for first in slips(pinned.key, around.stated.values):
        base = Candidate((*kept, first), is_minimal=False, exchanged=smallest.exchanged, exchanges=smallest.exchanges)
        values = after(base, around.stated.values)
        taken = {change.key for change in base.changes}
        edits = [*broken, *around.touching(taken)]
        for second in _mending(edits, values, taken, around.stated.values):
            changes = (*base.changes, second)
            pair = Candidate(changes, False, smallest.exchanged, smallest.exchanges, is_larger=True)
            if _holds(pair, broken, around):
                found.append(pair)
    return found


def slips(key: Key, values: Mapping[Key, Fraction]) -> Iterator[Replacement]:
    """Yield every change of a number that one slip explains."""
    for new in typed(key, values):
        change = Replacement(key, values[key], new)
        if slip_of(change):
            yield change


def typed(key: Key, values: Mapping[Key, Fraction]) -> list[Fraction]:
    """Return what a number may have been before a slip, whether or not that is one by itself."""
    old = values[key]
    others: list[Fraction] = [-old, *(cast("Fraction", int(text)) for _slip, text in slips_of(digits_of(old)) if text.isdigit())]
    if key.measure in MEASURED:
        others += [whole(Fraction(new)) for factor in UNIT_FACTORS for new in (old * factor, Fraction(old) / factor)]
    return list(dict.fromkeys(other for other in others if other >= 0))


def _mending(
    edits: Iterable[Edit], values: Mapping[Key, Fraction], taken: set[Key], stated: Mapping[Key, Fraction]
) -> Iterator[Replacement]:
    """Yield the changes of one number more, each explained by a slip, that make every equality hold which does not yet."""
    failing = [edit for edit in edits if edit.relation == "=" and not edit.holds(values)]
    if not failing:
        return
    for key, by in failing[0].terms.items():
        residual = failing[0].residual(values)
        if key in taken or residual is None or any(key not in edit.terms for edit in failing):
            continue
        change = Replacement(key, stated[key], whole(values[key] - Fraction(residual) / by))
        if change.new is not None and change.new >= 0 and slip_of(change):
            yield change


def _holds(candidate: Candidate, broken: Iterable[Edit], around: Background) -> bool:
    """Return whether every edit holds with the candidate, but for query edits that hold now."""
    values = after(candidate, around.stated.values)
    return all(edit.holds(values) for edit in broken) and all(edit.is_soft for edit in around.breaking(candidate.changes))
