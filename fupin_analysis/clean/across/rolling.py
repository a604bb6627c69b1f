"""Whether what is left at the end of each row goes on from the row before: 余额 = 上月余额 + 新增 − 回收, 累计 = 累计 + 当日.

Which columns come in and go out the rows themselves tell, as in :mod:`fupin_analysis.clean.across.row_relations`: only where all
rows but one go on, four of them at least, is that one said to be wrong. A wrong balance breaks two steps, its own and the next;
the number that mends both is the one it should be. In a ledger the headings say what comes in and goes out: one step that holds
is enough there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.ledgers import COMES, GOES, LEFT, LedgerRow, entry_of
from fupin_analysis.clean.layout.regions import Line
from fupin_analysis.clean.layout.spots import numbers_of
from fupin_analysis.clean.outcomes import ReadTable, is_sum, words_in_row
from fupin_analysis.clean.period_sums import is_sum_of_period
from fupin_analysis.clean.places import NO_ROWS, clean_place
from fupin_analysis.core.period import is_span
from fupin_analysis.core.words.terms import drop_brackets, fold
from fupin_analysis.errors import Problem

#: What is left, or has come together, at the end of a row.
_LEFT = re.compile("余额|结余|结存|累计|[期月季年]末|在册|剩余|库存|存栏")
#: Steps that must hold before it is said of another that it does not, fewer where one number mends two; and the most columns.
_FEWEST, _FEWER, _FEWEST_FROM_START, _ONE, _MOST_COLUMNS = 4, 3, 2, 1, 20
#: Steps that one wrong number breaks, which is mended by another.
_MENDED = 2
#: Headings of who or what comes onto a roll and leaves it, and of what is on it at the end.
_JOINS, _LEAVES = (
    re.compile("新增|增加|纳入|收入|入库|购入|到位"),
    re.compile("减少|退出|支出|出库|消除|核减|清退|支付|使用|停发"),
)
_AT_END = re.compile("[期月季年]末|余额|结余|结存|在册|库存|剩余")


@dataclass(frozen=True)
class _Broken:
    """A number that does not go on from the row before: its row, what it would be, and the columns that come in and go out."""

    row: int
    expected: Decimal
    comes: int
    goes: int | None


def check_rolling(read: ReadTable) -> list[Problem]:
    """Return a remark (F248) on each balance that does not go on from the row above it as all others do."""
    table = read.table
    rows = [line for line in table.lines if not _is_sum(line, is_ledger=table.days > 0)]
    numbers = [_moved(line, read) for line in rows]
    columns = [at for at, column in table.columns.items() if column.role is Role.VALUE and any(at in one for one in numbers)]
    problems = []
    for left in columns if len(columns) <= _MOST_COLUMNS else ():
        if not any(_LEFT.search(fold(drop_brackets(text))) for text in table.columns[left].path):
            continue
        others = [at for at in columns if at != left]
        broken = (
            _broken(left, others, numbers)
            or _in_ledger(read, left, columns, numbers)
            or _from_start(read, left, others, numbers)
            or _as_headed(read, left, others, numbers)
        )
        if broken is None:
            continue
        cell = next(cell for at, cell in rows[broken.row].values if at == left)
        details = {"got": cell.shown, "expected": f"{broken.expected.normalize():f}", "heading": read.head(left)}
        details |= {"one": read.head(broken.comes), "other": read.head(broken.goes) if broken.goes is not None else "0"}
        problems.append(read.problem("F248", cell, **details))
    return problems


def _in_ledger(read: ReadTable, left: int, columns: Sequence[int], rows: Sequence[Mapping[int, Decimal]]) -> _Broken | None:
    """Return the only number of a ledger's balance that does not go on; None where several do not, or no step holds.

    What is left of an account that begins in the middle (2000 after 2000 came in), or is told of the latest day first, is of
    others than the row above.
    """
    heads = {at: fold(drop_brackets(read.table.columns[at].path[-1])) for at in columns if read.table.columns[at].path}
    comes, goes, lefts = ([at for at, text in heads.items() if one.fullmatch(text)] for one in (COMES, GOES, LEFT))
    if not read.table.days or len(comes) != 1 or len(goes) != 1 or lefts != [left]:
        return None
    forth, back = (comes[0], goes[0]), (goes[0], comes[0])
    starts = bool(rows) and rows[0].get(left) == _move(rows[0], *forth)  # nothing was left before
    steps = [{left: Decimal(0)}, *rows] if starts else rows
    missed = _missed(left, *forth, steps, fewest=1)
    if not missed or any(_missed(left, *way, order, fewest=1) == [] for way, order in ((forth, rows[::-1]), (back, rows))):
        return None
    [(at, expected)] = missed
    at -= len(steps) - len(rows)
    return None if rows[at][left] == _move(rows[at], *forth) else _Broken(at, expected, *forth)


def _from_start(read: ReadTable, left: int, others: Sequence[int], rows: Sequence[Mapping[int, Decimal]]) -> _Broken | None:
    """Return the only number of a column of 累计 that begins with the first row's own and does not go on with the others.

    That it begins so says of which column it is, and two further steps that hold are enough.
    """
    if not rows or left not in rows[0] or "累计" not in fold(read.head(left)):
        return None
    begun = [at for at in others if rows[0].get(at) == rows[0][left] != 0]
    missed = _missed(left, begun[0], None, rows, fewest=_FEWEST_FROM_START, fewer=_ONE) if len(begun) == 1 else None
    return _Broken(*missed[0], begun[0], None) if missed else None


def _as_headed(read: ReadTable, left: int, others: Sequence[int], rows: Sequence[Mapping[int, Decimal]]) -> _Broken | None:
    """Return the only number of what is on a roll at the end of each row that does not go on: 新增 | 减少 | 期末在册.

    The headings say which column comes in and which goes out, so that fewer rows tell.
    """
    heads = {at: fold(drop_brackets(read.table.columns[at].path[-1])) for at in others if read.table.columns[at].path}
    comes, goes = ([at for at in heads if one.search(heads[at])] for one in (_JOINS, _LEAVES))
    if len(comes) != 1 or len(goes) > 1 or comes == goes or not _AT_END.search(fold(read.head(left))):
        return None
    going = goes[0] if goes else None
    missed = _missed(left, comes[0], going, rows, fewest=_FEWEST_FROM_START, fewer=_ONE)
    return _Broken(*missed[0], comes[0], going) if missed else None


def _moved(line: Line, read: ReadTable) -> dict[int, Decimal]:
    """Return the numbers of a row; of what was left before a ledger or a page of it begins only that."""
    numbers = numbers_of(line)
    if not read.table.days or entry_of(words_in_row(line)) is LedgerRow.OF_DAY:
        return numbers
    return {at: number for at, number in numbers.items() if LEFT.fullmatch(fold(drop_brackets(read.head(at))))}


def _move(row: Mapping[int, Decimal], comes: int, goes: int) -> Decimal:
    return row.get(comes, Decimal(0)) - row.get(goes, Decimal(0))


def _broken(left: int, others: Sequence[int], rows: Sequence[Mapping[int, Decimal]]) -> _Broken | None:
    """Return the only number of a column that does not go on, as every pair of columns that makes the others agrees."""
    pairs: Iterator[tuple[int, int | None]] = ((one, two) for one, two in permutations([*others, None], 2) if one is not None)
    found: list[_Broken] = []
    for comes, goes in pairs:
        missed = _missed(left, comes, goes, rows)
        if missed == []:
            return None  # all rows go on
        if missed is not None:
            found.append(_Broken(*missed[0], comes, goes))
    rights = {(one.row, one.expected) for one in found}
    return found[0] if len(rights) == 1 else None


def _missed(
    left: int,
    comes: int,
    goes: int | None,
    rows: Sequence[Mapping[int, Decimal]],
    *,
    fewest: int = 0,
    fewer: int = 0,
) -> list[tuple[int, Decimal]] | None:
    """Return the row that does not go on and what it would be, if any; None where a pair of columns does not make the others.

    It takes some steps to say so, `fewest` where the columns are known, `fewer` where one number mends two steps.
    """
    steps: list[tuple[int, Decimal, Decimal]] = []  # the row, what came in less what went out, and what is left
    moved, before = Decimal(0), None
    for place, row in enumerate(rows):
        moved += row.get(comes, Decimal(0)) - (row.get(goes, Decimal(0)) if goes is not None else 0)
        if left in row:
            steps += [(place, moved, row[left])] if before is not None else []
            moved, before = Decimal(0), row[left]
    if before is None or not any(comes in row for row in rows) or not (goes is None or any(goes in row for row in rows)):
        return None
    first = next(row[left] for row in rows if left in row)
    values = [first, *(value for *_, value in steps)]
    wrong = [at for at, (_, move, value) in enumerate(steps) if values[at] + move != value]
    telling = sum(move != 0 for at, (_, move, _) in enumerate(steps) if at not in wrong)
    enough = (fewest or _FEWEST) if len(wrong) < _MENDED else fewer or fewest or _FEWER
    if telling < enough or len(wrong) > _MENDED:
        return None
    if not wrong:
        return []
    at = wrong[0]
    expected = values[at] + steps[at][1]
    if len(wrong) == _MENDED and (wrong[1] != at + 1 or expected + steps[at + 1][1] != steps[at + 1][2]):
        return None
    return [(steps[at][0], expected)]


def _is_sum(line: Line, *, is_ledger: bool) -> bool:
    if is_ledger:
        return entry_of(words_in_row(line)) not in (LedgerRow.OF_DAY, LedgerRow.OPENING, LedgerRow.FROM_PAGE)
    is_said = is_sum(line) or any(is_sum_of_period(text) or is_span(text) for text in line.labels.values() if text.strip())
    return is_said or any(clean_place(cell.text).level in NO_ROWS for _, cell in line.values if not cell.is_number)
