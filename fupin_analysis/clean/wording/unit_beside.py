"""The unit of a row in a column of units: 计量单位 | 户, or two of them for two numbers in one cell."""

from __future__ import annotations

from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.regions import Line, SheetTable
from fupin_analysis.clean.places import normalise_name
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.clean.wording.labels_around import context_text

_SIGNS = frozenset("%℃‰")


def unit_beside(line: Line, table: SheetTable) -> str:
    """Return the unit of a row in a column of units; a dash there says none."""
    text = normalise_name(context_text(line, table, Role.UNIT))
    return text if any(map(str.isalpha, text)) or _SIGNS & set(text) else ""


def pair_beside(line: Line, table: SheetTable) -> tuple[str, ...]:
    """Return the units of two numbers in one cell where a column of units says them: 户/人 beside 11/23."""
    unit = unit_beside(line, table)
    return read_label(f"（{unit}）").pair if unit else ()
