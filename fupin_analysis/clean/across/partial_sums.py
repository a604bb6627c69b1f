"""Rows called 小计 in a table that has other sums: they are of the rows above them alone, and no figure of the township."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from fupin_analysis.clean.foreign import CellOutcome, has_place_rows
from fupin_analysis.clean.layout.columns import LABELS
from fupin_analysis.clean.layout.regions import Line, SheetTable
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.quarantine import set_aside
from fupin_analysis.core.cells import source_of
from fupin_analysis.errors import Problem

_SUMS = frozenset({Level.TOTAL, Level.SUBTOTAL})


def partial_sums_aside(table: SheetTable, outcomes: Sequence[CellOutcome], *, file: str, sheet: str) -> list[CellOutcome]:
    """Return the outcomes of a table, those of its partial sums set aside (F221); they have been held against their rows.

    Parameters
    ----------
    table
        A table of a sheet.
    outcomes
        What became of its cells.
    file, sheet
        Names for the addresses.
    """
    if has_place_rows(table):
        return list(outcomes)  # a sum below a township's name is that township's
    by_cell = {(one.cell.row, one.cell.column): one for one in outcomes}
    cells = {(cell.row, cell.column) for line in _partial(table, by_cell) for _, cell in line.values}
    return [_aside(one, file, sheet) if (one.cell.row, one.cell.column) in cells and one.figures else one for one in outcomes]


def _partial(table: SheetTable, by_cell: Mapping[tuple[int, int], CellOutcome]) -> Iterator[Line]:
    """Yield the rows that say no more than 小计, where other rows are sums as well, and those that are called alike."""
    sums = [(line, levels) for line in table.lines if (levels := _levels(line, table)) and levels <= _SUMS]
    whose = {id(line): _whose(line, by_cell) for line, _ in sums}
    places = Counter(whose.values())
    called: dict[tuple[str, tuple[object, ...]], list[Line]] = {}
    for line, _ in sums:
        called.setdefault((_name(line, table), whose[id(line)]), []).append(line)
    several = {id(line) for lines in called.values() if _are_several(lines, table, by_cell) for line in lines}
    for line, levels in sums:
        is_one_of_some = levels == {Level.SUBTOTAL} and places[whose[id(line)]] > 1
        if is_one_of_some or id(line) in several:
            yield line


def _said(line: Line, by_cell: Mapping[tuple[int, int], CellOutcome]) -> dict[tuple[object, ...], object]:
    """Return the numbers of a row by what they are of and how they are counted."""
    found = (by_cell.get((cell.row, cell.column)) for _, cell in line.values)
    figures = (figure for one in found if one is not None for figure in one.figures)
    return {tuple(figure[key] for key in ("topic", "item", "measure", "period")): figure["value"] for figure in figures}


def _are_several(lines: Sequence[Line], table: SheetTable, by_cell: Mapping[tuple[int, int], CellOutcome]) -> bool:
    """Whether sums that are called alike are of several lists: not of households and of people, nor one on top and below."""
    said = [_said(line, by_cell) for line in lines]
    pairs = [(one, other) for at, one in enumerate(said) for other in said[at + 1 :]]
    is_twice = lines[0] is table.lines[0] and all(one == said[0] for one in said)
    return not is_twice and any(one.keys() & other.keys() for one, other in pairs)


def _whose(line: Line, by_cell: Mapping[tuple[int, int], CellOutcome]) -> tuple[object, ...]:
    """Return whose figures a row holds: township, place and period of the first."""
    found = (one for _, cell in line.values if (one := by_cell.get((cell.row, cell.column))) is not None and one.figures)
    first = next(found, None)
    return () if first is None else tuple(first.figures[0][key] for key in ("township", "place", "period"))


def _name(line: Line, table: SheetTable) -> str:
    return " ".join(text for number, text in sorted(line.labels.items()) if table.columns[number].role in LABELS)


def _levels(line: Line, table: SheetTable) -> set[Level]:
    return {clean_place(text).level for number, text in line.labels.items() if table.columns[number].role in LABELS}


def _aside(outcome: CellOutcome, file: str, sheet: str) -> CellOutcome:
    figure = outcome.figures[0]
    where = source_of(file, sheet, outcome.cell.row, outcome.cell.column)
    problem = Problem("F221", where=where, details={"got": ""})
    row = set_aside(problem, outcome.cell.shown, township=str(figure["township"]), topic=str(figure["topic"]))
    return replace(outcome, figures=(), aside=row)
