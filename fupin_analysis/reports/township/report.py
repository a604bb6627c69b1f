"""One township and year, opened for a notebook: its figures, findings and origin, and the sections of the page made from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fupin_analysis.core.disk.files import UNIT_SUFFIX
from fupin_analysis.core.disk.frames import check_language
from fupin_analysis.core.words.terms import nearest
from fupin_analysis.errors import FupinError, Problem, speaking
from fupin_analysis.present import words
from fupin_analysis.present.blocks import Heading
from fupin_analysis.present.decisions import tell_ruling
from fupin_analysis.present.findings import checked_rows, tell_ground, tell_shorts
from fupin_analysis.present.outline import heading_of
from fupin_analysis.reports.sections import Page, Section, Sections
from fupin_analysis.reports.subjects import CHAPTERS, places_of
from fupin_analysis.reports.township.front import show_masthead, show_summary
from fupin_analysis.reports.township.opened import ASSUMPTIONS, OpenedTownship
from fupin_analysis.reports.township.origin import show_provenance, show_remaining
from fupin_analysis.reports.township.own_sums import show_own_sums
from fupin_analysis.reports.township.problems import show_problems
from fupin_analysis.reports.unit.opening import check_year, open_tables
from fupin_analysis.reports.unit.units import find_unit, read_processed_unit, read_unit

#: Between which years a target lies: from the first one of the register on.
FIRST_YEAR, LAST_YEAR = 2014, 2100


@dataclass(eq=False, repr=False)
class TownshipReport(OpenedTownship):
    """What a notebook needs to report on one township and year; ``report["causes"]`` is a section that shows itself.

    Parameters
    ----------
    township, year, language
        Whose report, and whether it reads ``"zh"`` or ``"en"``.
    unit
        Everything handed in for it.
    assumptions
        What was assumed, by name: ``headcount_threshold`` [share], ``target_year``.
    shown
        Addresses of the figures that tables have shown so far.

    Examples
    --------
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> report["causes"].name, report.language
    ('causes', 'zh')
    """

    def __getitem__(self, name: str) -> Section | Page:
        """Return a section of the page; F354 where there is none of that name, with the nearest."""
        if name in self.sections:
            return self.sections[name]
        if name in CHAPTERS:
            return Page(name, [self._heading(name)])
        makers = {
            "summary": lambda: [show_masthead(self), heading_of("summary", self.language), show_summary(self)],
            "stated": lambda: [self._heading("stated"), show_remaining(self, self.sections.shown_later)],
            "checks": lambda: [self._heading("checks"), self._checks()],
            "problems": lambda: show_problems(self),
            "sources": lambda: [self._heading("sources"), show_provenance(self)],
        }
        if name not in makers:
            known = self._ipython_key_completions_()
            raise FupinError(
                Problem("F354", where="report", details={"got": name, "expected": ", ".join(known)}, near=nearest(name, known))
            )
        return Page(name, makers[name]())

    def _heading(self, name: str) -> Heading:
        return heading_of(name, self.language, *places_of(name))

    def _ipython_key_completions_(self) -> list[str]:
        return ["summary", *CHAPTERS, *self.sections, "stated", "checks", "problems", "sources"]

    @cached_property
    def sections(self) -> Sections:
        """Every section that rests on figures, by name, in the order of the page."""
        return Sections(self)

    def __repr__(self) -> str:
        title = self.title
        counts = self.say("subtitle", year=self.year, count=len(self.in_force), files=len(self.unit.inputs))
        return f"{title}\n{counts}\n{self.sections!r}"

    def _checks(self) -> list[object]:
        """Contradictions, questions and notes with evidence and effects, what they rest on, and what was decided."""
        still, language = self.open_findings, self.language
        decided = [ruling.decision for ruling in self.rulings if ruling.state == "in_force" and ruling.decision.value is not None]
        blocks = checked_rows(still, effects=self.effects, decided=len(decided), language=language)
        told = [tell_ruling(ruling, language=language) for ruling in self.rulings if ruling.state != "withdrawal"]
        own = show_own_sums(self)
        ground = tell_ground(self.review, findings=len(still) + len(own), language=language)
        if not blocks and decided:
            ground += " " * (language == "en") + words.say("checks.changed", language, count=len(decided))
        lead = words.say("checks.decided", language) if told else None
        return [*blocks, *own, ground or None, *tell_shorts(self.review, language=language), lead, *told]


def _check_assumptions(headcount_threshold: float, target_year: int) -> None:
    """Refuse assumptions that the notebook's table of parameters would: who runs it by itself is told as well (F304)."""
    for name, value, low, high in (
        ("headcount_threshold", headcount_threshold, 0, 1),
        ("target_year", target_year, FIRST_YEAR, LAST_YEAR),
    ):
        if not isinstance(value, (int, float)) or not low <= value <= high:
            raise FupinError(Problem("F304", where=name, details={"expected": f"{low}–{high}", "got": value}))


@speaking
def open_report(
    township: str,
    year: int | str | None = None,
    *,
    data: str | Path = "data/raw",
    processed: str | Path = "",
    language: str = "zh",
    headcount_threshold: float = ASSUMPTIONS["headcount_threshold"],
    target_year: int = int(ASSUMPTIONS["target_year"]),
) -> TownshipReport:
    """Open one township's report.

    Parameters
    ----------
    township
        Name as handed in.
    year
        Statistical year; may be left out where there are figures for one year only.
    data
        Folder of returns.
    processed
        Folder for the tables made from them, by default beside `data`; or the file of one packed unit, and `data` is not read.
    language
        ``"zh"`` or ``"en"``: of all that the report shows.
    headcount_threshold
        Headcount ratio at which a township is no longer poor [share, 0-1].
    target_year
        Year by which all households are to have exited.

    Returns
    -------
    TownshipReport
        ``report["causes"]`` is a section, ``report.sections`` lists them, ``report.figures`` is the table of figures.

    Raises
    ------
    FupinError
        F301 unknown township (with the nearest known names), F302 a year without figures, F304 a year or township that is none,
        F308 several years to choose from, F353 an unknown language, and what :func:`fupin_analysis.flow.take_in` raises.

    Examples
    --------
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> report["causes"].text[:15]
    '从致贫原因看，缺劳动力是首要原'
    """
    check_language(language)
    wanted = check_year(year)
    _check_assumptions(headcount_threshold, target_year)
    if not isinstance(township, str) or not township.strip():
        raise FupinError(Problem("F304", where="township", details={"expected": "XX镇", "got": township}))
    if str(processed).endswith(UNIT_SUFFIX):
        unit = read_unit(Path(processed), township, wanted)
    else:
        tables = open_tables(data, processed=processed or None)
        unit = read_processed_unit(tables, *find_unit(tables.units, township, wanted))
    assumptions = {"headcount_threshold": headcount_threshold, "target_year": target_year}
    return TownshipReport(unit.township, unit.year, language, unit, assumptions)
