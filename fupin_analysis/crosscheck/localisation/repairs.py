"""Candidate repairs of a contradiction, ranked by evidence; never applied, never drawn by lot.

Every smallest set of numbers to change is a candidate. Beside them stand *rivals*: single changes that would mend one failing
edit and are explained by a slip of the hand, but break edits that hold; naming why they are refuted is part of the evidence.
Where no slip explains the only smallest repair, those with one change more that slips explain stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from fupin_analysis.crosscheck.edits.linear import Edit, Name, whole
from fupin_analysis.crosscheck.edits.stated import Key
from fupin_analysis.crosscheck.edits.trial import Applied
from fupin_analysis.crosscheck.localisation.candidates import MEASURED, Background, Candidate, Replacement, after, slip_of
from fupin_analysis.crosscheck.localisation.evidence import judged
from fupin_analysis.crosscheck.localisation.exchanges import find_exchanges
from fupin_analysis.crosscheck.localisation.localise import MOST_CHANGES, Held, Solution, localise
from fupin_analysis.crosscheck.localisation.slip_pairs import find_slip_pairs, typed

_ZERO = whole(Fraction(0))
#: How much nearer than this to holding, as a share of both sides, a formula must be for floats to be in doubt.
_NEAR = 1e-9


def find_candidates(failing: Sequence[Applied], around: Background) -> list[Candidate]:
    """Return the candidates for a group of failing edits, the best first; ties stand in the order of the figures."""
    broken = [one.edit for one in failing if one.edit is not None]
    values = around.stated.values
    if not broken:
        quotients = [one for one in failing if one.rule.kind not in {"micro", "reading"}]
        weighed = [judged(candidate, broken, around) for one in quotients for candidate in _of_quotient(one, around)]
        return sorted(weighed, key=lambda candidate: -candidate.score)
    minimal = _smallest(broken, around)
    taken = {tuple(change.key for change in candidate.changes) for candidate in minimal}
    rivals = [rival for rival in _rivals(broken, values) if tuple(change.key for change in rival.changes) not in taken]
    larger = find_slip_pairs(minimal[0], broken, around) if len(minimal) == 1 else []
    weighed = [judged(candidate, broken, around) for candidate in [*minimal, *larger, *rivals]]
    weighed = [candidate for candidate in weighed if candidate.is_minimal or candidate.is_explained]
    return sorted(weighed, key=lambda candidate: (not candidate.is_minimal, not candidate.is_larger, -candidate.score))


def _of_quotient(one: Applied, around: Background) -> list[Candidate]:
    """Return the changes of one number, each a slip of the hand, with which a quotient comes out and nothing breaks."""
    values = around.stated.values
    trial = one.trial
    sums = [sum([values[trial.stated[at]] for at in places], _ZERO) for places in trial.places]
    found = []
    for key in one.keys:
        old = values[key]
        times = [sum([trial.stated[at] == key for at in places]) for places in trial.places]
        for new in typed(key, values):
            by = new - old
            if not _comes_out(one, [total + many * by if many else total for total, many in zip(sums, times, strict=True)]):
                continue
            change = Replacement(key, old, new)
            if slip_of(change) and all(edit.is_soft for edit in around.breaking([change])):
                found.append(Candidate((change,), is_minimal=True))
    return found


def _comes_out(one: Applied, sums: list[Fraction]) -> bool:
    """Whether a formula that is not linear holds with other values, within what was put down to rounding."""
    try:
        # Most are far off, which floats tell as well; whether one that is near comes out is worked out exactly.
        left, right = one.formula.sides_of([float(total) for total in sums])  # type: ignore[misc]  # of floats as of fractions
        if one.relation == "=" and abs(left - right) > float(one.slack) + _NEAR * (abs(left) + abs(right)):
            return False
        left, right = one.formula.sides_of(sums)
    except ZeroDivisionError:
        return False
    off = {"=": left - right if left > right else right - left, "<=": left - right, ">=": right - left}[one.relation]
    return off <= one.slack


def _smallest(broken: Sequence[Edit], around: Background) -> list[Candidate]:
    """Return the repairs that need the fewest slips; two rows typed in each other's place are one, whatever they hold."""
    values = around.stated.values
    held, bounds = _held(broken, around.touching), _not_negative(broken, values)
    exchanges = find_exchanges(broken, around, most=MOST_CHANGES)
    most = min((one.candidate.exchanges for one in exchanges if not one.left), default=MOST_CHANGES)
    solutions = localise([*broken, *bounds], values, most=most, held=held, residuals=around.residuals)
    by_cost: dict[int, list[Candidate]] = {}
    if solutions:
        most = int(solutions[0].cost)
        by_cost[most] = [_of_solution(one, values) for one in solutions]
    for exchange in exchanges:
        first = exchange.candidate
        if not exchange.left:
            by_cost.setdefault(first.exchanges, []).append(first)
        elif first.exchanges < most:
            changed = after(first, values)
            moved = around.touching(change.key for change in first.changes)
            held = _held(broken, around.but(moved))
            edits = [*exchange.left, *moved, *_not_negative(broken, changed)]
            exchanged = {change.key for change in first.changes}
            rests = localise(edits, changed, most=most - first.exchanges, held=held)
            for rest in rests:
                if not exchanged.isdisjoint(rest.support):
                    continue  # what is mistyped as well stood in no other's place: two numbers are changed, and nothing says why
                most = first.exchanges + len(rest.support)
                joined = replace(first, changes=first.changes + _of_solution(rest, changed).changes)
                by_cost.setdefault(most, []).append(joined)
    return by_cost[min(by_cost)] if by_cost else []


def _held(broken: Iterable[Edit], touching: Held) -> Held:
    """Return what tells the edits that hold, and that no number of the broken ones may become negative."""
    names = {name for edit in broken for name in edit.terms}
    return lambda asked: [*touching(asked), *(_at_least_zero(name) for name in asked if name in names)]


def _not_negative(broken: Iterable[Edit], values: Mapping[Key, Fraction]) -> list[Edit]:
    """Return the bounds that do not hold as it is."""
    names = dict.fromkeys(name for edit in broken for name in edit.terms)
    return [_at_least_zero(name) for name in names if values[name] < 0]


@lru_cache(maxsize=4096)
def _at_least_zero(name: Name) -> Edit:
    return Edit("not negative", {name: whole(Fraction(-1))}, "<=")


def _of_solution(solution: Solution, values: Mapping[Key, Fraction]) -> Candidate:
    changes = [
        Replacement(key, values[key], _as_count(key, solution.values.get(key)))
        for key in solution.support
        if isinstance(key, Key)
    ]
    return Candidate(tuple(changes), is_minimal=True)


def _as_count(key: Key, value: Fraction | None) -> Fraction | None:
    """Counts are whole numbers: a fraction is no value for one."""
    if value is None or value.denominator == 1 or key.measure in MEASURED:
        return value
    return None


def _rivals(broken: Sequence[Edit], values: Mapping[Key, Fraction]) -> list[Candidate]:
    """Single changes that mend one failing equality."""
    rivals: dict[tuple[Key, Fraction], None] = {}
    for edit in broken:
        residual = edit.residual(values)
        if edit.relation != "=" or residual is None:
            continue
        for key, coefficient in edit.terms.items():
            new = _as_count(key, whole(values[key] - Fraction(residual) / coefficient)) if isinstance(key, Key) else None
            if new is not None and new >= 0:
                rivals[key, new] = None
    return [Candidate((Replacement(key, values[key], new),), is_minimal=False) for key, new in rivals]
