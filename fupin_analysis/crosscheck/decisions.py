"""What people decided about findings, applied: an added record (`statement` 0), with the stated value beside it.

A record of a decision never changes; what became of it is worked out from all records together (:func:`resolve`). Where the
figure has meanwhile changed, the decision no longer speaks of it: it is not applied, and said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from fupin_analysis.core.decision import Decision, Ruling
from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.figures import COLUMNS, DECIDED, KEY
from fupin_analysis.core.period import Period
from fupin_analysis.core.soundness import MOST
from fupin_analysis.core.source import Source, join_sources
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.errors import FupinError, Problem

#: What is stated first for every figure, by :data:`fupin_analysis.core.figures.KEY`.
Stated = Mapping[tuple[Any, ...], float]


def stated_values(figures: pd.DataFrame) -> Stated:
    """Return what is stated first for every figure of a table."""
    first = figures[figures["statement"].eq(1)]
    return dict(zip(zip(*(first[name].tolist() for name in KEY), strict=True), first["value"].tolist(), strict=True))


def resolve(decisions: Sequence[Decision], stated: Stated) -> list[Ruling]:
    """Return what became of every decision, in the order given, beside what is stated."""
    taken_back = {one.withdraws: one for one in decisions if one.action == "withdrawn"}
    standing = [one for one in decisions if one.action != "withdrawn" and one.id not in taken_back]
    replaced = {name: one for one in standing for name in one.supersedes}
    heads: dict[tuple[object, ...], list[Decision]] = {}
    answers: dict[tuple[object, ...], list[Decision]] = {}
    for one in standing:
        if one.id not in replaced:
            heads.setdefault(_subject(one), []).append(one)
            answers.setdefault((*one.key, one.finding), []).append(one)
    rulings = []
    for one in decisions:
        if one.action == "withdrawn":
            rulings.append(Ruling(one, "withdrawal"))
        elif one.id in taken_back:
            rulings.append(Ruling(one, "withdrawn", taken_back[one.id]))
        elif one.id in replaced:
            rulings.append(Ruling(one, "superseded", replaced[one.id]))
        else:
            # That a finding stands and that its figure is another one are two answers to one question.
            others = [other for other in answers[(*one.key, one.finding)] if _subject(other) != _subject(one)]
            rulings.append(_judged(one, [*heads[_subject(one)], *others], stated))
    return rulings


def _subject(one: Decision) -> tuple[object, ...]:
    """What two decisions may disagree on: the value of a figure, or whether a finding stands."""
    return (*one.key, "waived", one.finding) if one.action == "waived" else one.key


def _judged(one: Decision, heads: Sequence[Decision], stated: Stated) -> Ruling:
    """What became of a record that nothing took back: of several on one subject the last day's counts."""
    last = max(head.when for head in heads)
    if one.when < last:
        return Ruling(one, "superseded", next(head for head in heads if head.when == last))
    others = [head for head in heads if head.when == last and head.value != one.value]
    if others:
        return Ruling(one, "disputed", others[0])
    got = stated.get(one.key)
    if got != one.expected:
        return Ruling(one, "stale", got=got)
    return Ruling(one, "in_force")


def apply_decisions(figures: pd.DataFrame, decisions: Sequence[Decision]) -> tuple[pd.DataFrame, list[Problem]]:
    """Add a record for every figure decided on; what was stated stays.

    Returns
    -------
    tuple
        Figures with the added records (`statement` 0); F402 for each decision whose figure is gone or has changed, F407 for each
        that another one disputes.
    """
    rulings = resolve(decisions, stated_values(figures)) if decisions else []
    valid = {one.decision.key: one.decision for one in rulings if one.state == "in_force" and one.decision.value is not None}
    added: list[dict[Any, Any]] = []
    if valid:
        units = {key[:2] for key in valid}
        own = [pair in units for pair in zip(figures["township"], figures["year"], strict=True)]
        touched = figures[own]
        for row in touched[touched["statement"].eq(1)].to_dict("records"):
            decision = valid.get(tuple(row[name] for name in KEY))
            if decision is not None:
                source = join_sources([row["source"], Source(decision.file, cell=decision.finding)])
                added.append({**row, "value": decision.value, "qualifier": "", "statement": DECIDED, "source": source})
    problems = [problem for ruling in rulings for problem in _problem_of(ruling)]
    if not added:
        return figures, problems
    table = pd.concat([figures, pd.DataFrame(added)[list(COLUMNS)].astype(COLUMNS)], ignore_index=True)
    return table, problems


def _problem_of(ruling: Ruling) -> list[Problem]:
    decision = ruling.decision
    where = str(Source(decision.file, cell=decision.finding))
    if ruling.state == "stale":
        got = "—" if ruling.got is None else f"{ruling.got:g}"
        return [Problem("F402", where, {"figure": decision.figure, "expected": f"{decision.expected:g}", "got": got})]
    if ruling.state == "disputed" and ruling.other is not None:
        values = {"got": _value(decision), "expected": _value(ruling.other), "name": decision.id, "other": ruling.other.id}
        return [Problem("F407", where, {"figure": decision.figure, **values})]
    return []


def _value(decision: Decision) -> str:
    return "—" if decision.value is None else f"{decision.value:g}"


def check_value(figure: str, value: float) -> None:
    """Refuse a value that no return could state for a figure.

    Raises
    ------
    FupinError
        F415 for what is no number, or larger than any of a township; F416 for a negative one, F417 for a count that is not whole.
    """
    measure = load_vocabulary().measures[FigureRef.parse(figure).measure]
    if not abs(value) < MOST:
        raise FupinError(Problem("F415", where=figure, details={"got": f"{value:g}"}))
    if value < 0:
        raise FupinError(Problem("F416", where=figure, details={"got": f"{value:g}"}))
    if measure.kind == "count" and not value.is_integer():
        raise FupinError(Problem("F417", where=figure, details={"got": f"{value:g}"}))


def mark_waived(findings: Iterable[Mapping[str, Any]], rulings: Iterable[Ruling]) -> list[str]:
    """Return for each finding ``waived`` where a waiver that counts speaks of it, else the empty text."""
    waivers = [ruling.decision for ruling in rulings if ruling.state == "in_force" and ruling.decision.action == "waived"]
    by_unit: dict[str, list[Decision]] = {}
    for one in waivers:
        by_unit.setdefault(one.township, []).append(one)
    return [
        "waived" if any(_speaks_of(one, finding) for one in by_unit.get(str(finding["township"]), ())) else ""
        for finding in findings
    ]


def _speaks_of(waiver: Decision, finding: Mapping[str, Any]) -> bool:
    """Whether a waiver is of this finding, or of the same edit and a figure as of a later day up to its last one."""
    year = int(finding["year"])
    if waiver.finding == finding["finding"] and waiver.year == year:
        return True
    if not waiver.rule or not waiver.until or waiver.year > year or _last_day(finding) > waiver.until:
        return False
    about = waiver.ref[1:5]
    return any(edit["rule"] == waiver.rule and FigureRef.parse(edit["figure"])[1:5] == about for edit in finding["edits"])


def _last_day(finding: Mapping[str, Any]) -> str:
    """Return the day as of which a finding's figures are: what is told of an earlier year counts as of its return's."""
    year, period = Period(int(finding["year"])), Period.parse(str(finding["period"]))
    return (period if period.year == year.year else year).end.isoformat()


def mark_caused(findings: pd.DataFrame, units: set[tuple[str, int]], before: set[str]) -> list[str]:
    """Return for each finding ``decided`` where decisions of its township and year brought it about, else the empty text.

    Parameters
    ----------
    findings
        Findings with the decisions applied.
    units
        Townships and years in which a figure was decided on.
    before
        Names of the findings there without the decisions.
    """
    rows = zip(findings["township"], findings["year"], findings["finding"], strict=True)
    return ["decided" if (town, year) in units and name not in before else "" for town, year, name in rows]


def mark_decided(findings: pd.DataFrame, reported: Mapping[tuple[str, int, str], float]) -> list[list[dict[str, Any]]]:
    """Return for each finding its edits, each with what was handed in where a decided value stands in its place.

    Parameters
    ----------
    findings
        Findings with the decisions applied.
    reported
        What was handed in for each figure decided on, by township, year and figure [base unit].
    """
    rows = zip(findings["township"], findings["year"], findings["edits"], strict=True)
    return [[{**edit, "reported": reported.get((town, year, edit["figure"]))} for edit in edits] for town, year, edits in rows]
