"""What shows that figures are of something else than an edit speaks of, so that it proves nothing where it fails.

Causes told of those who are left and not of all registered, insurance counted over all inhabitants, a stock before the year's
exits held against one after them: the figures then fit together in another way, which a rule names as ``unless``. A text shows it
itself where it lists parts under another whole, or states households here and persons there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from fupin_analysis.core.source import parse_sources
from fupin_analysis.core.terms import load_vocabulary
from fupin_analysis.crosscheck.formula import Formula, parse_formula
from fupin_analysis.crosscheck.lookup import period_of
from fupin_analysis.crosscheck.rules import Rule
from fupin_analysis.crosscheck.slips import slip_between
from fupin_analysis.crosscheck.stated import Key, Stated

if TYPE_CHECKING:
    from fupin_analysis.crosscheck.trial import Applied


def take_back(tried: list[Applied], stated: Stated) -> list[Applied]:
    """Return how the edits of a rule came out, those taken back that an exception of the rule or the text itself explains."""
    return [_taken_back(one) if _is_doubted(one) and _is_explained(one, stated) else one for one in tried]


#: What brings people onto the register and off it within a year.
_MOVES = (("newly_identified", 1), ("returned", 1), ("removed", -1))


def is_moved(rival: tuple[Key, Fraction, Fraction], stated: Stated) -> bool:
    """Whether a register stated twice is that before and after what moved in the year: 2146户, 清退84户, 新纳入61户, 2123户."""
    key, one, other = rival
    if key.topic != "registry":
        return False
    moved = sum(sign * stated.values.get(key._replace(item=item), Fraction(0)) for item, sign in _MOVES)
    return bool(moved) and abs(one - other) == abs(moved)


def _is_explained(one: Applied, stated: Stated) -> bool:
    return (
        (bool(one.rule.unless) and _is_excepted(one, stated))
        or (one.rule.kind in _OF_PARTS and _is_of_another(one, stated))
        or (one.rule.kind == "ratio" and _are_apart(one.keys, stated))
        or (one.rule.kind in _OF_TWO and any(_is_said_twice(key, stated) for key in one.keys))
        or _is_far(one, stated)
    )


#: Kinds of edits that add up parts.
_OF_PARTS = frozenset({"balance", "places"})
#: Kinds of edits that hold two figures against each other and nothing else.
_OF_TWO = frozenset({"bound", "ratio"})
#: Share of the one side that the other is at least where they may be a whole and its own parts, of which one was mistyped.
_OWN_PARTS = Fraction(4, 5)
#: The same of edits of each kind, where all of the numbers were read in a text: further off, one of them is of something else.
_IN_TEXT = {
    **dict.fromkeys(("balance", "places", "flow", "bound"), Fraction(3, 5)),
    "percentage": Fraction(4, 5),
}
#: Most signs between two numbers of a text that stand side by side (86户、共271人).
_SIDE_BY_SIDE = 8


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


def _is_far(one: Applied, stated: Stated) -> bool:
    """Whether numbers of a text are so far from what they should make that they are of different things, and no slip explains it.

    A part may exceed its whole by any measure where both stand in one paragraph.
    """
    least = _IN_TEXT.get(one.rule.kind)
    low, high = sorted((abs(one.left), abs(one.right)))
    if least is None or low >= least * high:
        return False
    spots = [_spots(key, stated) for key in one.keys]
    if not all(spots):
        return False
    if one.rule.kind == "bound":
        return not frozenset.intersection(*(frozenset(spot[0] for spot in own) for own in spots))
    edit = one.edit
    residual = edit.residual(stated.values) if edit is not None else None
    if edit is None or residual is None or edit.relation != "=":
        return slip_between(one.left, one.right) == ""
    return not any(
        slip_between(stated.values[key], stated.values[key] - Fraction(residual) / by) for key, by in edit.terms.items()
    )


def _are_apart(keys: Sequence[Key], stated: Stated) -> bool:
    """Whether households and persons were read in a text in two places: then they need not be of the same people."""
    if {key.measure for key in keys} != {"households", "persons"} or len(keys) != 2:
        return False
    one, other = (_spots(key, stated) for key in keys)
    return bool(one and other) and not any(
        first[0] == second[0] and max(first[1], second[1]) - min(first[2], second[2]) <= _SIDE_BY_SIDE
        for first in one
        for second in other
    )


def _is_said_twice(key: Key, stated: Stated) -> bool:
    """Whether a paragraph says two numbers of a figure, of which the second was kept in its own words: either may be another."""
    own = _spots(key, stated)
    if not own:
        return False
    second = key._replace(item=f"{load_vocabulary().label(key.topic, key.item)}（其二）")
    return bool({one[0] for one in own} & {one[0] for one in _spots(second, stated)})


def _spots(key: Key, stated: Stated) -> list[tuple[int, int, int]]:
    """Where a figure stands in a text: paragraph, first and last sign; none where it stands in a table."""
    sources = parse_sources(stated.sources.get(key, ""))
    return [(one.paragraph, one.first, one.last) for one in sources if one.paragraph]


def _is_doubted(one: Applied) -> bool:
    """Whether an edit would be told of: as failing, or as lacking a part."""
    return one.state == "fails" or bool(one.absent and one.left > one.right)


def _taken_back(one: Applied) -> Applied:
    return replace(one, trial=replace(one.trial, absent=(), blank=()), state="unverifiable")


def _is_excepted(one: Applied, stated: Stated) -> bool:
    leading = one.formula.leading
    return any(
        _holds(formula, one, stated) for formula in _formulas(one.rule, f"{leading.topic}/{leading.item}", leading.measure)
    )


@cache
def _formulas(rule: Rule, item: str, measure: str) -> tuple[Formula, ...]:
    return tuple(parse_formula(text.replace("{item}", item), measure=measure) for text in rule.unless)


def _holds(formula: Formula, one: Applied, stated: Stated) -> bool:
    """Whether an exception holds on what is stated: parts of a sum may be missing, but neither its whole nor all but one."""
    keys = [
        Key(period_of(reference, one.period, str(stated.year)), one.place, *reference.path) for reference in formula.references
    ]
    values: Mapping[Key, Fraction] = stated.values
    known = [key for key in keys if key in values]
    is_enough = len(known) > 2 if one.rule.is_partial else len(known) == len(keys)
    if keys[0] not in values or not is_enough:
        return False
    by_reference = dict(zip(formula.references, (values.get(key, Fraction(0)) for key in keys), strict=True))
    try:
        left, right = formula.sides(by_reference.__getitem__)
    except ZeroDivisionError:
        return False
    off = left - right
    return abs(off) <= one.rule.slack if formula.relation == "=" else off >= 0 if formula.relation == ">=" else off <= 0
