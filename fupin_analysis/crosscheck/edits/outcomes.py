"""Edits tried on one township's figures: which hold, which fail, which cannot be verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from fupin_analysis.crosscheck.edits.exceptions import take_back
from fupin_analysis.crosscheck.edits.linear import whole
from fupin_analysis.crosscheck.edits.rules import Rule
from fupin_analysis.crosscheck.edits.stated import Stated
from fupin_analysis.crosscheck.edits.trial import Applied, CountTrial, Trial
from fupin_analysis.crosscheck.edits.trials import Trials
from fupin_analysis.crosscheck.localisation.blanks import settle_blanks

_ZERO = whole(Fraction(0))
#: Yuan; the last digit of an amount given in 万元 with two decimals.
_CENTIMYRIAD = whole(Fraction(100))


def apply_rules(rules: Iterable[Rule], stated: Stated) -> list[Applied]:
    """Try every rule in force on every period and place its formula speaks of."""
    return try_all(Trials(rules), stated)


def try_all(trials: Trials, stated: Stated) -> list[Applied]:
    """Try every edit on what a township stated."""
    found, keys = trials.of(stated)
    numbers = [stated.values.get(key, _ZERO) for key in keys]
    applied: list[Applied] = []
    for rule, own, alike in found:
        tried = [trial.unverifiable if trial.is_settled else _judge(trial, numbers) for trial in own]
        settled = list(_alternatives(tried, alike, numbers)) if rule.is_any else settle_blanks(rule, tried)
        applied += take_back(settled, stated)
    return [*applied, *_sums(trials, stated, applied), *(_compare(trial, stated) for trial in trials.of_counts(stated))]


def _sums(trials: Trials, stated: Stated, applied: Iterable[Applied]) -> list[Applied]:
    """Try the sums that a table or text adds up itself and no edit has tried."""
    if not stated.sums:
        return []
    known = {frozenset(one.keys) for one in applied if one.state != "unverifiable" and not one.rule.is_soft}
    numbers = list(stated.values.values())
    return [_judge(trial, numbers) for trial in trials.of_sums(stated) if frozenset(trial.keys) not in known]


def _compare(trial: CountTrial, stated: Stated) -> Applied:
    """Hold a figure against what the register counts."""
    left, right, slack = stated.values[trial.keys[0]], trial.count, trial.rule.slack
    off = abs(left - right)
    return Applied(trial, "holds" if off == 0 else "rounding" if off <= slack else "fails", left, right, slack=slack)


def _alternatives(tried: Sequence[Applied], alike: Iterable[Sequence[int]], numbers: Sequence[Fraction]) -> Iterator[Applied]:
    """Keep one of the formulas that say the same in other ways: one that holds, else one not verifiable, else the nearest.

    Of formulas that fail, one that holds in another period is the one meant (a county pays one rate); where none does, which was
    meant is not known, and the failing edit may not steer the search for the wrong figure.
    """
    elsewhere = {one.formula.text for one in tried if one.state == "holds"}
    for places in alike:
        group = [tried[at] for at in places]
        rule = group[0].rule
        if len(group) == 1 and group[0].state != "fails":
            yield group[0]
            continue
        # A reading for which nothing is stated says nothing against one that fails, nor do places that are not all of a level.
        weak = {"settled"} if rule.is_ordered else {"unverifiable"} if rule.kind == "places" else set()
        known = [one for one in group if not weak & {one.state, "settled" if one.trial.is_settled else ""}] or group
        came = {one.state for one in known}
        first = next(state for state in _FROM_BEST if state in came)
        best = min([one for one in known if one.state == first], key=lambda one: (one.formula.text not in elsewhere, _off(one)))
        if best.state == "fails" and _is_own_rate(known, numbers):
            yield replace(best, state="unverifiable")
        elif best.state != "fails" or len(group) == 1 or rule.is_ordered or best.formula.text in elsewhere:
            yield best
        else:
            yield replace(best, is_guide=False)


#: How an edit comes out, from the best.
_FROM_BEST = ("holds", "rounding", "unverifiable", "fails")


def _off(one: Applied) -> Fraction:
    """How far a formula is from holding; readings of a thing stand in the order in which they are given."""
    return _ZERO if one.rule.is_ordered else abs(one.left - one.right)


def _is_own_rate(group: Sequence[Applied], numbers: Sequence[Fraction]) -> bool:
    """Whether an amount is a round multiple of its count, of the size of the standard rates: a county may pay its own rate."""
    rule, sides = group[0].rule, group[0].trial.sides
    if not rule.step or sides is None or len(sides[1][0]) != 1:
        return False
    rates = [one.trial.sides[1][0][0][0] for one in group if one.trial.sides is not None]
    count = numbers[sides[1][0][0][1]]
    paid = group[0].left / Fraction(count) if count else _ZERO
    return paid % rule.step == 0 and min(rates) / 2 <= paid <= 2 * max(rates)


def _judge(trial: Trial, numbers: Sequence[Fraction]) -> Applied:
    """Try one formula on the numbers stated."""
    rule, relation = trial.rule, trial.relation
    try:
        left, right = trial.work_out(numbers)
    except ZeroDivisionError:
        return Applied(trial, "unverifiable")
    if trial.absent and (left > right or (left == right and not rule.is_partial)):
        return Applied(trial, "unverifiable", left, right)
    if left == right:
        return Applied(trial, "holds", left, right, relation, rule.slack)
    if rule.kind in _MEANT and (not _is_meant(rule, left, right) or _is_among_parts(trial, numbers, left)):
        return Applied(trial, "unverifiable")
    # Parts that exceed their whole while others are missing: what is broken is that they are at most the whole.
    off = right - left if relation == ">=" else left - right if relation == "<=" else abs(left - right)
    if off <= 0 and not trial.is_open:
        return Applied(trial, "holds", left, right, relation, rule.slack)
    slack = _slack(trial, numbers, left, right)
    if trial.is_open and off <= slack:
        return Applied(trial, "unverifiable", left, right, relation)
    return Applied(trial, "rounding" if off <= slack else "fails", left, right, relation, slack)


def _slack(trial: Trial, numbers: Sequence[Fraction], left: Fraction, right: Fraction) -> Fraction:
    """How far both sides may be apart: by rounding, by what nobody states, by the last digit printed."""
    rule = trial.rule
    if not trial.may_slip:
        return rule.slack
    slack = [rule.slack]
    if rule.drift or trial.is_loose:
        slack.append((rule.drift + (rule.loose if trial.is_loose else 0)) * max(abs(left), abs(right)))
    slack += [_unit_of_last_digit(numbers[at]) for at in trial.printed]
    if rule.kind == "rate" and rule.is_soft and left % _CENTIMYRIAD == 0:  # an amount given as 15.26万元
        slack.append(_CENTIMYRIAD / 2)
    return max(slack)


#: Kinds of edits that are tried only where both sides were meant to be the same.
_MEANT = frozenset({"percentage", "places"})


def _is_meant(rule: Rule, left: Fraction, right: Fraction) -> bool:
    """Return whether a percentage is of what it is held against, and whether places that fall short are meant to be all."""
    if rule.kind == "percentage":  # far from each other, the percentage is of something else, unless two digits were exchanged
        return min(left, right) >= rule.near * max(left, right) or _is_exchanged(left, right)
    if not rule.formulas and right * rule.near > left:
        return False  # of an item in its own words that much more may be another item of the same words
    return not rule.near or right >= rule.near * left


def _is_among_parts(trial: Trial, numbers: Sequence[Fraction], whole: Fraction) -> bool:
    """Whether what a township states in its own words lies between what its places do, so that it may be their mean."""
    if trial.rule.formulas or len(trial.places) < len(("whole", "parts")):
        return False
    parts = [abs(Fraction(numbers[at])) for at in trial.places[1]]
    return bool(parts) and min(parts) < max(parts) and min(parts) <= whole <= max(parts)


def _is_exchanged(printed: Fraction, computed: Fraction) -> bool:
    """Whether a percentage is printed as computed, but for two neighbouring digits."""
    decimals = max(0, -Decimal(str(float(_unit_of_last_digit(printed) * 100))).adjusted())
    one, other = (f"{float(share * 100):.{decimals}f}" for share in (printed, computed))
    unlike = [at for at, (a, b) in enumerate(zip(one.replace(".", ""), other.replace(".", ""), strict=False)) if a != b]
    is_pair = len(one) == len(other) and len(unlike) == 2 and unlike[1] == unlike[0] + 1
    return is_pair and sorted(one) == sorted(other)


@lru_cache(maxsize=1024)
def _unit_of_last_digit(share: Fraction) -> Fraction:
    """One unit of the last digit of a share printed as a percentage: 0.796 → 0.1 % → 0.001."""
    percent = (Decimal(share.numerator) / Decimal(share.denominator) * 100).normalize()
    exponent = percent.as_tuple().exponent
    return Fraction(1, 100) * Fraction(10) ** min(int(exponent), 0)
