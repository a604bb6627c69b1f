"""Everything that was handed in: read, cleaned, cross-checked and decided on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fupin_analysis.core.aside import told_aside
from fupin_analysis.core.cure import Told
from fupin_analysis.core.decision import Decision
from fupin_analysis.core.disk.runs import is_of_units as is_of_units
from fupin_analysis.core.disk.runs import of_units as of_units
from fupin_analysis.core.disk.runs import units_of as units_of
from fupin_analysis.core.disk.store import empty_frame
from fupin_analysis.core.document import Document
from fupin_analysis.core.finding import still_open
from fupin_analysis.core.metrics import rows_of
from fupin_analysis.core.source import show_address
from fupin_analysis.core.words.questions import ask_own_words, few_questions
from fupin_analysis.errors import EXIT_CODES, OF_FILES, Problem, kind_of

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Intake:
    """Everything handed in.

    Parameters
    ----------
    figures, quarantine, findings, inputs
        Tables; see :mod:`fupin_analysis.core.figures`, :mod:`fupin_analysis.core.finding` and
        :data:`fupin_analysis.core.disk.store.INPUT_COLUMNS`.
    problems
        What could not be read or used; notes are not among them.
    documents
        What is known about the origin of each township's figures.
    decisions
        What was decided about findings; its effect is in `figures` (added records) and `findings` (column `decision`).
    register
        What household registers count, a table like `figures`; held against them in `findings`, and never among them.
    notes
        What does not fit together in the registers, a row for each cell; columns of the quarantine.
    data
        The folder that was read; None for files by themselves.
    reviews
        How much of each township's figures could be held against anything; see :mod:`fupin_analysis.core.unit.review`.
    records
        What townships wrote down as they worked; see :mod:`fupin_analysis.core.records`.

    Examples
    --------
    >>> intake = Intake()
    >>> len(intake.figures), intake.problems, intake.messages()
    (0, (), [])
    """

    figures: pd.DataFrame = field(default_factory=partial(empty_frame, "figures"))
    quarantine: pd.DataFrame = field(default_factory=partial(empty_frame, "quarantine"))
    findings: pd.DataFrame = field(default_factory=partial(empty_frame, "findings"))
    inputs: pd.DataFrame = field(default_factory=partial(empty_frame, "inputs"))
    problems: tuple[Problem, ...] = ()
    documents: tuple[Document, ...] = ()
    decisions: tuple[Decision, ...] = ()
    register: pd.DataFrame = field(default_factory=partial(empty_frame, "register"))
    notes: pd.DataFrame = field(default_factory=partial(empty_frame, "notes"))
    data: Path | None = None
    reviews: pd.DataFrame = field(default_factory=partial(empty_frame, "reviews"))
    records: pd.DataFrame = field(default_factory=partial(empty_frame, "records"))

    def messages(self, language: str = "zh") -> list[str]:
        """Return everything that could not be used, in words: files, sheets and cells with their address; notes left out.

        Among them is what may stand under two names: half of a township's figures may be missing from its page.
        """
        return [told.line(language, data=self.data) for told in self.told(language)]

    def told(self, language: str = "zh") -> list[Told]:
        """Return the same, each message apart from the command that answers it."""
        cells = _once_a_sheet(rows_of(self.open_cells()), language)
        told = [problem for problem in self.problems if problem.kind != "note" or problem.code in _TOLD]
        return [problem.told(language) for problem in told] + cells

    def open_cells(self) -> pd.DataFrame:
        """Return the rows set aside that somebody can mend or answer."""
        return self.quarantine[self.quarantine["code"].map(kind_of).ne("note") & ~self.quarantine["code"].isin(OF_FILES)]

    def remarks(self, language: str = "zh", *, township: str = "") -> list[str]:
        """Return what was used all the same and is worth a word: registers that do not fit, items kept in their own words.

        With `township` no item is named that only others hand in.
        """
        figures = self.figures[self.figures["township"].eq(township)] if township else self.figures
        notes = [problem for problem in (*self.problems, *ask_own_words(figures)) if problem.kind == "note"]
        told = [problem.told(language) for problem in few_questions(notes) if problem.code not in _TOLD]
        return [one.line(language, data=self.data) for one in told]

    @property
    def open_findings(self) -> pd.DataFrame:
        """Findings that nobody has decided on."""
        return still_open(self.findings)

    @property
    def exit_code(self) -> int:
        """0 where everything could be used, else the code of the first problem, files before cells."""
        codes = [problem.code for problem in self.problems] + self.quarantine["code"].tolist()
        return next((EXIT_CODES[kind_of(code)] for code in codes if kind_of(code) != "note"), 0)


#: Notes that a page of all reports must tell as well.
_TOLD = frozenset({"F264"})

#: What is said of a table, a row or a column is said once, not for each cell: what one answer cures for all of them, and these.
_ONCE = frozenset({"F221", "F250", "F258", "F261", "F299"})
_IN_SHEET = re.compile(r"^(?P<before>.*(?: › ))?(?:[A-Z]+\d+|第\d+行(?:第\d+列)?)$")


def _once_a_sheet(rows: Iterable[Mapping[str, Any]], language: str = "zh") -> list[Told]:
    """Return what is told of each cell set aside, with its address; one and how many more where a sheet says the same.

    Examples
    --------
    >>> rows = [{"code": "F261", "source": f"表.csv › 第{row}行第2列", "reason": "F261：…", "cure": ""} for row in (2, 3)]
    >>> [told.line() for told in _once_a_sheet(rows)]
    ['表.csv › 第2行第2列 (+1) · F261：…']
    """
    kept: dict[tuple[str, ...], tuple[str, Told, int]] = {}
    for number, row in enumerate(rows):
        told, source = told_aside(row, language), str(row["source"])
        is_said_once = row["code"] in _ONCE or (told.cure is not None and "cell" not in told.cure.said())
        found = _IN_SHEET.match(source) if is_said_once else None
        key = (found["before"] or "", told.text) if found else (str(number),)
        first, _told, more = kept.get(key, (source, told, -1))
        kept[key] = first, told, more + 1
    return [
        replace(told, text=f"{show_address(source, language)}{f' (+{more})' if more else ''} · {told.text}")
        for source, told, more in kept.values()
    ]
