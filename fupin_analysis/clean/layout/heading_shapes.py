"""Headings told by their shape, where none of their words is known: texts alone above rows of a label and numbers.

``措施 | 计划 | 已落实`` above ``产业 | 34 | 31`` heads a table whatever its words mean: at the beginning of a sheet that speaks
of what townships report, or below a table from which a blank row or a title parts it. What stands below it is none of that
table's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from fupin_analysis.clean.layout.columns import Role, is_label, role_of
from fupin_analysis.clean.layout.feet import is_footer
from fupin_analysis.clean.layout.headers import heading_rows, is_caption, is_caption_row, paths_above
from fupin_analysis.clean.places import clean_place
from fupin_analysis.clean.sheets import Cell, is_value_like, written
from fupin_analysis.clean.wording.labels import words_in

#: A heading is no sentence.
_LONGEST = 24
#: Columns of a heading that nothing but its shape tells, and the rows that must have its shape at the beginning of a sheet.
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2


def heads_by_shape(rows: Sequence[list[Cell]], position: int, *, is_within: bool) -> bool:
    """Whether a row heads a table by its shape.

    Parameters
    ----------
    rows, position
        The rows of a pane, and the place of the one asked about.
    is_within
        Whether a table stands above it.
    """
    row = rows[position]
    typed = written(row)
    if len(typed) < 2 or is_footer(row) or is_caption_row(row) or any(map(is_value_like, typed)):
        return False
    if any(len(cell.text) > _LONGEST or is_caption(cell.text) or role_of(cell.text) is Role.PERSONAL for cell in typed):
        return False
    below = rows[position + len(heading_rows(rows, position)) :]
    shaped = sum(1 for _ in takewhile(lambda one: _is_below(one, rows, position), below[:_FEWEST_ROWS]))
    is_titled = position > 0 and _is_title(rows[position - 1])
    if not is_within:
        return shaped == _FEWEST_ROWS and (is_titled or len(typed) >= _FEWEST_COLUMNS) and _speaks(rows, position)
    is_apart = _gap(rows, position) or (is_titled and _gap(rows, position - 1))
    if is_titled and is_apart:
        return bool(below) and any(map(is_value_like, below[0]))
    return (is_titled or is_apart) and len(typed) >= _FEWEST_COLUMNS and shaped > 0


def _gap(rows: Sequence[list[Cell]], position: int) -> bool:
    """Whether blank rows part a row from the one before it."""
    return position > 0 and rows[position][0].row - rows[position - 1][0].row > 1


def _is_title(row: list[Cell]) -> bool:
    """Whether a row is one text that names no place: a place alone on its row governs those below."""
    typed = written(row)
    return len(typed) == 1 and not is_value_like(typed[0]) and not is_footer(row) and not clean_place(typed[0].text).name


def _is_below(row: list[Cell], rows: Sequence[list[Cell]], position: int) -> bool:
    """Whether a row is a label and numbers, each of them below a text of the heading."""
    head = heading_rows(rows, position)
    first, *others = written(row)
    if is_value_like(first) or first.column > head[0][0].column or is_footer(row):
        return False
    numbers = [cell for cell in others if is_value_like(cell)]
    paths = paths_above(head, [cell.column for cell in numbers])
    return bool(numbers) and 2 * len(numbers) >= len(others) and all(paths[cell.column] for cell in numbers)


def _speaks(rows: Sequence[list[Cell]], position: int) -> bool:
    """Whether a title above a row, a text of it or a label below it is a word of the trade."""
    titles = [cell.text for row in rows[:position] for cell in written(row)]
    labels = [row[0].text for row in rows[position + 1 : position + 1 + _FEWEST_ROWS] if row]
    return any(map(words_in, titles)) or any(map(is_label, (*(cell.text for cell in rows[position]), *labels)))
