"""A roll that goes on from opening to closing number: opening + new + returned + born - exited - removed - died = closing.

Which of several rolls 期初户数 and 期末户数 are, and whether 脱贫户数 are those of the year, no heading says. The numbers do:
where those who left poverty are taken off in every row, the roll is of those who have not, and all of its columns count alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from fupin_analysis.clean.outcomes import CellOutcome, ReadTable
from fupin_analysis.clean.quarantine import Row
from fupin_analysis.core.words.terms import fold, is_own, load_vocabulary


class _Part(Enum):
    """What a column is in the sum of its row."""

    OPENING = auto()
    COMES = auto()
    GOES = auto()
    CLOSING = auto()


#: The items that a column of the roll may have been taken for.
_ITEMS = {
    _Part.OPENING: ("registry/total_previous", "registry/opening_not_exited"),
    _Part.COMES: ("registry/newly_identified", "registry/returned", "registry/natural_increase"),
    _Part.GOES: ("registry/exited", "exit/done", "registry/removed", "registry/natural_decrease"),
    _Part.CLOSING: ("registry/total", "registry/confirmed_poor", "registry/not_exited"),
}
_PART_OF = {path: part for part, paths in _ITEMS.items() for path in paths}
#: How headings begin of what there was at the beginning and at the end.
_BEGINNING, _END = re.compile("[期年]初|[上去]年[末底]"), re.compile("[期年]末|年底")
#: What stood at the end of the year before is that year's, and no opening of it.
_YEAR_BEFORE = re.compile("[上去]年")
_EXITED = frozenset({"registry/exited", "exit/done"})
#: What the columns are once the numbers have told.
_MEANT = {_Part.OPENING: "registry/opening_not_exited", _Part.CLOSING: "registry/not_exited"}
_TOPICS = frozenset({"registry", "exit"})
#: A number in own words that nothing says how to count.
_UNTOLD = "quantity"
#: What tells 脱贫户数 from 脱贫人数.
_COUNTED = re.compile("[户人][数口]?|人口数|[()]")


@dataclass(frozen=True)
class _Column:
    """A column of the roll: what it is in the sum, the item (``topic/name``) it stands for, and how it was counted."""

    part: _Part
    path: str
    measure: str


def rolled_forward(read: ReadTable) -> ReadTable:
    """Return a table with the columns of a roll that goes on in every row named by what they are.

    Parameters
    ----------
    read
        A table and what became of its cells.
    """
    rows = [{number: one for number, one in read.of(line).items() if len(one.figures) == 1} for line in read.table.lines]
    columns = {number: column for number in read.table.columns if (column := _column(read, rows, number)) is not None}
    meant: dict[int, _Column] = {}
    for opening in columns.values():
        if opening.part is _Part.OPENING and opening.measure != _UNTOLD:
            own = {at: one for at, one in columns.items() if one.measure in (opening.measure, _UNTOLD)}
            if _goes_on(rows, own):
                meant |= {at: replace(one, path=_meant(read.head(at), one), measure=opening.measure) for at, one in own.items()}
    if not meant:
        return read
    exits = {at: one for at, one in columns.items() if one.path in _EXITED}
    counted = {_uncounted(read.head(at)) for at in exits if at in meant}
    meant |= {
        at: replace(meant.get(at, one), path="exit/done")
        for at, one in exits.items()
        if at in meant or _uncounted(read.head(at)) in counted
    }
    places = {one.at: meant[number] for row in rows for number, one in row.items() if number in meant}
    return read.changed(lambda one: _named(one, places[one.at]) if one.at in places else one)


def _meant(head: str, column: _Column) -> str:
    """Return the item that a column is of once the numbers have told."""
    return _MEANT[_Part.CLOSING if _YEAR_BEFORE.match(fold(head)) else column.part] if column.part in _MEANT else column.path


def _uncounted(head: str) -> str:
    """Return a heading without what says that it counts households or persons: what it is of."""
    return _COUNTED.sub("", fold(head))


def _column(read: ReadTable, rows: list[dict[int, CellOutcome]], number: int) -> _Column | None:
    """Return what a column is in a roll; None where it is nothing of one, or its rows differ."""
    figures = [row[number].figures[0] for row in rows if number in row]
    told = {(str(one["topic"]), str(one["item"]), str(one["measure"])) for one in figures}
    if len(told) != 1:
        return None
    [(topic, item, measure)] = told
    if topic not in _TOPICS:
        return None
    part, path, head = _PART_OF.get(f"{topic}/{item}"), f"{topic}/{item}", fold(read.head(number))
    part = _Part.OPENING if part is _Part.CLOSING and _BEGINNING.match(head) else part
    if part is None and is_own(item):
        known = [f"{one.topic}/{one.name}" for one in load_vocabulary().find_items(item) if one.topic in _TOPICS]
        path = next((name for name in known if name in _PART_OF), path)
        ends = _Part.OPENING if _BEGINNING.match(head) else _Part.CLOSING if _END.match(head) else None
        part = _PART_OF.get(path) or ends
    return _Column(part, path, measure) if part is not None else None


def _goes_on(rows: list[dict[int, CellOutcome]], columns: Mapping[int, _Column]) -> bool:
    """Whether every row's closing number is its opening one with what came and less what went, somebody having left poverty."""
    ends = [part for part in (one.part for one in columns.values()) if part in (_Part.OPENING, _Part.CLOSING)]
    exits = [at for at, one in columns.items() if one.path in _EXITED]
    if sorted(part.name for part in ends) != ["CLOSING", "OPENING"] or len(exits) != 1:
        return False
    sums = list(_left_over(rows, columns))
    return bool(sums) and all(left == 0 for left in sums) and any(_value(row, exits[0]) for row in rows)


def _left_over(rows: list[dict[int, CellOutcome]], columns: Mapping[int, _Column]) -> Iterator[float]:
    """Yield by how much each row with both ends is off."""
    signs = {_Part.OPENING: 1, _Part.COMES: 1, _Part.GOES: -1, _Part.CLOSING: -1}
    ends = [at for at, one in columns.items() if one.part in (_Part.OPENING, _Part.CLOSING)]
    for row in rows:
        if all(at in row for at in ends):
            yield sum(signs[one.part] * _value(row, at) for at, one in columns.items())


def _value(row: Mapping[int, CellOutcome], number: int) -> float:
    return float(str(row[number].figures[0]["value"])) if number in row else 0.0


def _named(outcome: CellOutcome, column: _Column) -> CellOutcome:
    """Return an outcome with the item and the measure of its column."""
    topic, _, item = column.path.partition("/")
    figure: Row = {**outcome.figures[0], "topic": topic, "item": item, "measure": column.measure}
    unit = outcome.unit if outcome.figures[0]["measure"] == column.measure else load_vocabulary().measures[column.measure].unit_zh
    return replace(outcome, figures=(figure,), unit=unit)
