"""Candidate repairs of a contradiction, ranked by evidence; never applied, never drawn by lot.

Every smallest set of numbers to change is a candidate. Beside them stand *rivals*: single changes that would mend one failing
edit and are explained by a slip of the hand, but break edits that hold; naming why they are refuted is part of the evidence.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from fupin_analysis.crosscheck.applied import Applied
from fupin_analysis.crosscheck.edits import Edit, whole
from fupin_analysis.crosscheck.localise import MOST_CHANGES, Solution, localise
from fupin_analysis.crosscheck.slips import slip_between
from fupin_analysis.crosscheck.stated import Key, Stated
from fupin_analysis.terms import load_vocabulary

#: Points of evidence. A slip that explains the change weighs most, then whether the persons per household become plausible.
_SLIP = 3.0
_SLIP_OF_ONE_DIGIT = 1.0  # one-digit numbers are a slip away from too many others (Scholtus 2009)
_RATIO = 4.0
_MOST_RATIO = 4.0
_SOFT = 2.0
_BROKEN = 4.0
_EXCHANGED = 3.0


@dataclass(frozen=True)
class Change:
    """One number changed; `old` is None where it was left out, `new` where the edits leave it open."""

    key: Key
    old: Fraction | None
    new: Fraction | None


@dataclass(frozen=True)
class Candidate:
    """One way to mend a contradiction.

    Parameters
    ----------
    changes
        Numbers changed.
    is_minimal
        Whether it mends everything with the fewest changes; a rival does not.
    exchanged
        How many of the first changes are numbers that take one another's place.
    score
        Points of evidence for it.
    reasons
        Why: (name of a reason, figure it speaks of, number).
    """

    changes: tuple[Change, ...]
    is_minimal: bool
    exchanged: int = 0
    score: float = 0.0
    reasons: tuple[tuple[str, str, float], ...] = field(default=())

    @property
    def is_explained(self) -> bool:
        """Whether slips of the hand explain every change: one for each number, or numbers exchanged."""
        return all(bool(_slip(change)) for change in self.changes[self.exchanged :])


@dataclass(frozen=True)
class Surroundings:
    """What candidates are judged against: the township's figures and the edits that hold."""

    stated: Stated
    holding: tuple[Edit, ...]
    readings: tuple[Edit, ...]
    mean_size: float

    @cached_property
    def by_key(self) -> dict[Key, list[int]]:
        """For each figure, where the edits stand that hold now and speak of it."""
        found: dict[Key, list[int]] = {}
        for place, edit in enumerate(self.holding):
            for key in edit.terms:
                found.setdefault(key, []).append(place)
        return found

    def touching(self, keys: Iterable[Key]) -> list[Edit]:
        """Edits that hold now and speak of any of `keys`."""
        return [self.holding[place] for place in sorted({place for key in keys for place in self.by_key.get(key, ())})]

    def block(self, broken: Iterable[Edit]) -> list[Edit]:
        """Edits that hold now and are connected with the broken ones through any figure."""
        open_keys = [key for edit in broken for key in edit.terms]
        reached: set[int] = set()
        while open_keys:
            joined = [place for place in self.by_key.get(open_keys.pop(), ()) if place not in reached]
            reached.update(joined)
            open_keys += [key for place in joined for key in self.holding[place].terms]
        return [self.holding[place] for place in sorted(reached)]


def surroundings(stated: Stated, applied: Sequence[Applied]) -> Surroundings:
    """Gather what candidates of a township are judged against."""
    households = stated.values.get(Key(str(stated.year), "", "registry", "total", "households"))
    persons = stated.values.get(Key(str(stated.year), "", "registry", "total", "persons"))
    mean = float(persons / households) if households and persons else 3.5
    holding = tuple(one.edit for one in applied if one.edit is not None and one.state in {"holds", "rounding"})
    rivals = tuple(one.edit for one in applied if one.edit is not None and one.state == "fails" and one.rule.kind == "reading")
    return Surroundings(stated, holding, rivals, mean if 1 <= mean <= 10 else 3.5)


def find_candidates(failing: Sequence[Applied], around: Surroundings) -> list[Candidate]:
    """Return the candidates for a group of failing edits, the best first; ties stand in the order of the figures."""
    broken = [one.edit for one in failing if one.edit is not None]
    values = around.stated.values
    if not broken:
        return []
    minimal = _smallest(broken, around)
    taken = {tuple(change.key for change in candidate.changes) for candidate in minimal}
    rivals = [rival for rival in _rivals(broken, values) if tuple(change.key for change in rival.changes) not in taken]
    judged = [_judged(candidate, broken, around) for candidate in [*minimal, *rivals]]
    judged = [candidate for candidate in judged if candidate.is_minimal or candidate.is_explained]
    return sorted(judged, key=lambda candidate: (not candidate.is_minimal, -candidate.score))


def _smallest(broken: Sequence[Edit], around: Surroundings) -> list[Candidate]:
    """Return the repairs that need the fewest slips; two rows typed in each other's place are one, whatever they hold."""
    values = around.stated.values
    system = [*broken, *around.block(broken), *_not_negative(broken)]
    solutions = localise(system, values)
    by_cost = {int(solutions[0].cost): [_of_solution(one, values) for one in solutions]} if solutions else {}
    most = min(by_cost, default=MOST_CHANGES)
    for exchange in _exchanges(broken, around):
        after = _after(exchange, values)
        left = [edit for edit in broken if not edit.holds(after)]
        touched = around.touching(change.key for change in exchange.changes)
        if len(left) == len(broken) or any(not edit.is_soft and not edit.holds(after) for edit in touched):
            continue
        open_edits = [edit for edit in system if edit not in broken or edit in left]
        for rest in localise(open_edits, after, most=most - 1) if left else [None]:
            changes = exchange.changes + (_of_solution(rest, after).changes if rest else ())
            cost = 1 + (len(rest.support) if rest else 0)
            by_cost.setdefault(cost, []).append(Candidate(changes, is_minimal=True, exchanged=len(exchange.changes)))
    return by_cost[min(by_cost)] if by_cost else []


def _not_negative(broken: Iterable[Edit]) -> list[Edit]:
    names = dict.fromkeys(name for edit in broken for name in edit.terms)
    return [Edit("not negative", {name: Fraction(-1)}, "<=") for name in names]


def _exchanges(broken: Sequence[Edit], around: Surroundings) -> list[Candidate]:
    """Exchanges of households and persons of one item, and of neighbouring rows of one topic."""
    values = around.stated.values
    rows: dict[tuple[str, str, str], list[str]] = {}
    touched = dict.fromkeys(name for edit in broken for name in edit.terms if isinstance(name, Key))
    topics = {(key.period, key.place, key.topic) for key in touched}
    stated = {(key.period, key.place, key.topic, key.item) for key in values}
    for period, place, topic in sorted(topics):
        rows[period, place, topic] = [
            item for item in load_vocabulary().topics[topic].items if (period, place, topic, item) in stated
        ]
    found: list[Candidate] = []
    for (period, place, topic), items in rows.items():
        for number, item in enumerate(items):
            pair = [Key(period, place, topic, item, measure) for measure in ("households", "persons")]
            found.append(_exchange([(pair[0], pair[1])], values))
            if number + 1 < len(items):
                measures = dict.fromkeys(key.measure for key in values if key[:4] == (period, place, topic, item))
                other = items[number + 1]
                found.append(
                    _exchange(
                        [(Key(period, place, topic, item, m), Key(period, place, topic, other, m)) for m in measures], values
                    )
                )
    return [one for one in found if one.changes]


def _exchange(pairs: Iterable[tuple[Key, Key]], values: Mapping[Key, Fraction]) -> Candidate:
    known = [(one, other) for one, other in pairs if one in values and other in values and values[one] != values[other]]
    changes = [
        Change(*change)
        for one, other in known
        for change in ((one, values[one], values[other]), (other, values[other], values[one]))
    ]
    return Candidate(tuple(changes), is_minimal=True, exchanged=len(changes))


def _after(candidate: Candidate, values: Mapping[Key, Fraction]) -> dict[Key, Fraction]:
    return {**values, **{change.key: change.new for change in candidate.changes if change.new is not None}}


def _of_solution(solution: Solution, values: Mapping[Key, Fraction]) -> Candidate:
    changes = [
        Change(key, values[key], _as_count(key, solution.values.get(key))) for key in solution.support if isinstance(key, Key)
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
    return [Candidate((Change(key, values[key], new),), is_minimal=False) for key, new in rivals]


def _judged(candidate: Candidate, broken: Sequence[Edit], around: Surroundings) -> Candidate:
    """Weigh a candidate: slips, ratios, soft edits mended or broken, edits that hold and would break."""
    values = _after(candidate, around.stated.values)
    known = [change for change in candidate.changes if change.new is not None]
    reasons: list[tuple[str, str, float]] = []
    score = 0.0
    for number, change in enumerate(known):
        assert change.new is not None
        if number >= candidate.exchanged and (slip := _slip(change)):
            is_short = slip not in {"unit", "sign"} and max(abs(change.old or Fraction(0)), abs(change.new)) < 10
            score += _SLIP_OF_ONE_DIGIT if is_short else _SLIP
            reasons.append((f"slip_{slip}", path_of(change.key), float(change.new)))
        ratio = _ratio_gain(change, values, around)
        if abs(ratio) > 0.05:
            score += max(-_MOST_RATIO, min(_MOST_RATIO, _RATIO * ratio))
            reasons.append(("ratio_better" if ratio > 0 else "ratio_worse", path_of(change.key), _size(change.key, values)))
    if candidate.exchanged:
        score += _EXCHANGED
        reasons.append(("exchanged", path_of(known[0].key), 0.0))
    breaks = [edit for edit in around.touching(change.key for change in known) if edit.holds(values) is False]
    hard = [edit for edit in breaks if not edit.is_soft]
    mended = [edit for edit in (*broken, *around.readings) if edit.holds(values)]
    score += _SOFT * sum(edit in around.readings for edit in mended)
    score += _SOFT * sum(edit.is_soft for edit in mended) - _SOFT * (len(breaks) - len(hard)) - _BROKEN * len(hard)
    if len(mended) > 1:
        reasons.append(("mends", "", float(len(mended))))
    if hard:
        reasons.append(("breaks", "", float(len(hard))))
    return replace(candidate, score=round(score, 3), reasons=tuple(reasons))


def _slip(change: Change) -> str:
    """Name the slip that explains a change; a wrong unit belongs to amounts, lengths and areas, not to heads counted."""
    slip = slip_between(change.old, change.new) if change.old is not None and change.new is not None else ""
    is_count = change.key.measure not in MEASURED
    if slip == "unit" and is_count:
        digits = len(str(change.old)) - len(str(change.new))
        return {1: "added", -1: "omitted"}.get(digits, "")
    return slip


#: Measures with a unit that can be mistaken; their values need not be whole.
MEASURED = frozenset(
    {"amount_yuan", "amount_per_household_yuan", "amount_per_person_yuan", "length_km", "area_mu", "rate", "paid_share"}
)


def _ratio_gain(change: Change, values: Mapping[Key, Fraction], around: Surroundings) -> float:
    """How much nearer the persons per household come to the township's mean [log units], 0 where they cannot be known."""
    before = _size(change.key, around.stated.values)
    after = _size(change.key, values)
    if math.isnan(before) or math.isnan(after):
        return 0.0
    mean = math.log(around.mean_size)
    return abs(math.log(before) - mean) - abs(math.log(after) - mean)


def _size(key: Key, values: Mapping[Key, Fraction]) -> float:
    households = values.get(key._replace(measure="households"))
    persons = values.get(key._replace(measure="persons"))
    if key.measure not in {"households", "persons"} or not households or not persons or households < 0 or persons < 0:
        return float("nan")
    return float(persons / households)


def path_of(key: Key) -> str:
    """Write a key as ``topic/item.measure@period[place]``."""
    return f"{key.topic}/{key.item}.{key.measure}@{key.period}" + (f"[{key.place}]" if key.place else "")
