"""A problem a township named, held against one figure: what travels to its page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HeldProblem:
    """One problem and one figure that can tell of it; a problem that several figures tell of has a row for each.

    Parameters
    ----------
    township, year
        Whose.
    problem
        In the township's words.
    claim
        What it says of the figure: one of the choices of the return workbook, or ``"stated"`` where it states a number itself.
    verdict
        One of :data:`fupin_analysis.measure.procedure.problems.VERDICTS`.
    topic, item
        Of the figure; empty where nothing measurable is said. `item` is a label, as the return workbook has it.
    base_item
        Label of what the figure is held against.
    measure, value, base, others
        The figure in base units, what it was held against, and of how many other townships that is the middle.
    source, figure_source
        Where the problem stands, and the figures.
    """

    township: str
    year: int
    problem: str
    claim: str = ""
    verdict: str = ""
    topic: str = ""
    item: str = ""
    base_item: str = ""
    measure: str = ""
    value: float = float("nan")
    base: float = float("nan")
    others: int = 0
    source: str = ""
    figure_source: str = ""
