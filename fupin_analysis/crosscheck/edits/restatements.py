"""How sure one may be that a figure stated twice is one figure: a slip of the hand, or a number of another day.

A text that tells of a register twice may tell of it before and after a year's changes and not say so: then households and persons
have both moved, by no slip of the hand. That is asked about; what differs by a slip, or in one of the two alone, is alleged.
"""

from __future__ import annotations

from fractions import Fraction

from fupin_analysis.core.source import parse_sources
from fupin_analysis.crosscheck.edits.stated import Key, Stated
from fupin_analysis.crosscheck.localisation.slips import slip_between

#: Topics of which people are counted from day to day.
_COUNTED_AGAIN = frozenset({"registry", "population", "monitoring", "living"})
_TWINS = {"households": "persons", "persons": "households"}


def is_of_another_day(key: Key, one: Fraction, other: Fraction, source: str, stated: Stated) -> bool:
    """Return whether a text may state a figure twice as it was on two days.

    Parameters
    ----------
    key, one, other
        The figure and its two numbers.
    source
        Where they stand; only numbers of a text are judged.
    stated
        All that is stated, for the other measure of the same people.
    """
    if key.topic not in _COUNTED_AGAIN or key.measure not in _TWINS or not all(at.paragraph for at in parse_sources(source)):
        return False
    twin = key._replace(measure=_TWINS[key.measure])
    both = [first for first in stated.rivals if first[0] == twin]
    slip = slip_between(one, other)
    if both:
        return slip != "swapped" and slip_between(both[0][1], both[0][2]) != "swapped"
    return not slip
