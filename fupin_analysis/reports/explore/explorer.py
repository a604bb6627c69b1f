"""Everything an analyst asks of a folder of returns, without a notebook's widgets: the panel shows what these calls return."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fupin_analysis.core.answers import read_readings, readings_file
from fupin_analysis.core.disk.folder import as_path
from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.figures import in_force
from fupin_analysis.core.intake import Intake, units_of
from fupin_analysis.core.words.terms import fold, load_vocabulary, nearest
from fupin_analysis.errors import FupinError, Problem, speaking
from fupin_analysis.flow import rules_of, take_in
from fupin_analysis.reports.explore.comparison import compare_figures
from fupin_analysis.reports.explore.excerpt import find_excerpt
from fupin_analysis.reports.explore.trial import TriedValue, try_value
from fupin_analysis.reports.sections import Section
from fupin_analysis.reports.subjects import SUBJECTS
from fupin_analysis.reports.township.report import TownshipReport, open_report

if TYPE_CHECKING:
    import pandas as pd

#: Columns of the figures found: where and when, the figure in words and in code, its value in base units, as it was written.
FOUND = ["township", "year", "label", "value", "unit", "as_written", "source", "figure"]


class Explorer:
    """A folder of returns, to ask questions of.

    Parameters
    ----------
    data
        Folder of returns.
    processed
        Folder of the tables made from them, by default beside `data`.
    language
        ``"zh"`` or ``"en"``.
    """

    def __init__(self, data: str | Path, *, processed: str | Path = "", language: str = "zh") -> None:
        self.data, self.processed, self.language = as_path(data, where="data"), str(processed), language
        self._reports: dict[tuple[str, int], TownshipReport] = {}

    @cached_property
    def intake(self) -> Intake:
        """Everything handed in."""
        return take_in(self.data, processed=self.processed or None)

    @cached_property
    def units(self) -> list[tuple[str, int]]:
        """Townships and years with figures."""
        return units_of(self.intake.figures)

    def report(self, township: str, year: int) -> TownshipReport:
        """Return the report of a township and year; opened once."""
        key = (township, year)
        if key not in self._reports:
            self._reports[key] = open_report(township, year, data=self.data, processed=self.processed, language=self.language)
        return self._reports[key]

    def section(self, township: str, year: int, subject: str) -> Section:
        """Return one section: it shows itself, and has ``frame``, ``chart``, ``table``, ``sources``."""
        return self.report(township, year).sections[_subject(subject)]

    def figures(
        self, words: str = "", *, townships: Collection[str] = (), years: Collection[int] = (), subject: str = ""
    ) -> pd.DataFrame:
        """Return the figures that count and that the words describe.

        Parameters
        ----------
        words
            Words divided by blanks, each to be found in the figure's label, place, topic, text or address, in any order.
        townships, years
            Whose; empty for all.
        subject
            Name of a section whose topics alone are looked through; empty for all.

        Returns
        -------
        pandas.DataFrame
            :data:`FOUND`; `value` in base units, `unit` its name.

        Raises
        ------
        FupinError
            F354 where there is no such section.
        """
        rows = in_force(self.intake.figures)
        if townships:
            rows = rows[rows["township"].isin(list(townships))]
        if years:
            rows = rows[rows["year"].isin(list(years))]
        if subject:
            rows = rows[rows["topic"].isin(SUBJECTS[_subject(subject)].topics)]
        return _worded(_labelled(rows, self.language), words)

    def excerpt(self, source: str) -> str:
        """Return the place an address names, with what stands around it, as HTML: the cell or the number is marked."""
        readings = read_readings(readings_file(self.data))
        return find_excerpt(source, data=self.data, readings=readings, language=self.language)

    def compare(self, one: tuple[str, int], other: tuple[str, int], *, subject: str = "") -> pd.DataFrame:
        """Return the figures of two townships, or of two years of one, side by side; see :func:`compare_figures`."""
        topics = SUBJECTS[_subject(subject)].topics if subject else ()
        return compare_figures(in_force(self.intake.figures), one, other, topics=topics, language=self.language)

    def try_value(self, township: str, year: int, figure: str, value: float) -> TriedValue:
        """Say which findings would vanish and appear, and what would change, were a figure another; nothing is recorded.

        Parameters
        ----------
        township, year
            Whose.
        figure
            In code or in words (:class:`~fupin_analysis.core.figure_ref.FigureRef`).
        value
            The value tried [base units].

        Raises
        ------
        FupinError
            F316 for words that are no figure, F411 for one that is not stated, F203 and F207 for a value no return could state.
        """
        return try_value(self.intake, township, year, FigureRef.parse(figure, year=year), value, rules=rules_of(self.data))


@speaking
def open_explorer(data: str | Path = "data/raw", *, processed: str | Path = "", language: str = "zh") -> Explorer:
    """Open a folder of returns to ask questions of it.

    Parameters
    ----------
    data
        Folder of returns.
    processed
        Folder for the tables made from them, by default beside `data`.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Explorer
        ``figures(words)``, ``excerpt(source)``, ``compare(one, other)``, ``try_value(…)``, ``section(…)``.

    Examples
    --------
    >>> explorer = open_explorer("data/raw")
    >>> found = explorer.figures("因病 户数", townships=["XX镇"])
    >>> found[["year", "value", "unit", "source"]].to_numpy().tolist()
    [[2018, 94.0, '户', 'XX镇-2018.xlsx › 致贫原因 › D4']]
    """
    return Explorer(data, processed=processed, language=language)


def _subject(name: str) -> str:
    if name not in SUBJECTS:
        raise FupinError(
            Problem("F354", details={"got": name, "expected": ", ".join(SUBJECTS)}, near=nearest(name, list(SUBJECTS)))
        )
    return name


def _labelled(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """Add each figure's words; the same figure of many townships is worded once."""
    measures = load_vocabulary().measures
    fields = list(FigureRef._fields[:5])
    refs = {key: FigureRef(*key) for key in rows[fields].drop_duplicates().itertuples(index=False, name=None)}
    labels = {key: ref.show(language) for key, ref in refs.items()}
    keys = list(rows[fields].itertuples(index=False, name=None))
    units = {name: measure.unit_zh if language == "zh" else measure.unit_en for name, measure in measures.items()}
    return rows.assign(
        label=[labels[key] for key in keys], figure=[refs[key].code for key in keys], unit=rows["measure"].map(units)
    )


def _worded(rows: pd.DataFrame, words: str) -> pd.DataFrame:
    """Keep the rows in whose texts every word is found; without words, all."""
    topics = {name: f"{topic.zh} {topic.en}" for name, topic in load_vocabulary().topics.items()}
    columns = [rows[name] for name in ("township", "year", "label", "place", "as_written", "source", "figure")]
    columns.append(rows["topic"].map(topics).fillna(""))
    texts = [fold(" ".join(map(str, row))) for row in zip(*columns, strict=True)]
    wanted = [fold(word) for word in words.split()]
    is_meant = [all(word in text for word in wanted) for text in texts]
    return rows.loc[is_meant, FOUND].reset_index(drop=True)
