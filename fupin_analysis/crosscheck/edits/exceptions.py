"""What shows that figures are of something else than an edit speaks of, so that it proves nothing where it fails.

Causes told of those who are left and not of all registered, insurance counted over all inhabitants, a stock before the year's
exits held against one after them: the figures then fit together in another way, which a rule names as ``unless``. What a text
shows of its own numbers is in :mod:`in_texts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from fupin_analysis.crosscheck.edits.formula import ANY, Formula, parse_formula
from fupin_analysis.crosscheck.edits.in_texts import is_of_something_else
from fupin_analysis.crosscheck.edits.lookup import period_of
from fupin_analysis.crosscheck.edits.rules import Rule
from fupin_analysis.crosscheck.edits.stated import Key, Stated

if TYPE_CHECKING:
    from fupin_analysis.crosscheck.edits.trial import Applied


def take_back(tried: list[Applied], stated: Stated) -> list[Applied]:
    """Return how the edits of a rule came out, those taken back that an exception of the rule or the text itself explains."""
    if not any(map(_is_doubted, tried)):
        return tried
    return [_taken_back(one) if _is_doubted(one) and _is_explained(one, stated) else one for one in tried]


def _is_explained(one: Applied, stated: Stated) -> bool:
    return (bool(one.rule.unless) and _is_excepted(one, stated)) or is_of_something_else(one, stated)


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
