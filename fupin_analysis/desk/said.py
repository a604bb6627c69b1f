"""What a form says, as what the commands take."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.reports.answers import Answered

_WORDS = ("heading", "means", "measure", "unit", "text", "township", "cell", "was", "row", "file", "sheet", "by", "note")


@dataclass(frozen=True)
class FilledForm:
    """What was filled in: texts by the name of their field, and files with the name the browser gives them."""

    fields: Sequence[tuple[str, str]] = ()
    files: Sequence[tuple[str, BinaryIO]] = ()

    def __contains__(self, name: object) -> bool:
        return any(key == name for key, _value in self.fields)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.fields)

    def text(self, name: str) -> str:
        """Return what a field says, without blanks around it; nothing where there is none."""
        return next((value.strip() for key, value in self.fields if key == name), "")

    def year(self) -> int:
        """Return the year it says, in digits of any width; 0 where it says none."""
        text = self.text("year")
        return int(text) if text.isdecimal() and len(text) == 4 else 0


def said_about_reading(form: FilledForm) -> Answered:
    """Return the answer that a form gives; its fields are called as the options of ``fupin teach``.

    Raises
    ------
    FupinError
        F373 for a number that is none, F379 for a year that is none.
    """
    words: dict[str, Any] = {name: form.text(name) for name in _WORDS}
    if near := form.text("near"):  # the button of an answer that was offered
        words["means" if "means" in form else "township"] = near
    year, value = form.text("year"), form.text("value")
    if year and not form.year():
        raise FupinError(Problem("F379", where="year", details={"got": year}))
    return Answered(
        **words,
        year=form.year(),
        value=_number(value, "value") if value else None,
        is_ignored="ignore" in form,
    )


def said_about_decision(form: FilledForm) -> tuple[str, dict[str, Any]]:
    """Return the finding a form decides on, and what is decided, as the arguments of ``draft_decision``.

    The field `choice` is ``figure|value`` for a value that was offered, ``other`` for one of the clerk's own, or ``waive``.

    Raises
    ------
    FupinError
        F373 for a number that is none; F376 where nothing is chosen.
    """
    choice, finding = form.text("choice"), form.text("finding")
    said: dict[str, Any] = {"reason": form.text("reason"), "by": form.text("by"), "until": form.text("until")}
    if choice == "waive":
        return finding, said | {"is_waived": True}
    figure, _, value = choice.rpartition("|") if choice != "other" else (form.text("figure"), "", form.text("value"))
    if not choice or not value:
        raise FupinError(Problem("F376", where=finding))
    return finding, said | {"figure": figure, "accept": _number(value, "value")}


def _number(text: str, where: str) -> float:
    try:
        number = float(text.replace(",", "").replace("，", ""))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):  # "nan" and "1e999" are numbers to a computer alone
        raise FupinError(Problem("F373", where=where, details={"got": text}))
    return number
