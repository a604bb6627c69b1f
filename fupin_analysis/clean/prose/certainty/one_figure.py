"""Whether two statements of one name may be of one figure: mistyped, rounded, told by its ends, or a plan brought up to date."""

from __future__ import annotations

from fupin_analysis.core.prose import Mention
from fupin_analysis.core.texts.qualifiers import upper_end

#: A rounded number and the exact one differ by less than this; so do two statements of one figure, but for slips of the pen.
_ROUNDED, _NEAR = 0.9, 0.85
#: The plan of exits for one year is one number: another one is a part of it only where it is far less.
_ONE_NUMBER, _LEAST_OF_ONE = ("plan", "exit"), 0.6


def may_be_one(one: Mention, other: Mention) -> bool:
    """Whether two numbers of one name may be one figure; within one paragraph they are more likely two things.

    Parameters
    ----------
    one, other
        Two numbers of one item, measure, period and place.
    """
    return is_told_by_ends(one, other) or is_rounded(one, other) or (one.paragraph != other.paragraph and are_rivals(one, other))


def is_rounded(one: Mention, other: Mention) -> bool:
    """Whether one of two numbers is rounded (近300户) and says no more than the other.

    Parameters
    ----------
    one, other
        Two numbers of one name.
    """
    return bool(one.qualifier or other.qualifier) and _ratio(one, other) >= _ROUNDED


def is_told_by_ends(one: Mention, other: Mention) -> bool:
    """Whether one of two numbers is told by its ends, and the other lies between them."""
    return any(
        (upper := upper_end(wide.qualifier)) is not None and wide.value <= near.value <= upper
        for wide, near in ((one, other), (other, one))
    )


def are_rivals(one: Mention, other: Mention) -> bool:
    """Whether two certain statements of one figure contradict each other: by a slip of the hand, or as plans of one year."""
    is_plan = (one.topic, one.item) == _ONE_NUMBER and not one.place and one.period.isdigit()
    return is_slip(one.value, other.value) or (is_plan and _ratio(one, other) >= _LEAST_OF_ONE)


def _ratio(one: Mention, other: Mention) -> float:
    low, high = sorted((abs(one.value), abs(other.value)))
    return low / high if high else 1.0


def is_slip(one: float, other: float) -> bool:
    """Whether two numbers may be one figure of which one was mistyped or not brought up to date.

    Examples
    --------
    >>> is_slip(4206, 4260), is_slip(340, 352), is_slip(728, 5), is_slip(479, 17), is_slip(9, 6)
    (True, True, False, False, False)
    """
    low, high = sorted((abs(one), abs(other)))
    if not high or low / high >= _NEAR:
        return True
    if low > 0 and any(abs(high / low / power - 1) < 1e-6 for power in (10, 100, 1000, 10_000)):
        return True
    digits = [f"{value:.6g}".replace(".", "").strip("0") for value in (low, high)]
    if len(digits[0]) != len(digits[1]) or len(digits[0]) < 3:
        return False
    unlike = [place for place, (a, b) in enumerate(zip(*digits, strict=True)) if a != b]
    return len(unlike) <= 1 or (len(unlike) == 2 and sorted(digits[0]) == sorted(digits[1]))
