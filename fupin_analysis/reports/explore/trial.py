"""A correction tried out: what would change, were a figure another. Nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from fupin_analysis.core.decision import Decision, today
from fupin_analysis.core.disk.frames import as_rows
from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.intake import Intake
from fupin_analysis.core.metrics import rows_of
from fupin_analysis.crosscheck.decisions import check_value
from fupin_analysis.crosscheck.edits.rules import Rule
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.present.findings import amount_of, tell_effects, tell_finding
from fupin_analysis.present.words import say
from fupin_analysis.reports.decisions import outcome_of


@dataclass(frozen=True)
class TriedValue:
    """What a value tried would change.

    Parameters
    ----------
    figure
        The figure.
    stated, tried
        Its value as it counts now, and the one tried [base units].
    vanish, appear
        Findings of the township and year that would be there no more, and that would come.
    effects
        Metrics that would change.
    """

    figure: FigureRef
    stated: float
    tried: float
    vanish: pd.DataFrame
    appear: pd.DataFrame
    effects: pd.DataFrame

    def tell(self, language: str = "zh") -> list[str]:
        """Tell it line by line."""
        old, new = (amount_of(self.figure, value, language) for value in (self.stated, self.tried))
        lines = [say("explore.tried", language, figure=self.figure.show(language), old=old, new=new)]
        told = ""
        if len(self.effects):
            told = tell_effects(as_rows(self.effects, where="effects"), "", is_decided=True, language=language)
        lines += [told.strip()] if told else []
        for name, found in (("vanish", self.vanish), ("appear", self.appear)):
            lines.append(say(f"explore.{name}", language, count=len(found)))
            lines += [f"  {row['finding']} {tell_finding(row, language=language)}" for row in rows_of(found)]
        return lines


def try_value(intake: Intake, township: str, year: int, figure: FigureRef, value: float, *, rules: Sequence[Rule]) -> TriedValue:
    """Try a value for a figure of a township and year.

    Parameters
    ----------
    intake
        Everything handed in.
    township, year
        Whose.
    figure
        Which figure.
    value
        The value tried [base units].
    rules
        The edits in force.

    Raises
    ------
    FupinError
        F411 where the figure is not stated, F203 and F207 for a value no return could state.
    """
    value = float(value)
    check_value(figure.code, value)
    own = intake.figures[intake.figures["township"].eq(township) & intake.figures["year"].eq(year)]
    stated = own[own["statement"].le(1)].sort_values("statement", kind="stable")  # what was decided stands before what was stated
    fields = list(FigureRef._fields[:5])
    found = [row for row in stated.to_dict("records") if tuple(row[name] for name in fields) == figure[:5]]
    if not found:
        raise FupinError(Problem("F411", where=f"{township} {year}", details={"got": figure.show("zh")}))
    as_stated = next(float(row["value"]) for row in found if row["statement"] == 1)
    decision = Decision(
        finding="", township=township, year=year, figure=figure.code, action="corrected", expected=as_stated, value=value,
        who="-", when=today(), why="-", supersedes=_heads(intake, township, year, figure),
    )  # fmt: skip
    vanish, appear, effects = outcome_of(intake, {"finding": "", "township": township, "year": year}, decision, rules)
    return TriedValue(figure, float(found[0]["value"]), value, vanish, appear, effects)


def _heads(intake: Intake, township: str, year: int, figure: FigureRef) -> tuple[str, ...]:
    """Decisions about the figure that the value tried would replace."""
    return tuple(
        one.id
        for one in intake.decisions
        if (one.township, one.year) == (township, year) and one.ref[:5] == figure[:5] and one.value is not None
    )
