"""The work of a year as townships recorded it: what the parts of its page are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from fupin_analysis.core.intake import Intake
from fupin_analysis.core.records import record_sheets, records_of
from fupin_analysis.measure.procedure.following import follow_weeks, measure_series, measure_villages
from fupin_analysis.measure.procedure.household_files import measure_household_files
from fupin_analysis.measure.procedure.inspections import measure_closing, measure_inspections
from fupin_analysis.measure.procedure.payments import measure_payments
from fupin_analysis.measure.procedure.problems import measure_problems
from fupin_analysis.measure.procedure.weeks import measure_scores
from fupin_analysis.present import words
from fupin_analysis.present.outline import heading_of

#: Statuses of findings that are still open.
_STILL_OPEN = ("open", "overdue")

_UNIT = ["township", "year", "place", "period"]


@dataclass(eq=False, repr=False)
class OpenedWeek:
    """The recorded work of a year, measured where a part asks for it.

    Parameters are those of :class:`~fupin_analysis.reports.week.report.WeekReport`, which is the page of it.
    """

    year: int
    as_of: date
    language: str
    intake: Intake

    @cached_property
    def records(self) -> pd.DataFrame:
        """Records of the year, those not understood among them; see :mod:`fupin_analysis.core.records`."""
        return records_of_year(self.intake.records, self.year)

    @cached_property
    def handed_in(self) -> tuple[str, ...]:
        """Sheets of which at least one row was handed in."""
        return tuple(name for name in record_sheets() if self.records["record"].eq(name).any())

    @cached_property
    def followed(self) -> pd.DataFrame:
        """Every village week by week; see :func:`~fupin_analysis.measure.procedure.following.follow_weeks`."""
        marked = self.records[self.records["record"].eq("weeks") & self.records["aside"].ne("")]
        return follow_weeks(records_of(self.records, "weeks"), as_of=self.as_of, unread=marked[marked["period"].ne("")][_UNIT])

    @cached_property
    def scores(self) -> pd.DataFrame:
        """Year-end scores of villages; see :func:`~fupin_analysis.measure.procedure.weeks.measure_scores`."""
        return measure_scores(records_of(self.records, "deductions"))

    @cached_property
    def villages(self) -> pd.DataFrame:
        """The year of each village; see :func:`~fupin_analysis.measure.procedure.following.measure_villages`."""
        return measure_villages(self.followed, self.scores)

    @cached_property
    def series(self) -> pd.DataFrame:
        """Each township week by week; see :func:`~fupin_analysis.measure.procedure.following.measure_series`."""
        return measure_series(self.followed)

    @cached_property
    def inspections(self) -> pd.DataFrame:
        """Findings of the year, and those of earlier years that are still open at the day."""
        every = self.intake.records[self.intake.records["year"].le(self.year)].sort_values("year", kind="stable")
        found = records_of(every, "inspections").drop_duplicates(
            ["township", "place", "level", "finding", "found_on"], keep="last"
        )
        measured = measure_inspections(found, as_of=self.as_of)
        is_shown = measured["year"].eq(self.year) | measured["status"].isin(_STILL_OPEN)
        return measured[is_shown].reset_index(drop=True)

    @cached_property
    def closing(self) -> pd.DataFrame:
        """Findings counted by township and level."""
        return measure_closing(self.inspections.assign(year=self.year))

    @cached_property
    def payments(self) -> pd.DataFrame:
        """Payments by the step they have reached; see :func:`~fupin_analysis.measure.procedure.payments.measure_payments`."""
        return measure_payments(self._steps[self._steps["step"].ne("")], as_of=self.as_of)

    @cached_property
    def unbegun(self) -> pd.DataFrame:
        """Payments of which no step is done."""
        return self._steps[self._steps["step"].eq("")]

    @cached_property
    def _steps(self) -> pd.DataFrame:
        return records_of(self.records, "payments")

    @cached_property
    def files(self) -> pd.DataFrame:
        """Household files by village; see :func:`~fupin_analysis.measure.procedure.household_files.measure_household_files`."""
        return measure_household_files(self.forms)

    @cached_property
    def forms(self) -> pd.DataFrame:
        """Forms filed, a row a village and form."""
        return records_of(self.records, "household_files")

    @cached_property
    def stated_forms(self) -> pd.DataFrame:
        """Forms of which it is known how many of how many households have them; of each no more than are due."""
        known = self.forms[self.forms["filed"].notna() & self.forms["households"].gt(0)]
        return known.assign(filed=known["filed"].clip(upper=known["households"]))

    @cached_property
    def problems(self) -> pd.DataFrame:
        """Problems held against figures; see :func:`~fupin_analysis.measure.procedure.problems.measure_problems`."""
        return measure_problems(records_of(self.records, "problems"), self.intake.figures)

    def heading(self, key: str) -> object:
        """Return the heading of a part; chapters that are shown are numbered without a gap."""
        places = [self._chapters.index(key) + 1] if key in self._chapters else []
        return heading_of(f"w_{key}", self.language, *places)

    @cached_property
    def _chapters(self) -> list[str]:
        """Chapters that are shown, in their order: those of which something was handed in."""
        is_shown = {
            "weeks": not self.villages.empty,
            "scores": not self.scores.empty,
            "inspections": not self.inspections.empty,
            "payments": not (self.payments.empty and self.unbegun.empty),
            "files": not self.stated_forms.empty,
            "problems": not self.problems.empty,
            "reporting": bool(self.handed_in),
        }
        return [key for key, is_there in is_shown.items() if is_there]

    def say(self, name: str, /, **values: object) -> str:
        """Fill a template of the page."""
        return words.say(f"week.{name}", self.language, **values)

    def day(self, iso: str) -> str:
        """Return a day as tables write it, so that it is never broken over two lines; empty where there is none."""
        return ".".join(str(int(part)) for part in iso.split("-")) if iso else ""

    def place(self, name: str) -> str:
        """Return a village's name; that of the whole township where it is none."""
        return name or self.say("whole_town")


def records_of_year(records: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the records of a year."""
    return records[records["year"].eq(year)].reset_index(drop=True)
