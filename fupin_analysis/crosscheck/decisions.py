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
from fupin_analysis.core.source import Source, join_sources
from fupin_analysis.core.terms import load_vocabulary
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
