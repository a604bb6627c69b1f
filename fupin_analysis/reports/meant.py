"""What a clerk means: which finding, decision or figure a name, a part of one, a figure in words or a cell stands for.

Findings are named by township, year and rule; a short form will do where it is unambiguous. Figures are named in code, in the
words of the page or by the cell they stand in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from fupin_analysis.core.decision import Decision
from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.figures import in_force
from fupin_analysis.core.intake import Intake
from fupin_analysis.core.words.terms import nearest
from fupin_analysis.crosscheck.decisions import resolve, stated_values
from fupin_analysis.crosscheck.edits.outcomes import apply_rules
from fupin_analysis.crosscheck.edits.rules import Rule
from fupin_analysis.crosscheck.edits.stated import path_of, read_stated
from fupin_analysis.errors import FupinError, Problem


def find_finding(findings: pd.DataFrame, name: str) -> dict[str, Any]:
    """Return the finding that a name, or a part of one that no other has, means.

    Raises
    ------
    FupinError
        F403 where there is none, F406 where the short form could be several; both with the names there are.
    """
    wanted = name.strip()
    known = findings["finding"].tolist()
    chosen = [one for one in known if one == wanted] or [one for one in known if is_short_for(wanted, one)]
    if not chosen:
        raise FupinError(Problem("F403", details={"got": name}, near=nearest(wanted, known)))
    if len(chosen) > 1:
        raise FupinError(Problem("F406", details={"got": name, "expected": listed(chosen)}))
    row = findings[findings["finding"].eq(chosen[0])].iloc[0].to_dict()
    return {str(key): value for key, value in row.items()}


def find_open(intake: Intake, name: str, *, is_waived: bool = False) -> dict[str, Any]:
    """Return the finding meant; one that is decided on is no wrong name: who decided it, and how to go back, is said.

    What is waived may be waived anew, for longer or for another reason (`is_waived`); a number in its place would contradict it.
    """
    try:
        finding = find_finding(intake.findings, name)
    except FupinError as error:
        chosen = [
            one for one in decisions_in_question(intake) if name.strip() == one.finding or is_short_for(name.strip(), one.finding)
        ]
        if error.problems[0].code != "F403" or not chosen:
            raise
        raise _decided(chosen[0]) from None
    own = [one for one in decisions_in_question(intake) if one.finding == finding["finding"] and one.action == "waived"]
    if own and not is_waived and finding["decision"] == "waived":
        raise _decided(own[0])
    return finding


def _decided(one: Decision) -> FupinError:
    told = {"got": one.finding, "name": one.id, "who": one.who, "when": one.when}
    return FupinError(Problem("F414", details=told))


def decisions_in_question(intake: Intake) -> list[Decision]:
    """Return the decisions that count, are to be confirmed, or contradict each other."""
    rulings = resolve(intake.decisions, stated_values(intake.figures))
    return [one.decision for one in rulings if one.state in {"in_force", "stale", "disputed"}]


def is_short_for(short: str, name: str) -> bool:
    """Whether every piece of a short form is a piece of the name, in the same order, or the whole is the end of it."""
    pieces = iter(name.upper().split("-"))
    return bool(short) and all(any(piece == own for own in pieces) for piece in short.upper().split("-"))


def listed(names: Sequence[str], most: int = 12) -> str:
    """Return names as a message lists them, the first of very many."""
    return "、".join(names[:most]) + (f" …（{len(names)}）" if len(names) > most else "")


def figures_meant(intake: Intake, finding: dict[str, Any], rules: Sequence[Rule]) -> list[FigureRef]:
    """Return every figure stated that takes part in what a finding says, those its repairs would change first."""
    changes = [change for candidate in finding["candidates"] for change in candidate["changes"] if change["from"] is not None]
    first = [FigureRef(*(change[name] for name in FigureRef._fields[:5])).code for change in changes]
    edits = {(edit["rule"], edit["figure"]) for edit in finding["edits"]}
    unit = rows_of_unit(intake.figures, finding["township"], finding["year"])
    speaking = [
        path_of(key)
        for stated in read_stated(in_force(unit))
        for one in apply_rules(rules, stated)
        if one.keys and (one.rule.code, path_of(one.leading)) in edits
        for key in one.keys
    ]
    about = [edit["figure"] for edit in finding["edits"]]
    return [FigureRef.parse(code, year=int(finding["year"])) for code in dict.fromkeys([*first, *about, *speaking])]


def rows_of_unit(table: pd.DataFrame, township: str, year: int) -> pd.DataFrame:
    """Return the rows of one township and year."""
    return table[table["township"].eq(township) & table["year"].eq(year)]


def figure_meant(
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
        Problem("F405", where=finding["finding"], details={"expected": listed([one.show("zh") for one in meant], most=40)})
    )


def _named(intake: Intake, finding: dict[str, Any], text: str) -> FigureRef:
    """The figure named by code or in words, or by the cell it stands in."""
    unit = rows_of_unit(intake.figures, finding["township"], finding["year"])
    unit = unit[unit["statement"].eq(1)]
    plain = text.replace("!", " › ").strip()
    in_cell = unit[[source == plain or source.endswith(f" › {plain}") for source in unit["source"]]]
    refs = [FigureRef(*row) for row in in_cell[list(FigureRef._fields[:5])].itertuples(index=False, name=None)]
    if len(refs) == 1:
        return refs[0]
    return FigureRef.parse(text, year=int(finding["year"]))
