"""What people decided about findings, applied: an added record (`statement` 0), with the stated value beside it.

Where the figure has meanwhile changed, the decision no longer speaks of it and fails loudly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from fupin_analysis.core.decision import Decision
from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.figures import COLUMNS, DECIDED, KEY
from fupin_analysis.core.intake import Intake
from fupin_analysis.core.source import Source, join_sources
from fupin_analysis.core.terms import load_vocabulary, nearest
from fupin_analysis.errors import FupinError, Problem


def apply_decisions(figures: pd.DataFrame, decisions: Iterable[Decision]) -> tuple[pd.DataFrame, list[Problem]]:
    """Add a record for every figure decided on; what was stated stays.

    Returns
    -------
    tuple
        Figures with the added records (`statement` 0), and F402 for each decision whose figure is gone or has changed.
    """
    first = figures[figures["statement"].eq(1)]
    stated = {tuple(row[name] for name in KEY): row for row in first.to_dict("records")}
    added: list[dict[Any, Any]] = []
    problems: list[Problem] = []
    for decision in decisions:
        row = stated.get(decision.key)
        if row is None or row["value"] != decision.expected:
            got = f"{row['value']:g}" if row else "—"
            where = str(Source(decision.file, cell=decision.finding))
            details = {"figure": decision.figure, "expected": f"{decision.expected:g}", "got": got}
            problems.append(Problem("F402", where=where, details=details))
        elif decision.value is not None:
            source = join_sources([row["source"], Source(decision.file, cell=decision.finding)])
            added.append({**row, "value": decision.value, "statement": DECIDED, "source": source})
    if not added:
        return figures, problems
    table = pd.concat([figures, pd.DataFrame(added)[list(COLUMNS)].astype(COLUMNS)], ignore_index=True)
    return table, problems


def check_value(figure: str, value: float) -> None:
    """Refuse a value that no return could state for a figure.

    Raises
    ------
    FupinError
        F203 for a negative value, F207 for a count that is no whole number.
    """
    measure = load_vocabulary().measures[FigureRef.parse(figure).measure]
    if value < 0:
        raise FupinError(Problem("F203", where=figure, details={"got": f"{value:g}"}))
    if measure.kind == "count" and not value.is_integer():
        raise FupinError(Problem("F207", where=figure, details={"got": f"{value:g}"}))


def by_finding(decisions: Sequence[Decision]) -> dict[tuple[str, int, str], Decision]:
    """Return the latest decision on each finding, by township, year and finding."""
    return {(decision.township, decision.year, decision.finding): decision for decision in decisions}


def figures_of(intake: Intake, finding: str) -> list[str]:
    """Return the figures that the candidate repairs of a finding would change, else those its edits are about."""
    row = intake.findings[intake.findings["finding"].eq(finding)].iloc[0]
    changes = [change for candidate in row["candidates"] for change in candidate["changes"]]
    paths = [FigureRef(*(change[name] for name in FigureRef._fields[:5])).code for change in changes]
    return list(dict.fromkeys(paths or [edit["figure"] for edit in row["edits"]]))


def stated_value(intake: Intake, township: str, year: int, figure: str) -> float:
    """Return the first stated value of a figure written ``topic/item.measure@period[place]``.

    Raises
    ------
    FupinError
        F405 where no such figure was stated.
    """
    own = intake.figures[
        intake.figures["township"].eq(township) & intake.figures["year"].eq(year) & intake.figures["statement"].eq(1)
    ]
    refs = [FigureRef(*row) for row in own[list(FigureRef._fields[:5])].itertuples(index=False, name=None)]
    wanted = FigureRef.parse(figure, year=year)
    found = own[[ref[:5] == wanted[:5] for ref in refs]]
    if found.empty:
        near = nearest(figure, [ref.code for ref in refs])
        raise FupinError(Problem("F405", where=figure, details={"expected": "topic/item.measure@period"}, near=near))
    return float(found["value"].iloc[0])
