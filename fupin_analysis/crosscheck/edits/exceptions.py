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
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from fupin_analysis.core.source import parse_sources
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.crosscheck.edits.formula import ANY, Formula, parse_formula
from fupin_analysis.crosscheck.edits.lookup import period_of
from fupin_analysis.crosscheck.edits.rules import Rule
from fupin_analysis.crosscheck.edits.stated import Key, Stated
from fupin_analysis.crosscheck.localisation.slips import digits_of, slip_between

if TYPE_CHECKING:
    from fupin_analysis.crosscheck.edits.trial import Applied


def take_back(tried: list[Applied], stated: Stated) -> list[Applied]:
    """Return how the edits of a rule came out, those taken back that an exception of the rule or the text itself explains."""
    if not any(map(_is_doubted, tried)):
        return tried
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


def in_one_row(source: str) -> bool:
    """Whether one row of a table states a figure twice: two columns were read alike, which need not be of the same thing.

    Examples
    --------
    >>> in_one_row("a.xlsx › 表 › D5; a.xlsx › 表 › E5"), in_one_row("a.xlsx › 表 › D5; a.xlsx › 表 › D6")
    (True, False)
    """
    rows = {(one.file, one.sheet, one.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for one in parse_sources(source)}
    columns = {one.cell for one in parse_sources(source)}
    return len(rows) == 1 < len(columns) and "" not in columns


def _is_explained(one: Applied, stated: Stated) -> bool:
    return (
        (bool(one.rule.unless) and _is_excepted(one, stated))
        or (one.rule.kind in _OF_PARTS and _is_of_another(one, stated))
        or (one.rule.kind == "places" and _has_more_parts(one, stated))
        or (one.rule.kind == "ratio" and _are_apart(one.keys, stated))
        or (one.rule.kind == "rate" and _is_own_amount(one, stated))
        or (one.rule.kind == "percentage" and _is_of_several(one, stated))
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


def _is_in_one_breath(spots: Sequence[Sequence[tuple[int, int, int]]]) -> bool:
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
    rows: dict[tuple[str, ...], list[list[tuple[int, int, int]]]] = {}
    for key in keys:
        rows.setdefault(key[:4], []).append(_spots(key, stated))
    return any(
        one and other and not any(_is_beside(first, second) for first in one for second in other)
        for spots in rows.values()
        for one, other in pairwise(spots)
    )


def _is_beside(first: tuple[int, int, int], second: tuple[int, int, int]) -> bool:
    return first[0] == second[0] and max(first[1], second[1]) - min(first[2], second[2]) <= _SIDE_BY_SIDE


def _is_before(first: tuple[int, int, int], second: tuple[int, int, int]) -> bool:
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


def _spots(key: Key, stated: Stated) -> list[tuple[int, int, int]]:
    """Where a figure stands in a text: paragraph, first and last sign; none where it stands in a table."""
    sources = parse_sources(stated.sources.get(key, ""))
    return [(one.paragraph, one.first, one.last) for one in sources if one.paragraph]


def _is_doubted(one: Applied) -> bool:
    """Whether an edit would be told of: as failing, or as lacking a part."""
    return one.state == "fails" or bool(one.trial.absent and one.left > one.right)


def _taken_back(one: Applied) -> Applied:
    return replace(one, trial=replace(one.trial, absent=(), blank=()), state="unverifiable")


def _is_excepted(one: Applied, stated: Stated) -> bool:
    leading = one.formula.leading
    return any(_holds(formula, one, stated) for formula in _formulas(one.rule, leading.topic, leading.item, leading.measure))


@cache
def _formulas(rule: Rule, topic: str, item: str, measure: str) -> tuple[Formula, ...]:
    """Return the exceptions of a rule about an item, which may be in the words of whoever wrote it."""
    anything = "/".join(ANY)
    made = (parse_formula(text.replace("{item}", anything), measure=measure) for text in rule.unless)
    return tuple(formula.about(topic, item) for formula in made)


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
