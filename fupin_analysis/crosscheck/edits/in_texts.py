"""What a text shows its numbers to be of: parts under another whole, households here and persons there, two numbers of one thing.

A cell stands where a form puts it; a number of a text stands where its sentence does, and that tells what it need not be of.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from fupin_analysis.core.source import parse_sources
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.crosscheck.edits.stated import Key, Stated
from fupin_analysis.crosscheck.localisation.slips import digits_of, slip_between

if TYPE_CHECKING:
    from fupin_analysis.crosscheck.edits.trial import Applied

#: Where a number stands in a text: paragraph, first and last sign.
_Spot = tuple[int, int, int]
#: Kinds of edits that add up parts.
_OF_PARTS = frozenset({"balance", "places"})
#: Kinds of edits that hold two figures against each other and nothing else.
_OF_TWO = frozenset({"bound", "ratio"})
#: Share of the one side that the other is at least where they may be a whole and its own parts, of which one was mistyped.
_OWN_PARTS = Fraction(4, 5)
#: The same of edits of each kind, where all of the numbers were read in a text: further off, one of them is of something else.
_IN_TEXT = dict.fromkeys(("balance", "places", "flow", "bound", "percentage"), Fraction(4, 5))
#: Measures that count heads, and those that are shares.
_HEADS = frozenset({"households", "persons", "recipients", "person_times"})
_SHARES = frozenset({"rate", "paid_share"})
#: Most amounts of a paragraph of which sums are tried, and how far a printed share may be off.
_MOST_TOGETHER, _PRINTED = 8, Fraction(1, 2000)
#: Slips that leave a percentage as long as it was, and how many digits it has where they are no chance.
_OF_DIGITS, _LEAST_DIGITS = frozenset({"swapped", "replaced"}), 3
#: Most signs between two numbers of a text that stand side by side (86户、共271人).
_SIDE_BY_SIDE = 8
#: Most signs between numbers of a text that are said in one breath.
_ONE_BREATH = 60


def is_of_something_else(one: Applied, stated: Stated) -> bool:
    """Whether the text itself shows that the figures of an edit that fails are not of what the edit speaks of."""
    kind = one.rule.kind
    return (
        (kind in _OF_PARTS and _is_of_another(one, stated))
        or (kind == "places" and _has_more_parts(one, stated))
        or (kind == "ratio" and _are_apart(one.keys, stated))
        or (kind == "rate" and _is_own_amount(one, stated))
        or (kind == "percentage" and _is_of_several(one, stated))
        or (kind in _OF_TWO and any(_is_said_twice(key, stated) for key in one.keys))
        or _is_far(one, stated)
    )


def _is_of_another(one: Applied, stated: Stated) -> bool:
    """Whether a text says a part of it to be one of another number, and the parts are far from making up this one."""
    low, high = sorted((abs(one.left), abs(one.right)))
    if len(one.keys) < 2 or (low >= _OWN_PARTS * high and not one.absent):
        return False
    parts = {key[:4] for key in (*one.keys[1:], *one.absent)}
    return any(
        total[:4] != one.leading[:4] and _spots(total, stated) and not parts.isdisjoint(key[:4] for key in own)
        for total, own in (*stated.sums, *stated.lists)
    )


def _has_more_parts(one: Applied, stated: Stated) -> bool:
    """Whether the table adds up more than its places (分散安置 beside sites of resettlement): its own sum is tried instead."""
    places = {*one.keys} - {one.leading}
    return any(total == one.leading and places < {*own} for total, own in stated.sums)


def _is_far(one: Applied, stated: Stated) -> bool:
    """Whether numbers of a text are so far from what they should make that they are of different things, and no slip explains it.

    A part may exceed its whole by any measure where both are said in one breath, but no whole is less than nothing.
    """
    least = _IN_TEXT.get(one.rule.kind)
    low, high = sorted((abs(one.left), abs(one.right)))
    is_less_than_nothing = one.rule.kind == "bound" and one.right < 0 <= one.left
    if least is None or (low >= least * high and not is_less_than_nothing):
        return False
    spots = [_spots(key, stated) for key in one.keys]
    if not all(spots) or is_less_than_nothing:
        return is_less_than_nothing and all(spots)
    if one.rule.kind == "bound":
        return not _is_in_one_breath(spots)
    if one.rule.kind == "percentage":
        printed = 100 * one.left
        is_long = len(digits_of(printed).replace(".", "").strip("0")) >= _LEAST_DIGITS
        return not is_long or slip_between(printed, _as_printed(100 * one.right, printed)) not in _OF_DIGITS
    edit = one.edit
    residual = edit.residual(stated.values) if edit is not None else None
    if edit is None or residual is None or edit.relation != "=":
        return slip_between(one.left, one.right) == ""
    return not any(
        slip_between(stated.values[key], stated.values[key] - Fraction(residual) / by) for key, by in edit.terms.items()
    )


def may_list_some(one: Applied, stated: Stated) -> bool:
    """Whether parts need not be all: as the text's own list tells, or as places of a table fall short of a number of the text."""
    if one.rule.kind == "typed":
        return (one.leading, one.keys[1:]) in stated.asked
    if one.rule.kind != "places" or one.left <= one.right or not _spots(one.leading, stated):
        return False
    return not any(_spots(key, stated) for key in one.keys if key != one.leading)


def _is_in_one_breath(spots: Sequence[Sequence[_Spot]]) -> bool:
    """Whether figures stand near each other in one paragraph, each of them somewhere."""
    return any(
        all(any(one[0] == first[0] and abs(one[1] - first[1]) <= _ONE_BREATH for one in own) for own in spots)
        for first in spots[0]
    )


def _as_printed(computed: Fraction, printed: Fraction) -> Fraction:
    """A number rounded to as many decimals as another one is printed with."""
    return Fraction(round(computed, len(digits_of(printed).partition(".")[2])))


def _are_apart(keys: Sequence[Key], stated: Stated) -> bool:
    """Whether households and persons were read in a text in two places: then they need not be of the same people.

    Nor need they where the persons stand first: 县级干部6人帮扶18户.
    """
    heads = {key.measure for key in keys}
    if "households" not in heads or len(heads) < 2 or not heads <= _HEADS:
        return False
    if len(keys) == 2:
        one, other = (_spots(key, stated) for key in sorted(keys, key=lambda key: key.measure != "households"))
        return bool(one and other) and not any(_is_before(first, second) for first in one for second in other)
    rows: dict[tuple[str, ...], list[list[_Spot]]] = {}
    for key in keys:
        rows.setdefault(key[:4], []).append(_spots(key, stated))
    return any(
        one and other and not any(_is_beside(first, second) for first in one for second in other)
        for spots in rows.values()
        for one, other in pairwise(spots)
    )


def _is_beside(first: _Spot, second: _Spot) -> bool:
    return first[0] == second[0] and max(first[1], second[1]) - min(first[2], second[2]) <= _SIDE_BY_SIDE


def _is_before(first: _Spot, second: _Spot) -> bool:
    return first[2] < second[1] and _is_beside(first, second)


def _is_own_amount(one: Applied, stated: Stated) -> bool:
    """Whether an amount of a text is no standard rate of its count, and no slip of the hand makes it one.

    A text sums several groups up in one amount, and counts who was paid through the year; a form asks for one rate.
    """
    is_text = all(_spots(key, stated) for key in one.keys)
    return is_text and slip_between(one.left, one.right) != "swapped"


def _is_of_several(one: Applied, stated: Stated) -> bool:
    """Whether a percentage of a text is that of several amounts of its paragraph together: 到位A资金, B资金, 报账率 over both."""
    shares = [key for key in one.keys if key.measure in _SHARES]
    spots = _spots(shares[0], stated) if len(shares) == 1 else []
    measures = {key.measure for key in one.keys} - _SHARES
    if not spots or len(measures) != 1:
        return False
    near = [key for key in stated.values if key.measure in measures and {at[0] for at in _spots(key, stated)} & {spots[0][0]}]
    more = [stated.values[key] for key in near if key.period == one.period and key not in one.keys]
    held, printed = [stated.values[key] for key in one.keys if key.measure in measures], stated.values[shares[0]]
    if not more or len(more) > _MOST_TOGETHER or len(held) != 2:
        return False
    added = {sum(some, Fraction(0)) for many in (1, 2) for some in combinations(more, many)}
    slack = _PRINTED * (10 if (100 * printed).denominator == 1 else 1)
    wholes = {max(held) + other for other in added} | set(more)
    return any(whole and abs(part / whole - printed) <= slack for part in held for whole in wholes)


def _is_said_twice(key: Key, stated: Stated) -> bool:
    """Whether a paragraph says two numbers of a figure, of which the second was kept in its own words: either may be another."""
    own = _spots(key, stated)
    if not own:
        return False
    second = key._replace(item=f"{load_vocabulary().label(key.topic, key.item)}（其二）")
    return bool({one[0] for one in own} & {one[0] for one in _spots(second, stated)})


def _spots(key: Key, stated: Stated) -> list[_Spot]:
    """Where a figure stands in a text: paragraph, first and last sign; none where it stands in a table."""
    sources = parse_sources(stated.sources.get(key, ""))
    return [(one.paragraph, one.first, one.last) for one in sources if one.paragraph]
