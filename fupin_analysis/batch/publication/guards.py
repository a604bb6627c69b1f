"""What must not leave: numbers of persons anywhere, and in what is public small cells and what is meant for the office alone."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.figures import in_force
from fupin_analysis.core.finding import finding_of
from fupin_analysis.core.metrics import rows_of
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.errors import Problem
from fupin_analysis.present.findings import amount_of

if TYPE_CHECKING:
    from fupin_analysis.core.intake import Intake

#: Fewest households or persons a figure may be of in what is public; 0 tells of nobody.
LEAST = 5
#: Measures that count households or people.
_PEOPLE = frozenset({"households", "persons", "recipients", "participants", "person_times"})
_TEXT = re.compile(r">([^<]+)<")
_ATTRIBUTE = re.compile(r'\s(?:title|alt|aria-label|href)="([^"]*)"')
_NO_TEXT = re.compile(r"<(style|script)>.*?</\1>", re.DOTALL)
#: A share or an amount as a workbook stores it, with all its digits.
_DECIMAL = re.compile(r"-?\d*\.\d+(?:[eE][-+]?\d+)?")
_FINGERPRINT = re.compile(r"\b[0-9a-f]{64}\b")


def small_cells(intake: Intake, units: Collection[tuple[str, int]], *, least: int = LEAST) -> list[Problem]:
    """Return a problem for each figure of fewer households or persons than may be told in public.

    Parameters
    ----------
    intake
        Everything handed in.
    units
        Townships and years to be published.
    least
        Fewest that may be told.

    Notes
    -----
    Figures handed in are looked at, and those that a repair told of an open finding would put in their place. A number that
    follows from others by subtraction is not found; whoever publishes has to look at that until cells are suppressed.
    """
    found = in_force(intake.figures)
    found = found[found["measure"].isin(_PEOPLE) & found["value"].gt(0) & found["value"].lt(least)]
    problems = []
    for row in rows_of(found):
        if (row["township"], row["year"]) in units:
            ref = FigureRef(*(row[name] for name in FigureRef._fields[:5]))
            details = {"got": amount_of(ref, float(row["value"]), "zh"), "figure": ref.show("zh"), "expected": least}
            problems.append(Problem("F422", where=f"{row['township']} {row['year']} › {row['source']}", details=details))
    for row in rows_of(intake.open_findings):
        if (row["township"], row["year"]) in units:
            problems += _small_repairs(row, least)
    return problems


def _small_repairs(row: Mapping[str, Any], least: int) -> Iterator[Problem]:
    """Give a problem for each figure that a repair would make small: pages tell what it may have been."""
    finding = finding_of(row)
    new = {change.ref: change.new for repair in finding.candidates for change in repair.changes if change.new is not None}
    for ref, value in new.items():
        if ref.measure in _PEOPLE and 0 < value < least:
            details = {"got": amount_of(ref, value, "zh"), "figure": ref.show("zh"), "expected": least}
            yield Problem("F427", where=f"{row['township']} {row['year']} › {row['finding']}", details=details)


def personal_numbers(files: Mapping[str, bytes]) -> list[Problem]:
    """Return a problem for each file that holds a number of a person (identity, telephone, card); the number is not shown."""
    return [
        Problem("F423", where=name)
        for name, content in sorted(files.items())
        if any(mask_identifiers(text) != text for text in _texts(name, content))
    ]


def _texts(name: str, content: bytes) -> Iterator[str]:
    if name.endswith((".xlsx", ".docx")):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                if member.endswith(".xml"):
                    yield from _marked(archive.read(member).decode("utf-8", "replace"))
    elif name.endswith(".html"):
        yield from _marked(content.decode("utf-8", "replace"))
    elif not name.endswith("SHA256SUMS"):
        yield from content.decode("utf-8", "replace").splitlines()
    yield name


def _marked(text: str) -> Iterator[str]:
    """Texts between marks, one by one: side by side two numbers would look like one."""
    plain = _FINGERPRINT.sub("", _NO_TEXT.sub("", text))
    for found in (*_TEXT.findall(plain), *_ATTRIBUTE.findall(plain)):
        if not found.startswith("data:") and not _DECIMAL.fullmatch(found):
            yield html.unescape(found)
