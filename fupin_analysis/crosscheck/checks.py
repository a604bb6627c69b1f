"""Figures of every township held against the edits; what contradicts becomes a finding with a verdict and candidate repairs.

The steps are those of statistical data editing: *review* (:mod:`.edits.trials`), *selection* of what may be wrong
(:mod:`.localisation`, :mod:`.verdicts`); *treatment* is left to people (:mod:`.decisions`). Nothing is corrected here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, TypeAlias

import pandas as pd

from fupin_analysis.core.decision import name_of
from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.finding import FINDING_COLUMNS, RESTATEMENT, STANDINGS, BrokenEdit, Change, Finding, Repair, Standing
from fupin_analysis.core.source import join_sources
from fupin_analysis.core.unit.review import REVIEW_COLUMNS
from fupin_analysis.crosscheck.edits.in_texts import may_list_some
from fupin_analysis.crosscheck.edits.outcomes import try_all
from fupin_analysis.crosscheck.edits.restatements import (
    in_files_of_two_times,
    in_one_row,
    is_moved,
    is_of_a_part,
    is_of_another_day,
)
from fupin_analysis.crosscheck.edits.rules import SEVERITIES, Rule, load_rules
from fupin_analysis.crosscheck.edits.stated import Key, Rival, Stated, path_of, read_stated
from fupin_analysis.crosscheck.edits.trial import Applied
from fupin_analysis.crosscheck.edits.trials import Trials
from fupin_analysis.crosscheck.localisation.candidates import Candidate, surroundings
from fupin_analysis.crosscheck.localisation.omissions import Omission, find_omissions
from fupin_analysis.crosscheck.localisation.repairs import find_candidates
from fupin_analysis.crosscheck.register import counted_in, read_counts, weigh_register, with_counts
from fupin_analysis.crosscheck.reviews import review_of
from fupin_analysis.crosscheck.verdicts import in_doubt, judge

_MOST_CANDIDATES = 12

#: Edits that every figure is held against: code, wording, standing of what breaks them. Registers are revised from year to year,
#: so that another number in the next year's return is a question.
_Told: TypeAlias = tuple[str, str, str, Standing]
_RESTATEMENT: _Told = (RESTATEMENT, "同一数字只有一个说法", "One figure is stated in one way", "contradiction")
_REVISION: _Told = ("revision", "上年报送的数字，下年报送时不变", "A figure stays as it was stated the year before", "question")


def check_consistency(
    figures: pd.DataFrame, *, rules: Sequence[Rule] | None = None, register: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Hold every township's figures against the edits.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.
    rules
        Edits; by default all that are switched on.
    register
        What household registers count, a table like that of the figures; it is held against them and never among them.

    Returns
    -------
    pandas.DataFrame
        Findings (:data:`FINDING_COLUMNS`), ordered by township, year, severity and rule; the same figures give the same findings
        with the same identities, in the same order. Empty where nothing contradicts.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> check_consistency(report.figures)[["verdict", "topic", "item"]].values.tolist()
    [['deduced', 'plan', 'exit_as_listed'], ['impossible', 'medical', 'assisted'], ['conflict', 'plan', 'exit']]
    """
    return check_all(figures, rules=rules, register=register)[0]


def check_all(
    figures: pd.DataFrame,
    *,
    rules: Sequence[Rule] | None = None,
    register: pd.DataFrame | None = None,
    units: Collection[tuple[str, int]] | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Hold figures against the edits, and say of each township how much of what it stated could be held against anything.

    Parameters
    ----------
    figures, rules, register
        As of :func:`check_consistency`.
    units
        Townships and years to look at; the others are only held against them. All by default.

    Returns
    -------
    tuple
        Findings, as of :func:`check_consistency`, and reviews (:data:`fupin_analysis.core.unit.review.REVIEW_COLUMNS`).
    """
    trials = Trials(load_rules() if rules is None else rules)
    counts = read_counts(register) if register is not None else {}
    found: list[dict[str, Any]] = []
    reviews: list[dict[str, Any]] = []
    before: Stated | None = None
    for stated in read_stated(figures):
        last = before if before is not None and (before.township, before.year) == (stated.township, stated.year - 1) else None
        before = stated
        if units is not None and (stated.township, stated.year) not in units:
            continue
        whole = stated.after(last) if last is not None else stated
        applied = try_all(trials, whole := with_counts(whole, counts))
        restated = [_restated(stated, [one], rule=_REVISION) for one in stated.restated(last)] if last is not None else []
        found += [one.to_row() for one in (*_findings(whole, applied), *restated)]
        reviews.append(review_of(whole, applied))
    return (
        pd.DataFrame(found, columns=list(FINDING_COLUMNS)).astype(FINDING_COLUMNS),
        pd.DataFrame(reviews, columns=list(REVIEW_COLUMNS)).astype(REVIEW_COLUMNS),
    )


def units_touched(units: Collection[tuple[str, int]]) -> set[tuple[str, int]]:
    """Return the townships and years whose findings may differ where figures of `units` do.

    A return is held against that of the year before, so that the year after is touched too.

    Examples
    --------
    >>> sorted(units_touched({("甲山镇", 2018)})), sorted(units_beside({("甲山镇", 2018)}))
    ([('甲山镇', 2018), ('甲山镇', 2019)], [('甲山镇', 2017), ('甲山镇', 2018)])
    """
    return {*units, *((township, year + 1) for township, year in units)}


def units_beside(units: Collection[tuple[str, int]]) -> set[tuple[str, int]]:
    """Return the townships and years whose figures are needed to check those of `units`."""
    return {*units, *((township, year - 1) for township, year in units)}


def _findings(stated: Stated, applied: list[Applied]) -> Iterator[Finding]:
    if stated.counted:
        applied = weigh_register(applied, stated)
    failing = [one for one in applied if one.state == "fails"]
    found = [_restated(stated, rivals) for rivals in _by_figure(stated.rivals, stated)]
    repairs: list[Sequence[Candidate]] = []
    if failing:
        around = surroundings(stated, applied)
        for group in _groups(failing):
            candidates = [] if group[0].rule.kind == "reading" else find_candidates(group, around)
            found.append(_finding(stated, group, candidates))
            repairs.append(in_doubt(group, candidates))
    found += [_left_out(stated, omission) for omission in find_omissions(applied, repairs, stated.values)]
    order = {severity: place for place, severity in enumerate(SEVERITIES)}
    yield from sorted(found, key=lambda one: (order[one.severity], one.rule, one.period, one.place, one.item))


def _groups(failing: Sequence[Applied]) -> list[list[Applied]]:
    """Group failing edits that share a figure, since one slip may break several; a rival statement in all its measures is one."""
    groups: list[tuple[set[object], list[Applied]]] = []
    for one in failing:
        marks: set[object] = {(one.rule.code, one.period, one.place)}
        if one.rule.kind == "micro" and one.edit is not None:
            marks = set(one.edit.terms)  # what the return's own edits agree with stands apart from what only differs
        elif one.rule.kind not in {"reading", "micro"}:
            # A quotient says nothing of which of its figures is wrong: it joins only what its own figure takes part in.
            marks |= {one.leading} if one.edit is None else set(one.edit.terms)
        touching = [group for group in groups if not group[0].isdisjoint(marks)]
        merged = [*(member for _marks, members in touching for member in members), one]
        groups = [group for group in groups if group not in touching]
        groups.append((marks.union(*(group[0] for group in touching)), merged))
    return [sorted(members, key=_hardness) for _marks, members in groups]


def _hardness(one: Applied) -> tuple[bool, bool, bool, str]:
    """Equalities first, query edits last: the first edit of a group gives the finding its name.

    The register comes last of all, so that a finding keeps its name whether or not one was handed in.
    """
    return one.rule.kind == "micro", one.rule.is_soft, one.formula.relation != "=", one.rule.code


def _finding(stated: Stated, group: Sequence[Applied], candidates: Sequence[Candidate]) -> Finding:
    first = group[0]
    verdict, confidence, repair = judge(group, candidates)
    single = repair.changes[0] if repair is not None and len(repair.changes) == 1 else None
    about = single.key if single is not None else first.leading
    keys = dict.fromkeys(key for one in group for key in one.keys)
    left, right = _told_sides(first, stated)
    return Finding(
        finding=identity(stated.township, stated.year, first.rule.code, first.period, first.place, first.leading),
        rule=first.rule.code,
        township=stated.township,
        year=stated.year,
        **about._asdict(),
        verdict=verdict,
        severity=min((one.rule.severity for one in group), key=SEVERITIES.index),
        standing=min((_told_as(one, stated) for one in group), key=STANDINGS.index),
        stated=float(stated.values[about] if single is not None else left),
        computed=float(right),
        difference=float(first.right - first.left),
        proposed=float(single.new) if single is not None and single.new is not None else float("nan"),
        confidence=confidence,
        rule_zh=first.rule.zh,
        rule_en=first.rule.en,
        edits=tuple(_broken(one, stated) for one in group),
        candidates=tuple(map(_repair, candidates[:_MOST_CANDIDATES])),
        decision="",
        source=join_sources([*(stated.sources[key] for key in keys), *(sheet for one in group for sheet in counted_in(one))]),
    )


def _left_out(stated: Stated, omission: Omission) -> Finding:
    """Tell of a part left out; it is deduced where the sums that lack it agree on what it must be."""
    first, key = omission.sums[0], omission.keys[0]
    found = replace(
        _finding(stated, [first], omission.candidates),
        finding=identity(stated.township, stated.year, first.rule.code, first.period, first.place, key),
        severity="warning",
        standing="question",
        stated=float("nan"),
        **key._asdict(),
    )
    if len(omission.values) != 1:
        return replace(found, verdict="unverifiable", confidence="", proposed=float("nan"))
    confidence = "high" if len(omission.sums) > 1 else "medium"
    return replace(found, verdict="deduced", confidence=confidence, proposed=float(omission.values[0]))


def _by_figure(rivals: Iterable[Rival], stated: Stated) -> Iterable[list[Rival]]:
    """Group what is stated otherwise by its figure: however many files differ, they ask one question."""
    found: dict[Key, list[Rival]] = {}
    for one in rivals:
        if not is_moved(one[:3], stated):
            found.setdefault(one.key, []).append(one)
    return found.values()


def _restated(stated: Stated, rivals: Sequence[Rival], *, rule: _Told = _RESTATEMENT) -> Finding:
    """Tell of one figure that is stated in two ways or more; `rivals` are what stands beside its first statement."""
    code, zh, en, standing = rule
    key, first, other, _source = rivals[0]
    marks = ((key.topic, key.item, key.period),)
    return Finding(
        finding=identity(stated.township, stated.year, code, key.period, key.place, key),
        rule=code,
        township=stated.township,
        year=stated.year,
        **key._asdict(),
        verdict="conflict",
        severity="warning",
        standing=min((_standing_of(one, stated, standing) for one in rivals), key=STANDINGS.index),
        stated=float(first),
        computed=float(other),
        difference=float(other - first),
        proposed=float("nan"),
        confidence="",
        rule_zh=zh,
        rule_en=en,
        edits=tuple(BrokenEdit(path_of(key), "=", float(first), float(one.other), code, zh, en, marks=marks) for one in rivals),
        candidates=(),
        decision="",
        source=join_sources([one.source for one in rivals]),
    )


def _standing_of(rival: Rival, stated: Stated, alleged: Standing) -> Standing:
    """Say what one rival statement comes to: `alleged`, or a question where the two may not be of the same thing or day."""
    key, first, other, source = rival
    is_asked = key.topic == "plan" or in_one_row(source) or in_files_of_two_times(source)
    is_asked = is_asked or is_of_a_part(first, other, source)
    return "question" if is_asked or is_of_another_day(key, first, other, source, stated) else alleged


def _told_as(one: Applied, stated: Stated) -> Standing:
    """What an edit that fails says of these figures: where a text may name some of the parts only, it asks."""
    standing = _standing(one)
    return "question" if standing == "contradiction" and may_list_some(one, stated) else standing


def _standing(one: Applied) -> Standing:
    """What an edit that fails says: a query edit asks, unless it is off by more than what might explain it."""
    if one.rule.severity == "note":
        return "note"
    off, larger = abs(one.left - one.right), max(abs(one.left), abs(one.right))
    # What nobody states (new, returned, removed) may explain any distance: then it is asked, never alleged.
    is_whole = all(one.trial.places)
    is_certain = not one.rule.is_soft or (is_whole and bool(one.rule.beyond) and off > one.rule.beyond * larger)
    return "contradiction" if is_certain else "question"


def identity(township: str, year: int, rule: str, period: str, place: str, key: Key) -> str:
    """Return the name of a finding: the same contradiction keeps it from run to run, whatever its numbers become.

    It tells township, year and rule; eight signs at the end tell the figure, so that no two findings share a name.
    """
    return f"{township}-{year}-{rule}-{name_of(township, year, rule, period, place, *key)}"


def _told_sides(one: Applied, stated: Stated) -> tuple[Fraction, Fraction]:
    """Both sides as they are told: what a figure is said to be is the figure alone, never what is left of it (合计－未脱贫)."""
    if one.formula.counts:  # against a register, a figure is always held by itself
        return one.left, one.right
    sides, own = one.trial.sides, stated.values.get(one.leading)
    if sides is None or own is None or len(sides[0][0]) < len(("whole", "part")):
        return one.left, one.right
    (by, at), *_parts = sides[0][0]
    if by != 1 or one.trial.stated[at] != one.leading:
        return one.left, one.right
    return own, one.right + own - one.left


def _broken(one: Applied, stated: Stated) -> BrokenEdit:
    left, right = _told_sides(one, stated)
    marked = one.keys if one.rule.kind == "reading" else one.keys[:1]
    return BrokenEdit(
        figure=path_of(one.leading),
        relation=one.formula.relation,
        left=float(left),
        right=float(right),
        rule=one.rule.code,
        zh=one.rule.zh,
        en=one.rule.en,
        marks=tuple((key.topic, key.item, key.period) for key in marked),
        register=join_sources(counted_in(one)),
    )


def _repair(candidate: Candidate) -> Repair:
    changes = tuple(
        Change(
            FigureRef(*change.key),
            None if change.old is None else float(change.old),
            None if change.new is None else float(change.new),
        )
        for change in candidate.changes
    )
    reasons = tuple(dict.fromkeys(candidate.reasons))
    return Repair(changes, candidate.is_minimal, candidate.is_larger, float(candidate.score), reasons)
