"""Decisions drafted: what a decision would change is worked out and shown before anything is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from fupin_analysis.core.decision import Decision, Ruling, name_of, today
from fupin_analysis.core.disk.store import by_unit
from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.figures import in_force
from fupin_analysis.core.finding import finding_of
from fupin_analysis.core.intake import Intake, of_units
from fupin_analysis.core.metrics import rows_of
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.terms import nearest
from fupin_analysis.crosscheck.checks import check_all, units_beside, units_touched
from fupin_analysis.crosscheck.decisions import apply_decisions, check_value, mark_waived, resolve, stated_values
from fupin_analysis.crosscheck.edits.rules import Rule
from fupin_analysis.crosscheck.rounded import exact
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.reports.effects import measure_effects
from fupin_analysis.reports.meant import (
    decisions_in_question,
    figure_meant,
    figures_meant,
    find_open,
    is_short_for,
    listed,
    rows_of_unit,
)

#: Signs of a reason that say something, at least, and different ones among them.
_FEWEST_SIGNS = 4
_FEWEST_DIFFERENT = 3


@dataclass(frozen=True)
class Draft:
    """A decision that is not written yet, and what it would change.

    Parameters
    ----------
    decision
        The record.
    vanish, appear
        Findings of the township that would be there no more, and that would come: of the year, and of the year after, whose
        return is held against it.
    effects
        Metrics that would change; see :func:`fupin_analysis.reports.effects.measure_effects`.
    is_new
        Whether nothing is decided about the figure yet.
    rivals
        What is stated of the figure in one place and another, where that is what is decided on [base units].
    """

    decision: Decision
    vanish: pd.DataFrame
    appear: pd.DataFrame
    effects: pd.DataFrame
    is_new: bool
    rivals: tuple[float, ...] = ()


def draft_decision(
    intake: Intake,
    name: str,
    *,
    accept: float | None = None,
    is_waived: bool = False,
    figure: str = "",
    until: str = "",
    reason: str,
    by: str,
    rules: Sequence[Rule],
) -> Draft:
    """Draft a decision about a finding and work out what it would change; nothing is written.

    Parameters
    ----------
    intake
        Everything handed in, with what has been decided so far.
    name
        Name of the finding, or a short form.
    accept
        The value in force from then on [base units].
    is_waived
        The stated value stands, and the rule does not hold here.
    figure
        Which figure is meant; may be left out where only one can be.
    until
        Last day for whose figures a waiver counts.
    reason, by
        Why and by whom.
    rules
        The edits in force.

    Raises
    ------
    FupinError
        F403, F406 for the name; F404 unless either a value or a waiver is given; F405 where it is not clear which figure is, F411
        where no return states it; F415, F416, F417 for a value no return could state; F408 for a reason or a name that says
        nothing; F409 for a value that changes nothing; F414 for what is decided already; F410 for a day
        that is none.
    """
    finding = find_open(intake, name, is_waived=is_waived)
    if (accept is None) != is_waived:
        raise FupinError(Problem("F404", where=finding["finding"]))
    _check_words(reason, by, finding["finding"])
    _check_until(until, is_waived=is_waived, year=int(finding["year"]))
    meant = figures_meant(intake, finding, rules)
    about = figure_meant(intake, finding, figure, meant, accept=accept, is_waived=is_waived)
    stated = _stated_value(intake, finding, about)
    rivals = finding_of(finding).rivals
    if accept is not None:
        check_value(about.code, accept)
        if accept == stated and not rivals:  # of several statements the first may be the one that counts
            raise FupinError(Problem("F409", where=about.show("zh"), details={"got": f"{accept:g}"}))
    is_proposed = accept == finding["proposed"] and about[:5] == tuple(finding[key] for key in FigureRef._fields[:5])
    heads = [
        ruling
        for ruling in resolve(intake.decisions, stated_values(intake.figures))
        if ruling.state in {"in_force", "stale", "disputed"}
        and ruling.decision.ref[:5] == about[:5]
        and (ruling.decision.township, ruling.decision.year) == (finding["township"], finding["year"])
        and (ruling.decision.action == "waived") == is_waived
        and (not is_waived or ruling.decision.finding == finding["finding"])
    ]
    decision = Decision(
        finding=finding["finding"],
        township=finding["township"],
        year=int(finding["year"]),
        figure=about.code,
        action="waived" if is_waived else "accepted" if is_proposed else "corrected",
        expected=stated,
        value=accept,
        who=mask_identifiers(by.strip()),
        when=today(),
        why=mask_identifiers(reason.strip()),
        rule=str(finding["edits"][0]["rule"]) if is_waived else "",
        until=until,
        supersedes=tuple(head.decision.id for head in heads),
    )
    said = [head.decision for head in heads if head.state == "in_force" and _says_the_same(head.decision, decision)]
    is_again = bool(said) and len(heads) == 1  # once more in the same words: no record of its own
    decision = said[0] if is_again else replace(decision, id=_name_of_its_own(decision.id, intake.decisions))
    return Draft(decision, *outcome_of(intake, finding, decision, rules), not heads, rivals)


def _says_the_same(one: Decision, other: Decision) -> bool:
    """Whether two records differ in nothing but their names, their days, what they replace and where they are written."""
    return replace(one, id=other.id, when=other.when, supersedes=other.supersedes, file=other.file) == other


def _name_of_its_own(name: str, decisions: Sequence[Decision]) -> str:
    """Name a record that says word for word what one before it said: what was taken back or replaced may be decided again."""
    taken = {one.id for one in decisions}
    while name in taken:
        name = name_of("again", name)
    return name


def _check_words(reason: str, by: str, name: str) -> None:
    """Refuse a reason that says nothing: numbers alone, the name of the finding, its township or rule, or who decides."""
    said = [one for one in (name, *name.split("-"), by) if one.strip()]
    told = re.sub(
        "|".join(re.escape(one.strip()) for one in sorted(said, key=len, reverse=True)), "", reason, flags=re.IGNORECASE
    )
    for text, bare, where, fewest in ((reason, told, "--reason", _FEWEST_SIGNS), (by, by, "--by", 1)):
        signs = re.findall(r"[^\W\d_]", bare)
        if len(signs) < fewest or len(set(signs)) < min(fewest, _FEWEST_DIFFERENT):
            raise FupinError(Problem("F408", where=where, details={"got": text.strip()}))


def _check_until(until: str, *, is_waived: bool, year: int) -> None:
    if not until:
        return
    is_day = re.fullmatch(r"\d{4}-\d{2}-\d{2}", until) is not None and _is_day(until)
    if not is_waived or not is_day or int(until[:4]) < year:
        raise FupinError(Problem("F410", where="--until", details={"got": until, "expected": f"{year}-12-31"}))


def _is_day(text: str) -> bool:
    try:
        pd.Timestamp(text)
    except ValueError:
        return False
    return True


def _stated_value(intake: Intake, finding: dict[str, Any], about: FigureRef) -> float:
    unit = rows_of_unit(intake.figures, finding["township"], finding["year"])
    unit = unit[unit["statement"].eq(1)]
    for row in unit.itertuples(index=False):
        if (row.period, row.place, row.topic, row.item, row.measure) == about[:5]:
            return float(str(row.value))
    raise FupinError(Problem("F411", where=finding["finding"], details={"got": about.show("zh")}))


def outcome_of(
    intake: Intake, finding: dict[str, Any], decision: Decision, rules: Sequence[Rule]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Work out what a decision would change; nothing is written.

    Parameters
    ----------
    intake
        Everything handed in, with what has been decided so far.
    finding
        Name, township and year of the finding decided on; the name may be empty.
    decision
        The record.
    rules
        The edits in force.

    Returns
    -------
    tuple
        Findings that would be there no more, findings that would come, metrics that would change.
    """
    township, year = finding["township"], int(finding["year"])
    touched = units_touched({(township, year)})
    unit = rows_of_unit(intake.figures, township, year)
    stated = unit[unit["statement"].gt(0)]
    beside = in_force(of_units(intake.figures, units_beside(touched) - {(township, year)}))
    register = of_units(intake.register, touched)
    own = [one for one in intake.decisions if (one.township, one.year) == (township, year)]
    found = []
    for decisions in (own, [*own, decision]):
        figures, _problems = apply_decisions(stated, decisions)
        every = exact(by_unit(pd.concat([beside, in_force(figures)], ignore_index=True)))
        found.append(check_all(every, rules=rules, register=register, units=touched)[0])
    before, after = found
    vanish = before[~before["finding"].isin(after["finding"])]
    appear = after[~after["finding"].isin(before["finding"])]
    return vanish, appear, _effects(in_force(unit), finding, decision)


def _effects(figures: pd.DataFrame, finding: dict[str, Any], decision: Decision) -> pd.DataFrame:
    """Metrics that change with the value decided on."""
    if decision.value is None:
        return pd.DataFrame()
    change = {**dict(zip(FigureRef._fields[:5], decision.ref[:5], strict=True)), "from": decision.expected, "to": decision.value}
    repair = {"changes": [change], "minimal": True, "larger": False, "score": 0.0, "reasons": []}
    return measure_effects(figures, pd.DataFrame([{**finding, "severity": "error", "decision": "", "candidates": [repair]}]))


def draft_withdrawal(intake: Intake, name: str, *, reason: str, by: str, rules: Sequence[Rule]) -> tuple[Decision, Draft]:
    """Draft the taking back of a decision and work out what comes back with it; nothing is written.

    Returns
    -------
    tuple
        The record taken back, and the draft of the one that takes it back.

    Raises
    ------
    FupinError
        F412 where nothing that counts is named so, F406 where several are; F408 for a reason or a name that says nothing.
    """
    _check_words(reason, by, name)
    open_ones = decisions_in_question(intake)
    chosen = [one for one in open_ones if name.strip().upper() == one.id or name.strip() == one.finding]
    chosen = chosen or [one for one in open_ones if is_short_for(name.strip(), one.finding)]
    if not chosen:
        raise FupinError(Problem("F412", details={"got": name}, near=nearest(name, [one.finding for one in open_ones])))
    if len(chosen) > 1:
        raise FupinError(
            Problem("F406", details={"got": name, "expected": listed([f"{one.id}（{one.figure}）" for one in chosen])})
        )
    (taken,) = chosen
    back = replace(
        taken,
        action="withdrawn",
        value=None,
        who=mask_identifiers(by.strip()),
        when=today(),
        why=mask_identifiers(reason.strip()),
        withdraws=taken.id,
        supersedes=(),
        rule="",
        until="",
        file="",
        id=name_of("withdrawn", taken.id, by, today(), reason),
    )
    about = {"finding": taken.finding, "township": taken.township, "year": taken.year}
    vanish, appear, effects = outcome_of(intake, about, back, rules)
    reopened = _waived_only_by(intake, taken)
    return taken, Draft(back, vanish, pd.concat([reopened, appear]) if len(reopened) else appear, effects, is_new=False)


def _waived_only_by(intake: Intake, taken: Decision) -> pd.DataFrame:
    """Return the findings that nothing but one waiver keeps from being open; they are there all the while."""
    rulings = [one for one in resolve(intake.decisions, stated_values(intake.figures)) if one.decision.id != taken.id]
    waived = intake.findings[intake.findings["decision"].eq("waived")]
    return waived[[mark == "" for mark in mark_waived(rows_of(waived), rulings)]]


def confirm_stale(intake: Intake, name: str, *, reason: str, by: str) -> Decision:
    """Draft the confirmation of a decision whose figure has changed since: the same value, held against what is stated now.

    Raises
    ------
    FupinError
        F412 where no such decision is stale, F408 for a reason or a name that says nothing.
    """
    _check_words(reason, by, name)
    stale = [
        one for one in resolve(intake.decisions, stated_values(intake.figures)) if one.state == "stale" and one.got is not None
    ]
    wanted = name.strip()
    chosen = [one for one in stale if wanted.upper() == one.decision.id or is_short_for(wanted, one.decision.finding)]
    if len(chosen) != 1:
        near = [one.decision.id for one in stale]
        code = "F406" if chosen else "F412"
        raise FupinError(Problem(code, details={"got": name, "expected": listed(near)}, near=tuple(near)))
    old, got = chosen[0].decision, chosen[0].got
    assert got is not None
    who, why = mask_identifiers(by.strip()), mask_identifiers(reason.strip())
    identifier = name_of("confirmed", old.id, got, who, why, today())
    return replace(old, expected=got, supersedes=(old.id,), file="", id=identifier, who=who, when=today(), why=why)


#: States of the records that count, or are to be looked at again.
COUNTING = frozenset({"in_force", "stale", "disputed"})


def list_decisions(intake: Intake, *, has_history: bool = False) -> list[Ruling]:
    """Return what was decided and counts, or is to be looked at again; with the history every record, the latest last."""
    rulings = sorted(resolve(intake.decisions, stated_values(intake.figures)), key=lambda one: one.decision.when)
    return rulings if has_history else [one for one in rulings if one.state in COUNTING]
