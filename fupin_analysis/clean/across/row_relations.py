"""Whether the columns of a table that say of each other what they are hold in every row: a check that needs no meaning.

A rate (完成率) and a mean (户均) are one column divided by another, an amount a number times what one of them costs (补助标准),
what remains (剩余, 未完成) a plan less what is done, growth (增幅, 增加额) this year against the last. Which columns those are,
the rows themselves tell: only where all rows but one hold, four of them at least, is that one said to be wrong, and only where
nothing else in the table explains it. Rates and means of several digits (66.67, 417) tell it in fewer rows: no chance makes two
of them. So do two rows where the headings say it themselves: 标准 | 人数 | 金额.
A column of shares (占比) is that of each number in the sum below. What all rows are made by, the sum below them is made by too.
All of it holds for rows of a table whose columns are places too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import permutations

from fupin_analysis.clean.across.typed_sums import exponent_of
from fupin_analysis.clean.layout.columns import Role, is_unit
from fupin_analysis.clean.outcomes import CellOutcome, ReadTable
from fupin_analysis.clean.places import NO_ROWS, clean_place
from fupin_analysis.core.words.terms import drop_brackets, fold
from fupin_analysis.errors import Problem

#: Rows that must hold before it is said of another that it does not.
_FEWEST = 4
#: Rows that must hold where headings name of which columns a rate is: 任务数 | 完成数 | 完成率.
_SAID = 3
#: Rows of rates that tell it too, and by how many digits more than there are pairs of columns to try.
_FEW, _MOST_DIGITS = 2, 4
#: Columns of which only one pair is left that may make the third.
_ONE_PAIR = 3
#: Columns beyond which a table is no bureau's, and trying all pairs would take long.
_MOST_COLUMNS = 40
_RATE = re.compile("率[%％]?$")
_PRICE = re.compile("标准|单价|每[人户亩头只羽株吨名个]|均价")
_AMOUNT = re.compile("金额?$|资金|补助|补贴|费$|款$|投资|租金|收入|产值")
_REST = re.compile("剩余|尚余|结余|余额|^未|尚未|缺口|差额")
_MEAN = re.compile("[户人村组亩]均(?!收入|纯|可支配)|平均")
#: What is counted of that of which one costs so much.
_COUNTED = re.compile("[户人次]数|人次|数量?$|面积|[头亩只株]数?$|规模")
_DIVISOR = re.compile("户|人|村|组|亩|数|面积|规模")
#: By how much something grew, and at what rate: 增加额, 增幅.
_DIFFERENCE = re.compile("增加[额值]|增[长减]?额|增减|增加$")
_GROWTH = re.compile("增幅|增速|降幅|增[长减]率|增[长减](?!额)|同比|环比")
_TOTAL = "合计"
#: What part of the sum below each row is, and how many rows tell that it is.
_SHARE, _FEW_SHARES = re.compile("占比|比重|构成比|所占比例|百分比|^比例$"), 3
#: Powers of ten between a number times its price and the amount: 元 and 万元.
_SCALES = (Decimal(1), Decimal("0.0001"), Decimal("0.001"))

_Numbers = Mapping[int, Decimal]


@dataclass(frozen=True)
class _Kind:
    """A way in which a column is made of two others; `slack` are the units of its last digit by which rounding may move it."""

    head: re.Pattern[str]
    second: re.Pattern[str] | None
    scales: Sequence[Decimal]
    make: Callable[[Decimal, Decimal], Decimal | None]
    slack: Decimal


def _quotient(one: Decimal, other: Decimal) -> Decimal | None:
    return one / other if other else None


def _growth(one: Decimal, other: Decimal) -> Decimal | None:
    return (one - other) / other if other else None


_KINDS = (
    _Kind(_RATE, None, (Decimal(1), Decimal(100)), _quotient, Decimal(1)),
    _Kind(_MEAN, _DIVISOR, (Decimal(1), Decimal(10_000)), _quotient, Decimal(1)),
    _Kind(_AMOUNT, _PRICE, _SCALES, lambda one, other: one * other, Decimal(1)),
    _Kind(_REST, None, (Decimal(1),), lambda one, other: one - other, Decimal(0)),
    _Kind(_GROWTH, None, (Decimal(1), Decimal(100)), _growth, Decimal(1)),
    _Kind(_DIFFERENCE, None, (Decimal(1),), lambda one, other: one - other, Decimal(0)),
)


def check_relations(read: ReadTable, doubted: Collection[str] = ()) -> list[Problem]:
    """Return a remark (F286) on each cell that is not what the columns beside it make in all other rows.

    Parameters
    ----------
    read
        A table of a sheet.
    doubted
        Addresses of cells that something was said of already: nothing more is said of what is made of them.
    """
    table = read.table
    across: dict[int, dict[int, Decimal]] = {}
    cells: dict[tuple[int, int], CellOutcome] = {}
    for place, line in enumerate(table.lines):
        for number, outcome in read.of(line).items():
            value = _number(outcome)
            if value is not None and table.columns[number].role is Role.VALUE:
                across.setdefault(number, {})[place] = value
                cells[number, place] = outcome
    down: dict[int, dict[int, Decimal]] = {}
    for number, column in across.items():
        for place, value in column.items():
            down.setdefault(place, {})[number] = value
    heads = {number: table.columns[number].path for number in across}
    names = {place: tuple(text for _, text in sorted(table.lines[place].labels.items())) for place in down}
    by_columns = list(_all_wrong(across, heads, names))
    by_rows = [] if by_columns else [(at, row, made, one, other) for row, at, made, one, other in _all_wrong(down, names, heads)]
    texts = {**heads} if by_columns else {**names}
    problems = []
    for number, place, expected, one, other in (*by_columns, *by_rows):
        outcome = cells[number, place]
        made_of = [cells[(at, place) if by_columns else (number, at)].cell for at in (one, other)]
        if any(read.where(cell) in doubted for cell in made_of):
            continue  # one slip is told once
        said = _head(texts[number if by_columns else place])
        named = _head(texts[other]) if one != other else _TOTAL  # a share is of the sum below
        details = {"expected": _shown(expected, outcome), "heading": said, "one": _head(texts[one]), "other": named}
        problems.append(read.problem("F286", outcome.cell, got=outcome.cell.shown, **details))
    return problems


def _all_wrong(
    lists: Mapping[int, _Numbers], heads: Mapping[int, Sequence[str]], names: Mapping[int, Sequence[str]]
) -> Iterator[tuple[int, int, Decimal, int, int]]:
    """Yield each number that is not what its list is made of: its list and place, what it would be, and the two lists."""
    if len(lists) > _MOST_COLUMNS:
        return
    sums = {place for place, name in names.items() if _is_sum(name)}
    plain = {number: {at: value for at, value in own.items() if at not in sums} for number, own in lists.items()}
    for number in plain:
        for found in (*_wrong(number, plain, lists, heads, sums), *_wrong_share(number, plain, lists, heads, sums)):
            yield (number, *found)


def _wrong(
    number: int,
    columns: Mapping[int, _Numbers],
    whole: Mapping[int, _Numbers],
    heads: Mapping[int, Sequence[str]],
    sums: Collection[int],
) -> Iterator[tuple[int, Decimal, int, int]]:
    """Yield the only row of a column that is not made as all others are, or each sum that is not, and what it would be."""
    heading = _last_of(heads[number])
    for kind in _KINDS:
        if not kind.head.search(heading):
            continue
        told = list(_readings(number, columns, heads, kind))
        made = [(scale, one, other) for misses, _, scale, one, other in told if not misses]
        if made:  # some pair of columns makes every row
            for place in sums:
                yield from _sum_wrong(number, place, whole, kind, made)
            return
        rows = {(misses[0], _rounded(expected)) for misses, expected, *_ in told}
        if len(rows) == 1:
            misses, expected, _, one, other = told[0]
            yield misses[0], expected, one, other
            return


def _wrong_share(
    number: int,
    columns: Mapping[int, _Numbers],
    whole: Mapping[int, _Numbers],
    heads: Mapping[int, Sequence[str]],
    sums: Collection[int],
) -> Iterator[tuple[int, Decimal, int, int]]:
    """Yield the only row of a column of shares (占比) that is not its number in the sum below: 因残 95 of 500, 29%."""
    if not _SHARE.search(_last_of(heads[number])) or len(sums) != 1:
        return
    place, own = next(iter(sums)), columns[number]
    told = []
    for one, values in columns.items():
        total = whole[one].get(place)
        if one == number or not total or total != sum(values.values()) or own.keys() != values.keys():
            continue
        for scale in (Decimal(1), Decimal(100)):
            made = {row: values[row] / total * scale for row in own}
            # one of them is changed by a digit so that all make 100 %
            misses = [row for row, value in own.items() if abs(value - made[row]) > Decimal(2).scaleb(min(0, exponent_of(value)))]
            if len(misses) <= 1 and len(own) - len(misses) >= _FEW_SHARES:
                told.append((misses, made, one))
    if told and all(misses for misses, *_ in told):
        (row,), made, one = told[0]
        yield row, made[row], one, one


def _last_of(path: Sequence[str]) -> str:
    """Return the last heading of a column that is more than a unit: 当月人均补助额 over 元."""
    named = [text for text in path if not is_unit(text)] or path
    return fold(drop_brackets(named[-1])) if named else ""


def _sum_wrong(
    number: int, place: int, lists: Mapping[int, _Numbers], kind: _Kind, made: Sequence[tuple[Decimal, int, int]]
) -> Iterator[tuple[int, Decimal, int, int]]:
    """Yield the number of a row of sums that no pair that makes all its parts makes: the rate of the sums is no sum of rates."""
    value = lists[number].get(place)
    if value is None or kind.head in (_AMOUNT, _REST):
        return  # those add up, and are held against their parts
    pairs = [
        (quotient * scale, one, other)
        for scale, one, other in made
        if place in lists[one] and place in lists[other]
        if (quotient := kind.make(lists[one][place], lists[other][place])) is not None
    ]
    slack = kind.slack * Decimal(1).scaleb(min(0, exponent_of(value)))
    if pairs and all(abs(value - expected) > slack for expected, *_ in pairs):
        yield place, *pairs[0]


def _readings(
    number: int, columns: Mapping[int, _Numbers], heads: Mapping[int, Sequence[str]], kind: _Kind
) -> Iterator[tuple[list[int], Decimal, Decimal, int, int]]:
    """Yield each pair of columns that makes all rows of a column but one at the most: that row, what it would be, the pair."""
    own = columns[number]
    telling = len({value for value in own.values() if value not in (0, 1, 100)})
    if telling < (_FEW if kind.head in (_RATE, _MEAN) else _FEWEST - 1):
        return
    least = _MOST_DIGITS + (len(str(len(columns) ** 2)) if len(columns) > _ONE_PAIR else 0)
    for one, other in permutations([at for at in columns if at != number], 2):
        if kind.second is not None and not any(kind.second.search(fold(text)) for text in heads[other]):
            continue
        is_said = kind.head is _AMOUNT and _COUNTED.search(_last_of(heads[one])) is not None
        is_named = kind.head is _RATE and _names_rate(heads[number], heads[one], heads[other])
        for scale in kind.scales:
            found = _misses(
                own, columns[one], columns[other], kind, scale, 0 if is_said else least, _SAID if is_named else _FEWEST
            )
            if found is not None:
                yield (*found, scale, one, other)


def _names_rate(rate: Sequence[str], part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether headings say of which part and of which whole a rate is: 完成率 of 完成数 and 任务数, 参保率 of 参保 and 应参保.

    Examples
    --------
    >>> _names_rate(["完成率"], ["完成数"], ["任务数"]), _names_rate(["参保率"], ["已参保人数"], ["应参保人数"])
    (True, True)
    >>> _names_rate(["完成率"], ["竣工数"], ["任务数"]), _names_rate(["完成率"], ["任务数"], ["完成数"])
    (False, False)
    """
    stem, of, all_of = _RATE.sub("", _last_of(rate)), _last_of(part), _last_of(whole)
    is_part = bool(stem) and stem[-_STEM:] in of and _OF_ALL.search(of) is None
    return is_part and _OF_ALL.search(all_of) is not None


#: Signs at the end of a rate's name that name its part too, and what names that of which it is one.
_STEM = 2
_OF_ALL = re.compile("任务|计划|目标|应[参缴签检享发]|应.{1,4}[户人数]|总|下达|安排|指标|合计")


def _misses(
    own: _Numbers, one: _Numbers, other: _Numbers, kind: _Kind, scale: Decimal, least: int, fewest: int
) -> tuple[list[int], Decimal] | None:
    """Return the row that two columns do not make, and what it would be; None where they miss more than one, or make too few."""
    misses, held, digits, expected = [], 0, 0, Decimal(0)
    for row, value in own.items():
        if row not in one or row not in other or (made := kind.make(one[row], other[row])) is None:
            continue
        if abs(value - made * scale) <= kind.slack * Decimal(1).scaleb(min(0, exponent_of(value))):
            held += 1
            digits += _digits(value) if kind.head is _RATE else _digits_of_mean(value) if kind.head is _MEAN else 0
            continue
        if value == 0 and made < 0:
            continue  # more was done than planned: nothing remains
        misses.append(row)
        expected = made * scale
        if len(misses) > 1:
            return None
    is_told = held >= fewest or (held >= _FEW and digits >= least)
    return (misses, expected) if is_told else None


def _digits(rate: Decimal) -> int:
    """Return how many digits of a rate, a share or per cent, have to be right for it to hold; none of 0 and 100."""
    places = -exponent_of(rate)
    return 0 if rate in (0, 1, 100) or places < 1 else places + (2 if rate > 1 else 0)


def _digits_of_mean(mean: Decimal) -> int:
    """Return how many digits of a mean have to be right for it to hold, but for the last, which rounding moves."""
    return max(0, len(mean.normalize().as_tuple().digits) - 1)


def _number(outcome: CellOutcome) -> Decimal | None:
    """Return a cell's number as typed, a percentage as it is written; None where it holds none."""
    text = outcome.cell.text.strip().replace(",", "").replace("，", "").rstrip("%％")
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _is_sum(labels: Iterable[str]) -> bool:
    return any(clean_place(text).level in NO_ROWS for text in labels)


def _head(path: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(path))


def _rounded(number: Decimal) -> Decimal:
    return round(number, 4)


def _shown(number: Decimal, outcome: CellOutcome) -> str:
    is_percent = outcome.cell.text.strip().endswith(("%", "％"))
    return f"{round(number, 2).normalize():f}{'%' if is_percent else ''}"
