"""Answers people give about reading: the commands ``teach`` and ``prefer`` and the clerk's page call the same functions."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath
from typing import Any

from fupin_analysis.core.answers import (
    AboutAnswer,
    CellAnswer,
    HeadingAnswer,
    IgnoreAnswer,
    Scope,
    TownshipAnswer,
    add_answer,
    readings_file,
)
from fupin_analysis.core.disk.folder import folder_of, list_inputs
from fupin_analysis.core.document import Preference, add_preference
from fupin_analysis.core.intake import units_of
from fupin_analysis.core.source import read_address
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.terms import nearest
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.flow import take_in
from fupin_analysis.reports.unit.asked import check_asked

#: What each kind of answer keeps; whatever else somebody says with it would be lost.
_SPEAKS_OF: dict[type[Scope], set[str]] = {
    HeadingAnswer: {"heading", "means", "measure", "unit"},
    TownshipAnswer: {"text", "township"},
    CellAnswer: {"cell", "was", "value"},
    IgnoreAnswer: {"is_ignored", "row"},
    AboutAnswer: {"township", "year"},
}


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What somebody answers, as the options of ``fupin teach`` name it; what is not spoken of is empty.

    Parameters
    ----------
    heading, means, measure, unit
        A heading or label, and what it means.
    text, township
        A text in the place of a name, and the township it stands for; a township alone is that of `file`.
    year
        Year of `file`; 0 where it is not spoken of.
    cell, was, value
        A cell, what it says and the number it stands for [base units].
    is_ignored, row
        Whether rows with that label, a sheet or a file hold no figures.
    file, sheet
        Where the answer holds; may be patterns.
    by, note
        Who gave it, and why.
    """

    heading: str = ""
    means: str = ""
    measure: str = ""
    unit: str = ""
    text: str = ""
    township: str = ""
    year: int = 0
    cell: str = ""
    was: str = ""
    value: float | None = None
    is_ignored: bool = False
    row: str = ""
    file: str = ""
    sheet: str = ""
    by: str = ""
    note: str = ""

    def to_answer(self) -> Scope:
        """Return the one answer that is given.

        Raises
        ------
        FupinError
            F323 where none is, or several are, or more is said than the answer can keep.

        Examples
        --------
        >>> Answered(file="甲.xlsx", year=2018).to_answer()
        AboutAnswer(file='甲.xlsx', sheet='', by='', on=None, note='', township='', year=2018)
        """
        scope: dict[str, Any] = {"file": self.file, "sheet": self.sheet, "by": self.by, "note": self.note}
        given: list[Scope] = []
        if self.heading:
            given.append(HeadingAnswer(text=self.heading, means=self.means, measure=self.measure, unit=self.unit, **scope))
        if self.text:
            given.append(TownshipAnswer(text=self.text, township=self.township, **scope))
        if self.cell and self.was and self.value is not None:
            given.append(CellAnswer(cell=read_address(self.cell), was=self.was, value=self.value, **scope))
        if self.is_ignored and (self.file or self.sheet or self.row):
            given.append(IgnoreAnswer(row=self.row, **scope))
        if self.file and not given and (self.township or self.year):
            given.append(AboutAnswer(township=self.township, year=self.year, **scope))
        if len(given) != 1 or self._spoken_of() - _SPEAKS_OF[type(given[0])]:
            raise FupinError(Problem("F323"))
        return given[0]

    def _spoken_of(self) -> set[str]:
        """What is said beside where the answer holds, and who gave it."""
        return {one.name for one in fields(self) if getattr(self, one.name) != one.default} - {"file", "sheet", "by", "note"}


def give_answer(data: Path, answered: Answered) -> Scope:
    """Keep an answer beside the returns in `data`.

    Raises
    ------
    FupinError
        F101 where there is no such folder; F323 unless one question is answered; F328 where every file would be left out; as
        :func:`~fupin_analysis.core.answers.add_answer`.
    """
    if not data.exists():
        raise FupinError(Problem("F101", where=str(data)))
    answer = answered.to_answer()
    _keep_something(data, answer)
    return add_answer(readings_file(data), answer)


def _keep_something(data: Path, answer: Scope) -> None:
    """Refuse to leave out every file there is."""
    if not isinstance(answer, IgnoreAnswer) or answer.row or answer.sheet or not data.is_dir():
        return
    files = [mask_identifiers(path.relative_to(folder_of(data)).as_posix()) for path in list_inputs(data)]
    is_any = not set(PurePosixPath(answer.file).stem) - set("*?")  # *, *.xlsx: whatever comes next as well
    if is_any or (len(files) > 1 and all(answer.holds(file) for file in files)):
        raise FupinError(Problem("F328", where="--file", details={"got": answer.file, "count": len(files)}))


def prefer_file(data: Path, file: str, *, township: str = "", year: int = 0, by: str = "", note: str = "") -> Path:
    """Keep which of several versions of one return counts; return where it is kept.

    Parameters
    ----------
    data
        Folder of returns.
    file
        Its name below `data`.
    township, year
        For which township and year alone it counts.
    by, note
        Who says so, and why.

    Raises
    ------
    FupinError
        F318 where there is no such file, with those of a near name; F301, F302, F329 where nothing is of that township or
        year; F309 where ``SOURCES.toml`` is wrong.
    """
    known = [mask_identifiers(path.relative_to(folder_of(data)).as_posix()) for path in list_inputs(data)]
    if mask_identifiers(file) not in known:  # as messages name it
        raise FupinError(Problem("F318", where=str(data), details={"got": file}, near=nearest(mask_identifiers(file), known)))
    if township or year:
        check_asked(units_of(take_in(data).figures), township, year or None)
    return add_preference(folder_of(data), Preference(mask_identifiers(file), township, year, by, note))


def decides_between_versions(data: Path, file: str) -> bool:
    """Whether that a file counts sets any other version of it aside: one without a rival, or a mere copy, decides nothing."""
    because = Problem("F242", details={"got": mask_identifiers(file)}).reason("zh").text
    return take_in(data).quarantine["reason"].eq(because).any().item()


def unused_answers(data: Path) -> list[Problem]:
    """Return a remark on each answer about reading that fits nothing in a folder of returns."""
    try:
        problems = take_in(data).problems
    except FupinError:
        return []  # nothing to read yet
    return [problem for problem in problems if problem.code == "F245"]
