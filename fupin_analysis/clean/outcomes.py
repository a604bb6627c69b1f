"""What became of the cells of a table: what is told across its rows and columns is told from this."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from fupin_analysis.clean.layout.columns import LABELS, Role
from fupin_analysis.clean.layout.regions import Line, SheetTable
from fupin_analysis.clean.places import NO_ROWS, Level, clean_place
from fupin_analysis.clean.quarantine import Row, set_aside
from fupin_analysis.clean.sheets import Cell
from fupin_analysis.core.cells import source_of
from fupin_analysis.errors import Problem


@dataclass(frozen=True)
class CellOutcome:
    """What became of one cell typed as a value: its figures, or the row set aside, and what speaks for it."""

    cell: Cell
    figures: tuple[Row, ...] = ()
    aside: Row | None = None
    heading: str = ""
    name: str = ""
    unit: str = ""

    @property
    def at(self) -> tuple[int, int]:
        """Row and column of the sheet."""
        return self.cell.row, self.cell.column


@dataclass(frozen=True)
class ReadTable:
    """A table and what became of its cells, in their order; `file` and `sheet` are for the addresses."""

    table: SheetTable
    outcomes: tuple[CellOutcome, ...]
    file: str
    sheet: str

    @cached_property
    def by_cell(self) -> Mapping[tuple[int, int], CellOutcome]:
        """The outcomes by row and column of the sheet."""
        return {one.at: one for one in self.outcomes}

    @property
    def townships(self) -> set[object]:
        """Whose figures there are."""
        return {figure["township"] for one in self.outcomes for figure in one.figures}

    def of(self, line: Line) -> dict[int, CellOutcome]:
        """Return the outcomes of a row by column of the table."""
        places = ((number, (cell.row, cell.column)) for number, cell in line.values)
        return {number: self.by_cell[at] for number, at in places if at in self.by_cell}

    def plain_rows(self) -> Iterator[tuple[int, Line, dict[int, CellOutcome]]]:
        """Yield place, row and outcomes of each row that is no sum and no comparison, values under headings of values only."""
        values = {number for number, column in self.table.columns.items() if column.role is Role.VALUE}
        for place, line in enumerate(self.table.lines):
            if not is_sum(line):
                yield place, line, {number: one for number, one in self.of(line).items() if number in values}

    def labels(self, line: Line) -> tuple[str, ...]:
        """Return the texts that name a row, from the left."""
        return tuple(text for number, text in sorted(line.labels.items()) if self.table.columns[number].role in LABELS)

    def head(self, number: int) -> str:
        """Return the headings of a column in words."""
        return " ".join(dict.fromkeys(self.table.columns[number].path))

    def where(self, cell: Cell) -> str:
        """Return the address of a cell."""
        return source_of(self.file, self.sheet, cell.row, cell.column)

    def problem(self, code: str, cell: Cell, **details: object) -> Problem:
        """Return what is said of a cell."""
        return Problem(code, where=self.where(cell), details=details)

    def aside(self, outcome: CellOutcome, code: str, *, shown: str | None = None, **details: object) -> CellOutcome:
        """Return an outcome set aside for a reason, with whose figure it would have been; `shown` where that must not be told."""
        row = next(iter(outcome.figures), outcome.aside or {}) if shown is None else {}
        whose = {name: str(row.get(name, "")) for name in ("township", "topic")}
        said = set_aside(self.problem(code, outcome.cell, **details), outcome.cell.shown if shown is None else shown, **whose)
        return replace(outcome, figures=(), unit="" if shown is not None else outcome.unit, aside=said)

    def rows_aside(self, lines: Iterable[Line], code: str, is_meant: Callable[[CellOutcome], bool]) -> ReadTable:
        """Return the table with those outcomes of some rows set aside that are meant."""
        cells = {(cell.row, cell.column) for line in lines for _, cell in line.values}
        return self.changed(lambda one: self.aside(one, code, got="") if one.at in cells and is_meant(one) else one)

    def changed(self, change: Callable[[CellOutcome], CellOutcome]) -> ReadTable:
        """Return the table with each outcome changed."""
        return replace(self, outcomes=tuple(map(change, self.outcomes)))


def is_sum(line: Line, levels: Collection[Level] = NO_ROWS) -> bool:
    """Whether a row is called a sum of others or a comparison, or one of some of these `levels`."""
    return any(clean_place(text).level in levels for text in line.labels.values())


def words_in_row(line: Line) -> list[str]:
    """Return the words that stand in a row, whether beside its numbers or among them."""
    return [*line.labels.values(), *(cell.text for _, cell in line.values if not cell.is_number)]
