"""Whether the sums typed in a table (合计, 总计, 小计) are those of its rows and its columns: a check that needs no meaning.

It speaks only where nothing else could explain a difference: every part was read as a number of the same measure that can be
added, and no row is a part of another (其中). Where a part is left blank, it is said only of a sum that is less than the
others. What a sum was held against is kept with the figures (``part_of``), so that the cross-check tells of it like of any
other contradiction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from fupin_analysis.clean.across.period_sums import is_sum_of_period
from fupin_analysis.clean.across.sums_beside import ANY_LAND, sums_beside
from fupin_analysis.clean.across.typed_sums import MEAN, TypedSum, added, number_of, shown
from fupin_analysis.clean.layout.ledgers import LedgerRow, entry_of
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.outcomes import CellOutcome, ReadTable, words_in_row
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.core.source import as_sum, join_sources
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.errors import Problem

_SUMS = (Level.TOTAL, Level.SUBTOTAL)
#: What the sum of several townships was held against, as the note about it says.
_HELD = "各行之和"
#: What there is at a moment does not add up over time.
_STOCK = re.compile("[月季期年]末|在册|累计|现有|存量|结余|余额|结存")
#: What says of a county's row that it is a sum of those beside it: 全县合计, 青山县合计; 建档立卡合计 is the item of that name.
_SAID = re.compile("^(?:全|本|[一-鿿]{1,7}(?=[县市区旗州]))[县市区旗州](?:级)?(?:合计|总计|共计)")
#: What says that nobody is counted twice, and of what one may get several: then a sum of people is less than its parts.
_DISTINCT = re.compile(
    "不重复|去重|[剔去扣]除重复|重复(?:的|人员|对象)?(?:只|不|仅)|只(?:计算?|统计)(?:一|1)次|按一[人户次]计|交叉"
)
_SEVERAL = re.compile("措施|政策|帮扶方式|享受|培训|服务|救助")
#: A sum of this month alone: one of all below it is of more than the rows above.
_OF_NOW = re.compile("(?:本|当)(?:月|期|季度?|周|旬|次)(?:合计|小计|总计|共计)")
#: Rows of a ledger that are sums.
_LEVELS = {LedgerRow.OF_SOME: Level.SUBTOTAL, LedgerRow.SO_FAR: Level.TOTAL, LedgerRow.OF_ALL: Level.TOTAL}


@dataclass(frozen=True)
class _Row:
    """A row of a table: its outcomes by column, and what its name says; a word behind it may say that it `is_of_group`, a sum.

    Of an entry of a ledger what is blank is nothing: it came in, or it went out.
    """

    of: Mapping[int, CellOutcome]
    level: Level
    is_within: bool
    is_running: bool = False
    group: tuple[str, ...] = ()
    is_of_group: bool = False
    is_entry: bool = False
    is_of_now: bool = False
    is_of_town: bool = False


def check_sums(read: ReadTable, notes: Sequence[str] = ()) -> tuple[ReadTable, list[Problem]]:
    """Hold each sum typed in a table against the parts beside it.

    Parameters
    ----------
    read
        A table of a sheet.
    notes
        What stands above and below it, which may say that nobody is counted twice.

    Returns
    -------
    tuple
        The table, parts with the addresses of their sums (``part_of``); and a remark (F265) on each sum that is not the sum of
        its parts, in the order of the sheet. A sum rounded from rounded parts holds within half a unit of the last digit for each
        part.
    """
    table = read.table
    rows: list[_Row] = []
    places: list[set[Level]] = []
    behind = _sums_behind(table)
    for line in table.lines:
        levels = {_level_of(text) for text in line.labels.values()}
        of = read.of(line)
        if table.days:  # what is left below a ledger is what is left after its last entry
            of = {number: one for number, one in of.items() if not _STOCK.search(one.heading)}
        texts = list(line.labels.values())
        otherwise = Level.SUBTOTAL if any(map(is_sum_of_period, texts)) else Level.UNKNOWN
        is_above = Level.ABOVE in levels and not any(map(MEAN.search, texts))
        is_said = otherwise is Level.SUBTOTAL or any(map(_SAID.search, texts))
        above = Level.TOTAL if is_said else Level.ABOVE
        level = next((one for one in _SUMS if one in levels), above if is_above else otherwise)
        is_running = "累计" in texts and any(row.level is not Level.UNKNOWN for row in rows)
        is_within = any("其中" in text or ANY_LAND.search(text) for text in texts) or Level.COMPARISON in levels
        named = tuple(text for number, text in sorted(line.labels.items()) if not behind or number < behind)
        is_of_group = (level is Level.UNKNOWN and _says_sum(of)) or (level is Level.SUBTOTAL and bool(behind) and bool(named))
        group = named or (rows[-1].group if rows else ())
        if table.days:
            entry = entry_of(words_in_row(line))
            if entry is LedgerRow.FROM_PAGE and rows:
                continue  # what the rows above came to is carried over
            level, is_within = _LEVELS.get(entry, Level.UNKNOWN), entry is LedgerRow.FROM_PAGE
            is_running, is_of_group = entry is LedgerRow.SO_FAR, False
        level = Level.SUBTOTAL if is_of_group else level
        is_of_now = any(map(_OF_NOW.fullmatch, texts))
        is_of_town = Level.TOWNSHIP in levels and Level.VILLAGE not in levels
        rows.append(_Row(of, level, is_within, is_running, group, is_of_group, table.days > 0, is_of_now, is_of_town))
        places.append(levels)
    rows = _with_towns(rows, [Level.VILLAGE in levels for levels in places])
    is_titled = any(map(_SEVERAL.search, table.titles))
    may_be_several = is_titled or any(_SEVERAL.search(read.head(number)) for number in table.columns)
    is_said = any(map(_DISTINCT.search, notes))
    across = sums_beside(table, [row.of for row in rows])
    sums = _without_distinct(_down(rows), across, is_said=is_said, is_titled=is_titled, may_be_several=may_be_several)
    wholes: dict[int, list[str]] = {}
    lists: Counter[int] = Counter()
    problems = []
    for one in sums:
        if one.is_telling:
            lists[id(one.whole)] += 1  # the corner of a table is the sum of a row and of a column
            for part in one.parts:
                wholes.setdefault(id(part), []).append(as_sum(read.where(one.whole.cell), lists[id(one.whole)]))
        if not one.holds:
            number = number_of(one.whole)
            details = {"got": shown(number), "expected": shown(one.total), "gap": shown(abs(one.total - number))}
            problems.append(read.problem("F265", one.whole.cell, **details))
    held = {id(one.whole) for one in sums}

    def told(one: CellOutcome) -> CellOutcome:
        part = _as_part(one, wholes.get(id(one), ()))
        return _as_held(part) if id(one) in held else part

    return read.changed(told), problems


def _without_distinct(
    down: Iterable[TypedSum], across: Iterable[TypedSum], *, is_said: bool, is_titled: bool, may_be_several: bool
) -> list[TypedSum]:
    """Return sums in the order of the sheet, without those of people of whom some are in several of their parts.

    A note says so (`is_said`); or, of help of which a household may get several, as the title (`is_titled`) or their own headings
    say, a sum is less than its parts, and down a table all sums of people are.
    """
    below, beside = list(down), list(across)
    kinds = [one for one in below if one.is_of_people and not one.is_of_places]
    are_less = may_be_several and len(kinds) > 1 and all(one.is_less for one in kinds)
    left_out = [one for one in below if one.is_of_people and (is_said or (are_less and not one.is_of_places))]
    left_out += [one for one in beside if one.is_of_people and (is_said or is_titled or _may_be_several(one)) and one.is_less]
    ids = {id(one) for one in left_out if not one.holds}
    return sorted((one for one in (*below, *beside) if id(one) not in ids), key=lambda one: one.whole.at)


def _may_be_several(one: TypedSum) -> bool:
    """Whether the headings of a sum and its parts are of help of which one may get several: not 因病 | 因残 beside 帮扶措施."""
    return any(_SEVERAL.search(part.heading) for part in (one.whole, *one.parts))


def _as_held(outcome: CellOutcome) -> CellOutcome:
    """Return the outcome of a sum over several townships with what it was good for: it is no figure, but a check of theirs."""
    if outcome.aside is None or outcome.aside["code"] != "F221":
        return outcome
    problem = Problem("F221", details={"got": _HELD})
    return replace(outcome, aside={**outcome.aside, "reason": problem.reason("zh"), "reason_en": problem.reason("en")})


def _as_part(outcome: CellOutcome, wholes: Sequence[str]) -> CellOutcome:
    if not wholes:
        return outcome
    return replace(outcome, figures=tuple({**figure, "part_of": join_sources(wholes)} for figure in outcome.figures))


def _sums_behind(table: SheetTable) -> int:
    """Return the first column of labels in which a sum stands behind the name of its group (县级 | 小计); 0 where none does."""
    found = (
        number
        for line in table.lines
        for number, text in line.labels.items()
        if clean_place(text).level is Level.SUBTOTAL
        and any(clean_place(name).level is Level.UNKNOWN for at, name in line.labels.items() if at < number)
    )
    return min(found, default=0)


def _says_sum(of: Mapping[int, CellOutcome]) -> bool:
    """Whether a word before the numbers of a row says that it is a sum: 县级 | 小计 | 100 below 县级 | 第一批 | 40."""
    words = takewhile(lambda outcome: not number_of(outcome).is_finite(), (of[column] for column in sorted(of)))
    return any(clean_place(outcome.cell.text).level in _SUMS for outcome in words)


def _of_group(rows: Sequence[_Row], place: int) -> list[_Row]:
    """Return the rows above a sum of a group that are of it; those below it where it stands first."""
    runs = (reversed(rows[:place]), rows[place + 1 :])

    def is_own(row: _Row) -> bool:
        return row.group == rows[place].group and row.level is Level.UNKNOWN

    return next((found for run in runs if (found := list(takewhile(is_own, run)))), [])


def _down(rows: Sequence[_Row]) -> Iterator[TypedSum]:
    """Yield each cell of a row of sums with the cells of its column that add up to it, or should."""
    sums = [place for place, row in enumerate(rows) if row.level is not Level.UNKNOWN]
    first = next((place for place in sums if rows[place].level is Level.SUBTOTAL), -1)
    are_above = first == 0 or (first == 1 and sums[0] == 0)  # each sum of a group stands above it
    for place in sums:
        row = rows[place]
        if row.is_running:
            continue  # 累计 behind 合计 is what there was from January on
        before = [index for index in sums if index < place]
        end = next((index for index in sums if index > place), len(rows))
        start = before[-1] + 1 if before else 0
        # The sum stands first, or another sum above it.
        near = rows[start:place] if start != place else rows[place + 1 : end] if not before else []
        plain = _plain(rows[:place])
        above = [rows[index] for index in before if not rows[index].is_running]
        choices = [_own(near, row)] if row.level is Level.SUBTOTAL else [near, plain, above]
        if row.is_of_group:
            choices = [_of_group(rows, place)]
        elif row.level is Level.SUBTOTAL and are_above:
            choices = [_own(rows[place + 1 : end], row, are_below=True)]
        elif row.level is not Level.SUBTOTAL and any(one.is_of_group for one in above):
            choices = [plain, above, near]  # what stands near is the last group alone
        elif not place and row.level is not Level.SUBTOTAL and any(one.is_of_group for one in rows):
            choices = [_plain(rows), [one for one in rows if one.is_of_group]]  # or the first
        elif not place and row.level is not Level.SUBTOTAL and are_above:
            choices = [_plain(rows)]
        if row.level is Level.TOTAL and [one.level for one in rows].count(Level.TOTAL) == 1 and _goes_on(rows):
            choices = [_plain(rows), *choices]  # below the first of three lists side by side, of all of them
        towns = [one for one in rows if one.is_of_town]
        if row.level is not Level.SUBTOTAL and len(towns) > 1:
            choices = [towns, *choices]
        found = list(_of_row(row, choices))
        if row.level is Level.TOTAL and any(one.is_of_now for one in above):
            found = [one for one in found if one.holds]
        if row.level is not Level.ABOVE or 2 * sum(one.holds for one in found) > len(found):
            yield from found  # 全县 below some of its townships is no sum of them


def _with_towns(rows: Sequence[_Row], are_villages: Sequence[bool]) -> list[_Row]:
    """Return rows, those of townships that their villages follow as sums of these where most of them are.

    Of a list of some villages alone the township's row is no sum, but all of the rows that others add up to.
    """
    starts = [place for place, row in enumerate(rows[:-1]) if row.is_of_town and are_villages[place + 1]]
    if not starts:
        return [replace(row, is_of_town=False) for row in rows]
    of = {}
    for start in starts:
        end = next((place for place in range(start + 1, len(rows)) if not are_villages[place]), len(rows))
        of[start] = rows[start + 1 : end]
    held = [found.holds for start in starts for at, one in rows[start].of.items() if (found := _sum(of[start], at, one))]
    are_sums = 2 * sum(held) > len(held)
    return [replace(row, level=Level.SUBTOTAL) if are_sums and place in of else row for place, row in enumerate(rows)]


def _goes_on(rows: Sequence[_Row]) -> bool:
    """Whether a list goes on at the right under the same headings."""
    return any(one.cell.column != column for row in rows for column, one in row.of.items())


def _level_of(text: str) -> Level:
    """Return what a label stands for; a scheme (营养改善计划) is compared with nothing, though 计划 alone is."""
    level = clean_place(text).level
    return Level.UNKNOWN if level is Level.COMPARISON and load_vocabulary().find_items(text) else level


def _of_row(row: _Row, choices: Sequence[Sequence[_Row]]) -> Iterator[TypedSum]:
    for column, outcome in row.of.items():
        sums = [found for parts in choices if (found := _sum(parts, column, outcome)) is not None]
        if sums:
            yield next((one for one in sums if one.holds), sums[0])


def _own(near: Sequence[_Row], row: _Row, *, are_below: bool = False) -> Sequence[_Row]:
    """Return the rows of which a subtotal is: a group of rows without a subtotal, as of one row alone, may stand before its own.

    Its own are those that make it up in most columns; all of them where none makes it up better. Below a subtotal that stands
    above its rows, such a group may stand behind them.
    """
    runs = [near[: len(near) - more] if are_below else near[more:] for more in range(max(1, len(near) - 1))]
    return max(runs, key=lambda run: sum(found.holds for at, whole in row.of.items() if (found := _sum(run, at, whole))))


def _plain(rows: Sequence[_Row]) -> list[_Row]:
    return [row for row in rows if row.level is Level.UNKNOWN]


def _sum(parts: Sequence[_Row], column: int, outcome: CellOutcome) -> TypedSum | None:
    """Return what the parts of a column add up to; None where they are not all known to be parts of one sum."""
    if len(parts) < 2 or any(row.is_within for row in parts):
        return None
    of = [row.of.get(column) for row in parts]
    cells = [one for one in of if one is not None]
    if cells and _STOCK.search(outcome.heading) and _are_times(cells) and number_of(cells[-1]) == number_of(outcome):
        return None  # what there is at the end of each month is at the end of all what it is at the end of the last
    are_entries = len(cells) > 1 and all(row.is_entry for row in parts)
    return added(cells if are_entries else of, outcome)


def _are_times(cells: Sequence[CellOutcome]) -> bool:
    """Whether each of some cells is of another time, and all of one place."""
    figures = [figure for cell in cells for figure in cell.figures]
    return len({figure["place"] for figure in figures}) == 1 and len({figure["period"] for figure in figures}) == len(cells)
