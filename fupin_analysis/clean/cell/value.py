"""The number of a cell in the unit of what it is about, and whether words of its own are any."""

from __future__ import annotations

from collections.abc import Sequence

from fupin_analysis.clean.cell_subject import CellSubject
from fupin_analysis.clean.numbers import CellProblem, clean_value, unit_of, without_bound
from fupin_analysis.clean.sheets import Cell
from fupin_analysis.clean.wording.labels import Label, read_label
from fupin_analysis.core.words.terms import fold, load_vocabulary


def check_own(subject: CellSubject, heads: Sequence[Label], rows: Sequence[Label]) -> None:
    """Raise CellProblem where an item in own words has none: a column's sum of other columns (合计), a bare measure (户数)."""
    above = [reading for label in heads for reading in label.readings if reading.wording]
    beside = any(reading.wording for label in rows for reading in label.readings)
    said = read_label(subject.wording).readings
    is_bare = bool(said) and all(reading.is_total or not reading.wording for reading in said)  # of 产业奖补 合计 is a figure
    if above and not beside and is_bare and all(reading.is_total for reading in above):
        raise CellProblem("F221", {"got": ""})
    own = read_label(subject.wording).readings
    if own and not any(reading.wording or reading.topic for reading in own):
        raise CellProblem("F205", {"got": subject.wording})


def value_of(cell: Cell, subject: CellSubject) -> float:
    """Return the number as its format means it; one that is stored in another unit than shown must be shown in the heading's."""
    text = cell.meant
    if cell.is_number and cell.scale != 1:
        unit = load_vocabulary().units.get(fold(subject.unit)) if subject.unit else None
        if unit is None or unit.factor != float(cell.scale):
            raise CellProblem("F256", {"got": cell.text, "expected": cell.shown})
    value = clean_value(text, subject.measure, unit=subject.unit, is_number=cell.is_number and text == cell.text)
    if subject.measure.kind == "share" and value and not subject.unit and not unit_of(without_bound(text)):
        raise CellProblem("F263", {"got": text})
    return value
