"""Evidence for and against a candidate: slips of the hand, persons per household, edits mended and edits broken."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from fupin_analysis.crosscheck.edits.linear import Edit
from fupin_analysis.crosscheck.edits.stated import Key, path_of
from fupin_analysis.crosscheck.localisation.candidates import Background, Candidate, Replacement, after, slip_of

#: Points of evidence. A slip that explains the change weighs most, then whether the persons per household become plausible.
_SLIP = 3.0
_SLIP_OF_ONE_DIGIT = 1.0  # one-digit numbers are a slip away from too many others (Scholtus 2009)
_RATIO = 4.0
_MOST_RATIO = 4.0
_SOFT = 2.0
_BROKEN = 4.0
_EXCHANGED = 3.0


def judged(candidate: Candidate, broken: Sequence[Edit], around: Background) -> Candidate:
    """Weigh a candidate: slips, ratios, soft edits mended or broken, edits that hold and would break."""
    values = after(candidate, around.stated.values)
    known = [change for change in candidate.changes if change.new is not None]
    reasons: list[tuple[str, str, float]] = []
    score = 0.0
    for number, change in enumerate(known):
        assert change.new is not None
        if number >= candidate.exchanged and (slip := slip_of(change)):
            is_short = slip not in {"unit", "sign"} and not any(abs(one) >= 10 for one in (change.old, change.new) if one)
            score += _SLIP_OF_ONE_DIGIT if is_short else _SLIP
            reasons.append((f"slip_{slip}", path_of(change.key), float(change.new)))
        ratio = _ratio_gain(change, values, around)
        if abs(ratio) > 0.05:
            score += max(-_MOST_RATIO, min(_MOST_RATIO, _RATIO * ratio))
            reasons.append(("ratio_better" if ratio > 0 else "ratio_worse", path_of(change.key), _size(change.key, values)))
    if candidate.exchanges:
        score += _EXCHANGED * candidate.exchanges
        reasons.append(("exchanged", path_of(known[0].key), 0.0))
    breaks = around.breaking(known)
    hard = [edit for edit in breaks if not edit.is_soft]
    mended = [edit for edit in (*broken, *around.readings) if edit.holds(values)]
    score += _SOFT * sum(edit in around.readings for edit in mended)
    score += _SOFT * sum(edit.is_soft for edit in mended) - _SOFT * (len(breaks) - len(hard)) - _BROKEN * len(hard)
    if candidate.is_larger:
        reasons.append(("each_a_slip", "", float(len(candidate.changes))))
    if len(mended) > 1:
        reasons.append(("mends" if len(candidate.changes) == 1 else "mends_together", "", float(len(mended))))
    if hard:
        reasons.append(("breaks", "", float(len(hard))))
    return replace(candidate, score=round(score, 3), reasons=tuple(reasons))


def _ratio_gain(change: Replacement, values: Mapping[Key, Fraction], around: Background) -> float:
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
