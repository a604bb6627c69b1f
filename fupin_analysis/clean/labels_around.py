"""The labels around a cell of a foreign table: headings above it and texts beside it, without the names of places."""

from __future__ import annotations

from collections.abc import Sequence

from fupin_analysis.clean.columns import Role
from fupin_analysis.clean.labels import Label, read_label
from fupin_analysis.clean.periods import period_of_sum
from fupin_analysis.clean.places import Level
from fupin_analysis.clean.regions import Line, SheetTable
from fupin_analysis.clean.spots import read_place
from fupin_analysis.clean.titles import period_label

#: Words that are labels and no names.
_NO_PLACE = (Level.UNKNOWN, Level.COMPARISON)


def heads_of(path: Sequence[str], are_places: bool) -> tuple[Label, ...]:
    """Return the headings of a column as labels, without the names of places."""
    return tuple(read_label(text) for text in path if not (are_places and read_place(text, Role.VALUE).level not in _NO_PLACE))


def _is_sum(text: str) -> bool:
    return read_place(text, Role.VALUE).level in (Level.TOTAL, Level.SUBTOTAL)


def row_labels(line: Line, table: SheetTable, are_places: bool) -> tuple[Label, ...]:
    """Return the labels beside a row, without the names of places."""
    labels: list[Label] = []
    for number, text in sorted(line.labels.items()):
        role = table.columns[number].role
        if number in table.behind:
            continue
        if role is Role.TIME:
            above = [other.labels.get(number, "") for other in table.lines[: table.lines.index(line)]] if _is_sum(text) else []
            labels.append(period_label(period_of_sum(text, above)))
        elif role in (Role.ITEM, Role.LABEL) and not (are_places and read_place(text, role).level not in _NO_PLACE):
            labels.append(read_label(text))
    return tuple(labels)


def context_text(line: Line, table: SheetTable, role: Role) -> str:
    """Return the text of a row in the first column of a role; empty where it has none."""
    return next((text.strip() for number, text in line.labels.items() if table.columns[number].role is role), "")
