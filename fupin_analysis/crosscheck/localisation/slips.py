"""Slips of the hand: how one number may have become another.

References
----------
.. [1] S. Scholtus, "Automatic correction of simple typing errors in numerical data with balance edits", Statistics Netherlands
   paper 09046 (2009).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

#: Factors by which a wrong unit multiplies a number: 十, 百, 千, 万.
UNIT_FACTORS = (10, 100, 1_000, 10_000)


def digits_of(value: Fraction) -> str:
    """Return a number as it would be typed: no trailing zeros after the point.

    Examples
    --------
    >>> digits_of(Fraction(571, 10)), digits_of(Fraction(-57))
    ('57.1', '-57')
    """
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.6f}".rstrip("0").rstrip(".")


def distance(first: str, second: str) -> int:
    """Return the restricted Damerau-Levenshtein distance: digits added, left out, replaced, or adjacent ones swapped.

    Examples
    --------
    >>> distance("1340", "1430"), distance("1340", "14300")
    (1, 2)
    """
    from rapidfuzz.distance import OSA  # only needed where something contradicts

    return int(OSA.distance(first, second))


def slip_between(stated: Fraction, true: Fraction) -> str:
    """Name the single slip that makes `true` into `stated`, or return the empty text.

    Returns
    -------
    str
        ``"swapped"`` adjacent digits, a digit ``"added"``, ``"omitted"`` or ``"replaced"``, ``"sign"``, ``"unit"`` (a factor of
        10 to 10,000), or ``""``.

    Examples
    --------
    >>> [slip_between(Fraction(stated), Fraction(true)) for stated, true in ((7, 57), (161, 116), (3, 30_000))]
    ['omitted', 'swapped', 'unit']
    """
    if stated == true:
        return ""
    if stated == -true:
        return "sign"
    if stated and true and any(stated == factor * true or true == factor * stated for factor in UNIT_FACTORS):
        return "unit"
    was, is_ = digits_of(true), digits_of(stated)
    if distance(was, is_) != 1:
        return ""
    if len(was) != len(is_):
        return "omitted" if len(is_) < len(was) else "added"
    return "swapped" if sorted(was) == sorted(is_) else "replaced"


def slips_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield every text one digit slip away from `text`, with the name of the slip."""
    for place in range(len(text) - 1):
        if text[place] != text[place + 1]:
            yield "swapped", text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    for place in range(len(text) + 1):
        yield from (("added", text[:place] + digit + text[place:]) for digit in "0123456789")
    for place in range(len(text)):
        yield "omitted", text[:place] + text[place + 1 :]
        yield from (("replaced", text[:place] + digit + text[place + 1 :]) for digit in "0123456789" if digit != text[place])
