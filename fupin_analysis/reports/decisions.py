"""Decisions drafted: what a decision would change is worked out and shown before anything is written.

Findings are named by township, year and rule; a short form will do where it is unambiguous. Figures are named in code, in the
words of the page or by the cell they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from fupin_analysis.core.decision import Decision, Ruling, name_of, today
from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.figures import in_force
from fupin_analysis.core.intake import Intake
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.terms import nearest
from fupin_analysis.crosscheck.checks import check_all
from fupin_analysis.crosscheck.decisions import apply_decisions, check_value, resolve, stated_values
from fupin_analysis.crosscheck.edits.outcomes import apply_rules
from fupin_analysis.crosscheck.edits.rules import Rule
from fupin_analysis.crosscheck.edits.stated import path_of, read_stated
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.reports.effects import measure_effects

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
        Findings of the township and year that would be there no more, and that would come.
    effects
        Metrics that would change; see :func:`fupin_analysis.reports.effects.measure_effects`.
    is_new
        Whether nothing is decided about the figure yet.
    """

    decision: Decision
    vanish: pd.DataFrame
    appear: pd.DataFrame
    effects: pd.DataFrame
    is_new: bool


def find_finding(findings: pd.DataFrame, name: str) -> dict[str, Any]:
    """Return the finding that a name, or a part of one that no other has, means.

    Raises
    ------
    FupinError
        F403 where there is none, F406 where the short form could be several; both with the names there are.
    """
    wanted = name.strip()
    known = findings["finding"].tolist()
    chosen = [one for one in known if one == wanted] or [one for one in known if _is_short_for(wanted, one)]
    if not chosen:
        raise FupinError(Problem("F403", details={"got": name}, near=nearest(wanted, known)))
    if len(chosen) > 1:
        raise FupinError(Problem("F406", details={"got": name, "expected": _list(chosen)}))
    row = findings[findings["finding"].eq(chosen[0])].iloc[0].to_dict()
    return {str(key): value for key, value in row.items()}


def _is_short_for(short: str, name: str) -> bool:
    """Whether every piece of a short form is a piece of the name, in the same order, or the whole is the end of it."""
    pieces = iter(name.upper().split("-"))
    return bool(short) and all(any(piece == own for own in pieces) for piece in short.upper().split("-"))


def _list(names: Sequence[str], most: int = 12) -> str:
    return "、".join(names[:most]) + (f" …（{len(names)}）" if len(names) > most else "")


def figures_meant(intake: Intake, finding: dict[str, Any], rules: Sequence[Rule]) -> list[FigureRef]:
    """Return every figure stated that takes part in what a finding says, those its repairs would change first."""
    changes = [change for candidate in finding["candidates"] for change in candidate["changes"] if change["from"] is not None]
    first = [FigureRef(*(change[name] for name in FigureRef._fields[:5])).code for change in changes]
    edits = {(edit["rule"], edit["figure"]) for edit in finding["edits"]}
    unit = _unit(intake.figures, finding["township"], finding["year"])
    speaking = [
        path_of(key)
        for stated in read_stated(in_force(unit))
        for one in apply_rules(rules, stated)
        if (one.rule.code, path_of(one.leading)) in edits
        for key in one.keys
    ]
    about = [edit["figure"] for edit in finding["edits"]]
    return [FigureRef.parse(code, year=int(finding["year"])) for code in dict.fromkeys([*first, *about, *speaking])]


def _unit(table: pd.DataFrame, township: str, year: int) -> pd.DataFrame:
    return table[table["township"].eq(township) & table["year"].eq(year)]


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
        F403, F406 for the name; F404 unless either a value or a waiver is given; F405 where it is not clear which figure is;
        F203, F207 for a value no return could state; F408 for a reason or a name that says nothing; F409 for a value that changes
        nothing; F410 for a day that is none.
    """
    finding = find_finding(intake.findings, name)
    if (accept is None) != is_waived:
        raise FupinError(Problem("F404", where=finding["finding"]))
    _check_words(reason, by)
    _check_until(until, is_waived=is_waived, year=int(finding["year"]))
    meant = figures_meant(intake, finding, rules)
    about = _figure(intake, finding, figure, meant, accept=accept, is_waived=is_waived)
    stated = _stated_value(intake, finding, about)
    if accept is not None:
        check_value(about.code, accept)
        if accept == stated:
            raise FupinError(Problem("F409", where=about.show("zh"), details={"got": f"{accept:g}"}))
    is_proposed = accept == finding["proposed"] and about[:5] == tuple(finding[key] for key in FigureRef._fields[:5])
    heads = [
        ruling.decision
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
        supersedes=tuple(head.id for head in heads),
    )
    return _drafted(intake, finding, decision, rules, is_new=not heads)


def _check_words(reason: str, by: str) -> None:
    for text, where, fewest in ((reason, "--reason", _FEWEST_SIGNS), (by, "--by", 1)):
        signs = re.findall(r"\w", text)
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


def _figure(
    intake: Intake, finding: dict[str, Any], text: str, meant: Sequence[FigureRef], *, accept: float | None, is_waived: bool
) -> FigureRef:
    """Which figure is meant: the one named, else the only one that can be."""
    if text:
        chosen = _named(intake, finding, text)
        if chosen[:5] not in {one[:5] for one in meant}:
            raise _ask(finding, meant)
        return chosen
    if is_waived:
        return FigureRef.parse(str(finding["edits"][0]["figure"]), year=int(finding["year"]))
    if finding["confidence"] and accept == finding["proposed"]:
        return FigureRef(*(finding[key] for key in FigureRef._fields[:5]))
    if len(meant) == 1:
        return meant[0]
    raise _ask(finding, meant)


def _ask(finding: dict[str, Any], meant: Sequence[FigureRef]) -> FupinError:
    return FupinError(
        Problem("F405", where=finding["finding"], details={"expected": _list([one.show("zh") for one in meant], most=40)})
    )


def _named(intake: Intake, finding: dict[str, Any], text: str) -> FigureRef:
    """The figure named by code or in words, or by the cell it stands in."""
    unit = _unit(intake.figures, finding["township"], finding["year"])
    unit = unit[unit["statement"].eq(1)]
    plain = text.replace("!", " › ").strip()
    in_cell = unit[[source == plain or source.endswith(f" › {plain}") for source in unit["source"]]]
    refs = [FigureRef(*row) for row in in_cell[list(FigureRef._fields[:5])].itertuples(index=False, name=None)]
    if len(refs) == 1:
        return refs[0]
    return FigureRef.parse(text, year=int(finding["year"]))


def _stated_value(intake: Intake, finding: dict[str, Any], about: FigureRef) -> float:
    unit = _unit(intake.figures, finding["township"], finding["year"])
    unit = unit[unit["statement"].eq(1)]
    for row in unit.itertuples(index=False):
        if (row.period, row.place, row.topic, row.item, row.measure) == about[:5]:
            return float(str(row.value))
    raise FupinError(Problem("F411", where=finding["finding"], details={"got": about.show("zh")}))


def _drafted(intake: Intake, finding: dict[str, Any], decision: Decision, rules: Sequence[Rule], *, is_new: bool) -> Draft:
    return Draft(decision, *outcome_of(intake, finding, decision, rules), is_new)


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
    unit = _unit(intake.figures, township, year)
    stated = unit[unit["statement"].gt(0)]
    earlier = in_force(_unit(intake.figures, township, year - 1))
    register = _unit(intake.register, township, year)
    own = [one for one in intake.decisions if (one.township, one.year) == (township, year)]
    found = []
    for decisions in (own, [*own, decision]):
        figures, _problems = apply_decisions(stated, decisions)
        every = pd.concat([earlier, in_force(figures)], ignore_index=True)
        found.append(check_all(every, rules=rules, register=register, units={(township, year)})[0])
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


def draft_withdrawal(intake: Intake, name: str, *, reason: str, by: str) -> tuple[Decision, Decision]:
    """Draft the taking back of a decision; nothing is written.

    Returns
    -------
    tuple
        The record taken back and the one that takes it back.

    Raises
    ------
    FupinError
        F412 where nothing that counts is named so, F406 where several are; F408 for a reason or a name that says nothing.
    """
    _check_words(reason, by)
    rulings = resolve(intake.decisions, stated_values(intake.figures))
    open_ones = [one.decision for one in rulings if one.state in {"in_force", "stale", "disputed"}]
    chosen = [one for one in open_ones if name.strip().upper() == one.id or name.strip() == one.finding]
    chosen = chosen or [one for one in open_ones if _is_short_for(name.strip(), one.finding)]
    if not chosen:
        raise FupinError(Problem("F412", details={"got": name}, near=nearest(name, [one.finding for one in open_ones])))
    if len(chosen) > 1:
        raise FupinError(
            Problem("F406", details={"got": name, "expected": _list([f"{one.id}（{one.figure}）" for one in chosen])})
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
    return taken, back


def confirm_stale(intake: Intake, name: str, *, reason: str, by: str) -> Decision:
    """Draft the confirmation of a decision whose figure has changed since: the same value, held against what is stated now.

    Raises
    ------
    FupinError
        F412 where no such decision is stale, F408 for a reason or a name that says nothing.
    """
    _check_words(reason, by)
    stale = [
        one for one in resolve(intake.decisions, stated_values(intake.figures)) if one.state == "stale" and one.got is not None
    ]
    wanted = name.strip()
    chosen = [one for one in stale if wanted.upper() == one.decision.id or _is_short_for(wanted, one.decision.finding)]
    if len(chosen) != 1:
        near = [one.decision.id for one in stale]
        code = "F406" if chosen else "F412"
        raise FupinError(Problem(code, details={"got": name, "expected": _list(near)}, near=tuple(near)))
    old, got = chosen[0].decision, chosen[0].got
    assert got is not None
    who, why = mask_identifiers(by.strip()), mask_identifiers(reason.strip())
    identifier = name_of("confirmed", old.id, got, who, why, today())
    return replace(old, expected=got, supersedes=(old.id,), file="", id=identifier, who=who, when=today(), why=why)


def list_decisions(intake: Intake, *, has_history: bool = False) -> list[Ruling]:
    """Return what was decided and counts, or is to be looked at again; with the history every record, the latest last."""
    rulings = sorted(resolve(intake.decisions, stated_values(intake.figures)), key=lambda one: one.decision.when)
    return rulings if has_history else [one for one in rulings if one.state in {"in_force", "stale", "disputed"}]
