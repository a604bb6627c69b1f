"""Formulas whose result was never stored and can be nothing but nought: a sum of noughts, a quotient of nought.

Programs that write workbooks put a nought where they worked nothing out, so a stored one says nothing by itself; that of cells
that are at hand and all nought does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fupin_analysis.core.cells import Cell

_ONE = r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})"
_SUM, _QUOTIENT = re.compile(rf"=SUM\({_ONE}:{_ONE}\)", re.IGNORECASE), re.compile(rf"={_ONE}/{_ONE}", re.IGNORECASE)
#: More cells than this no sum of a table of townships has.
_MOST_SUMMED = 10_000


def with_noughts(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Return the cells of a sheet, formulas without a result as 0 where the cells they speak of leave no other.

    Examples
    --------
    >>> never = Cell(3, 1, "=SUM(A1:A2)", kind="uncomputed", formula="=SUM(A1:A2)")
    >>> def nought(row, text): return Cell(row, 1, text, is_number=True, kind="number")
    >>> [with_noughts([nought(1, "0"), nought(2, text), never])[-1].text for text in ("0", "7")]
    ['0', '=SUM(A1:A2)']
    """
    if not any(cell.kind == "uncomputed" for cell in cells):
        return cells
    at = {(cell.row, cell.column): cell for cell in cells}
    return [
        cell._replace(text="0", is_number=True, kind="number")
        if cell.kind == "uncomputed" and _is_nought(cell.formula.replace(" ", ""), at)
        else cell
        for cell in cells
    ]


def _is_nought(formula: str, at: Mapping[tuple[int, int], Cell]) -> bool:
    if (found := _QUOTIENT.fullmatch(formula)) is not None:
        upper, lower = at.get(_place(found[1], found[2])), at.get(_place(found[3], found[4]))
        return upper is not None and _is_typed(upper, "0") and lower is not None and lower.is_number and lower.text != "0"
    if (found := _SUM.fullmatch(formula)) is None:
        return False
    (top, left), (bottom, right) = _place(found[1], found[2]), _place(found[3], found[4])
    if not 0 < (bottom - top + 1) * (right - left + 1) <= _MOST_SUMMED:
        return False
    summed = [at[row, column] for row in range(top, bottom + 1) for column in range(left, right + 1) if (row, column) in at]
    return bool(summed) and all(_is_typed(cell, "0") for cell in summed)


def _is_typed(cell: Cell, text: str) -> bool:
    return cell.is_number and not cell.formula and cell.text == text


def _place(letters: str, row: str) -> tuple[int, int]:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(row), column
