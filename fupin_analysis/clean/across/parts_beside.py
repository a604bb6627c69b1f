"""Parts that are more than the whole they stand behind: 受益人口 58 | 其中：贫困人口 60.

What 其中 stands behind, the headings say; that it is a part of that, the other rows show: in none of them, but for the sum below
the wrong one, is it more.
"""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.clean.cell.own_parts import whole_of
from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.outcomes import CellOutcome, ReadTable
from fupin_analysis.core.words.terms import is_own, load_vocabulary
from fupin_analysis.errors import Problem

#: Rows that must hold before it is said of another that it does not; and the one slip with the sum that it makes wrong.
_FEWEST, _ONE_AND_ITS_SUM = 2, 2
#: What a figure has in common with that of which it is a part.
_ALIKE = ("township", "place", "year", "period", "measure")
_ADDITIVE = frozenset({"count", "amount", "length", "area", "quantity"})


def check_parts(read: ReadTable) -> list[Problem]:
    """Return a remark (F300) on each part that is more than its whole in the same row, where in the other rows it is not."""
    problems = []
    for number in read.table.columns:
        pairs = list(_pairs(read, number))
        wrong = [(part, whole, at) for part, whole, at in pairs if _value(part) > _value(whole)]
        if not 0 < len(wrong) <= _ONE_AND_ITS_SUM or len(pairs) - len(wrong) < max(_FEWEST, len(wrong) + 1):
            continue
        for part, whole, at in wrong:
            if not _is_checked(part):
                said = {"expected": whole.cell.shown, "heading": read.head(number), "other": read.head(at)}
                problems.append(read.problem("F300", part.cell, got=part.cell.shown, **said))
    return problems


def _pairs(read: ReadTable, number: int) -> Iterator[tuple[CellOutcome, CellOutcome, int]]:
    """Yield each cell of a column under 其中 with the cell of the same row that it is a part of, and the column of that."""
    if read.table.columns[number].role is not Role.VALUE:
        return
    for place, line in enumerate(read.table.lines):
        of = read.of(line)
        whole = whole_of(read.table, number, place) if number in of else None
        if whole is not None and whole.place == place and whole.column in of and _are_alike(of[number], of[whole.column]):
            yield of[number], of[whole.column], whole.column


def _are_alike(part: CellOutcome, whole: CellOutcome) -> bool:
    if len(part.figures) != 1 or len(whole.figures) != 1:
        return False
    kind = load_vocabulary().measures[str(part.figures[0]["measure"])].kind
    return kind in _ADDITIVE and all(part.figures[0][key] == whole.figures[0][key] for key in _ALIKE)


def _value(outcome: CellOutcome) -> float:
    return float(str(outcome.figures[0]["value"]))


def _is_checked(part: CellOutcome) -> bool:
    """Whether the cross-check holds a part against its whole by its words: of a township, in its own words."""
    figure = part.figures[0]
    return is_own(str(figure["item"])) and not figure["place"]
