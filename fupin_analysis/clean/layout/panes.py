"""Tables side by side: where a sheet falls into panes, and where one list goes on in further columns.

Two tables beside one another have a blank column between them and a heading each; each is then read by itself. A list laid out
for one printed page goes on at the right under the same headings: its parts are one table, read one after the other.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from math import gcd

from fupin_analysis.clean.layout.columns import LABELS, Role, names_things, role_of
from fupin_analysis.clean.layout.feet import is_footer
from fupin_analysis.clean.layout.heading_shapes import heads_by_shape
from fupin_analysis.clean.names import townships_in
from fupin_analysis.clean.numbers import is_number_like
from fupin_analysis.clean.places import TYPED_SUMS, clean_place
from fupin_analysis.clean.sheets import Cell, is_value_like, written
from fupin_analysis.core.words.terms import fold

_Rows = list[list[Cell]]


def split_panes(rows: _Rows) -> list[_Rows]:
    """Return the parts of a sheet that stand side by side, the left one first; a sheet of one part is returned whole."""
    titled = _titled_part(rows)
    if titled:
        return [_part(rows, 0, titled), *split_panes(_part(rows, titled - 1, sys.maxsize))]
    wide = [row for row in rows if len(written(row)) > 1 and not is_footer(row)]
    used = {cell.column for row in wide for cell in row}
    if not used:
        return [rows]
    for gutter in range(min(used) + 1, max(used)):
        if gutter in used or gutter - 1 not in used:
            continue
        left, right = _part(rows, 0, gutter), _part(rows, gutter, sys.maxsize)
        one, other = _heading(left) or _by_shape(left), _heading(right) or _of_things(right, left)
        if one is None or other is None:
            continue
        has_title = any(row[0].row < other[0].row and not all(cell.merged_from for cell in row) for row in right)
        beside = next((written(row) for row in left if row[0].row == other[0].row), [])
        heads = [[fold(cell.text) for cell in cells] for cells in (beside, other)]
        if has_title or not _is_repeated(*heads):
            return [left, *split_panes(right)]
    return [rows]


def _is_repeated(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether headings at both sides of a gap are the same ones over again: of one list in two parts, or in five."""
    width = gcd(len(left), len(right))
    return bool(left) and [*left, *right] == [*left[:width]] * ((len(left) + len(right)) // width)


def _titled_part(rows: _Rows) -> int:
    """Return the column at which a second list under the same headings begins that has a title of its own; 0 where none does."""
    head = _heading(rows)
    parts = find_parts({cell.column: (cell.text,) for cell in head}) if head else []
    if head is None or len(parts) < 2:
        return 0
    start = min(parts[1])
    above = [cell for row in rows if row[0].row < head[0].row for cell in row if not cell.merged_from]
    return start if any(cell.column >= start and townships_in(cell.text) for cell in above) else 0


def _part(rows: _Rows, after: int, before: int) -> _Rows:
    kept = ([cell for cell in row if after < cell.column < before] for row in rows)
    return [row for row in kept if row]


def _heading(rows: _Rows) -> list[Cell] | None:
    """Return the first row that heads a table beyond doubt: it begins with the heading of names or of row numbers."""
    for row in rows:
        cells = written(row)
        role = role_of(cells[0].text)
        if len(cells) > 1 and (role in LABELS or role is Role.SERIAL) and not any(is_value_like(cell) for cell in cells):
            return cells
    return None


def _by_shape(rows: _Rows) -> list[Cell] | None:
    """Return the row of a part whose first column is words, each once, that heads it by its shape alone: 企业 | 产值."""
    place = next((place for place in range(len(rows)) if heads_by_shape(rows, place, is_within=False)), None)
    if place is None or role_of(rows[place][0].text) is not None:
        return None
    first = rows[place][0].column
    names = [row[0].text for row in rows[place + 1 :] if row[0].column == first and len(row) > 1]
    return written(rows[place]) if len(set(names)) == len(names) and not any(map(is_number_like, names)) else None


def _of_things(rows: _Rows, beside: _Rows) -> list[Cell] | None:
    """Return the heading of a part that is a list of its own and tells nothing of the rows beside it.

    Its heading names things (合作社), it has a sum of its own, or another number of rows; 帮扶单位 beside villages tells of them.
    """
    head = _by_shape(rows)
    if head is None:
        return None
    own, others = ([row for row in part if row[0].row > head[0].row] for part in (rows, beside))
    has_sum = any(clean_place(row[0].text).level in TYPED_SUMS for row in own)
    return head if has_sum or len(own) != len(others) or names_things(f"{head[0].text}名称") else None


def find_parts(paths: Mapping[int, tuple[str, ...]]) -> list[dict[int, int]]:
    """Return the parts of a list that goes on at the right, each as its columns → the columns of the first part.

    Parameters
    ----------
    paths
        The headings above each column that has any.

    Examples
    --------
    >>> find_parts({1: ("村名",), 2: ("户数",), 4: ("村名",), 5: ("户数",)})
    [{1: 1, 2: 2}, {4: 1, 5: 2}]
    >>> find_parts({1: ("村名",), 2: ("因病", "户数"), 3: ("因残", "户数")})
    [{1: 1, 2: 2, 3: 3}]
    """
    columns = sorted(number for number, path in paths.items() if path)
    folded = [tuple(map(fold, paths[number])) for number in columns]
    role = role_of(folded[0][-1]) if folded else None
    if role not in LABELS and role is not Role.SERIAL:
        return [{number: number for number in columns}]
    for width in range(2, len(columns) // 2 + 1):
        if len(columns) % width or folded[width] != folded[0]:
            continue
        chunks: Sequence[Sequence[int]] = [columns[place : place + width] for place in range(0, len(columns), width)]
        heads = [folded[place : place + width] for place in range(0, len(columns), width)]
        if all(head == heads[0] for head in heads):
            return [dict(zip(chunk, chunks[0], strict=True)) for chunk in chunks]
    return [{number: number for number in columns}]
